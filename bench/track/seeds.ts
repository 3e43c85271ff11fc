import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../track-scenario.ts';
import { inFolder } from './fresh.ts';
import { runScans } from './scans.ts';
import type { Telling } from './settings.ts';

/** Other scenes of the same kind than the given ones: the generator's seeds, moved by 1 to 20. */
export const SEEDS = 20;

/** Calls the outside generator's S2 and S3 alone; its S1 takes minutes. */
const GENERATE = `
import os, sys
folder, out = sys.argv[1:3]
sys.path.insert(0, folder)
source = open(os.path.join(folder, 'gen_scenarios.py')).read().split("shift = ")[0]
sys.argv = ['gen_scenarios.py', out]
exec(compile(source, 'gen_scenarios.py', 'exec'))
for n in range(1, ${SEEDS} + 1):
    s2(f'S2-{n}.json', 201 + n)
    s3(f'S3-{n}.json', 301 + n)
`;

/** What became of one scene: figures of the result line. */
export interface SeedScore {
  readonly gospa: number;
  readonly gospaAfterFifth: number;
  readonly falsePerScan: number;
  readonly missedPerScan: number;
  readonly switches: number;
}

/** Scores of all scenes, told each way. `folder` holds the outside generator. */
export function runSeeds(
  folder: string,
  kinds: readonly { readonly id: 'S2' | 'S3'; readonly telling: Telling }[],
): SeedScore[][] {
  return inFolder((out) => {
    execFileSync('python3', ['-c', GENERATE, folder, out], { encoding: 'utf8' });
    return kinds.map(({ id, telling }) =>
      Array.from({ length: SEEDS }, (_, n) => {
        const file = join(out, `${id}-${n + 1}.json`);
        const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
        return runScans(scenario, telling).summary as unknown as SeedScore;
      }),
    );
  });
}
