/**
 * Runs a tracking scenario (S1, S2, S3 and their like) through the product's own tracker, and
 * writes its tracks for the outside scorer:
 *
 *     node bench/track.ts SCENARIO.json --out RESULT.json [--repeat N] [--shipped]
 *
 * Prints one line of JSON: costs by the processor time of the thread and, where the file holds the
 * truth, scores. Of N repetitions (1) the costs of the median one are told; before them one that is
 * not timed warms up. `--shipped` tells the tracker nothing but the sensor (bench/track/settings.ts).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchRow } from './row.ts';
import { runBallistic } from './track/ballistic.ts';
import { scenarioRows } from './track/rows.ts';
import { runScans } from './track/scans.ts';
import type { Telling } from './track/settings.ts';
import { loadRows } from './track-load.ts';
import { motorRows } from './track-motor.ts';
import type { Scenario } from './track-scenario.ts';

export interface Outcome {
  readonly result: unknown;
  readonly summary: Record<string, unknown>;
}

export function runScenario(scenario: Scenario, telling: Telling = 'stated'): Outcome {
  return scenario.runs === undefined
    ? runScans(scenario, telling)
    : runBallistic(scenario, telling);
}

/**
 * Rows for `npm run bench`: the outside scenarios where `BONGSU_BENCH` names them, then what each
 * `track-*.ts` of this folder measures.
 */
export async function rows(): Promise<BenchRow[]> {
  const folder = process.env['BONGSU_BENCH'];
  const made: BenchRow[] = [];
  const say = (part: string): boolean => process.stderr.write(`  ${part} …\n`);
  if (folder !== undefined && folder !== '') {
    say('scenarios');
    made.push(...scenarioRows(join(folder, 'tracking')));
  }
  for (const file of readdirSync(import.meta.dirname).sort()) {
    if (!/^track-.*\.ts$/.test(file)) continue;
    const part: { rows?: () => Promise<BenchRow[]> } = await import(`./${file}`);
    if (part.rows === undefined) continue;
    say(file);
    made.push(...(await part.rows()));
  }
  say('track-motor.ts and track-load.ts');
  // Last: what a burst leaves to the compiler and on the heap would slow the others.
  return [...made, ...motorRows(), ...loadRows()];
}

const USAGE = 'usage: node bench/track.ts SCENARIO.json --out RESULT.json [--repeat N] [--shipped]';

/** More repetitions than this tell nothing more. */
const MOST_REPEATS = 1_000;

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      repeat: { type: 'string', default: '1' },
      shipped: { type: 'boolean', default: false },
    },
  });
  const repeat = Number(values.repeat);
  const file = positionals[0];
  const sensible = Number.isInteger(repeat) && repeat >= 1 && repeat <= MOST_REPEATS;
  if (file === undefined || positionals.length > 1 || values.out === undefined || !sensible) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
  const telling = values.shipped ? 'shipped' : 'stated';
  const first = JSON.stringify(runScenario(scenario, telling).result);
  const outcomes: Outcome[] = [];
  for (let i = 0; i < repeat; i++) {
    const outcome = runScenario(scenario, telling);
    // The very same tracks each time, bit for bit.
    if (JSON.stringify(outcome.result) !== first) throw new Error('two passes differ');
    outcomes.push(outcome);
  }
  const cost = ({ summary }: Outcome): number => summary['microsecondsPerUpdate'] as number;
  outcomes.sort((a, b) => cost(a) - cost(b));
  const { result, summary } = outcomes[outcomes.length >> 1]!;
  writeFileSync(values.out, JSON.stringify(result));
  process.stdout.write(`${JSON.stringify({ ...summary, repeat })}\n`);
}

if (basename(process.argv[1] ?? '') === 'track.ts') main();
