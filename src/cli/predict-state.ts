import { DEGREE, ecefToGeodetic, enuRotation, fromEnu, geodeticToEcef } from '../earth/index.ts';

/** A state in flight as a file gives it: ECEF (6) and covariance (6×6 row-major). */
export interface StateFile {
  readonly state: Float64Array;
  readonly covariance: Float64Array;
}

/** 1 sigma of position, m, and velocity, m/s, where the file says nothing of them. */
const ASSUMED_SIGMA = { position: 500, velocity: 20 };

/** No state in flight lies outside, m: the Dead Sea's shore is 430 m low. */
const LOWEST_M = -500;
const HIGHEST_M = 100_000e3;
/** Escape from the surface, m/s. */
const FASTEST_MPS = 11_200;
/** Greater errors than these, 1 sigma, are slips: m, m/s. */
const MOST_SIGMA = { position: 1e6, velocity: 1e4 };

/** Reads the JSON of `predict --state`; text is the reason why not. */
export function readState(text: string): StateFile | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `not JSON (${(error as Error).message})`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'not a JSON object';
  }
  const fields = value as Readonly<Record<string, unknown>>;
  const state = stateOf(fields);
  if (typeof state === 'string') return state;
  const { heightM } = ecefToGeodetic(state[0]!, state[1]!, state[2]!);
  if (!(heightM >= LOWEST_M && heightM <= HIGHEST_M)) {
    return `the position is ${Math.round(heightM / 1000)} km above the ground, not from 0 to ${HIGHEST_M / 1000}; positions are in metres`;
  }
  const speed = Math.hypot(state[3]!, state[4]!, state[5]!);
  if (!(speed <= FASTEST_MPS)) {
    return `the velocity is ${speed.toPrecision(3)} m/s, and nothing that comes down again is faster than ${FASTEST_MPS}`;
  }
  const covariance = covarianceOf(fields);
  return typeof covariance === 'string' ? covariance : { state, covariance };
}

function stateOf(fields: Readonly<Record<string, unknown>>): Float64Array | string {
  if (fields['stateEcef'] !== undefined) {
    const ecef = numbers(fields['stateEcef'], 6);
    return ecef === null ? '"stateEcef" is not 6 numbers' : Float64Array.from(ecef);
  }
  const missing = GEODETIC.filter((name) => fields[name] === undefined);
  if (missing.length > 0) {
    return `neither "stateEcef" nor all of ${GEODETIC.map((name) => `"${name}"`).join(', ')}`;
  }
  const velocity = numbers(fields['velocityEnuMps'], 3);
  if (velocity === null) return '"velocityEnuMps" is not 3 numbers';
  const place = numbers([fields['latitudeDeg'], fields['longitudeDeg'], fields['heightM']], 3);
  if (place === null) return '"latitudeDeg", "longitudeDeg" and "heightM" are not numbers';
  if (Math.abs(place[0]!) > 90) return '"latitudeDeg" is not from -90 to 90';
  if (Math.abs(place[1]!) > 180) return '"longitudeDeg" is not from -180 to 180';
  const [latitude, longitude] = [place[0]! * DEGREE, place[1]! * DEGREE];
  const axes = enuRotation(latitude, longitude);
  return Float64Array.from([
    ...geodeticToEcef(latitude, longitude, place[2]!),
    ...fromEnu(axes, velocity[0]!, velocity[1]!, velocity[2]!),
  ]);
}

const GEODETIC = ['latitudeDeg', 'longitudeDeg', 'heightM', 'velocityEnuMps'] as const;

function covarianceOf(fields: Readonly<Record<string, unknown>>): Float64Array | string {
  if (fields['covariance'] !== undefined) {
    const given = numbers(fields['covariance'], 36);
    if (given === null) return '"covariance" is not 36 numbers';
    const covariance = Float64Array.from(given);
    return wrongCovariance(covariance) ?? covariance;
  }
  const covariance = new Float64Array(36);
  for (let i = 0; i < 6; i++) {
    const sigma = i < 3 ? ASSUMED_SIGMA.position : ASSUMED_SIGMA.velocity;
    covariance[i * 7] = sigma * sigma;
  }
  return covariance;
}

/** Rounding of what a file writes with a few digits, as a share. */
const ROUNDING = 1e-6;

/** Null for one that errors can have: symmetric, no variance under 0, none absurd. */
function wrongCovariance(c: Float64Array): string | null {
  for (let i = 0; i < 6; i++) {
    const most = i < 3 ? MOST_SIGMA.position : MOST_SIGMA.velocity;
    const variance = c[7 * i]!;
    if (variance < 0) return `"covariance" has a variance under 0 in row ${i + 1}`;
    if (Math.sqrt(variance) > most) {
      return `"covariance" has a 1 sigma above ${most} ${i < 3 ? 'm' : 'm/s'} in row ${i + 1}`;
    }
    for (let j = 0; j < i; j++) {
      const room = Math.sqrt(variance * c[7 * j]!) * (1 + ROUNDING);
      const [a, b] = [c[6 * i + j]!, c[6 * j + i]!];
      if (Math.abs(a - b) > ROUNDING * Math.max(Math.abs(a), Math.abs(b))) {
        return `"covariance" is not symmetric in row ${j + 1}, column ${i + 1}`;
      }
      if (Math.abs(a) > room) {
        return `"covariance" is more than its variances allow in row ${j + 1}, column ${i + 1}`;
      }
    }
  }
  return isPositive(c) ? null : '"covariance" is not positive semi-definite';
}

/** By Cholesky's factors, with room for rounding in each pivot. */
function isPositive(c: Float64Array): boolean {
  const root = new Float64Array(36);
  for (let j = 0; j < 6; j++) {
    let pivot = c[7 * j]!;
    for (let k = 0; k < j; k++) pivot -= root[6 * j + k]! ** 2;
    if (pivot < -ROUNDING * c[7 * j]!) return false;
    const d = Math.sqrt(Math.max(0, pivot));
    root[7 * j] = d;
    for (let i = j + 1; i < 6; i++) {
      let sum = c[6 * i + j]!;
      for (let k = 0; k < j; k++) sum -= root[6 * i + k]! * root[6 * j + k]!;
      root[6 * i + j] = d > Math.sqrt(ROUNDING * c[7 * j]!) ? sum / d : 0;
    }
  }
  return true;
}

function numbers(value: unknown, count: number): number[] | null {
  if (!Array.isArray(value) || value.length !== count) return null;
  return value.every((v) => typeof v === 'number' && Number.isFinite(v))
    ? (value as number[])
    : null;
}
