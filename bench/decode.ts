/**
 * How fast recorded messages are decoded, format by format: ASTERIX and Mode S with every value
 * used, AIS beside gpsdecode on the same sentences in the same run.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAisState, decodeSentence } from '../src/wire/ais/index.ts';
import { alertRows } from './decode/alerts.ts';
import { asterixRows } from './decode/asterix.ts';
import { modesRows } from './decode/modes.ts';
import { type BenchRow, median, row } from './row.ts';

const RUNS = 5;

export async function rows(): Promise<BenchRow[]> {
  const found = [...(await asterixRows()), ...modesRows(), ...alertRows()];
  const ais = aisLines();
  if (ais !== null) found.push(sentences(ais));
  return found;
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
