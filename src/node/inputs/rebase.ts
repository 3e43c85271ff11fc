import { parseInstant } from '../../mark/index.ts';

/** Where a recording begins when it is played as if it were now. */
export type RecordingStart =
  | { readonly kind: 'after'; readonly seconds: number }
  | { readonly kind: 'at'; readonly ms: number };

/**
 * `rebase=1` of a source, with `from=SECONDS` after the recording's first time or `from=INSTANT` by
 * the recording's own clock; null without it. A text says what is wrong.
 */
export function readRebase(parameters: URLSearchParams): RecordingStart | null | string {
  const rebase = parameters.get('rebase');
  const from = parameters.get('from');
  if (rebase === null || rebase === '0') {
    return from === null ? null : 'from= goes with rebase=1: without it a recording is not moved';
  }
  if (rebase !== '' && rebase !== '1') return `rebase=${rebase} is none of rebase=1 and rebase=0`;
  // What was measured moved at its own speed: played faster, the velocities in it would be wrong.
  if (parameters.has('speed') || parameters.has('rate')) {
    return 'rebase=1 plays it by its own times, so neither speed= nor rate= goes with it: begin later with from=, or declare assumedRateHz for what has no times';
  }
  if (from === null) return { kind: 'after', seconds: 0 };
  const seconds = Number(from);
  if (from !== '' && seconds >= 0 && Number.isFinite(seconds)) return { kind: 'after', seconds };
  const ms = parseInstant(from);
  if (ms !== null) return { kind: 'at', ms };
  return `from=${from} is neither seconds nor an instant like 2021-05-02T17:00:00Z`;
}
