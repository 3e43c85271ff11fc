import type { KinematicReport } from '../sense/index.ts';
import { noteHeard, unknownCoverage } from './coverage.ts';
import { sortPrepared } from './order.ts';
import { type Prepared, takePrepared } from './prepared.ts';
import { type Refusal, refuse } from './refuse.ts';
import { register, settleBiases } from './registration.ts';
import { isRepeated } from './repeated.ts';
import type { TrackerState } from './state.ts';

/** A report may be this much ahead of the node's clock, seconds; more is a wrong clock. */
const FUTURE_S = 5;

/** Sources that no sensor record describes: beyond this many their reports are refused. */
const MAXIMUM_UNKNOWN_SOURCES = 10_000;

/** Reports of the batch at hand, in an order of their own: as many as {@link admit} has counted. */
export const admitted: Prepared[] = [];

/** Why each report of the batch at hand is refused. */
const reasons: (Refusal | null)[] = [];

/**
 * Refuses what cannot be used, counts it, and lists the rest in `admitted`; how many. Whatever depends
 * on what came before it (what is repeated, which number a source gets) is settled in that order, not
 * in the one in which the reports came.
 */
export function admit(state: TrackerState, reports: readonly KinematicReport[]): number {
  settleBiases(state);
  const { refused } = state.health;
  let areKnown = true;
  for (let i = 0; i < reports.length; i++) {
    const report = reports[i]!;
    reasons[i] = refusalOf(state, report);
    if (reasons[i] === null && !state.coverageOf.has(report.source)) areKnown = false;
  }
  if (!areKnown) noteSources(state, reports);
  let prepared = 0;
  for (let i = 0; i < reports.length; i++) {
    const report = reports[i]!;
    const sensor = state.coverageOf.get(report.source) ?? -1;
    const reason = reasons[i]! ?? (sensor < 0 ? 'absurd' : null);
    if (reason !== null) {
      refused[reason]++;
      continue;
    }
    const z = takePrepared(register(state, sensor, report), sensor, state.coverages[sensor]!);
    if (isLate(state, z)) refused.late++;
    else admitted[prepared++] = z;
  }
  sortPrepared(admitted, prepared);
  let count = 0;
  for (let i = 0; i < prepared; i++) {
    const z = admitted[i]!;
    if (isRepeated(state.coverages[z.sensor]!.recent, z)) refused.repeated++;
    else admitted[count++] = z;
  }
  for (let i = 0; i < count; i++) noteTime(state, admitted[i]!);
  return count;
}

function refusalOf(state: TrackerState, report: KinematicReport): Refusal | null {
  if (report.mode !== state.mode) return 'wrong-mode';
  return refuse(report) ?? (report.timeMs > state.nowMs + FUTURE_S * 1000 ? 'future' : null);
}

/**
 * Gives each usable report's source that no record describes a number, in the order of their names.
 * One that tells estimates hands on what others see.
 */
function noteSources(state: TrackerState, reports: readonly KinematicReport[]): void {
  const relays = new Map<string, boolean>();
  reports.forEach(({ source, kind }, i) => {
    if (reasons[i] !== null || state.coverageOf.has(source)) return;
    relays.set(source, relays.get(source) === true || kind === 'estimate');
  });
  for (const source of [...relays.keys()].sort()) {
    if (state.coverages.length >= MAXIMUM_UNKNOWN_SOURCES) return;
    const coverage = unknownCoverage(source, relays.get(source)!, state.settings);
    state.coverageOf.set(source, state.coverages.push(coverage) - 1);
  }
}

/** Beyond the horizon a named report is behind its track, a nameless one behind all others. */
function isLate(state: TrackerState, z: Prepared): boolean {
  const horizonMs = state.settings.lateHorizonS * 1000;
  if (z.keys.length === 0) return state.latestMs - z.report.timeMs > horizonMs;
  for (let k = 0; k < z.keys.length; k++) {
    const slots = state.names.get(z.keys[k]!);
    for (let i = 0; slots !== undefined && i < slots.length; i++) {
      if (state.store.timeMs[slots[i]!]! - z.report.timeMs > horizonMs) return true;
    }
  }
  return false;
}

function noteTime(state: TrackerState, z: Prepared): void {
  noteHeard(state.coverages[z.sensor]!, z.report.timeMs);
  // A clock that is ahead must not make everybody else's reports late.
  const timeMs = Math.min(z.report.timeMs, state.nowMs);
  if (z.keys.length === 0 && timeMs > state.latestMs) state.latestMs = timeMs;
}
