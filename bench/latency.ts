/**
 * Engineering latency: from before `sendto` of the plot that decides to the moment in which the
 * ally's commit of the warning has returned. docs/benchmarks.md says what is in it.
 *
 * `BONGSU_BENCH_FULL=1` plays as many rounds as give 2,000 warnings for each load.
 */
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { runGenerator } from './latency/generator.ts';
import { runNation } from './latency/nation.ts';
import { playRound, type Round, type Way } from './latency/round.ts';
import { type BenchRow, median, quantile, row } from './row.ts';

const FULL = process.env['BONGSU_BENCH_FULL'] === '1';
const LOADS = [0, 20_000] as const;
/** Launches of a round: half a minute of more than any war has brought; then a fresh start. */
const LAUNCHES = 250;
const LAUNCHES_PER_SECOND = 8;
const QUICK_LAUNCHES = 100;
const FULL_WARNINGS = 2000;
/** The first warnings of a fresh process meet code that was not compiled: told apart. */
const COLD = 10;

export async function rows(): Promise<BenchRow[]> {
  const made: BenchRow[] = [];
  for (const otherPerSecond of LOADS) {
    const rounds: Round[] = [];
    const wanted = FULL ? FULL_WARNINGS : 1;
    for (let count = 0; count < wanted; count += warm(rounds.at(-1)!).length) {
      rounds.push(await play(otherPerSecond, rounds.length + 1));
    }
    made.push(...rowsOf(otherPerSecond, rounds));
  }
  return made;
}

async function play(otherPerSecond: number, seed: number): Promise<Round> {
  const round = await playRound({
    seed,
    launches: FULL ? LAUNCHES : QUICK_LAUNCHES,
    launchesPerSecond: LAUNCHES_PER_SECOND,
    otherPerSecond,
    main: fileURLToPath(import.meta.url),
  });
  const { ways, launches, untimed, lost, stepFailures, generatorLateMs } = round;
  const load = loadavg()[0]!.toFixed(1);
  process.stderr.write(
    `  round ${seed} with ${otherPerSecond} others/s: ${ways.length} warnings of ${launches} launches, ${untimed} released by time, ${lost} lost, ${stepFailures} failed steps, generator late by up to ${generatorLateMs.toFixed(0)} ms, load average ${load}\n`,
  );
  return round;
}

function warm(round: Round): readonly Way[] {
  return round.ways.slice(COLD);
}

function rowsOf(otherPerSecond: number, rounds: readonly Round[]): BenchRow[] {
  const ways = rounds.flatMap(warm);
  const runs = ways.length;
  const name = `latency, ${otherPerSecond} other reports/s`;
  const all = ways.map(({ heldMs }) => heldMs);
  const less = ways.map(({ heldMs, commitMs }) => heldMs - commitMs);
  const goal = (value: number): { bound: BenchRow['bound'] } => ({
    bound: { name: 'goal', value },
  });
  const ms = (what: string, value: number, beside = {}): BenchRow =>
    row(`${name}: ${what}`, value, 'ms', runs, beside);
  const part = (what: string, of: (way: Way) => number): BenchRow[] => {
    const times = ways.map(of);
    return [ms(`${what}, p50`, median(times)), ms(`${what}, p99`, quantile(times, 0.99))];
  };
  const disk = rounds.flatMap(({ fdatasyncMs }) => fdatasyncMs);
  const commits = rounds.flatMap(({ commitMs }) => commitMs);
  return [
    row(`${name}: warnings measured`, runs, 'warnings', rounds.length),
    ms('p50', median(all), goal(15)),
    ms('p99', quantile(all, 0.99), goal(60)),
    ms('p99.9', quantile(all, 0.999)),
    ms('less commits, p50', median(less), goal(5)),
    ms('less commits, p99', quantile(less, 0.99)),
    ms('first warning of a fresh node', median(rounds.map(({ ways }) => ways[0]?.heldMs ?? NaN))),
    ms('fdatasync alone, p50', median(disk)),
    ms('fdatasync alone, p99', quantile(disk, 0.99)),
    ms('one commit, p50', median(commits)),
    ms('one commit, p99', quantile(commits, 0.99)),
    ...part('sent to released', (way) => way.releasedMs),
    ...part('released to durable', (way) => way.durableMs - way.releasedMs),
    ...part('durable to heard by the ally', (way) => way.heardMs - way.durableMs),
    ...part('heard to durable at the ally', (way) => way.heldMs - way.heardMs),
    ...loadRows(name, otherPerSecond, rounds),
  ];
}

function loadRows(name: string, otherPerSecond: number, rounds: readonly Round[]): BenchRow[] {
  const count = rounds.length;
  const total = (of: (round: Round) => number): number =>
    rounds.reduce((sum, round) => sum + of(round), 0);
  const dropped = row(
    `${name}: datagrams dropped`,
    total((r) => r.dropped),
    'datagrams',
    count,
  );
  const lost = row(
    `${name}: warnings lost`,
    total((r) => r.lost),
    'warnings',
    count,
  );
  if (otherPerSecond === 0) return [dropped, lost];
  const seconds = total((round) => round.otherReports.seconds);
  const bound = { name: 'asked for', value: otherPerSecond };
  const taken = total((round) => round.otherReports.taken) / seconds;
  const sent = total((round) => round.otherReports.sent) / seconds;
  return [
    row(`${name}: sent`, sent, 'reports/s', count, { bound }),
    row(`${name}: taken in`, taken, 'reports/s', count, { bound }),
    dropped,
    lost,
  ];
}

const role = process.send === undefined ? undefined : process.argv[2];
if (role === 'generator') runGenerator();
if (role === 'node') runNation();
