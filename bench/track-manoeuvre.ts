/**
 * Objects that manoeuvre, seen by one radar of 1 Hz, 30 m and 1 mrad: how wrong the product's
 * interacting filters are, and whether they say so, beside each of the filters alone on the same
 * plots. An extended Kalman filter alone has no gate and no other object to be mistaken for.
 */
import { ecefToGeodetic, fallAcceleration } from '../src/earth/index.ts';
import { brakeAt, braking, radialHeight, reentryPredict } from '../src/motion/index.ts';
import type { PolarReport, Sensor } from '../src/sense/index.ts';
import { type FilterEvidence, updateFilter } from '../src/track/filters.ts';
import {
  associate,
  createTracker,
  DEFAULT_TRACKER,
  FILTER_MODELS,
  type FilterModel,
} from '../src/track/index.ts';
import { beginTrack } from '../src/track/initiate.ts';
import { setUnknown } from '../src/track/models.ts';
import { moveFilter } from '../src/track/predict.ts';
import { prepare } from '../src/track/prepared.ts';
import {
  burning,
  mover,
  plotOf,
  radar,
  START_MS,
  seededNoise,
  straight,
  turning,
} from '../src/track/sky.fixture.ts';
import { createWork, NOISE, SPAN } from '../src/track/work.ts';
import { type BenchRow, row } from './row.ts';
import { quadraticForm } from './track-scenario.ts';

const FLIGHTS = 30;
const DETECTION = 0.95;
/** Seconds after the first plot from which errors count. */
const SETTLED_S = 10;
/** Where a radar loses it, m. */
const LOWEST_M = 1_000;
/** 1 sigma of the first velocity of a filter alone, per axis, m/s. */
const FAST_MPS = 2_700;

type Step = (x: Float64Array, dtS: number, tS: number) => void;

interface Manoeuvre {
  readonly name: string;
  readonly seconds: number;
  readonly start: () => Float64Array;
  readonly step: Step;
  /** Filters that may be meant for it. */
  readonly alone: readonly FilterModel[];
}

const GRAVITY = 9.80665;
const AIR: readonly FilterModel[] = ['constantVelocity', 'boost', 'turn', 'acceleration'];
const SPACE: readonly FilterModel[] = ['boost', 'coast', 'thrust', 'reentry', 'acceleration'];

const MANOEUVRES: readonly Manoeuvre[] = [
  ...[2, 4, 6].map((load) => ({
    name: `aircraft, 20 s of ${load} g`,
    seconds: 60,
    start: () => mover(38.5, 128, 9_000, 250, 80, 0),
    step: levelTurn((load * GRAVITY) / 250, 20, 40),
    alone: AIR,
  })),
  {
    name: 'boost, coast, re-entry',
    seconds: 250,
    start: () => mover(39.5, 127, 2_000, 60, 90, 70),
    step: rocket(45, 60, 5_000),
    alone: SPACE,
  },
  {
    name: 'pull-up and glide',
    seconds: 150,
    start: () => mover(39.5, 127.5, 55_000, 1_900, 110, -20),
    step: gliding(33_000, 6 * GRAVITY, 2.5, 18_000),
    alone: SPACE,
  },
];

/** Errors of an estimate over one flight: summed squares, summed NEES, and how many. */
interface Errors {
  place: number;
  velocity: number;
  nees: number;
  count: number;
  breaks: number;
}

/** Rows for `npm run bench -- track`. */
export async function rows(): Promise<BenchRow[]> {
  return MANOEUVRES.flatMap((manoeuvre) => {
    const own = none();
    const alone = new Map(manoeuvre.alone.map((model) => [model, none()]));
    for (let seed = 1; seed <= FLIGHTS; seed++) fly(manoeuvre, seed, own, alone);
    return rowsOf(manoeuvre.name, own, alone);
  });
}

function none(): Errors {
  return { place: 0, velocity: 0, nees: 0, count: 0, breaks: 0 };
}

function rowsOf(name: string, own: Errors, alone: ReadonlyMap<FilterModel, Errors>): BenchRow[] {
  const made: BenchRow[] = [];
  for (const [what, unit, of] of [
    ['position error', 'm', (e: Errors) => Math.sqrt(e.place / e.count)],
    ['velocity error', 'm/s', (e: Errors) => Math.sqrt(e.velocity / e.count)],
  ] as const) {
    const best = [...alone].sort((a, b) => of(a[1]) - of(b[1]))[0]!;
    const peer = { name: `${best[0]} alone`, value: of(best[1]) };
    made.push(row(`${name}: ${what}`, of(own), unit, FLIGHTS, { peer }));
    if (what !== 'velocity error') continue;
    const nees = { name: `${best[0]} alone`, value: best[1].nees / best[1].count };
    made.push(row(`${name}: NEES (6 is right)`, own.nees / own.count, '', FLIGHTS, { peer: nees }));
  }
  made.push(row(`${name}: tracks broken`, own.breaks, '', FLIGHTS));
  return made;
}

/** One flight, the same plots for all. */
function fly(
  { start, step, seconds }: Manoeuvre,
  seed: number,
  own: Errors,
  alone: ReadonlyMap<FilterModel, Errors>,
): void {
  const sensor: Sensor = radar('r', { minimumElevationRad: -0.1 });
  const noise = seededNoise(seed * 13);
  const x = start();
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const filters = [...alone].map(([model, errors]) => ({ move: single(model, sensor), errors }));
  for (let k = 0; k < seconds; k++) {
    const timeMs = START_MS + k * 1000;
    const plot = plotOf(sensor, x, timeMs, noise.normal);
    if (noise.uniform() < DETECTION) {
      const tracks = associate(state, [plot], timeMs);
      const track = tracks.findLast(({ status }) => status !== 'dropped');
      for (const { move, errors } of filters) {
        const { state: s, covariance } = move(plot);
        if (k >= SETTLED_S) count(errors, s, covariance, x);
      }
      if (track !== undefined && k >= SETTLED_S) count(own, track.state, track.covariance, x);
    }
    step(x, 1, k);
    if (radialHeight(x[0]!, x[1]!, x[2]!) < LOWEST_M) break;
  }
  own.breaks += state.lastNumber - 1;
}

function count(
  errors: Errors,
  estimate: ArrayLike<number>,
  covariance: ArrayLike<number>,
  truth: Float64Array,
): void {
  const e = Array.from(truth, (v, i) => estimate[i]! - v);
  const p = e.map((_, i) => e.map((__, j) => covariance[i * 6 + j]!));
  errors.place += e[0]! ** 2 + e[1]! ** 2 + e[2]! ** 2;
  errors.velocity += e[3]! ** 2 + e[4]! ** 2 + e[5]! ** 2;
  errors.nees += quadraticForm(p, e);
  errors.count++;
}

/** One of the product's filters, fed plot after plot without the others. */
function single(model: FilterModel, sensor: Sensor) {
  const m = FILTER_MODELS.indexOf(model);
  const work = createWork();
  const evidence: FilterEvidence = { logLikelihood: 0, nis: 0, size: 0 };
  const { coverages } = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const [x, p] = [work.state[m]!, work.covariance[m]!];
  let lastMs = Number.NaN;
  return (plot: PolarReport<'exercise'>): { state: Float64Array; covariance: Float64Array } => {
    const z = prepare(plot, 0, coverages[0]!);
    if (Number.isNaN(lastMs)) {
      beginTrack(z, 0, DEFAULT_TRACKER, work);
      x.set(work.state[0]!);
      p.set(work.covariance[0]!);
      for (let i = 3; i < 6; i++) p[i * 7] = FAST_MPS * FAST_MPS;
      setUnknown(work.extra[m]!, 0, m);
    } else {
      work.step[SPAN] = (plot.timeMs - lastMs) / 1000;
      work.step[NOISE] = 1;
      moveFilter(m, work, DEFAULT_TRACKER, 0);
      updateFilter(z, work, m, evidence);
    }
    lastMs = plot.timeMs;
    return { state: x, covariance: p };
  };
}

/** Straight flight, between two times a level turn of `rate` rad/s. */
function levelTurn(rate: number, fromS: number, toS: number): Step {
  const turn = turning((rate * 180) / Math.PI);
  return (x, dtS, tS) => (tS >= fromS && tS < toS ? turn(x, dtS) : straight(x, dtS));
}

/** A motor, then a fall through the standard atmosphere. */
function rocket(thrust: number, burnS: number, beta: number): Step {
  const burn = burning(burnS, thrust);
  const quiet = { q: 0, dragQ: 0, liftShare: 0, liftS: 0 };
  return (x, dtS, tS) => {
    if (tS < burnS) return burn(x, dtS, tS);
    const extra = Float64Array.of(Math.log(beta), 0, 0, 0, 0, 0, 0, 0);
    for (let i = 0; i < 10; i++) reentryPredict(x, new Float64Array(36), extra, dtS / 10, quiet);
  };
}

/**
 * A fall that is caught below `belowM` by a lift of `load` m/s², until the path is level, and held
 * there by the lift that the air gives, weaving aside with half of it every 60 s.
 */
function gliding(belowM: number, load: number, liftToDrag: number, beta: number): Step {
  const pull = new Float64Array(3);
  let level = false;
  return (x, dtS, tS) => {
    if (tS === 0) level = false;
    const steps = 50;
    const h = dtS / steps;
    for (let i = 0; i < steps; i++) {
      const { heightM } = ecefToGeodetic(x[0]!, x[1]!, x[2]!);
      const speed = Math.hypot(x[3]!, x[4]!, x[5]!);
      const r = Math.hypot(x[0]!, x[1]!, x[2]!);
      const climb = (x[0]! * x[3]! + x[1]! * x[4]! + x[2]! * x[5]!) / r;
      brakeAt(heightM, speed, null);
      const drag = (braking.brake * speed) / beta;
      const most = Math.min(load, liftToDrag * drag);
      fallAcceleration(x, pull);
      if (climb >= 0) level = true;
      // Level: what bears the weight, and less of it when it climbs.
      const weight = GRAVITY - (speed * speed) / r - 0.2 * climb;
      const lift = heightM > belowM ? 0 : level ? Math.min(Math.max(weight, 0), most) : most;
      const aside = heightM < belowM && level ? 0.5 * most * Math.sin((2 * Math.PI * tS) / 60) : 0;
      lean(x, pull, { drag, lift, aside, climb, speed, r });
      for (let k = 0; k < 3; k++) {
        x[k] = x[k]! + h * (x[k + 3]! + (h / 2) * pull[k]!);
        x[k + 3] = x[k + 3]! + h * pull[k]!;
      }
    }
  };
}

interface Forces {
  readonly drag: number;
  readonly lift: number;
  readonly aside: number;
  readonly climb: number;
  readonly speed: number;
  readonly r: number;
}

/** Adds drag along the path, lift across it and up, and the force aside, m/s². */
function lean(x: Float64Array, pull: Float64Array, by: Forces): void {
  const ahead = [0, 1, 2].map((i) => x[i + 3]! / by.speed);
  const slope = by.climb / by.speed;
  const flat = Math.sqrt(Math.max(1 - slope * slope, 1e-6));
  const up = [0, 1, 2].map((i) => (x[i]! / by.r - slope * ahead[i]!) / flat);
  for (let i = 0; i < 3; i++) {
    const [j, k] = [(i + 1) % 3, (i + 2) % 3];
    const right = ahead[j]! * up[k]! - ahead[k]! * up[j]!;
    pull[i] = pull[i]! - by.drag * ahead[i]! + by.lift * up[i]! + by.aside * right;
  }
}
