import { MEAN_RADIUS } from '../../earth/index.ts';

/**
 * A library of powered ascents for what is seen only as a direction: gravity turns on a round
 * Earth without air, dv/dt = a - g sin γ, dγ/dt = -(g/v - v/r) cos γ, with thrust constant and mass
 * falling (Tsiolkovsky). Lift-off at 1.25 to 3.2 times the weight, tilted by 1.5° to 22° after some
 * seconds: from steep liquid missiles of the longest range to rockets of 300 km. Assumed.
 */
export interface Profile {
  /** Height and ground covered, m, at whole seconds from launch. */
  readonly heights: Float64Array;
  readonly distances: Float64Array;
}

const LIFTS = [1.25, 1.6, 2.2, 3.2] as const;
const TILTS = [0.026, 0.06, 0.14, 0.26, 0.38] as const;
/** Seconds of vertical rise; of the table (the longest ascents burn so long); of a step. */
const RISE_S = 6;
const PROFILE_S = 330;
const STEP_S = 0.125;
const EXHAUST_MPS = 2_600;
const GRAVITY = 9.81;
/** A stage that follows keeps about this thrust, m/s². */
const LATER = 30;
/** Share of the mass left at burnout. */
const LEFT = 0.15;

export const PROFILES: readonly Profile[] = LIFTS.flatMap((lift) =>
  TILTS.map((tilt) => profileOf(lift, tilt)),
);

function profileOf(lift: number, tilt: number): Profile {
  const heights = new Float64Array(PROFILE_S + 1);
  const distances = new Float64Array(PROFILE_S + 1);
  let [h, d, v, angle] = [0, 0, 0, Math.PI / 2];
  const steps = Math.round(1 / STEP_S);
  for (let i = 0; i < PROFILE_S * steps; i++) {
    const t = i * STEP_S;
    if (Math.abs(t - RISE_S) < STEP_S / 2) angle -= tilt;
    const mass = 1 - (lift * GRAVITY * t) / EXHAUST_MPS;
    const thrust = mass > LEFT ? (lift * GRAVITY) / mass : LATER;
    const r = MEAN_RADIUS + h;
    const g = GRAVITY * (MEAN_RADIUS / r) ** 2;
    const turns = t > RISE_S ? (v / r - g / Math.max(v, 1)) * Math.cos(angle) : 0;
    h += v * Math.sin(angle) * STEP_S;
    d += (v * Math.cos(angle) * MEAN_RADIUS * STEP_S) / r;
    v += (thrust - g * Math.sin(angle)) * STEP_S;
    angle += turns * STEP_S;
    if ((i + 1) % steps !== 0) continue;
    heights[(i + 1) / steps] = h;
    distances[(i + 1) / steps] = d;
  }
  return { heights, distances };
}

/** Height, m, `since` seconds after launch. */
export function heightAt({ heights }: Profile, since: number): number {
  return at(heights, since);
}

/** Ground covered, m. */
export function wayAt({ distances }: Profile, since: number): number {
  return at(distances, since);
}

/** Rate of climb, m/s, over the second about it. */
export function climbAt(profile: Profile, since: number): number {
  const from = Math.max(0, since - 0.5);
  return heightAt(profile, from + 1) - heightAt(profile, from);
}

function at(table: Float64Array, since: number): number {
  const clamped = Math.min(PROFILE_S, Math.max(0, since));
  const i = Math.min(PROFILE_S - 1, Math.floor(clamped));
  return table[i]! + (clamped - i) * (table[i + 1]! - table[i]!);
}
