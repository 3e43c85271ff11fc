import { DAY_MS, type Instant } from '../mark/index.ts';
import { createAisState, decodeSentence } from '../wire/ais/index.ts';
import { decodeBlocks, type Items } from '../wire/asterix/index.ts';
import { decodeCot } from '../wire/cot/index.ts';
import { createTdmState, feedTdm } from '../wire/tdm/index.ts';
import { readJson } from './adapters/json.ts';
import { linesOf } from './adapters/lines.ts';
import { readTableLine, rowInstant } from './adapters/track-table.ts';
import type { Sensor, TableLayout } from './sensor.ts';

/** What would have been one datagram, and when it was captured where that is known. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly capturedMs: Instant | null;
}

/** A piece with the time it is taken to have been received at, by the recording's own clock. */
export interface TimedPiece {
  readonly bytes: Uint8Array;
  readonly atMs: Instant;
  /** True where the piece or its capture says that time; else it is that of the one before. */
  readonly said: boolean;
}

export interface TimedPieces {
  readonly pieces: readonly TimedPiece[];
  /** True where nothing in the recording says when it was. */
  readonly untimed: boolean;
}

/**
 * 2000-01-01T12:00:00Z, noon of a day that stands in where a recording says times of day alone, or
 * no time at all.
 */
export const STAND_IN_MS: Instant = 946_728_000_000;

/**
 * When each piece of a recording came in: the time that is in it, else that of its capture, else
 * a stand-in. Rows of a table come out by rising time, however they stood in the file; all other
 * formats keep their order, since what they say may depend on what was before.
 */
export function timePieces(pieces: readonly Piece[], sensors: readonly Sensor[]): TimedPieces {
  const first = sensors[0]!;
  if (first.table !== null) return timeRows(pieces, first.table);
  const ownTime = ownTimeOf(sensors);
  let lastMs: number | null = null;
  let untimed = true;
  const timed = pieces.map(({ bytes, capturedMs }) => {
    const nearMs = capturedMs ?? lastMs ?? STAND_IN_MS;
    const ownMs = ownTime(bytes, nearMs);
    if (ownMs !== null || capturedMs !== null) untimed = false;
    const atMs: number = ownMs ?? nearMs;
    lastMs = atMs;
    return { bytes, atMs, said: ownMs !== null || capturedMs !== null };
  });
  return { pieces: timed, untimed };
}

function timeRows(pieces: readonly Piece[], layout: TableLayout): TimedPieces {
  const headers: TimedPiece[] = [];
  const rows: TimedPiece[] = [];
  let header: readonly string[] | null = null;
  let lastMs: number | null = null;
  let rising = 0;
  for (const { bytes } of pieces) {
    const row = readTableLine(layout, header, Buffer.from(bytes).toString());
    if (row.kind === 'header') header = row.header;
    const atMs: number | null =
      row.kind === 'row' ? rowInstant(layout, row.values, lastMs ?? STAND_IN_MS) : null;
    if (atMs !== null && lastMs !== null) rising += Math.sign(atMs - lastMs);
    lastMs = atMs ?? lastMs;
    // A row that says no time is told of by the sensor's adapter; here it only needs a place.
    const one = { bytes, atMs: atMs ?? lastMs ?? STAND_IN_MS, said: atMs !== null };
    (row.kind === 'header' ? headers : rows).push(one);
  }
  if (rising < 0) rows.reverse();
  rows.sort((a, b) => a.atMs - b.atMs);
  return { pieces: [...headers, ...rows], untimed: lastMs === null && !('time' in layout.columns) };
}

type OwnTime = (bytes: Uint8Array, nearMs: number) => number | null;

function ownTimeOf(sensors: readonly Sensor[]): OwnTime {
  const first = sensors[0]!;
  switch (first.format) {
    case 'asterix': {
      const editions = Object.assign({}, ...sensors.map((sensor) => sensor.editions));
      return (bytes, nearMs) => blockTime(bytes, editions, nearMs);
    }
    case 'nmea':
      return sentenceTime();
    case 'bongsu-report':
      return reportTime;
    case 'tdm':
      return measurementTime();
    case 'cot':
      return (bytes) => decodeCot(bytes).events[0]?.event.timeMs ?? null;
    default:
      return () => null;
  }
}

/** Items that hold the time of day in seconds, by category (EUROCONTROL ASTERIX part 2 and on). */
const TIME_ITEMS: Readonly<Record<number, readonly string[]>> = {
  2: ['030'],
  4: ['020'],
  10: ['140'],
  15: ['145'],
  16: ['140'],
  19: ['140'],
  20: ['140'],
  21: ['073', '071', '030'],
  34: ['030'],
  48: ['140'],
  62: ['070'],
  63: ['030'],
  65: ['030'],
  205: ['030'],
  240: ['140'],
  247: ['140'],
};

/** The instant, nearest to `nearMs`, of the first time of day in a block. */
function blockTime(
  bytes: Uint8Array,
  editions: Readonly<Record<string, string>>,
  nearMs: number,
): number | null {
  for (const { category, items } of decodeBlocks(bytes, editions).records) {
    const todS = (TIME_ITEMS[category] ?? []).map((item) => secondsIn(items, item)).find(isNumber);
    if (todS === undefined) continue;
    return Math.round((nearMs - todS * 1000) / DAY_MS) * DAY_MS + todS * 1000;
  }
  return null;
}

function secondsIn(items: Items, item: string): number | null {
  const value = items[item];
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null) return null;
  return Object.values(value).find(isNumber) ?? null;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

/** That of the first measurement in a piece. */
function measurementTime(): OwnTime {
  const state = createTdmState();
  return (bytes) => {
    const { events } = feedTdm(state, `${Buffer.from(bytes).toString('utf8')}\n`);
    for (const event of events) {
      if (event.kind !== 'observation') continue;
      const { timeMs } = event.observation;
      if (timeMs !== null && timeMs !== undefined) return timeMs;
    }
    return null;
  };
}

/** By the same reading as in the sensors' stage: a TAG block, or seconds behind the sentence. */
function sentenceTime(): OwnTime {
  const state = createAisState();
  return (bytes) => {
    for (const { text } of linesOf(bytes, 'latin1')) {
      const { timeMs } = decodeSentence(state, text, '');
      if (timeMs !== null) return timeMs;
    }
    return null;
  };
}

/** `timeMs` of a recorded report behind its length. */
function reportTime(bytes: Uint8Array): number | null {
  const json = readJson(Buffer.from(bytes.subarray(4)).toString());
  if (!json.ok || typeof json.value !== 'object' || json.value === null) return null;
  const { timeMs } = json.value as { readonly timeMs?: unknown };
  return isNumber(timeMs) ? timeMs : null;
}
