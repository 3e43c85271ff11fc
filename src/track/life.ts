import { leaveAgenda } from './agenda.ts';
import { mayBegin } from './births.ts';
import { birthFactor, clutterFactor, noteBorn, noteUnexplained } from './clutter.ts';
import { isVague, lifeLimitMs, noteGap } from './coast.ts';
import { noteConsistency } from './consistency.ts';
import { crossLines, waitLine } from './crossing.ts';
import {
  countDetection,
  countMissedLooks,
  countSkippedLooks,
  isOver,
  likeliest,
  unmiss,
} from './existence.ts';
import { noteFreeFall } from './free-fall.ts';
import { beginTrack, firstModels } from './initiate.ts';
import { type Estimating, forgetLag, keepFirst, keepReport, releaseLag, takeLate } from './lag.ts';
import { match, matched, noteEnvelope, work } from './match.ts';
import { MOTION_CLASSES, motionClassOf } from './motion-class.ts';
import { forgetNames, learnNames } from './names.ts';
import { closePages } from './pages.ts';
import { noteParent } from './parents.ts';
import { placeTrack, removeFromGrid, scheduleTrack } from './place.ts';

import type { Prepared } from './prepared.ts';
import { bringsNews, noteOrigins } from './provenance.ts';
import { noteReference } from './registration.ts';
import { leaveSeeds } from './seeds.ts';
import { settle } from './settle.ts';
import type { Blend } from './soft.ts';
import type { TrackerState } from './state.ts';
import { CONFIRMED, releaseSlot, TENTATIVE, takeSlot } from './store.ts';
import type { DropReason } from './track.ts';
import { saveWork } from './work.ts';

/** A track begins with no more certainty than this, whoever reports it. */
const HIGHEST_BIRTH = 0.9;

/** A track is confirmed on no fewer reports than this, however sure one of them is. */
const FEWEST_REPORTS = 2;

/** Share of the averaged misfit that the newest report makes up. */
const MISFIT_SHARE = 0.2;

/** Place error beyond which a track says nothing any more, m. */
const WIDEST_SIGMA_M = 500_000;

/** How {@link takeLate} makes an estimate anew. */
const estimating: Estimating = { begin: beginEstimate, apply: applyEstimate };

/**
 * Takes over what `match` left in `work`: the report belongs to the track. One that is older than
 * the track is put where it belongs, and what came after it is estimated again (`lag.ts`). `blend`:
 * what else is in `work`, where `matchBlend` left it; then the report is not older.
 */
export function acceptReport(
  state: TrackerState,
  slot: number,
  z: Prepared,
  inflate: number,
  blend: Blend | null,
): void {
  const store = state.store;
  const { report } = z;
  const timeMs = report.timeMs;
  if (report.kind === 'estimate') {
    if (!bringsNews(state, slot, report)) {
      state.health.echoes++;
      store.group[slot] = state.lastGroup;
      learnNames(state, slot, z);
      return;
    }
    noteOrigins(state, slot, report);
  }
  const count = store.reports[slot]! + 1;
  leaveSeeds(state, slot);
  noteReference(state, slot, z);
  noteGap(state, slot, z);
  if (timeMs >= store.timeMs[slot]!) {
    if (inflate === 1 && blend === null) noteConsistency(state, z);
    applyEstimate(state, slot, z);
    keepReport(state, slot, report, z.sensor, inflate, blend);
  } else {
    state.health.reordered++;
    if (!takeLate(state, slot, report, z.sensor, inflate, estimating)) {
      // Older than what is kept: `match` has used it at its time and gone forward again.
      if (match(state, slot, z, inflate)) applyEstimate(state, slot, z);
      forgetLag(state, slot);
    }
  }
  store.reports[slot] = count;
  if (timeMs < store.firstMs[slot]!) store.firstMs[slot] = timeMs;
  if (timeMs > store.lastReportMs[slot]!) store.lastReportMs[slot] = timeMs;
  const sensor = state.coverages[z.sensor]!;
  unmiss(state, slot, sensor, z);
  countSkippedLooks(state, slot, sensor, z);
  countDetection(state, slot, sensor, z);
  noteUnexplained(sensor, timeMs, 1 - store.existence[slot]!);
  noteLook(state, slot, z.sensor, timeMs);
  learnNames(state, slot, z);
  if (
    store.status[slot] === TENTATIVE &&
    store.reports[slot]! >= FEWEST_REPORTS &&
    store.existence[slot]! >= state.settings.confirmExistence
  ) {
    store.status[slot] = CONFIRMED;
    noteBorn(sensor);
    store.peak[slot] = 1;
    store.confirmedMs[slot] = timeMs;
    noteParent(state, slot);
  }
  store.group[slot] = state.lastGroup;
  placeTrack(state, slot);
  scheduleTrack(state, slot);
  state.health.used++;
}

/** The estimate that `match` left in `work` becomes the track's, after the report. */
function applyEstimate(state: TrackerState, slot: number, z: Prepared): void {
  const store = state.store;
  const { report } = z;
  saveWork(store, slot, work);
  if (report.timeMs > store.timeMs[slot]!) store.timeMs[slot] = report.timeMs;
  store.misfit[slot] = store.misfit[slot]! + MISFIT_SHARE * (matched.misfit - store.misfit[slot]!);
  noteEnvelope(store.models[slot]!, store.envelope, slot);
  noteFreeFall(state, slot, z);
  store.reports[slot] = store.reports[slot]! + 1;
  settle(state, slot);
}

/**
 * Makes the report the first of the track, of the class that it has; false for one that begins none.
 */
function beginEstimate(state: TrackerState, slot: number, z: Prepared): boolean {
  const models = beginTrack(z, state.store.motion[slot]!, state.settings, work);
  if (models === 0) return false;
  takeBegun(state, slot, z, models);
  return true;
}

/** What stands in `work` becomes the first estimate of the track. */
function takeBegun(state: TrackerState, slot: number, z: Prepared, models: number): void {
  const store = state.store;
  store.models[slot] = models;
  closePages(store.pages, slot);
  store.timeMs[slot] = z.report.timeMs;
  store.misfit[slot] = 1;
  store.envelope[slot] = 1;
  store.reports[slot] = 1;
  saveWork(store, slot, work);
}

/** Begins a track with the report; its slot, or -1 for a report that cannot, or not now. */
export function initiate(state: TrackerState, z: Prepared): number {
  const sensor = state.coverages[z.sensor]!;
  const bearing = z.report.kind === 'bearing';
  if (!bearing) noteUnexplained(sensor, z.report.timeMs, 1);
  const other = bearing ? crossLines(state, z, firstModels(state.settings), work) : null;
  if (bearing && other === null) {
    waitLine(state, z);
    state.health.refused['unplaced-bearing']++;
    return -1;
  }
  if (z.report.kind === 'estimate' && !bringsNews(state, -1, z.report)) {
    state.health.echoes++;
    return -1;
  }
  const store = state.store;
  // A scan larger than what `shed` has made room for waits in part.
  const isFull = store.count >= state.settings.maximumTracks;
  if (isFull || !mayBegin(sensor, z, state.settings.birthsPerScan)) {
    state.health.putOff++;
    return -1;
  }
  const slot = takeSlot(store, ++state.lastNumber);
  const timeMs = z.report.timeMs;
  // What is kept of a report for later (`kept.ts`) no longer tells the class.
  store.motion[slot] = motionClassOf(z.report);
  if (other !== null) takeBegun(state, slot, z, firstModels(state.settings));
  else if (!beginEstimate(state, slot, z)) {
    releaseSlot(store, slot);
    return -1;
  }
  store.firstMs[slot] = timeMs;
  store.lastReportMs[slot] = timeMs;
  const expected = sensor.birthExistence * sensor.unexplainedPerScan;
  store.existence[slot] = Math.min(
    (sensor.birthExistence * birthFactor(sensor, expected)) / clutterFactor(sensor),
    HIGHEST_BIRTH,
  );
  store.existenceMs[slot] = timeMs;
  store.peak[slot] = store.existence[slot]!;
  store.group[slot] = state.lastGroup;
  if (other === null) {
    keepFirst(state, slot, z.report, z.sensor);
    noteReference(state, slot, z);
  } else {
    // Two reports made it, at the time of the second: what comes later starts from there.
    forgetLag(state, slot);
    noteLook(state, slot, other.sensor, other.report.timeMs);
    state.health.refused['unplaced-bearing']--;
    state.health.used++;
  }
  noteLook(state, slot, z.sensor, timeMs);
  learnNames(state, slot, z);
  placeTrack(state, slot);
  scheduleTrack(state, slot);
  if (z.report.kind === 'estimate') noteOrigins(state, slot, z.report);
  state.health.used++;
  state.health.begun++;
  return slot;
}

/** Notes that the sensor has seen the track. */
export function noteLook(state: TrackerState, slot: number, sensor: number, timeMs: number): void {
  const sensors = state.store.sensors[slot]!;
  const looks = state.store.looksMs[slot]!;
  const hits = state.store.hitsMs[slot]!;
  let at = 0;
  while (at < sensors.length && sensors[at]! < sensor) at++;
  if (sensors[at] !== sensor) {
    sensors.splice(at, 0, sensor);
    looks.splice(at, 0, timeMs);
    hits.splice(at, 0, timeMs);
    return;
  }
  if (timeMs > looks[at]!) looks[at] = timeMs;
  if (timeMs > hits[at]!) hits[at] = timeMs;
}

/** Why the track must end by now, or null. */
export function reasonToDrop(state: TrackerState, slot: number): DropReason | null {
  const { store, nowMs } = state;
  if (isOver(state, slot)) return 'existence';
  const ageMs = nowMs - store.lastReportMs[slot]!;
  if (ageMs >= lifeLimitMs(state, slot)) return 'too-old';
  if (isVague(state, slot, ageMs / 1000)) return 'too-old';
  const p = slot * 108 + likeliest(store, slot) * 36;
  const c = store.covariance;
  const spread = c[p]! + c[p + 7]! + c[p + 14]!;
  return spread < WIDEST_SIGMA_M * WIDEST_SIGMA_M ? null : 'diverged';
}

/** A scheduled look at the track: missed looks, age, its place in the index. */
export function reviewTrack(state: TrackerState, slot: number): DropReason | null {
  countMissedLooks(state, slot);
  const reason = reasonToDrop(state, slot);
  if (reason !== null) return reason;
  if (state.nowMs >= state.store.indexedMs[slot]!) placeTrack(state, slot);
  scheduleTrack(state, slot);
  return null;
}

/** Takes the track out of every index. The caller has made its last picture before. */
export function endTrack(state: TrackerState, slot: number, reason: DropReason): void {
  removeFromGrid(state, slot);
  leaveAgenda(state.agenda, slot);
  forgetNames(state, slot);
  state.fast.delete(slot);
  state.falls.delete(slot);
  state.references.delete(slot);
  state.origins.delete(slot);
  releaseLag(state, slot);
  state.twins.delete(slot);
  state.parents.delete(slot);
  state.health.dropped[reason]++;
  releaseSlot(state.store, slot);
}

/** An object is taken to make at most so many times the speed at which it was heard. */
const SPEED_MARGIN = 2;

/**
 * Whether the named object can have got from its last place to the reported one in the time: at
 * what is usual for its class or, if it was heard faster at either end, at twice that, but no
 * faster than its class can, unless it plainly is: a missile's or a satellite's name.
 */
export function couldHaveMoved(state: TrackerState, slot: number, z: Prepared): boolean {
  const store = state.store;
  const m = likeliest(store, slot);
  const o = slot * 18 + m * 6;
  const p = slot * 108 + m * 36;
  const s = store.state;
  const c = store.covariance;
  const report = z.report;
  const distance = Math.hypot(z.x - s[o]!, z.y - s[o + 1]!, z.z - s[o + 2]!);
  const spanS = Math.abs(report.timeMs - store.timeMs[slot]!) / 1000;
  const lateS = 4 * (report.timeSigmaS ?? 0);
  const speed = Math.hypot(s[o + 3]!, s[o + 4]!, s[o + 5]!);
  const doubt = Math.sqrt(c[p + 21]! + c[p + 28]! + c[p + 35]!);
  const own = speed + doubt;
  const stated = report.kind === 'fix' ? Math.hypot(...(report.velocityEnuMps ?? [0])) : 0;
  const { usualSpeedMps, maximumSpeedMps } = MOTION_CLASSES[store.motion[slot]!]!;
  const likely = Math.max(usualSpeedMps, SPEED_MARGIN * Math.max(own, stated));
  const beyond = speed - 3 * doubt > maximumSpeedMps;
  const fastest = beyond ? likely : Math.min(likely, maximumSpeedMps);
  const known = Math.sqrt(c[p]! + c[p + 7]! + c[p + 14]!);
  return distance <= fastest * (spanS + lateS) + 5 * known + 1.25 * z.extentM;
}
