import assert from 'node:assert/strict';
import { test } from 'node:test';
import { integerIn, nextWord, normal, poisson, randomStream, uniform } from './random.ts';

test('xoshiro128** gives the words of the reference code', () => {
  // First outputs of the authors' C code for the state 1, 2, 3, 4.
  const expected = [
    11_520, 0, 5_927_040, 70_819_200, 2_031_721_883, 1_637_235_492, 1_287_239_034, 3_734_860_849,
    3_729_100_597, 4_258_142_804,
  ];
  const state = { a: 1, b: 2, c: 3, d: 4 };
  assert.deepEqual(
    expected.map(() => nextWord(state)),
    expected,
  );
});

test('one seed and name give one stream; another seed or name another', () => {
  const draw = (seed: number, name: string): number[] => {
    const state = randomStream(seed, name);
    return Array.from({ length: 8 }, () => nextWord(state));
  };
  assert.deepEqual(draw(7, 'radar'), draw(7, 'radar'));
  assert.notDeepEqual(draw(7, 'radar'), draw(8, 'radar'));
  assert.notDeepEqual(draw(7, 'radar'), draw(7, 'radar-2'));
  assert.notDeepEqual(draw(7, 'radar'), draw(7 + 2 ** 32, 'radar'));
});

test('uniform, normal and poisson have their moments', () => {
  const state = randomStream(20_261_121, 'moments');
  const n = 100_000;
  let u = 0;
  let g = 0;
  let g2 = 0;
  let p = 0;
  for (let i = 0; i < n; i++) {
    const x = uniform(state);
    assert.ok(x >= 0 && x < 1);
    u += x;
    const y = normal(state);
    g += y;
    g2 += y * y;
    p += poisson(state, 3.5);
  }
  // Five standard deviations of each mean.
  assert.ok(Math.abs(u / n - 0.5) < 5 * Math.sqrt(1 / 12 / n));
  assert.ok(Math.abs(g / n) < 5 / Math.sqrt(n));
  assert.ok(Math.abs(g2 / n - 1) < 5 * Math.sqrt(2 / n));
  assert.ok(Math.abs(p / n - 3.5) < 5 * Math.sqrt(3.5 / n));
});

test('whole numbers reach both ends and nothing beyond', () => {
  const state = randomStream(1, 'dice');
  const seen = new Set<number>();
  for (let i = 0; i < 1000; i++) seen.add(integerIn(state, 1, 6));
  assert.deepEqual([...seen].sort(), [1, 2, 3, 4, 5, 6]);
});
