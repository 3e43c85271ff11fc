import { parseInstant } from '../../mark/index.ts';
import type { FaultReason } from '../fault.ts';

/** What is wrong with the text of an element. */
interface Wrong {
  readonly reason: FaultReason;
  readonly wrong: string;
}

export function isWrong(value: unknown): value is Wrong {
  return typeof value === 'object' && value !== null && 'wrong' in value;
}

/** How the text of an element is read, or which part it is. */
export type Content = ((text: string) => unknown | Wrong) | 'info' | 'resource' | 'area' | 'value';

export interface Member {
  /** As the schema calls it. */
  readonly element: string;
  /** As the type calls it. */
  readonly name: string;
  readonly content: Content;
  readonly many: boolean;
  readonly required: boolean;
}

export type Members = readonly Member[];

function one(element: string, content: Content = text, name = element): Member {
  return { element, name, content, many: false, required: false };
}

function needed(element: string, content: Content = text, name = element): Member {
  return { ...one(element, content, name), required: true };
}

function many(element: string, content: Content = text): Member {
  return { ...one(element, content), many: true };
}

function text(value: string): string {
  return value;
}

function words(...allowed: readonly string[]): (value: string) => string | Wrong {
  return (value) =>
    allowed.includes(value)
      ? value
      : { reason: 'out-of-range', wrong: `is "${shown(value)}", none of ${allowed.join(', ')}` };
}

/** Section 3.3.2: no `Z`, no fractions; `xs:dateTime` takes white space around it. */
function time(value: string): number | Wrong {
  const trimmed = value.trim();
  const instant = /T\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(trimmed) ? parseInstant(trimmed) : null;
  if (instant !== null) return instant;
  return {
    reason: 'out-of-range',
    wrong: `is "${shown(value)}", no time as 2026-11-22T00:00:00-00:00`,
  };
}

function number(value: string): number | Wrong {
  const trimmed = value.trim();
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(trimmed)
    ? Number(trimmed)
    : { reason: 'not-a-number', wrong: `is "${shown(value)}"` };
}

function integer(value: string): number | Wrong {
  const read = number(value);
  return typeof read !== 'number' || Number.isSafeInteger(read)
    ? read
    : { reason: 'out-of-range', wrong: `is "${shown(value)}", no whole number` };
}

/** `xs:language` (RFC 3066). */
function language(value: string): string | Wrong {
  const trimmed = value.trim();
  return /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(trimmed)
    ? trimmed
    : { reason: 'out-of-range', wrong: `is "${shown(value)}", no language as en-US` };
}

function list(value: string): readonly string[] {
  return value.split(/\s+/).filter((word) => word !== '');
}

/** `xs:anyURI`, as far as nobody reads it otherwise: a reference (RFC 3986) without white space. */
function uri(value: string): string | Wrong {
  const trimmed = value.trim();
  return /^(?:[A-Za-z][\w.+-]*:)?[^\s:<>"{}|\\^`]*(?:[/?#][^\s<>"{}|\\^`]*)?$/.test(trimmed)
    ? trimmed
    : { reason: 'malformed', wrong: `is "${shown(value)}", no reference` };
}

/** Section 3.2.4: pairs `latitude,longitude` with white space between them. */
function polygon(value: string): readonly (readonly [number, number])[] | Wrong {
  const points: [number, number][] = [];
  for (const pair of list(value)) {
    const point = pointOf(pair);
    if (point === null) return { reason: 'not-a-number', wrong: `holds "${shown(pair)}", no pair` };
    points.push(point);
  }
  return points;
}

function pointOf(pair: string): [number, number] | null {
  const [latitude, longitude, ...more] = pair.split(',').map(number);
  if (typeof latitude !== 'number' || typeof longitude !== 'number' || more.length > 0) return null;
  return [latitude, longitude];
}

function circle(value: string): unknown | Wrong {
  const [pair = '', radius = '', ...more] = list(value);
  const point = pointOf(pair);
  const radiusKm = number(radius);
  if (point === null || typeof radiusKm !== 'number' || more.length > 0) {
    return { reason: 'not-a-number', wrong: `is "${shown(value)}", no place and radius` };
  }
  return { latitudeDeg: point[0], longitudeDeg: point[1], radiusKm };
}

/** Short enough to be shown. */
function shown(value: string): string {
  return value.length <= 60 ? value : `${value.slice(0, 57)}...`;
}

/** Section 3.2.1, in the order of the schema (section 3.4). */
export const ALERT: Members = [
  needed('identifier'),
  needed('sender'),
  needed('sent', time, 'sentMs'),
  needed('status', words('Actual', 'Exercise', 'System', 'Test', 'Draft')),
  needed('msgType', words('Alert', 'Update', 'Cancel', 'Ack', 'Error')),
  one('source'),
  needed('scope', words('Public', 'Restricted', 'Private')),
  one('restriction'),
  one('addresses'),
  many('code'),
  one('note'),
  one('references', list),
  one('incidents'),
  many('info', 'info'),
];

const CATEGORIES =
  'Geo Met Safety Security Rescue Fire Health Env Transport Infra CBRNE Other'.split(' ');
const RESPONSES = 'Shelter Evacuate Prepare Execute Avoid Monitor Assess AllClear None'.split(' ');

/** Section 3.2.2. */
export const INFO: Members = [
  one('language', language),
  { ...many('category', words(...CATEGORIES)), required: true },
  needed('event'),
  many('responseType', words(...RESPONSES)),
  needed('urgency', words('Immediate', 'Expected', 'Future', 'Past', 'Unknown')),
  needed('severity', words('Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown')),
  needed('certainty', words('Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown')),
  one('audience'),
  many('eventCode', 'value'),
  one('effective', time, 'effectiveMs'),
  one('onset', time, 'onsetMs'),
  one('expires', time, 'expiresMs'),
  one('senderName'),
  one('headline'),
  one('description'),
  one('instruction'),
  one('web', uri),
  one('contact'),
  many('parameter', 'value'),
  many('resource', 'resource'),
  many('area', 'area'),
];

/** Section 3.2.3. */
export const RESOURCE: Members = [
  needed('resourceDesc'),
  needed('mimeType'),
  one('size', integer),
  one('uri', uri),
  one('derefUri'),
  one('digest'),
];

/** Section 3.2.4. */
export const AREA: Members = [
  needed('areaDesc'),
  many('polygon', polygon),
  many('circle', circle),
  many('geocode', 'value'),
  one('altitude', number, 'altitudeFt'),
  one('ceiling', number, 'ceilingFt'),
];

export const VALUE: Members = [needed('valueName'), needed('value')];
