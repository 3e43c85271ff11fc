import { type Instant, isInstant } from '../../mark/index.ts';
import { factorOf, productOf } from './factor.ts';

/**
 * Track updates of one release class as bytes, big-endian. Layout: docs/sharing.md, "Track
 * updates". Read by {@link decodeBatch}, which never throws and bounds everything.
 */

/** What kind of thing moves, as release classes and policies call it. */
export const TRACK_KINDS = ['air', 'surface', 'ballistic', 'drifting', 'unknown'] as const;
export type TrackKind = (typeof TRACK_KINDS)[number];

/** What one batch says of one track. */
export type TrackEntry = TrackUpdate | TrackEnd;

export interface TrackUpdate {
  readonly status: 'confirmed';
  /** The originator's number for it in its release class, 32 bits. */
  readonly number: number;
  readonly kind: TrackKind;
  /** Told by cells instead of as it is. */
  readonly coarse: boolean;
  /** Probability that it exists, cut to 1/255. */
  readonly existence: number;
  /** Epoch of the state, to a microsecond. */
  readonly timeMs: Instant;
  /** x, y, z in ECEF, m; and vx, vy, vz, m/s, where the class tells velocities. */
  readonly state: readonly number[];
  /** Of the state, row-major, 6×6 or 3×3. */
  readonly covariance: readonly number[];
  /** What it is made of, with the newest measurement in each, whole ms. */
  readonly origins: readonly { readonly name: string; readonly newestMs: Instant }[];
  readonly identity: TrackIdentity;
}

export interface TrackIdentity {
  readonly icao?: string;
  readonly mmsi?: number;
  readonly callsign?: string;
}

/** The originator follows it no more. */
export interface TrackEnd {
  readonly status: 'ended';
  readonly number: number;
}

export interface TrackBatch {
  readonly baseMs: Instant;
  readonly entries: readonly TrackEntry[];
}

/** Bytes of a batch: its base64 with the envelope stays below the longest statement, 256 KiB. */
export const MAX_BATCH_BYTES = 160 * 1024;
/** Tracks of one batch. An end takes five bytes, so that bytes alone would bound nothing. */
export const MAX_BATCH_TRACKS = 4096;
/** Names of origins in one batch: sensors and nodes of an alliance are some hundreds. */
const MAX_NAMES = 1024;
const MAX_NAME = 64;
const NAME = /^[\x21-\x7e][\x20-\x7e]{0,63}$/;
const CALLSIGN = /^[\x20-\x7e]{1,16}$/;
const ICAO = /^[0-9A-F]{6}$/;

const MAGIC = 0x4254;
const VERSION = 1;
/** Bytes before the numbers of the tracks; their count stands at 12. */
export const HEADER = 16;
const VELOCITY = 1;
const COARSE = 2;
const HAS_ICAO = 4;
const HAS_MMSI = 8;
const HAS_CALLSIGN = 16;
const FLAGS = VELOCITY | COARSE | HAS_ICAO | HAS_MMSI | HAS_CALLSIGN;
/** Without names: status, flags, kind, existence, time, place, velocity, factor, identity. */
const MAX_RECORD = 4 + 4 + 24 + 12 + 84 + 1 + 3 + 4 + 17;
const MAX_ORIGINS = 255;
/** Nothing is told finer than this, and no longer before or after the batch, µs. */
const MAX_OFFSET_US = 2 ** 31 - 1;
const MAX_OFFSET_MS = 2 ** 31 - 1;

/** Gathers entries until they are taken as one batch. Not part of any state. */
export interface BatchWriter {
  readonly baseMs: Instant;
  readonly numbers: number[];
  readonly names: Map<string, number>;
  nameBytes: number;
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at: number;
}

export function createBatchWriter(nowMs: Instant): BatchWriter {
  const bytes = new Uint8Array(MAX_BATCH_BYTES);
  return {
    ...{ baseMs: Math.floor(nowMs), numbers: [], names: new Map(), nameBytes: 0 },
    ...{ bytes, view: new DataView(bytes.buffer), at: 0 },
  };
}

/** True when one more entry with these origins is sure to fit. */
export function hasRoom(writer: BatchWriter, origins: number): boolean {
  const names = Math.min(origins, MAX_ORIGINS);
  const more = 4 + MAX_RECORD + names * (6 + MAX_NAME + 1);
  const used = HEADER + writer.numbers.length * 4 + writer.nameBytes + writer.at;
  return (
    used + more <= MAX_BATCH_BYTES &&
    writer.numbers.length < MAX_BATCH_TRACKS &&
    writer.names.size + names <= MAX_NAMES
  );
}

/** Adds the end of a track. */
export function writeEnd(writer: BatchWriter, number: number): void {
  writer.numbers.push(number);
  writer.view.setUint8(writer.at++, 0);
}

const factor = new Float64Array(21);

/**
 * Adds an update. False, and nothing added, for what cannot be told: a time too far from the
 * batch's, a covariance that is none.
 */
export function writeUpdate(writer: BatchWriter, entry: TrackUpdate): boolean {
  const { view } = writer;
  const offsetUs = Math.round((entry.timeMs - writer.baseMs) * 1000);
  const size = entry.state.length;
  if (!(Math.abs(offsetUs) <= MAX_OFFSET_US)) return false;
  if (!factorOf(entry.covariance, size, factor)) return false;
  const { icao, mmsi, callsign } = entry.identity;
  const named = icao !== undefined && ICAO.test(icao);
  const sails = mmsi !== undefined && mmsi >= 0 && mmsi < 2 ** 32;
  const calls = callsign !== undefined && CALLSIGN.test(callsign);
  let at = writer.at;
  view.setUint8(at, 1);
  view.setUint8(
    at + 1,
    (size === 6 ? VELOCITY : 0) |
      (entry.coarse ? COARSE : 0) |
      (named ? HAS_ICAO : 0) |
      (sails ? HAS_MMSI : 0) |
      (calls ? HAS_CALLSIGN : 0),
  );
  view.setUint8(at + 2, TRACK_KINDS.indexOf(entry.kind));
  view.setUint8(at + 3, Math.floor(entry.existence * 255));
  view.setInt32(at + 4, offsetUs);
  at += 8;
  for (let i = 0; i < 3; i++, at += 8) view.setFloat64(at, entry.state[i]!);
  for (let i = 3; i < size; i++, at += 4) view.setFloat32(at, entry.state[i]!);
  const terms = (size * (size + 1)) / 2;
  for (let i = 0; i < terms; i++, at += 4) view.setFloat32(at, factor[i]!);
  if (named) {
    const code = Number.parseInt(icao, 16);
    view.setUint8(at, code >> 16);
    view.setUint16(at + 1, code & 0xffff);
    at += 3;
  }
  if (sails) {
    view.setUint32(at, mmsi);
    at += 4;
  }
  if (calls) at = writeText(view, at, callsign);
  writer.at = writeOrigins(writer, at, entry.origins);
  writer.numbers.push(entry.number);
  return true;
}

function writeOrigins(writer: BatchWriter, from: number, origins: TrackUpdate['origins']): number {
  const { view, baseMs } = writer;
  let at = from + 1;
  let count = 0;
  for (const { name, newestMs } of origins) {
    if (count === MAX_ORIGINS) break;
    const index = nameIndex(writer, name);
    if (index < 0) continue;
    // Cut, never rounded up: what is told as newer than it is would pass for news.
    const age = Math.max(-MAX_OFFSET_MS, Math.min(MAX_OFFSET_MS, Math.floor(newestMs - baseMs)));
    view.setUint16(at, index);
    view.setInt32(at + 2, age);
    at += 6;
    count += 1;
  }
  view.setUint8(from, count);
  return at;
}

function nameIndex(writer: BatchWriter, name: string): number {
  const known = writer.names.get(name);
  if (known !== undefined) return known;
  if (!NAME.test(name)) return -1;
  const index = writer.names.size;
  writer.names.set(name, index);
  writer.nameBytes += name.length + 1;
  return index;
}

function writeText(view: DataView, from: number, text: string): number {
  view.setUint8(from, text.length);
  for (let i = 0; i < text.length; i++) view.setUint8(from + 1 + i, text.charCodeAt(i));
  return from + 1 + text.length;
}

/** The batch that was gathered. */
export function takeBatch(writer: BatchWriter): Uint8Array {
  const { numbers, names, nameBytes, at } = writer;
  const head = HEADER + numbers.length * 4 + nameBytes;
  const bytes = new Uint8Array(head + at);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, MAGIC);
  view.setUint8(2, VERSION);
  view.setUint8(3, 0);
  view.setFloat64(4, writer.baseMs);
  view.setUint16(12, numbers.length);
  view.setUint16(14, names.size);
  numbers.forEach((number, i) => {
    view.setUint32(HEADER + 4 * i, number);
  });
  let to = HEADER + numbers.length * 4;
  for (const name of names.keys()) to = writeText(view, to, name);
  bytes.set(writer.bytes.subarray(0, at), head);
  return bytes;
}

export type DecodedBatch =
  | { readonly ok: true; readonly batch: TrackBatch }
  | { readonly ok: false; readonly message: string };

interface Reader {
  readonly view: DataView;
  readonly bytes: Uint8Array;
  at: number;
}

/** Reads a batch; says what is wrong with it instead of throwing. */
export function decodeBatch(bytes: Uint8Array): DecodedBatch {
  try {
    return { ok: true, batch: read(bytes) };
  } catch (error) {
    // A DataView throws for what lies behind the end; everything else is said in words below.
    const message = error instanceof Bad ? error.message : 'ends in the middle of a value';
    return { ok: false, message };
  }
}

class Bad extends Error {}

function read(bytes: Uint8Array): TrackBatch {
  if (bytes.length > MAX_BATCH_BYTES) throw new Bad(`is longer than ${MAX_BATCH_BYTES} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const reader: Reader = { view, bytes, at: HEADER };
  if (view.getUint16(0) !== MAGIC || view.getUint8(2) !== VERSION || view.getUint8(3) !== 0) {
    throw new Bad('is no batch of tracks of version 1');
  }
  const baseMs = view.getFloat64(4);
  if (!isInstant(baseMs) || !Number.isInteger(baseMs)) throw new Bad('its time is none');
  const numbers = readNumbers(reader, view.getUint16(12));
  const names = readNames(reader, view.getUint16(14));
  const entries = numbers.map((number) => readEntry(reader, baseMs, number, names));
  if (reader.at !== bytes.length) throw new Bad('goes on behind its last track');
  return { baseMs, entries };
}

function readNumbers(reader: Reader, count: number): number[] {
  if (count > MAX_BATCH_TRACKS) throw new Bad(`holds over ${MAX_BATCH_TRACKS} tracks`);
  const numbers: number[] = [];
  for (let i = 0; i < count; i++, reader.at += 4) numbers.push(reader.view.getUint32(reader.at));
  if (new Set(numbers).size !== count) throw new Bad('says two things of one track');
  return numbers;
}

function readNames(reader: Reader, count: number): string[] {
  if (count > MAX_NAMES) throw new Bad(`names over ${MAX_NAMES} origins`);
  const names: string[] = [];
  for (let i = 0; i < count; i++) names.push(readText(reader, NAME, 'an origin'));
  return names;
}

function readText(reader: Reader, form: RegExp, what: string): string {
  const length = reader.view.getUint8(reader.at);
  const from = reader.at + 1;
  reader.at = from + length;
  const text = String.fromCharCode(...reader.bytes.subarray(from, reader.at));
  if (text.length !== length || !form.test(text)) throw new Bad(`the name of ${what} is wrong`);
  return text;
}

const NOBODY: TrackIdentity = {};

function readEntry(
  reader: Reader,
  baseMs: Instant,
  number: number,
  names: readonly string[],
): TrackEntry {
  const { view } = reader;
  const status = view.getUint8(reader.at++);
  if (status === 0) return { status: 'ended', number };
  if (status !== 1) throw new Bad(`track ${number}: its status is wrong`);
  const flags = view.getUint8(reader.at);
  const kind = TRACK_KINDS[view.getUint8(reader.at + 1)];
  if ((flags & ~FLAGS) !== 0 || kind === undefined) {
    throw new Bad(`track ${number}: its kind or a flag is unknown`);
  }
  const existence = view.getUint8(reader.at + 2) / 255;
  const timeMs = baseMs + view.getInt32(reader.at + 3) / 1000;
  if (!isInstant(timeMs)) throw new Bad(`track ${number}: its time is none`);
  reader.at += 7;
  const size = (flags & VELOCITY) === 0 ? 3 : 6;
  const state = readState(reader, size, number);
  const covariance = readCovariance(reader, size, number);
  const identity =
    (flags & (HAS_ICAO | HAS_MMSI | HAS_CALLSIGN)) === 0 ? NOBODY : who(reader, flags);
  const origins = readOrigins(reader, baseMs, names);
  const coarse = (flags & COARSE) !== 0;
  return {
    ...{ status: 'confirmed', number, kind, coarse, existence, timeMs },
    ...{ state, covariance, origins, identity },
  };
}

/** From the lowest dry land to beyond the geostationary ring, m; escape velocity, m/s. */
const LEAST_RADIUS_M = 6_350_000;
const MOST_RADIUS_M = 50_000_000;
const MOST_SPEED_MPS = 12_000;

function readState(reader: Reader, size: number, number: number): number[] {
  const { view } = reader;
  const state: number[] = [];
  for (let i = 0; i < 3; i++, reader.at += 8) state.push(view.getFloat64(reader.at));
  for (let i = 3; i < size; i++, reader.at += 4) state.push(view.getFloat32(reader.at));
  const radius = Math.hypot(state[0]!, state[1]!, state[2]!);
  const speed = size === 6 ? Math.hypot(state[3]!, state[4]!, state[5]!) : 0;
  if (radius >= LEAST_RADIUS_M && radius <= MOST_RADIUS_M && speed <= MOST_SPEED_MPS) return state;
  throw new Bad(`track ${number}: its place or speed is impossible`);
}

function readCovariance(reader: Reader, size: number, number: number): number[] {
  const terms = (size * (size + 1)) / 2;
  for (let i = 0; i < terms; i++, reader.at += 4) factor[i] = reader.view.getFloat32(reader.at);
  const covariance = productOf(factor, size);
  if (covariance !== null) return covariance;
  throw new Bad(`track ${number}: its covariance is none`);
}

function who(reader: Reader, flags: number): TrackIdentity {
  const { view } = reader;
  const identity: { icao?: string; mmsi?: number; callsign?: string } = {};
  if ((flags & HAS_ICAO) !== 0) {
    const code = (view.getUint8(reader.at) << 16) | view.getUint16(reader.at + 1);
    identity.icao = code.toString(16).toUpperCase().padStart(6, '0');
    reader.at += 3;
  }
  if ((flags & HAS_MMSI) !== 0) {
    identity.mmsi = view.getUint32(reader.at);
    reader.at += 4;
  }
  if ((flags & HAS_CALLSIGN) !== 0) identity.callsign = readText(reader, CALLSIGN, 'an aircraft');
  return identity;
}

function readOrigins(
  reader: Reader,
  baseMs: Instant,
  names: readonly string[],
): TrackUpdate['origins'] {
  const { view } = reader;
  const count = view.getUint8(reader.at++);
  const origins: { name: string; newestMs: Instant }[] = [];
  for (let i = 0; i < count; i++, reader.at += 6) {
    const name = names[view.getUint16(reader.at)];
    const newestMs = baseMs + view.getInt32(reader.at + 2);
    if (name === undefined || !isInstant(newestMs)) throw new Bad('an origin is wrong');
    origins.push({ name, newestMs });
  }
  return origins;
}
