import type { Problem } from './problems.ts';
import type { NodeStatus } from './status.ts';

const DAY_MS = 86_400_000;

/** Days before a key ends at which it is said: an expired key has silenced alerts before. */
const KEY_NOTICE_DAYS = 30;

/** A document that waits longer than this for a destination is a problem, ms. */
const LATE_MS = 5000;

/** What is wrong about where warnings go: it does not take them, or its self-test says so. */
export function channelProblems({ channels, nowMs }: NodeStatus): Problem[] {
  const problems: Problem[] = [];
  for (const { channel, receiver, waiting, oldestMs, failure, givenUp } of channels.lines) {
    const subject = `channel ${channel} ${receiver}`;
    const remedy = 'Say what matters by another way, and repair it: docs/channels.md.';
    if (oldestMs !== null && nowMs - oldestMs > LATE_MS) {
      const since = Math.round((nowMs - oldestMs) / 1000);
      const why = failure ?? 'no answer yet';
      const message = `${waiting} documents wait, the oldest for ${since} s: ${why}`;
      problems.push({ severity: 'failed', subject, message, remedy });
    }
    if (givenUp > 0) {
      const message = `${givenUp} documents were given up`;
      problems.push({ severity: 'failed', subject, message, remedy });
    }
  }
  for (const { channel, receiver, last, overdue } of channels.tests) {
    const subject = `channel ${channel} ${receiver}`;
    const remedy = `Try it by "bongsu channel test ${receiver}" once it is repaired.`;
    if (last !== null && !last.ok) {
      const message = `Its self-test failed: ${last.message}`;
      problems.push({ severity: 'degraded', subject, message, remedy });
    } else if (overdue) {
      const message = 'No self-test has come through for more than twice the interval';
      problems.push({ severity: 'degraded', subject, message, remedy });
    }
  }
  if (channels.journalFailure !== null) {
    problems.push({
      ...{ severity: 'degraded', subject: 'channels' },
      message: `What has left cannot be written down: ${channels.journalFailure}`,
      remedy:
        'Free the disk. After a crash receivers would get warnings twice, said to be repeated.',
    });
  }
  return problems;
}

/** What ends within a month, and what stops then. */
export function keyProblems(status: NodeStatus): Problem[] {
  return status.keys.flatMap(({ id, notAfterMs, stops }): Problem[] => {
    if (notAfterMs === null) return [];
    const days = (notAfterMs - status.nowMs) / DAY_MS;
    if (days > KEY_NOTICE_DAYS) return [];
    const then = stops === undefined ? '' : days <= 0 ? `: ${stops}` : `; then ${stops}`;
    const left = Math.ceil(days);
    const when = days <= 0 ? 'It has ended' : `It ends in ${left} ${left === 1 ? 'day' : 'days'}`;
    return [
      {
        severity: days <= 0 ? 'failed' : days <= 7 ? 'degraded' : 'notice',
        subject: id,
        message: when + then,
        remedy: 'Make a new one and put it in the configuration (docs/channels.md).',
      },
    ];
  });
}
