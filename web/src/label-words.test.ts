import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../../src/warn/warning.ts';
import { cardsOf } from './cards.ts';
import { LABEL_WORDS, spokenText, waitsText } from './label-words.ts';
import { areaOf, hazardOf, releaseBy, viewOf, warningOf } from './view.fixture.ts';

const draft = warningOf({
  ...{ revision: 2, state: 'drafted', becomes: 'cancelled', areas: [areaOf('JP-17')] },
});
const plan = {
  ...{ warning: draft.id, revision: 2, needed: 2, goesOutMs: null },
  ...{ signed: ['officer-1'], people: { people: 0, known: 0, areas: 1 } },
};

test('what is in force says that its withdrawal waits, and how many have signed', () => {
  const view = viewOf({
    ...{ warnings: [draft, warningOf({})], plans: [plan] },
    pendingActs: [releaseBy('officer-1', draft)],
  });
  const [, waiting] = cardsOf(view, 'en');
  assert.ok(waiting !== undefined);
  assert.equal(waitsText(waiting, 'en'), 'Revision 2 waits: CANCELLED, 1 of 2 signed');
  for (const language of LANGUAGES) {
    assert.doesNotMatch(waitsText(waiting, language), /[{}]|undefined/);
    assert.deepEqual(Object.keys(LABEL_WORDS[language]), Object.keys(LABEL_WORDS.en));
  }
});

test('who hears the page is told of what is in force in words, of a draft its state alone', () => {
  const [inForce] = cardsOf(viewOf({ warnings: [warningOf({})] }), 'en');
  assert.ok(inForce !== undefined);
  assert.equal(spokenText(inForce, 'en'), `RELEASED. OWN. ${inForce.text?.headline}`);
  const first = cardsOf(viewOf({ warnings: [draft] }), 'en')[0];
  const next = cardsOf(viewOf({ warnings: [{ ...draft, revision: 3 }] }), 'en')[0];
  assert.equal(spokenText(first, 'en'), 'DRAFT. OWN');
  assert.equal(spokenText(next, 'en'), spokenText(first, 'en'));
  const [seen] = cardsOf(viewOf({ hazards: [hazardOf({})] }), 'en');
  assert.match(spokenText(seen, 'en'), /^MISSILE LAUNCH/);
  assert.equal(spokenText(undefined, 'en'), '');
});
