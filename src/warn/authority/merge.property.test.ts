import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { STAGES } from '../warning.ts';
import { mergeSaid, type Said } from './merge.ts';

const area = fc.record({
  region: fc.constantFrom('KR-11', 'KR-26', 'JP-13', 'JP-27'),
  stage: fc.constantFrom(...STAGES),
  earliestMs: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 600_000 })),
  latestMs: fc.oneof(fc.constant(null), fc.integer({ min: 600_000, max: 900_000 })),
});
const said: fc.Arbitrary<Said> = fc
  .record({
    node: fc.constantFrom('jpn', 'kor', 'usa'),
    number: fc.integer({ min: 1, max: 9 }),
    kind: fc.constantFrom('ballistic' as const, 'gnss' as const),
    state: fc.constantFrom('released' as const, 'lost' as const, 'all-clear' as const),
    areas: fc.uniqueArray(area, { maxLength: 4, selector: ({ region }) => region }),
  })
  .map(({ node, number, ...rest }) => ({
    ...{ node, warning: `${node}-w${number}`, hazard: `${node}-h${number}`, ...rest },
  }));
const many = fc.uniqueArray(said, { maxLength: 8, selector: ({ warning }) => warning });

test('merging loses no area that somebody is told of, at no less urgent a stage or shorter a time', () => {
  fc.assert(
    fc.property(many, (all) => {
      const merged = mergeSaid(all);
      for (const each of all) {
        if (each.state === 'all-clear') continue;
        const group = merged.find(({ warnings }) => warnings.includes(each.warning))!;
        for (const one of each.areas) {
          if (one.stage === 'all-clear') continue;
          const told = group.areas.find(({ region }) => region === one.region)!;
          assert.ok(
            STAGES.indexOf(told.stage) >= STAGES.indexOf(one.stage) || told.stage === one.stage,
          );
          assert.ok(told.nodes.includes(each.node));
          if (one.earliestMs !== null) assert.ok(told.earliestMs! <= one.earliestMs);
          if (one.latestMs !== null) assert.ok(told.latestMs! >= one.latestMs);
        }
      }
      const named = merged.flatMap(({ warnings }) => warnings);
      assert.equal(new Set(named).size, named.length, 'each warning stands in one group');
    }),
  );
});

test('in whatever order warnings come, the same are merged', () => {
  const groups = (all: readonly Said[]): string[] =>
    mergeSaid(all)
      .map(({ warnings }) => [...warnings].sort().join(' '))
      .sort();
  fc.assert(fc.property(many, (all) => assert.deepEqual(groups(all), groups([...all].reverse()))));
});

test('two nations’ warnings of one arrival are one, of two arrivals two', () => {
  const at = (node: string, earliestMs: number): Said => ({
    ...{ node, warning: `${node}-w1`, hazard: `${node}-h1`, kind: 'ballistic', state: 'released' },
    areas: [{ region: 'JP-13', stage: 'take-cover', earliestMs, latestMs: earliestMs + 60_000 }],
  });
  assert.equal(mergeSaid([at('jpn', 0), at('kor', 50_000)]).length, 1);
  assert.equal(mergeSaid([at('jpn', 0), at('kor', 500_000)]).length, 2);
  assert.deepEqual(mergeSaid([at('jpn', 0), at('kor', 50_000)])[0]?.areas[0]?.nodes, [
    'jpn',
    'kor',
  ]);
});

test('what one warning has let go counts for as long as the other that holds it, and no longer', () => {
  const said = (id: string, state: Said['state'], area: Said['areas'][number]): Said => ({
    ...{ node: 'kor', warning: `kor-w${id}`, hazard: 'kor-h1', kind: 'ballistic', state },
    areas: [area],
  });
  const times = { region: 'JP-15', earliestMs: null, latestMs: null };
  const held = said('1', 'updated', { ...times, stage: 'take-cover', decided: 'all-clear' });
  const other = said('2', 'released', { ...times, stage: 'take-cover' });
  assert.deepEqual(
    mergeSaid([held, other])[0]?.areas.map(({ stage }) => stage),
    ['take-cover'],
  );
  const over = { ...other, state: 'all-clear' as const };
  assert.deepEqual(mergeSaid([held, over])[0]?.areas, []);
  const lost = said('3', 'lost', { ...times, stage: 'take-cover', decided: 'launched' });
  assert.equal(mergeSaid([lost])[0]?.areas[0]?.stage, 'take-cover');
});
