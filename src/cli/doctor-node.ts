import { formatInstant } from '../mark/index.ts';
import { type NodeStatus, type Problem, sentence } from '../node/index.ts';
import { whyNot } from './ask.ts';
import type { Findings } from './doctor.ts';

/** A node on the same machine answers at once; one that takes longer has stopped. */
const PATIENCE_MS = 3000;

/** Clocks of the node and of this machine that differ by more are worth a word, ms. */
const CLOCK_NOTICE_MS = 1000;

type Health = NodeStatus & { readonly problems: readonly Problem[] };

/** What a running node says of itself; a sentence when it does not answer. */
export async function askNode(url: string): Promise<Findings | string> {
  const health = await fetchHealth(url);
  if (typeof health === 'string') return sentence('BNG_NOT_REACHABLE', { url, reason: health });
  const { node, mode, version, seq, durableSeq, tracks, hazards, warnings } = health;
  const facts = [
    `Node ${node}, mode ${mode}, version ${version}, at ${url}`,
    `Running since ${formatInstant(health.startedMs)}`,
    `${seq} inputs, ${seq - durableSeq} of them on their way to disk`,
    `${tracks} tracks, ${hazards} hazards, ${warnings} warnings`,
    ...health.inputs.map(
      ({ source, received, queued, oldestWaitS, recentWait }) =>
        `Input ${source}: ${received} received, ${queued} wait (the oldest for ` +
        `${oldestWaitS.toFixed(3)} s); lately a wait was ${recentWait.meanS.toFixed(3)} s, ` +
        `${recentWait.maximumS.toFixed(3)} s at most`,
    ),
    ...health.sensors.map(
      (sensor) => `Sensor ${sensor.id}: ${sensor.state}, ${sensor.reports} reports`,
    ),
    ...health.linkViews.map((link) => `Link ${link.peer}: ${link.state}`),
  ];
  return { facts, problems: [...health.problems, ...clockProblems(health)] };
}

/** A word on why not, where there is none. */
async function fetchHealth(url: string): Promise<Health | string> {
  try {
    const answer = await fetch(new URL('/health', url), {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) return `it says ${answer.status}`;
    const health = (await answer.json()) as Partial<Health>;
    return typeof health.node === 'string' && Array.isArray(health.problems)
      ? (health as Health)
      : 'something else than a node is there';
  } catch (error) {
    return whyNot(error, PATIENCE_MS);
  }
}

/** An exercise may run at a time of its own; an actual node may not. */
function clockProblems(health: Health): Problem[] {
  const offMs = health.nowMs - Date.now();
  if (health.mode !== 'actual' || Math.abs(offMs) < CLOCK_NOTICE_MS) return [];
  return [
    {
      severity: 'degraded',
      subject: 'clock',
      message: `The node's clock is ${(offMs / 1000).toFixed(1)} s off this machine's`,
      remedy: 'Let both follow the same time server (chrony, NTP).',
    },
  ];
}
