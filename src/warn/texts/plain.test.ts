import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type PlainRules, SHIPPED_LANGUAGES } from './language.ts';
import { gradeOf, plainProblems, sentencesOf } from './plain.ts';
import { areasAt, everything, say } from './texts.fixture.ts';

const RULES: PlainRules = SHIPPED_LANGUAGES['en']!.plain;
const rulesOf = (text: string, rules = RULES): string[] =>
  plainProblems(text, rules).map(({ rule }) => rule);

test('every text of every kind, message, mode and language is plain by the rules of its language', () => {
  const found: string[] = [];
  for (const { table, kind, message, mode } of everything()) {
    const nextMs = Date.UTC(2026, 10, 21, 0, 9);
    const text = say(table, areasAt('US-HI'), { kind, message, nextMs }, mode);
    // A frame, which opens and closes, and a long text have more sentences, one by one as short.
    const more = { ...table.plain, mostSentences: 14 };
    for (const [part, words] of Object.entries(text)) {
      const rules = part === 'instruction' && mode === 'actual' ? table.plain : more;
      // A headline is no sentence: its words count, its grade does not.
      const { grade: _, ...ungraded } = rules;
      for (const { rule, what, text: where } of plainProblems(
        words,
        part === 'headline' ? ungraded : rules,
      )) {
        found.push(`${table.tag} ${kind} ${message} ${mode} ${part}: ${rule}: ${what}: ${where}`);
      }
    }
  }
  assert.deepEqual([...new Set(found)].slice(0, 20), []);
});

test('a long sentence, many ideas, many sentences, jargon, passive forms and abbreviations are found', () => {
  assert.deepEqual(rulesOf('Go inside now.'), []);
  assert.deepEqual(rulesOf(`Go ${'in '.repeat(20)}now.`), ['sentence']);
  assert.deepEqual(rulesOf('Go in, stay in, sit down, and wait.'), ['ideas']);
  assert.deepEqual(rulesOf('Go in. '.repeat(7)), ['sentences']);
  assert.deepEqual(rulesOf('The projectile is near.'), ['word']);
  assert.deepEqual(rulesOf('Projectiles, we say, are near.'), [], 'whole words only');
  assert.deepEqual(rulesOf('It has been shot.'), ['passive']);
  assert.deepEqual(rulesOf('The ICBM is near.'), ['abbreviation']);
  assert.ok(
    rulesOf('Individuals ascertaining abnormalities necessitate immediate notification.').includes(
      'grade',
    ),
  );
  const { grade: _, ...ungraded } = RULES;
  assert.deepEqual(rulesOf('Individuals necessitate notification immediately.', ungraded), []);
  assert.deepEqual(rulesOf('着弾しました。', SHIPPED_LANGUAGES['ja']!.plain), ['word']);
  assert.deepEqual(rulesOf('あ'.repeat(61), SHIPPED_LANGUAGES['ja']!.plain), ['sentence']);
});

test('the grade agrees with the formula on a sentence counted by hand', () => {
  // 6 words, 6 syllables, 1 sentence.
  assert.ok(Math.abs(gradeOf('The cat sat on the mat.') - (0.39 * 6 + 11.8 - 15.59)) < 1e-9);
  // 4 words; syllables 3 + 2 + 1 + 3.
  assert.ok(
    Math.abs(gradeOf('Ballistic missile: take radio.') - (0.39 * 4 + (11.8 * 9) / 4 - 15.59)) <
      1e-9,
  );
  assert.equal(gradeOf(''), 0);
});

test('any text is judged, and its sentences are all of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.ok(Array.isArray(plainProblems(text, RULES)));
      assert.equal(sentencesOf(text).join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
    }),
  );
});
