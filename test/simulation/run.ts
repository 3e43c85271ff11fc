/**
 * Runs the simulated federation over many seeds, on all cores.
 *
 *     npm run simulate -- [--seeds N] [--from S|code] [--mutant NAME] [--json] [--count]
 *     npm run simulate -- --list-mutants | --mutants [--from S]
 *
 * `--from code` begins at a seed that the state of src/ chooses: the same code runs the same seeds,
 * other code others. `--mutants` searches for every mutant and prints the table of
 * docs/simulation.md. `--count` adds the seeds to counts.json under the state of the source. Exit
 * code 0: no invariant was broken (with `--mutants`: every mutant was found); 1: one was, and the
 * seed, what was broken, the shortest list of faults that leads there and the last events are
 * printed; 2: wrong usage.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { countSeeds, sourceName } from './counts.ts';
import type { Done, Job } from './jobs.ts';
import type { Mutant } from './mutant.ts';
import { MUTANTS } from './mutants.ts';
import { runJobs } from './pool.ts';
import { tellSeed } from './tell.ts';

/** A mutant that so many seeds do not find is not found. */
const MUTANT_SEEDS = 200;
/** Seeds with a finding that are shrunk and told in full; there is no use in more. */
const MAX_TOLD = 3;
/** Seeds of one job: some seconds of work. */
const SEEDS_A_JOB = 20;
/** How often it is said how far it is, ms. */
const PROGRESS_MS = 10_000;
/** Seeds that one state of the source begins at lie so far apart. */
const SEEDS_A_CODE = 2000;

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

/** 1 and then every two thousandth, by the name of the source: some thousand millions of seeds. */
function seedOfCode(): number {
  const name = sourceName();
  if (name === null) return 1;
  return 1 + SEEDS_A_CODE * Number.parseInt(name.slice(0, 5), 16);
}

const options = readOptions();
const seeds = Number(options.seeds);
const from = options.from === 'code' ? seedOfCode() : Number(options.from);
if (!Number.isSafeInteger(seeds) || !Number.isSafeInteger(from) || seeds < 1 || from < 1) {
  usage('--seeds and --from take whole numbers from 1, for example --seeds 200 --from 1');
}
const mutant = MUTANTS.find(({ name }) => name === options.mutant) ?? null;
if (options.mutant !== undefined && mutant === null) {
  usage(`there is no mutant ${options.mutant}; --list-mutants names them`);
}
if (options.count && mutant !== null) usage('--count counts seeds of the program as it is');
if (options.count && sourceName() === null) {
  usage('--count: src/ differs from the last commit, so there is no name for it');
}

if (options['list-mutants']) {
  for (const { name, what } of MUTANTS) console.log(`${name.padEnd(30)} ${what}`);
} else if (options.mutants) {
  process.exitCode = (await tableOfMutants()) ? 0 : 1;
} else {
  process.exitCode = (await search(mutant)) ? 0 : 1;
}

async function tableOfMutants(): Promise<boolean> {
  const found = new Map<string, Done['violations'][number]>();
  const jobs = MUTANTS.map(({ name }): Job => {
    return { what: 'find', from, seeds: MUTANT_SEEDS, mutant: name };
  });
  await runJobs(jobs, availableParallelism(), ({ violations }, job) => {
    const [first] = violations;
    if (first !== undefined) found.set(job.mutant!, first);
    return true;
  });
  console.log('| mutant | what is broken | found by seed | by |\n| --- | --- | --- | --- |');
  for (const { name, what } of MUTANTS) {
    const run = found.get(name);
    const by =
      run === undefined ? 'not found | |' : `${run.seed} | ${run.findings[0]!.invariant} |`;
    console.log(`| \`${name}\` | ${what} | ${by}`);
  }
  return found.size === MUTANTS.length;
}

function jobsOf(by: Mutant | null): Job[] {
  const jobs: Job[] = [];
  const end = from + seeds;
  for (let first = from; first < end; first += SEEDS_A_JOB) {
    const count = Math.min(SEEDS_A_JOB, end - first);
    jobs.push({ what: 'run', from: first, seeds: count, mutant: by?.name ?? null });
  }
  return jobs;
}

async function search(by: Mutant | null): Promise<boolean> {
  const kinds = new Map<string, number>();
  const sum = { seeds: 0, frames: 0, accepted: 0, warned: 0, faults: 0 };
  const violations: Done['violations'][number][] = [];
  const beganMs = Date.now();
  let saidMs = beganMs;
  if (!options.json) console.log(`seeds ${from} to ${from + seeds - 1}`);
  await runJobs(jobsOf(by), availableParallelism(), (done) => {
    sum.seeds += done.seeds;
    sum.frames += done.frames;
    sum.accepted += done.accepted;
    sum.warned += done.warned;
    for (const [kind, count] of Object.entries(done.faults)) {
      sum.faults += count;
      kinds.set(kind, (kinds.get(kind) ?? 0) + count);
    }
    violations.push(...done.violations);
    for (const { seed, findings } of by === null ? done.violations : []) {
      console.error(`seed ${seed}: ${findings[0]!.invariant}: ${findings[0]!.message}`);
    }
    const nowMs = Date.now();
    if (nowMs - saidMs >= PROGRESS_MS || sum.seeds === seeds) {
      saidMs = nowMs;
      const s = Math.round((nowMs - beganMs) / 1000);
      console.error(`${sum.seeds} of ${seeds} seeds, ${violations.length} broken, ${s} s`);
    }
    // A mutant that was found need not be found again; of the program itself all are counted.
    return by === null || violations.length < MAX_TOLD;
  });
  violations.sort((a, b) => a.seed - b.seed);
  const { seeds: ran, ...counts } = sum;
  if (options.json) {
    const name = by?.name ?? null;
    const faults = Object.fromEntries(kinds);
    console.log(JSON.stringify({ seeds: ran, from, mutant: name, ...counts, faults, violations }));
  } else {
    for (const { seed } of violations.slice(0, MAX_TOLD)) {
      for (const line of tellSeed(seed, by)) console.log(line);
    }
    for (const [kind, count] of [...kinds].sort()) console.log(`${kind.padEnd(22)} ${count}`);
    const what = `${sum.faults} faults, ${sum.frames} frames, ${sum.accepted} statements taken in`;
    console.log(`${ran} seeds, ${what}, ${violations.length} with a broken invariant`);
    if (violations.length > 0) {
      console.log(`seeds with one: ${violations.map(({ seed }) => seed).join(' ')}`);
    }
  }
  if (options.count) countSeeds(from, from + seeds - 1, violations.length);
  return violations.length === 0;
}
