import type { Fault } from '../../wire/fault.ts';
import { readAvr, readBeast } from '../../wire/modes/index.ts';
import { type Gather, refuseAll } from '../gather.ts';
import type { Sensor } from '../sensor.ts';
import type { Feed } from '../state.ts';
import { readModesMessage } from './adsb.ts';
import type { Line } from './lines.ts';

/** A line of the AVR text form or of bare hexadecimal digits. Their counters have no epoch. */
export function readAvrLine(gather: Gather, feed: Feed, sensor: Sensor, line: Line): boolean {
  const faults: Fault[] = [];
  const frame = readAvr(line.text, faults);
  refuseAll(gather, sensor, faults, line.at, line.end);
  return (
    frame !== null && readModesMessage(gather, feed, sensor, frame.bytes, null, line.at, line.end)
  );
}

/** A datagram of binary Beast frames. */
export function readBeastBytes(gather: Gather, feed: Feed, sensor: Sensor): boolean {
  const { frames, faults, unsaid } = readBeast(feed.beast, gather.bytes);
  refuseAll(gather, sensor, faults);
  gather.unsaid += unsaid;
  let some = false;
  for (const frame of frames) {
    const read = readModesMessage(gather, feed, sensor, frame.bytes, null, 0, gather.bytes.length);
    some ||= read;
  }
  return some;
}
