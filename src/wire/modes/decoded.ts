import type { ModesMessage } from './message.ts';

/** One line of the table of what is decoded; `decoded.test.ts` holds it against the decoder. */
export interface DecodedModes {
  readonly what: string;
  readonly name: string;
  readonly decoded: 'by field' | 'raw' | 'no';
  /** Document and section. */
  readonly source: string;
  /** What the numbers in `what` count; null for what has none. */
  readonly of: 'downlink format' | 'type code' | null;
  readonly codes: readonly number[];
  /** The kind of message that comes out; null for none. */
  readonly kind: ModesMessage['kind'] | null;
}

const ANNEX_10 = 'ICAO Annex 10 volume IV';
const DO_260 = 'RTCA DO-260B';
const DOC_9871 = 'ICAO Doc 9871';

type Of = 'downlink format' | 'type code';

function row(
  of: Of,
  codes: readonly number[],
  name: string,
  kind: ModesMessage['kind'] | null,
  source: string,
): DecodedModes {
  const rawKinds: readonly (string | null)[] = ['other', 'extended-length'];
  const decoded = kind === null ? 'no' : rawKinds.includes(kind) ? 'raw' : 'by field';
  return { what: `${of} ${spans(codes)}`, name, decoded, source, of, codes, kind };
}

/** `1 to 4, 7` for 1, 2, 3, 4, 7. */
function spans(codes: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const code of codes) {
    const last = parts.at(-1);
    if (last !== undefined && last[1] === code - 1) last[1] = code;
    else parts.push([code, code]);
  }
  return parts
    .map(([from, to]) =>
      from === to ? `${from}` : `${from}${to === from + 1 ? ', ' : ' to '}${to}`,
    )
    .join(', ');
}

function other(
  what: string,
  name: string,
  decoded: DecodedModes['decoded'],
  source: string,
): DecodedModes {
  return { what, name, decoded, source, of: null, codes: [], kind: null };
}

/** What is decoded of Mode S, by which document, and what not. */
export const DECODED: readonly DecodedModes[] = [
  row('downlink format', [0, 16], 'air-air surveillance', 'air-air', `${ANNEX_10} 4.3.8.4`),
  row('downlink format', [4, 5], 'surveillance replies', 'reply', `${ANNEX_10} 3.1.2.6`),
  row('downlink format', [11], 'all-call replies', 'all-call', `${ANNEX_10} 3.1.2.5.2.2`),
  row(
    'downlink format',
    [17, 18],
    'extended squitters, TIS-B, ADS-R',
    'identification',
    `${ANNEX_10} 3.1.2.8, ${DO_260}`,
  ),
  row('downlink format', [20, 21], 'Comm-B replies', 'reply', `${ANNEX_10} 3.1.2.6`),
  row(
    'downlink format',
    [24, 25, 26, 27, 28, 29, 30, 31],
    'extended length messages: the segment as bits',
    'extended-length',
    `${ANNEX_10} 3.1.2.7`,
  ),
  row(
    'downlink format',
    [1, 2, 3, 6, 7, 8, 9, 10, 12, 13, 14, 15, 19, 22, 23],
    'reserved or military',
    null,
    `${ANNEX_10} 3.1.2.3`,
  ),
  row('type code', [0], 'no position', 'no-position', `${DO_260} 2.2.3.2.3`),
  row(
    'type code',
    [1, 2, 3, 4],
    'identification and category',
    'identification',
    `${DO_260} 2.2.3.2.5`,
  ),
  row('type code', [5, 6, 7, 8], 'surface position', 'surface-position', `${DO_260} 2.2.3.2.4`),
  row(
    'type code',
    [9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21, 22],
    'airborne position',
    'airborne-position',
    `${DO_260} 2.2.3.2.3`,
  ),
  row(
    'type code',
    [19],
    'velocity, subtypes 1 to 4; others raw',
    'velocity',
    `${DO_260} 2.2.3.2.6`,
  ),
  row(
    'type code',
    [28],
    'emergency (subtype 1), ACAS advisory (2); others raw',
    'emergency',
    `${DO_260} 2.2.3.2.7.8`,
  ),
  row(
    'type code',
    [29],
    'target state, subtypes 0 (DO-260A) and 1; others raw',
    'target-state',
    `${DO_260} 2.2.3.2.7.1`,
  ),
  row(
    'type code',
    [31],
    'operational status, subtypes 0 and 1; others raw',
    'operational-status',
    `${DO_260} 2.2.3.2.7.2`,
  ),
  row('type code', [23, 24, 25, 26, 27, 30], 'test and reserved', 'other', DO_260),
  other('control 3 of format 18', 'coarse TIS-B position', 'by field', `${DO_260} 2.2.17.3.5`),
  other('register 1,0', 'data link capability', 'by field', DOC_9871),
  other('register 1,7', 'common usage capability', 'by field', DOC_9871),
  other('register 2,0', 'identification', 'by field', DOC_9871),
  other('register 3,0', 'ACAS resolution advisory', 'by field', DOC_9871),
  other('register 4,0', 'selected vertical intention', 'by field', DOC_9871),
  other('register 5,0', 'track and turn', 'by field', DOC_9871),
  other('register 6,0', 'heading and speed', 'by field', DOC_9871),
  other('other registers', 'as the 56 bits of the reply', 'raw', DOC_9871),
];
