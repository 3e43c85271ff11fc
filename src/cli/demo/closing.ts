import { regionByCode } from '../../earth/index.ts';
import {
  type ExerciseState,
  type FlightScore,
  flightsOf,
  type Observed,
  type Score,
  scoreExercise,
} from '../../exercise/index.ts';
import { readLedger } from '../../ledger/index.ts';
import type { Instant, NodeId } from '../../mark/index.ts';
import type { Input, LedgerRecord } from '../../watch/index.ts';
import { distance, span } from './telling.ts';

/** Where a node's ledger lies. */
export interface LedgerPlace {
  readonly node: NodeId;
  readonly path: string;
}

/** The score, and what was taken back as an error: it may have been none. */
export interface DemonstrationScore extends Score {
  readonly cancelled: readonly CancelledWarning[];
}

export interface CancelledWarning {
  readonly warning: string;
  readonly atMs: Instant;
  /** Until the first flight that was still to come down did, seconds; null: none was. */
  readonly beforeImpactS: number | null;
}

/**
 * Scores the exercise from what the ledgers hold, after the nodes have stopped: the record is
 * what counts, not what a screen showed.
 */
export function scoreFromLedgers(
  state: ExerciseState,
  warner: NodeId,
  ledgers: readonly LedgerPlace[],
): DemonstrationScore {
  const hazards: Observed['hazards'][number][] = [];
  const warnings: Observed['warnings'][number][] = [];
  const receivedMs: Record<NodeId, Instant> = {};
  for (const { node, path } of ledgers) {
    const reader = readLedger(path);
    try {
      for (const record of reader.records()) {
        if (node === warner && record.kind === 'hazard') hazards.push(record.body);
        if (node === warner && record.kind === 'warning') warnings.push(record.body);
        if (node !== warner && isRelease(record, warner) && receivedMs[node] === undefined)
          receivedMs[node] = timeOf(reader.inputs(record.seq));
      }
    } finally {
      reader.close();
    }
  }
  const flights = flightsOf(state);
  const cancelled = warnings.flatMap(({ id, state: is, issuedMs }) => {
    if (is !== 'cancelled' || issuedMs === undefined) return [];
    const later = flights.map(({ impactMs }) => impactMs - issuedMs).filter((ms) => ms > 0);
    const beforeImpactS = later.length === 0 ? null : Math.min(...later) / 1000;
    return [{ warning: id, atMs: issuedMs, beforeImpactS }];
  });
  return { ...scoreExercise(flights, { node: warner, hazards, warnings, receivedMs }), cancelled };
}

function isRelease(record: LedgerRecord, origin: NodeId): boolean {
  if (record.kind !== 'accepted' || record.body.body.origin !== origin) return false;
  const { content } = record.body.body;
  return content.about === 'warning' && content.state === 'released';
}

function timeOf(inputs: Iterable<Input>): Instant {
  for (const input of inputs) return input.atMs;
  return Number.NaN;
}

/** The score in plain words, a line each. */
export function scoreWords(score: DemonstrationScore): string[] {
  const lines = score.flights.flatMap((flight) => flightWords(score.node, flight));
  for (const { warning, beforeImpactS } of score.cancelled) {
    const when =
      beforeImpactS === null ? '' : `, ${span(beforeImpactS)} before a missile came down`;
    lines.push(`Taken back as an error: ${warning}${when}.`);
  }
  lines.push(`Hazards that were none: ${score.falseHazards}.`);
  return lines;
}

function flightWords(node: NodeId, flight: FlightScore): string[] {
  if (flight.hazard === null) {
    return !flight.seen
      ? [`It ended before a radar could see flight ${flight.flight}.`]
      : [`Flight ${flight.flight} was seen and not recognised by ${node}.`];
  }
  const after = (s: number | null): string => (s === null ? 'never' : `after ${span(s)}`);
  const lines = [
    `From the first plot: recognised ${after(flight.detectionDelayS)}, drafted ${after(flight.draftDelayS)}; released ${after(flight.releaseDelayS)} more${
      flight.leadTimeS === null ? '' : `, ${span(flight.leadTimeS)} before it came down`
    }.`,
  ];
  const shared = Object.entries(flight.sharedAfterS).map(([ally, s]) => `${ally} ${span(s)}`);
  if (shared.length > 0) lines.push(`Held durably by allies after: ${shared.join(', ')}.`);
  if (flight.firstMissM !== null && flight.lastMissM !== null)
    lines.push(
      `The predicted point was ${distance(flight.firstMissM)} off at first and ${distance(flight.lastMissM)} at last, the predicted time ${span(Math.abs(flight.lastTimeErrorS ?? 0))}.`,
    );
  const held = flight.contained.map(
    ({ stated, held: share }) => `${Math.round(stated * 100)} % area ${Math.round(share * 100)} %`,
  );
  if (held.length > 0)
    lines.push(`Share of ${flight.revisions} revisions that held it: ${held.join(', ')}.`);
  const { right, wide, missed } = flight.regions;
  lines.push(
    `Warned near it: ${names(right)}; warned farther away: ${names(wide)}; missed: ${names(missed)}.`,
    `All-clear given: ${flight.allClear ? 'yes' : 'no'}.`,
  );
  return lines;
}

function names(codes: readonly string[]): string {
  return codes.map((code) => regionByCode(code)?.names.en ?? code).join(', ') || 'none';
}
