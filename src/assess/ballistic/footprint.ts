import { type Chart, fromChart, type GeoPolygon, WGS84 } from '../../earth/index.ts';

/*
 * How far a gliding body gets that turns: lift that turns it costs energy, so that the farther aside, the
 * nearer it comes down, whatever it banks when.
 */

/** Ratio of lift to drag, a generous one for bodies that glide after a rocket's burnout. */
export const GLIDE_RATIO = 2.4;
/** Share of its energy with which it falls off at last: it dives at 0.45 of its speed. Assumed. */
const KEPT = 0.2;
const PATHS = 64;
const PATHS_A_CORNER = 2;
const STEPS = 400;

/**
 * Angle aside and distance, as a share of what it reaches straight on, of the farthest that a body comes
 * with any course of its bank σ, from none to a turn on the spot. In gliding flight lift carries:
 * L cos σ = mg, D = L/k. With w = (v/v₀)² and u = -ln w the way goes with w cos σ and the heading with
 * (k/2) sin σ for each u (Vinh, Busemann, Culp, Hypersonic and Planetary Entry Flight Mechanics, 1980,
 * gliding entry, far below orbital speed). What comes farthest in some direction banks by
 * tan σ = (k/2) λ / (w cos β), with β its heading from there and λ what a turn of β is still worth, which
 * grows back in time with w cos σ sin β from nothing at the end; beyond β = 90° it turns on the spot
 * (Pontryagin's principle). So each course is known from its last heading alone, back in time.
 */
const CURVE: readonly (readonly [number, number])[] = Array.from({ length: PATHS + 1 }, (_, i) =>
  farthest((0.9999 * Math.PI * i) / (2 * PATHS)),
);

function farthest(lastRad: number): readonly [number, number] {
  const step = Math.log(1 / KEPT) / STEPS;
  const half = GLIDE_RATIO / 2;
  let [beta, worth, ahead, aside] = [lastRad, 0, 0, 0];
  for (let i = 0; i < STEPS; i++) {
    const w = KEPT * Math.exp((i + 0.5) * step);
    const first = bankOf(half * worth, w * Math.cos(beta));
    const beta2 = beta + (half * Math.sin(first) * step) / 2;
    const worth2 = worth + (w * Math.cos(first) * Math.sin(beta) * step) / 2;
    const bank = bankOf(half * worth2, w * Math.cos(beta2));
    const way = w * Math.cos(bank) * step;
    ahead += way * Math.cos(beta2);
    aside += way * Math.sin(beta2);
    worth += way * Math.sin(beta2);
    beta += half * Math.sin(bank) * step;
  }
  return [beta - Math.atan2(aside, ahead), Math.hypot(ahead, aside) / (1 - KEPT)];
}

function bankOf(turns: number, carries: number): number {
  return carries <= 0 ? Math.PI / 2 : Math.atan2(turns, carries);
}

/**
 * The same with one bank for good, from none to 90°: way and heading as above, of which the integrals of
 * cos ψ and sin ψ over w, with ψ = -a ln w and a = (k/2) sin σ, are those below.
 */
const HELD: readonly (readonly [number, number])[] = Array.from({ length: PATHS + 1 }, (_, i) => {
  const bank = (0.999 * Math.PI * i) / (2 * PATHS);
  const a = (GLIDE_RATIO / 2) * Math.sin(bank);
  const turned = a * Math.log(KEPT);
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)];
  const ahead = 1 - KEPT * (cos + a * sin);
  const aside = a + KEPT * (sin - a * cos);
  const length = Math.cos(bank) / ((1 - KEPT) * (1 + a * a));
  return [Math.atan2(aside, ahead), length * Math.hypot(ahead, aside)];
});

/** Gravity, m/s², and the square of the speed, m²/s², at which nothing has to be carried any more. */
const GRAVITY = 9.8;
const ORBIT_SPEED2 = WGS84.gm / WGS84.a;
/** Nearer to an orbit a glide has no end that is told. */
const MOST_CARRIED = 0.999;

/**
 * The height, m, that times {@link GLIDE_RATIO} is what a glide reaches straight on, `speed` over the
 * ground and `orbitSpeed` without the Earth's turn, m/s. With V² the share of its weight that going round
 * carries, dv² is spent on a way 1 / (1 - V²) as long, so that v²/2g counts ln((1 - KEPT V²) / (1 - V²)) / V²
 * times (Vinh, Busemann, Culp, as above); under 4.5 km/s all of the energy is more, and that is taken.
 */
export function glideHeight(heightM: number, speed: number, orbitSpeed: number): number {
  const carried = Math.min(MOST_CARRIED, orbitSpeed ** 2 / ORBIT_SPEED2);
  const spent = carried > 0 ? Math.log((1 - KEPT * carried) / (1 - carried)) / carried : 0;
  return heightM + (Math.max(1, spent) * speed ** 2) / (2 * GRAVITY);
}

/** Where it comes down so far aside, rad, its farthest as a share of what it reaches straight on. */
export function shareAside(turnRad: number): number {
  return shareOn(CURVE, turnRad);
}

/** The same of what banks for good: turning hard first and then flying straight gets up to a fifth farther. */
export function shareHeld(turnRad: number): number {
  return shareOn(HELD, turnRad);
}

function shareOn(curve: typeof CURVE, turnRad: number): number {
  if (turnRad <= 0) return 1;
  for (let i = 1; i < curve.length; i++) {
    const [turn, share] = curve[i]!;
    if (turn < turnRad) continue;
    const [last, more] = curve[i - 1]!;
    return more + ((share - more) * (turnRad - last)) / (turn - last);
  }
  return 0;
}

/** Nothing is told farther aside, rad. */
const WIDEST = CURVE[PATHS]![0];

/** The largest angle aside up to which `farAt`, which falls, is above `nearM`; `extra` is what errors add. */
export function widestTurn(
  farAt: (turnRad: number) => number,
  nearM: number,
  extra: number,
): number {
  let [low, high] = [0, Math.min(Math.PI, WIDEST + extra)];
  if (farAt(high) > nearM) return high;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (farAt(middle) > nearM) low = middle;
    else high = middle;
  }
  return low;
}

/** Corners of the inner arc, and of what errors add to the outer one on each side. */
const CORNERS = 24;
const EXTRA_CORNERS = 8;
/** A step of the outline is drawn within so small an angle, rad. */
const STEP = 1e-5;
/** Corners of the outer outline stand no farther apart, rad: a chord then keeps within 1 % of its arc. */
const WIDEST_STEP = 0.25;

/** Angles aside at which corners of the outline stand, rising, where errors add `extra` to each, rad. */
export function cornerTurns(extra: number): readonly number[] {
  const added = Array.from({ length: EXTRA_CORNERS }, (_, i) => (extra * i) / EXTRA_CORNERS);
  const aside = CURVE.filter((_, i) => i % PATHS_A_CORNER === 0).map(([turn]) => turn + extra);
  return extra > 0 ? [...added, ...aside] : aside;
}

/** The outline of a body's reach as seen from where it is. */
export interface Footprint {
  readonly nearM: number;
  /** Angles aside of corners, rising, rad. */
  readonly turns: readonly number[];
  /** The farthest at an angle aside, rad; falls with it. */
  readonly farAt: (turnRad: number) => number;
  /** Where that is no farther than the nearest, rad. */
  readonly turnRad: number;
  /** Up to this angle aside it goes at least so far. */
  readonly held: { readonly turnRad: number; readonly farM: number };
}

/** Outer outline, then inner arc, counter-clockwise on the map. */
export function footprintRing(
  chart: Chart,
  azimuthRad: number,
  { nearM, turns, farAt, turnRad, held }: Footprint,
): GeoPolygon {
  const ring: [number, number][] = [];
  const add = (distance: number, turn: number): void => {
    const azimuth = azimuthRad + turn;
    const p = fromChart(chart, distance * Math.cos(azimuth), distance * Math.sin(azimuth));
    ring.push([p.longitudeRad, p.latitudeRad]);
  };
  const widest = Math.max(turnRad, held.turnRad);
  const outer = (turn: number): number => {
    const least = turn <= held.turnRad ? Math.max(nearM, held.farM) : nearM;
    return turn > turnRad ? least : Math.max(least, farAt(turn));
  };
  const aside = [...turns.filter((turn) => turn < widest), widest];
  if (held.turnRad < widest && held.farM > farAt(held.turnRad)) {
    aside.push(held.turnRad, Math.min(widest, held.turnRad + STEP));
    aside.sort((a, b) => a - b);
  }
  const outline = stepped(aside.filter((turn, i) => turn !== aside[i - 1]));
  for (const turn of outline.toReversed()) add(outer(turn), turn);
  for (const turn of outline) if (turn > 0) add(outer(turn), -turn);
  // At a tip both outlines meet in one corner.
  const tip = outer(widest) <= nearM ? 1 : 0;
  for (let i = tip; i <= CORNERS - tip; i++) add(nearM, widest * ((2 * i) / CORNERS - 1));
  ring.push(ring[0]!);
  return [ring];
}

/** The same angles, which rise, and those between that a wide step needs. */
function stepped(turns: readonly number[]): number[] {
  return turns.flatMap((turn, i) => {
    const last = turns[i - 1] ?? turn;
    const count = Math.max(1, Math.ceil((turn - last) / WIDEST_STEP));
    return Array.from({ length: count }, (_, k) => last + ((turn - last) * (k + 1)) / count);
  });
}
