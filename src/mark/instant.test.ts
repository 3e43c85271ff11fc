import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatInstant, isInstant, LAST_INSTANT, parseInstant } from './instant.ts';

test('an instant written and read again is the same millisecond', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: LAST_INSTANT }), (instant) => {
      assert.equal(parseInstant(formatInstant(instant)), instant);
    }),
  );
});

test('the text agrees with the platform for every whole millisecond', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: LAST_INSTANT }), (instant) => {
      assert.equal(formatInstant(instant), new Date(instant).toISOString());
    }),
  );
});

test('fractions of a millisecond are cut, so that the text is never in the future', () => {
  assert.equal(formatInstant(999.999), '1970-01-01T00:00:00.999Z');
});

test('zones, a blank for T and a missing zone are read', () => {
  const utc = parseInstant('2022-10-03T22:22:00Z');
  assert.equal(parseInstant('2022-10-04T07:22:00+09:00'), utc);
  assert.equal(parseInstant('2022-10-04T07:22:00+0900'), utc);
  assert.equal(parseInstant('2022-10-03 22:22:00'), utc);
  assert.equal(parseInstant('2022-10-03T22:22:00.5Z'), utc! + 500);
});

test('days and hours that do not exist are refused', () => {
  for (const text of ['2023-02-29T00:00:00Z', '2023-04-31T00:00:00Z', '2023-01-01T24:00:00Z']) {
    assert.equal(parseInstant(text), null, text);
  }
  for (const text of ['', 'now', '2023-1-1T00:00:00Z', '2023-01-01', '1969-12-31T23:59:59Z']) {
    assert.equal(parseInstant(text), null, text);
  }
});

test('what is no instant is told apart', () => {
  for (const value of [Number.NaN, -1, Number.POSITIVE_INFINITY, LAST_INSTANT + 1, '0', null]) {
    assert.equal(isInstant(value), false);
  }
  assert.equal(formatInstant(Number.NaN), 'invalid');
});
