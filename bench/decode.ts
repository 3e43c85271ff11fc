/**
 * How fast recorded messages are decoded: in memory with every value used, and from a capture file
 * to JSON beside `tshark -T json` on the same file in the same run.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDecode } from '../src/cli/decode.ts';
import { createAisState, decodeSentence } from '../src/wire/ais/index.ts';
import { decodeBlocks, encodeBlock, type Value } from '../src/wire/asterix/index.ts';
import { readPcap } from '../src/wire/pcap/index.ts';
import { classicFile, ethernet, udp4 } from '../tools/asterix/capture-builder.ts';
import { decodeAs, tsharkVersion } from '../tools/asterix/tshark.ts';
import { type BenchRow, median, row } from './row.ts';

const RUNS = 5;
const EDITIONS = { '048': '1.32' };
/** Enough that a run lasts a second and tshark's start is small beside its work. */
const RECORDS_IN_MEMORY = 200_000;
const RECORDS_IN_FILE = 16_000;

export async function rows(): Promise<BenchRow[]> {
  const blocks = category048();
  const found = [inMemory(blocks), await fromFile(blocks)];
  const ais = aisLines();
  if (ais !== null) found.push(sentences(ais));
  return found;
}

/** Blocks of category 048: recorded ones where the outside data is, else one made here. */
function category048(): Uint8Array[] {
  const root = process.env['BONGSU_TEST_DATA'];
  if (root === undefined || root === '') {
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
  const file = readFileSync(join(root, 'asterix/croatia_cat_034_048.pcap'));
  const blocks: Uint8Array[] = [];
  for (const { payload } of readPcap(file).packets) {
    for (let at = 0; at < payload.length; ) {
      const length = (payload[at + 1]! << 8) | payload[at + 2]!;
      if (payload[at] === 48) blocks.push(payload.slice(at, at + length));
      at += length;
    }
  }
  return blocks;
}

function inMemory(blocks: readonly Uint8Array[]): BenchRow {
  const once = blocks.reduce((sum, block) => sum + decodeBlocks(block, EDITIONS).records.length, 0);
  const repeats = Math.ceil(RECORDS_IN_MEMORY / once);
  const rates: number[] = [];
  const sums = new Set<number>();
  // The first two runs are for the compiler.
  for (let run = -2; run < RUNS; run++) {
    let sum = 0;
    const started = performance.now();
    for (let i = 0; i < repeats; i++) {
      for (const block of blocks) {
        for (const { items } of decodeBlocks(block, EDITIONS).records) sum += checksum(items);
      }
    }
    if (run >= 0) rates.push((once * repeats * 1000) / (performance.now() - started));
    sums.add(sum);
  }
  if (sums.size !== 1) throw new Error('runs over the same records differ');
  return row('decode: ASTERIX 048, every value used', median(rates), 'records/s', RUNS);
}

/** Uses every value, so that none can be left out. */
function checksum(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return value.charCodeAt(0) + value.length;
  let sum = 0;
  if (Array.isArray(value)) {
    for (const entry of value) sum += checksum(entry);
  } else {
    const values = value as { readonly [name: string]: Value };
    for (const name in values) sum += checksum(values[name]!);
  }
  return sum;
}

async function fromFile(blocks: readonly Uint8Array[]): Promise<BenchRow> {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-bench-'));
  try {
    const path = join(folder, 'repeated.pcap');
    const frames: { microseconds: number; frame: Uint8Array }[] = [];
    let records = 0;
    while (records < RECORDS_IN_FILE) {
      for (const block of blocks) {
        frames.push({ microseconds: frames.length, frame: ethernet(udp4(block)) });
        records += decodeBlocks(block, EDITIONS).records.length;
      }
    }
    writeFileSync(path, classicFile('little-micro', 1, frames));
    const ours: number[] = [];
    const theirs: number[] = [];
    const version = tsharkVersion();
    // One after the other, so that both meet the same machine.
    for (let run = 0; run < RUNS; run++) {
      let lines = 0;
      let started = performance.now();
      const args = ['asterix', path, '--edition', `048=${EDITIONS['048']}`, '--json'];
      await runDecode(
        args,
        () => lines++,
        () => {},
      );
      ours.push((records * 1000) / (performance.now() - started));
      if (lines !== records) throw new Error(`${lines} of ${records} records were printed`);
      if (version === null) continue;
      started = performance.now();
      const { status } = spawnSync('tshark', ['-r', path, ...decodeAs([8600]), '-T', 'json'], {
        stdio: 'ignore',
      });
      if (status !== 0) throw new Error(`tshark ended with ${status}`);
      theirs.push((records * 1000) / (performance.now() - started));
    }
    const peer =
      version === null ? {} : { peer: { name: 'tshark -T json', value: median(theirs) } };
    const name = 'decode: ASTERIX 048, capture file to JSON lines';
    return row(name, median(ours), 'records/s', RUNS, peer);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function aisLines(): string[] | null {
  const root = process.env['BONGSU_TEST_DATA'];
  if (root === undefined || root === '') return null;
  const lines = readFileSync(join(root, 'ais/gpsd_sample.aivdm'), 'latin1').split('\n');
  return lines.filter((line) => line.startsWith('!'));
}

/** Beside gpsdecode on the same sentences where it is on the machine. */
function sentences(lines: readonly string[]): BenchRow {
  const repeats = Math.ceil(100_000 / lines.length);
  const text = (lines.join('\n') + '\n').repeat(repeats);
  const count = lines.length * repeats;
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = -1; run < RUNS; run++) {
    const state = createAisState();
    let started = performance.now();
    let messages = 0;
    for (const line of text.split('\n')) {
      if (decodeSentence(state, line, '').message !== null) messages++;
    }
    if (run >= 0) ours.push((count * 1000) / (performance.now() - started));
    if (messages === 0) throw new Error('no sentence was decoded');
    if (run < 0) continue;
    started = performance.now();
    const { status } = spawnSync('gpsdecode', ['-j'], {
      input: text,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    if (status === 0) theirs.push((count * 1000) / (performance.now() - started));
  }
  const peer =
    theirs.length === RUNS ? { peer: { name: 'gpsdecode -j', value: median(theirs) } } : {};
  return row('decode: AIS sentences', median(ours), 'sentences/s', RUNS, peer);
}
