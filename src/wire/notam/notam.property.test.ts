import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Notam,
  type NotamName,
  notamPosition,
  notamPositions,
  notamWords,
  readNotam,
  writeNotam,
} from './index.ts';

const letters = (least: number, most = least) =>
  fc.stringMatching(new RegExp(`^[A-Z]{${least},${most}}$`));
const name: fc.Arbitrary<NotamName> = fc.record(
  {
    series: letters(1),
    number: fc.integer({ min: 0, max: 9999 }),
    year: fc.integer({ min: 2000, max: 2099 }),
  },
  { noNullPrototype: true },
);
/** Whole minutes between 2000 and 2099. */
const minute = fc.integer({ min: 15_778_080, max: 68_374_079 }).map((minutes) => minutes * 60_000);
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
  .map((text) => notamWords(`X ${text} Q) A) E) Y`));
const level = fc.constantFrom('SFC', 'GND', 'FL100', '5000FT AMSL', 'UNL');

const notam: fc.Arbitrary<Notam> = fc
  .record({
    name,
    type: fc.constantFrom('N', 'R', 'C'),
    refers: name,
    qualifiers: fc.record(
      {
        fir: letters(4),
        code: letters(4).map((code) => `Q${code}`),
        traffic: fc.constantFrom('I', 'V', 'IV', 'K'),
        purpose: fc.constantFrom('NBO', 'BO', 'M', 'K'),
        scope: fc.constantFrom('A', 'E', 'W', 'AE', 'K'),
        lowerFl: fc.integer({ min: 0, max: 400 }),
        upperFl: fc.integer({ min: 400, max: 999 }),
        latitudeMin: fc.integer({ min: -5400, max: 5400 }).map((value) => value || 0),
        longitudeMin: fc.integer({ min: -10_800, max: 10_800 }).map((value) => value || 0),
        radiusNm: fc.integer({ min: 1, max: 999 }),
      },
      { noNullPrototype: true },
    ),
    locations: fc.array(letters(4), { minLength: 1, maxLength: 7 }),
    fromMs: minute,
    untilMs: fc.option(minute),
    estimated: fc.boolean(),
    schedule: fc.option(words),
    text: words,
    levels: fc.option(fc.tuple(level, level)),
  })
  .map(({ refers, untilMs, estimated, schedule, levels, ...rest }) => ({
    ...{ ...rest, type: rest.type as 'N' },
    ...(rest.type === 'N' ? {} : { refers }),
    ...(rest.type === 'C' ? {} : { untilMs }),
    ...(rest.type !== 'C' && untilMs !== null && estimated ? { estimated } : {}),
    ...(schedule === null ? {} : { schedule }),
    ...(levels === null ? {} : { lower: levels[0], upper: levels[1] }),
  }));

test('whatever is written is read back as it was, also with words around it', () => {
  fc.assert(
    fc.property(notam, (message) => {
      const text = writeNotam(message);
      assert.match(text, /^[A-Z0-9\-?:.,'=/+\n ()]*$/, 'a telex can carry it');
      assert.deepEqual(readNotam(text), message);
      assert.deepEqual(readNotam(`DRAFT: NOT ISSUED\n\n${text}`), message);
    }),
  );
});

test('places are read back to the second of arc', () => {
  const second = (most: number) =>
    fc.integer({ min: -most * 3600, max: most * 3600 }).map((value) => (value || 0) / 3600);
  fc.assert(
    fc.property(fc.array(fc.tuple(second(90), second(180)), { maxLength: 8 }), (places) => {
      const text = places.map(([a, b]) => notamPosition(a, b)).join(' - ');
      assert.deepEqual(notamPositions(text), places);
    }),
  );
});

test('damaged messages are read or told, and never throw', () => {
  fc.assert(
    fc.property(
      notam,
      fc.nat(400),
      fc.string({ maxLength: 3 }),
      fc.nat(5),
      (message, at, put, cut) => {
        const text = writeNotam(message);
        const read = readNotam(text.slice(0, at) + put + text.slice(at + cut));
        if ('reason' in read) assert.ok(read.message !== '' && read.offset >= 0);
      },
    ),
    { numRuns: 2000 },
  );
});
