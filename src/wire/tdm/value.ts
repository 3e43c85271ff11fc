import type { FaultReason } from '../fault.ts';
import { parseEpoch } from './epoch.ts';
import { CHOICES, DATA, type DataKeyword, METADATA, type MetadataKeyword } from './keywords.ts';
import { MAX_VALUE, shown } from './state.ts';

/** A value, or why there is none. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: FaultReason; readonly message: string };

/** Section 4.3.8: several blanks are one. */
export function singleBlanks(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function wrong(reason: FaultReason, message: string): Read<never> {
  return { ok: false, reason, message };
}

/** Sections 4.3.4 and 4.3.5, and a decimal point at either end, which some write. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d{1,4})?$/;
const INTEGER = /^[+-]?\d{1,10}$/;
/** Section 4.3.11. */
const DIGITS = /^[+-]?\d+(?:\.\d+)?$/;
const COUNT = /^\+?\d{1,16}(?:\.0*)?$/;
const PATH = /^[1-5](?:[ ]*,[ ]*[1-5])*$/;
/** Section 4.3.2: four bytes. */
const INTEGER_LIMIT = 2 ** 31;
/** A signal meets five participants, some of them twice. */
const MAX_PATH = 10;

export function readMetadata(keyword: MetadataKeyword, text: string): Read<unknown> {
  if (text === '') return wrong('missing-part', `${keyword} has no value`);
  if (text.length > MAX_VALUE)
    return wrong('oversized', `${keyword} has ${text.length} characters`);
  switch (METADATA[keyword]) {
    case 'text':
      return { ok: true, value: singleBlanks(text) };
    case 'epoch': {
      if (parseEpoch(text) !== null) return { ok: true, value: text };
      return wrong('malformed', `${keyword} is ${shown(text)}, no epoch`);
    }
    case 'number':
      return readNumber(keyword, text);
    case 'integer': {
      const value = Number(text);
      if (INTEGER.test(text) && value >= -INTEGER_LIMIT && value < INTEGER_LIMIT) {
        return { ok: true, value: value + 0 };
      }
      return wrong('not-a-number', `${keyword} is ${shown(text)}, no integer of four bytes`);
    }
    case 'path': {
      const value = text.split(',').map(Number);
      if (PATH.test(text) && value.length <= MAX_PATH) return { ok: true, value };
      return wrong('malformed', `${keyword} is ${shown(text)}, no list of participants 1 to 5`);
    }
    case 'list': {
      const value = text.split(',').map((name) => name.trim());
      if (value.every((name) => name !== '')) return { ok: true, value };
      return wrong('malformed', `${keyword} has an empty name in it`);
    }
    case 'choice': {
      const choices: readonly string[] = CHOICES[keyword as keyof typeof CHOICES];
      // Section 4.3.7: case is not significant.
      const value = choices.find((choice) => choice.toUpperCase() === text.toUpperCase());
      if (value !== undefined) return { ok: true, value };
      return wrong('unknown-type', `${keyword} is ${shown(text)}, none of ${choices.join(', ')}`);
    }
  }
}

function readNumber(keyword: string, text: string): Read<number> {
  const value = Number(text);
  if (NUMBER.test(text) && Number.isFinite(value)) return { ok: true, value: value + 0 };
  return wrong('not-a-number', `${keyword} is ${shown(text)}, no number`);
}

/** The measurement of a tracking data record, inside the limits of its section. */
export function readMeasurement(keyword: DataKeyword, text: string): Read<number | string> {
  const row = DATA[keyword];
  if (text.length > MAX_VALUE)
    return wrong('oversized', `${keyword} has ${text.length} characters`);
  if (row.kind === 'phase') {
    if (DIGITS.test(text)) return { ok: true, value: text };
    return wrong('not-a-number', `${keyword} is ${shown(text)}, no decimal number`);
  }
  if (row.kind === 'count' && !COUNT.test(text)) {
    return wrong('not-a-number', `${keyword} is ${shown(text)}, no count`);
  }
  const read = readNumber(keyword, text);
  if (!read.ok) return read;
  const { value } = read;
  const { least = -Infinity, above = -Infinity, most = Infinity, below = Infinity } = row;
  if (value >= least && value > above && value <= most && value < below) return read;
  return wrong(
    'out-of-range',
    `${keyword} is ${value}, outside the limits of section ${row.section}`,
  );
}
