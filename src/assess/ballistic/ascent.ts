import { MEAN_RADIUS } from '../../earth/index.ts';
import { RANGE_CLASSES, type RangeClass } from '../hazard.ts';
import { speedForRange } from './range.ts';

/**
 * What a motor that still works may yet give, by class. The prior takes every class as equally
 * probable that can be at this height and speed, and within a class the equivalent range as even
 * in its logarithm above that which would be reached if the motor stopped now. It leans to no
 * class: how often each was flown in tests says nothing of what comes.
 */
const LIMITS: Readonly<Record<RangeClass, readonly [number, number]>> = {
  CRBM: [150e3, 300e3],
  SRBM: [300e3, 1_000e3],
  MRBM: [1_000e3, 3_000e3],
  IRBM: [3_000e3, 5_500e3],
  ICBM: [5_500e3, 13_000e3],
};

/**
 * Height about which motors of the class have burned out even in the steepest of reported
 * ascents, m; assumed. The chance fades over about a third of it.
 */
const CEILING: Readonly<Record<RangeClass, number>> = {
  CRBM: 60e3,
  SRBM: 90e3,
  MRBM: 170e3,
  IRBM: 250e3,
  ICBM: 700e3,
};

/** A class with less is left out. */
const LEAST_CLASS = 0.01;

/** Speeds for equivalent ranges rising by {@link RATIO} from {@link SHORTEST}, at burnout. */
const SHORTEST = 50e3;
const RATIO = 1.25;
const BURNOUT_RADIUS = MEAN_RADIUS + 80e3;
const SPEEDS = Float64Array.from({ length: 27 }, (_, i) =>
  speedForRange(BURNOUT_RADIUS, SHORTEST * RATIO ** i),
);

/** Speed at burnout for an equivalent range, m/s. */
export function burnoutSpeed(range: number): number {
  const at = Math.log(Math.max(SHORTEST, range) / SHORTEST) / Math.log(RATIO);
  const i = Math.min(SPEEDS.length - 2, Math.floor(at));
  return SPEEDS[i]! * (SPEEDS[i + 1]! / SPEEDS[i]!) ** (at - i);
}

/** Equivalent range of a speed: the inverse of {@link burnoutSpeed}. */
export function rangeOfSpeed(speed: number): number {
  let i = 0;
  while (i < SPEEDS.length - 2 && SPEEDS[i + 1]! < speed) i++;
  const part = Math.log(speed / SPEEDS[i]!) / Math.log(SPEEDS[i + 1]! / SPEEDS[i]!);
  return SHORTEST * RATIO ** (i + Math.min(2, Math.max(-6, part)));
}

export interface PossibleClass {
  readonly name: RangeClass;
  readonly probability: number;
  /** Equivalent ranges that it may still reach, m. */
  readonly low: number;
  readonly high: number;
}

/** Classes that what burns at this speed and height may belong to; sums to 1. */
export function possibleClasses(speed: number, height: number): PossibleClass[] {
  const reached = rangeOfSpeed(speed);
  const found = RANGE_CLASSES.map((name) => {
    const [low, high] = LIMITS[name];
    const left = Math.log(high / Math.max(low, Math.min(reached, high))) / Math.log(high / low);
    const fade = 1 / (1 + (Math.max(0, height) / CEILING[name]) ** 8);
    return { name, probability: left * fade, low: Math.max(low, reached), high };
  });
  const sum = found.reduce((total, { probability }) => total + probability, 0);
  const some = found.filter(({ probability }) => probability > LEAST_CLASS * sum && sum > 1e-3);
  if (some.length === 0) {
    // Faster than all: what is left is a little more of the same.
    return [{ name: 'ICBM', probability: 1, low: reached, high: 1.3 * reached }];
  }
  const kept = some.reduce((total, { probability }) => total + probability, 0);
  return some.map((each) => ({ ...each, probability: each.probability / kept }));
}
