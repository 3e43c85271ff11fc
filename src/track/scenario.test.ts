import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runScenario } from '../../bench/track.ts';
import type { Scenario } from '../../bench/track-scenario.ts';

/** A scenario of the outside bench; null, and the test skipped, where it is not given. */
function scenario(context: TestContext, id: string): Scenario | null {
  const folder = process.env['BONGSU_BENCH'];
  if (folder === undefined || folder === '') {
    context.skip(`BONGSU_BENCH is not set: scenario ${id} was not run`);
    return null;
  }
  const file = join(folder, 'tracking', 'data', `${id}.json`);
  if (!existsSync(file)) throw new Error(`BONGSU_BENCH is set but ${file} does not exist`);
  return JSON.parse(readFileSync(file, 'utf8')) as Scenario;
}

interface Scans {
  readonly scans: readonly { readonly tracks: readonly { readonly id: number }[] }[];
}

test('S1: the error of a coasting track is within 2 % of its lower bound', (context) => {
  const given = scenario(context, 'S1');
  if (given === null) return;
  const { summary } = runScenario(given);
  assert.ok((summary['rmsePosition'] as number) < 1.02 * 67.86, String(summary['rmsePosition']));
});

test('S2: 20 crossing objects amid 60 false plots a scan are about 20 tracks', (context) => {
  const given = scenario(context, 'S2');
  if (given === null) return;
  const { scans } = runScenario(given).result as Scans;
  const settled = scans.slice(20).map((scan) => scan.tracks.length);
  const mean = settled.reduce((sum, count) => sum + count, 0) / settled.length;
  assert.ok(Math.abs(mean - 20) < 0.5, `${mean} tracks a scan`);
  const ids = new Set(scans.flatMap((scan) => scan.tracks.map((track) => track.id)));
  assert.ok(ids.size <= 25, `${ids.size} different tracks`);
});

test('S3: the picture of 200 aircraft holds 200 tracks through births and deaths', (context) => {
  const given = scenario(context, 'S3');
  if (given === null) return;
  const { scans } = runScenario(given).result as Scans;
  const between = scans.slice(22, 44).map((scan) => scan.tracks.length);
  const mean = between.reduce((sum, count) => sum + count, 0) / between.length;
  assert.ok(Math.abs(mean - 200) < 3, `${mean} tracks a scan`);
  const ids = new Set(scans.flatMap((scan) => scan.tracks.map((track) => track.id)));
  assert.ok(ids.size <= 220, `${ids.size} different tracks`);
});
