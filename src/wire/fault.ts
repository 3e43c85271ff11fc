/**
 * Why a piece of input could not be read as its format says. A fault is data: it is counted by
 * `reason`, shown, and kept beside the bytes it is about; it is never thrown.
 */
export const FAULT_REASONS = [
  'truncated',
  'oversized',
  'bad-length',
  'bad-checksum',
  'bad-header',
  'unknown-format',
  'unknown-category',
  'unknown-edition',
  'unknown-type',
  'undefined-item',
  'reserved-bits',
  'out-of-range',
  'saturated',
  'missing-part',
  'not-a-number',
  'malformed',
] as const;
export type FaultReason = (typeof FAULT_REASONS)[number];

export interface Fault {
  readonly reason: FaultReason;
  /** Byte (or character) offset in the datagram, sentence or file that was read. */
  readonly offset: number;
  /** What was found and what was expected there, for a person. */
  readonly message: string;
}
