import type { Fault } from '../fault.ts';
import type { TypedRecord } from './types/index.generated.ts';

/**
 * A decoded value: a number in the specification's unit (coded values and raw bits up to 32 as
 * whole numbers), a string, sub-items by name, or repeated values.
 *
 * Strings keep trailing blanks and every character as sent, so that a value encodes to the same
 * bits. Raw bits beyond 32, Mode S registers and expansion fields without a definition are
 * lower-case hex.
 */
export type Value = number | string | Values | readonly Value[];

/** Sub-items by the names of the specification. */
export interface Values {
  readonly [name: string]: Value;
}

/** Items by their number in the specification: `010`, `040`, `RE`. */
export type Items = Readonly<Record<string, Value>>;

/** System area code and system identification code of a source. */
export interface Source {
  readonly SAC: number;
  readonly SIC: number;
}

/** What every record has; the types of each category and edition add a field for each item. */
export interface AsterixRecord {
  readonly category: number;
  readonly edition: string;
  /** Byte where the record's field specification starts, from the start of the bytes given. */
  readonly offset: number;
  /** Bytes from there to the end of its last item. */
  readonly length: number;
  /** The items that are there, by number; the typed fields hold the same values. */
  readonly items: Items;
  /**
   * Category 001 and 002 may leave out the data source where it is that of the record before in the
   * same block: the source that this record inherits; null where it states its own or has none.
   */
  readonly inherited: Source | null;
  /** What is wrong in this record though it could be read; its values are kept as sent. */
  readonly faults: readonly Fault[];
}

/** Bytes that could not be read: a block, the rest of one from the break on, or no block at all. */
export interface Unread {
  /** Null where not even a block header stands. */
  readonly category: number | null;
  readonly offset: number;
  readonly length: number;
  readonly fault: Fault;
}

export interface Decoded {
  readonly records: readonly TypedRecord[];
  /** Data blocks met, read or not. */
  readonly blocks: number;
  /** At most 1,000. */
  readonly unread: readonly Unread[];
  /** How many more there are. */
  readonly unsaid: number;
  /** The faults of `unread`; faults inside a record that could be read stand with the record. */
  readonly faults: readonly Fault[];
}
