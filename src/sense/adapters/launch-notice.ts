import { DEGREE, type GeoPoint, type GeoPolygon, type GeoRing } from '../../earth/index.ts';
import { type Instant, parseInstant } from '../../mark/index.ts';
import { admit, type Gather, refuse, refuseMode } from '../gather.ts';
import { quoted } from '../quote.ts';
import type { LaunchNotice } from '../report.ts';
import type { Sensor } from '../sensor.ts';
import { readJson } from './json.ts';
import type { Line } from './lines.ts';

type Values = Readonly<Record<string, unknown>>;

/** More zones or corners than any published notice has; windows are days or weeks long. */
const MAX_ZONES = 16;
const MAX_CORNERS = 200;
const MAX_TEXT = 200;
const LONGEST_WINDOW_MS = 366 * 86_400_000;
const FIELDS = ['id', 'issuer', 'mode', 'from', 'until', 'site', 'dropZones', 'withdrawn'];

/** Thrown and caught in this file alone: a field that is not as it must be. */
class Wrong extends Error {}

/**
 * A launch notice as a line of JSON (docs/inputs.md): what an authority announces of a coming
 * launch. Degrees, ISO 8601, corners as `[longitude, latitude]` as in GeoJSON.
 */
export function readNoticeLine(gather: Gather, sensor: Sensor, line: Line): boolean {
  const json = readJson(line.text);
  if (!json.ok) {
    refuse(gather, sensor, 'malformed', `the notice ${json.message}`, line.at, line.end);
    return false;
  }
  try {
    const values = object(json.value, 'the notice');
    if (values['mode'] !== sensor.mode) {
      refuseMode(
        gather,
        sensor,
        `a notice of mode ${quoted(values['mode'], 20)}`,
        line.at,
        line.end,
      );
      return true;
    }
    const unknown = Object.keys(values).find((name) => !FIELDS.includes(name));
    if (unknown !== undefined) throw new Wrong(`${quoted(unknown, 40)} is no field of a notice`);
    admit(gather, sensor, {
      kind: 'notice',
      about: 'launch',
      source: sensor.id,
      mode: sensor.mode,
      timeMs: gather.receivedMs,
      receivedMs: gather.receivedMs,
      timeAssumed: true,
      issuer: text(values['issuer'], 'issuer'),
      body: noticeOf(values),
    });
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    refuse(gather, sensor, 'malformed', error.message, line.at, line.end);
  }
  return true;
}

function noticeOf(values: Values): LaunchNotice {
  const fromMs = instant(values['from'], 'from');
  const untilMs = instant(values['until'], 'until');
  if (!(untilMs > fromMs && untilMs - fromMs <= LONGEST_WINDOW_MS)) {
    throw new Wrong('until is not after from, or more than a year after it');
  }
  const zones = values['dropZones'] ?? [];
  if (!Array.isArray(zones) || zones.length > MAX_ZONES) {
    throw new Wrong(`dropZones is no list of at most ${MAX_ZONES}`);
  }
  const withdrawn = values['withdrawn'] ?? false;
  if (typeof withdrawn !== 'boolean') throw new Wrong('withdrawn is neither true nor false');
  return {
    id: text(values['id'], 'id'),
    fromMs,
    untilMs,
    site: values['site'] === undefined ? null : place(values['site']),
    dropZones: zones.map((zone: unknown, i) => {
      const fields = object(zone, `dropZones[${i}]`);
      return {
        name: text(fields['name'], `dropZones[${i}].name`),
        polygon: polygon(fields['polygon'], `dropZones[${i}].polygon`),
      };
    }),
    withdrawn,
  };
}

function place(value: unknown): GeoPoint {
  const fields = object(value, 'site');
  return {
    latitudeRad: DEGREE * number(fields['latitudeDeg'], 'site.latitudeDeg', 90),
    longitudeRad: DEGREE * number(fields['longitudeDeg'], 'site.longitudeDeg', 180),
  };
}

/** One ring, closed and turned counter-clockwise where it is not. */
function polygon(value: unknown, name: string): GeoPolygon {
  if (!Array.isArray(value) || value.length < 3 || value.length > MAX_CORNERS) {
    throw new Wrong(`${name} is no list of 3 to ${MAX_CORNERS} corners`);
  }
  const ring = value.map((corner: unknown): readonly [number, number] => {
    if (!Array.isArray(corner) || corner.length !== 2) {
      throw new Wrong(`${name}: a corner is [longitude, latitude]`);
    }
    return [DEGREE * number(corner[0], name, 180), DEGREE * number(corner[1], name, 90)];
  });
  const [first, last] = [ring[0]!, ring[ring.length - 1]!];
  if (first[0] !== last[0] || first[1] !== last[1]) ring.push(first);
  const doubled = turning(ring);
  if (ring.length < 4 || doubled === 0) throw new Wrong(`${name} encloses nothing`);
  return [doubled > 0 ? ring : ring.reverse()];
}

/** Twice the area on the flat map, positive counter-clockwise. */
function turning(ring: GeoRing): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i]!, ring[i + 1]!];
    let across = x2 - x1;
    across -= 2 * Math.PI * Math.round(across / (2 * Math.PI));
    sum -= across * (y1 + y2);
  }
  return sum;
}

function instant(value: unknown, name: string): Instant {
  const read = typeof value === 'string' ? parseInstant(value) : null;
  if (read === null) throw new Wrong(`${name} is no ISO 8601 date and time with seconds`);
  return read;
}

function text(value: unknown, name: string): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= MAX_TEXT) return value;
  throw new Wrong(`${name} is no text of 1 to ${MAX_TEXT} characters`);
}

function number(value: unknown, name: string, most: number): number {
  if (typeof value === 'number' && Math.abs(value) <= most) return value;
  throw new Wrong(`${name} is no number from -${most} to ${most}`);
}

function object(value: unknown, name: string): Values {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Values;
  throw new Wrong(`${name} is no object`);
}
