import { type Instant, isInstant } from '../../mark/index.ts';
import type { Identity, Report, Vector3 } from '../report.ts';
import type { Sensor } from '../sensor.ts';

type Values = Readonly<Record<string, unknown>>;

/** Longest text that a field of a report may have. */
const MAX_TEXT = 256;
/** Nodes and tracks behind one estimate. */
const MAX_PROVENANCE = 256;

/** Thrown and caught in this file alone: a field that is not as it must be. */
class Wrong extends Error {}

/**
 * A recorded report, field by field: only what belongs to its kind is taken over, in SI as it
 * stands. A text says what is wrong with it. Notices come from peers alone, signed.
 */
export function readReport(values: Values, sensor: Sensor, receivedMs: Instant): Report | string {
  try {
    return build(values, sensor, receivedMs);
  } catch (error) {
    if (error instanceof Wrong) return error.message;
    throw error;
  }
}

function build(values: Values, sensor: Sensor, receivedMs: Instant): Report {
  const common = {
    source: sensor.id,
    mode: sensor.mode,
    timeMs: time(values) + sensor.clockOffsetS * 1000,
    receivedMs,
    ...(values['timeAssumed'] === true ? { timeAssumed: true } : {}),
    ...(values['timeSigmaS'] === undefined
      ? {}
      : { timeSigmaS: number(values, 'timeSigmaS', Number.MIN_VALUE, 60) }),
    ...identity(values['identity']),
    ...(values['sourceTrack'] === undefined
      ? {}
      : { sourceTrack: number(values, 'sourceTrack', 0, 2 ** 32) }),
  };
  switch (values['kind']) {
    case 'polar':
      return { kind: 'polar', ...common, ...polar(values, sensor) };
    case 'bearing':
      return { kind: 'bearing', ...common, ...bearing(values, sensor) };
    case 'fix':
      return { kind: 'fix', ...common, ...fix(values, sensor) };
    case 'estimate':
      return { kind: 'estimate', ...common, ...estimate(values) };
    case 'status':
      return {
        kind: 'status',
        ...common,
        event: choice(values, 'event', ['north-mark', 'sector', 'alive', 'degraded', 'failed']),
        ...(values['detail'] === undefined ? {} : { detail: text(values, 'detail') }),
        ...(values['scanPeriodS'] === undefined
          ? {}
          : { scanPeriodS: number(values, 'scanPeriodS', 1e-3, 86_400) }),
      };
    case 'elements':
      return {
        kind: 'elements',
        ...common,
        format: choice(values, 'format', ['tle', 'omm']),
        text: text(values, 'text', 8192),
      };
    case 'indicator':
      return { kind: 'indicator', ...common, format: text(values, 'format'), body: values['body'] };
    case 'notice':
      throw new Wrong('a notice comes from a peer, signed, and not from a sensor');
    default:
      throw new Wrong('its kind is not known');
  }
}

function polar(values: Values, sensor: Sensor) {
  if (sensor.site === null) throw new Wrong('the sensor has no position in the sensors file');
  const sigma = object(values['sigma'] ?? {}, 'sigma');
  const withElevation = values['elevationRad'] !== undefined;
  const withRate = values['rangeRateMps'] !== undefined;
  return {
    observerEcefM: sensor.site.ecefM,
    rangeM: number(values, 'rangeM', 0, 1e9),
    azimuthRad: turn(number(values, 'azimuthRad', -2 * Math.PI, 2 * Math.PI)),
    ...(withElevation
      ? { elevationRad: number(values, 'elevationRad', -Math.PI / 2, Math.PI / 2) }
      : {}),
    ...(withRate ? { rangeRateMps: number(values, 'rangeRateMps', -1e5, 1e5) } : {}),
    ...(values['pressureHeightM'] === undefined
      ? {}
      : { pressureHeightM: number(values, 'pressureHeightM', -1000, 1e5) }),
    sigma: {
      rangeM: deviation(sigma, 'rangeM', sensor.sigma.rangeM),
      azimuthRad: deviation(sigma, 'azimuthRad', sensor.sigma.azimuthRad),
      ...(withElevation
        ? { elevationRad: deviation(sigma, 'elevationRad', sensor.sigma.elevationRad) }
        : {}),
      ...(withRate
        ? { rangeRateMps: deviation(sigma, 'rangeRateMps', sensor.sigma.rangeRateMps) }
        : {}),
    },
  };
}

function bearing(values: Values, sensor: Sensor) {
  const observer =
    values['observerEcefM'] === undefined
      ? sensor.site?.ecefM
      : vector(values['observerEcefM'], 'observerEcefM');
  if (observer === undefined)
    throw new Wrong('observerEcefM is missing, and the sensor has no site');
  const los = vector(values['losEcef'], 'losEcef');
  const length = Math.hypot(los[0], los[1], los[2]);
  // Rounding of what was written is put right; anything else is no direction.
  if (!(Math.abs(length - 1) < 1e-3)) throw new Wrong(`losEcef has length ${length}, not 1`);
  const sigma = object(values['sigma'] ?? {}, 'sigma');
  return {
    observerEcefM: observer,
    losEcef: [los[0] / length, los[1] / length, los[2] / length] as const,
    sigma: { losRad: deviation(sigma, 'losRad', sensor.sigma.losRad) },
  };
}

function fix(values: Values, sensor: Sensor) {
  const sigma = object(values['sigma'] ?? {}, 'sigma');
  const withVelocity = values['velocityEnuMps'] !== undefined;
  return {
    positionEcefM: vector(values['positionEcefM'], 'positionEcefM'),
    heightBasis: choice(values, 'heightBasis', ['geometric', 'pressure', 'surface', 'unknown']),
    ...(withVelocity ? { velocityEnuMps: vector(values['velocityEnuMps'], 'velocityEnuMps') } : {}),
    ...(withVelocity && values['climbStated'] === false ? { climbStated: false } : {}),
    sigma: {
      horizontalM: deviation(sigma, 'horizontalM', sensor.sigma.horizontalM),
      verticalM: deviation(sigma, 'verticalM', sensor.sigma.verticalM),
      ...(withVelocity ? { velocityMps: deviation(sigma, 'velocityMps', 1) } : {}),
    },
  };
}

function estimate(values: Values) {
  const covariance = numbers(values['covariance'], 'covariance', 36);
  for (let row = 0; row < 6; row++) {
    if (!(covariance[row * 7]! > 0))
      throw new Wrong('covariance has a variance that is not above 0');
    for (let column = 0; column < row; column++) {
      const a = covariance[row * 6 + column]!;
      const b = covariance[column * 6 + row]!;
      const scale = Math.sqrt(covariance[row * 7]! * covariance[column * 7]!);
      if (!(Math.abs(a - b) <= 1e-6 * scale)) throw new Wrong('covariance is not symmetric');
      if (!(Math.abs(a) <= scale * (1 + 1e-9))) throw new Wrong('covariance is not definite');
    }
  }
  const provenance = values['provenance'];
  if (
    !Array.isArray(provenance) ||
    provenance.length > MAX_PROVENANCE ||
    !provenance.every((one) => typeof one === 'string' && one.length <= MAX_TEXT)
  ) {
    throw new Wrong(`provenance is no list of at most ${MAX_PROVENANCE} texts`);
  }
  const newest = values['provenanceMs'];
  if (newest !== undefined && !isInstants(newest, provenance.length)) {
    throw new Wrong('provenanceMs is no list of one instant for each of provenance');
  }
  return {
    stateEcef: numbers(values['stateEcef'], 'stateEcef', 6),
    covariance,
    provenance: provenance as readonly string[],
    ...(newest === undefined ? {} : { provenanceMs: newest }),
  };
}

function isInstants(value: unknown, length: number): value is readonly Instant[] {
  return Array.isArray(value) && value.length === length && value.every(isInstant);
}

function identity(value: unknown): { identity?: Identity } {
  if (value === undefined) return {};
  const given = object(value, 'identity');
  const read: Record<string, string | number> = {};
  for (const name of ['icao', 'callsign', 'mode3A', 'name', 'tag']) {
    if (given[name] !== undefined) read[name] = text(given, name);
  }
  if (given['mmsi'] !== undefined) read['mmsi'] = number(given, 'mmsi', 0, 999_999_999);
  if (read['icao'] !== undefined && !/^[0-9A-F]{6}$/.test(String(read['icao']))) {
    throw new Wrong('identity.icao is not six upper-case hexadecimal digits');
  }
  return { identity: read as Identity };
}

function time(values: Values): Instant {
  const value = values['timeMs'];
  if (!isInstant(value)) throw new Wrong('timeMs is no instant');
  return value;
}

function number(values: Values, name: string, low: number, high: number): number {
  const value = values[name];
  if (typeof value === 'number' && value >= low && value <= high) return value;
  throw new Wrong(`${name} is no number from ${low} to ${high}`);
}

/** A 1-sigma error: above 0, else the sensor's own where it is not stated. */
/** A stated error far below what the sensor is described by is a slip of units, not precision. */
const LEAST_SHARE = 0.01;

function deviation(values: Values, name: string, otherwise: number): number {
  return values[name] === undefined
    ? otherwise
    : number(values, name, otherwise * LEAST_SHARE, 1e9);
}

function text(values: Values, name: string, most = MAX_TEXT): string {
  const value = values[name];
  if (typeof value === 'string' && value.length <= most) return value;
  throw new Wrong(`${name} is no text of at most ${most} characters`);
}

function choice<T extends string>(values: Values, name: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === values[name]);
  if (found === undefined) throw new Wrong(`${name} is none of ${allowed.join(', ')}`);
  return found;
}

function object(value: unknown, name: string): Values {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Values;
  throw new Wrong(`${name} is no object`);
}

function vector(value: unknown, name: string): Vector3 {
  const [x, y, z] = numbers(value, name, 3);
  return [x!, y!, z!];
}

function numbers(value: unknown, name: string, length: number): number[] {
  if (
    Array.isArray(value) &&
    value.length === length &&
    value.every((one) => typeof one === 'number' && Number.isFinite(one))
  ) {
    return [...(value as number[])];
  }
  throw new Wrong(`${name} is no list of ${length} numbers`);
}

/** 0 to 2π. */
function turn(angle: number): number {
  return angle < 0 ? angle + 2 * Math.PI : angle;
}
