import { DEGREE, geodeticToEcef } from '../earth/index.ts';
import { isSensorId, MODES } from '../mark/index.ts';
import { SENSOR_DEFAULTS } from './defaults.ts';
import {
  type Fields,
  numberField,
  oneOf,
  openFields,
  problem,
  refuseUnknown,
  type SettingsProblem,
  shown,
} from './fields.ts';
import { SENSOR_SCHEMA, TABLE_COLUMNS, TABLE_UNITS } from './schema.ts';
import {
  SENSOR_FORMATS,
  SENSOR_KINDS,
  type Sensor,
  type SensorSigma,
  type Site,
  type TableLayout,
} from './sensor.ts';

export type { SettingsProblem } from './fields.ts';
export { SENSORS_SCHEMA } from './schema.ts';

/** As many as one node's inputs and screens are made for; more is a mistake of a script. */
export const MAX_SENSORS = 10_000;

const KNOWN = Object.keys(SENSOR_SCHEMA.properties);
const KNOWN_SIGMA = Object.keys(SENSOR_SCHEMA.properties.sigma.properties);
const KNOWN_POSITION = Object.keys(SENSOR_SCHEMA.properties.position.properties);

/**
 * The sensors file, already parsed from YAML or JSON, as the core knows sensors: SI,
 * radians, ECEF. Takes `{sensors: [...]}` or the list alone. A sensor with a problem is left out
 * and every problem says where, what and what to write.
 */
export function readSensors(document: unknown): {
  sensors: Sensor[];
  problems: SettingsProblem[];
} {
  const problems: SettingsProblem[] = [];
  const sensors: Sensor[] = [];
  const list = Array.isArray(document)
    ? (document as readonly unknown[])
    : typeof document === 'object' && document !== null && 'sensors' in document
      ? document.sensors
      : undefined;
  if (!Array.isArray(list)) {
    problems.push({ path: 'sensors', message: `is ${shown(list)}: write a list of sensors` });
    return { sensors, problems };
  }
  if (list.length > MAX_SENSORS) {
    problems.push({
      path: 'sensors',
      message: `holds ${list.length} sensors: at most ${MAX_SENSORS} are taken`,
    });
    return { sensors, problems };
  }
  (list as readonly unknown[]).forEach((entry, index) => {
    const path = `sensors[${index}]`;
    const before = problems.length;
    const fields = openFields(entry, path, problems);
    if (fields === null) return;
    const sensor = readSensor(fields);
    if (sensor === null || problems.length > before) return;
    const conflict = conflictWith(sensors, sensor);
    if (conflict !== null) problems.push({ path: `${path}.${conflict[0]}`, message: conflict[1] });
    else sensors.push(sensor);
  });
  return { sensors, problems };
}

function readSensor(fields: Fields): Sensor | null {
  refuseUnknown(fields, KNOWN);
  const { id } = fields.values;
  if (!isSensorId(id)) {
    problem(fields, 'id', `is ${shown(id)}: write up to 64 letters, digits, dots, dashes`);
  }
  const kind = oneOf(fields, 'kind', SENSOR_KINDS);
  const format = oneOf(fields, 'format', SENSOR_FORMATS);
  const mode = oneOf(fields, 'mode', MODES);
  const { source } = fields.values;
  if (typeof source !== 'string' || !/^(udp|tcp|file|pcap|stdin):/.test(source)) {
    problem(
      fields,
      'source',
      `is ${shown(source)}: write udp://HOST:PORT, tcp://HOST:PORT, file:PATH, pcap:PATH or stdin:`,
    );
  }
  if (kind === null || format === null || mode === null) return null;
  const site = readSite(fields);
  if (site === null && (kind === 'polar' || kind === 'bearing')) {
    problem(
      fields,
      'position',
      `is needed: a sensor of kind ${kind} measures from where it stands`,
    );
  }
  const defaults = SENSOR_DEFAULTS[kind];
  const rangeKm = numberField(fields, 'maximumRangeKm', 1e-3, 100_000, null);
  const elevationDeg = numberField(fields, 'minimumElevationDeg', -90, 90, null);
  const timeSigmaS = numberField(fields, 'timeSigmaS', 1e-6, 60, null);
  const carrier = readCarrier(fields);
  const editions = readEditions(fields);
  if (format === 'asterix' && Object.keys(editions).length === 0) {
    problem(fields, 'editions', 'is needed for asterix, for example {"048": "1.32"}');
  }
  return {
    id: id as string,
    kind,
    format,
    source: source as string,
    mode,
    editions,
    sacSic: readSacSic(fields),
    site,
    sigma: readSigma(fields, defaults.sigma),
    scanPeriodS: numberField(fields, 'scanPeriodS', 1e-3, 86_400, null),
    detectionProbability: numberField(
      fields,
      'detectionProbability',
      1e-6,
      1,
      defaults.detectionProbability,
    ),
    clutterPerScan: numberField(fields, 'clutterPerScan', 0, 1e6, defaults.clutterPerScan),
    maximumRangeM: rangeKm === null ? null : rangeKm * 1000,
    minimumElevationRad: elevationDeg === null ? null : elevationDeg * DEGREE,
    clockOffsetS: numberField(fields, 'clockOffsetS', -86_400, 86_400, 0),
    ...(timeSigmaS === null ? {} : { timeSigmaS }),
    ...(carrier === null ? {} : { carrier }),
    ...(readRefraction(fields) === 'apparent' ? { refraction: 'apparent' } : {}),
    assumedRateHz: numberField(fields, 'assumedRateHz', 1e-6, 1e6, null),
    table: readTable(fields, format === 'track-table'),
  };
}

/** What a sensor cannot share with those before it: field and message. */
function conflictWith(sensors: readonly Sensor[], sensor: Sensor): [string, string] | null {
  for (const other of sensors) {
    if (other.id === sensor.id) {
      return ['id', `is ${other.id} again: each sensor needs a name of its own`];
    }
    if (other.source !== sensor.source) continue;
    if (other.format !== sensor.format) {
      return [
        'format',
        `is ${sensor.format}, but ${other.id} reads ${other.format} from the same source: one source has one format`,
      ];
    }
    if (other.mode !== sensor.mode) {
      return [
        'mode',
        `is ${sensor.mode}, but ${other.id} has mode ${other.mode} on the same source: a source has one mode`,
      ];
    }
    for (const [category, edition] of Object.entries(sensor.editions)) {
      const theirs = other.editions[category];
      if (theirs !== undefined && theirs !== edition) {
        return [
          `editions.${category}`,
          `is ${edition}, but ${other.id} reads edition ${theirs} from the same source`,
        ];
      }
    }
  }
  return null;
}

function readSite(fields: Fields): Site | null {
  const { position } = fields.values;
  if (position === undefined || position === null) return null;
  const inner = openFields(position, `${fields.path}.position`, fields.problems);
  if (inner === null) return null;
  refuseUnknown(inner, KNOWN_POSITION);
  const latitudeDeg = required(inner, 'latitudeDeg', -90, 90);
  const longitudeDeg = required(inner, 'longitudeDeg', -180, 180);
  const heightM = required(inner, 'heightM', -500, 50_000_000);
  const basis = oneOf(inner, 'basis', ['published', 'surveyed', 'guessed'] as const);
  if (latitudeDeg === null || longitudeDeg === null || heightM === null || basis === null) {
    return null;
  }
  const latitudeRad = latitudeDeg * DEGREE;
  const longitudeRad = longitudeDeg * DEGREE;
  return {
    ecefM: geodeticToEcef(latitudeRad, longitudeRad, heightM),
    latitudeRad,
    longitudeRad,
    heightM,
    basis,
  };
}

function required(fields: Fields, name: string, low: number, high: number): number | null {
  const value = numberField(fields, name, low, high, null);
  if (value === null && (fields.values[name] ?? null) === null) {
    problem(fields, name, `is missing: write a number from ${low} to ${high}`);
  }
  return value;
}

function readSigma(fields: Fields, defaults: SensorSigma): SensorSigma {
  const { sigma } = fields.values;
  if (sigma === undefined || sigma === null) return defaults;
  const inner = openFields(sigma, `${fields.path}.sigma`, fields.problems);
  if (inner === null) return defaults;
  refuseUnknown(inner, KNOWN_SIGMA);
  const angle = (name: string, otherwise: number): number => {
    const degrees = numberField(inner, name, 1e-9, 90, null);
    return degrees === null ? otherwise : degrees * DEGREE;
  };
  const metres = (name: string, otherwise: number): number =>
    numberField(inner, name, 1e-6, 1e7, otherwise);
  return {
    rangeM: metres('rangeM', defaults.rangeM),
    azimuthRad: angle('azimuthDeg', defaults.azimuthRad),
    elevationRad: angle('elevationDeg', defaults.elevationRad),
    rangeRateMps: metres('rangeRateMps', defaults.rangeRateMps),
    horizontalM: metres('horizontalM', defaults.horizontalM),
    verticalM: metres('verticalM', defaults.verticalM),
    losRad: angle('losDeg', defaults.losRad),
  };
}

function readRefraction(fields: Fields): 'corrected' | 'apparent' {
  const { refraction } = fields.values;
  if (refraction === undefined || refraction === null) return 'corrected';
  if (refraction === 'corrected' || refraction === 'apparent') return refraction;
  problem(fields, 'refraction', `is ${shown(refraction)}: write corrected or apparent`);
  return 'corrected';
}

function readCarrier(fields: Fields): string | null {
  const { carrier } = fields.values;
  if (carrier === undefined || carrier === null) return null;
  if (typeof carrier === 'string' && carrier.length > 0 && carrier.length <= 64) return carrier;
  problem(fields, 'carrier', `is ${shown(carrier)}: write a name of up to 64 characters, or "*"`);
  return null;
}

function readEditions(fields: Fields): Readonly<Record<string, string>> {
  const { editions } = fields.values;
  if (editions === undefined || editions === null) return {};
  const inner = openFields(editions, `${fields.path}.editions`, fields.problems);
  if (inner === null) return {};
  const read: Record<string, string> = {};
  for (const [category, edition] of Object.entries(inner.values)) {
    if (!/^\d{3}(re)?$/.test(category)) {
      const example = 'for example "048", or "048re" for its reserved expansion field';
      problem(inner, category, `is no category: write three digits, ${example}`);
    } else if (typeof edition !== 'string' || !/^\d+\.\d+$/.test(edition)) {
      problem(
        inner,
        category,
        `is ${shown(edition)}: write the edition in quotes, for example "1.32" (1.30 without quotes is read as 1.3)`,
      );
    } else {
      read[category] = edition;
    }
  }
  return read;
}

function readSacSic(fields: Fields): readonly [number, number] | null {
  const value = fields.values['sacSic'];
  if (value === undefined || value === null) return null;
  const [sac, sic, more] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  if (isOctet(sac) && isOctet(sic) && more === undefined) return [sac, sic];
  problem(
    fields,
    'sacSic',
    `is ${shown(value)}: write two numbers from 0 to 255, for example [25, 201]`,
  );
  return null;
}

function isOctet(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 255;
}

function readTable(fields: Fields, needed: boolean): TableLayout | null {
  const { columns, units, delimiter } = fields.values;
  if (columns === undefined || columns === null) {
    if (needed) {
      problem(
        fields,
        'columns',
        'is needed for track-table: name the columns of time, latitudeDeg and longitudeDeg, or of hex',
      );
    }
    return null;
  }
  const inner = openFields(columns, `${fields.path}.columns`, fields.problems);
  if (inner === null) return null;
  refuseUnknown(inner, TABLE_COLUMNS);
  const named: Record<string, string> = {};
  for (const [column, name] of Object.entries(inner.values)) {
    if (typeof name === 'string' && name !== '') named[column] = name;
    else problem(inner, column, `is ${shown(name)}: write the column's name in the header`);
  }
  const placed = 'latitudeDeg' in named && 'longitudeDeg' in named;
  if (!placed && !('hex' in named)) {
    problem(fields, 'columns', 'needs latitudeDeg and longitudeDeg, or hex');
  }
  if (delimiter !== undefined && (typeof delimiter !== 'string' || delimiter.length !== 1)) {
    problem(fields, 'delimiter', `is ${shown(delimiter)}: write one character, for example ";"`);
  }
  return {
    columns: named,
    units: readUnits(fields, units),
    delimiter: typeof delimiter === 'string' ? delimiter : ',',
  };
}

function readUnits(fields: Fields, units: unknown): Readonly<Record<string, string>> {
  if (units === undefined || units === null) return {};
  const inner = openFields(units, `${fields.path}.units`, fields.problems);
  if (inner === null) return {};
  refuseUnknown(inner, [...Object.keys(TABLE_UNITS), 'date']);
  const read: Record<string, string> = {};
  for (const [name, allowed] of Object.entries(TABLE_UNITS)) {
    if (inner.values[name] === undefined) continue;
    const unit = oneOf<string>(inner, name, allowed);
    if (unit !== null) read[name] = unit;
  }
  const { date } = inner.values;
  if (date !== undefined) {
    if (typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date)) read['date'] = date;
    else
      problem(inner, 'date', `is ${shown(date)}: write a day in quotes, for example "2022-06-11"`);
  }
  return read;
}
