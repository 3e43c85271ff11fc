import { DAY_MS } from '../../mark/index.ts';
import { readTableLine, rowInstant, type Sensor, type TableLayout } from '../../sense/index.ts';
import { decodeBlocks, type Items } from '../../wire/asterix/index.ts';
import type { Piece } from './pieces.ts';

/** A piece with the time it is taken to have been received at. */
export interface TimedPiece {
  readonly bytes: Uint8Array;
  readonly atMs: number;
}

export interface TimedPieces {
  readonly pieces: readonly TimedPiece[];
  /** True where nothing in the recording says when it was. */
  readonly untimed: boolean;
}

/** Noon of a day that stands in where a recording says times of day alone, or no time at all. */
export const STAND_IN_MS = Date.UTC(2000, 0, 1, 12);

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
    return { bytes, atMs };
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
    const one = { bytes, atMs: atMs ?? lastMs ?? STAND_IN_MS };
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
      return tagTime;
    case 'bongsu-report':
      return reportTime;
    default:
      return () => null;
  }
}

/** Items that hold the time of day in seconds, by category (EUROCONTROL ASTERIX part 2 and on). */
const TIME_ITEMS: Readonly<Record<number, readonly string[]>> = {
  15: ['145'],
  34: ['030'],
  48: ['140'],
  62: ['070'],
  21: ['073', '071', '030'],
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

/** `c:` of an NMEA 4.10 TAG block: seconds, or milliseconds by its size. */
function tagTime(bytes: Uint8Array): number | null {
  const match = /^\s*\\(?:[^\\]*,)?c:(\d{9,13})[,*\\]/.exec(
    Buffer.from(bytes.subarray(0, 200)).toString('latin1'),
  );
  if (match === null) return null;
  const value = Number(match[1]);
  return value > 1e11 ? value : value * 1000;
}

/** `timeMs` of a recorded report behind its length. */
function reportTime(bytes: Uint8Array): number | null {
  try {
    const report = JSON.parse(Buffer.from(bytes.subarray(4)).toString()) as { timeMs?: unknown };
    return isNumber(report.timeMs) ? report.timeMs : null;
  } catch {
    return null;
  }
}
