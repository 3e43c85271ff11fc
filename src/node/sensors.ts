import { readSensors, type Sensor } from '../sense/index.ts';
import { BongsuError } from './errors.ts';

/**
 * The sensors of a configuration, in SI, radians and ECEF. Throws BNG_SENSORS_INVALID for the
 * first mistake: a node that starts without one of its sensors would be blind unawares.
 */
export function readSensorRows(rows: readonly unknown[], file: string): readonly Sensor[] {
  const { sensors, problems } = readSensors(rows);
  const [first, ...more] = problems;
  if (first === undefined) return sensors;
  throw new BongsuError('BNG_SENSORS_INVALID', {
    file,
    where: first.path,
    reason: more.length === 0 ? first.message : `${first.message} (and ${more.length} more)`,
  });
}
