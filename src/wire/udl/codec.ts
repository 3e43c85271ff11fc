import type { Fault, FaultReason } from '../fault.ts';
import {
  type FieldKind,
  LAUNCH_DETECTION,
  MISSILE_TRACK,
  MISSILE_TRACK_VECTOR,
  REQUIRED,
} from './fields.ts';
import type { UdlLaunchDetection, UdlMissileTrack } from './record.ts';

/** Records of one text, and parts of one record, that are read; a query gives no more at once. */
export const MAX_RECORDS = 10_000;
const MAX_TEXT = 65_536;
const MAX_LIST = 10_000;

export interface UdlRead<T> {
  readonly records: readonly T[];
  /** `offset` is the place of the record in the list, from 0. */
  readonly unread: readonly Fault[];
}

/** Reads the JSON of missile tracks: a list as the library gives it, or one. Total. */
export function decodeMissileTracks(json: string): UdlRead<UdlMissileTrack> {
  return readList<UdlMissileTrack>(json, MISSILE_TRACK, REQUIRED.missileTrack);
}

export function decodeLaunchDetections(json: string): UdlRead<UdlLaunchDetection> {
  return readList<UdlLaunchDetection>(json, LAUNCH_DETECTION, REQUIRED.launchDetection);
}

/** A list as the library's bulk services take it. */
export function encodeUdl(records: readonly (UdlMissileTrack | UdlLaunchDetection)[]): string {
  return JSON.stringify(records);
}

type Fields = Readonly<Record<string, FieldKind>>;
type Values = Readonly<Record<string, unknown>>;

function readList<T>(json: string, fields: Fields, required: readonly string[]): UdlRead<T> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (error) {
    const message = `no JSON: ${error instanceof Error ? error.message : String(error)}`;
    return { records: [], unread: [{ reason: 'malformed', offset: 0, message }] };
  }
  const list: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  const records: T[] = [];
  const unread: Fault[] = [];
  list.slice(0, MAX_RECORDS).forEach((one, offset) => {
    const read = readRecord(one, fields, required);
    if ('record' in read) records.push(read.record as T);
    else unread.push({ reason: read.reason, offset, message: read.message });
  });
  if (list.length > MAX_RECORDS) {
    const message = `${list.length} records, ${MAX_RECORDS} are read`;
    unread.push({ reason: 'oversized', offset: MAX_RECORDS, message });
  }
  return { records, unread };
}

interface Wrong {
  readonly reason: FaultReason;
  readonly message: string;
}

/**
 * A record with the fields that are known, in the order of the table. What is null is absent; what
 * is not known is left out, since the library adds fields of its own to what it gives.
 */
function readRecord(
  value: unknown,
  fields: Fields,
  required: readonly string[],
): { readonly record: Values } | Wrong {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { reason: 'malformed', message: 'no record' };
  }
  const given = value as Values;
  const record: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(fields)) {
    const one = Object.hasOwn(given, name) ? given[name] : undefined;
    if (one === undefined || one === null) {
      if (!required.includes(name)) continue;
      return { reason: 'missing-part', message: `${name} is missing` };
    }
    if (kind === 'vectors') {
      const vectors = readVectors(one);
      if ('reason' in vectors) return vectors;
      record[name] = vectors;
      continue;
    }
    const wrong = wrongIn(one, kind);
    if (wrong !== null) return { reason: wrong[0], message: `${name} ${wrong[1]}` };
    record[name] = one;
  }
  return { record };
}

function readVectors(value: unknown): Values[] | Wrong {
  if (!Array.isArray(value) || value.length > MAX_LIST) {
    return { reason: 'malformed', message: 'vectors is no list, or too long' };
  }
  const vectors: Values[] = [];
  for (const one of value as unknown[]) {
    const read = readRecord(one, MISSILE_TRACK_VECTOR, REQUIRED.vector);
    if (!('record' in read)) return { reason: read.reason, message: `vectors: ${read.message}` };
    vectors.push(read.record);
  }
  return vectors;
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

/** What is wrong with a value; null: nothing. */
function wrongIn(value: unknown, kind: FieldKind): readonly [FaultReason, string] | null {
  if (typeof kind !== 'string') {
    return kind.includes(value as string)
      ? null
      : ['out-of-range', `is none of ${kind.join(', ')}`];
  }
  switch (kind) {
    case 'text':
      return isText(value) ? null : ['malformed', 'is no text'];
    case 'texts':
      return isList(value) && value.every(isText) ? null : ['malformed', 'is no list of texts'];
    case 'boolean':
      return typeof value === 'boolean' ? null : ['malformed', 'is neither true nor false'];
    case 'number':
      return within(value, Number.MAX_VALUE);
    case 'numbers':
      return isList(value) && value.every((one) => Number.isFinite(one))
        ? null
        : ['not-a-number', 'is no list of numbers'];
    case 'percent':
      return within(value, 100, 0);
    case 'latitude':
      return within(value, 90);
    case 'longitude':
      // Both ways of counting are met.
      return within(value, 360, -180);
    case 'time':
      return isText(value) && TIME.test(value) ? null : ['malformed', 'is no time in UTC'];
    case 'vectors':
      return null;
  }
}

function within(value: unknown, high: number, low = -high): readonly [FaultReason, string] | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return ['not-a-number', 'is no number'];
  return value >= low && value <= high
    ? null
    : ['out-of-range', `is ${value}, not from ${low} to ${high}`];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT;
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length <= MAX_LIST;
}
