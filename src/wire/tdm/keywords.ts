/**
 * Every keyword of CCSDS 503.0-B-2 (Tracking Data Message, June 2020): header (table 3-2),
 * metadata (table 3-3) and data (tables 3-5 and 3-6). The order is that of the standard, in which
 * header and metadata are written.
 */

/** How the value of a header or metadata keyword is written. */
export type MetadataKind =
  | 'text'
  /** An epoch in UTC, sections 4.3.9 and 4.3.10. */
  | 'epoch'
  | 'number'
  | 'integer'
  /** Participants in the order in which the signal met them, by their index 1 to 5. */
  | 'path'
  /** Names separated by commas. */
  | 'list'
  /** One of {@link CHOICES}. */
  | 'choice';

/** Values that table 3-3 marks as normative, as they are written. */
export const CHOICES = {
  MODE: ['SEQUENTIAL', 'SINGLE_DIFF'],
  TIMETAG_REF: ['TRANSMIT', 'RECEIVE'],
  INTEGRATION_REF: ['START', 'MIDDLE', 'END'],
  RANGE_MODE: ['COHERENT', 'CONSTANT', 'ONE_WAY'],
  RANGE_UNITS: ['km', 's', 'RU'],
  ANGLE_TYPE: ['AZEL', 'RADEC', 'XEYN', 'XSYE'],
  DOPPLER_COUNT_ROLLOVER: ['YES', 'NO'],
  DATA_QUALITY: ['RAW', 'VALIDATED', 'DEGRADED'],
  CORRECTIONS_APPLIED: ['YES', 'NO'],
} as const;

/** Metadata, in the order of table 3-3. */
export const METADATA = {
  TRACK_ID: 'text',
  DATA_TYPES: 'list',
  TIME_SYSTEM: 'text',
  START_TIME: 'epoch',
  STOP_TIME: 'epoch',
  PARTICIPANT_1: 'text',
  PARTICIPANT_2: 'text',
  PARTICIPANT_3: 'text',
  PARTICIPANT_4: 'text',
  PARTICIPANT_5: 'text',
  MODE: 'choice',
  PATH: 'path',
  PATH_1: 'path',
  PATH_2: 'path',
  EPHEMERIS_NAME_1: 'text',
  EPHEMERIS_NAME_2: 'text',
  EPHEMERIS_NAME_3: 'text',
  EPHEMERIS_NAME_4: 'text',
  EPHEMERIS_NAME_5: 'text',
  TRANSMIT_BAND: 'text',
  RECEIVE_BAND: 'text',
  TURNAROUND_NUMERATOR: 'integer',
  TURNAROUND_DENOMINATOR: 'integer',
  TIMETAG_REF: 'choice',
  INTEGRATION_INTERVAL: 'number',
  INTEGRATION_REF: 'choice',
  FREQ_OFFSET: 'number',
  RANGE_MODE: 'choice',
  RANGE_MODULUS: 'number',
  RANGE_UNITS: 'choice',
  ANGLE_TYPE: 'choice',
  REFERENCE_FRAME: 'text',
  INTERPOLATION: 'text',
  INTERPOLATION_DEGREE: 'integer',
  DOPPLER_COUNT_BIAS: 'number',
  DOPPLER_COUNT_SCALE: 'integer',
  DOPPLER_COUNT_ROLLOVER: 'choice',
  TRANSMIT_DELAY_1: 'number',
  TRANSMIT_DELAY_2: 'number',
  TRANSMIT_DELAY_3: 'number',
  TRANSMIT_DELAY_4: 'number',
  TRANSMIT_DELAY_5: 'number',
  RECEIVE_DELAY_1: 'number',
  RECEIVE_DELAY_2: 'number',
  RECEIVE_DELAY_3: 'number',
  RECEIVE_DELAY_4: 'number',
  RECEIVE_DELAY_5: 'number',
  DATA_QUALITY: 'choice',
  CORRECTION_ANGLE_1: 'number',
  CORRECTION_ANGLE_2: 'number',
  CORRECTION_DOPPLER: 'number',
  CORRECTION_MAG: 'number',
  CORRECTION_RANGE: 'number',
  CORRECTION_RCS: 'number',
  CORRECTION_RECEIVE: 'number',
  CORRECTION_TRANSMIT: 'number',
  CORRECTION_ABERRATION_YEARLY: 'number',
  CORRECTION_ABERRATION_DIURNAL: 'number',
  CORRECTIONS_APPLIED: 'choice',
} as const satisfies Readonly<Record<string, MetadataKind>>;

export type MetadataKeyword = keyof typeof METADATA;
export const METADATA_KEYWORDS = Object.keys(METADATA) as readonly MetadataKeyword[];

/** How the value of a data keyword is written: phase counts have any number of digits (4.3.11). */
export type DataKind = 'number' | 'count' | 'phase';

export interface DataKeywordRow {
  readonly kind: DataKind;
  /** The standard's unit, `null` where there is none; that of RANGE stands in RANGE_UNITS. */
  readonly unit: string | null;
  /** Section of 503.0-B-2. */
  readonly section: string;
  /** Limits that the section states; `above` is excluded, `below` too. */
  readonly least?: number;
  readonly above?: number;
  readonly most?: number;
  readonly below?: number;
}

const ANGLE = { kind: 'number', unit: 'deg', least: -180, below: 360 } as const;

/** Data, in alphabetical order (table 3-5). */
const PLAIN = {
  ANGLE_1: { ...ANGLE, section: '3.5.4.2' },
  ANGLE_2: { ...ANGLE, section: '3.5.4.3' },
  CARRIER_POWER: { kind: 'number', unit: 'dBW', section: '3.5.2.1' },
  CLOCK_BIAS: { kind: 'number', unit: 's', section: '3.5.6.1' },
  CLOCK_DRIFT: { kind: 'number', unit: 's/s', section: '3.5.6.2' },
  DOPPLER_COUNT: { kind: 'count', unit: null, section: '3.5.2.4', least: 0 },
  DOPPLER_INSTANTANEOUS: { kind: 'number', unit: 'km/s', section: '3.5.2.2' },
  DOPPLER_INTEGRATED: { kind: 'number', unit: 'km/s', section: '3.5.2.3' },
  DOR: { kind: 'number', unit: 's', section: '3.5.3.2' },
  MAG: { kind: 'number', unit: null, section: '3.5.5.1' },
  PC_N0: { kind: 'number', unit: 'dBHz', section: '3.5.2.5' },
  PR_N0: { kind: 'number', unit: 'dBHz', section: '3.5.2.6' },
  PRESSURE: { kind: 'number', unit: 'hPa', section: '3.5.8.1' },
  RANGE: { kind: 'number', unit: 'RANGE_UNITS', section: '3.5.2.7' },
  RCS: { kind: 'number', unit: 'm**2', section: '3.5.5.2', above: 0 },
  RECEIVE_FREQ: { kind: 'number', unit: 'Hz', section: '3.5.2.8' },
  RHUMIDITY: { kind: 'number', unit: '%', section: '3.5.8.2', least: 0, most: 100 },
  STEC: { kind: 'number', unit: 'TECU', section: '3.5.7.1', above: 0 },
  TEMPERATURE: { kind: 'number', unit: 'K', section: '3.5.8.3', above: 0 },
  TROPO_DRY: { kind: 'number', unit: 'm', section: '3.5.7.2', least: 0 },
  TROPO_WET: { kind: 'number', unit: 'm', section: '3.5.7.3', least: 0 },
  VLBI_DELAY: { kind: 'number', unit: 's', section: '3.5.3.3' },
} as const satisfies Readonly<Record<string, DataKeywordRow>>;

/** Data keywords that stand with the index of a participant. */
const INDEXED = {
  RECEIVE_FREQ: { kind: 'number', unit: 'Hz', section: '3.5.2.8' },
  RECEIVE_PHASE_CT: { kind: 'phase', unit: null, section: '3.5.2.11' },
  TRANSMIT_FREQ: { kind: 'number', unit: 'Hz', section: '3.5.2.9', above: 0 },
  TRANSMIT_FREQ_RATE: { kind: 'number', unit: 'Hz/s', section: '3.5.2.10' },
  TRANSMIT_PHASE_CT: { kind: 'phase', unit: null, section: '3.5.2.12' },
} as const satisfies Readonly<Record<string, DataKeywordRow>>;

type Index = 1 | 2 | 3 | 4 | 5;
type IndexedKeyword = keyof typeof INDEXED;
export type PhaseKeyword = `${'RECEIVE' | 'TRANSMIT'}_PHASE_CT_${Index}`;
export type DataKeyword = keyof typeof PLAIN | `${IndexedKeyword}_${Index}`;

export const DATA: Readonly<Record<DataKeyword, DataKeywordRow>> = {
  ...PLAIN,
  ...(Object.fromEntries(
    Object.entries(INDEXED).flatMap(([name, row]) =>
      [1, 2, 3, 4, 5].map((index) => [`${name}_${index}`, row]),
    ),
  ) as Record<`${IndexedKeyword}_${Index}`, DataKeywordRow>),
};

export const DATA_KEYWORDS = Object.keys(DATA) as readonly DataKeyword[];

export function isMetadataKeyword(text: string): text is MetadataKeyword {
  return Object.hasOwn(METADATA, text);
}

export function isDataKeyword(text: string): text is DataKeyword {
  return Object.hasOwn(DATA, text);
}

export function isPhaseKeyword(keyword: DataKeyword): keyword is PhaseKeyword {
  return DATA[keyword].kind === 'phase';
}

/** Versions of the format that are read: those of 503.0-B-1 (2007) and 503.0-B-2 (2020). */
export const TDM_VERSIONS = ['1.0', '2.0'] as const;
