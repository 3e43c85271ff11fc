import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notamPositions, readNotam, writeNotam } from './index.ts';

/** In the form of Doc 10066 Appendix 3. */
const TEXT = `(A0123/26 NOTAMN
Q) RKRR/QWMLW/IV/BO/W/000/999/3522N12515E060
A) RKRR B) 2611250000 C) 2611270400
D) DAILY 0000-0400
E) FALLING OBJECTS WILL TAKE PLACE WI AREA BOUNDED BY
352200N 1251500E - 352200N 1260000E - 350000N 1260000E
F) SFC G) UNL)
`;

test('a NOTAM is read by its items and written the same', () => {
  const read = readNotam(TEXT);
  if ('reason' in read) assert.fail(read.message);
  assert.deepEqual(read.name, { series: 'A', number: 123, year: 2026 });
  assert.equal(read.qualifiers.latitudeMin, 35 * 60 + 22);
  assert.equal(read.fromMs, Date.UTC(2026, 10, 25));
  assert.equal(read.untilMs, Date.UTC(2026, 10, 27, 4));
  assert.equal(notamPositions(read.text).length, 3);
  assert.equal(writeNotam(read), TEXT);
});

test('what is no NOTAM says why', () => {
  const wrong: readonly (readonly [string, string])[] = [
    ['', 'bad-header'],
    [TEXT.replace('UNL)', 'UNL'), 'truncated'],
    [TEXT.replace('QWMLW', 'WMLW'), 'malformed'],
    [TEXT.replace('3522N', '3572N'), 'out-of-range'],
    [TEXT.replace('000/999', '999/000'), 'out-of-range'],
    [TEXT.replace('2611250000', '2611312400'), 'out-of-range'],
    [TEXT.replace('2611270400', 'SOON'), 'out-of-range'],
    [TEXT.replace('NOTAMN', 'NOTAMC'), 'malformed'],
    [TEXT.replace('A) RKRR', 'A) K'), 'malformed'],
    [TEXT.repeat(200), 'oversized'],
  ];
  for (const [text, reason] of wrong) {
    const read = readNotam(text);
    assert.equal('reason' in read ? read.reason : 'read', reason, text.slice(0, 60));
  }
});

test('words that no telex carries, and brackets that would end the message, are put right', () => {
  const read = readNotam(TEXT);
  if ('reason' in read) assert.fail(read.message);
  const text = writeNotam({ ...read, text: 'wi 10nm)\n(B0001/26 NOTAMN\nF) SFC 한국 "x"' });
  const again = readNotam(text);
  if ('reason' in again) assert.fail(again.message);
  assert.equal(again.text, 'WI 10NM\nB0001/26 NOTAMN\nF SFC X');
  assert.deepEqual({ ...again, text: '' }, { ...read, text: '' });
});
