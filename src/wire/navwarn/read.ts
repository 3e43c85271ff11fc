import { parseInstant } from '../../mark/index.ts';
import type { Fault, FaultReason } from '../fault.ts';
import { type NavName, type NavPlace, type NavWarning, PER_DEGREE } from './warning.ts';
import { MONTHS } from './write.ts';

/** Longest message that is read, characters. */
const MAX_CHARACTERS = 32_768;

const TIME = '(\\d\\d)(\\d\\d)(\\d\\d) UTC ([A-Z]{3}) (\\d\\d)';
const NAME = '([A-Z][A-Z0-9 ]*?) (\\d{4})/(\\d\\d)';
const ORIGIN = new RegExp(`^${TIME}$`, 'm');
const SERIES = new RegExp(`^${NAME}\\.$`);
const CANCEL = new RegExp(`^CANCEL ${NAME}\\.$`);
const CANCEL_THIS = new RegExp(`^CANCEL THIS MESSAGE ${TIME}\\.$`);
const SPAN = new RegExp(`^FROM ${TIME} TO ${TIME}$`);
const PLACE = /^(\d\d)-(\d\d\.\d\d)([NS]) (\d{3})-(\d\d\.\d\d)([EW])$/;

/** Reads one warning as `writeNavWarning` makes it, from its time of origin on. */
export function readNavWarning(source: string): NavWarning | Fault {
  if (source.length > MAX_CHARACTERS) return fault('oversized', 0, `over ${MAX_CHARACTERS}`);
  const begin = ORIGIN.exec(source);
  if (begin === null) return fault('bad-header', 0, 'no time of origin as 221005 UTC NOV 26');
  const offset = begin.index;
  const originMs = timeOf(begin.slice(1));
  if (originMs === null) return fault('out-of-range', offset, `time ${begin[0]}`);
  const lines = source
    .slice(offset + begin[0].length)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const series = SERIES.exec(lines[0] ?? '');
  if (series === null) return fault('bad-header', offset, `series "${lines[0] ?? ''}"`);
  const first = lines.findIndex((line) => line.startsWith('1. '));
  const head = lines.slice(1, first === -1 ? undefined : first);
  if (head.length < 1 || head.length > 2 || head.some((line) => !line.endsWith('.'))) {
    return fault('missing-part', offset, 'no general area on a line of its own');
  }
  const parts = first === -1 ? [] : partsOf(lines.slice(first));
  if (parts === null) return fault('malformed', offset, 'the parts are not numbered 1, 2, 3');
  const body = bodyOf(parts);
  if (typeof body === 'string') return fault('malformed', offset, body);
  const [generalArea, locality] = head.map((line) => line.slice(0, -1));
  return {
    ...{ originMs, name: nameOf(series), generalArea: generalArea! },
    ...(locality === undefined ? {} : { locality }),
    ...body,
  };
}

function fault(reason: FaultReason, offset: number, message: string): Fault {
  return { reason, offset, message };
}

/** Lines of each numbered part, without its number. */
function partsOf(lines: readonly string[]): string[][] | null {
  const parts: string[][] = [];
  for (const line of lines) {
    const number = /^(\d+)\. (.*)$/.exec(line);
    if (number === null) parts.at(-1)?.push(line);
    else if (Number(number[1]) !== parts.length + 1) return null;
    else parts.push([number[2]!]);
  }
  return parts;
}

type Body = Pick<
  NavWarning,
  'subject' | 'fromMs' | 'untilMs' | 'areas' | 'remarks' | 'cancels' | 'endsMs'
>;

/** A sentence where something is wrong. */
function bodyOf(parts: readonly (readonly string[])[]): Body | string {
  const areas: NavPlace[][] = [];
  const remarks: string[] = [];
  const cancels: NavName[] = [];
  let rest: Pick<Body, 'subject' | 'fromMs' | 'untilMs' | 'endsMs'> = {};
  for (const [index, [first = '', ...more]] of parts.entries()) {
    const cancel = CANCEL.exec(first);
    const ends = CANCEL_THIS.exec(first);
    if (ends !== null) {
      const endsMs = timeOf(ends.slice(1));
      if (endsMs === null) return `the end is "${first}"`;
      rest = { ...rest, endsMs };
    } else if (cancel !== null) cancels.push(nameOf(cancel));
    else if (first.endsWith('.') && more.length === 0) remarks.push(first.slice(0, -1));
    else if (index > 0) return `"${first}" is no remark and no cancellation`;
    else {
      rest = { ...rest, subject: first };
      for (const line of more) {
        const span = SPAN.exec(line);
        const area = /^([A-Z])\. (.*)$/.exec(line);
        if (span !== null) {
          const [fromMs, untilMs] = [timeOf(span.slice(1, 6)), timeOf(span.slice(6))];
          if (fromMs === null || untilMs === null) return `the times are "${line}"`;
          rest = { ...rest, fromMs, untilMs };
        } else if (area !== null) {
          const places = area[2]!.split(', ').map(placeOf);
          if (places.includes(null)) return `an area is "${line.slice(0, 60)}"`;
          areas.push(places as NavPlace[]);
        } else if (line !== 'IN AREA BOUNDED BY:') return `"${line.slice(0, 60)}"`;
      }
    }
  }
  return { ...rest, areas, remarks, cancels };
}

function nameOf([, series, number, year]: RegExpExecArray): NavName {
  return { series: series!, number: Number(number), year: 2000 + Number(year) };
}

function timeOf([day, hour, minute, month, year]: readonly string[]): number | null {
  const number = String(MONTHS.indexOf(month ?? '') + 1).padStart(2, '0');
  return parseInstant(`20${year}-${number}-${day}T${hour}:${minute}:00Z`);
}

function placeOf(text: string): NavPlace | null {
  const found = PLACE.exec(text);
  if (found === null) return null;
  const [, d1, m1, ns, d2, m2, ew] = found;
  const latitude = (Number(d1) * PER_DEGREE + Math.round(Number(m1) * 100)) * (ns === 'S' ? -1 : 1);
  const longitude =
    (Number(d2) * PER_DEGREE + Math.round(Number(m2) * 100)) * (ew === 'W' ? -1 : 1);
  const right =
    Number(m1) < 60 &&
    Number(m2) < 60 &&
    Math.abs(latitude) <= 90 * PER_DEGREE &&
    Math.abs(longitude) <= 180 * PER_DEGREE;
  return right ? { latitude: latitude || 0, longitude: longitude || 0 } : null;
}
