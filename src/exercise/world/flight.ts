import {
  AIR_TOP,
  airDensity,
  ecefToGeodetic,
  enuRotation,
  fallAcceleration,
  fromEnu,
  type GeoPosition,
  geodeticToEcef,
  WGS84,
} from '../../earth/index.ts';

/**
 * One ballistic flight, simulated. The Earth is WGS-84, turning, with J2 to J4; the air the standard
 * atmosphere, turning with the Earth. Powered flight is one stage of constant thrust and flow (the rocket
 * equation): straight up for {@link RISE_S}, then the thrust leans over in the plane of the
 * bearing by a smooth programme until it reaches its last lean at burnout, as a gravity turn
 * would bring about. After burnout gravity and drag alone. All of the vehicle is assumed: such
 * flights are only ever published by apogee, range and place of launch.
 */
export interface FlightPlan {
  readonly site: GeoPosition;
  /** Direction of the lean at the site, clockwise from north. */
  readonly bearingRad: number;
  readonly burnS: number;
  /** Speed that the motor would give without gravity and air, m/s. */
  readonly idealSpeed: number;
  /** Angle of the thrust from the vertical at burnout. */
  readonly leanRad: number;
  readonly ballisticCoefficient: number;
}

/** What came of it. The last sample is at the impact. */
export interface Flight {
  readonly durationS: number;
  readonly burnoutS: number;
  readonly apogeeS: number;
  readonly apogeeM: number;
  readonly impact: GeoPosition;
  /** t, x, y, z, vx, vy, vz each: seconds after launch, ECEF metres and m/s. */
  readonly samples: Float64Array;
}

/** Step under thrust and in the air, and in the vacuum where nothing changes fast, seconds. */
const STEP_S = 0.1;
const VACUUM_STEP_S = 1;
/** Straight up until here; typical of a mobile launcher's first seconds, assumed. */
const RISE_S = 6;
/** Exhaust speed of a storable liquid near the ground (specific impulse 235 s), assumed. */
const EXHAUST_SPEED = 2300;
/** Several stages are flown as one that would lift off: no less than this share of the speed. */
const EXHAUST_SHARE = 1 / 1.5;
/** With its propellant the vehicle has that much more mass over drag area, assumed. */
const BOOST_COEFFICIENT_FACTOR = 3;
/** No flight of at most 6,000 km range and 8,000 km apogee lasts longer, seconds. */
const LONGEST_S = 9000;
/** High enough that no step of {@link VACUUM_STEP_S} reaches down into the air. */
const VACUUM_FROM_M = AIR_TOP + 10_000;
const WIDTH = 7;

/** Null where it never leaves the ground or never comes down. */
export function fly(plan: FlightPlan): Flight | null {
  const { site } = plan;
  const rotation = enuRotation(site.latitudeRad, site.longitudeRad);
  const up = fromEnu(rotation, 0, 0, 1);
  const ahead = fromEnu(rotation, Math.sin(plan.bearingRad), Math.cos(plan.bearingRad), 0);
  const exhaust = Math.max(EXHAUST_SPEED, EXHAUST_SHARE * plan.idealSpeed);
  const flow = (1 - Math.exp(-plan.idealSpeed / exhaust)) / plan.burnS;
  const y = new Float64Array(6);
  y.set(geodeticToEcef(site.latitudeRad, site.longitudeRad, site.heightM));
  const samples: number[] = [0, ...y];
  let height = site.heightM;
  let apogeeM = height;
  let apogeeS = 0;
  const thrust = new Float64Array(3);
  const push = (at: number): void => {
    thrust.fill(0);
    if (at >= plan.burnS) return;
    const size = (exhaust * flow) / (1 - flow * at);
    const lean = plan.leanRad * smooth((at - RISE_S) / (plan.burnS - RISE_S));
    const c = size * Math.cos(lean);
    const s = size * Math.sin(lean);
    for (let k = 0; k < 3; k++) thrust[k] = c * up[k]! + s * ahead[k]!;
  };
  for (let t = 0; t < LONGEST_S; ) {
    const burning = t < plan.burnS;
    const beta = plan.ballisticCoefficient * (burning ? BOOST_COEFFICIENT_FACTOR : 1);
    // A step ends at burnout: the thrust jumps there.
    const step = burning
      ? Math.min(STEP_S, plan.burnS - t)
      : height > VACUUM_FROM_M
        ? VACUUM_STEP_S
        : STEP_S;
    const before = height;
    advance(y, t, step, beta, push, thrust, burning);
    height = heightOf(y);
    if (height > apogeeM) {
      apogeeM = height;
      apogeeS = t + step;
    }
    if (height <= 0 && height < before) {
      if (apogeeS === 0) return null;
      const fraction = before / (before - height);
      return touchDown(samples, y, t + fraction * step, fraction, plan, apogeeM, apogeeS);
    }
    if (height < site.heightM - 100) return null;
    t += step;
    samples.push(t, ...y);
  }
  return null;
}

/** The last sample is put on the surface, on the straight line of the last step (under 300 m). */
function touchDown(
  samples: number[],
  y: Float64Array,
  t: number,
  fraction: number,
  plan: FlightPlan,
  apogeeM: number,
  apogeeS: number,
): Flight {
  const last = samples.length - WIDTH;
  const end: number[] = [t];
  for (let k = 0; k < 6; k++) {
    const a = samples[last + 1 + k]!;
    end.push(a + fraction * (y[k]! - a));
  }
  samples.push(...end);
  return {
    durationS: t,
    burnoutS: plan.burnS,
    apogeeS,
    apogeeM,
    impact: ecefToGeodetic(end[1]!, end[2]!, end[3]!),
    samples: Float64Array.from(samples),
  };
}

/** x, y, z, vx, vy, vz at a time after launch, cubic Hermite between samples; null outside. */
export function flightAt(flight: Flight, elapsedS: number): Float64Array | null {
  if (elapsedS < 0 || elapsedS > flight.durationS) return null;
  const { samples } = flight;
  let low = 0;
  let high = samples.length / WIDTH - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (samples[middle * WIDTH]! <= elapsedS) low = middle;
    else high = middle - 1;
  }
  const a = low * WIDTH;
  const b = a + WIDTH;
  const h = samples[b]! - samples[a]!;
  const out = new Float64Array(6);
  if (h <= 0) return out.map((_, k) => samples[b + 1 + k]!);
  const s = (elapsedS - samples[a]!) / h;
  for (let k = 0; k < 3; k++) {
    const p0 = samples[a + 1 + k]!;
    const p1 = samples[b + 1 + k]!;
    const m0 = h * samples[a + 4 + k]!;
    const m1 = h * samples[b + 4 + k]!;
    const c2 = 3 * (p1 - p0) - 2 * m0 - m1;
    const c3 = 2 * (p0 - p1) + m0 + m1;
    out[k] = p0 + s * (m0 + s * (c2 + s * c3));
    out[k + 3] = (m0 + s * (2 * c2 + s * 3 * c3)) / h;
  }
  return out;
}

function smooth(x: number): number {
  const s = Math.min(1, Math.max(0, x));
  return s * s * (3 - 2 * s);
}

function heightOf(y: Float64Array): number {
  return ecefToGeodetic(y[0]!, y[1]!, y[2]!).heightM;
}

const K1 = new Float64Array(6);
const K2 = new Float64Array(6);
const K3 = new Float64Array(6);
const K4 = new Float64Array(6);
const AT = new Float64Array(6);
const FALL = new Float64Array(3);

/** One step of the classical Runge-Kutta method of fourth order. */
function advance(
  y: Float64Array,
  t: number,
  h: number,
  beta: number,
  push: (t: number) => void,
  thrust: Float64Array,
  burning: boolean,
): void {
  push(t);
  derive(y, thrust, beta, K1);
  push(t + h / 2);
  move(y, K1, h / 2);
  derive(AT, thrust, beta, K2);
  move(y, K2, h / 2);
  derive(AT, thrust, beta, K3);
  // At burnout itself the thrust is that of just before.
  push(burning ? t + h - 1e-9 : t + h);
  move(y, K3, h);
  derive(AT, thrust, beta, K4);
  for (let k = 0; k < 6; k++) {
    y[k] = y[k]! + (h / 6) * (K1[k]! + 2 * K2[k]! + 2 * K3[k]! + K4[k]!);
  }
}

function move(y: Float64Array, slope: Float64Array, h: number): void {
  for (let k = 0; k < 6; k++) AT[k] = y[k]! + h * slope[k]!;
}

/**
 * Time derivative in ECEF: free fall on the turning Earth, drag ½ρv²/β against the speed
 * through the air that turns with the Earth, and thrust.
 */
function derive(y: Float64Array, thrust: Float64Array, beta: number, out: Float64Array): void {
  const vx = y[3]!;
  const vy = y[4]!;
  const vz = y[5]!;
  fallAcceleration(y, FALL);
  let drag = 0;
  if (Math.hypot(y[0]!, y[1]!, y[2]!) < WGS84.a + AIR_TOP) {
    drag = (0.5 * airDensity(heightOf(y)) * Math.sqrt(vx * vx + vy * vy + vz * vz)) / beta;
  }
  out[0] = vx;
  out[1] = vy;
  out[2] = vz;
  out[3] = FALL[0]! - drag * vx + thrust[0]!;
  out[4] = FALL[1]! - drag * vy + thrust[1]!;
  out[5] = FALL[2]! - drag * vz + thrust[2]!;
}
