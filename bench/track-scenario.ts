/** The outside tracking scenarios (S1, S2, S3 and their like) as files, and as the product's input. */
import { enuRotation, fromEnu, geodeticToEcef, toEnu } from '../src/earth/index.ts';
import { normalisedSquare } from '../src/exercise/index.ts';
import type { EstimateReport, FixReport, PolarReport, Vector3 } from '../src/sense/index.ts';

/** A scenario file, as far as the tracker may see it; `truth` is for scoring only. */
export interface Scenario {
  readonly id: string;
  readonly dt: number;
  readonly radar?: Place;
  readonly measurement: { readonly order: readonly string[]; readonly sigma: readonly number[] };
  readonly filter?: { readonly q_psd: number; readonly prior_sigma: readonly number[] };
  readonly runs?: readonly { readonly prior: readonly number[]; readonly z: readonly number[][] }[];
  readonly truth?: readonly unknown[];
  readonly metric?: { readonly c: number; readonly p: number };
  readonly region?: readonly number[];
  readonly clutter_box?: readonly number[];
  readonly model?: { readonly q_psd: number };
  readonly pd?: number;
  readonly clutter_per_scan?: number;
  readonly tracker?: { readonly init_velocity_sigma: number | readonly number[] };
  readonly scans?: readonly { readonly t: number; readonly z: readonly number[][] }[];
}

/** Degrees and metres. */
interface Place {
  readonly lat: number;
  readonly lon: number;
  readonly h: number;
}

/** A local level frame: origin in ECEF, and rows east, north, up. */
export interface Frame {
  readonly place: Place;
  readonly origin: Vector3;
  readonly rotation: Float64Array;
}

/** A state of the scenario's own frame: position, then velocity; and its covariance by rows. */
export interface FrameState {
  readonly x: number[];
  readonly P: number[][];
}

export const EPOCH_MS = 1_700_000_000_000;
export const DEGREE = Math.PI / 180;

/** Flat frames have no place of their own: they are laid tangent to the Earth here. */
const FLAT_ORIGIN: Place = { lat: 37.5, lon: 127, h: 0 };

export function frameOf(scenario: Scenario): Frame {
  const place = scenario.radar ?? FLAT_ORIGIN;
  return {
    place,
    origin: geodeticToEcef(place.lat * DEGREE, place.lon * DEGREE, place.h),
    rotation: enuRotation(place.lat * DEGREE, place.lon * DEGREE),
  };
}

/** Range, azimuth and elevation as a radar's plot. */
export function plotOf(
  frame: Frame,
  sigma: readonly number[],
  timeMs: number,
  z: readonly number[],
): PolarReport<'simulated'> {
  return {
    kind: 'polar',
    source: 'bench',
    mode: 'simulated',
    timeMs,
    receivedMs: timeMs,
    observerEcefM: frame.origin,
    rangeM: z[0]!,
    azimuthRad: z[1]!,
    elevationRad: z[2]!,
    sigma: { rangeM: sigma[0]!, azimuthRad: sigma[1]!, elevationRad: sigma[2]! },
  };
}

/** A place in the plane; `height` says whether it is known to lie in it. */
export function fixOf(
  frame: Frame,
  sigma: readonly number[],
  timeMs: number,
  z: readonly number[],
  height: 'surface' | 'unknown',
): FixReport<'simulated'> {
  const at = fromEnu(frame.rotation, z[0]!, z[1]!, 0);
  return {
    kind: 'fix',
    source: 'bench',
    mode: 'simulated',
    timeMs,
    receivedMs: timeMs,
    positionEcefM: [
      at[0] + frame.origin[0],
      at[1] + frame.origin[1],
      at[2] + frame.origin[2],
    ] as Vector3,
    heightBasis: height,
    sigma: { horizontalM: sigma[0]!, verticalM: sigma[0]! },
  };
}

/** The estimate that a run begins with, at t = 0. `sigma`: one for each component. */
export function priorOf(
  frame: Frame,
  prior: readonly number[],
  sigma: readonly number[],
): EstimateReport<'simulated'> {
  const r = frame.rotation;
  const place = fromEnu(r, prior[0]!, prior[1]!, prior[2]!);
  const velocity = fromEnu(r, prior[3]!, prior[4]!, prior[5]!);
  const covariance = new Array<number>(36).fill(0);
  for (let block = 0; block < 6; block += 3) {
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        let sum = 0;
        for (let k = 0; k < 3; k++) sum += r[k * 3 + i]! * r[k * 3 + j]! * sigma[block + k]! ** 2;
        covariance[(block + i) * 6 + block + j] = sum;
      }
    }
  }
  return {
    kind: 'estimate',
    source: 'prior',
    mode: 'simulated',
    timeMs: EPOCH_MS,
    receivedMs: EPOCH_MS,
    stateEcef: [...place.map((value, i) => value + frame.origin[i]!), ...velocity],
    covariance,
    provenance: [],
  };
}

/** An estimate in ECEF as the scenario's frame has it. */
export function inFrame(
  frame: Frame,
  state: ArrayLike<number>,
  covariance: ArrayLike<number>,
  dimensions: 2 | 3,
): FrameState {
  const o = frame.origin;
  const place = toEnu(frame.rotation, state[0]! - o[0], state[1]! - o[1], state[2]! - o[2]);
  const full = [...place, ...toEnu(frame.rotation, state[3]!, state[4]!, state[5]!)];
  const axes = dimensions === 3 ? [0, 1, 2, 3, 4, 5] : [0, 1, 3, 4];
  return {
    x: axes.map((i) => full[i]!),
    P: axes.map((i) => axes.map((j) => turned(frame.rotation, covariance, i, j))),
  };
}

/** Element (i, j) of R P Rᵀ, the frame's rotation on places and velocities alike. */
function turned(r: Float64Array, p: ArrayLike<number>, i: number, j: number): number {
  const bi = i < 3 ? 0 : 3;
  const bj = j < 3 ? 0 : 3;
  let sum = 0;
  for (let a = 0; a < 3; a++) {
    for (let b = 0; b < 3; b++) {
      sum += r[(i - bi) * 3 + a]! * p[(bi + a) * 6 + bj + b]! * r[(j - bj) * 3 + b]!;
    }
  }
  return sum;
}

/** Mean square errors of position and velocity, and mean normalised error squared, of many. */
export interface Errors {
  position: number;
  velocity: number;
  nees: number;
  count: number;
}

export function noErrors(): Errors {
  return { position: 0, velocity: 0, nees: 0, count: 0 };
}

export function addError(errors: Errors, { x, P }: FrameState, truth: readonly number[]): number {
  const e = x.map((value, i) => value - truth[i]!);
  const nees = normalisedSquare(P, e);
  errors.position += e[0]! ** 2 + e[1]! ** 2 + e[2]! ** 2;
  errors.velocity += e[3]! ** 2 + e[4]! ** 2 + e[5]! ** 2;
  errors.nees += nees;
  errors.count++;
  return nees;
}

/** Root mean squares and the mean, rounded, under the names of the result line. */
export function errorFields(errors: Errors): Record<string, number> {
  if (errors.count === 0) return {};
  return {
    rmsePosition: round(Math.sqrt(errors.position / errors.count)),
    rmseVelocity: round(Math.sqrt(errors.velocity / errors.count), 4),
    anees: round(errors.nees / errors.count),
  };
}

export function round(value: number, digits = 3): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}

/**
 * Processor time of the process, µs, its helping threads' (compiler, garbage) too: it tells costs
 * on a machine that others use. That of the thread alone is counted in ticks of milliseconds.
 */
export function cpuUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** eᵀ P⁻¹ e. */
export { normalisedSquare as quadraticForm };
