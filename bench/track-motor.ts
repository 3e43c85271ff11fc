/**
 * A motor seen by one radar of 1 Hz, 30 m and 1 mrad: how wrong the velocity is while it burns, and
 * whether the covariance says so, beside the same tracker without the filter that estimates thrust.
 */
import type { Sensor } from '../src/sense/index.ts';
import { associate, createTracker, DEFAULT_TRACKER, type FilterModel } from '../src/track/index.ts';
import { burning, mover, plotOf, radar, START_MS, seededNoise } from '../src/track/sky.fixture.ts';
import { type BenchRow, row } from './row.ts';
import { quadraticForm } from './track-scenario.ts';

const FLIGHTS = 30;
const WITHOUT: readonly FilterModel[] = ['constantVelocity', 'boost', 'coast'];
/** Seconds after the first plot from which the track counts. */
const SETTLED = 10;

interface Burn {
  /** Root mean square error of the velocity, m/s, and mean normalised error squared, of 6. */
  readonly velocity: number;
  readonly nees: number;
  readonly breaks: number;
}

function fly(thrust: number, burnS: number, models: readonly FilterModel[]): Burn {
  const sensor: Sensor = radar('r', { minimumElevationRad: -0.1 });
  let [squares, nees, count, breaks] = [0, 0, 0, 0];
  for (let flight = 1; flight <= FLIGHTS; flight++) {
    const noise = seededNoise(flight * 7 + thrust);
    const x = mover(39.5, 127, 2_000, 60, 90, 70);
    const state = createTracker('exercise', { ...DEFAULT_TRACKER, models }, [sensor]);
    const step = burning(burnS, thrust);
    for (let k = 0; k < burnS; k++) {
      const timeMs = START_MS + k * 1000;
      const seen = noise.uniform() < 0.95;
      const plot = plotOf(sensor, x, timeMs, noise.normal);
      const track = seen ? associate(state, [plot], timeMs).at(-1) : undefined;
      if (track !== undefined && track.status !== 'dropped' && k >= SETTLED) {
        const e = track.state.map((v, i) => v - x[i]!);
        const p = e.map((_, i) => track.covariance.slice(i * 6, i * 6 + 6));
        nees += quadraticForm(p, e);
        squares += e[3]! ** 2 + e[4]! ** 2 + e[5]! ** 2;
        count++;
      }
      step(x, 1, k);
    }
    breaks += state.lastNumber - 1;
  }
  return { velocity: Math.sqrt(squares / count), nees: nees / count, breaks };
}

export function motorRows(): BenchRow[] {
  const made: BenchRow[] = [];
  for (const [thrust, burnS] of [
    [25, 90],
    [45, 60],
    [70, 60],
    [100, 45],
    [150, 30],
  ] as const) {
    const own = fly(thrust, burnS, DEFAULT_TRACKER.models);
    const without = fly(thrust, burnS, WITHOUT);
    for (const [what, unit, key] of [
      ['velocity error', 'm/s', 'velocity'],
      ['NEES (6 is right)', '', 'nees'],
      ['tracks broken', '', 'breaks'],
    ] as const) {
      const peer = { name: 'without thrust', value: without[key] };
      made.push(row(`motor of ${thrust} m/s²: ${what}`, own[key], unit, FLIGHTS, { peer }));
    }
  }
  return made;
}
