/**
 * Runs the simulated federation over many seeds.
 *
 *     npm run simulate -- [--seeds N] [--from S]
 *
 * Exit code 0: no invariant was broken; 1: one was, and the seed, what was broken and the faults
 * that led there are printed.
 */
import { parseArgs } from 'node:util';
import { runFederation } from './federation.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
  },
});
const seeds = Number(values.seeds);
const from = Number(values.from);
if (!Number.isSafeInteger(seeds) || !Number.isSafeInteger(from) || seeds < 1) {
  console.error(
    'simulate: --seeds and --from take whole numbers, for example --seeds 200 --from 1',
  );
  process.exit(2);
}

let broken = 0;
let frames = 0;
let faults = 0;
for (let seed = from; seed < from + seeds; seed++) {
  const run = runFederation(seed);
  frames += run.frames;
  faults += run.faults.length;
  if (run.findings.length > 0) {
    broken += 1;
    console.log(`seed ${seed}:`);
    for (const finding of run.findings) console.log(`  ${finding.invariant}: ${finding.message}`);
    for (const fault of run.faults) console.log(`    at ${fault}`);
  }
  if (process.stderr.isTTY) process.stderr.write(`\r${seed - from + 1}/${seeds} `);
}
console.log(
  `${seeds} seeds, ${faults} faults, ${frames} frames, ${broken} with a broken invariant`,
);
process.exitCode = broken > 0 ? 1 : 0;
