/**
 * Published filtering problems through the filters of `src/motion/filter/` and the product's model of
 * the air: Julier and Uhlmann's re-entry, and Farina, Ristic and Benvenuti's falling target with its
 * bound. Seeds are fixed: the same rows every time.
 */
import {
  extendedFilter,
  type Filter,
  julierUhlmann,
  unscentedFilter,
} from '../src/motion/index.ts';
import { runFalling, type Taking } from './published/falling.ts';
import { runReentry } from './published/reentry.ts';
import { type BenchRow, row } from './row.ts';

const REENTRY_RUNS = 200;
const FALLING_RUNS = 3_000;
/** Before this the goal is wider, s: the first plots are rough. */
const SETTLED_S = 40;

export async function rows(): Promise<BenchRow[]> {
  const made: BenchRow[] = [];
  for (const [name, filter] of [
    ['extended', extendedFilter],
    ['unscented', unscentedFilter(julierUhlmann(5))],
  ] as const) {
    made.push(...reentryRows(name, filter));
  }
  for (const [name, filter, taking] of [
    ['extended', extendedFilter, 'converted'],
    ['unscented', unscentedFilter(), 'measured'],
    ['extended', extendedFilter, 'measured'],
  ] as const) {
    made.push(...fallingRows(name, filter, taking));
  }
  return made;
}

function reentryRows(filter: string, by: Filter): BenchRow[] {
  const { place, velocity, parameter, nees, nis, broken } = runReentry(by, REENTRY_RUNS);
  const name = (what: string): string => `re-entry (Julier, Uhlmann), ${filter}: ${what}`;
  const goal = (value: number) => ({ bound: { name: 'goal', value } });
  return [
    row(name('position RMSE'), place, 'm', REENTRY_RUNS, goal(8.5)),
    row(name('velocity RMSE'), velocity, 'm/s', REENTRY_RUNS),
    row(name('ballistic exponent RMSE'), parameter, '', REENTRY_RUNS),
    row(name('NEES (goal 4 to 6)'), nees, '', REENTRY_RUNS, { bound: { name: 'right', value: 5 } }),
    row(name('NIS (goal 1.9 to 2.1)'), nis, '', REENTRY_RUNS, {
      bound: { name: 'right', value: 2 },
    }),
    row(name('runs that broke'), broken, '', REENTRY_RUNS),
  ];
}

function fallingRows(filter: string, by: Filter, taking: Taking): BenchRow[] {
  const { timesS, rms, bound, nees, broken } = runFalling(by, taking, FALLING_RUNS);
  const name = (what: string): string => `falling (Farina et al.), ${filter}, ${taking}: ${what}`;
  const worst = (from: number, to: number): number => {
    let most = 0;
    for (const [k, timeS] of timesS.entries()) {
      if (timeS < from || timeS >= to) continue;
      for (let i = 0; i < 4; i++) most = Math.max(most, rms[k]![i]! / bound[k]![i]!);
    }
    return most;
  };
  const early = { bound: { name: 'goal', value: 1.2 } };
  const late = { bound: { name: 'goal', value: 1.1 } };
  const made = [
    row(name('RMS over bound, worst to 40 s'), worst(0, SETTLED_S), '', FALLING_RUNS, early),
    row(name('RMS over bound, worst from 40 s'), worst(SETTLED_S, 1e9), '', FALLING_RUNS, late),
  ];
  for (const timeS of [20, 40, 60, 80, 100, 110]) {
    const k = timesS.indexOf(timeS);
    for (const [i, axis] of ['x', 'y'].entries()) {
      const beside = { bound: { name: 'bound', value: bound[k]![i]! } };
      made.push(row(name(`${axis} at ${timeS} s`), rms[k]![i]!, 'm', FALLING_RUNS, beside));
    }
  }
  const right = { bound: { name: 'right', value: 4 } };
  made.push(row(name('NEES at 110 s'), nees[timesS.indexOf(110)]!, '', FALLING_RUNS, right));
  made.push(row(name('runs that broke'), broken, '', FALLING_RUNS));
  return made;
}
