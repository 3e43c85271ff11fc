import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { REGIONS } from '../earth/index.ts';
import { canonicalBytes } from '../seal/index.ts';
import { composeTexts, MAX_TEXT_LANGUAGES, SHIPPED_LANGUAGES } from '../warn/index.ts';
import { MAX_STATEMENT_BYTES } from './frame.ts';
import { statementProblem } from './read.ts';
import type { SharedText } from './statement.ts';

const LABEL = {
  classification: 'unclassified',
  releasableTo: [],
  caveats: [],
  delayS: 0,
  fidelity: 'full',
};

/** A signed statement of a warning with these texts, its signature aside. */
function statementWith(texts: unknown): unknown {
  const content = {
    ...{ about: 'warning', warning: 'usa-w1', revision: 1, state: 'released' },
    ...{ kind: 'ballistic', hazard: 'usa-h1', issuedMs: 1, expiresMs: 2, polygons: [], texts },
    areas: REGIONS.map(({ code }) => ({
      ...{ region: code, stage: 'take-cover' },
      ...{ earliestMs: 1_795_219_570_000, latestMs: 1_795_219_630_000 },
    })),
  };
  const body = {
    ...{ id: 'usa-s1', origin: 'usa', mode: 'exercise', releaseClass: 'minimum', timeMs: 1 },
    ...{ label: LABEL, content },
  };
  return { type: 'bongsu/statement/1', key: 'k', signature: 's', body };
}

const TEXT: SharedText = { headline: 'h', description: 'd', instruction: 'i' };

test('a warning in languages that are not known here is taken, with a brief text or without', () => {
  const tags = fc.uniqueArray(fc.stringMatching(/^[a-z]{2,3}(-[A-Z]{2})?$/), {
    minLength: 1,
    maxLength: 16,
  });
  fc.assert(
    fc.property(tags, fc.boolean(), (each, brief) => {
      const text = brief ? { ...TEXT, brief: 'b' } : TEXT;
      const texts = Object.fromEntries(each.map((tag) => [tag, text]));
      assert.equal(statementProblem(statementWith(texts)), null);
    }),
  );
});

test('no language, too many, tags that are none, other members and endless texts are refused', () => {
  const many = Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`x-${i}a`, TEXT]));
  for (const texts of [
    {},
    [],
    null,
    many,
    { 'not a tag': TEXT },
    { en: { ...TEXT, secret: 1 } },
    { en: { ...TEXT, brief: 7 } },
    { en: { headline: 'h', description: 'd' } },
    { en: { ...TEXT, description: 'x'.repeat(4001) } },
  ]) {
    assert.equal(
      statementProblem(statementWith(texts)),
      'content: a field of a warning is wrong',
      JSON.stringify(texts)?.slice(0, 60),
    );
  }
});

test('the longest warning, of all areas in as many languages as a node may have, fits one statement', () => {
  const ja = SHIPPED_LANGUAGES['ja']!;
  const languages = Array.from({ length: MAX_TEXT_LANGUAGES }, (_, i) => ({
    ...ja,
    tag: `ja-x-${i}`,
  }));
  const half = REGIONS.length / 2;
  const areas = REGIONS.map(({ code, names }) => ({
    ...{ region: code, names, earliestMs: 1_795_219_570_000, latestMs: 1_795_219_630_000 },
  }));
  const texts = composeTexts(
    {
      ...{ kind: 'ballistic', message: 'takeCover', nextMs: 0 },
      ...{ areas: areas.slice(0, half), gone: areas.slice(half) },
    },
    { mode: 'exercise', settings: { issuerName: { en: 'x'.repeat(200) }, languages } },
  );
  const statement = statementWith(texts);
  assert.equal(statementProblem(statement), null);
  // Polygons of predicted areas come on top: as much room again is left for them.
  const { length } = canonicalBytes(statement);
  assert.ok(length < MAX_STATEMENT_BYTES / 2, String(length));
});
