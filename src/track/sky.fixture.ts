/** What the tracker's tests look at: seeded noise, sensors, movers and their plots. */
import { enuRotation, fromEnu, geodeticToEcef, toEnu } from '../earth/index.ts';
import { coastStep } from '../motion/index.ts';
import type { FixReport, PolarReport, Sensor, Vector3 } from '../sense/index.ts';

export const START_MS = 1_700_000_000_000;
const DEGREE = Math.PI / 180;

/** Seeded normal numbers: mulberry32 and Box-Muller. */
export function seededNoise(seed: number): { uniform: () => number; normal: () => number } {
  let s = seed >>> 0;
  const uniform = (): number => {
    s = (s + 0x6d2b79f5) >>> 0;
    let t = s;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}

export function radar(id: string, change: Partial<Sensor> = {}): Sensor {
  const latitudeRad = 37.5 * DEGREE;
  const longitudeRad = 127 * DEGREE;
  return {
    id,
    kind: 'polar',
    format: 'asterix',
    source: 'udp://127.0.0.1:1',
    mode: 'exercise',
    editions: {},
    sacSic: null,
    site: {
      ecefM: geodeticToEcef(latitudeRad, longitudeRad, 200),
      latitudeRad,
      longitudeRad,
      heightM: 200,
      basis: 'surveyed',
    },
    sigma: {
      rangeM: 30,
      azimuthRad: 1e-3,
      elevationRad: 1e-3,
      rangeRateMps: 2,
      horizontalM: 30,
      verticalM: 30,
      losRad: 1e-4,
    },
    scanPeriodS: 1,
    detectionProbability: 0.9,
    clutterPerScan: 5,
    maximumRangeM: 1_500_000,
    minimumElevationRad: 0,
    clockOffsetS: 0,
    assumedRateHz: null,
    table: null,
    ...change,
  };
}

export function feed(id: string, kind: 'adsb' | 'ais' | 'fix' | 'estimate'): Sensor {
  return radar(id, {
    kind,
    site: null,
    scanPeriodS: null,
    clutterPerScan: 0,
    maximumRangeM: null,
    minimumElevationRad: null,
  });
}

/** State in ECEF from place, speed, heading and flight path angle. */
export function mover(
  latitudeDeg: number,
  longitudeDeg: number,
  heightM: number,
  speed: number,
  headingDeg: number,
  angleDeg: number,
): Float64Array {
  const latitude = latitudeDeg * DEGREE;
  const longitude = longitudeDeg * DEGREE;
  const ground = speed * Math.cos(angleDeg * DEGREE);
  const velocity = fromEnu(
    enuRotation(latitude, longitude),
    ground * Math.sin(headingDeg * DEGREE),
    ground * Math.cos(headingDeg * DEGREE),
    speed * Math.sin(angleDeg * DEGREE),
  );
  return Float64Array.of(...geodeticToEcef(latitude, longitude, heightM), ...velocity);
}

export function straight(x: Float64Array, dtS: number): void {
  for (let i = 0; i < 3; i++) x[i] = x[i]! + dtS * x[i + 3]!;
}

/** Level turn about the local vertical. */
export function turning(rateDeg: number): (x: Float64Array, dtS: number) => void {
  return (x, dtS) => {
    const r = Math.hypot(x[0]!, x[1]!, x[2]!);
    const [ux, uy, uz] = [x[0]! / r, x[1]! / r, x[2]! / r];
    const steps = 20;
    const h = dtS / steps;
    const c = Math.cos(rateDeg * DEGREE * h);
    const s = Math.sin(rateDeg * DEGREE * h);
    for (let i = 0; i < steps; i++) {
      const [vx, vy, vz] = [x[3]!, x[4]!, x[5]!];
      x[3] = c * vx + s * (uy * vz - uz * vy);
      x[4] = c * vy + s * (uz * vx - ux * vz);
      x[5] = c * vz + s * (ux * vy - uy * vx);
      straight(x, h);
    }
  };
}

/** A motor that burns for `burnS` seconds with `thrust` m/s² along the velocity, then free fall. */
export function burning(burnS: number, thrust: number) {
  return (x: Float64Array, dtS: number, tS: number): void => {
    const steps = 20;
    const h = dtS / steps;
    for (let i = 0; i < steps; i++) {
      if (tS + i * h < burnS) {
        const speed = Math.hypot(x[3]!, x[4]!, x[5]!);
        for (let j = 3; j < 6; j++) x[j] = x[j]! * (1 + (thrust * h) / speed);
      }
      coastStep(x, h);
    }
  };
}

/** A plot with the sensor's own errors; `normal` null: without. */
export function plotOf(
  sensor: Sensor,
  x: Float64Array,
  timeMs: number,
  normal: (() => number) | null,
): PolarReport<'exercise'> {
  const site = sensor.site!;
  const rotation = enuRotation(site.latitudeRad, site.longitudeRad);
  const [e, n, u] = toEnu(
    rotation,
    x[0]! - site.ecefM[0],
    x[1]! - site.ecefM[1],
    x[2]! - site.ecefM[2],
  );
  const noise = normal ?? ((): number => 0);
  const { rangeM, azimuthRad, elevationRad } = sensor.sigma;
  return {
    kind: 'polar',
    source: sensor.id,
    mode: 'exercise',
    timeMs,
    receivedMs: timeMs,
    observerEcefM: site.ecefM,
    rangeM: Math.hypot(e, n, u) + rangeM * noise(),
    azimuthRad: Math.atan2(e, n) + azimuthRad * noise(),
    elevationRad: Math.atan2(u, Math.hypot(e, n)) + elevationRad * noise(),
    sigma: { rangeM, azimuthRad, elevationRad },
  };
}

export function fixOf(
  source: string,
  x: Float64Array,
  timeMs: number,
  change: Partial<FixReport<'exercise'>> = {},
): FixReport<'exercise'> {
  return {
    kind: 'fix',
    source,
    mode: 'exercise',
    timeMs,
    receivedMs: timeMs,
    positionEcefM: [x[0]!, x[1]!, x[2]!] as Vector3,
    heightBasis: 'geometric',
    sigma: { horizontalM: 10, verticalM: 20 },
    ...change,
  };
}
