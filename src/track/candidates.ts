import type { Group } from './batch.ts';
import { clutterFactor } from './clutter.ts';
import { queryGrid } from './grid.ts';
import { couldHaveMoved } from './life.ts';
import { match, matched } from './match.ts';
import { compareNames, NAME_BONUS, namedSlots } from './names.ts';
import { createNearest, keepNearest } from './nearest.ts';
import { type Pairs, takePair } from './pairs.ts';
import { isInReach, isNear, noteOff } from './place.ts';
import { type Prepared, withoutVelocity } from './prepared.ts';
import { querySeeds } from './seeds.ts';
import type { TrackerState } from './state.ts';
import { CONFIRMED } from './store.ts';
import { forgetTried, keepTried } from './tried.ts';

/** Largest factor by which a prediction is widened for a name, and steps on the way to it. */
const LARGEST_WIDENING = 1e8;
const WIDENING_STEPS = 12;

/** What a name still says where the prediction had to be widened for it, as a logarithm. */
const LEAST_BONUS = 1;

/** Slots that may match the report at hand: only as many as the query at hand has counted. */
const found: number[] = [];

const ball = new Float64Array(4);

/**
 * A confirmed track so much likelier to have caused a report than chance, as a logarithm of the odds,
 * goes first: of the tracks of one report, which may be anywhere, a dozen fit every plot and none so
 * well. They are looked through for what the confirmed ones leave ({@link findSeedPairs}).
 */
const PLAIN = Math.log(10_000);

/**
 * Fills `pairs` with every track and report of the group that may belong together. In `later` it marks
 * the reports for which tracks of one report have not been looked through.
 */
export function findPairs(
  state: TrackerState,
  group: Group,
  later: Uint8Array,
  pairs: Pairs,
): void {
  pairs.count = 0;
  forgetTried();
  for (let r = 0; r < group.count; r++) {
    const z = group.reports[r]!;
    const named = namedSlots(state, z, found);
    if (named > 0) {
      for (let i = 0; i < named; i++) addNamed(state, found[i]!, r, z, named > 1, pairs);
      const hit = pairs.count > 0 && pairs.report[pairs.count - 1] === r;
      // A cooperative source knows its own objects, and where a track of the very name fits as it
      // is no nameless one will fit ten thousand times better: no need to look among them.
      if (hit && (state.coverages[z.sensor]!.cooperative || fitsByName(z, r, pairs))) continue;
      if (!hit && z.report.kind === 'estimate') state.health.inconsistent++;
      else if (!hit && state.coverages[z.sensor]!.cooperative) state.health.nameConflicts++;
    }
    if (z.report.kind === 'bearing') {
      addFast(state, r, z, pairs);
      continue;
    }
    const before = pairs.count;
    const count = queryGrid(state.grid, ballOf(state, z), found, 0);
    addFound(state, count, r, z, pairs);
    if (isPlain(state, before, pairs)) later[r] = 1;
    else addSeeds(state, r, z, pairs);
  }
}

/** Fills `pairs` with the tracks of one report for the marked reports that are still open. */
export function findSeedPairs(
  state: TrackerState,
  group: Group,
  later: Uint8Array,
  open: Uint8Array,
  pairs: Pairs,
): void {
  pairs.count = 0;
  forgetTried();
  for (let r = 0; r < group.count; r++) {
    if (later[r] === 1 && open[r] === 1) addSeeds(state, r, group.reports[r]!, pairs);
  }
}

function addSeeds(state: TrackerState, report: number, z: Prepared, pairs: Pairs): void {
  const radius = ballOf(state, z)[3]!;
  addFound(state, querySeeds(state, z, radius, maySeeAgain, found, 0), report, z, pairs);
}

/**
 * Tracks with which a report is compared in full at most. Few have more than ten near them; where a
 * sensor's stated error is as wide as its sky, hundreds of reports would each be compared with hundreds of
 * tracks, and say nothing about any.
 */
const MOST_COMPARED = 64;

/** The nearest of them, where there are more, and how far the one at hand is, m², squared. */
const nearest = createNearest(MOST_COMPARED);
const off = new Float64Array(1);

/** Adds the first `count` of `found` that can match the report; the nearest where they are too many. */
function addFound(
  state: TrackerState,
  count: number,
  report: number,
  z: Prepared,
  pairs: Pairs,
): void {
  let near = 0;
  for (let i = 0; i < count; i++) {
    const slot = found[i]!;
    if (isInReach(state, slot, z) && mayMatch(state, slot, z)) found[near++] = slot;
  }
  if (near > MOST_COMPARED) near = leaveNearest(state, near, z);
  for (let i = 0; i < near; i++) addCandidate(state, found[i]!, report, z, pairs);
}

/** Adds the tracks that may be missiles and lie along a line of sight. */
function addFast(state: TrackerState, report: number, z: Prepared, pairs: Pairs): void {
  listed = 0;
  // An iterator would make a record for each slot.
  state.fast.forEach(listSlot);
  let near = 0;
  for (let i = 0; i < listed; i++) {
    if (mayMatch(state, found[i]!, z)) found[near++] = found[i]!;
  }
  if (near > MOST_COMPARED) near = leaveNearest(state, near, z);
  for (let i = 0; i < near; i++) addCandidate(state, found[i]!, report, z, pairs);
}

let listed = 0;

function listSlot(slot: number): void {
  found[listed++] = slot;
}

/** Leaves in `found` those of the first `count` that are the nearest to the report; how many. */
function leaveNearest(state: TrackerState, count: number, z: Prepared): number {
  nearest.count = 0;
  for (let i = 0; i < count; i++) {
    noteOff(state, found[i]!, z, off);
    keepNearest(nearest, state.store, found[i]!, off, 0);
  }
  for (let i = 0; i < nearest.count; i++) found[i] = nearest.slot[i]!;
  return nearest.count;
}

/** Whether one of the pairs from `since` on is of a confirmed track and plain. */
function isPlain(state: TrackerState, since: number, pairs: Pairs): boolean {
  for (let i = since; i < pairs.count; i++) {
    if (state.store.status[pairs.slot[i]!] === CONFIRMED && pairs.weighed[i]! > PLAIN) return true;
  }
  return false;
}

/** Where tracks must be that may match the report: a ball for the index. */
function ballOf(state: TrackerState, z: Prepared): Float64Array {
  ball[0] = z.x;
  ball[1] = z.y;
  ball[2] = z.z;
  ball[3] = z.extentM + movedSince(state, z);
  return ball;
}

/** A report of this age, s, is looked for about where objects may have been then, at 8 km/s. */
const AGED_S = 1;
const FASTEST_MPS = 8_000;

/** The index holds where tracks are and will be: how far a late report's may have come since, m. */
function movedSince(state: TrackerState, z: Prepared): number {
  const ageS = (state.latestMs - z.report.timeMs) / 1000;
  return ageS < AGED_S ? 0 : ageS * FASTEST_MPS;
}

/** Whether the report bears a unique name and fits a track of that name without widening. */
function fitsByName(z: Prepared, report: number, pairs: Pairs): boolean {
  if (!z.keys.some((key) => key[0] !== 's')) return false;
  for (let i = pairs.count - 1; i >= 0 && pairs.report[i] === report; i--) {
    if (pairs.inflate[i] === 1) return true;
  }
  return false;
}

function tooLate(state: TrackerState, slot: number, z: Prepared): boolean {
  return state.store.timeMs[slot]! - z.report.timeMs > state.settings.lateHorizonS * 1000;
}

/** A scanning sensor comes back to an object after its period, not before this share of it. */
const SHORTEST_RETURN = 0.75;

/**
 * Whether the sensor has begun the track just now and cannot be seeing it again. Without a known
 * velocity its gate holds many neighbours, which come later in the same scan. A track that has
 * its velocity is spared the rule: a period that is configured wrongly must not break tracks.
 */
function justSeen(state: TrackerState, slot: number, z: Prepared): boolean {
  const period = state.coverages[z.sensor]!.periodS;
  if (period === null) return false;
  const at = state.store.sensors[slot]!.indexOf(z.sensor);
  if (at < 0) return false;
  const sinceMs = z.report.timeMs - state.store.looksMs[slot]![at]!;
  return Math.abs(sinceMs) < SHORTEST_RETURN * period * 1000;
}

/** Whether a track of one report can be seen again by this one. */
function maySeeAgain(state: TrackerState, slot: number, z: Prepared): boolean {
  return isInReach(state, slot, z) && !justSeen(state, slot, z);
}

/** Whether the report may be the track's as far as can be told at a glance, and their names allow it. */
function mayMatch(state: TrackerState, slot: number, z: Prepared): boolean {
  if (tooLate(state, slot, z) || !isNear(state, slot, z)) return false;
  return z.keys.length === 0 || compareNames(state, slot, z) === 'none';
}

function addCandidate(
  state: TrackerState,
  slot: number,
  report: number,
  z: Prepared,
  pairs: Pairs,
): void {
  if (!match(state, slot, z, 1)) return;
  if (matched.nis > state.gates[matched.size]!) return;
  noteRatio(state, z);
  addPair(state, pairs, slot, report, z, 0, 1);
}

/**
 * A name is believed wherever the object can have got to. Where the report does not fit, first the
 * velocity that it states is taken for wrong, then the prediction. Among `rivals` of one name the
 * place decides alone: a velocity that is always stated wrongly would speak for the wrong one.
 */
function addNamed(
  state: TrackerState,
  slot: number,
  report: number,
  stated: Prepared,
  rivals: boolean,
  pairs: Pairs,
): void {
  if (compareNames(state, slot, stated) !== 'same' || tooLate(state, slot, stated)) return;
  const isBearing = stated.report.kind === 'bearing';
  if (!isBearing && !couldHaveMoved(state, slot, stated)) return;
  let z = stated;
  let inflate = 1;
  if (!match(state, slot, z, 1)) return;
  const isOut = isOutside(state);
  if (isOut && isBearing) return;
  if (isOut && z.report.kind === 'estimate') {
    // Whatever the correlation of two estimates, their difference varies by 2 (A + B) at most.
    if (matched.nis > 2 * state.gates[matched.size]!) return;
    noteRatio(state, z);
    matched.logRatio = Math.max(matched.logRatio, 0);
    addPair(state, pairs, slot, report, z, LEAST_BONUS, 1);
    return;
  }
  const placed = isOut || rivals ? withoutVelocity(z, state.coverages[z.sensor]!) : null;
  if (placed !== null) {
    if (!match(state, slot, placed, 1)) return;
    noteRatio(state, placed);
    if (isOut) z = placed;
  } else {
    noteRatio(state, z);
  }
  for (let step = 0; isOut && isOutside(state); step++) {
    if (step === WIDENING_STEPS || inflate === LARGEST_WIDENING) return;
    const excess = Math.max(matched.nis / matched.size, 2);
    inflate = Math.min(inflate * excess, LARGEST_WIDENING);
    if (!match(state, slot, z, inflate)) return;
    noteRatio(state, z);
  }
  const bonus = Math.max(NAME_BONUS - Math.log(inflate), LEAST_BONUS);
  // What was matched last may be another form of the report than the one that fits.
  matched.logRatio = Math.max(matched.logRatio, 0);
  addPair(state, pairs, slot, report, z, bonus, inflate);
  if (placed !== null && z !== placed) pairs.tried[pairs.count - 1] = -1;
}

function isOutside(state: TrackerState): boolean {
  return matched.nis > state.gates[matched.size]!;
}

/** Leaves ln(L / λ) of what has been matched last in `matched`. */
function noteRatio(state: TrackerState, z: Prepared): void {
  const sensor = state.coverages[z.sensor]!;
  const bearing = z.report.kind === 'bearing';
  const density = bearing
    ? sensor.angleDensity
    : z.flat
      ? sensor.areaDensity
      : sensor.volumeDensity;
  matched.logRatio = matched.logLikelihood - Math.log(density * clutterFactor(sensor) * z.cell);
}

/** Adds the pair that has been matched last. */
function addPair(
  state: TrackerState,
  pairs: Pairs,
  slot: number,
  report: number,
  z: Prepared,
  bonus: number,
  inflate: number,
): void {
  const { logRatio } = matched;
  const pd = state.coverages[z.sensor]!.detectionProbability;
  const seen = pd * state.settings.gateProbability;
  const r = state.store.existence[slot]!;
  const at = takePair(pairs);
  pairs.slot[at] = slot;
  pairs.report[at] = report;
  pairs.z[at] = z;
  pairs.logRatio[at] = logRatio;
  pairs.inflate[at] = inflate;
  pairs.score[at] = logRatio + bonus + Math.log(pd / (1 - seen));
  pairs.weighed[at] = logRatio + bonus + Math.log((r * pd) / (1 - r * seen));
  pairs.tried[at] = keepTried();
}
