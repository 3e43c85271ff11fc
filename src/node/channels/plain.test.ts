import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plain } from './plain.ts';

test('whatever somebody else says is one line of well-formed text that turns nothing round', () => {
  const nasty = fc.constantFrom(
    '\u001b[2J',
    '\r\n',
    '\ud800',
    '\u202e',
    '\u0000',
    '\u2028',
    'a',
    '한',
  );
  const said = fc.array(fc.oneof(fc.string({ unit: 'binary' }), nasty)).map((all) => all.join(''));
  fc.assert(
    fc.property(said, (text) => {
      const shown = plain(text);
      assert.ok(shown.isWellFormed());
      assert.doesNotMatch(shown, /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u);
      assert.ok(shown.length <= 501);
    }),
  );
  assert.equal(plain('connect ECONNREFUSED 127.0.0.1:80'), 'connect ECONNREFUSED 127.0.0.1:80');
  assert.equal(plain('사이렌 3 – 고장'), '사이렌 3 – 고장');
});
