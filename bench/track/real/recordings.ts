import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { matchSensors } from '../../../src/cli/track/match.ts';
import { type Batch, readBatches } from '../../../src/cli/track/reports.ts';
import { readSensorRows, sensorRows } from '../../../src/node/index.ts';
import type { Sensor } from '../../../src/sense/index.ts';
import { readMessagePack } from './messagepack.ts';

export type Kind = 'ships' | 'radiosondes' | 'balloons' | 'aircraft';

/** One recording of one object, in the order of the reports' times. */
export interface Recorded {
  readonly kind: Kind;
  readonly name: string;
  readonly sensors: readonly Sensor[];
  readonly batches: readonly Batch[];
}

const EXAMPLES = join(import.meta.dirname, '../../../examples/sensors');

/** Files below the folder of outside data, and the example that describes their sensor. */
const FILES: readonly (readonly [Kind, string, string])[] = [
  ['ships', 'maritime/ais-tracks/338013000.json.gz', 'ais-tracks.yaml'],
  ['radiosondes', 'balloon/radiosondy/R3320833.csv.gz', 'radiosonde.yaml'],
  ['radiosondes', 'balloon/radiosondy/R3330518.csv.gz', 'radiosonde.yaml'],
  ['radiosondes', 'balloon/radiosondy/S3140515.csv.gz', 'radiosonde.yaml'],
  ['radiosondes', 'balloon/radiosondy/T2940341.csv.gz', 'radiosonde.yaml'],
  ['balloons', 'balloon/eoss/EOSS-322-22.csv.gz', 'balloon-logger.yaml'],
  ['balloons', 'balloon/eoss/EOSS-323-22.csv.gz', 'balloon-logger.yaml'],
  ['balloons', 'balloon/eoss/EOSS-325-22.csv.gz', 'balloon-logger.yaml'],
  ['balloons', 'balloon/eoss/EOSS-340-23.csv.gz', 'balloon-logger.yaml'],
  ['balloons', 'balloon/eoss/EOSS-357-24.csv.gz', 'balloon-logger.yaml'],
  ['aircraft', 'adsb/pymodes_adsb_shared.csv', 'adsb-recording.yaml'],
];

/** Archives of AIS messages that are not a format of the product: unpacked for it here. */
const ARCHIVES = ['204814000', '205316000', '224051350', '227317360', '431704490'];

/** Their positions state speed and course as the ship sent them. */
const ARCHIVE_SENSOR = {
  id: 'ais-archive',
  kind: 'fix',
  source: 'file:',
  format: 'track-table',
  mode: 'test',
  columns: {
    time: 'timestamp',
    latitudeDeg: 'lat',
    longitudeDeg: 'lon',
    speed: 'speed',
    courseDeg: 'course',
    identity: 'mmsi',
  },
  units: { time: 'iso', speed: 'kn', identity: 'mmsi', heightBasis: 'surface' },
  sigma: { horizontalM: 30, verticalM: 40 },
} as const;

/** Reads all recordings below `data`, as `bongsu track` reads them; `scratch` takes what is unpacked. */
export function readRecordings(data: string, scratch: string): Recorded[] {
  const read = (kind: Kind, path: string, sensors: readonly Sensor[], said: string): Recorded => {
    const recording = matchSensors(path, sensors, said);
    const batches = readBatches(recording, () => undefined);
    batches.sort((a, b) => a.timeMs - b.timeMs);
    return { kind, name: basename(path).split('.')[0]!, sensors, batches };
  };
  const named = FILES.map(([kind, path, example]) => {
    const file = join(EXAMPLES, example);
    return read(kind, join(data, path), readSensorRows(sensorRows(file), file), file);
  });
  const archived = ARCHIVES.map((name) => {
    const bytes = gunzipSync(readFileSync(join(data, `maritime/ais-tracks/${name}.msg.gz`)));
    const path = join(scratch, `${name}.ndjson`);
    writeFileSync(path, unpacked(readMessagePack(bytes)));
    return read('ships', path, readSensorRows([ARCHIVE_SENSOR], 'archive'), 'archive');
  });
  return [...archived, ...named];
}

/** Course 360 and speed 102.3 stand for none (ITU-R M.1371-5, table 48). */
function unpacked(messages: readonly unknown[]): string {
  return messages
    .map((message) => message as Record<string, unknown>)
    .filter(({ lat, lon }) => typeof lat === 'number' && typeof lon === 'number')
    .map(({ timestamp, lat, lon, speed, course, mmsi }) => {
      const moves = Number(course) < 360 && Number(speed) < 102.2;
      return JSON.stringify({ timestamp, lat, lon, mmsi, ...(moves ? { speed, course } : {}) });
    })
    .join('\n');
}
