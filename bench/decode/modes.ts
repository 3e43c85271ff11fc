import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  decodeModes,
  encodeAirbornePosition,
  encodeIdentification,
  encodeModes,
  encodeVelocity,
  inferCommB,
  readAvr,
  toAvr,
} from '../../src/wire/modes/index.ts';
import { type BenchRow, median, row } from '../row.ts';

const RUNS = 7;
const MESSAGES_PER_RUN = 400_000;
const GOAL = { name: 'goal, one core', value: 1_000_000 };

/** Messages between two looks at the heap: few enough that hardly any is collected between. */
const PER_LOOK = 2000;

/**
 * What a 1090 MHz receiver hears in European airspace, by format, in a thousand: acquisition
 * squitters and ACAS replies are half of it.
 */
const MIX: readonly (readonly [number, number])[] = [
  [11, 250],
  [0, 250],
  [17, 250],
  [4, 80],
  [5, 30],
  [16, 10],
  [20, 90],
  [21, 40],
];

/**
 * How fast Mode S messages are decoded on one core, in memory, every value of every message going
 * into a checksum, so that nothing can be left out, and how much memory each takes.
 */
export function modesRows(): BenchRow[] {
  const { squitters, replies } = recorded();
  const mixture = mixed(squitters, replies);
  const lines = mixture.map(toAvr);
  const name = 'decode: Mode S';
  const decode = (frame: Uint8Array): number => sumOf(decodeModes(frame).message);
  return [
    measure(`${name}, squitters of one flight, every value used`, squitters, decode),
    measure(`${name}, mixed traffic with Comm-B inferred, every value used`, mixture, sumWithCommB),
    measure(`${name}, the same from AVR lines`, lines, (line) => {
      const frame = readAvr(line, []);
      return frame === null ? 0 : sumWithCommB(frame.bytes);
    }),
    measure(`${name}, Comm-B replies alone, inferred`, replies, sumWithCommB),
    allocated(`${name}, memory, squitters`, squitters, (frame) => decodeModes(frame).message),
    allocated(`${name}, memory, mixed traffic with Comm-B inferred`, mixture, withCommB),
  ];
}

function withCommB(frame: Uint8Array): object | null {
  const { message } = decodeModes(frame);
  if (message?.kind !== 'reply' || message.messageHex === null) return message;
  return inferCommB(message.messageHex, { altitudeFt: message.altitudeFt });
}

function sumWithCommB(frame: Uint8Array): number {
  const { message } = decodeModes(frame);
  const sum = sumOf(message);
  if (message?.kind !== 'reply' || message.messageHex === null) return sum;
  return sum + sumOf(inferCommB(message.messageHex, { altitudeFt: message.altitudeFt }));
}

function measure<T>(name: string, inputs: readonly T[], decode: (input: T) => number): BenchRow {
  const repeats = Math.ceil(MESSAGES_PER_RUN / inputs.length);
  const count = repeats * inputs.length;
  const rates: number[] = [];
  const sums = new Set<number>();
  // The first two runs are for the compiler.
  for (let run = -2; run < RUNS; run++) {
    let sum = 0;
    const started = cpuS();
    for (let i = 0; i < repeats; i++) {
      for (const input of inputs) sum += decode(input);
    }
    if (run >= 0) rates.push(count / (cpuS() - started));
    sums.add(sum);
  }
  if (sums.size !== 1) throw new Error(`${name}: runs over the same messages differ`);
  return row(name, median(rates), 'messages/CPU-s', RUNS, { bound: GOAL });
}

/** Of all threads, the collector's too: what one core would take, whatever else the machine does. */
function cpuS(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function allocated(
  name: string,
  inputs: readonly Uint8Array[],
  decode: (frame: Uint8Array) => object | null,
): BenchRow {
  const bytes: number[] = [];
  let kept: object | null = null;
  for (let look = 0; look < 200; look++) {
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < PER_LOOK; i++) kept = decode(inputs[i % inputs.length]!);
    const taken = process.memoryUsage().heapUsed - before;
    // A collection between the looks gives less than nothing.
    if (taken > 0 && look >= 20) bytes.push(taken / PER_LOOK);
  }
  if (kept === null) throw new Error(`${name}: nothing was decoded`);
  return row(name, median(bytes), 'bytes/message', bytes.length);
}

/** Uses every value of a message. */
function sumOf(value: object | null): number {
  if (value === null) return 1;
  let sum = 0;
  for (const name in value) {
    const field = (value as Readonly<Record<string, unknown>>)[name];
    if (typeof field === 'number') sum += field;
    else if (typeof field === 'string') sum += field.length + field.charCodeAt(0);
    else if (typeof field === 'boolean') sum += field ? 3 : 2;
    else if (typeof field === 'object') sum += sumOf(field);
  }
  return Math.round(sum);
}

interface Recorded {
  readonly squitters: readonly Uint8Array[];
  /** Formats 20 and 21. */
  readonly replies: readonly Uint8Array[];
}

/** Recordings where the outside data is, else a simulated flight with the same kinds of messages. */
function recorded(): Recorded {
  const root = process.env['BONGSU_TEST_DATA'];
  if (root === undefined || root === '') return simulated();
  const read = (file: string): string => readFileSync(join(root, 'adsb', file), 'utf8').trim();
  const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.trim(), 'hex'));
  const squitters = read('pymodes_adsb_shared.csv')
    .split('\n')
    .map((line) => bytes(line.split('"')[1] ?? ''));
  const altitude = read('sample_data_commb_df20.csv')
    .split('\n')
    .map((line) => bytes(line.split(',')[2] ?? ''));
  const golden = Object.keys(JSON.parse(read('pymodes_golden_shared.json')) as object).map(bytes);
  const identity = golden.filter((frame) => frame[0]! >> 3 === 21);
  return { squitters, replies: [...altitude, ...identity] };
}

function simulated(): Recorded {
  const squitters: Uint8Array[] = [];
  const replies: Uint8Array[] = [];
  for (let i = 0; i < 1000; i++) {
    const place = { latitudeDeg: 37 + i / 1000, longitudeDeg: 127 + i / 2000, altitudeFt: 30_000 };
    squitters.push(encodeAirbornePosition('71BE2C', place, i % 2 === 1));
    if (i % 2 === 0) {
      const velocity = { eastKn: 200 + (i % 7), northKn: 380, verticalRateFtPerMin: 64 * (i % 9) };
      squitters.push(encodeVelocity('71BE2C', velocity));
    }
    if (i % 10 === 0) squitters.push(encodeIdentification('71BE2C', 'KAL123'));
    const contents = ['C0780031BC0000', '80D49D35A004D1', 'E959EF2EFFF7FE', '202CC371C31DE0'];
    replies.push(reply(i % 3 === 0 ? 21 : 20, i, contents[i % 4]!));
  }
  return { squitters, replies };
}

/** {@link MIX}, in an order without runs of one format, from a fixed seed. */
function mixed(squitters: readonly Uint8Array[], replies: readonly Uint8Array[]): Uint8Array[] {
  const frames: { readonly at: number; readonly frame: Uint8Array }[] = [];
  let state = 0x2545f491;
  const random = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (const [format, share] of MIX) {
    const own = format === 17 ? squitters : replies.filter((frame) => frame[0]! >> 3 === format);
    for (let i = 0; i < share * 10; i++) {
      const frame = own.length > 0 ? own[random() % own.length]! : short(format, random());
      frames.push({ at: random(), frame });
    }
  }
  return frames.sort((a, b) => a.at - b.at).map(({ frame }) => frame);
}

function reply(downlinkFormat: number, seed: number, messageHex: string | null): Uint8Array {
  return encodeModes({
    kind: 'reply',
    icao: (0x71_00_00 + (seed % 4096)).toString(16).toUpperCase(),
    downlinkFormat,
    correctedBits: 0,
    flightStatus: 0,
    alert: false,
    ident: false,
    onGround: false,
    downlinkRequest: 0,
    utility: 0,
    altitudeFt: downlinkFormat === 4 || downlinkFormat === 20 ? 25 * (seed % 1600) : null,
    mode3A: downlinkFormat === 5 || downlinkFormat === 21 ? '2736' : null,
    messageHex,
  });
}

function short(format: number, seed: number): Uint8Array {
  const icao = (0x71_00_00 + (seed % 4096)).toString(16).toUpperCase();
  if (format === 4 || format === 5) return reply(format, seed, null);
  if (format === 11) {
    return encodeModes({
      kind: 'all-call',
      icao,
      downlinkFormat: 11,
      correctedBits: 0,
      capability: 5,
      interrogatorKind: 'II',
      interrogatorCode: seed % 16,
    });
  }
  return encodeModes({
    kind: 'air-air',
    icao,
    downlinkFormat: format,
    correctedBits: 0,
    onGround: false,
    crosslink: format === 0 ? true : null,
    sensitivityLevel: 6,
    replyInformation: 3,
    altitudeFt: 25 * (seed % 1600),
    messageHex: format === 16 ? '58B5025B985064' : null,
  });
}
