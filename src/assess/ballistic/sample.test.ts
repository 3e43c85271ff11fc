import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fallToGround } from './fall.ts';
import { fly, INTERMEDIATE, LOFTED, ROCKET, SCUD_ER } from './flight.fixture.ts';
import { SAMPLE_SIZE, sampledImpact, sampleImpacts } from './sample.ts';

const CONTAINMENTS = [0.5, 0.9, 0.99];

function fallOf(vehicle: typeof ROCKET, after: number, seed: number) {
  const flight = fly(vehicle);
  const state = flight.states[Math.ceil(flight.burnoutS) + after]!;
  const covariance = new Float64Array(36);
  for (let i = 0; i < 6; i++) covariance[i * 7] = i < 3 ? 200 ** 2 : 3 ** 2;
  return { state, covariance, seed };
}

test('samples are the same in whatever parts they are drawn', () => {
  const fall = fallOf(SCUD_ER, 30, 5);
  const whole = new Float64Array(60 * SAMPLE_SIZE);
  sampleImpacts(fall, 0, 60, whole);
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 }),
      (parts) => {
        const out = new Float64Array(whole.length);
        let from = 0;
        for (const part of [...parts, 60]) {
          const some = Math.min(part, 60 - from);
          sampleImpacts(fall, from, some, out.subarray(SAMPLE_SIZE * from));
          from += some;
        }
        assert.deepEqual(out, whole);
      },
    ),
    { numRuns: 10 },
  );
  const other = new Float64Array(whole.length);
  sampleImpacts({ ...fall, seed: 6 }, 0, 60, other);
  assert.notDeepEqual(other, whole);
});

test('the analytical areas hold the share of samples that they state', () => {
  for (const [vehicle, after] of [
    [ROCKET, 60],
    [SCUD_ER, 60],
    [INTERMEDIATE, 90],
    [LOFTED, 90],
  ] as const) {
    const fall = fallOf(vehicle, after, 11);
    const samples = new Float64Array(1_500 * SAMPLE_SIZE);
    sampleImpacts(fall, 0, 1_500, samples);
    const found = sampledImpact(fall, samples, CONTAINMENTS);
    assert.ok(found !== null);
    assert.equal(found.up, 0);
    for (const { containment, held } of found.areas) {
      // 1,500 samples: three sigmas are 0.04 at a half; the skew of drag is the rest.
      assert.ok(Math.abs(held - containment) < 0.06, `${containment}: ${held}`);
    }
    assert.ok(Math.abs(found.inTime - 0.9) < 0.06, `${found.inTime}`);
  }
});

test('wind carries along what falls, and calm air is air without wind', () => {
  const flight = fly(SCUD_ER);
  const state = flight.states[Math.ceil(flight.burnoutS) + 200]!;
  const [calm, none, blown] = [0, 0, 0].map(() => new Float64Array(8));
  assert.ok(fallToGround(state, 1 / 4_000, 1, calm!));
  assert.ok(fallToGround(state, 1 / 4_000, 1, none!, 0, { east: 0, north: 0 }));
  assert.ok(fallToGround(state, 1 / 4_000, 1, blown!, 0, { east: 20, north: 0 }));
  for (let i = 0; i < 8; i++) assert.ok(Math.abs(calm![i]! - none![i]!) < 1e-6);
  const longitude = Math.atan2(calm![1]!, calm![0]!);
  const moved = [blown![0]! - calm![0]!, blown![1]! - calm![1]!, blown![2]! - calm![2]!] as const;
  const east = -Math.sin(longitude) * moved[0] + Math.cos(longitude) * moved[1];
  assert.ok(east > 40 && east < 600, `${east}`);
  assert.ok(Math.abs(moved[2]) < 0.3 * east, `${moved[2]}`);
});
