import {
  airDensity,
  DEGREE,
  ecefToGeodetic,
  enuRotation,
  type GeoPoint,
  geodesicInverse,
  geodeticToEcef,
  soundSpeed,
  toEnu,
  WGS84,
} from '../../earth/index.ts';
import { coastTransition } from '../../motion/index.ts';
import type { Track } from '../../track/index.ts';
import { steered } from './steering.fixture.ts';

/*
 * A flight of the tests' own: vertical start, pitch kick, gravity turn with constant thrust,
 * then free fall with J2, J3, J4, drag and wind, in small steps in an inertial frame; and tracks
 * of it as good as a radar allows. Nothing of the code under test is used but tables of air.
 */

/** Marsaglia's xorshift32 and Box-Muller: seeded, the same everywhere. */
export function randomFrom(seed: number): { uniform: () => number; normal: () => number } {
  let s = seed >>> 0 || 1;
  const uniform = (): number => {
    s ^= s << 13;
    s >>>= 0;
    s ^= s >>> 17;
    s ^= s << 5;
    s >>>= 0;
    return (s + 0.5) / 4_294_967_296;
  };
  for (let i = 0; i < 10; i++) uniform();
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}

export interface Vehicle {
  readonly siteDeg: readonly [number, number];
  readonly bearingDeg: number;
  /** Seconds and metres a second gained, losses not counted. */
  readonly burnS: number;
  readonly gainMps: number;
  /** Tangent of the tilt after the vertical rise. */
  readonly kick: number;
  readonly attackRad?: number;
  readonly beta: number;
  /** Factor on air density, wind east and north, m/s. */
  readonly density: number;
  readonly wind: readonly [number, number];
}

export interface Flight {
  readonly vehicle: Vehicle;
  /** ECEF states at whole seconds from launch. */
  readonly states: readonly Float64Array[];
  readonly burnoutS: number;
  readonly apogeeM: number;
  readonly impactS: number;
  readonly impact: GeoPoint;
  readonly rangeM: number;
}

const J3 = -2.53265649e-6;
const J4 = -1.61962159e-6;

/** Central and zonal gravity to degree 4 in inertial axes (Vallado, section 8.6). */
function gravity(x: number, y: number, z: number): [number, number, number] {
  const r = Math.hypot(x, y, z);
  const s = z / r;
  const q = WGS84.a / r;
  const k = WGS84.gm / (r * r);
  const [a2, a3, a4] = [WGS84.j2 * q ** 2, J3 * q ** 3, J4 * q ** 4];
  const p2 = 1.5 * s * s - 0.5;
  const p3 = 2.5 * s ** 3 - 1.5 * s;
  const p4 = (35 * s ** 4 - 30 * s * s + 3) / 8;
  const d2 = 3 * s;
  const d3 = 7.5 * s * s - 1.5;
  const d4 = 17.5 * s ** 3 - 7.5 * s;
  const radial = a2 * (3 * p2 + s * d2) + a3 * (4 * p3 + s * d3) + a4 * (5 * p4 + s * d4) - 1;
  return [
    (k * radial * x) / r,
    (k * radial * y) / r,
    k * ((radial * z) / r - a2 * d2 - a3 * d3 - a4 * d4),
  ];
}

/** Smooth drag rise about Mach 1, another formula than the table under test. */
function shape(mach: number): number {
  const rise = 0.9 * Math.exp(-(((mach - 1.15) / 0.45) ** 2));
  return (
    1 +
    rise +
    0.45 * Math.exp(-(((mach - 2.2) / 1.3) ** 2)) -
    0.175 * (1 - Math.tanh((mach - 0.85) / 0.12))
  );
}

function heightOf(p: readonly number[]): number {
  return ecefToGeodetic(p[0]!, p[1]!, p[2]!).heightM;
}

export function fly(vehicle: Vehicle): Flight {
  const [latitude, longitude] = [vehicle.siteDeg[0] * DEGREE, vehicle.siteDeg[1] * DEGREE];
  const site = geodeticToEcef(latitude, longitude, 10);
  const axes = enuRotation(latitude, longitude);
  const azimuth = vehicle.bearingDeg * DEGREE;
  let s = [...site, -WGS84.omega * site[1], WGS84.omega * site[0], 0];
  const up = [axes[6]!, axes[7]!, axes[8]!];
  const tilt = up.map(
    (u, i) => u + vehicle.kick * (Math.sin(azimuth) * axes[i]! + Math.cos(azimuth) * axes[3 + i]!),
  );
  const push = (t: number, rel: readonly number[]): number[] => {
    if (t >= vehicle.burnS) return [0, 0, 0];
    // Constant mass flow with a burnout mass of 15 %: the rocket equation's acceleration.
    const flow = 0.85 / vehicle.burnS;
    const a = (vehicle.gainMps / Math.log(1 / 0.15)) * (flow / (1 - flow * t));
    const d = t < 5 ? up : t < 9 ? tilt : steered(rel, up, t, vehicle.attackRad);
    const n = Math.hypot(d[0]!, d[1]!, d[2]!);
    return d.map((v) => (a * v) / n);
  };
  const rate = (t: number, y: readonly number[]): number[] => {
    const g = gravity(y[0]!, y[1]!, y[2]!);
    const rel = [y[3]! + WGS84.omega * y[1]!, y[4]! - WGS84.omega * y[0]!, y[5]!];
    const thrust = push(t, rel);
    const p = Math.hypot(y[0]!, y[1]!);
    const r = Math.hypot(p, y[2]!);
    const height = r - 6_356_752.3 * Math.sqrt(1 / (1 - WGS84.e2 * (p / r) ** 2));
    if (height < 150e3) {
      const jet = Math.exp(-(((height - 11e3) / 8e3) ** 2));
      const [we, wn] = [vehicle.wind[0] * jet, vehicle.wind[1] * jet];
      const air = [
        rel[0]! + (we * y[1]! + (wn * y[2]! * y[0]!) / r) / p,
        rel[1]! - (we * y[0]! - (wn * y[2]! * y[1]!) / r) / p,
        rel[2]! - (wn * p) / r,
      ];
      const v = Math.hypot(air[0]!, air[1]!, air[2]!);
      const beta = t < vehicle.burnS ? 25_000 : vehicle.beta;
      const d =
        (0.5 * airDensity(height) * vehicle.density * v * shape(v / soundSpeed(height))) / beta;
      for (let i = 0; i < 3; i++) g[i] = g[i]! - d * air[i]!;
    }
    return [y[3]!, y[4]!, y[5]!, g[0] + thrust[0]!, g[1] + thrust[1]!, g[2] + thrust[2]!];
  };
  const states: Float64Array[] = [];
  let t = 0;
  let apogeeM = 0;
  for (let second = 0; second < 9_000; second++) {
    states.push(Float64Array.from(toEcef(s, t)));
    const height = heightOf(s);
    apogeeM = Math.max(apogeeM, height);
    const substeps = height < 120e3 || t < vehicle.burnS ? 4 : 1;
    for (let i = 0; i < substeps; i++) {
      const h = 1 / substeps;
      const next = step(rate, t, s, h);
      if (t > vehicle.burnS && heightOf(next) < 0) {
        return landed(vehicle, states, rate, t, s, apogeeM);
      }
      s = next;
      t += h;
    }
  }
  throw new Error('fly: the flight did not come down');
}

type Rate = (t: number, y: readonly number[]) => number[];

function landed(
  vehicle: Vehicle,
  states: readonly Float64Array[],
  rate: Rate,
  from: number,
  start: readonly number[],
  apogeeM: number,
): Flight {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (heightOf(step(rate, from, start, middle)) > 0) low = middle;
    else high = middle;
  }
  const impactS = from + high;
  const end = toEcef(step(rate, from, start, high), impactS);
  const impact = ecefToGeodetic(end[0]!, end[1]!, end[2]!);
  const site = {
    latitudeRad: vehicle.siteDeg[0] * DEGREE,
    longitudeRad: vehicle.siteDeg[1] * DEGREE,
  };
  return {
    vehicle,
    states,
    burnoutS: vehicle.burnS,
    apogeeM,
    impactS,
    impact,
    rangeM: geodesicInverse(site, impact).distanceM,
  };
}

function step(rate: Rate, t: number, s: readonly number[], h: number): number[] {
  const at = (k: readonly number[], f: number): number[] => s.map((v, i) => v + f * k[i]!);
  const k1 = rate(t, s);
  const k2 = rate(t + h / 2, at(k1, h / 2));
  const k3 = rate(t + h / 2, at(k2, h / 2));
  const k4 = rate(t + h, at(k3, h));
  return s.map((v, i) => v + (h / 6) * (k1[i]! + 2 * (k2[i]! + k3[i]!) + k4[i]!));
}

/** Inertial state to ECEF at `t` seconds after the axes coincided. */
function toEcef(s: readonly number[], t: number): number[] {
  const c = Math.cos(WGS84.omega * t);
  const d = Math.sin(WGS84.omega * t);
  const x = c * s[0]! + d * s[1]!;
  const y = -d * s[0]! + c * s[1]!;
  return [
    x,
    y,
    s[2]!,
    c * s[3]! + d * s[4]! + WGS84.omega * y,
    -d * s[3]! + c * s[4]! - WGS84.omega * x,
    s[5]!,
  ];
}

/** Range, azimuth and elevation errors of the tests' 1 Hz radar, 1 sigma. */
const RADAR = { rangeM: 30, angleRad: 1e-3 };

/**
 * Covariance, ECEF at the last second, of the best estimate from 1 Hz plots between the seconds
 * `from` and `to` of a free flight, by the sum of information: what a tracker without process
 * noise reaches.
 */
export function radarCovariance(
  flight: Flight,
  radarDeg: readonly [number, number],
  from: number,
  to: number,
): Float64Array {
  const [latitude, longitude] = [radarDeg[0] * DEGREE, radarDeg[1] * DEGREE];
  const site = geodeticToEcef(latitude, longitude, 100);
  const axes = enuRotation(latitude, longitude);
  const information = new Float64Array(36);
  const phi = new Float64Array(36);
  for (let t = from; t <= to; t++) {
    const s = flight.states[t]!;
    const enu = toEnu(axes, s[0]! - site[0], s[1]! - site[1], s[2]! - site[2]);
    const range = Math.hypot(...enu);
    const flat = Math.hypot(enu[0], enu[1]);
    const rows = [
      [enu.map((v) => v / range), RADAR.rangeM],
      [[enu[1] / flat, -enu[0] / flat, 0], flat * RADAR.angleRad],
      [
        [(-enu[0] * enu[2]) / (flat * range), (-enu[1] * enu[2]) / (flat * range), flat / range],
        range * RADAR.angleRad,
      ],
    ] as const;
    coastTransition(flight.states[to]!.slice(), t - to, phi);
    for (const [row, sigma] of rows) {
      const h = new Float64Array(6);
      for (let j = 0; j < 6; j++) {
        for (let i = 0; i < 3; i++) {
          const ecef = row[0]! * axes[i]! + row[1]! * axes[3 + i]! + row[2]! * axes[6 + i]!;
          h[j] = h[j]! + (ecef * phi[i * 6 + j]!) / sigma;
        }
      }
      for (let i = 0; i < 6; i++) {
        for (let j = 0; j < 6; j++)
          information[i * 6 + j] = information[i * 6 + j]! + h[i]! * h[j]!;
      }
    }
  }
  return inverse(information);
}

/** Inverse of a symmetric positive definite 6×6 by Gauss-Jordan on scaled rows. */
function inverse(m: Float64Array): Float64Array {
  const scale = Array.from({ length: 6 }, (_, i) => 1 / Math.sqrt(m[i * 7]!));
  const a = Array.from({ length: 6 }, (_, i) =>
    Array.from({ length: 12 }, (_, j) =>
      j < 6 ? m[i * 6 + j]! * scale[i]! * scale[j]! : j - 6 === i ? 1 : 0,
    ),
  );
  for (let i = 0; i < 6; i++) {
    const pivot = a[i]![i]!;
    for (let j = 0; j < 12; j++) a[i]![j] = a[i]![j]! / pivot;
    for (let k = 0; k < 6; k++) {
      if (k === i) continue;
      const f = a[k]![i]!;
      for (let j = 0; j < 12; j++) a[k]![j] = a[k]![j]! - f * a[i]![j]!;
    }
  }
  return Float64Array.from({ length: 36 }, (_, i) => {
    const [r, c] = [Math.floor(i / 6), i % 6];
    return ((a[r]![6 + c]! + a[c]![6 + r]!) / 2) * scale[r]! * scale[c]!;
  });
}

/** The truth plus an error drawn from the covariance. */
export function noisy(
  truth: Float64Array,
  covariance: Float64Array,
  normal: () => number,
): Float64Array {
  const root = new Float64Array(36);
  for (let j = 0; j < 6; j++) {
    let pivot = covariance[j * 7]!;
    for (let k = 0; k < j; k++) pivot -= root[j * 6 + k]! ** 2;
    root[j * 7] = Math.sqrt(Math.max(0, pivot));
    for (let i = j + 1; i < 6; i++) {
      let sum = covariance[i * 6 + j]!;
      for (let k = 0; k < j; k++) sum -= root[i * 6 + k]! * root[j * 6 + k]!;
      root[i * 6 + j] = root[j * 7] === 0 ? 0 : sum / root[j * 7]!;
    }
  }
  const z = Array.from({ length: 6 }, normal);
  return truth.map((v, i) => v + z.reduce((sum, zj, j) => sum + root[i * 6 + j]! * zj, 0));
}

/** A track as the tracker would hand it on, its newest report as good as itself. */
export function trackOf(
  id: string,
  timeMs: number,
  state: Float64Array,
  covariance: Float64Array,
  more: Partial<Track> = {},
): Track {
  return {
    id,
    mode: 'exercise',
    status: 'confirmed',
    timeMs,
    state: [...state],
    covariance: [...covariance],
    existence: 0.999,
    models: { coast: 0.98, constantVelocity: 0.02 },
    identity: {},
    sensors: ['radar-1'],
    firstMs: timeMs,
    lastReportMs: timeMs,
    reportCount: 10,
    newest: {
      kind: 'estimate',
      source: 'radar-1',
      mode: 'exercise',
      timeMs,
      receivedMs: timeMs,
      stateEcef: [...state],
      covariance: [...covariance],
      provenance: [],
    },
    misfit: 1,
    ...more,
  };
}

const CALM = { density: 1, wind: [0, 0] } as const;
const SITE = { siteDeg: [38.75, 125.3], bearingDeg: 70 } as const;

/** 1,000 km with an apogee of 260 km: the Scud-ER of public reports. */
export const SCUD_ER: Vehicle = {
  ...SITE,
  ...CALM,
  burnS: 95,
  gainMps: 3_752.7,
  kick: 0.1211,
  beta: 5_000,
};

/** 350 km with an apogee of 90 km. */
export const ROCKET: Vehicle = {
  ...SITE,
  ...CALM,
  burnS: 45,
  gainMps: 2_482.5,
  kick: 0.65138,
  beta: 5_000,
};

/** 3,700 km with an apogee of 770 km. */
export const INTERMEDIATE: Vehicle = {
  ...SITE,
  ...CALM,
  burnS: 150,
  gainMps: 6_194.4,
  kick: 0.11066,
  beta: 7_000,
};

/** 950 km with an apogee of 4,475 km. */
export const LOFTED: Vehicle = {
  ...SITE,
  ...CALM,
  burnS: 200,
  gainMps: 8_662.6,
  kick: 0.01714,
  beta: 8_000,
};
