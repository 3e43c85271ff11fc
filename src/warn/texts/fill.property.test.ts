import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fill, growth } from './fill.ts';

test('how long a filled template becomes is told by the length of what is put in', () => {
  const template = fc
    .array(fc.oneof(fc.string(), fc.constant('{text}'), fc.constant('{other}')))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(template, fc.string({ minLength: 1 }), (given, text) => {
      const put = (each: string): string => fill(given, { text: each });
      assert.equal(growth(put)(text.length), put(text).length);
    }),
  );
});
