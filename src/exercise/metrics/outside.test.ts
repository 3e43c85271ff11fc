import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { runScenario } from '../../../bench/track.ts';
import { type Scans, scoreScenario, type TrueScenario } from '../../../bench/track-score.ts';
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

/** A few objects over a few scans, tracks near some of them and elsewhere. */
const scene = fc
  .record({
    id: fc.constantFrom('S2', 'S3'),
    scans: fc.integer({ min: 1, max: 12 }),
  })
  .chain(({ id, scans }) => {
    const n = id === 'S2' ? 2 : 3;
    const number = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
    const state = (most: number) => fc.array(number(most), { minLength: 2 * n, maxLength: 2 * n });
    const object = fc.record({
      k0: fc.integer({ min: 0, max: scans - 1 }),
      x: fc.array(state(500), { minLength: 1, maxLength: scans }),
    });
    const track = fc.record({
      id: fc.integer({ min: 1, max: 5 }),
      x: state(500),
      root: fc.array(number(3), { minLength: 4 * n * n, maxLength: 4 * n * n }),
    });
    return fc.record({
      id: fc.constant(id),
      objects: fc.array(object, { minLength: 1, maxLength: 5 }),
      shown: fc.array(fc.uniqueArray(track, { selector: (one) => one.id, maxLength: 5 }), {
        minLength: scans,
        maxLength: scans,
      }),
      n: fc.constant(n),
    });
  });

test('small scenes of any kind score as the outside scorer says', (context) => {
  const folder = folderOf(context);
  if (folder === null) return;
  const seed = Number(process.env['FC_SEED'] ?? 20_261_122);
  context.diagnostic(`seed ${seed}`);
  const cases = fc.sample(scene, { seed, numRuns: 200 }).flatMap(({ id, objects, shown, n }) => {
    const scenario: TrueScenario = {
      id,
      metric: { c: 400, p: 2 },
      truth: objects.map(({ k0, x }, i) => ({ id: i, k0, x: x.slice(0, shown.length - k0) })),
    };
    const result = {
      scans: shown.map((tracks, k) => ({
        k,
        tracks: tracks.map(({ id, x, root }) => ({
          id,
          x,
          P: covariance(root, 2 * n),
        })),
      })),
    };
    // The outside scorer divides by the number of pairs and of objects.
    const own = scoreScenario(scenario, result);
    return own.rmsePosition === null ? [] : [{ scenario, result }];
  });
  assert.ok(cases.length > 100, `${cases.length} scenes`);
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
