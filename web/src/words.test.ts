import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES, STAGES, WARNING_STATES } from '../../src/warn/warning.ts';
import { PLACES } from './places.ts';
import { fill, WORDS } from './words.ts';

test('every language has every word, and no two states of a warning look the same', () => {
  for (const language of LANGUAGES) {
    const words = WORDS[language];
    assert.deepEqual(Object.keys(words), Object.keys(WORDS.en));
    for (const word of Object.values(words)) assert.ok(word !== '');
    assert.deepEqual(Object.keys(words.states), [...WARNING_STATES]);
    assert.deepEqual(Object.keys(words.stages), [...STAGES]);
    assert.equal(new Set(Object.values(words.states)).size, WARNING_STATES.length);
    assert.equal(new Set(Object.values(words.stages)).size, STAGES.length);
    for (const [, , names] of PLACES) assert.ok(names[language] !== '');
  }
});

test('every language names the ally, the mode and the time where English does', () => {
  const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const language of LANGUAGES) {
    for (const word of ['from', 'lost', 'otherMode', 'becomes', 'salvo', 'salvoSites'] as const) {
      assert.deepEqual(holes(WORDS[language][word]), holes(WORDS.en[word]), `${language} ${word}`);
    }
  }
  assert.equal(fill(WORDS.en.from, { node: 'KOR' }), 'ALLY · from KOR');
});
