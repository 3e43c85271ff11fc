/**
 * Runs the simulated federation over many seeds.
 *
 *     npm run simulate -- [--seeds N] [--from S] [--mutant NAME] [--json] [--count]
 *     npm run simulate -- --list-mutants | --mutants
 *
 * `--mutants` searches for every mutant and prints the table of docs/simulation.md. `--count` adds
 * the seeds to counts.json under the state of the source. Exit code 0: no invariant was broken
 * (with `--mutants`: every mutant was found); 1: one was, and the seed, what was broken, the
 * shortest list of faults that leads there and the last events are printed; 2: wrong usage.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { addRange, type Counts } from './counts.ts';
import { type FederationRun, runFederation } from './federation.ts';
import type { Mutant } from './mutant.ts';
import { MUTANTS } from './mutants.ts';
import { type FaultKind, sayFault } from './plan.ts';
import { findMutant, shrink } from './search.ts';

/** A mutant that so many seeds do not find is not found. */
const MUTANT_SEEDS = 200;
/** Seeds with a finding that are shrunk and told in full; there is no use in more. */
const MAX_TOLD = 3;
const TRACE_TOLD = 40;

function usage(message: string): never {
  console.error(`simulate: ${message}`);
  process.exit(2);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        seeds: { type: 'string', default: '200' },
        from: { type: 'string', default: '1' },
        mutant: { type: 'string' },
        'list-mutants': { type: 'boolean', default: false },
        mutants: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        count: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
}

const options = readOptions();
const seeds = Number(options.seeds);
const from = Number(options.from);
if (!Number.isSafeInteger(seeds) || !Number.isSafeInteger(from) || seeds < 1 || from < 1) {
  usage('--seeds and --from take whole numbers from 1, for example --seeds 200 --from 1');
}
const mutant = MUTANTS.find(({ name }) => name === options.mutant) ?? null;
if (options.mutant !== undefined && mutant === null) {
  usage(`there is no mutant ${options.mutant}; --list-mutants names them`);
}
if (options.count && mutant !== null) usage('--count counts seeds of the program as it is');

if (options['list-mutants']) {
  for (const { name, what } of MUTANTS) console.log(`${name.padEnd(30)} ${what}`);
} else if (options.mutants) {
  process.exitCode = tableOfMutants() ? 0 : 1;
} else {
  process.exitCode = search(mutant) ? 0 : 1;
}

function tableOfMutants(): boolean {
  console.log('| mutant | what is broken | found by seed | by |\n| --- | --- | --- | --- |');
  let all = true;
  for (const each of MUTANTS) {
    const run = findMutant(each, MUTANT_SEEDS);
    all &&= run !== null;
    const by = run === null ? 'not found | |' : `${run.seed} | ${run.findings[0]!.invariant} |`;
    console.log(`| \`${each.name}\` | ${each.what} | ${by}`);
  }
  return all;
}

function search(by: Mutant | null): boolean {
  const kinds = new Map<FaultKind, number>();
  const broken: FederationRun[] = [];
  const sum = { frames: 0, accepted: 0, warned: 0, faults: 0 };
  for (let seed = from; seed < from + seeds; seed++) {
    const run = runFederation(seed, { mutant: by });
    sum.frames += run.frames;
    sum.accepted += run.accepted;
    sum.warned += run.warned;
    sum.faults += run.faults.length;
    for (const { kind } of run.faults) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (run.findings.length > 0) {
      broken.push({ ...run, hosts: new Map(), trace: [] });
      if (broken.length <= MAX_TOLD) tell(run, by);
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${seed - from + 1}/${seeds} `);
  }
  const violations = broken.map(({ seed, findings }) => ({ seed, findings }));
  if (options.json) {
    const faults = Object.fromEntries(kinds);
    console.log(
      JSON.stringify({ seeds, from, mutant: by?.name ?? null, ...sum, faults, violations }),
    );
  } else {
    for (const [kind, count] of [...kinds].sort()) console.log(`${kind.padEnd(22)} ${count}`);
    const what = `${sum.faults} faults, ${sum.frames} frames, ${sum.accepted} statements taken in`;
    console.log(`${seeds} seeds, ${what}, ${broken.length} with a broken invariant`);
  }
  if (options.count) count(broken.length);
  return broken.length === 0;
}

function tell(run: FederationRun, by: Mutant | null): void {
  if (options.json) return;
  const { faults, finding, run: last, tries } = shrink(run, { mutant: by });
  console.log(`seed ${run.seed}: ${finding.invariant}: ${finding.message}`);
  console.log(`  ${faults.length} of ${run.faults.length} faults are enough (${tries} runs):`);
  for (const fault of faults) console.log(`    ${sayFault(fault)}`);
  console.log('  the last events:');
  for (const line of last.trace.slice(-TRACE_TOLD)) console.log(`    ${line}`);
  console.log(`  again: npm run simulate -- --from ${run.seed} --seeds 1`);
}

/** Under the name that git gives to the whole of src/: the same code has the same name. */
function count(broken: number): void {
  const tree = execFileSync('git', ['rev-parse', 'HEAD:src'], { encoding: 'utf8' }).trim();
  const dirty = execFileSync('git', ['status', '--porcelain', 'src'], { encoding: 'utf8' });
  if (dirty !== '') usage('--count: src/ differs from the last commit, so there is no name for it');
  const file = fileURLToPath(new URL('./counts.json', import.meta.url));
  const counts = JSON.parse(readFileSync(file, 'utf8')) as Counts;
  const next = addRange(counts, tree, from, from + seeds - 1, broken);
  writeFileSync(file, `${JSON.stringify(next, null, 2)}\n`);
}
