import { type Chart, fromChart, type GeoPolygon } from '../../earth/index.ts';

/*
 * How far a gliding body gets that turns: banked by σ for good, it spends energy on lift that turns it,
 * so that the farther aside, the nearer it comes down.
 */

/** Ratio of lift to drag, a generous one for bodies that glide after a rocket's burnout. */
export const GLIDE_RATIO = 2.4;
/** Share of its energy with which it falls off at last: it dives at 0.45 of its speed. Assumed. */
const KEPT = 0.2;
const BANKS = 64;
const BANKS_A_CORNER = 4;

/**
 * Angle aside and distance, as a share of what it reaches straight on, for each bank σ from none to 90°.
 * In gliding flight lift carries: L cos σ = mg, D = L/k. Along the path, w = (v/v₀)² falls evenly to KEPT
 * over a length that goes with k cos σ, and the heading is ψ = -a ln w, a = (k/2) sin σ (Vinh, Busemann,
 * Culp, Hypersonic and Planetary Entry Flight Mechanics, 1980, gliding entry, far below orbital speed). The
 * integrals of cos ψ and sin ψ over w are those below.
 */
const CURVE: readonly (readonly [number, number])[] = Array.from({ length: BANKS + 1 }, (_, i) => {
  const bank = (0.999 * Math.PI * i) / (2 * BANKS);
  const a = (GLIDE_RATIO / 2) * Math.sin(bank);
  const turned = a * Math.log(KEPT);
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)];
  const ahead = 1 - KEPT * (cos + a * sin);
  const aside = a + KEPT * (sin - a * cos);
  const length = Math.cos(bank) / ((1 - KEPT) * (1 + a * a));
  return [Math.atan2(aside, ahead), length * Math.hypot(ahead, aside)];
});

/** Where it comes down so far aside, rad, its farthest as a share of what it reaches straight on. */
export function shareAside(turnRad: number): number {
  if (turnRad <= 0) return 1;
  for (let i = 1; i < CURVE.length; i++) {
    const [turn, share] = CURVE[i]!;
    if (turn < turnRad) continue;
    const [last, more] = CURVE[i - 1]!;
    return more + ((share - more) * (turnRad - last)) / (turn - last);
  }
  return 0;
}

/** Nothing is told farther aside, rad. */
const WIDEST = CURVE[BANKS]![0];

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

/** Angles aside at which corners of the outline stand, rising, where errors add `extra` to each, rad. */
export function cornerTurns(extra: number): readonly number[] {
  const added = Array.from({ length: EXTRA_CORNERS }, (_, i) => (extra * i) / EXTRA_CORNERS);
  const banked = CURVE.filter((_, i) => i % BANKS_A_CORNER === 0).map(([turn]) => turn + extra);
  return extra > 0 ? [...added, ...banked] : banked;
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
  const outline = aside.filter((turn, i) => turn !== aside[i - 1]);
  for (const turn of outline.toReversed()) add(outer(turn), turn);
  for (const turn of outline) if (turn > 0) add(outer(turn), -turn);
  // At a tip both outlines meet in one corner.
  const tip = outer(widest) <= nearM ? 1 : 0;
  for (let i = tip; i <= CORNERS - tip; i++) add(nearM, widest * ((2 * i) / CORNERS - 1));
  ring.push(ring[0]!);
  return [ring];
}
