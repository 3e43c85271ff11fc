/**
 * Impact areas for the outside generator's runs, by the product's own tracker and recogniser:
 *
 *     node bench/impact.ts --input RUNS.ndjson --out AREAS.ndjson
 *     npm run bench -- impact                      new runs, ten of each class, scored
 *     BONGSU_BENCH_FULL=1 npm run bench -- impact  200 of each class: more than an hour
 *     node bench/impact.ts --plots FOLDER SCORE.ndjson
 *
 * The last draws what `score.py --json` said. Generator and scorer are in the folder that
 * BONGSU_BENCH names; IMPACT_SHIFT chooses other runs.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { answersTo } from './impact/answer.ts';
import { drawContainment, drawError, type Scored } from './impact/picture.ts';
import { type BenchRow, row } from './row.ts';

const RUNS = process.env['BONGSU_BENCH_FULL'] === '1' ? 200 : 10;
const SHIFT = process.env['IMPACT_SHIFT'] ?? '3000';

export async function rows(): Promise<BenchRow[]> {
  const outside = process.env['BONGSU_BENCH'];
  if (outside === undefined) {
    process.stderr.write('impact: BONGSU_BENCH names no folder of outside benches\n');
    return [];
  }
  const python = (file: string, ...args: string[]): string =>
    execFileSync('python3', [join(outside, 'impact', file), ...args], {
      encoding: 'utf8',
      env: { ...process.env, SHIFT },
      maxBuffer: 2 ** 28,
    });
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-impact-'));
  try {
    python('gen_impact.py', folder, '--runs', String(RUNS), '--anonymous');
    const areas = join(folder, 'areas.ndjson');
    answer(join(folder, 'runs.ndjson'), areas);
    const scored = scoredOf(python('score.py', join(folder, 'truth.ndjson'), areas, '--json'));
    return scored.flatMap(rowsOf);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function rowsOf({ class: name, askS, n, in90, timeIn90, medianAreaOverBound }: Scored): BenchRow[] {
  const at = `${name}, ${askS} s after burnout`;
  const bound = { bound: { name: 'stated', value: 0.9 } };
  return [
    row(`${at}: impact in the 90 % area`, in90, 'share', n, bound),
    row(`${at}: time in the 90 % interval`, timeIn90, 'share', n, bound),
    row(`${at}: 90 % area over the bound's, median`, medianAreaOverBound ?? Number.NaN, 'ratio', n),
  ];
}

function scoredOf(text: string): Scored[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Scored);
}

function answer(input: string, out: string): void {
  writeFileSync(out, `${answersTo(readFileSync(input, 'utf8')).join('\n')}\n`);
}

function main(): void {
  const options = {
    input: { type: 'string' },
    out: { type: 'string' },
    plots: { type: 'string' },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const { input, out, plots } = values;
  if (plots !== undefined && positionals[0] !== undefined) {
    const scored = scoredOf(readFileSync(positionals[0], 'utf8'));
    writeFileSync(join(plots, 'impact-error.svg'), drawError(scored));
    writeFileSync(join(plots, 'impact-containment.svg'), drawContainment(scored));
  } else if (input !== undefined && out !== undefined) answer(input, out);
  else {
    process.stderr.write(
      'usage: node bench/impact.ts --input RUNS.ndjson --out AREAS.ndjson\n' +
        '       node bench/impact.ts --plots FOLDER SCORE.ndjson\n',
    );
    process.exitCode = 2;
  }
}

if (import.meta.main) main();
