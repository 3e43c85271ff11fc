import { escapeXml } from '../xml.ts';
import { parseEpoch } from './epoch.ts';
import {
  DATA,
  type DataKeyword,
  isDataKeyword,
  METADATA,
  METADATA_KEYWORDS,
  type MetadataKeyword,
} from './keywords.ts';
import type { Tdm, TdmObservation, TdmSegment } from './message.ts';
import { readMeasurement, readMetadata } from './value.ts';

/**
 * Writes the keyword = value notation (section 4). What would not read back as it is said here is a
 * `RangeError` that names the keyword: an epoch that is none, a value outside its section's limits,
 * characters that are not printable ASCII.
 */
export function writeTdmKvn(message: Tdm): string {
  const lines = [
    `CCSDS_TDM_VERS = ${message.version}`,
    ...message.comments.map(commentLine),
    ...headerValues(message).map(([keyword, value]) => `${keyword} = ${ascii(keyword, value)}`),
  ];
  for (const segment of message.segments) {
    lines.push('META_START', ...segment.metadata.comments.map(commentLine));
    for (const [keyword, value] of metadataValues(segment)) {
      lines.push(`${keyword} = ${ascii(keyword, value)}`);
    }
    lines.push('META_STOP', 'DATA_START', ...segment.comments.map(commentLine));
    for (const observation of segment.observations) {
      const value = measurement(observation);
      lines.push(`${observation.keyword} = ${observation.epoch} ${value}`);
    }
    lines.push('DATA_STOP');
  }
  return `${lines.join('\n')}\n`;
}

/**
 * Writes the XML form (section 5), unqualified, as NDM/XML 2.0; refuses as {@link writeTdmKvn}. It
 * names no place of a schema: nobody who reads it is to fetch one from elsewhere for it.
 */
export function writeTdmXml(message: Tdm): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<tdm xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
      `id="CCSDS_TDM_VERS" version="${escapeXml(message.version)}">`,
    '  <header>',
    ...message.comments.map((text) => element(4, 'COMMENT', text)),
    ...headerValues(message).map(([keyword, value]) => element(4, keyword, value)),
    '  </header>',
    '  <body>',
  ];
  for (const segment of message.segments) {
    lines.push('    <segment>', '      <metadata>');
    lines.push(...segment.metadata.comments.map((text) => element(8, 'COMMENT', text)));
    for (const [keyword, value] of metadataValues(segment)) lines.push(element(8, keyword, value));
    lines.push('      </metadata>', '      <data>');
    lines.push(...segment.comments.map((text) => element(8, 'COMMENT', text)));
    for (const observation of segment.observations) {
      const value = measurement(observation);
      lines.push(
        '        <observation>',
        element(10, 'EPOCH', observation.epoch),
        element(10, observation.keyword, value),
        '        </observation>',
      );
    }
    lines.push('      </data>', '    </segment>');
  }
  lines.push('  </body>', '</tdm>');
  return `${lines.join('\n')}\n`;
}

function headerValues(message: Tdm): [string, string][] {
  const { creationDate, originator, messageId } = message;
  if (creationDate !== null) epochText('CREATION_DATE', creationDate);
  const values: [string, string | null][] = [
    ['CREATION_DATE', creationDate],
    ['ORIGINATOR', originator],
    ['MESSAGE_ID', messageId],
  ];
  return values.filter((entry): entry is [string, string] => entry[1] !== null);
}

/** In the order of table 3-3, which is fixed (section 3.3.1.8). */
function metadataValues({ metadata }: TdmSegment): [MetadataKeyword, string][] {
  const values: [MetadataKeyword, string][] = [];
  for (const keyword of METADATA_KEYWORDS) {
    const value: unknown = metadata[keyword];
    if (value === undefined) continue;
    const text = metadataText(keyword, value);
    const read = readMetadata(keyword, text);
    if (!read.ok) throw new RangeError(read.message);
    values.push([keyword, text]);
  }
  return values;
}

function metadataText(keyword: MetadataKeyword, value: unknown): string {
  if (Array.isArray(value)) return value.join(',');
  if (typeof value !== 'number') return String(value);
  return METADATA[keyword] === 'integer' ? String(value) : numberText(keyword, value);
}

function measurement(observation: TdmObservation): string {
  const { keyword, epoch, value } = observation;
  if (!isDataKeyword(keyword)) throw new RangeError(`${String(keyword)} is no keyword of the data`);
  epochText(keyword, epoch);
  const text = typeof value === 'string' ? value : dataNumber(keyword, value);
  const read = readMeasurement(keyword, text);
  if (!read.ok) throw new RangeError(read.message);
  return text;
}

function dataNumber(keyword: DataKeyword, value: number): string {
  return DATA[keyword].kind === 'count' ? String(value) : numberText(keyword, value);
}

/** Section 4.3.4: at most so many digits. */
const MAX_DIGITS = 16;

/**
 * The nearest number of 16 digits, in fixed-point notation where that is enough for it, else in
 * floating-point notation with its point behind the first digit (sections 4.3.4, 4.3.5).
 */
function numberText(keyword: string, value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${keyword} is ${value}, no finite number`);
  // Zero has no sign (section 4.3.5, note).
  const rounded = Number(value.toPrecision(MAX_DIGITS)) + 0;
  const plain = String(rounded);
  const fixed = plain.includes('.') ? plain : `${plain}.0`;
  if (!plain.includes('e') && fixed.replace(/[-.]/g, '').length <= MAX_DIGITS) return fixed;
  const [mantissa, exponent] = rounded.toExponential().split('e');
  return `${mantissa!.includes('.') ? mantissa : `${mantissa}.0`}E${exponent}`;
}

function epochText(keyword: string, text: string): void {
  if (parseEpoch(text) === null) throw new RangeError(`${keyword}: ${text} is no epoch`);
}

function commentLine(text: string): string {
  return text === '' ? 'COMMENT' : `COMMENT ${ascii('COMMENT', text)}`;
}

/** Section 4.2.1. */
function ascii(keyword: string, text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  throw new RangeError(
    `${keyword}: only printable ASCII can be written, not ${JSON.stringify(text)}`,
  );
}

function element(indent: number, name: string, text: string): string {
  return `${' '.repeat(indent)}<${name}>${escapeXml(text)}</${name}>`;
}
