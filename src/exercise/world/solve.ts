import { type GeoPosition, geodesicInverse, MEAN_RADIUS } from '../../earth/index.ts';
import type { Launch } from '../scenario.ts';
import { type Flight, type FlightPlan, fly } from './flight.ts';

/**
 * Finds the flight that shows the published apogee, range and bearing. It answers what a
 * published flight looked like; it takes no place to come down at (law 11).
 */
export type Solution =
  | { readonly ok: true; readonly flight: Flight }
  | { readonly ok: false; readonly message: string };

/** A solution shows apogee and range within this share, and the bearing within this angle. */
const TOLERANCE = 1e-4;
const MAX_STEPS = 40;
/** How often a step that leads to no flight at all is made smaller. */
const MAX_HALVINGS = 10;
/** Differences for the slopes: speed m/s, lean rad, bearing rad. */
const NUDGES = [2, 1e-3, 1e-3] as const;
/** No single step changes more than this: the shape of a flight changes fast. */
const LONGEST_STEPS = [250, 0.15, 0.2] as const;

/** Newton's method on ideal speed, lean and bearing; slopes by differences. */
export function solveFlight(launch: Launch): Solution {
  let plan = guess(launch);
  let flight = fly(plan);
  for (let i = 0; i < MAX_HALVINGS && flight === null; i++) {
    plan = { ...plan, idealSpeed: 0.97 * plan.idealSpeed };
    flight = fly(plan);
  }
  let best = Number.POSITIVE_INFINITY;
  for (let step = 0; step < MAX_STEPS; step++) {
    if (flight === null) return failed(launch, 'no guess comes down again');
    const miss = missOf(launch, flight);
    const size = Math.max(Math.abs(miss[0]), Math.abs(miss[1]), Math.abs(miss[2]));
    best = Math.min(best, size);
    if (size < TOLERANCE) return { ok: true, flight };
    const change = newtonStep(launch, plan, miss);
    if (change === null) return failed(launch, 'the figures do not change with the flight');
    let share = 1;
    let next = nudge(plan, change);
    flight = fly(next);
    for (let i = 0; i < MAX_HALVINGS && flight === null; i++) {
      share /= 2;
      next = nudge(plan, change.map((x) => share * x) as Three);
      flight = fly(next);
    }
    plan = next;
  }
  return failed(launch, `after ${MAX_STEPS} steps ${(100 * best).toFixed(2)} % were left`);
}

function failed(launch: Launch, why: string): Solution {
  return {
    ok: false,
    message: `launch "${launch.id}": no flight shows apogee ${launch.apogeeM / 1000} km with range ${launch.rangeM / 1000} km (${why}); check the two figures against each other`,
  };
}

/** Energy to the apogee in a 1/r field, time aloft at the mean gravity on the way, and a loss. */
function guess(launch: Launch): FlightPlan {
  const shrink = MEAN_RADIUS / (MEAN_RADIUS + launch.apogeeM);
  const climb = Math.sqrt(2 * 9.4 * launch.apogeeM * shrink);
  const across = (launch.rangeM * 9.4 * shrink) / (2 * climb);
  const speed = Math.hypot(climb, across);
  return {
    site: launch.site,
    bearingRad: launch.bearingRad,
    burnS: launch.burnS,
    idealSpeed: speed * 0.95 + 6 * launch.burnS,
    leanRad: Math.atan2(across, climb) * 1.1,
    ballisticCoefficient: launch.ballisticCoefficient,
  };
}

/** Relative miss of apogee and range, and of bearing in radians. */
function missOf(launch: Launch, flight: Flight): [number, number, number] {
  const flown = flownOver(launch.site, flight);
  const turn = flown.bearingRad - launch.bearingRad;
  return [
    flight.apogeeM / launch.apogeeM - 1,
    flown.rangeM / launch.rangeM - 1,
    Math.atan2(Math.sin(turn), Math.cos(turn)),
  ];
}

/** Geodesic from the site to where it came down. */
export function flownOver(
  site: GeoPosition,
  flight: Flight,
): { readonly rangeM: number; readonly bearingRad: number } {
  const g = geodesicInverse(site, flight.impact);
  return { rangeM: g.distanceM, bearingRad: g.azimuthRad };
}

type Three = [number, number, number];

function newtonStep(launch: Launch, plan: FlightPlan, miss: Three): Three | null {
  const columns: Three[] = [];
  for (let k = 0; k < 3; k++) {
    const change: Three = [0, 0, 0];
    change[k] = NUDGES[k]!;
    const flight = fly(nudge(plan, change));
    if (flight === null) return null;
    const moved = missOf(launch, flight);
    columns.push(moved.map((m, i) => (m - miss[i]!) / NUDGES[k]!) as Three);
  }
  const [a, b, c] = columns as [Three, Three, Three];
  const det = determinant(a, b, c);
  if (!(Math.abs(det) > 1e-15)) return null;
  const want = miss.map((m) => -m) as Three;
  const raw = [
    determinant(want, b, c) / det,
    determinant(a, want, c) / det,
    determinant(a, b, want) / det,
  ];
  const scale = Math.max(1, ...raw.map((x, k) => Math.abs(x) / LONGEST_STEPS[k]!));
  return raw.map((x) => x / scale) as Three;
}

/** Of the matrix with these columns (Cramer's rule). */
function determinant(a: Three, b: Three, c: Three): number {
  return (
    a[0] * (b[1] * c[2] - b[2] * c[1]) -
    a[1] * (b[0] * c[2] - b[2] * c[0]) +
    a[2] * (b[0] * c[1] - b[1] * c[0])
  );
}

function nudge(plan: FlightPlan, change: Three): FlightPlan {
  return {
    ...plan,
    idealSpeed: plan.idealSpeed + change[0],
    leanRad: plan.leanRad + change[1],
    bearingRad: plan.bearingRad + change[2],
  };
}
