/**
 * How fast events of Cursor on Target and CAMF sentences are decoded on one core: an event as TAK
 * clients send their position, made here, so that the same bytes are read everywhere.
 */
import {
  decodeFrame,
  encodeFrame,
  frameOf,
  readSentence,
  writeSentence,
} from '../../src/wire/camf/index.ts';
import {
  type CotEvent,
  decodeCot,
  writeCotXml,
  writeTakDatagram,
} from '../../src/wire/cot/index.ts';
import { type BenchRow, median, row } from '../row.ts';

const RUNS = 5;
const EVENTS = 20_000;

const EVENT: CotEvent = {
  version: '2.0',
  uid: 'ANDROID-deadbeef',
  type: 'a-f-G-U-C',
  how: 'm-g',
  timeMs: 1_795_219_200_000,
  startMs: 1_795_219_200_000,
  staleMs: 1_795_219_500_000,
  point: {
    latitudeDeg: 37.5512,
    longitudeDeg: 126.9882,
    heightM: 38.5,
    circularErrorM: 9.9,
    linearErrorM: null,
  },
  detail: [
    leaf('takv', { device: 'Phone', platform: 'ATAK-CIV', os: '29', version: '4.10.0' }),
    leaf('contact', { callsign: 'TEAM 1', endpoint: '*:-1:stcp' }),
    leaf('uid', { Droid: 'TEAM 1' }),
    leaf('precisionlocation', { altsrc: 'GPS', geopointsrc: 'GPS' }),
    leaf('__group', { role: 'Team Member', name: 'Cyan' }),
    leaf('status', { battery: '78' }),
    leaf('track', { course: '80.25', speed: '1.5' }),
  ],
};

function leaf(name: string, attributes: Readonly<Record<string, string>>) {
  return { name, attributes, children: [] };
}

const MESSAGE = {
  ...{ messageType: 1, country: 116, provider: 1, hazard: 8, severity: 3, onsetWeek: 0 },
  ...{ onsetMinute: 8825, duration: 1, library: 0, libraryVersion: 0, guidance: 103 },
  ...{ latitude: 46_000, longitude: 112_000, semiMajor: 13, semiMinor: 11, azimuth: 48 },
  ...{ subject: 0, specific: 0 },
};

export function alertRows(): BenchRow[] {
  const xml = new TextEncoder().encode(writeCotXml(EVENT));
  const protobuf = writeTakDatagram(EVENT);
  const sentence = writeSentence({ satellite: 55, frame: encodeFrame(frameOf(MESSAGE)) });
  return [
    rate('decode: Cursor on Target, XML', () => decodeCot(xml).events.length),
    rate('decode: Cursor on Target, TAK protobuf', () => decodeCot(protobuf).events.length),
    rate('decode: CAMF sentences with their CRC', () => {
      const read = readSentence(sentence);
      if ('reason' in read) return 0;
      return 'reason' in decodeFrame(read.frame) ? 0 : 1;
    }),
  ];
}

function rate(name: string, decode: () => number): BenchRow {
  const rates: number[] = [];
  // The first run is for the compiler.
  for (let run = -1; run < RUNS; run++) {
    const started = performance.now();
    let read = 0;
    for (let i = 0; i < EVENTS; i++) read += decode();
    if (read !== EVENTS) throw new Error(`${name}: ${read} of ${EVENTS} were read`);
    if (run >= 0) rates.push((EVENTS * 1000) / (performance.now() - started));
  }
  return row(name, median(rates), 'messages/s', RUNS);
}
