import { parseInstant } from '../../mark/index.ts';
import type { Fault, FaultReason } from '../fault.ts';
import type { Notam, NotamName, Qualifiers } from './notam.ts';

/** Longest message that is read, characters: a telex of 20 pages. */
const MAX_CHARACTERS = 32_768;

const HEAD = /^\(([A-Z])(\d{4})\/(\d\d) NOTAM([NRC])(?: ([A-Z])(\d{4})\/(\d\d))?\s/;
const QUALIFIERS =
  /^([A-Z]{4})\/(Q[A-Z]{4})\/([IVK]{1,3})\/([NBOMK]{1,4})\/([AEWK]{1,3})\/(\d{3})\/(\d{3})\/(\d\d)(\d\d)([NS])(\d{3})(\d\d)([EW])(\d{3})$/;
const LOCATIONS = /^[A-Z]{4}(?: [A-Z]{4}){0,6}$/;
/** Items in the order in which they may stand; in brackets at the beginning of a line or word. */
const ITEM = /(?:^|\s)([QABCDEFG])\) ?/g;

/** Reads one NOTAM, from its opening to its closing bracket; what stands around is not looked at. */
export function readNotam(source: string): Notam | Fault {
  if (source.length > MAX_CHARACTERS) return fault('oversized', 0, `over ${MAX_CHARACTERS}`);
  const start = source.search(/\([A-Z]\d{4}\/\d\d NOTAM/);
  if (start === -1) return fault('bad-header', 0, 'no opening as (A0123/26 NOTAMN');
  const end = source.indexOf(')\n', source.indexOf('E)', start));
  const text = source.slice(start, end === -1 ? source.trimEnd().length - 1 : end);
  if (end === -1 && !source.trimEnd().endsWith(')')) {
    return fault('truncated', source.length, 'no closing bracket');
  }
  const head = HEAD.exec(text);
  if (head === null) return fault('bad-header', start, `"${text.slice(0, 40)}"`);
  const items = itemsOf(text.slice(head[0].length - 1));
  const at = (item: string): string => items.get(item) ?? '';
  const read = QUALIFIERS.exec(at('Q'));
  if (read === null) return fault('malformed', start, `item Q is "${at('Q').slice(0, 60)}"`);
  const qualifiers = qualifiersOf(read);
  if (qualifiers === null) return fault('out-of-range', start, `item Q is "${at('Q')}"`);
  if (!LOCATIONS.test(at('A'))) return fault('malformed', start, `item A is "${at('A')}"`);
  const fromMs = minuteOf(at('B'));
  if (fromMs === null) return fault('out-of-range', start, `item B is "${at('B')}"`);
  const until = untilOf(items.get('C'));
  if (until === null) return fault('out-of-range', start, `item C is "${at('C')}"`);
  if (at('E') === '') return fault('missing-part', start, 'no item E');
  const type = head[4] as Notam['type'];
  if ((type === 'N') !== (head[5] === undefined)) {
    return fault('malformed', start, `NOTAM${type} names ${head[5] ?? 'no other'}`);
  }
  const [lower, upper] = [items.get('F'), items.get('G')];
  return {
    name: nameOf(head[1]!, head[2]!, head[3]!),
    type,
    ...(head[5] === undefined ? {} : { refers: nameOf(head[5], head[6]!, head[7]!) }),
    qualifiers,
    locations: at('A').split(' '),
    fromMs,
    ...until,
    ...(items.has('D') ? { schedule: at('D') } : {}),
    text: at('E'),
    ...(lower === undefined || upper === undefined ? {} : { lower, upper }),
  };
}

function fault(reason: FaultReason, offset: number, message: string): Fault {
  return { reason, offset, message };
}

/** Each item once, later ones only behind those before: what looks like one inside E is text. */
function itemsOf(text: string): Map<string, string> {
  const order = 'QABCDEFG';
  const marks: { readonly item: string; readonly from: number; readonly to: number }[] = [];
  for (const found of text.matchAll(ITEM)) {
    const item = found[1]!;
    const last = marks.at(-1)?.item;
    if (last !== undefined && order.indexOf(item) <= order.indexOf(last)) continue;
    marks.push({ item, from: found.index, to: found.index + found[0].length });
  }
  return new Map(
    marks.map(({ item, to }, i) => [
      item,
      text.slice(to, marks[i + 1]?.from ?? text.length).trim(),
    ]),
  );
}

function nameOf(series: string, number: string, year: string): NotamName {
  return { series, number: Number(number), year: 2000 + Number(year) };
}

function qualifiersOf(found: RegExpExecArray): Qualifiers | null {
  const [, fir, code, traffic, purpose, scope, lower, upper] = found;
  const [d1, m1, ns, d2, m2, ew, radius] = found.slice(8) as string[];
  const latitudeMin = (Number(d1) * 60 + Number(m1)) * (ns === 'S' ? -1 : 1);
  const longitudeMin = (Number(d2) * 60 + Number(m2)) * (ew === 'W' ? -1 : 1);
  const right =
    Math.abs(latitudeMin) <= 90 * 60 &&
    Math.abs(longitudeMin) <= 180 * 60 &&
    Number(m1) < 60 &&
    Number(m2) < 60 &&
    Number(lower) <= Number(upper);
  if (!right) return null;
  return {
    ...{ fir: fir!, code: code!, traffic: traffic!, purpose: purpose!, scope: scope! },
    ...{ lowerFl: Number(lower), upperFl: Number(upper) },
    // No minus zero: south of nothing is the equator.
    ...{ latitudeMin: latitudeMin || 0, longitudeMin: longitudeMin || 0, radiusNm: Number(radius) },
  };
}

function minuteOf(text: string): number | null {
  const found = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (found === null) return null;
  const [, year, month, day, hour, minute] = found;
  return parseInstant(`20${year}-${month}-${day}T${hour}:${minute}:00Z`);
}

function untilOf(text: string | undefined): Pick<Notam, 'untilMs' | 'estimated'> | null {
  if (text === undefined) return {};
  if (text === 'PERM') return { untilMs: null };
  const estimated = text.endsWith(' EST');
  const untilMs = minuteOf(estimated ? text.slice(0, -4) : text);
  if (untilMs === null) return null;
  return { untilMs, ...(estimated ? { estimated } : {}) };
}
