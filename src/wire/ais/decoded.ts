import { AIS_APPLICATIONS } from './contents.ts';

/** One line of the table of what is decoded; `decoded.test.ts` holds it against the decoder. */
export interface DecodedAis {
  readonly what: string;
  readonly name: string;
  readonly decoded: 'by field' | 'raw' | 'no';
  /** Document and section. */
  readonly source: string;
}

/** The names of ITU-R M.1371-5 annex 8, from type 1. */
const NAMES = [
  'position report, class A, scheduled',
  'position report, class A, assigned',
  'position report, class A, interrogated',
  'base station report',
  'static and voyage data, class A',
  'addressed binary message: contents below, others raw',
  'binary acknowledgement',
  'binary broadcast: contents below, others raw',
  'search and rescue aircraft',
  'UTC inquiry',
  'UTC response',
  'addressed safety message',
  'safety acknowledgement',
  'safety broadcast',
  'interrogation',
  'assignment command',
  'differential GNSS corrections: the corrections raw',
  'position report, class B',
  'extended position report, class B',
  'data link management',
  'aid to navigation',
  'channel management',
  'group assignment',
  'static data, class B, parts A and B',
  'single slot binary message: contents raw',
  'multiple slot binary message: contents raw',
  'long-range position report',
] as const;

/** What is decoded of AIS, by which document: all types, then the contents of types 6 and 8. */
export const DECODED: readonly DecodedAis[] = [
  ...NAMES.map((name, index) => ({
    what: `type ${index + 1}`,
    name,
    decoded: 'by field' as const,
    source: 'ITU-R M.1371-5 annex 8',
  })),
  ...AIS_APPLICATIONS.map(({ kind, types, dac, fi, document }) => ({
    what: `type ${types.join(' and ')}, DAC ${dac}, FI ${fi}`,
    name: kind.replaceAll('-', ' '),
    decoded: 'by field' as const,
    source: document,
  })),
  { what: 'types above 27', name: 'reserved', decoded: 'no' as const, source: 'ITU-R M.1371-5' },
];
