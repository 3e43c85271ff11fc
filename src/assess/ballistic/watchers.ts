import type { KinematicReport } from '../../sense/index.ts';
import { createSight, type Sight } from './sight.ts';

/** One that looks at an object, and how it saw it last: what an estimate owes to whom. Plain data. */
export interface Watcher {
  readonly name: string;
  readonly kind: 'radar' | 'satellite';
  /** Looks of late, older ones by {@link MEMORY_S} less. */
  looks: number;
  readonly sight: Sight;
}

/** Watchers kept of one object: as many radars as have biases of their own, and as many others. */
const MAXIMUM_WATCHERS = 8;
/** So long a look lives on in an estimate about burnout, s: as long as the free fall has lasted. */
const MEMORY_S = 15;

/** Notes a look; reports that tell a place as it is stated have no constant errors of this kind. */
export function noteWatcher(watchers: Watcher[], report: KinematicReport, sight: Sight): void {
  const { kind, source } = report;
  if (kind !== 'polar' && kind !== 'bearing') return;
  let watcher = watchers.find(({ name }) => name === source);
  if (watcher === undefined) {
    if (watchers.length >= MAXIMUM_WATCHERS) watchers.splice(stalest(watchers), 1);
    const own = kind === 'polar' ? 'radar' : 'satellite';
    watcher = { name: source, kind: own, looks: 0, sight: createSight() };
    watchers.push(watcher);
  }
  watcher.looks = 1 + looksAt(watcher, sight.timeMs);
  copySight(sight, watcher.sight);
}

function stalest(watchers: readonly Watcher[]): number {
  let oldest = 0;
  watchers.forEach(({ sight }, i) => {
    if (sight.timeMs < watchers[oldest]!.sight.timeMs) oldest = i;
  });
  return oldest;
}

function looksAt({ looks, sight }: Watcher, timeMs: number): number {
  return looks * Math.exp(-Math.max(0, timeMs - sight.timeMs) / (1000 * MEMORY_S));
}

function copySight(from: Sight, to: Sight): void {
  const { directions, places, variances, observer } = to;
  Object.assign(to, from, { directions, places, variances, observer });
  directions.set(from.directions);
  places.set(from.places);
  variances.set(from.variances);
  observer.set(from.observer);
}

/**
 * By how much each watcher's own displacement moves the estimate of all, 3×3 row-major each: its
 * share of their information about the place near `at`. They sum to one.
 */
export function sharesOf(
  watchers: readonly Watcher[],
  timeMs: number,
  at: Float64Array,
): Float64Array[] {
  const told = watchers.map((watcher) => information(watcher, timeMs, at));
  const sum = new Float64Array(9);
  for (const each of told) for (let i = 0; i < 9; i++) sum[i] = sum[i]! + each[i]!;
  const spread = inverse(sum);
  return told.map((each) => {
    const share = new Float64Array(9);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        let value = 0;
        for (let k = 0; k < 3; k++) value += spread[3 * i + k]! * each[3 * k + j]!;
        share[3 * i + j] = value;
      }
    }
    return share;
  });
}

function information(watcher: Watcher, timeMs: number, at: Float64Array): Float64Array {
  const { sight } = watcher;
  const { observer: o, directions, variances } = sight;
  const looks = looksAt(watcher, timeMs);
  const out = new Float64Array(9);
  const add = (d: ArrayLike<number>, from: number, variance: number): void => {
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        out[3 * i + j] = out[3 * i + j]! + (looks * d[from + i]! * d[from + j]!) / variance;
      }
    }
  };
  for (let m = 0; m < sight.count; m++) add(directions, 3 * m, variances[m]!);
  if (sight.hasRange) {
    const away = [at[0]! - o[0]!, at[1]! - o[1]!, at[2]! - o[2]!];
    const range = Math.hypot(...away) || 1;
    add(
      away.map((v) => v / range),
      0,
      sight.rangeVariance,
    );
  }
  return out;
}

/** A satellite alone tells nothing along its line: less information than this there is none, 1/m². */
const LEAST_INFORMATION = 1e-14;

function inverse(m: Float64Array): Float64Array {
  const [a, b, c, d, e, f] = [m[0]!, m[1]!, m[2]!, m[4]!, m[5]!, m[8]!];
  const least = LEAST_INFORMATION;
  const [p, q, r] = [a + least, d + least, f + least];
  const [A, B, C] = [q * r - e * e, c * e - b * r, b * e - c * q];
  const determinant = p * A + b * B + c * C;
  const [D, E, F] = [p * r - c * c, b * c - p * e, p * q - b * b];
  return Float64Array.of(A, B, C, B, D, E, C, E, F).map((v) => v / determinant);
}
