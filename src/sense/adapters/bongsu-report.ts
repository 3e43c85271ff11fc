import { admit, type Gather, refuse, refuseMode } from '../gather.ts';
import { quoted } from '../quote.ts';
import type { Sensor } from '../sensor.ts';
import { type JsonText, readJson } from './json.ts';
import { readReport } from './recorded.ts';

/** Contracts: 4 bytes of length, big-endian, then at most so many of JSON. */
export const MAX_REPORT_BYTES = 16 * 1024;
const PREFIX = 4;

/** Recorded reports (`bongsu-report`): length and canonical JSON, several in a datagram. */
export function readRecordedReports(
  gather: Gather,
  sensors: readonly Sensor[],
  heard: (sensor: Sensor) => void,
): void {
  const { bytes } = gather;
  const alone = sensors.length === 1 ? sensors[0]! : null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at < bytes.length) {
    if (bytes.length - at < PREFIX) {
      const text = `${bytes.length - at} bytes are left, a length has 4`;
      refuse(gather, alone, 'truncated', text, at);
      return;
    }
    const length = view.getUint32(at);
    if (length > MAX_REPORT_BYTES) {
      const text = `a report of ${length} bytes is announced, at most ${MAX_REPORT_BYTES} are taken`;
      refuse(gather, alone, 'oversized', text, at);
      return;
    }
    const end = at + PREFIX + length;
    if (end > bytes.length) {
      const text = `a report of ${length} bytes is announced, ${bytes.length - at - PREFIX} are there`;
      refuse(gather, alone, 'truncated', text, at);
      return;
    }
    readOne(gather, sensors, at + PREFIX, end, heard);
    at = end;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function jsonOf(bytes: Uint8Array): JsonText {
  try {
    return readJson(decoder.decode(bytes));
  } catch {
    return { ok: false, message: 'is no UTF-8 text' };
  }
}

function readOne(
  gather: Gather,
  sensors: readonly Sensor[],
  at: number,
  end: number,
  heard: (sensor: Sensor) => void,
): void {
  const json = jsonOf(gather.bytes.subarray(at, end));
  if (!json.ok) {
    refuse(gather, null, 'malformed', `the report ${json.message}`, at, end);
    return;
  }
  const parsed = json.value;
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    refuse(gather, null, 'malformed', 'the report is no JSON object', at, end);
    return;
  }
  const values = parsed as Readonly<Record<string, unknown>>;
  const sensor = sensors.find((one) => one.id === values['source']);
  if (sensor === undefined) {
    const text = `the report is of ${quoted(values['source'], 64)}, no sensor of this input is: add it to the sensors file`;
    refuse(gather, null, 'wrong-sensor', text, at, end);
    return;
  }
  if (values['mode'] !== sensor.mode) {
    refuseMode(gather, sensor, `a report of mode ${quoted(values['mode'], 20)}`, at, end);
    return;
  }
  const read = readReport(values, sensor, gather.receivedMs);
  if (typeof read === 'string') {
    refuse(gather, sensor, 'malformed', read, at, end);
    return;
  }
  heard(sensor);
  admit(gather, sensor, read, at, end);
}
