import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serialize } from 'node:v8';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalBytes, canonicalJson, keepCanonical, noteCanonical } from './canonical.ts';

test('the example of RFC 8785 section 3.2.2 comes out as printed there', () => {
  const value: unknown = JSON.parse(
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
      '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/",' +
      '"literals":[null,true,false]}',
  );
  assert.equal(
    canonicalJson(value),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('members are sorted by UTF-16 code units as in RFC 8785 section 3.2.3', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  const order = [...canonicalJson(value).matchAll(/":"([A-Z][^"]*)"/g)].map((match) => match[1]);
  assert.deepEqual(order, [
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ]);
});

test('numbers are written as in RFC 8785 appendix B', () => {
  const samples: [string, string][] = [
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
  ];
  for (const [bits, text] of samples) {
    assert.equal(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE()), text, bits);
  }
});

test('what JSON cannot say is a mistake of ours and throws', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', undefined]) {
    assert.throws(() => canonicalJson(value));
  }
});

test('reading the text back and writing it again changes nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      assert.equal(canonicalJson(JSON.parse(text)), text);
      assert.equal(new TextDecoder().decode(canonicalBytes(value)), text);
    }),
  );
});

/** Values as programs hold them, also what JSON has no word for. */
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 6 },
    fc.oneof(fc.double(), fc.integer(), fc.string({ unit: 'binary' }), fc.boolean()),
    fc.constantFrom(null, undefined, Number.NaN, -0, '\ud800', Symbol('s'), () => 1, new Date(0)),
    fc.array(tie('any')),
    fc.array(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }))),
    fc.dictionary(fc.string(), tie('any')),
    fc.uint8Array(),
  ),
})).any;

test('every value has the text, or the refusal, that the reference library gives it', () => {
  const textOf = (write: (value: unknown) => string | undefined, of: unknown): string | null => {
    try {
      return write(of) ?? null;
    } catch {
      return null;
    }
  };
  fc.assert(
    fc.property(value, (any) => {
      assert.equal(textOf(canonicalJson, any), textOf(canonicalize, any));
    }),
    { numRuns: 1000 },
  );
});

test('a cycle and a value nested without end are refused or written, never run away with', () => {
  const cycle: { again?: unknown; other?: unknown } = {};
  cycle.again = cycle;
  cycle.other = cycle;
  assert.throws(() => canonicalJson(cycle));
  let deep: unknown = 1;
  for (let i = 0; i < 10_000; i++) deep = i % 2 === 0 ? { a: deep } : [deep];
  assert.equal(canonicalJson(deep), canonicalize(deep));
});

test('what is kept is written as if it were not, wherever it stands', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (body, other) => {
      const envelope = { type: 't', body, signature: 's' };
      const plain = canonicalJson(envelope);
      assert.equal(canonicalJson(keepCanonical(envelope)), plain);
      const around = { seq: 1, body: envelope, other, again: { envelope, body: [body] } };
      assert.equal(canonicalJson(around), canonicalize(structuredClone(around)));
    }),
  );
});

test('what is noted is written the same, wherever it stands, and after much else was noted', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()), (a, b) => {
      const body = { a, b, again: [a, b, { a, b, deep: { a, b } }] };
      const plain = canonicalize(structuredClone({ body, a, b }));
      noteCanonical(b);
      noteCanonical(a);
      noteCanonical(undefined);
      assert.equal(canonicalJson({ body, a, b }), plain);
      noteCanonical(body);
      assert.equal(canonicalJson({ body, a, b }), plain);
      assert.equal(canonicalJson(keepCanonical({ body, a, b })), plain);
      for (let i = 0; i < 70; i++) noteCanonical({ i });
      assert.equal(canonicalJson({ body, a, b }), plain);
    }),
  );
});

const members = fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true });

test('what is kept goes into no copy, snapshot or comparison, and a copy that is changed is written anew', () => {
  fc.assert(
    fc.property(members, fc.boolean(), (body, frozen) => {
      const plain = { type: 't', body: structuredClone(body) };
      const kept = frozen ? Object.freeze({ type: 't', body }) : { type: 't', body };
      const before = serialize(kept);
      keepCanonical(kept);
      assert.deepStrictEqual(kept, plain);
      assert.deepEqual(serialize(kept), before);
      assert.equal(JSON.stringify(kept), JSON.stringify(plain));
      for (const copy of [{ ...kept }, structuredClone(kept), Object.assign({}, kept)]) {
        const changed = { ...copy, body: { ...copy.body, more: 1 } };
        assert.equal(canonicalJson(Object.assign(copy, { type: 'u' })), canonicalize(copy));
        assert.equal(canonicalJson(changed), canonicalize(structuredClone(changed)));
      }
      assert.equal(canonicalJson(kept), canonicalize(plain));
    }),
  );
});
