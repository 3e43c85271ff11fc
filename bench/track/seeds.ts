import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../track-scenario.ts';
import { type Scans, scoreScenario, type TrueScenario } from '../track-score.ts';
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

/** The outside tracker that is told which plot is whose, on each scene of S2. */
const ORACLE = `
import os, sys
folder, out = sys.argv[1:3]
sys.path.insert(0, folder)
source = compile(open(os.path.join(folder, 'oracle.py')).read(), 'oracle.py', 'exec')
for n in range(1, ${SEEDS} + 1):
    sys.argv = ['oracle.py', os.path.join(out, f'S2-{n}.json'), os.path.join(out, f'floor-{n}.json')]
    exec(source, {})
`;

/** What became of one scene: figures of the result line. */
export interface SeedScore {
  readonly gospa: number;
  readonly gospaAfterFifth: number;
  readonly falsePerScan: number;
  readonly missedPerScan: number;
  readonly switches: number;
}

export interface SeedRuns {
  /** For each kind asked for, one score a scene. */
  readonly scores: SeedScore[][];
  /** Switches in each scene of S2 by a tracker with perfect association. */
  readonly floorSwitches: number[];
}

/** Scores of all scenes, told each way. `folder` holds the outside generator. */
export function runSeeds(
  folder: string,
  kinds: readonly { readonly id: 'S2' | 'S3'; readonly telling: Telling }[],
): SeedRuns {
  return inFolder((out) => {
    execFileSync('python3', ['-c', GENERATE, folder, out], { encoding: 'utf8' });
    execFileSync('python3', ['-c', ORACLE, folder, out], { encoding: 'utf8' });
    const read = <T>(name: string): T => JSON.parse(readFileSync(join(out, name), 'utf8')) as T;
    const each = <T>(make: (n: number) => T): T[] =>
      Array.from({ length: SEEDS }, (_, n) => make(n + 1));
    return {
      scores: kinds.map(({ id, telling }) =>
        each((n) => {
          const scenario = read<Scenario>(`${id}-${n}.json`);
          return runScans(scenario, telling).summary as unknown as SeedScore;
        }),
      ),
      floorSwitches: each((n) => {
        const floor = read<Scans>(`floor-${n}.json`);
        return scoreScenario(read<TrueScenario>(`S2-${n}.json`), floor).switches;
      }),
    };
  });
}
