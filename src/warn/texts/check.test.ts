import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { languageProblems } from './check.ts';
import { type LanguageTable, SHIPPED_LANGUAGES } from './language.ts';

/** English with one member written otherwise. */
function changed(path: string, value: unknown): LanguageTable {
  const copy = structuredClone(SHIPPED_LANGUAGES['en']!);
  const names = path.split('.');
  let at = copy as unknown as Record<string, unknown>;
  for (const name of names.slice(0, -1)) at = at[name] as Record<string, unknown>;
  at[names.at(-1)!] = value;
  return copy;
}

const whereOf = (table: LanguageTable): string[] =>
  languageProblems(table).map(({ where, what }) => `${where}: ${what}`);

test('nothing is wrong with the languages that come with the program, and each file is one of them', () => {
  for (const table of Object.values(SHIPPED_LANGUAGES)) {
    assert.deepEqual(languageProblems(table), [], table.tag);
  }
  const files = readdirSync(join(import.meta.dirname, 'languages'))
    .filter((file) => !file.includes('schema'))
    .map((file) => file.replace('.json', ''));
  assert.deepEqual(files.sort(), Object.keys(SHIPPED_LANGUAGES).sort());
  for (const [tag, table] of Object.entries(SHIPPED_LANGUAGES)) assert.equal(table.tag, tag);
});

test('a missing, an unknown and a broken placeholder are named with their place', () => {
  assert.deepEqual(whereOf(changed('kinds.ballistic.where', 'It may come down.')), [
    'kinds.ballistic.where: {places} is missing',
  ]);
  assert.deepEqual(whereOf(changed('kinds.ballistic.threat', 'In {places}')), [
    'kinds.ballistic.threat: {places} is not known here',
  ]);
  assert.deepEqual(whereOf(changed('sentences.when', 'At {times} {Zone}.')), [
    'sentences.when: a brace stands alone',
  ]);
  assert.deepEqual(whereOf(changed('places.one', ' ')), ['places.one: there is no text']);
  assert.deepEqual(whereOf(changed('frames.test.brief', 'TEST MESSAGE {text}')), [
    'frames.test.brief: no word says that it is a drill',
  ]);
});

test('a character that no channel can carry is named with its place, whichever it is', () => {
  for (const bad of ['\u0007', '\u0000', '\uFFFF', '\uD800', '\u0085']) {
    const [said, ...more] = whereOf(changed('kinds.cyber.event', `Cyber${bad}attack`));
    assert.match(said!, /^kinds\.cyber\.event: U\+[0-9A-F]{4} is no character/);
    assert.deepEqual(more, []);
  }
});

test('a text that cannot fit is named with its length and what to do', () => {
  const [first, ...more] = languageProblems(
    changed('advice.cover.short', 'Take cover in the nearest building or underground space now'),
  );
  assert.equal(more.length > 0, true);
  assert.match(first!.where, /^kinds\.ballistic with takeCover, \w+, headline$/);
  assert.match(first!.what, /^has \d+ characters .*; 90 fit: "/);
  assert.match(first!.todo, /Shorten/);
  assert.match(
    whereOf(changed('kinds.cyber.reason', ['x'.repeat(300)])).join(' '),
    /kinds\.cyber with prepare, exercise, brief: has \d+ characters/,
  );
});

test('words of a drill in a live text, and of a live alert in a drill, are found', () => {
  const drill = whereOf(changed('advice.cover.short', 'This is no exercise'));
  assert.match(drill.join(' '), /with takeCover, actual: "exercise", which stands in words\.drill/);
  const live = whereOf(changed('advice.cover.short', 'This is real'));
  assert.match(live.join(' '), /with takeCover, test: "this is real", which stands in words\.live/);
});
