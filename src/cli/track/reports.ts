import { ASSUMED_RATE_HZ, readPieces } from '../../node/index.ts';
import {
  createSense,
  faultCounts,
  type KinematicReport,
  type Report,
  readDatagram,
  timePieces,
} from '../../sense/index.ts';
import type { Say } from '../command.ts';
import type { Recording } from './match.ts';

/** Reports that came in together, by what was one datagram. */
export interface Batch {
  readonly timeMs: number;
  readonly reports: readonly KinematicReport[];
}

/** All reports of one recording, through the sensors' stage as a node would run it. */
export function readBatches({ path, sensors }: Recording, err: Say): Batch[] {
  const { pieces, lost } = readPieces(path, sensors[0]!.format);
  const timed = timePieces(pieces, sensors);
  const assumes = timed.untimed && sensors.some((sensor) => sensor.assumedRateHz === null);
  const source = `file:${path}`;
  const state = createSense(
    sensors.map((sensor) => ({
      ...sensor,
      source,
      assumedRateHz: sensor.assumedRateHz ?? (assumes ? ASSUMED_RATE_HZ : null),
    })),
  );
  const batches: Batch[] = [];
  let reports = 0;
  for (const piece of timed.pieces) {
    const kinematic = readDatagram(state, source, piece.bytes, piece.atMs).reports.filter(moves);
    if (kinematic.length === 0) continue;
    reports += kinematic.length;
    batches.push({ timeMs: latest(kinematic), reports: kinematic });
  }
  err(`${path}: ${pieces.length} pieces, ${reports} reports`);
  if (lost > 0) err(`  ${lost} places could not be cut into pieces`);
  if (assumes) {
    err(
      `  no times in it: ${ASSUMED_RATE_HZ} a second assumed; declare assumedRateHz to change it`,
    );
  }
  for (const { reason, count, lastMessage } of faultCounts(state)) {
    err(`  ${count} × ${reason}, last: ${lastMessage}`);
  }
  return batches;
}

function moves(report: Report): report is KinematicReport {
  return (
    report.kind === 'polar' ||
    report.kind === 'bearing' ||
    report.kind === 'fix' ||
    report.kind === 'estimate'
  );
}

function latest(reports: readonly KinematicReport[]): number {
  return reports.reduce((most, report) => Math.max(most, report.timeMs), Number.NEGATIVE_INFINITY);
}

/** The same recordings, each moved in time as a whole so that all begin with the earliest. */
export function rebase(recordings: readonly Batch[][]): Batch[][] {
  const starts = recordings.map((batches) => earliest(batches));
  const epoch = Math.min(...starts);
  return recordings.map((batches, index) => {
    const byMs = epoch - starts[index]!;
    return byMs === 0 ? batches : batches.map((batch) => shifted(batch, byMs));
  });
}

function earliest(batches: readonly Batch[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { reports } of batches) {
    for (const report of reports) least = Math.min(least, report.timeMs);
  }
  return least;
}

function shifted(batch: Batch, byMs: number): Batch {
  return {
    timeMs: batch.timeMs + byMs,
    reports: batch.reports.map((report) => ({
      ...report,
      timeMs: report.timeMs + byMs,
      receivedMs: report.receivedMs + byMs,
    })),
  };
}
