import type { PreviewAnswer } from '../node/index.ts';
import { ask } from './ask.ts';
import type { Say } from './command.ts';

export interface DryRun {
  readonly url: string;
  readonly warning: string;
  /** What would be done to it. */
  readonly as: PreviewAnswer['state'];
  /** Channel or receiver that alone is shown; null: all. */
  readonly only: string | null;
  readonly json: boolean;
}

/**
 * Shows what would leave for each destination, byte for byte; signatures, the second of leaving and
 * the ends of confirmation links stand as words in angle brackets. Exit code 1: there is nothing.
 */
export async function runDryRun(asked: DryRun, out: Say, err: Say): Promise<number> {
  const { url, warning, as, only, json } = asked;
  const query = new URLSearchParams({ as, ...(only === null ? {} : { only }) });
  const path = `/api/v1/warnings/${encodeURIComponent(warning)}/preview?${query}`;
  const answer = await ask<PreviewAnswer & { message?: string }>(url, path);
  if (answer.leaving === undefined) {
    out(answer.message ?? 'Nothing waits for release.');
    return 1;
  }
  if (only !== null && answer.leaving.length === 0) {
    err(`Nothing would leave for ${only}: it is no channel or receiver of this warning.`);
    return 1;
  }
  for (const line of json ? jsonLines(answer) : textLines(answer)) out(line);
  return 0;
}

function jsonLines({ warning, revision, state, leaving, silent }: PreviewAnswer): string[] {
  const about = { warning, revision, state };
  return [
    ...leaving.map((one) => JSON.stringify({ ...about, ...one })),
    ...silent.map(({ channel, reason }) => JSON.stringify({ ...about, channel, silent: reason })),
  ];
}

function textLines({ warning, revision, state, leaving, silent }: PreviewAnswer): string[] {
  return [
    `${warning} revision ${revision} would be ${state}. What stands in < > is filled in as it leaves.`,
    ...leaving.flatMap(({ channel, receiver, name, how, bytes, pieces, refused }) => {
      const head = `${channel} ${receiver}: ${name}: ${how}, ${bytes} bytes`;
      if (refused !== undefined) return [`${head}: NOTHING LEAVES: ${refused}`];
      if (pieces === null) return [`${head}: too much for one answer; say --only ${receiver}`];
      return [head, ...pieces.map((piece) => ('text' in piece ? piece.text : piece.hex))];
    }),
    ...silent.map(({ channel, reason }) => `${channel}: nothing leaves: ${reason}`),
  ];
}
