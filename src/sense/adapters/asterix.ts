import { type AsterixRecord, decodeBlocks } from '../../wire/asterix/index.ts';
import { type Gather, refuse, refuseAll } from '../gather.ts';
import type { Sensor } from '../sensor.ts';
import type { Feed } from '../state.ts';
import { readPlot, readServiceMessage002 } from './asterix001.ts';
import { readNonCooperative } from './asterix015.ts';
import { readMultilateration, readSurfaceMovement } from './asterix020.ts';
import { readAdsbTarget } from './asterix021.ts';
import { readServiceMessage } from './asterix034.ts';
import { readTargetReport } from './asterix048.ts';
import { readSystemTrack } from './asterix062.ts';
import { type Items, numberAt } from './items.ts';

/** All blocks of a datagram: each record goes to the sensor whose SAC and SIC it bears. */
export function readAsterix(
  gather: Gather,
  feed: Feed,
  sensors: readonly Sensor[],
  heard: (sensor: Sensor) => void,
): void {
  const decoded = decodeBlocks(gather.bytes, feed.editions);
  const alone = sensors.length === 1 ? sensors[0]! : null;
  for (const entry of decoded.unread) {
    refuse(
      gather,
      alone,
      entry.fault.reason,
      entry.fault.message,
      entry.offset,
      entry.offset + entry.length,
    );
  }
  gather.unsaid += decoded.unsaid;
  for (const record of decoded.records) readRecord(gather, sensors, record, heard);
}

function readRecord(
  gather: Gather,
  sensors: readonly Sensor[],
  record: AsterixRecord,
  heard: (sensor: Sensor) => void,
): void {
  const at = record.offset;
  const end = at + record.length;
  const sac = numberAt(record.items, '010', 'SAC') ?? record.inherited?.SAC ?? null;
  const sic = numberAt(record.items, '010', 'SIC') ?? record.inherited?.SIC ?? null;
  const sensor = sensorOf(sensors, sac, sic);
  if (sensor === null) {
    refuse(
      gather,
      null,
      'wrong-sensor',
      `the record is of SAC ${sac} SIC ${sic}, no sensor of this input is: add it or correct sacSic`,
      at,
      end,
    );
    return;
  }
  // The records before a break in their block are good, or made by a wrong edition. A station
  // that is named in the settings and found at its place in the record speaks for the first.
  const suspect = record.faults.some((fault) => fault.reason === 'malformed');
  if (suspect && sensor.sacSic === null) {
    refuseAll(gather, sensor, record.faults, at, end);
    return;
  }
  if (record.faults.length > 0) refuseAll(gather, sensor, record.faults, at, end);
  heard(sensor);
  const read = READERS[record.category];
  if (read !== undefined) {
    read(gather, sensor, record.items, at, end);
    return;
  }
  const message = `category ${record.category} is decoded but makes no report yet`;
  refuse(gather, sensor, 'unsupported', message, at, end);
}

type RecordReader = (gather: Gather, sensor: Sensor, items: Items, at: number, end: number) => void;

/** What makes reports of the records of each category. */
const READERS: Readonly<Record<number, RecordReader>> = {
  1: readPlot,
  2: readServiceMessage002,
  10: readSurfaceMovement,
  15: readNonCooperative,
  20: readMultilateration,
  21: readAdsbTarget,
  34: readServiceMessage,
  48: readTargetReport,
  62: readSystemTrack,
};

/** The sensor with this SAC and SIC, else the one that takes all. */
function sensorOf(
  sensors: readonly Sensor[],
  sac: number | null,
  sic: number | null,
): Sensor | null {
  let any: Sensor | null = null;
  for (const sensor of sensors) {
    if (sensor.sacSic === null) any ??= sensor;
    else if (sensor.sacSic[0] === sac && sensor.sacSic[1] === sic) return sensor;
  }
  return any;
}
