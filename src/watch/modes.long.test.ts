import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstDifference, playMixed } from '../../test/simulation/modes.ts';

/** What the modes must stand: a million mixed messages, in four orders. */
const EACH = 250_000;

for (const seed of [1, 2, 3, 4]) {
  const [mode, other] =
    seed % 2 === 1 ? (['actual', 'exercise'] as const) : (['exercise', 'actual'] as const);
  test(`${EACH} messages of mode ${other} change nothing of what a watch of mode ${mode} says, seed ${seed}`, () => {
    const { alone, beside, strangers } = playMixed(mode, other, EACH, seed);
    assert.equal(strangers, EACH);
    assert.ok(alone.effects.some(({ kind }) => kind === 'publish'));
    assert.equal(firstDifference(alone, beside), null);
  });
}
