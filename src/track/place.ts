import type { BearingReport } from '../sense/index.ts';
import { putOnAgenda } from './agenda.ts';
import { isDormant, lifeLimitMs } from './coast.ts';
import { likeliest, nextMissMs } from './existence.ts';
import { enterGrid, leaveGrid, levelFor, noteCellKey } from './grid.ts';
import {
  ACCELERATION,
  BLOCK_COUNT,
  BOOST,
  BOOST_Q,
  COAST,
  COAST_Q,
  CONSTANT_VELOCITY,
  MODEL_COUNT,
  REENTRY,
  THRUST,
} from './models.ts';
import { MOTION_CLASSES } from './motion-class.ts';
import { pageOf } from './pages.ts';
import { noiseFactor } from './predict.ts';
import type { Prepared } from './prepared.ts';
import { enterSeeds, leaveSeeds } from './seeds.ts';
import type { TrackerState } from './state.ts';

/** Sigmas that the index allows for: what a gate of 0.9999 in three dimensions needs. */
export const REACH_SIGMAS = 4.6;

/** A filter with less than this share does not widen the reach. */
const REACH_WEIGHT = 1e-4;

/** Filters of what may be a missile: under power, in free fall, braked, in a pull-up or a glide. */
const FAST = [BOOST, COAST, THRUST, REENTRY, ACCELERATION] as const;

/** From this share of them on, lines of sight are compared with the track. */
const FAST_WEIGHT = 0.01;

/** The same for a track of one report: more than a plot of a radar begins with. */
const FAST_AT_ONCE = 0.1;

/** Longest time for which an entry is made at once, seconds: it is renewed after that. */
const LONGEST_ENTRY_S = 600;

/** Puts the track where reports of the time to come will look for it. */
export function placeTrack(state: TrackerState, slot: number): void {
  const store = state.store;
  const nowMs = Math.max(store.timeMs[slot]!, state.nowMs);
  if (isDormant(state, slot)) {
    removeFromGrid(state, slot);
    state.fast.delete(slot);
    store.indexedMs[slot] = nowMs + LONGEST_ENTRY_S * 1000;
    return;
  }
  const ageS = (nowMs - store.timeMs[slot]!) / 1000;
  const spanS = Math.min(Math.max(revisitS(state, slot), ageS), LONGEST_ENTRY_S);
  const centre = slot * 18 + likeliest(store, slot) * 6;
  const s = store.state;
  const c = store.centre;
  if (store.reports[slot] === 1) {
    // A seed stands at its own plot until it has moved.
    for (let i = 0; i < 3; i++) c[slot * 3 + i] = s[centre + i]!;
    passed[AGE] = 0;
    passed[SPAN] = ageS + spanS;
    noteReach(state, slot);
    enterSeeds(state, slot);
    finishPlacing(state, slot);
    return;
  }
  const middleS = ageS + spanS / 2;
  const at = slot * 3;
  for (let i = 0; i < 3; i++) c[at + i] = s[centre + i]! + middleS * s[centre + i + 3]!;
  passed[AGE] = ageS;
  passed[SPAN] = spanS;
  noteReach(state, slot);
  const level = levelFor(store.reachM, slot);
  noteCellKey(level, c, at, passed, KEY);
  if (store.level[slot] !== level || store.cell[slot] !== passed[KEY]) {
    removeFromGrid(state, slot);
    enterGrid(state.grid, level, passed[KEY]!, slot);
    store.level[slot] = level;
    store.cell[slot] = passed[KEY]!;
  }
  finishPlacing(state, slot);
}

/** Until the end of the time that {@link noteReach} has left. */
function finishPlacing(state: TrackerState, slot: number): void {
  const store = state.store;
  store.indexedMs[slot] = store.timeMs[slot]! + passed[SPAN]! * 1000;
  const k = slot * MODEL_COUNT;
  let fast = 0;
  for (const m of FAST) fast += store.weight[k + m]!;
  if (fast > (store.reports[slot] === 1 ? FAST_AT_ONCE : FAST_WEIGHT)) state.fast.add(slot);
  else state.fast.delete(slot);
}

/** Puts the next review of the track on the agenda, unless one is there that comes first. */
export function scheduleTrack(state: TrackerState, slot: number): void {
  const store = state.store;
  store.due[slot] = Math.min(
    store.indexedMs[slot]!,
    nextMissMs(state, slot),
    store.lastReportMs[slot]! + lifeLimitMs(state, slot),
  );
  putOnAgenda(state.agenda, slot, store.due);
}

/** Takes the track out of the index. A seed's state must be the one with which it was placed. */
export function removeFromGrid(state: TrackerState, slot: number): void {
  leaveSeeds(state, slot);
  const store = state.store;
  const level = store.level[slot]!;
  if (level < 0) return;
  leaveGrid(state.grid, level, store.cell[slot]!, slot);
  store.level[slot] = -1;
}

/** Time in which another report is to be expected, seconds. */
function revisitS(state: TrackerState, slot: number): number {
  const store = state.store;
  let shortest = MOTION_CLASSES[store.motion[slot]!]!.revisitS;
  for (const index of store.sensors[slot]!) {
    const period = state.coverages[index]!.periodS;
    if (period !== null) shortest = Math.min(shortest, 2 * period + 1.5);
  }
  return shortest;
}

/**
 * Notes how far from the entry's centre a matching report can lie until the span is over, m, which
 * is left to be the time from the estimate until then.
 */
function noteReach(state: TrackerState, slot: number): void {
  const store = state.store;
  const ageS = passed[AGE]!;
  const spanS = passed[SPAN]!;
  const x = store.centre[slot * 3]!;
  const y = store.centre[slot * 3 + 1]!;
  const z = store.centre[slot * 3 + 2]!;
  const middleS = ageS + spanS / 2;
  passed[SPAN] = ageS + spanS;
  let farthest = 0;
  for (let m = 0; m < BLOCK_COUNT; m++) {
    const k = slot * MODEL_COUNT + m;
    if (store.weight[k]! < REACH_WEIGHT) continue;
    const o = slot * 18 + m * 6;
    const p = slot * 108 + m * 36;
    const s = store.state;
    const c = store.covariance;
    const vx = s[o + 3]!;
    const vy = s[o + 4]!;
    const vz = s[o + 5]!;
    const dx = s[o]! + middleS * vx - x;
    const dy = s[o + 1]! + middleS * vy - y;
    const dz = s[o + 2]! + middleS * vz - z;
    store.placeSigma[k] = Math.sqrt(c[p]! + c[p + 7]! + c[p + 14]!);
    store.paceSigma[k] = Math.sqrt(c[p + 21]! + c[p + 28]! + c[p + 35]!);
    spread(state, slot, m);
    const own =
      Math.sqrt(dx * dx + dy * dy + dz * dz) +
      (Math.sqrt(vx * vx + vy * vy + vz * vz) * spanS) / 2 +
      passed[SPREAD]!;
    if (own > farthest) farthest = own;
  }
  store.reachM[slot] = farthest;
}

/**
 * Numbers that pass between the functions of this file, which as arguments would each be made anew on
 * the heap: a time, s, what {@link spread} makes of it, m, the estimate's age, s, and a cell's key.
 */
const SPAN = 0;
const SPREAD = 1;
const AGE = 2;
const KEY = 3;
const passed = new Float64Array(4);

/** How far the object can be from where filter `m` expects it after the time that is passed, m. */
function spread(state: TrackerState, slot: number, m: number): void {
  const store = state.store;
  const spanS = passed[SPAN]!;
  const k = slot * MODEL_COUNT + m;
  const raised = noiseOf(state, slot, m);
  const wander = Math.sqrt((raised * spanS * spanS * spanS) / 3);
  // A straight line leaves the trajectory of free fall by g t²/2.
  const fall = m === COAST ? 5 * spanS * spanS : 0;
  passed[SPREAD] =
    REACH_SIGMAS * (store.placeSigma[k]! + store.paceSigma[k]! * spanS + wander) + fall;
}

/** Process noise with which filter `m` is predicted, m²/s³. */
function noiseOf(state: TrackerState, slot: number, m: number): number {
  const { store } = state;
  const q = state.settings.processNoise;
  const noise =
    m === BOOST
      ? (q.boost ?? BOOST_Q)
      : m === COAST
        ? (q.coast ?? COAST_Q)
        : (q.constantVelocity ?? MOTION_CLASSES[store.motion[slot]!]!.q);
  const models = store.models[slot]!;
  const alone = (models & (models - 1)) === 0;
  return noise * (alone || m === BOOST ? noiseFactor(store, slot) : 1);
}

/** Whether the report lies where the track's index entry expects reports: a glance, never wrong. */
export function isInReach(state: TrackerState, slot: number, z: Prepared): boolean {
  const store = state.store;
  // An entry looks ahead; what is behind the track is left to a closer look.
  if (z.report.timeMs < store.timeMs[slot]! || z.report.timeMs > store.indexedMs[slot]!)
    return true;
  const c = store.centre;
  const o = slot * 3;
  const dx = c[o]! - z.x;
  const dy = c[o + 1]! - z.y;
  const dz = c[o + 2]! - z.z;
  const limit = store.reachM[slot]! + z.extentM;
  return dx * dx + dy * dy + dz * dz <= limit * limit;
}

/**
 * Whether the report can be in the gate at all: a distance, much cheaper than {@link match}, and
 * never narrower.
 */
export function isNear(state: TrackerState, slot: number, report: Prepared): boolean {
  if (report.report.kind === 'bearing') return isNearLine(state, slot, report, report.report);
  ball[0] = report.x;
  ball[1] = report.y;
  ball[2] = report.z;
  ball[3] = report.extentM;
  ball[4] = report.report.timeMs;
  return (
    isWithinReach(state, slot, ball) &&
    (report.report.kind !== 'fix' || isAlong(state, slot, report))
  );
}

/** Sigmas of one direction: the gate of 0.999 in six dimensions is 4.7. */
const ALONG_SIGMAS = 5;

/**
 * Whether a track of one filter reaches a reported place along the line to it: NIS is at least the
 * square of the distance along any line over its variance there (Cauchy and Schwarz). A fix without
 * a height says where over the ground, so the line lies in its horizontal plane: a height that is
 * unknown by kilometres makes nothing near.
 */
function isAlong(
  state: TrackerState,
  slot: number,
  { report, rotation, heightless, overGroundM }: Prepared,
): boolean {
  const store = state.store;
  const models = store.models[slot]!;
  const spanS = (report.timeMs - store.timeMs[slot]!) / 1000;
  if (spanS < 0 || models !== 1 << CONSTANT_VELOCITY) return true;
  const s = store.state;
  const c = store.covariance;
  const o = slot * 18;
  let dx = s[o]! + spanS * s[o + 3]! - ball[0]!;
  let dy = s[o + 1]! + spanS * s[o + 4]! - ball[1]!;
  let dz = s[o + 2]! + spanS * s[o + 5]! - ball[2]!;
  if (heightless) {
    const up = rotation[6]! * dx + rotation[7]! * dy + rotation[8]! * dz;
    dx -= up * rotation[6]!;
    dy -= up * rotation[7]!;
    dz -= up * rotation[8]!;
  }
  const square = dx * dx + dy * dy + dz * dz;
  const beyond = Math.sqrt(square) - overGroundM;
  if (!(beyond > 0)) return true;
  let variance = 0;
  for (let i = 0; i < 3; i++) {
    const r = slot * 108 + i * 6;
    const x = c[r]! + spanS * (2 * c[r + 3]! + spanS * c[r + 21]!);
    const y = c[r + 1]! + spanS * (2 * c[r + 4]! + spanS * c[r + 22]!);
    const z = c[r + 2]! + spanS * (2 * c[r + 5]! + spanS * c[r + 23]!);
    variance += (i === 0 ? dx : i === 1 ? dy : dz) * (dx * x + dy * y + dz * z);
  }
  const noise = noiseOf(state, slot, CONSTANT_VELOCITY);
  const along = variance / square + (noise * spanS * spanS * spanS) / 3;
  return beyond * beyond <= ALONG_SIGMAS * ALONG_SIGMAS * along;
}

/** Sigmas of two angles: the gate of 0.9999 is 4.3. */
const LINE_SIGMAS = 5;

/** Whether a filter that matters can bring the track to a line of sight, from its distance to that. */
function isNearLine(
  state: TrackerState,
  slot: number,
  z: Prepared,
  { timeMs, timeSigmaS, sigma }: BearingReport,
): boolean {
  // What an uncertain time does to the angles is left to a closer look.
  if (timeSigmaS !== undefined) return true;
  const store = state.store;
  const spanS = (timeMs - store.timeMs[slot]!) / 1000;
  const wide = LINE_SIGMAS * sigma.losRad;
  passed[SPAN] = Math.abs(spanS);
  for (let m = 0; m < MODEL_COUNT; m++) {
    if (store.weight[slot * MODEL_COUNT + m]! < REACH_WEIGHT) continue;
    if (m < BLOCK_COUNT) {
      noteMiss(store.state, slot * 18 + m * 6, spanS, z);
      spread(state, slot, m);
    } else if (!spreadOfPage(state, slot, m, spanS, z)) continue;
    const depth = miss[DEPTH]!;
    // Far aside of the line an angle goes by what lies along it too.
    const aside = Math.sqrt(1 + miss[SQUARE]! / Math.max(1, depth * depth));
    const limit = passed[SPREAD]! * aside + wide * Math.abs(depth);
    if (miss[SQUARE]! <= limit * limit) return true;
  }
  return false;
}

/** A motor, a lasting pull or air that stops a steep fall (60 g) moves off a straight line, m/s². */
const MOST_PULL = 600;

/** {@link noteMiss} and {@link spread} of a filter with a page of its own; false where it has none. */
function spreadOfPage(
  state: TrackerState,
  slot: number,
  m: number,
  spanS: number,
  z: Prepared,
): boolean {
  const { pages } = state.store;
  const o = pageOf(pages, slot, m);
  if (o < 0) return false;
  const s = pages.numbers;
  noteMiss(s, o, spanS, z);
  const place = Math.sqrt(s[o + 6]! + s[o + 13]! + s[o + 20]!);
  const pace = Math.sqrt(s[o + 27]! + s[o + 34]! + s[o + 41]!);
  const t = passed[SPAN]!;
  passed[SPREAD] = REACH_SIGMAS * (place + pace * t) + (MOST_PULL * t * t) / 2;
  return true;
}

/** How far along the line a place lies, m, and how far from it, m², squared. */
const DEPTH = 0;
const SQUARE = 1;
const miss = new Float64Array(2);

function noteMiss(s: Float64Array, o: number, spanS: number, z: Prepared): void {
  const l = z.rotation;
  const dx = s[o]! + spanS * s[o + 3]! - z.x;
  const dy = s[o + 1]! + spanS * s[o + 4]! - z.y;
  const dz = s[o + 2]! + spanS * s[o + 5]! - z.z;
  const depth = dx * l[0]! + dy * l[1]! + dz * l[2]!;
  const ax = dx - depth * l[0]!;
  const ay = dy - depth * l[1]!;
  const az = dz - depth * l[2]!;
  miss[DEPTH] = depth;
  miss[SQUARE] = ax * ax + ay * ay + az * az;
}

/**
 * Writes to `to[0]` how far the track, its likeliest filter going straight on, is from where the report
 * puts its object, or from the line of sight, m, squared.
 */
export function noteOff(state: TrackerState, slot: number, z: Prepared, to: Float64Array): void {
  const s = state.store.state;
  const o = slot * 18 + likeliest(state.store, slot) * 6;
  const spanS = (z.report.timeMs - state.store.timeMs[slot]!) / 1000;
  if (z.report.kind === 'bearing') {
    noteMiss(s, o, spanS, z);
    to[0] = miss[SQUARE]!;
    return;
  }
  const dx = s[o]! + spanS * s[o + 3]! - z.x;
  const dy = s[o + 1]! + spanS * s[o + 4]! - z.y;
  const dz = s[o + 2]! + spanS * s[o + 5]! - z.z;
  to[0] = dx * dx + dy * dy + dz * dz;
}

const ball = new Float64Array(5);

/**
 * Whether a filter that matters can bring the track into a ball at a time: place, m, radius, m, and
 * time, ms.
 */
export function isWithinReach(state: TrackerState, slot: number, ball: Float64Array): boolean {
  const store = state.store;
  const s = store.state;
  const spanS = (ball[4]! - store.timeMs[slot]!) / 1000;
  passed[SPAN] = Math.abs(spanS);
  for (let m = 0; m < BLOCK_COUNT; m++) {
    if (store.weight[slot * MODEL_COUNT + m]! < REACH_WEIGHT) continue;
    const o = slot * 18 + m * 6;
    const dx = s[o]! + spanS * s[o + 3]! - ball[0]!;
    const dy = s[o + 1]! + spanS * s[o + 4]! - ball[1]!;
    const dz = s[o + 2]! + spanS * s[o + 5]! - ball[2]!;
    spread(state, slot, m);
    const limit = passed[SPREAD]! + ball[3]!;
    if (dx * dx + dy * dy + dz * dz <= limit * limit) return true;
  }
  return false;
}
