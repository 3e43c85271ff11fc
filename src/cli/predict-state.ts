import { DEGREE, enuRotation, fromEnu, geodeticToEcef } from '../earth/index.ts';

/** A state in flight as a file gives it: ECEF (6) and covariance (6×6 row-major). */
export interface StateFile {
  readonly state: Float64Array;
  readonly covariance: Float64Array;
}

/** 1 sigma of position, m, and velocity, m/s, where the file says nothing of them. */
const ASSUMED_SIGMA = { position: 500, velocity: 20 };

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
  const radius = Math.hypot(state[0]!, state[1]!, state[2]!);
  if (!(radius > 6.3e6 && radius < 1e8)) return 'the position is not above the Earth';
  const covariance = covarianceOf(fields);
  return typeof covariance === 'string' ? covariance : { state, covariance };
}

function stateOf(fields: Readonly<Record<string, unknown>>): Float64Array | string {
  const ecef = numbers(fields['stateEcef'] ?? fields['state'], 6);
  if (ecef !== null) return Float64Array.from(ecef);
  const place = numbers([fields['latitudeDeg'], fields['longitudeDeg'], fields['heightM']], 3);
  const velocity = numbers(fields['velocityEnuMps'], 3);
  if (place === null || velocity === null) {
    return 'neither "stateEcef" nor "latitudeDeg", "longitudeDeg", "heightM", "velocityEnuMps"';
  }
  const [latitude, longitude] = [place[0]! * DEGREE, place[1]! * DEGREE];
  const axes = enuRotation(latitude, longitude);
  return Float64Array.from([
    ...geodeticToEcef(latitude, longitude, place[2]!),
    ...fromEnu(axes, velocity[0]!, velocity[1]!, velocity[2]!),
  ]);
}

function covarianceOf(fields: Readonly<Record<string, unknown>>): Float64Array | string {
  if (fields['covariance'] !== undefined) {
    const given = numbers(fields['covariance'], 36);
    return given === null ? '"covariance" is not 36 numbers' : Float64Array.from(given);
  }
  const covariance = new Float64Array(36);
  for (let i = 0; i < 6; i++) {
    const sigma = i < 3 ? ASSUMED_SIGMA.position : ASSUMED_SIGMA.velocity;
    covariance[i * 7] = sigma * sigma;
  }
  return covariance;
}

function numbers(value: unknown, count: number): number[] | null {
  if (!Array.isArray(value) || value.length !== count) return null;
  return value.every((v) => typeof v === 'number' && Number.isFinite(v))
    ? (value as number[])
    : null;
}
