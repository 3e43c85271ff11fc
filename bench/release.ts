/**
 * From an officer's last signature under a warning to its bytes at 1,000 receivers over 20 channels.
 * docs/benchmarks.md says what is in it.
 */
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { playRelease, type ReleaseTimes } from './release/round.ts';
import { runSinks } from './release/sinks.ts';
import { type BenchRow, goalRow, median, row } from './row.ts';

const ROUNDS = 5;

export async function rows(): Promise<BenchRow[]> {
  const main = fileURLToPath(import.meta.url);
  const rounds: { first: ReleaseTimes; correction: ReleaseTimes }[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const played = await playRelease(main, round);
    rounds.push(played);
    const { first } = played;
    process.stderr.write(
      `  round ${round}: first byte ${first.firstMs.toFixed(1)} ms, all ${first.lastMs.toFixed(0)} ms at ${first.receivers} receivers, load average ${loadavg()[0]!.toFixed(1)}\n`,
    );
  }
  return [
    ...rowsOf(
      'release',
      rounds.map(({ first }) => first),
    ),
    ...rowsOf(
      'correction',
      rounds.map(({ correction }) => correction),
    ),
  ];
}

function rowsOf(what: string, times: readonly ReleaseTimes[]): BenchRow[] {
  const of = (name: keyof ReleaseTimes): number => median(times.map((one) => one[name]));
  const worst = (name: keyof ReleaseTimes): number => Math.max(...times.map((one) => one[name]));
  const runs = times.length;
  const name = `${what}, 20 channels, 1,000 receivers`;
  return [
    row(
      `${name}: receivers reached`,
      Math.min(...times.map((one) => one.receivers)),
      'receivers',
      runs,
      {
        bound: { name: 'of', value: 1000 },
      },
    ),
    row(`${name}: durable`, of('durableMs'), 'ms', runs),
    goalRow(`${name}: first byte`, of('firstMs'), 'ms', runs, { most: 50 }),
    row(`${name}: first byte, worst run`, worst('firstMs'), 'ms', runs),
    row(`${name}: last siren`, of('sirenMs'), 'ms', runs),
    row(`${name}: last SMS or e-mail gateway`, of('gatewayMs'), 'ms', runs),
    row(`${name}: last webhook`, of('webhookMs'), 'ms', runs),
    row(`${name}: last display`, of('cotMs'), 'ms', runs),
    goalRow(`${name}: all`, of('lastMs'), 'ms', runs, { most: 1000 }),
    row(`${name}: processor time of the node`, of('cpuMs'), 'ms', runs),
    row(`${name}: all, worst run`, worst('lastMs'), 'ms', runs),
    row(
      `${name}: sirens before any webhook`,
      times.filter((one) => one.inOrder === 1).length,
      'runs',
      runs,
      {
        bound: { name: 'of', value: runs },
      },
    ),
  ];
}

if (process.send !== undefined && process.argv[2] === 'sinks') await runSinks();
