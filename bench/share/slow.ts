/**
 * What a peer that acknowledges nothing costs the others: each 50 ms one node tells five peers its
 * tracks, and now and then a warning; measured is the processor time of its thread until the four that
 * take what they get have it as frames, with the fifth taking too and with it taking nothing. The work
 * for the four is the same in both. Each run is a process of its own, so that no run inherits another's
 * heap, and collects its garbage on that thread, so that it is counted, and counted once: threads beside
 * it that wait for a processor would count for as long as others have it.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type BenchRow, median, quantile, row } from '../row.ts';

const RUN = fileURLToPath(new URL('./slow-run.ts', import.meta.url));
const ROUNDS = 7;
/** The second is the first once more: how far two figures of the same thing lie apart here. */
const ARMS = ['all', 'again', 'slow'] as const;

type Round = Record<(typeof ARMS)[number], number[]>;

function once(arm: string): number[] {
  const options = { maxBuffer: 1 << 20, encoding: 'utf8' } as const;
  return JSON.parse(execFileSync(process.execPath, ['--single-threaded-gc', RUN, arm], options));
}

/** In turns, and each round in another order, so that what else the machine does is in all. */
function round(number: number): Round {
  const order = ARMS.map((_, i) => ARMS[(i + number) % ARMS.length]!);
  return Object.fromEntries(order.map((arm) => [arm, once(arm)])) as Round;
}

export function slowPeerRows(): BenchRow[] {
  const rounds = Array.from({ length: ROUNDS }, (_, number) => round(number));
  const rowsOf = (p: number, name: string): BenchRow[] => {
    const of = (arm: keyof Round): number =>
      median(rounds.map((each) => quantile(each[arm], p))) / 1000;
    const what = `50 ms of 200 tracks to four peers, ${name}`;
    const peer = { name: 'a fifth that takes what it gets', value: of('all') };
    return [
      row(`${what}, beside a fifth that takes nothing`, of('slow'), 'ms (CPU)', ROUNDS, { peer }),
      row(`${what}, the same measured twice`, of('again'), 'ms (CPU)', ROUNDS, { peer }),
    ];
  };
  return [...rowsOf(0.99, 'p99'), ...rowsOf(0.5, 'median')];
}
