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
import type { Flight } from './flight.ts';

/**
 * What comes down from space and is no missile, simulated by single-body theory: drag
 * dv/dt = -ρ v² Γ A (m/ρm)^⅔ / m and ablation dm/dt = -σ Γ A (m/ρm)^⅔ ρ v³ (Ceplecha and others,
 * "Meteor phenomena and bodies", Space Science Reviews 84, 1998, section 3), in the standard
 * atmosphere that turns with the Earth. Debris does not ablate here; it breaks up once, and what
 * goes on is slowed more. Plain data.
 */
export interface EntryPlan {
  readonly kind: 'meteor' | 'debris';
  /** Where it enters. */
  readonly from: GeoPosition;
  readonly bearingRad: number;
  /** Below the horizontal. */
  readonly angleRad: number;
  /** Over the turning Earth, m/s. */
  readonly speed: number;
  /** kg, at entry. */
  readonly massKg: number;
  /** kg/m³: stony meteoroids 3,400; of a hollow stage 100 to 300. */
  readonly densityKgM3: number;
}

/** Drag factor Γ and shape A of a sphere; apparent ablation of carbonaceous bodies, s²/m². */
const DRAG = 0.8;
const SHAPE = 1.21;
const ABLATION = 4.2e-8;
/** Stages and satellites break up at about this height (observed re-entries: 74 to 83 km), m. */
const BREAK_UP_M = 78_000;
/** The largest fragment keeps this share of the mass. Assumed. */
const FRAGMENT = 0.2;
/** Slower than this, or with less of its mass, it is followed no more, m/s: light ends at 3 km/s. */
const SLOWEST = { meteor: 3_000, debris: 200 } as const;
const LEAST_SHARE = 1e-3;
const STEP_S = 0.05;
const LONGEST_S = 1_800;
/** Samples are kept so far apart, steps. */
const KEPT = 4;

/** From entry until it has burnt up, is slow, or reaches the ground. */
export function enter(plan: EntryPlan): Flight {
  const { from, bearingRad, angleRad, speed } = plan;
  const axes = enuRotation(from.latitudeRad, from.longitudeRad);
  const ahead = speed * Math.cos(angleRad);
  const y = new Float64Array(6);
  y.set(geodeticToEcef(from.latitudeRad, from.longitudeRad, from.heightM));
  y.set(
    fromEnu(
      axes,
      ahead * Math.sin(bearingRad),
      ahead * Math.cos(bearingRad),
      -speed * Math.sin(angleRad),
    ),
    3,
  );
  let mass = plan.massKg;
  let whole = true;
  const samples: number[] = [0, ...y];
  let t = 0;
  for (let step = 1; t < LONGEST_S; step++) {
    const area = DRAG * SHAPE * (mass / plan.densityKgM3) ** (2 / 3);
    const rho = densityAt(y);
    const v = Math.hypot(y[3]!, y[4]!, y[5]!);
    // Heun's method; the air changes by 1 % over a step at most.
    derive(y, (rho * area) / mass, K1);
    for (let k = 0; k < 6; k++) AT[k] = y[k]! + STEP_S * K1[k]!;
    derive(AT, (densityAt(AT) * area) / mass, K2);
    for (let k = 0; k < 6; k++) y[k] = y[k]! + (STEP_S / 2) * (K1[k]! + K2[k]!);
    t += STEP_S;
    if (plan.kind === 'meteor') mass -= ABLATION * area * rho * v ** 3 * STEP_S;
    const { heightM } = ecefToGeodetic(y[0]!, y[1]!, y[2]!);
    if (plan.kind === 'debris' && whole && heightM < BREAK_UP_M) {
      whole = false;
      mass *= FRAGMENT;
    }
    const over = heightM <= 0 || v < SLOWEST[plan.kind] || mass < LEAST_SHARE * plan.massKg;
    if (over || step % KEPT === 0) samples.push(t, ...y);
    if (over) break;
  }
  return {
    durationS: t,
    burnoutS: 0,
    apogeeS: 0,
    apogeeM: from.heightM,
    impact: ecefToGeodetic(y[0]!, y[1]!, y[2]!),
    samples: Float64Array.from(samples),
  };
}

const K1 = new Float64Array(6);
const K2 = new Float64Array(6);
const AT = new Float64Array(6);
const FALL = new Float64Array(3);

function densityAt(y: Float64Array): number {
  if (Math.hypot(y[0]!, y[1]!, y[2]!) > WGS84.a + AIR_TOP) return 0;
  return airDensity(ecefToGeodetic(y[0]!, y[1]!, y[2]!).heightM);
}

/** `slowing`: drag deceleration over the speed squared, 1/m. */
function derive(y: Float64Array, slowing: number, out: Float64Array): void {
  fallAcceleration(y, FALL);
  const v = Math.hypot(y[3]!, y[4]!, y[5]!);
  for (let k = 0; k < 3; k++) {
    out[k] = y[k + 3]!;
    out[k + 3] = FALL[k]! - slowing * v * y[k + 3]!;
  }
}
