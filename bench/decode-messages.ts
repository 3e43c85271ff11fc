/**
 * How fast AIS messages are decoded on one core, in memory, every value of every message going into
 * a checksum, so that nothing can be left out. Recorded messages where the outside data is, else
 * simulated ones. (Mode S: `bench -- decode`.)
 */
import { type StdioOptions, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAisState, decodeSentence, encodeAis } from '../src/wire/ais/index.ts';
import { type BenchRow, median, row } from './row.ts';

const RUNS = 7;
const SENTENCES_PER_RUN = 200_000;

export async function rows(): Promise<BenchRow[]> {
  return aisRows(aisSentences());
}

interface Measured<T> {
  readonly unit: string;
  readonly goal: number;
  readonly decode: (input: T) => number;
}

function measure<T>(
  name: string,
  inputs: readonly T[],
  perRun: number,
  how: Measured<T>,
): BenchRow {
  const repeats = Math.ceil(perRun / inputs.length);
  const count = repeats * inputs.length;
  const rates: number[] = [];
  const sums = new Set<number>();
  // The first two runs are for the compiler.
  for (let run = -2; run < RUNS; run++) {
    let sum = 0;
    const started = performance.now();
    for (let i = 0; i < repeats; i++) {
      for (const input of inputs) sum += how.decode(input);
    }
    if (run >= 0) rates.push((count * 1000) / (performance.now() - started));
    sums.add(sum);
  }
  if (sums.size !== 1) throw new Error(`${name}: runs over the same messages differ`);
  const bound = { name: 'goal, one core', value: how.goal };
  return row(name, median(rates), how.unit, RUNS, { bound });
}

/** Sentences a second, in memory and to JSON lines, and what each leaves for the collector. */
function aisRows(lines: readonly string[]): BenchRow[] {
  const state = createAisState();
  const used = measure('decode: AIS sentences, every value used', lines, SENTENCES_PER_RUN, {
    unit: 'sentences/s',
    goal: 500_000,
    decode: (line) => sumOf(decodeSentence(state, line, '').message),
  });
  return [used, aisToJson(lines), aisAllocation(lines)];
}

/** Beside gpsdecode on the same sentences in the same run, where it is on the machine. */
function aisToJson(lines: readonly string[]): BenchRow {
  const repeats = Math.ceil(100_000 / lines.length);
  const text = `${lines.join('\r\n')}\r\n`.repeat(repeats);
  const count = lines.length * repeats;
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = -1; run < RUNS; run++) {
    const state = createAisState();
    let started = performance.now();
    let bytes = 0;
    for (const line of text.split('\r\n')) {
      const { message } = decodeSentence(state, line, '');
      if (message !== null) bytes += JSON.stringify(message).length;
    }
    if (bytes === 0) throw new Error('no sentence was decoded');
    if (run < 0) continue;
    ours.push((count * 1000) / (performance.now() - started));
    started = performance.now();
    const stdio: StdioOptions = ['pipe', 'ignore', 'ignore'];
    const { status } = spawnSync('gpsdecode', ['-j'], { input: text, stdio });
    if (status === 0) theirs.push((count * 1000) / (performance.now() - started));
  }
  const peer =
    theirs.length === RUNS ? { peer: { name: 'gpsdecode -j', value: median(theirs) } } : {};
  return row('decode: AIS sentences to JSON lines', median(ours), 'sentences/s', RUNS, peer);
}

/** Bytes of the heap that a sentence takes until it is collected: message, strings and result. */
function aisAllocation(lines: readonly string[]): BenchRow {
  const state = createAisState();
  const batch = lines.slice(0, 500);
  const taken: number[] = [];
  for (let i = 0; i < 201; i++) {
    const before = process.memoryUsage().heapUsed;
    for (const line of batch) decodeSentence(state, line, '');
    const after = process.memoryUsage().heapUsed;
    // A collection in between makes the difference meaningless.
    if (i > 100 && after > before) taken.push((after - before) / batch.length);
  }
  return row('decode: AIS, allocated', median(taken), 'bytes/sentence', taken.length);
}

/** Uses every value of a message. */
function sumOf(value: object | null): number {
  if (value === null) return 1;
  let sum = 0;
  if (Array.isArray(value)) {
    for (const item of value) sum += typeof item === 'number' ? item : sumOf(item);
    return sum;
  }
  for (const name in value) {
    const field = (value as Readonly<Record<string, unknown>>)[name];
    if (typeof field === 'number') sum += field;
    else if (typeof field === 'string') sum += field.length + field.charCodeAt(0);
    else if (typeof field === 'boolean') sum += field ? 3 : 2;
    else if (typeof field === 'object') sum += sumOf(field);
  }
  return Math.round(sum);
}

/** Recorded traffic of all kinds, or simulated positions of ships. */
const AIS_RECORDINGS = [
  'gpsd_ais-nmea.log',
  'gpsd_sample.aivdm',
  'libais_test.aivdm',
  'libais_typeexamples.nmea',
  'pyais_nmea_data_sample.txt',
];

function aisSentences(): string[] {
  const root = process.env['BONGSU_TEST_DATA'];
  if (root !== undefined && root !== '') {
    return AIS_RECORDINGS.flatMap((file) =>
      readFileSync(join(root, 'ais', file), 'latin1').split(/\r?\n/),
    ).filter((line) => line.startsWith('!'));
  }
  const sentences: string[] = [];
  for (let i = 0; i < 1000; i++) {
    sentences.push(
      ...encodeAis({
        type: 1,
        repeat: 0,
        mmsi: 440_000_000 + i,
        navigationStatus: 0,
        rateOfTurnDegPerMin: 0,
        turningHard: null,
        speedKn: (i % 200) / 10,
        accurate: i % 2 === 0,
        longitudeDeg: 125 + i / 600_000,
        latitudeDeg: 37 + i / 600_000,
        courseDeg: i % 360,
        headingDeg: i % 360,
        utcSecond: i % 60,
        manoeuvre: 0,
        raim: false,
        radio: i,
      }),
    );
  }
  return sentences;
}
