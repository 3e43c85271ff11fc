/**
 * What the tracker allocates for a report of what may be a missile, whose filters have states of their
 * own: sixty objects at a time before one radar of 1 Hz, a minute each, every setting as shipped; and for
 * lines of sight by two sensors in geostationary orbit. Counted as in `track-heap.ts`.
 */
import type { BearingReport, KinematicReport } from '../src/sense/index.ts';
import { advance, associate, createTracker, DEFAULT_TRACKER } from '../src/track/index.ts';
import {
  burning,
  mover,
  plotOf,
  radar,
  START_MS,
  seededNoise,
  turning,
} from '../src/track/sky.fixture.ts';
import { type BenchRow, row } from './row.ts';
import { type Sampler, startSampling } from './track/heap.ts';

const OBJECTS = 60;
const SECONDS = 60;
/** Minutes before what is counted, by which the engine has compiled the loop, and counted ones. */
const WARM_RUNS = 16;
const RUNS = 4;
/** Between two of these minutes every track ends, s. */
const APART_S = 200;
/** More would be too long for the profiler to tell. */
const INTERVAL_BYTES = 1_024;

const EYES = [
  { id: 'e1', at: mover(0, 127, 36_000_000, 0, 0, 0) },
  { id: 'e2', at: mover(5, 165, 36_000_000, 0, 0, 0) },
];

type Report = KinematicReport<'exercise'>;

interface Sky {
  readonly name: string;
  readonly begin: (uniform: () => number) => Float64Array;
  readonly move: (x: Float64Array, dtS: number, tS: number) => void;
  /** Lines of sight each second, and plots every fifth. */
  readonly lines: boolean;
}

const SKIES: readonly Sky[] = [
  {
    name: 'motor of 40 s, then free fall',
    begin: (u) => mover(37 + 4 * u(), 124 + 6 * u(), 20_000, 600, 360 * u(), 60),
    ...{ move: burning(40, 60), lines: false },
  },
  {
    name: 'fall into the air',
    begin: (u) =>
      mover(37 + 4 * u(), 124 + 6 * u(), 90_000 + 60_000 * u(), 2_500, 360 * u(), -25 * u()),
    ...{ move: burning(0, 1), lines: false },
  },
  {
    name: 'aircraft, turn of 5 g',
    begin: (u) => mover(37 + 4 * u(), 124 + 6 * u(), 9_000, 300, 360 * u(), 0),
    ...{ move: turning(9), lines: false },
  },
  {
    name: 'lines of sight, the motor of 40 s',
    begin: (u) => mover(37 + 4 * u(), 124 + 6 * u(), 20_000, 600, 360 * u(), 60),
    ...{ move: burning(40, 60), lines: true },
  },
];

export async function rows(): Promise<BenchRow[]> {
  return SKIES.map(allocated);
}

function allocated(sky: Sky): BenchRow {
  const { uniform, normal } = seededNoise(5);
  const sensor = radar('heap', { clutterPerScan: 1 });
  const eyes = EYES.map(({ id }) => radar(id, { kind: 'bearing', site: null, scanPeriodS: null }));
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor, ...eyes]);
  let sampler: Sampler | null = null;
  let reports = 0;
  for (let run = 0; run < WARM_RUNS + RUNS; run++) {
    if (run === WARM_RUNS) sampler = startSampling(INTERVAL_BYTES);
    const objects = Array.from({ length: OBJECTS }, () => sky.begin(uniform));
    for (let s = 0; s < SECONDS; s++) {
      // No time is a whole number by chance.
      const timeMs = START_MS + (run * APART_S + s) * 1000 + 10 * uniform();
      const batch: Report[] = [];
      for (const x of objects) {
        if (!sky.lines || s % 5 === 0) batch.push(plotOf(sensor, x, timeMs + uniform(), normal));
        if (!sky.lines) continue;
        for (const eye of EYES) batch.push(lineOf(eye, x, timeMs + 100 + uniform(), normal));
      }
      associate(state, batch, timeMs + 150);
      if (run >= WARM_RUNS) reports += batch.length;
      for (const x of objects) sky.move(x, 1, s);
    }
    advance(state, START_MS + (run + 1) * APART_S * 1000 - 10_000);
  }
  const { loop } = sampler!.stop();
  return row(`heap: allocated a report, ${sky.name}`, loop / reports, 'bytes', reports);
}

const LOS_RAD = 2e-5;

function lineOf(
  eye: (typeof EYES)[number],
  x: Float64Array,
  timeMs: number,
  normal: () => number,
): BearingReport<'exercise'> {
  const [ox, oy, oz] = [eye.at[0]!, eye.at[1]!, eye.at[2]!];
  const [dx, dy, dz] = [x[0]! - ox, x[1]! - oy, x[2]! - oz];
  const r = Math.hypot(dx, dy, dz);
  const l = [dx, dy, dz].map((d) => d / r + LOS_RAD * normal());
  const size = Math.hypot(...l);
  return {
    ...{ kind: 'bearing', source: eye.id, mode: 'exercise', timeMs, receivedMs: timeMs },
    observerEcefM: [ox, oy, oz],
    losEcef: [l[0]! / size, l[1]! / size, l[2]! / size],
    sigma: { losRad: LOS_RAD },
  };
}
