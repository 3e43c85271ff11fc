import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runPredict } from '../predict.ts';
import { sampleInParallel } from './samples.ts';

const STATE = [-3.2e6, 4.2e6, 4.2e6, -2_000, -1_500, 1_800];

function fallOf(seed: number) {
  const covariance = new Float64Array(36);
  for (let i = 0; i < 6; i++) covariance[i * 7] = i < 3 ? 200 ** 2 : 5 ** 2;
  return { state: Float64Array.from(STATE), covariance, seed };
}

test('the samples are the same with one thread, two or three', async () => {
  const one = await sampleInParallel(fallOf(3), 4_321, 1);
  for (const workers of [2, 3]) {
    const many = await sampleInParallel(fallOf(3), 4_321, workers);
    assert.deepEqual(Float64Array.from(many), Float64Array.from(one));
  }
});

test('predict shows the samples beside the analytical areas', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-predict-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'state.json');
  writeFileSync(file, JSON.stringify({ stateEcef: STATE }));
  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const code = await runPredict(
      ['--state', file, ...args],
      (line) => lines.push(line),
      (line) => lines.push(line),
    );
    return { code, lines };
  };
  const { code, lines } = await run('--samples', '3000', '--seed', '4', '--json');
  assert.equal(code, 0);
  const { sampled } = JSON.parse(lines[0]!);
  assert.equal(sampled.samples, 3_000);
  for (const { containment, held } of sampled.areas) {
    assert.ok(Math.abs(held - containment) < 0.06, `${containment}: ${held}`);
  }
  assert.deepEqual(await run('--samples', '3000', '--seed', '4', '--workers', '1', '--json'), {
    code,
    lines,
  });
  assert.match((await run('--samples', '2500')).lines.join('\n'), /90 % area .* of 2500 samples/);
  for (const bad of ['0', '-1', '1e9', 'many']) {
    assert.equal((await run(`--samples=${bad}`)).code, 2);
  }
  assert.equal((await run('--samples', '10', '--seed', 'x')).code, 2);
});
