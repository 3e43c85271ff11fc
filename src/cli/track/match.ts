import { basename } from 'node:path';
import { BongsuError } from '../../node/index.ts';
import type { Sensor } from '../../sense/index.ts';

/** Which sensors a recorded file is taken to come from. All of one format. */
export interface Recording {
  readonly path: string;
  readonly sensors: readonly Sensor[];
}

/**
 * The sensors of a file, by the first of these that finds any: `file:NAME` or `pcap:NAME` whose
 * NAME is the file's (`*` stands for anything); `file:` or `pcap:` without a name; for a capture
 * those that listen to the network; the only sensor there is. Throws BNG_SENSORS_INVALID.
 */
export function matchSensors(path: string, sensors: readonly Sensor[], file: string): Recording {
  const name = basename(path);
  const isCapture = /\.pcap(ng)?$/i.test(name);
  const named = sensors.filter((sensor) => nameOf(sensor)?.test(name));
  const nameless = sensors.filter((sensor) => /^(file|pcap|stdin):$/.test(sensor.source));
  const listening = sensors.filter((sensor) => /^(udp|tcp):/.test(sensor.source));
  const candidates = [
    named,
    nameless,
    isCapture ? listening.filter((sensor) => sensor.format === 'asterix') : [],
    isCapture ? listening : [],
    sensors.length === 1 ? sensors : [],
  ];
  const found = candidates.find((list) => list.length > 0) ?? [];
  const formats = new Set(found.map((sensor) => sensor.format));
  if (formats.size === 1) return { path, sensors: found };
  throw new BongsuError('BNG_SENSORS_INVALID', {
    file,
    where: `the sensor of ${name}`,
    reason:
      formats.size === 0
        ? `none has the source file:${name}, and there is more than one sensor`
        : `${found.map((sensor) => sensor.id).join(', ')} all match it with different formats`,
  });
}

/** The pattern of a named file source, matched against base names; null for other sources. */
function nameOf(sensor: Sensor): RegExp | null {
  const match = /^(?:file|pcap):(?:\/\/)?([^?]+)/.exec(sensor.source);
  if (match === null) return null;
  const parts = basename(match[1]!).split('*');
  return new RegExp(
    `^${parts.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`,
  );
}
