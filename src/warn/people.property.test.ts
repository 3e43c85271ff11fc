import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { peopleIn } from './people.ts';
import { STAGES, type WarningArea } from './warning.ts';

const code = fc.constantFrom('KR-11', 'KR-26', 'KR-50', 'JP-13', 'constructor');
const area = fc
  .record({ region: code, stage: fc.constantFrom(...STAGES) })
  .map((given): WarningArea => ({ ...given, names: { en: '', ko: '', ja: '' }, ...NO_TIME }));
const NO_TIME = { earliestMs: null, latestMs: null };

test('people of an area count once, those let go not, and what is not known is said', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(area, { selector: ({ region }) => region }),
      fc.dictionary(code, fc.nat(1e7)),
      (areas, people) => {
        const made = peopleIn([...areas, ...areas], { people });
        const standing = areas.filter(({ stage }) => stage !== 'all-clear');
        const meant = standing.length === 0 ? areas : standing;
        const numbers = meant.flatMap(({ region }) =>
          Object.hasOwn(people, region) ? [people[region]!] : [],
        );
        assert.deepEqual(made, {
          people: numbers.reduce((sum, each) => sum + each, 0),
          known: numbers.length,
          areas: meant.length,
        });
        assert.equal(peopleIn(areas, {}).known, 0);
      },
    ),
  );
});
