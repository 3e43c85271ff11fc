import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HAZARD_KINDS } from '../../assess/index.ts';
import { ADVICE } from './advice.ts';
import { type LanguageTable, MESSAGES } from './language.ts';
import { reviewDigest, reviewStates, withReview } from './review.ts';
import { AREAS, say, TABLES } from './texts.fixture.ts';

const BY = { by: 'somebody', on: '2026-11-22' };
const stateOf = (table: LanguageTable): string[] => reviewStates(table).map(({ state }) => state);

test('nobody is said to have read what comes with the program', () => {
  for (const table of TABLES) {
    assert.equal(table.reviewed, undefined);
    assert.deepEqual([...new Set(stateOf(table))], ['none']);
  }
});

/** Ways to every string of a value. */
function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === 'string') return [[...path]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]));
}

function changedAt(table: LanguageTable, path: readonly string[]): LanguageTable {
  const copy = structuredClone(table);
  let at = copy as unknown as Record<string, unknown>;
  for (const name of path.slice(0, -1)) at = at[name] as Record<string, unknown>;
  at[path.at(-1)!] += 'x';
  return copy;
}

test('whatever word changes: where a text of a kind changes, its review falls away', () => {
  const paths = new Map(TABLES.map((table) => [table, pathsOf(table)]));
  fc.assert(
    fc.property(
      fc.constantFrom(...TABLES),
      fc.nat(),
      fc.constantFrom(...HAZARD_KINDS),
      (table, n, kind) => {
        const ways = paths.get(table)!;
        const read = withReview(table, HAZARD_KINDS, BY);
        assert.deepEqual([...new Set(stateOf(read))], ['reviewed']);
        const after = changedAt(read, ways[n % ways.length]!);
        const texts = (of: LanguageTable): string =>
          JSON.stringify(
            MESSAGES.flatMap((message) =>
              (['actual', 'test'] as const).map((mode) =>
                say(of, AREAS.slice(0, 3), { kind, message, nextMs: 0 }, mode),
              ),
            ),
          );
        if (texts(after) === texts(read)) return;
        const state = reviewStates(after).find((each) => each.kind === kind)?.state;
        assert.equal(state, 'changed', ways[n % ways.length]!.join('.'));
      },
    ),
    { numRuns: 300 },
  );
});

test('a word of one kind alone leaves the reviews of the others standing', () => {
  for (const table of TABLES) {
    const read = withReview(table, HAZARD_KINDS, BY);
    const after = changedAt(read, ['advice', ADVICE.balloon.takeCover, 'short']);
    const changed = reviewStates(after).filter(({ state }) => state !== 'reviewed');
    assert.deepEqual(
      changed.map(({ kind }) => kind),
      ['balloon'],
    );
    assert.notEqual(reviewDigest(after, 'balloon'), reviewDigest(table, 'balloon'));
  }
});
