import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../../src/warn/warning.ts';
import { countdown, timeOfDay } from './cards.ts';
import { toGeoJson } from './geo.ts';
import { WORDS } from './words.ts';

test('the countdown goes down to the earliest arrival, says NOW, and never runs on below zero', () => {
  assert.equal(countdown(0, 151_000, 160_000, 'en'), 'T−02:31');
  assert.equal(countdown(150_999, 151_000, 160_000, 'en'), 'T−00:00');
  assert.equal(countdown(151_000, 151_000, 160_000, 'en'), 'NOW');
  assert.equal(countdown(160_001, 151_000, 160_000, 'en'), 'passed');
  assert.equal(countdown(0, null, null, 'en'), '');
});

test('times of day are UTC and say so', () => {
  assert.equal(timeOfDay(86_400_000 * 3 + 3_661_000), '01:01:01Z');
});

test('every language has every word, and no two states of a warning look the same', () => {
  for (const language of LANGUAGES) {
    assert.deepEqual(Object.keys(WORDS[language]), Object.keys(WORDS.en));
    const states = WORDS[language].states;
    assert.deepEqual(Object.keys(states), Object.keys(WORDS.en.states));
    assert.equal(new Set(Object.values(states)).size, Object.keys(states).length);
    for (const word of Object.values(WORDS[language])) assert.ok(word !== '');
  }
});

test('a ring over the antimeridian does not jump around the Earth', () => {
  const degree = Math.PI / 180;
  const ring = [
    [179 * degree, 0],
    [-179 * degree, 0],
    [-179 * degree, degree],
    [179 * degree, 0],
  ] as const;
  const longitudes = toGeoJson([ring]).coordinates[0]!.map((point) => Math.round(point[0]!));
  assert.deepEqual(longitudes, [179, 181, 181, 179]);
});
