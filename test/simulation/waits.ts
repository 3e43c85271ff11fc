import { LABEL_DELAY_S, PROTECTED_DELAY_S } from './nations.ts';
import type { Made } from './oracle.ts';

/**
 * When it has left at the latest where nothing goes wrong, in virtual time: it waits by its node's
 * clock, and one that was set ahead stands until the time that it had shown has come.
 */
export function goesAtMs(made: Made): number {
  const waitMs = 1000 * waitS(made);
  return waitMs === 0 ? made.atMs : Math.max(made.atMs, made.statement.body.timeMs) + waitMs;
}

/** The longest that it may wait at home: by its label, or since protected sensors alone saw it. */
function waitS({ node, statement, choices, labels, waitsS }: Made): number {
  if (node !== 'kor') return 0;
  if (statement.body.content.about === 'warning') return waitsS;
  const labelS = labels.includes('delayed') ? LABEL_DELAY_S : 0;
  return Math.max(labelS, choices.policy === 'protected' ? PROTECTED_DELAY_S : 0);
}
