import { MODES } from '../mark/index.ts';
import { SENSOR_FORMATS, SENSOR_KINDS } from './sensor.ts';

/** Units that a `track-table` column may have, by what stands in it; the first is the default. */
export const TABLE_UNITS = {
  time: ['iso', 's', 'ms', 'time-of-day'],
  height: ['m', 'ft', 'km'],
  speed: ['mps', 'kn', 'mph', 'kmh'],
  climb: ['mps', 'ftpm'],
  identity: ['tag', 'mmsi', 'icao', 'callsign', 'name'],
  heightBasis: ['geometric', 'pressure', 'surface', 'unknown'],
} as const;

/** Columns that a `track-table` may have. */
export const TABLE_COLUMNS = [
  'time',
  'latitudeDeg',
  'longitudeDeg',
  'height',
  'speed',
  'courseDeg',
  'climb',
  'identity',
  'hex',
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

const positive = { type: 'number', exclusiveMinimum: 0 } as const;

/** One sensor as the sensors file has it: degrees, kilometres where the name says so. */
export const SENSOR_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'kind', 'source', 'format', 'mode'],
  properties: {
    id: {
      type: 'string',
      pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
      description: 'Name of the sensor, unique in the file.',
    },
    kind: { enum: SENSOR_KINDS, description: 'What it measures.' },
    source: {
      type: 'string',
      pattern: '^(udp|tcp|file|pcap|stdin):',
      description:
        'The input that carries it (docs/inputs.md); several sensors of one format may share one.',
    },
    format: { enum: SENSOR_FORMATS, description: 'How its bytes are written.' },
    mode: { enum: MODES, description: 'What it is for; there is no default.' },
    editions: {
      type: 'object',
      patternProperties: { '^\\d{3}(re)?$': { type: 'string', pattern: '^\\d+\\.\\d+$' } },
      additionalProperties: false,
      description:
        'ASTERIX edition by three-digit category; with "re" behind it, of its reserved expansion field, which else stays bytes. Never guessed.',
    },
    sacSic: {
      type: 'array',
      items: { type: 'integer', minimum: 0, maximum: 255 },
      minItems: 2,
      maxItems: 2,
      description: 'System area and identification code of its ASTERIX records.',
    },
    position: {
      type: 'object',
      additionalProperties: false,
      required: ['latitudeDeg', 'longitudeDeg', 'heightM', 'basis'],
      properties: {
        latitudeDeg: { type: 'number', minimum: -90, maximum: 90 },
        longitudeDeg: { type: 'number', minimum: -180, maximum: 180 },
        heightM: { type: 'number', minimum: -500, maximum: 50_000_000 },
        basis: { enum: ['published', 'surveyed', 'guessed'] },
      },
    },
    sigma: {
      type: 'object',
      additionalProperties: false,
      properties: {
        rangeM: positive,
        azimuthDeg: positive,
        elevationDeg: positive,
        rangeRateMps: positive,
        horizontalM: positive,
        verticalM: positive,
        losDeg: positive,
      },
      description: '1-sigma errors used where the format states none.',
    },
    scanPeriodS: positive,
    detectionProbability: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
    clutterPerScan: { type: 'number', minimum: 0 },
    maximumRangeKm: positive,
    minimumElevationDeg: { type: 'number', minimum: -90, maximum: 90 },
    clockOffsetS: {
      type: 'number',
      minimum: -86_400,
      maximum: 86_400,
      description: 'Added to its times to get UTC.',
    },
    timeSigmaS: {
      type: 'number',
      exclusiveMinimum: 0,
      maximum: 60,
      description:
        '1-sigma error of its times; without it that of the resolution of a table’s time column.',
    },
    refraction: {
      enum: ['corrected', 'apparent'],
      description:
        'Whether the radar corrects its elevations for the bending of rays in the air (default) or not.',
    },
    carrier: {
      type: 'string',
      minLength: 1,
      maxLength: 64,
      description:
        'track-table: tag of the one object that carries the sensor; * stands for the name of the file.',
    },
    assumedRateHz: {
      ...positive,
      description: 'Reports a second that untimed input is taken to have.',
    },
    columns: {
      type: 'object',
      propertyNames: { enum: TABLE_COLUMNS },
      additionalProperties: { type: 'string', minLength: 1 },
      description: 'track-table: what stands in which column, by its name in the header.',
    },
    units: {
      type: 'object',
      additionalProperties: false,
      properties: {
        time: { enum: TABLE_UNITS.time },
        height: { enum: TABLE_UNITS.height },
        speed: { enum: TABLE_UNITS.speed },
        climb: { enum: TABLE_UNITS.climb },
        identity: { enum: TABLE_UNITS.identity },
        heightBasis: { enum: TABLE_UNITS.heightBasis },
        date: {
          type: 'string',
          pattern: '^\\d{4}-\\d{2}-\\d{2}$',
          description: 'The day that times of day belong to; without it the day of reception.',
        },
      },
    },
    delimiter: { type: 'string', minLength: 1, maxLength: 1, description: 'track-table: `,`.' },
  },
} as const;

/** The sensors file. */
export const SENSORS_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Sensors',
  type: 'object',
  additionalProperties: false,
  required: ['sensors'],
  properties: { sensors: { type: 'array', items: SENSOR_SCHEMA } },
} as const;
