import { assign } from './assign.ts';
import { clutterFactor } from './clutter.ts';
import { countMiss, coversTrack } from './existence.ts';
import { queryGrid } from './grid.ts';
import { acceptReport, couldHaveMoved, endTrack, initiate } from './life.ts';
import { match, matched } from './match.ts';
import { mergeSame } from './merge.ts';
import { compareNames, NAME_BONUS, namedSlots } from './names.ts';
import { isInReach, isNear } from './place.ts';
import { type Prepared, withoutVelocity } from './prepared.ts';
import { querySeeds } from './seeds.ts';
import type { TrackerState } from './state.ts';
import { FREE } from './store.ts';
import type { Track } from './track.ts';
import { showTrack } from './view.ts';

/** A pair inside the gate. */
interface Pair {
  readonly slot: number;
  readonly report: number;
  /** The report as it fits the track. */
  readonly z: Prepared;
  /** Logarithm of its odds against the track's staying unseen, if the track is an object. */
  readonly score: number;
  /** The same with the track's existence weighed in. */
  readonly weighed: number;
  readonly logRatio: number;
  /** Factor by which the prediction had to be widened for a named object. */
  readonly inflate: number;
}

/** Largest factor by which a prediction is widened for a name, and steps on the way to it. */
const LARGEST_WIDENING = 1e8;
const WIDENING_STEPS = 12;

/** What a name still says where the prediction had to be widened for it, as a logarithm. */
const LEAST_BONUS = 1;

/**
 * Associates reports of one source of which an object can have caused at most one. First every
 * pair counts with its track's existence, as in JIPDA (Musicki and Evans, IEEE Trans. AES 40(3),
 * 2004): a doubtful track must fit much better to take a report from a sure one. Then what is left
 * goes to the tracks that are left, whatever their existence; what is left then begins tracks.
 */
export function associateGroup(
  state: TrackerState,
  group: readonly Prepared[],
  touched: number[],
  ended: Track[],
): void {
  state.lastGroup++;
  const before = touched.length;
  const open = new Uint8Array(group.length).fill(1);
  const pairs = candidatePairs(state, group);
  assignPairs(state, group, open, pairs, true, touched);
  assignPairs(state, group, open, pairs, false, touched);
  for (let r = 0; r < group.length; r++) {
    if (open[r] === 0) continue;
    const slot = initiate(state, group[r]!);
    if (slot >= 0) touched.push(slot);
  }
  for (let i = before; i < touched.length; i++) {
    const slot = touched[i]!;
    if (state.store.status[slot] === FREE) continue;
    const other = mergeSame(state, slot);
    if (other < 0) continue;
    ended.push(showTrack(state, other, 'merged'));
    endTrack(state, other, 'merged');
  }
  countFrame(state, group, touched);
}

const found: number[] = [];

function candidatePairs(state: TrackerState, group: readonly Prepared[]): Pair[] {
  const pairs: Pair[] = [];
  for (let r = 0; r < group.length; r++) {
    const z = group[r]!;
    found.length = 0;
    namedSlots(state, z, found);
    const named = found.length;
    if (named > 0) {
      for (let i = 0; i < named; i++) addNamed(state, found[i]!, r, z, named > 1, pairs);
      const hit = pairs.length > 0 && pairs[pairs.length - 1]!.report === r;
      // A cooperative source knows its own objects, and where a track of the very name fits as it
      // is no nameless one will fit ten thousand times better: no need to look among them.
      if (hit && (state.coverages[z.sensor]!.cooperative || fitsByName(z, r, pairs))) continue;
      if (!hit && z.report.kind === 'estimate') state.health.inconsistent++;
      else if (!hit && state.coverages[z.sensor]!.cooperative) state.health.nameConflicts++;
    }
    found.length = 0;
    if (z.report.kind === 'bearing') for (const slot of state.fast) found.push(slot);
    else {
      const radius = z.extentM + movedSince(state, z);
      queryGrid(state.grid, z.x, z.y, z.z, radius, found);
      querySeeds(state, z, radius, maySeeAgain, found);
    }
    for (const slot of found) {
      if (z.report.kind !== 'bearing' && !isInReach(state, slot, z)) continue;
      addCandidate(state, slot, r, z, pairs);
    }
  }
  // Slots and cells have a history; numbers and reports have an order.
  const numbers = state.store.number;
  pairs.sort((a, b) => numbers[a.slot]! - numbers[b.slot]! || a.report - b.report);
  return pairs;
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
function fitsByName(z: Prepared, report: number, pairs: readonly Pair[]): boolean {
  if (!z.keys.some((key) => key[0] !== 's')) return false;
  for (let i = pairs.length - 1; i >= 0 && pairs[i]!.report === report; i--) {
    if (pairs[i]!.inflate === 1) return true;
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

function addCandidate(
  state: TrackerState,
  slot: number,
  report: number,
  z: Prepared,
  pairs: Pair[],
): void {
  if (tooLate(state, slot, z) || !isNear(state, slot, z)) return;
  if (z.keys.length > 0 && compareNames(state, slot, z) !== 'none') return;
  if (!match(state, slot, z, 1)) return;
  if (matched.nis > state.gates[matched.size]!) return;
  const logRatio = ratio(state, z);
  pairs.push(pairOf(state, slot, report, z, logRatio, 0, 1));
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
  pairs: Pair[],
): void {
  if (compareNames(state, slot, stated) !== 'same' || tooLate(state, slot, stated)) return;
  const isBearing = stated.report.kind === 'bearing';
  if (!isBearing && !couldHaveMoved(state, slot, stated)) return;
  let z = stated;
  let inflate = 1;
  let logRatio = Number.NaN;
  if (!match(state, slot, z, 1)) return;
  const isOut = isOutside(state);
  if (isOut && isBearing) return;
  if (isOut && z.report.kind === 'estimate') {
    // Whatever the correlation of two estimates, their difference varies by 2 (A + B) at most.
    if (matched.nis > 2 * state.gates[matched.size]!) return;
    const logRatio = Math.max(ratio(state, z), 0);
    pairs.push(pairOf(state, slot, report, z, logRatio, LEAST_BONUS, 1));
    return;
  }
  const placed = isOut || rivals ? withoutVelocity(z, state.coverages[z.sensor]!) : null;
  if (placed !== null) {
    if (!match(state, slot, placed, 1)) return;
    logRatio = ratio(state, placed);
    if (isOut) z = placed;
  } else {
    logRatio = ratio(state, z);
  }
  for (let step = 0; isOut && isOutside(state); step++) {
    if (step === WIDENING_STEPS || inflate === LARGEST_WIDENING) return;
    const excess = Math.max(matched.nis / matched.size, 2);
    inflate = Math.min(inflate * excess, LARGEST_WIDENING);
    if (!match(state, slot, z, inflate)) return;
    logRatio = ratio(state, z);
  }
  const bonus = Math.max(NAME_BONUS - Math.log(inflate), LEAST_BONUS);
  pairs.push(pairOf(state, slot, report, z, Math.max(logRatio, 0), bonus, inflate));
}

function isOutside(state: TrackerState): boolean {
  return matched.nis > state.gates[matched.size]!;
}

/** ln(L / λ): how much likelier the report is from this track than from anything else. */
function ratio(state: TrackerState, z: Prepared): number {
  const sensor = state.coverages[z.sensor]!;
  const bearing = z.report.kind === 'bearing';
  const density = bearing
    ? sensor.angleDensity
    : z.flat
      ? sensor.areaDensity
      : sensor.volumeDensity;
  return matched.logLikelihood - Math.log(density * clutterFactor(sensor) * z.cell);
}

function pairOf(
  state: TrackerState,
  slot: number,
  report: number,
  z: Prepared,
  logRatio: number,
  bonus: number,
  inflate: number,
): Pair {
  const pd = state.coverages[z.sensor]!.detectionProbability;
  const seen = pd * state.settings.gateProbability;
  const r = state.store.existence[slot]!;
  const score = logRatio + bonus + Math.log(pd / (1 - seen));
  const weighed = logRatio + bonus + Math.log((r * pd) / (1 - r * seen));
  return { slot, report, z, score, weighed, logRatio, inflate };
}

/** Solves the assignment of the tracks and reports that are still open. */
function assignPairs(
  state: TrackerState,
  group: readonly Prepared[],
  open: Uint8Array,
  pairs: readonly Pair[],
  weighed: boolean,
  touched: number[],
): void {
  const store = state.store;
  const rows: number[] = [];
  const entries: Pair[] = [];
  const start: number[] = [];
  for (const pair of pairs) {
    if (open[pair.report] === 0 || store.group[pair.slot] === state.lastGroup) continue;
    if (rows.length === 0 || rows[rows.length - 1] !== pair.slot) {
      rows.push(pair.slot);
      start.push(entries.length);
    }
    entries.push(pair);
  }
  if (rows.length === 0) return;
  start.push(entries.length);
  const columnOf = assign({
    rows: rows.length,
    columns: group.length,
    start: Int32Array.from(start),
    column: Int32Array.from(entries, (pair) => pair.report),
    cost: Float64Array.from(entries, (pair) => (weighed ? -pair.weighed : -pair.score)),
  });
  for (let i = 0; i < rows.length; i++) {
    const report = columnOf[i]!;
    if (report < 0) continue;
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const pair = entries[e]!;
      if (pair.report !== report) continue;
      if (!match(state, pair.slot, pair.z, pair.inflate)) continue;
      acceptReport(state, pair.slot, pair.z, pair.logRatio, pair.inflate);
      open[report] = 0;
      touched.push(pair.slot);
    }
  }
}

/** After a scan that came at once, every track in its coverage that was not seen was missed. */
function countFrame(state: TrackerState, group: readonly Prepared[], touched: number[]): void {
  const first = group[0];
  if (first === undefined) return;
  const sensor = state.coverages[first.sensor]!;
  if (!sensor.frame) return;
  const store = state.store;
  const timeMs = first.report.timeMs;
  for (const slot of store.slots.values()) {
    if (store.status[slot] === FREE || store.group[slot] === state.lastGroup) continue;
    if (!coversTrack(state, slot, sensor, timeMs)) continue;
    countMiss(state, slot, sensor, timeMs);
    touched.push(slot);
  }
}
