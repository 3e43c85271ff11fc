import { DEGREE, geodeticToEcef } from '../../earth/index.ts';
import { type Instant, parseInstant } from '../../mark/index.ts';
import { splitRow } from '../../wire/csv/index.ts';
import type { Fault } from '../../wire/fault.ts';
import { assumeTime, instantOfDay, noteStep, stepSigma } from '../clock.ts';
import { admit, type Gather, refuse, refuseAll } from '../gather.ts';
import { quoted } from '../quote.ts';
import type { FixReport, Identity, Vector3 } from '../report.ts';
import type { Sensor, TableLayout } from '../sensor.ts';
import type { Feed } from '../state.ts';
import { readModesMessage } from './adsb.ts';
import { readJson } from './json.ts';
import type { Line } from './lines.ts';

/** Multipliers to SI of the units that a table may have (schema.ts). */
const TO_METRES: Readonly<Record<string, number>> = { m: 1, ft: 0.3048, km: 1000 };
const TO_MPS: Readonly<Record<string, number>> = {
  mps: 1,
  kn: 1852 / 3600,
  mph: 1609.344 / 3600,
  kmh: 1 / 3.6,
  ftpm: 0.3048 / 60,
};

/** Speed and course of tables are mostly whole units, taken over seconds. */
const VELOCITY_SIGMA_MPS = 1;

/** Nothing that reports its own position by such a table is higher. */
const HIGHEST_M = 100_000;
const LOWEST_M = -1000;

/** What one line of a table turned out to be. */
export type TableRow =
  | { readonly kind: 'header'; readonly header: readonly string[] }
  | { readonly kind: 'row'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'bad'; readonly faults: readonly Fault[] };

/**
 * One line of delimiter-separated values or one JSON object, as the layout names its columns.
 * `header` is that of the lines before; a line that holds the names of all columns is one. A
 * layout may name columns by number, from 0, for tables without a header.
 */
export function readTableLine(
  layout: TableLayout,
  header: readonly string[] | null,
  line: string,
): TableRow {
  const faults: Fault[] = [];
  const text = line.charCodeAt(0) === 0xfeff ? line.slice(1) : line;
  if (text.startsWith('{')) return jsonRow(layout, text);
  const fields = splitRow(text, layout.delimiter, faults);
  if (fields === null) return { kind: 'bad', faults };
  const names = Object.values(layout.columns).filter((name) => !isNumber(name));
  if (names.length > 0 && names.every((name) => fields.includes(name)))
    return { kind: 'header', header: fields };
  const values: Record<string, string> = {};
  for (const [column, name] of Object.entries(layout.columns)) {
    const index = isNumber(name) ? Number(name) : (header?.indexOf(name) ?? -1);
    const value = fields[index];
    if (index < 0) {
      faults.push({
        reason: 'bad-header',
        offset: 0,
        message: `no header with the column ${name} has come before this row`,
      });
      return { kind: 'bad', faults };
    }
    if (value !== undefined) values[column] = value.trim();
  }
  return { kind: 'row', values };
}

/** A column named by its place. */
function isNumber(name: string): boolean {
  return /^\d{1,4}$/.test(name);
}

function jsonRow(layout: TableLayout, text: string): TableRow {
  const json = readJson(text);
  if (!json.ok) return bad('malformed', `the line begins like a JSON object and ${json.message}`);
  const parsed = json.value;
  if (typeof parsed !== 'object' || parsed === null) return bad('malformed', 'no JSON object');
  const values: Record<string, string> = {};
  for (const [column, name] of Object.entries(layout.columns)) {
    const value = (parsed as Readonly<Record<string, unknown>>)[name];
    if (typeof value === 'string') values[column] = value;
    else if (typeof value === 'number') values[column] = String(value);
  }
  return { kind: 'row', values };
}

function bad(reason: Fault['reason'], message: string): TableRow {
  return { kind: 'bad', faults: [{ reason, offset: 0, message }] };
}

/**
 * The time in a row; null where there is none. `receivedMs` decides the day of a bare time of day
 * unless the layout names one.
 */
export function rowInstant(
  layout: TableLayout,
  values: Readonly<Record<string, string>>,
  receivedMs: Instant,
): Instant | null {
  const text = values['time'];
  if (text === undefined || text === '') return null;
  const unit = layout.units['time'] ?? 'iso';
  if (unit === 'iso') return parseInstant(text);
  if (unit === 'time-of-day') {
    const seconds = secondsOfDay(text);
    if (seconds === null) return null;
    const { date } = layout.units;
    if (date === undefined) return instantOfDay(seconds, receivedMs, 0);
    const midnight = parseInstant(`${date}T00:00:00Z`);
    return midnight === null ? null : midnight + seconds * 1000;
  }
  const value = numberOf(text);
  if (value === null) return null;
  return unit === 'ms' ? value : value * 1000;
}

function secondsOfDay(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2}):(\d{2}(?:\.\d+)?)$/.exec(text);
  if (match === null) return null;
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
  return seconds < 86_400 ? seconds : null;
}

/** One line of a table: a fix, or a Mode S message where the layout has a `hex` column. */
export function readTrackLine(gather: Gather, feed: Feed, sensor: Sensor, line: Line): boolean {
  const layout = sensor.table;
  if (layout === null) {
    refuse(gather, sensor, 'unsupported', 'a track-table needs columns in the sensors file');
    return false;
  }
  const row = readTableLine(layout, feed.header, line.text);
  if (row.kind === 'header') {
    feed.header = [...row.header];
    return true;
  }
  if (row.kind === 'bad') {
    refuseAll(gather, sensor, row.faults, line.at, line.end);
    return false;
  }
  // The day of a bare time of day is that of reception by the sensor's own clock.
  const ownMs = gather.receivedMs - sensor.clockOffsetS * 1000;
  const timed = rowInstant(layout, row.values, ownMs);
  if (timed === null && 'time' in layout.columns) {
    const text = `its time is ${quoted(row.values['time'], 40)}, expected ${layout.units['time'] ?? 'iso'}`;
    refuse(gather, sensor, 'malformed', text, line.at, line.end);
    return false;
  }
  if (timed !== null) noteStep(feed, layout.units['time'] ?? 'iso', row.values['time'] ?? '');
  if ('hex' in layout.columns) return readHex(gather, feed, sensor, row.values, timed, line);
  return readFix(gather, feed, sensor, layout, row.values, timed, line);
}

function readHex(
  gather: Gather,
  feed: Feed,
  sensor: Sensor,
  values: Readonly<Record<string, string>>,
  timed: Instant | null,
  line: Line,
): boolean {
  const hex = values['hex'] ?? '';
  if (!/^([0-9a-fA-F]{14}){1,2}$/.test(hex)) {
    const text = 'its hex column holds no Mode S message of 14 or 28 digits';
    refuse(gather, sensor, 'malformed', text, line.at, line.end);
    return false;
  }
  const bytes = new Uint8Array(Buffer.from(hex, 'hex'));
  return readModesMessage(gather, feed, sensor, bytes, timed, line.at, line.end);
}

function readFix(
  gather: Gather,
  feed: Feed,
  sensor: Sensor,
  layout: TableLayout,
  values: Readonly<Record<string, string>>,
  timed: Instant | null,
  line: Line,
): boolean {
  const latitude = numberOf(values['latitudeDeg']);
  const longitude = numberOf(values['longitudeDeg']);
  if (latitude === null || longitude === null) {
    refuse(gather, sensor, 'no-position', 'the row has no position', line.at, line.end);
    return true;
  }
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 360) {
    const text = `the place ${latitude}, ${longitude} is not on Earth`;
    refuse(gather, sensor, 'implausible', text, line.at, line.end);
    return true;
  }
  const height = heightOf(layout, values, sensor);
  if (height === null) {
    const text = `the height ${quoted(values['height'], 40)} ${layout.units['height'] ?? 'm'} is none that is flown`;
    refuse(gather, sensor, 'implausible', text, line.at, line.end);
    return true;
  }
  const velocity = velocityOf(layout, values);
  const identity = identityOf(layout, values) ?? carrierOf(feed, sensor);
  const report: FixReport = {
    kind: 'fix',
    source: sensor.id,
    mode: sensor.mode,
    timeMs:
      timed === null
        ? assumeTime(feed.clock, sensor, gather.receivedMs)
        : timed + sensor.clockOffsetS * 1000,
    receivedMs: gather.receivedMs,
    ...(timed === null ? { timeAssumed: true } : {}),
    ...(identity === null ? {} : { identity }),
    positionEcefM: geodeticToEcef(latitude * DEGREE, longitude * DEGREE, height.metres),
    heightBasis: height.basis,
    ...(timed === null ? {} : stepSigma(feed, sensor)),
    ...(velocity === null ? {} : { velocityEnuMps: velocity.enuMps }),
    ...(velocity === null || velocity.climbs || height.basis === 'surface'
      ? {}
      : { climbStated: false }),
    sigma: {
      horizontalM: sensor.sigma.horizontalM,
      verticalM: sensor.sigma.verticalM,
      ...(velocity === null ? {} : { velocityMps: VELOCITY_SIGMA_MPS }),
    },
  };
  admit(gather, sensor, report, line.at, line.end);
  return true;
}

/** Null for a height that cannot be; without a column, or empty, on the ellipsoid. */
function heightOf(
  layout: TableLayout,
  values: Readonly<Record<string, string>>,
  sensor: Sensor,
): { metres: number; basis: FixReport['heightBasis'] } | null {
  const stated = layout.units['heightBasis'] as FixReport['heightBasis'] | undefined;
  const raw = numberOf(values['height']);
  if (raw === null) {
    const basis = stated ?? (sensor.kind === 'ais' ? 'surface' : 'unknown');
    return { metres: 0, basis: basis === 'surface' ? 'surface' : 'unknown' };
  }
  const metres = raw * (TO_METRES[layout.units['height'] ?? 'm'] ?? 1);
  if (!(metres >= LOWEST_M && metres <= HIGHEST_M)) return null;
  return { metres, basis: stated ?? 'geometric' };
}

function velocityOf(
  layout: TableLayout,
  values: Readonly<Record<string, string>>,
): { readonly enuMps: Vector3; readonly climbs: boolean } | null {
  const speed = scaled(values['speed'], TO_MPS[layout.units['speed'] ?? 'mps']);
  const course = numberOf(values['courseDeg']);
  if (speed === null || (course === null && speed !== 0)) return null;
  const climb = scaled(values['climb'], TO_MPS[layout.units['climb'] ?? 'mps']);
  const angle = (course ?? 0) * DEGREE;
  return {
    enuMps: [speed * Math.sin(angle), speed * Math.cos(angle), climb ?? 0],
    climbs: climb !== null,
  };
}

function identityOf(
  layout: TableLayout,
  values: Readonly<Record<string, string>>,
): Identity | null {
  const text = values['identity'];
  if (text === undefined || text === '') return null;
  switch (layout.units['identity']) {
    case 'mmsi': {
      const mmsi = numberOf(text);
      return mmsi === null ? { tag: text } : { mmsi };
    }
    case 'icao':
      return /^[0-9a-fA-F]{6}$/.test(text) ? { icao: text.toUpperCase() } : { tag: text };
    case 'callsign':
      return { callsign: text };
    case 'name':
      return { name: text };
    default:
      return { tag: text };
  }
}

/** The object that carries the sensor; `*` is the name of the file without its extensions. */
function carrierOf(feed: Feed, sensor: Sensor): Identity | null {
  const { carrier } = sensor;
  if (carrier === undefined) return null;
  if (!carrier.includes('*')) return { tag: carrier };
  const file = feed.source.slice(feed.source.lastIndexOf('/') + 1).replace(/^file:/, '');
  return { tag: carrier.replaceAll('*', file.split('.')[0]!) };
}

function scaled(text: string | undefined, factor: number | undefined): number | null {
  const value = numberOf(text);
  return value === null ? null : value * (factor ?? 1);
}

/** A finite number; an empty text is none. */
function numberOf(text: string | undefined): number | null {
  if (text === undefined || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
