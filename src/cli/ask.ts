import { type ActAnswer, BongsuError, reasonOf } from '../node/index.ts';
import type { SignedCommand } from '../watch/index.ts';
import type { Say } from './command.ts';

/** A node on the same machine answers at once; one that takes longer has stopped. */
const PATIENCE_MS = 5000;

/**
 * Hands an officer's signed act to a running node and tells what became of it. Exit code 0 done,
 * 1 refused; throws `BNG_NOT_REACHABLE`.
 */
export async function handIn(
  url: string,
  path: string,
  signed: SignedCommand,
  json: boolean,
  out: Say,
  err: Say,
): Promise<number> {
  const answer = await ask<Answer>(url, path, JSON.stringify(signed));
  if (json) out(JSON.stringify(answer));
  const decisions = answer.decisions ?? [];
  if (!json) for (const line of answerLines(decisions)) out(line);
  if (decisions.length === 0) err(answer.message ?? 'The node refused it.');
  return decisions.some(({ what }) => what === 'accepted-act') ? 0 : 1;
}

/** What became of the act in a person's words: whom a release was sent to is a number. */
function answerLines(decisions: ActAnswer['decisions']): string[] {
  const sent = decisions.filter(({ what }) => what === 'released-to').length;
  const lines = decisions
    .filter(({ what }) => what !== 'released-to')
    .map(({ what, reason, message }) =>
      what === 'accepted-act' ? `accepted: ${message}` : `${reason}: ${message}`,
    );
  return sent === 0 ? lines : [...lines, `sent to ${sent === 1 ? '1 ally' : `${sent} allies`}`];
}

interface Answer {
  readonly decisions?: ActAnswer['decisions'];
  /** In place of decisions: why it went no further. */
  readonly message?: string;
}

/** What the node answers, whatever its status; posts where there is a body. */
export async function ask<T>(url: string, path: string, body?: string): Promise<T> {
  try {
    const answer = await fetch(new URL(path, url), {
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
    });
    return (await answer.json()) as T;
  } catch (error) {
    throw new BongsuError('BNG_NOT_REACHABLE', { url, reason: whyNot(error, PATIENCE_MS) });
  }
}

/** Why a request to a node brought no answer, for a person. */
export function whyNot(error: unknown, patienceMs: number): string {
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return `nothing came within ${patienceMs / 1000} s`;
  if (cause?.code === 'ECONNREFUSED') return 'nothing listens there';
  return error instanceof SyntaxError ? 'something else than a node is there' : reasonOf(error);
}
