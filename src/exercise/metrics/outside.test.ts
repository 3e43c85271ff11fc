import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runScenario } from '../../../bench/track.ts';
import { type Scans, scoreScenario, type TrueScenario } from '../../../bench/track-score.ts';
import { integerIn, randomStream, uniformIn } from '../random.ts';
import type { PictureSummary } from './summary.ts';

/** The outside scorer's names for our figures. */
const NAMES: readonly (readonly [string, keyof PictureSummary])[] = [
  ['scans', 'scans'],
  ['gospa_mean', 'gospa'],
  ['gospa_mean_after_20pct', 'gospaAfterFifth'],
  ['gospa_final', 'gospaFinal'],
  ['ospa_mean', 'ospa'],
  ['ospa_mean_after_20pct', 'ospaAfterFifth'],
  ['missed_per_scan', 'missedPerScan'],
  ['false_per_scan', 'falsePerScan'],
  ['rmse_pos', 'rmsePosition'],
  ['rmse_vel', 'rmseVelocity'],
  ['anees', 'anees'],
  ['median_nees', 'medianNees'],
  ['id_switches', 'switches'],
  ['completeness', 'completeness'],
  ['spurious_fraction', 'unpaired'],
  ['purity', 'purity'],
  ['distinct_track_ids', 'distinctTracks'],
  ['never_tracked', 'neverTracked'],
  ['median_init_scans', 'medianDelayScans'],
];

/** Runs the scorer over SCENARIO RESULT pairs, its figures not rounded. */
const RUN = `
import sys, json
source = open(sys.argv[1]).read()
files = sys.argv[2:]
for i in range(0, len(files), 2):
    sys.argv = ['metrics.py', files[i], files[i + 1]]
    exec(compile(source, 'metrics.py', 'exec'), {'round': lambda v, *_: v})
`;

function folderOf(context: TestContext): string | null {
  const root = process.env['BONGSU_BENCH'];
  if (root === undefined || root === '') {
    context.skip('BONGSU_BENCH is not set: the outside scorer was not run');
    return null;
  }
  const folder = join(root, 'tracking');
  if (!existsSync(folder)) throw new Error(`BONGSU_BENCH is set but ${folder} does not exist`);
  return folder;
}

/** Both scorers on each scenario and result: every figure equal to 1e-9 of its size. */
function compare(
  context: TestContext,
  folder: string,
  cases: readonly { readonly scenario: TrueScenario; readonly result: Scans }[],
): void {
  const temporary = mkdtempSync(join(tmpdir(), 'bongsu-metrics-'));
  context.after(() => rmSync(temporary, { recursive: true }));
  const files = cases.flatMap(({ scenario, result }, i) => {
    const pair = [join(temporary, `${i}.json`), join(temporary, `${i}.out.json`)];
    writeFileSync(pair[0]!, JSON.stringify(scenario));
    writeFileSync(pair[1]!, JSON.stringify(result));
    return pair;
  });
  const said = execFileSync('python3', ['-c', RUN, join(folder, 'metrics.py'), ...files], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  const lines = said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, number | null>);
  assert.equal(lines.length, cases.length);
  cases.forEach(({ scenario, result }, i) => {
    const own = scoreScenario(scenario, result);
    for (const [theirs, ours] of NAMES) {
      const [a, b] = [lines[i]![theirs], own[ours] as number | null];
      if (a === null || b === null || a === undefined) assert.equal(b, a, theirs);
      else assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)), `${theirs}: ${a} ${b}`);
    }
  });
}

for (const id of ['S2', 'S3']) {
  test(`${id} as the tracker shows it scores as the outside scorer says`, (context) => {
    const folder = folderOf(context);
    if (folder === null) return;
    const scenario = JSON.parse(readFileSync(join(folder, 'data', `${id}.json`), 'utf8'));
    compare(context, folder, [{ scenario, result: runScenario(scenario).result as Scans }]);
  });
}

/** A few objects over a few scans, tracks near some of them and elsewhere; no two pairs alike. */
function scene(seed: number): { readonly scenario: TrueScenario; readonly result: Scans } {
  const random = randomStream(seed, 'scene');
  const n = integerIn(random, 2, 3);
  const length = integerIn(random, 1, 12);
  const list = <T>(count: number, make: (i: number) => T): T[] =>
    Array.from({ length: count }, (_, i) => make(i));
  const state = (): number[] => list(2 * n, () => uniformIn(random, -500, 500));
  const truth = list(integerIn(random, 1, 5), (id) => {
    const k0 = integerIn(random, 0, length - 1);
    return { id, k0, x: list(integerIn(random, 1, length - k0), state) };
  });
  const scans = list(length, (k) => {
    const ids = new Set(list(integerIn(random, 0, 5), () => integerIn(random, 1, 6)));
    const near = truth.flatMap(({ k0, x }) => x[k - k0] ?? []).slice(0, 2 * n);
    const tracks = [...ids].map((id, i) => ({
      id,
      x: state().map((value, at) => (i === 0 && near.length > 0 ? near[at]! + value / 10 : value)),
      P: covariance(
        list(4 * n * n, () => uniformIn(random, -3, 3)),
        2 * n,
      ),
    }));
    return { k, tracks };
  });
  return {
    scenario: { id: n === 2 ? 'S2' : 'S3', metric: { c: 400, p: 2 }, truth },
    result: { scans },
  };
}

test('small scenes of any kind score as the outside scorer says', (context) => {
  const folder = folderOf(context);
  if (folder === null) return;
  // The outside scorer divides by the number of pairs.
  const cases = Array.from({ length: 200 }, (_, seed) => scene(seed)).filter(
    ({ scenario, result }) => scoreScenario(scenario, result).rmsePosition !== null,
  );
  assert.ok(cases.length > 150, `${cases.length} scenes`);
  compare(context, folder, cases);
});

/** A Aᵀ + 1. */
function covariance(a: readonly number[], n: number): number[][] {
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => {
      let sum = i === j ? 1 : 0;
      for (let k = 0; k < n; k++) sum += a[i * n + k]! * a[j * n + k]!;
      return sum;
    }),
  );
}
