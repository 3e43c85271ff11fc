import type { FaultReason } from '../fault.ts';
import type { TdmEpoch } from './epoch.ts';
import type { TdmFault, TdmHeader, TdmMetadata, TdmObservation } from './message.ts';

/** Where in a message the reader stands. */
export type Section =
  /** Before a message, or behind one. */
  | 'none'
  | 'header'
  | 'metadata'
  /** Behind META_STOP. */
  | 'ready'
  | 'data'
  /** Behind DATA_STOP. */
  | 'done'
  /** In data whose metadata are not there: nothing can be made of them. */
  | 'orphan'
  /** In a message that is not read: another version, or no well-formed XML. */
  | 'refused';

/** What the reader remembers between two pieces of a stream. Plain data. */
export interface TdmState {
  encoding: 'kvn' | 'xml' | null;
  /** Lines and characters that were read so far. */
  line: number;
  offset: number;
  section: Section;
  header: { version: string; comments: string[]; values: Record<string, string> };
  metadata: { comments: string[]; values: Record<string, unknown>; unread: string[] };
  /** Newest epoch of each data keyword of the segment, to find repeated ones. */
  latest: Map<string, TdmEpoch>;
  xml: {
    /** Names of the open elements. */
    stack: string[];
    /** Text of the innermost one so far. */
    text: string;
    /** The beginning of a tag or comment whose end is not there yet. */
    rest: string;
    /** Of the observation under way. */
    epoch: string | null;
    measured: { keyword: string; value: string; line: number; offset: number }[];
  };
}

export function createTdmState(): TdmState {
  return {
    encoding: null,
    line: 0,
    offset: 0,
    section: 'none',
    header: { version: '', comments: [], values: {} },
    metadata: { comments: [], values: {}, unread: [] },
    latest: new Map(),
    xml: { stack: [], text: '', rest: '', epoch: null, measured: [] },
  };
}

/** What a piece of a stream brought, in order. */
export type TdmEvent =
  | { readonly kind: 'header'; readonly header: TdmHeader }
  /** A segment begins. `unread` names the metadata lines that could not be read; `?` has no name. */
  | {
      readonly kind: 'segment';
      readonly metadata: TdmMetadata;
      readonly unread: readonly string[];
      readonly line: number;
    }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'observation'; readonly observation: TdmObservation }
  | { readonly kind: 'segment-end' };

/** Faults told of one piece; a broken file of any size must not make as many. */
export const MAX_FAULTS = 1000;

/** Comments kept of one section: a state is bounded, whatever a stream says. */
export const MAX_COMMENTS = 1000;

/** Longest value, characters; the standard's lines have 254 (section 4.2.1). */
export const MAX_VALUE = 4096;

/** One piece under way. */
export interface Reading {
  readonly state: TdmState;
  readonly events: TdmEvent[];
  readonly faults: TdmFault[];
  /** Faults beyond {@link MAX_FAULTS}: only counted. */
  unsaid: number;
}

/** A place in the input: line from 1, characters from 0. */
export interface Place {
  readonly line: number;
  readonly offset: number;
}

export function fault(reading: Reading, place: Place, reason: FaultReason, message: string): void {
  if (reading.faults.length >= MAX_FAULTS) {
    reading.unsaid += 1;
    return;
  }
  const { line, offset } = place;
  reading.faults.push({ reason, offset, line, message: `line ${line}: ${message}` });
}

/** Foreign text in a message for a person. */
export function shown(text: string): string {
  const cut = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return JSON.stringify(cut.toWellFormed());
}
