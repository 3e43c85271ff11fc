import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDecode } from '../../src/cli/decode.ts';
import { planOf } from '../../src/wire/asterix/editions.ts';
import {
  type AsterixRecord,
  CATEGORY_KEYS,
  decodeBlocks,
  encodeBlock,
} from '../../src/wire/asterix/index.ts';
import { readPcap } from '../../src/wire/pcap/index.ts';
import { classicFile, ethernet, udp4 } from '../../tools/asterix/capture-builder.ts';
import { decodeAs, tsharkVersion } from '../../tools/asterix/tshark.ts';
import { sumOf, visitorOf } from '../../tools/asterix/visitor.ts';
import { type BenchRow, median, row } from '../row.ts';

const RUNS = 5;
const EDITIONS = { '034': '1.29', '048': '1.32', '062': '1.18', '065': '1.6' };
/** Enough that a run lasts a good part of a second. */
const RECORDS_IN_MEMORY = 300_000;
/** tshark takes some seconds for them, so that its start is small beside its work. */
const RECORDS_IN_FILE = 64_800;
const RUNS_OF_FILE = 3;
/** Decoding to text is compiled late: a second's work is needed before it runs as it will. */
const RUNS_BEFORE = 10;
/** Few enough that hardly any collection runs while they are made. */
const RECORDS_WEIGHED = 300;
const LOOKS = 9;

/**
 * Typed records in memory with every value used, and a capture file to JSON lines beside
 * `tshark -T json` on the same file. Rates are by processor time of the process and its
 * collector's threads: what one core does, whatever else runs on the machine.
 */
export async function asterixRows(): Promise<BenchRow[]> {
  return [
    ...(await inMemory(48, category048())),
    ...(await inMemory(62, category062())),
    await fromFile(datagrams()),
  ];
}

/** Processor seconds of this process since `from`. */
function cpuSecondsSince(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e6;
}

/** A folder of recorded messages; null where the outside data is not there. */
function outside(name: string): Uint8Array | null {
  const root = process.env['BONGSU_TEST_DATA'];
  return root === undefined || root === '' ? null : readFileSync(join(root, 'asterix', name));
}

/** Recorded datagrams of categories 034 and 048, else one made here. */
function datagrams(): Uint8Array[] {
  const file = outside('croatia_cat_034_048.pcap');
  if (file !== null) return readPcap(file).packets.map((packet) => packet.payload);
  process.stderr.write('BONGSU_TEST_DATA is not set: one made-up record is decoded instead\n');
  return [
    encodeBlock(48, EDITIONS['048'], [
      {
        '010': { SAC: 25, SIC: 201 },
        '140': 27354.6015625,
        '020': { TYP: 5 },
        '040': { RHO: 197.68359375, THETA: 340.13671875 },
        '070': { MODE3A: '1000' },
        '090': { FL: 330 },
        '220': 3958284,
        '240': 'DLH65A',
        '250': [{ MBDATA: 'c0780031bc0000', BDS1: 4, BDS2: 0 }],
        '161': { TRN: 3563 },
        '200': { GSP: 0.12066650390625, HDG: 124.002685546875 },
        '170': { RAD: 2 },
        '230': { COM: 1, MSSC: 1, ARC: 1, AIC: 1, B1A: 1, B1B: 5 },
      },
    ]),
  ];
}

function category048(): Uint8Array[] {
  return datagrams().flatMap((bytes) => blocksOf(bytes, 48));
}

function category062(): Uint8Array[] {
  const capture = outside('croatia_cat_062_065.pcap');
  if (capture === null) return [];
  return readPcap(capture).packets.flatMap((packet) => blocksOf(packet.payload, 62));
}

function blocksOf(bytes: Uint8Array, category: number): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = (bytes[at + 1]! << 8) | bytes[at + 2]!;
    if (bytes[at] === category) blocks.push(bytes.slice(at, at + length));
    at += length;
  }
  return blocks;
}

/** Typed records with every value used, and the bytes that a record takes. */
async function inMemory(category: number, blocks: readonly Uint8Array[]): Promise<BenchRow[]> {
  const decoded = blocks.flatMap((block) => decodeBlocks(block, EDITIONS).records);
  const [first] = decoded;
  if (first === undefined) return [];
  const visit = await visitorOf(planOf(category, first.edition)!);
  const [seen, there] = [sumAll(decoded, visit), sumAll(decoded, ({ items }) => sumOf(items))];
  // Another order of adding rounds otherwise.
  if (Math.abs(seen - there) > 1e-9 * there)
    throw new Error('the visitor does not use every value');
  const repeats = Math.ceil(RECORDS_IN_MEMORY / decoded.length);
  const rates: number[] = [];
  const weights: number[] = [];
  const sums = new Set<number>();
  // The first three runs are for the compiler.
  for (let run = -3; run < RUNS; run++) {
    let sum = 0;
    const started = process.cpuUsage();
    for (let i = 0; i < repeats; i++) {
      for (const block of blocks) {
        const { records } = decodeBlocks(block, EDITIONS);
        for (let j = 0; j < records.length; j++) sum += visit(records[j]!);
      }
    }
    const rate = (decoded.length * repeats) / cpuSecondsSince(started);
    if (run >= 0) {
      rates.push(rate);
      weights.push(bytesEach(blocks));
    }
    sums.add(sum);
  }
  if (sums.size !== 1) throw new Error('runs over the same records differ');
  const name = `decode: ASTERIX ${CATEGORY_KEYS[category]} edition ${first.edition}`;
  const goal = category === 48 ? { bound: { name: 'goal', value: 1_000_000 } } : {};
  return [
    row(`${name}, every value used`, median(rates), 'records/CPU-s', RUNS, goal),
    row(`${name}, allocated`, Math.round(median(weights)), 'bytes/record', RUNS),
  ];
}

function sumAll(records: readonly AsterixRecord[], sum: (record: AsterixRecord) => number): number {
  return records.reduce((total, record) => total + sum(record), 0);
}

/** Growth of the heap for each record; looks between which memory was collected show less. */
function bytesEach(blocks: readonly Uint8Array[]): number {
  const looks: number[] = [];
  for (let look = 0; look < LOOKS; look++) {
    let records = 0;
    const before = process.memoryUsage().heapUsed;
    while (records < RECORDS_WEIGHED) {
      for (const block of blocks) records += decodeBlocks(block, EDITIONS).records.length;
    }
    looks.push((process.memoryUsage().heapUsed - before) / records);
  }
  return median(looks.filter((bytes) => bytes > 0));
}

async function fromFile(payloads: readonly Uint8Array[]): Promise<BenchRow> {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-bench-'));
  try {
    const path = join(folder, 'repeated.pcap');
    const frames: { microseconds: number; frame: Uint8Array }[] = [];
    let records = 0;
    while (records < RECORDS_IN_FILE) {
      for (const payload of payloads) {
        frames.push({ microseconds: frames.length, frame: ethernet(udp4(payload)) });
        records += decodeBlocks(payload, EDITIONS).records.length;
      }
    }
    writeFileSync(path, classicFile('little-micro', 1, frames));
    const ours: number[] = [];
    const theirs: number[] = [];
    const version = tsharkVersion();
    // One after the other, so that both meet the same machine.
    for (let run = -RUNS_BEFORE; run < RUNS_OF_FILE; run++) {
      const rate = await ownRate(path, records, run < 0);
      if (run < 0) continue;
      ours.push(rate);
      if (version !== null) theirs.push(tsharkRate(path, records));
    }
    const peer =
      version === null ? {} : { peer: { name: 'tshark -T json', value: median(theirs) } };
    const name = 'decode: ASTERIX 034 and 048, capture file to JSON lines';
    return row(name, median(ours), 'records/CPU-s', RUNS_OF_FILE, peer);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The command in this process: reading the file, decoding and writing text, without its start. The
 * lines are counted in the runs before those that are measured.
 */
async function ownRate(path: string, records: number, counted: boolean): Promise<number> {
  let lines = 0;
  const editions = ['034', '048'] as const;
  const args = editions.flatMap((key) => ['--edition', `${key}=${EDITIONS[key]}`]);
  const started = process.cpuUsage();
  const sink = openSync('/dev/null', 'w');
  await runDecode(
    ['asterix', path, ...args, '--json'],
    (text) => {
      writeSync(sink, text);
      if (counted) lines += 1 + countLineEnds(text);
    },
    () => {},
  );
  const rate = records / cpuSecondsSince(started);
  closeSync(sink);
  if (counted && lines !== records) throw new Error(`${lines} of ${records} records were printed`);
  return rate;
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The shell says what processor time tshark took, its start with it. */
function tsharkRate(path: string, records: number): number {
  const command = ['tshark', '-r', path, ...decodeAs([8600]), '-T', 'json'];
  const script = 'TIMEFORMAT="%U %S"; time "$@" > /dev/null 2> /dev/null';
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', ...command], {
    encoding: 'utf8',
  });
  const [user, system] = stderr.trim().split(' ').map(Number);
  if (status !== 0) throw new Error(`tshark ended with ${status}`);
  return records / (user! + system!);
}
