import type { Instant, SensorId } from '../mark/index.ts';
import type { FaultReason } from '../wire/fault.ts';

/** Why a record that could be read gave no report, beyond what `wire` says of its bytes. */
export const SENSE_REASONS = [
  /** Bytes from an input that no sensor names. */
  'unknown-source',
  /** A record of a station that no sensor of this input is. */
  'wrong-sensor',
  /** Simulated or test data on an actual source, or a mode that is not the sensor's. */
  'mode-mismatch',
  /** A time too far from that of reception. */
  'clock',
  /** No position in the record, or none that means anything. */
  'no-position',
  /** A place, height or speed that nothing has. */
  'implausible',
  /** Well formed, but nothing here turns it into a report. */
  'unsupported',
  /** The same datagram a second time: one look, not two. */
  'duplicate',
  /** A sensor that was heard, or should have been, and is not. */
  'silent',
] as const;
export type SenseReason = (typeof SENSE_REASONS)[number];

/** Bad input, or a sensor's silence, as data. */
export interface SenseFault {
  /** The input that it came from. */
  readonly source: string;
  /** Null where it cannot be told whose it is. */
  readonly sensor: SensorId | null;
  readonly atMs: Instant;
  readonly reason: FaultReason | SenseReason;
  /** What was found and what was expected, for a person. */
  readonly message: string;
  /** The bytes concerned in hexadecimal, at most {@link MAX_FAULT_BYTES} of them. */
  readonly bytes: string;
}

/** Enough to hold one ASTERIX record or AIS sentence; the ledger has the whole datagram. */
export const MAX_FAULT_BYTES = 128;

/** Longest message of a fault, characters: a person reads it in one line of a list. */
export const MAX_FAULT_MESSAGE = 400;

/** One datagram of noise must not make thousands of faults; the last says how many more. */
export const MAX_FAULTS_PER_DATAGRAM = 100;

/** Bad input by where it came from and why; the newest bytes of each are kept in hex. */
export interface FaultCount {
  readonly source: string;
  readonly reason: string;
  readonly count: number;
  readonly lastMs: Instant;
  readonly lastMessage: string;
  readonly lastBytesHex: string;
}

/**
 * Sources come from the configuration, reasons from two short lists: some hundreds of keys at
 * most. Only made-up source names could be more, and those beyond are counted together.
 */
export const MAX_FAULT_KEYS = 1024;

/** The source under which faults are counted once there are {@link MAX_FAULT_KEYS}. */
const OTHER_SOURCES = 'other';

/** Adds a fault to the counts. */
export function countFault(counts: Map<string, FaultCount>, fault: SenseFault): void {
  let source = fault.source;
  let key = `${source}\n${fault.reason}`;
  let before = counts.get(key);
  if (before === undefined && counts.size >= MAX_FAULT_KEYS) {
    source = OTHER_SOURCES;
    key = `${source}\n${fault.reason}`;
    before = counts.get(key);
  }
  counts.set(key, {
    source,
    reason: fault.reason,
    count: (before?.count ?? 0) + 1,
    lastMs: fault.atMs,
    lastMessage: fault.message,
    lastBytesHex: fault.bytes,
  });
}
