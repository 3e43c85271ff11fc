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
 * NAME is the file's (`*` stands for anything; what says more of the name wins); `file:` or `pcap:` without a name; for a capture
 * those that listen to the network; the only sensor there is. Throws BNG_SENSORS_INVALID.
 */
export function matchSensors(path: string, sensors: readonly Sensor[], file: string): Recording {
  const name = basename(path);
  const isCapture = /\.pcap(ng)?$/i.test(name);
  const named = closest(sensors.filter((sensor) => nameOf(sensor)?.test(name)));
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

/** Of sensors that all match, those whose pattern says most of the name. */
function closest(matching: readonly Sensor[]): Sensor[] {
  const told = matching.map((sensor) => patternOf(sensor)!.replaceAll('*', '').length);
  const most = Math.max(...told);
  return matching.filter((_, index) => told[index] === most);
}

/** The pattern of a named file source, matched against base names; null for other sources. */
function nameOf(sensor: Sensor): RegExp | null {
  const pattern = patternOf(sensor);
  if (pattern === null) return null;
  const parts = pattern.split('*');
  return new RegExp(
    `^${parts.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`,
  );
}

function patternOf(sensor: Sensor): string | null {
  const match = /^(?:file|pcap):(?:\/\/)?([^?]+)/.exec(sensor.source);
  return match === null ? null : basename(match[1]!);
}
