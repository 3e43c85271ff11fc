import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type NavName,
  type NavWarning,
  navWords,
  readNavWarning,
  writeNavWarning,
} from './index.ts';

const sentence = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => `X ${navWords(text).replace(/\.+$/, '')}`.trim());
const name: fc.Arbitrary<NavName> = fc.record(
  {
    series: fc.constantFrom('NAVAREA XI', 'NAVAREA IV', 'KOREA COASTAL', 'HYDROPAC'),
    number: fc.integer({ min: 0, max: 9999 }),
    year: fc.integer({ min: 2000, max: 2099 }),
  },
  { noNullPrototype: true },
);
const minute = fc.integer({ min: 15_778_080, max: 68_374_079 }).map((minutes) => minutes * 60_000);
const angle = (most: number) =>
  fc.integer({ min: -most * 6000, max: most * 6000 }).map((value) => value || 0);
const place = fc.record({ latitude: angle(90), longitude: angle(180) }, { noNullPrototype: true });

const warning: fc.Arbitrary<NavWarning> = fc
  .record({
    originMs: minute,
    name,
    generalArea: sentence,
    locality: fc.option(sentence),
    hazard: fc.option(
      fc.record({
        subject: fc.constantFrom('HAZARDOUS OPERATIONS, ROCKET LAUNCHING', 'FALLING DEBRIS'),
        span: fc.option(fc.tuple(minute, minute)),
        areas: fc.array(fc.array(place, { minLength: 3, maxLength: 8 }), {
          minLength: 1,
          maxLength: 26,
        }),
      }),
    ),
    remarks: fc.array(sentence, { maxLength: 3 }),
    cancels: fc.array(name, { maxLength: 3 }),
    ends: fc.option(minute),
  })
  .map(({ locality, hazard, ends, ...rest }) => ({
    ...rest,
    ...(locality === null ? {} : { locality }),
    ...(hazard === null ? {} : { subject: hazard.subject }),
    ...(hazard === null || hazard.span === null
      ? {}
      : { fromMs: hazard.span[0], untilMs: hazard.span[1] }),
    areas: hazard?.areas ?? [],
    ...(ends === null ? {} : { endsMs: ends }),
  }));

test('whatever is written is read back as it was, also with words before it', () => {
  fc.assert(
    fc.property(warning, (message) => {
      const text = writeNavWarning(message);
      assert.match(text, /^[A-Z0-9\-?:.,'=/+\n ()]*$/, 'a telex can carry it');
      assert.deepEqual(readNavWarning(text), message);
      assert.deepEqual(readNavWarning(`DRAFT: NOT ISSUED\n\n${text}`), message);
    }),
  );
});

test('damaged messages are read or told, and never throw', () => {
  fc.assert(
    fc.property(
      warning,
      fc.nat(400),
      fc.string({ maxLength: 3 }),
      fc.nat(5),
      (message, at, put, cut) => {
        const text = writeNavWarning(message);
        const read = readNavWarning(text.slice(0, at) + put + text.slice(at + cut));
        if ('reason' in read) assert.ok(read.message !== '' && read.offset >= 0);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a warning reads as mariners know it', () => {
  const text = writeNavWarning({
    originMs: Date.UTC(2026, 10, 22, 10, 5),
    name: { series: 'NAVAREA XI', number: 123, year: 2026 },
    generalArea: 'Western North Pacific',
    subject: 'HAZARDOUS OPERATIONS, ROCKET LAUNCHING',
    fromMs: Date.UTC(2026, 10, 25),
    untilMs: Date.UTC(2026, 10, 27, 4),
    areas: [
      [
        { latitude: 35 * 6000 + 2200, longitude: 125 * 6000 + 1500 },
        { latitude: 35 * 6000 + 2200, longitude: 126 * 6000 },
        { latitude: -(35 * 6000), longitude: -6 },
      ],
    ],
    remarks: ['Wide berth requested'],
    cancels: [{ series: 'NAVAREA XI', number: 120, year: 2026 }],
    endsMs: Date.UTC(2026, 10, 27, 5),
  });
  assert.equal(
    text,
    `221005 UTC NOV 26
NAVAREA XI 0123/26.
WESTERN NORTH PACIFIC.
1. HAZARDOUS OPERATIONS, ROCKET LAUNCHING
   FROM 250000 UTC NOV 26 TO 270400 UTC NOV 26
   IN AREA BOUNDED BY:
   A. 35-22.00N 125-15.00E, 35-22.00N 126-00.00E, 35-00.00S 000-00.06W
2. WIDE BERTH REQUESTED.
3. CANCEL NAVAREA XI 0120/26.
4. CANCEL THIS MESSAGE 270500 UTC NOV 26.
`,
  );
});
