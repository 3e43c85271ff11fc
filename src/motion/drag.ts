import { airDensity, soundSpeed, WGS84 } from '../earth/index.ts';

/**
 * Drag coefficient over its hypersonic value against Mach number: the transonic rise and the
 * subsonic fall of a slender cone. Assumed; who uses it states how wrong it may be.
 */
const MACH = Float64Array.of(0.6, 0.85, 1.15, 2, 3, 5, 8);
const SHAPE = Float64Array.of(0.75, 0.95, 2, 1.5, 1.3, 1.03, 1);

export function dragShape(mach: number): number {
  if (mach <= MACH[0]!) return SHAPE[0]!;
  for (let i = 1; i < MACH.length; i++) {
    if (mach > MACH[i]!) continue;
    const m0 = MACH[i - 1]!;
    const s0 = SHAPE[i - 1]!;
    return s0 + ((SHAPE[i]! - s0) * (mach - m0)) / (MACH[i]! - m0);
  }
  return SHAPE[MACH.length - 1]!;
}

/** An atmosphere that thins evenly, ρ = ρ0 exp(-h/H), and slender bodies whose drag ignores Mach. */
export interface ExponentialAir {
  /** At height 0, kg/m³. */
  readonly densityKgM3: number;
  /** H, m. */
  readonly scaleHeightM: number;
}

/** The isothermal air nearest to the standard one below 80 km: 1.752 kg/m³, 6.7 km (Regan 1984). */
export const REGAN_AIR: ExponentialAir = { densityKgM3: 1.752, scaleHeightM: 6_700 };

/** Over this factor of speed the slope of the drag against Mach is taken. */
const SPEED_STEP = 1.02;
/** Over this height, m, that of the density. */
const HEIGHT_STEP_M = 50;

/** What brakes at a height, m, and a speed, m/s. `air` null: the standard atmosphere with Mach. */
export const braking = {
  /** ρ v c / 2, c the shape: the deceleration of β = 1 over the speed, kg/(m² s). */
  brake: 0,
  /** Derivative of its logarithm by height, 1/m, and by the logarithm of speed. */
  byHeight: 0,
  bySpeed: 1,
};

export function brakeAt(height: number, speed: number, air: ExponentialAir | null): void {
  told[0] = height;
  told[1] = speed;
  brakeBy(told, air);
}

const told = new Float64Array(2);

/** The same of a height and a speed that stand in `at` (`kinematic.ts` says why). */
export function brakeBy(at: Float64Array, air: ExponentialAir | null): void {
  const h = Math.max(at[0]!, 0);
  const speed = at[1]!;
  if (air !== null) {
    braking.brake = 0.5 * air.densityKgM3 * Math.exp(-h / air.scaleHeightM) * speed;
    braking.byHeight = -1 / air.scaleHeightM;
    braking.bySpeed = 1;
    return;
  }
  const density = airDensity(h);
  if (density === 0) {
    braking.brake = 0;
    return;
  }
  const mach = speed / soundSpeed(h);
  braking.brake = 0.5 * density * speed * dragShape(mach);
  const above = airDensity(h + HEIGHT_STEP_M);
  braking.byHeight = above > 0 ? Math.log(above / density) / HEIGHT_STEP_M : 0;
  braking.bySpeed =
    1 +
    Math.log(dragShape(mach * SPEED_STEP) / dragShape(mach / SPEED_STEP)) /
      (2 * Math.log(SPEED_STEP));
}

/**
 * Height over the ellipsoid along the radius, m: exact at 0, 5e-6 of itself too small above (the
 * normal is tilted by at most 0.2° against the radius). `r` is the distance from the middle of the Earth.
 */
export function radialHeight(
  x: number,
  y: number,
  z: number,
  r = Math.sqrt(x * x + y * y + z * z),
): number {
  const across = WGS84.b * WGS84.b * (x * x + y * y) + WGS84.a * WGS84.a * z * z;
  return r - (WGS84.a * WGS84.b * r) / Math.sqrt(across);
}
