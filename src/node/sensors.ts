import * as sense from '../sense/index.ts';
import { BongsuError } from './errors.ts';

/** The sensors of a configuration. Throws BNG_SENSORS_INVALID for the first mistake. */
export function readSensorRows(rows: readonly unknown[], file: string): readonly sense.Sensor[] {
  if (rows.length === 0) return [];
  const { readSensors } = sense as unknown as {
    readSensors?: (document: unknown) => { sensors: sense.Sensor[] };
  };
  if (readSensors === undefined) {
    throw new BongsuError('BNG_SENSORS_INVALID', {
      file,
      where: 'all',
      reason: 'not readable yet',
    });
  }
  return readSensors({ sensors: rows }).sensors;
}
