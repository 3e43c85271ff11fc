import type { Fault } from '../fault.ts';
import type { CHOICES, DataKeyword, METADATA, MetadataKeyword, PhaseKeyword } from './keywords.ts';

/** One tracking data message: names, values and units are those of CCSDS 503.0-B-2. */
export interface Tdm extends TdmHeader {
  readonly segments: readonly TdmSegment[];
}

export interface TdmHeader {
  /** CCSDS_TDM_VERS. */
  readonly version: string;
  readonly comments: readonly string[];
  /** CREATION_DATE, UTC, as written; null where it is missing or no epoch. */
  readonly creationDate: string | null;
  readonly originator: string | null;
  readonly messageId: string | null;
}

export interface TdmSegment {
  readonly metadata: TdmMetadata;
  /**
   * Metadata lines that could not be read, by keyword, `?` without one: the observations may mean
   * something else than they seem to. Left out when writing.
   */
  readonly unread?: readonly string[];
  /** Comments at the beginning of the data section. */
  readonly comments: readonly string[];
  readonly observations: readonly TdmObservation[];
}

interface ValueOfKind {
  text: string;
  epoch: string;
  number: number;
  integer: number;
  path: readonly number[];
  list: readonly string[];
}

/** What a metadata keyword holds. Degrees, seconds, hertz and kilometres as the standard has them. */
export type MetadataValue<K extends MetadataKeyword> = K extends keyof typeof CHOICES
  ? (typeof CHOICES)[K][number]
  : (typeof METADATA)[K] extends keyof ValueOfKind
    ? ValueOfKind[(typeof METADATA)[K]]
    : never;

/** The metadata that are there, by keyword. Defaults of the standard are not filled in. */
export type TdmMetadata = { readonly comments: readonly string[] } & {
  readonly [K in MetadataKeyword]?: MetadataValue<K>;
};

/** One tracking data record: what was measured, when, and the measurement in the standard's unit. */
export type TdmObservation =
  | (RecordCommon & {
      readonly keyword: Exclude<DataKeyword, PhaseKeyword>;
      readonly value: number;
    })
  /** Phase counts have more digits than a number holds: they stay text. */
  | (RecordCommon & { readonly keyword: PhaseKeyword; readonly value: string });

interface RecordCommon {
  /** As written, in the segment's time system: `2005-184T11:12:23.5` or `2005-07-03T11:12:23.5`. */
  readonly epoch: string;
  /**
   * The epoch in UTC, milliseconds since 1970-01-01 without leap seconds, fractional; null where
   * the time system cannot be converted exactly. Left out when writing.
   */
  readonly timeMs?: number | null;
  /** Where it stood, from 1. Left out when writing. */
  readonly line?: number;
}

/** A fault with the line that it is on, from 1. `offset` counts characters. */
export interface TdmFault extends Fault {
  readonly line: number;
}
