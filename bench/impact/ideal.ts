import { createDescent, fallOfDescent, noteDescent } from '../../src/assess/ballistic/descent.ts';
import { likelyBeta } from '../../src/assess/ballistic/drag.ts';
import { fallFor, fallToGround } from '../../src/assess/ballistic/fall.ts';
import { westerly } from '../../src/assess/ballistic/impact.ts';
import { createSight, lookAt } from '../../src/assess/ballistic/sight.ts';
import {
  createAssess,
  DEFAULT_BALLISTIC,
  recogniseTick,
  recogniseTrack,
} from '../../src/assess/index.ts';
import {
  chartAt,
  ecefToGeodetic,
  enuRotation,
  fromEnu,
  type GeoPoint,
  geodeticToEcef,
  toChart,
  toEnu,
} from '../../src/earth/index.ts';
import { normal as normalOf, randomStream, uniform } from '../../src/exercise/random.ts';
import type { PolarReport, Sensor } from '../../src/sense/index.ts';
import { advance, associate, createTracker, DEFAULT_TRACKER } from '../../src/track/index.ts';
import { LABEL, sensorOf } from './runs.ts';

/** A flight from burnout on: speed over the ground, path angle, height, all at burnout. */
export interface IdealKind {
  readonly name: string;
  readonly speed: number;
  readonly angleRad: number;
  readonly heightM: number;
}

/** Burnouts in thin air, so that drag is only met where nobody looks. */
export const IDEAL_KINDS: readonly IdealKind[] = [
  { name: '1,000 km', speed: 2_850, angleRad: 0.75, heightM: 90e3 },
  { name: '3,700 km', speed: 5_100, angleRad: 0.6, heightM: 140e3 },
  { name: '1,000 km lofted to 4,500 km', speed: 7_000, angleRad: 1.48, heightM: 250e3 },
  { name: '9,000 km', speed: 6_800, angleRad: 0.42, heightM: 300e3 },
];
/** Seconds of data after which the error is taken. */
export const IDEAL_SPANS_S: readonly number[] = [30, 60, 120];

const RADAR = {
  kind: 'polar' as const,
  ...{ id: 'radar', latitudeDeg: 37.5, longitudeDeg: 129, heightM: 200 },
  ...{ sigmaRangeM: 30, sigmaAzimuthRad: 1e-3, sigmaElevationRad: 1e-3, intervalS: 1 },
  ...{ detectionProbability: 0.95, minimumElevationDeg: 3, maximumRangeM: 5_000_000 },
};
const START_MS = 1_700_000_000_000;

/** Squared misses and their bound, m², after one span. */
export interface IdealMiss {
  readonly bound2: number;
  /** Of the product; null: no hazard. */
  readonly product2: number | null;
  /** Of its filter of free fall told that radars have no constant errors. */
  readonly unbiased2: number;
}

/** One flight of exactly the product's own dynamics, seen without constant errors. */
export function idealFlight(kind: IdealKind, seed: number): IdealMiss[] {
  const random = randomStream(seed, kind.name);
  const normal = (): number => normalOf(random);
  const from = stateOf(kind, 0.1 * normal());
  const inverseBeta = 1 / likelyBeta(kind.speed);
  const truth = groundOf(from, inverseBeta);
  const last = IDEAL_SPANS_S[IDEAL_SPANS_S.length - 1]!;
  const times = Array.from({ length: last + 1 }, (_, t) => t).filter(() => uniform(random) < 0.95);
  const states = along(from, inverseBeta, times);
  const reports = states.map((state, i) => plotOf(state, START_MS + 1000 * times[i]!, normal));
  const product = productPoints(reports);
  const alone = filterPoints(reports, from, inverseBeta, normal);
  const bounds = boundsOf(from, inverseBeta, times);
  const miss2 = (point: GeoPoint | null): number | null => {
    if (point === null) return null;
    const at = new Float64Array(2);
    toChart(chartAt(truth), point.latitudeRad, point.longitudeRad, at, 0);
    return at[0]! ** 2 + at[1]! ** 2;
  };
  return IDEAL_SPANS_S.map((_, i) => ({
    bound2: bounds[i]!,
    product2: miss2(product[i]!),
    unbiased2: miss2(alone[i]!)!,
  }));
}

/** At burnout off the coast to the north-west of the radar, flying east by `turn` rad. */
function stateOf({ speed, angleRad, heightM }: IdealKind, turn: number): Float64Array {
  const [latitude, longitude] = [0.687, 2.205];
  const level = speed * Math.cos(angleRad);
  const heading = 1.3 + turn;
  const axes = enuRotation(latitude, longitude);
  const up = speed * Math.sin(angleRad);
  return Float64Array.from([
    ...geodeticToEcef(latitude, longitude, heightM),
    ...fromEnu(axes, level * Math.sin(heading), level * Math.cos(heading), up),
  ]);
}

function along(from: Float64Array, inverseBeta: number, times: readonly number[]): Float64Array[] {
  const state = from.slice();
  let before = 0;
  return times.map((t) => {
    if (t > before) fallFor(state, t - before, inverseBeta);
    before = t;
    return state.slice();
  });
}

/** Where the product lets a state of this drag come down. */
function groundOf(state: Float64Array, inverseBeta: number): GeoPoint {
  const end = new Float64Array(8);
  if (!fallToGround(state, inverseBeta, 1, end, 0, westerly(state))) throw new Error('stays up');
  return ecefToGeodetic(end[0]!, end[1]!, end[2]!);
}

const RAD = Math.PI / 180;
const SITE = [RADAR.latitudeDeg * RAD, RADAR.longitudeDeg * RAD, RADAR.heightM] as const;
const SITE_ECEF = geodeticToEcef(...SITE);
const AXES = enuRotation(SITE[0], SITE[1]);

function seen(state: Float64Array): readonly [number, number, number] {
  const [x, y, z] = SITE_ECEF;
  const [e, n, u] = toEnu(AXES, state[0]! - x, state[1]! - y, state[2]! - z);
  return [Math.hypot(e, n, u), Math.atan2(e, n), Math.atan2(u, Math.hypot(e, n))];
}

function plotOf(state: Float64Array, timeMs: number, normal: () => number): PolarReport {
  const [rangeM, azimuth, elevation] = seen(state);
  const sigma = { rangeM: 30, azimuthRad: 1e-3, elevationRad: 1e-3 };
  return {
    ...{ kind: 'polar', source: RADAR.id, mode: 'simulated', timeMs, receivedMs: timeMs, sigma },
    observerEcefM: SITE_ECEF,
    rangeM: rangeM + sigma.rangeM * normal(),
    azimuthRad: azimuth + sigma.azimuthRad * normal(),
    elevationRad: elevation + sigma.elevationRad * normal(),
  };
}

/** The product's point of impact after each span. */
function productPoints(reports: readonly PolarReport[]): (GeoPoint | null)[] {
  const sensors: readonly Sensor[] = [sensorOf(RADAR)];
  const tracker = createTracker('simulated', DEFAULT_TRACKER, sensors);
  const settings = { node: 'bench', mode: 'simulated', label: LABEL } as const;
  const assess = createAssess({ ...settings, ballistic: { ...DEFAULT_BALLISTIC, revisionS: 0 } });
  const points: (GeoPoint | null)[] = [];
  let newest: GeoPoint | null = null;
  let next = 0;
  for (const report of reports) {
    const nowMs = report.timeMs;
    for (; nowMs > START_MS + 1000 * IDEAL_SPANS_S[next]!; next++) points.push(newest);
    const tracks = [...advance(tracker, nowMs), ...associate(tracker, [report], nowMs)];
    for (const hazard of [
      ...tracks.flatMap((track) => recogniseTrack(assess, track, nowMs)),
      ...recogniseTick(assess, nowMs),
    ]) {
      if (hazard.kind === 'ballistic') newest = hazard.impact.point;
    }
  }
  while (points.length < IDEAL_SPANS_S.length) points.push(newest);
  return points;
}

/** What is known before: next to nothing. */
const WIDE = [20e3, 500] as const;

function filterPoints(
  reports: readonly PolarReport[],
  from: Float64Array,
  inverseBeta: number,
  normal: () => number,
): GeoPoint[] {
  const state = from.slice();
  const covariance = new Float64Array(36);
  for (let i = 0; i < 6; i++) {
    const sigma = WIDE[i < 3 ? 0 : 1];
    covariance[i * 7] = sigma * sigma;
    state[i] = state[i]! + 0.02 * sigma * normal();
  }
  const extra = Float64Array.of(-Math.log(inverseBeta), 0, 0, 0, 0, 0, 0, 1e-4);
  const own = createDescent({ state, covariance, extra }, START_MS, []);
  const sight = createSight();
  const points: GeoPoint[] = [];
  let next = 0;
  const point = (): GeoPoint => groundOf(fallOfDescent(own).state, inverseBeta);
  for (const report of reports) {
    for (; report.timeMs > START_MS + 1000 * IDEAL_SPANS_S[next]!; next++) points.push(point());
    if (lookAt(report, own.state, sight)) noteDescent(own, sight, null);
  }
  while (points.length < IDEAL_SPANS_S.length) points.push(point());
  return points;
}

/** Cramér-Rao bound of the squared miss, m²: no noise but the radar's, dynamics and drag known. */
function boundsOf(from: Float64Array, inverseBeta: number, times: readonly number[]): number[] {
  const steps = [50, 50, 50, 0.1, 0.1, 0.1];
  const chart = chartAt(groundOf(from, inverseBeta));
  const moved = steps.map((step, i) => {
    const both = [step, -step].map((by) => {
      const state = from.slice();
      state[i] = state[i]! + by;
      const p = groundOf(state, inverseBeta);
      const at = new Float64Array(2);
      toChart(chart, p.latitudeRad, p.longitudeRad, at, 0);
      return { seen: along(state, inverseBeta, times).map(seen), at };
    });
    const [up, down] = [both[0]!, both[1]!];
    return {
      rows: times.map((_, k) =>
        up.seen[k]!.map((v, m) => (v - down.seen[k]![m]!) / 2 / (m === 0 ? 30 : 1e-3)),
      ),
      ground: [up.at[0]! - down.at[0]!, up.at[1]! - down.at[1]!].map((v) => v / 2),
    };
  });
  return IDEAL_SPANS_S.map((span) => {
    const information = moved.map((a) =>
      moved.map((b) => {
        let sum = 0;
        times.forEach((t, k) => {
          if (t <= span) for (let m = 0; m < 3; m++) sum += a.rows[k]![m]! * b.rows[k]![m]!;
        });
        return sum;
      }),
    );
    let trace = 0;
    for (let g = 0; g < 2; g++) {
      const gradient = moved.map(({ ground }) => ground[g]!);
      const solved = solve(information, gradient);
      gradient.forEach((v, i) => {
        trace += v * solved[i]!;
      });
    }
    return trace;
  });
}

/** Gauss-Jordan with pivots on the diagonal of a symmetric positive matrix, scaled. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const scale = matrix.map((row, i) => 1 / Math.sqrt(row[i]!));
  const a = matrix.map((row, i) => [
    ...row.map((v, j) => v * scale[i]! * scale[j]!),
    right[i]! * scale[i]!,
  ]);
  const n = a.length;
  for (let i = 0; i < n; i++) {
    const pivot = a[i]![i]!;
    for (let j = i; j <= n; j++) a[i]![j] = a[i]![j]! / pivot;
    for (let k = 0; k < n; k++) {
      const factor = a[k]![i]!;
      if (k === i || factor === 0) continue;
      for (let j = i; j <= n; j++) a[k]![j] = a[k]![j]! - factor * a[i]![j]!;
    }
  }
  return a.map((row, i) => row[n]! * scale[i]!);
}
