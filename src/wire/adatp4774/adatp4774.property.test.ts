import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  CATEGORY_TYPES,
  type ConfidentialityLabel,
  LABEL_ELEMENTS,
  LABEL_NAMESPACE,
  labelXml,
  readConfidentialityLabel,
} from './index.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((each) => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no such characters
  return each.trim() !== '' && each.trim() === each && !/[\u0000-\u001f\ufffe\uffff]/.test(each);
});

const label: fc.Arbitrary<ConfidentialityLabel> = fc.record(
  {
    element: fc.constantFrom(...LABEL_ELEMENTS),
    policy: text,
    policyUri: fc.option(text),
    classification: text,
    privacyMarks: fc.array(text, { maxLength: 2 }),
    categories: fc.array(
      fc.record(
        {
          tagName: text,
          type: fc.constantFrom(...CATEGORY_TYPES),
          uri: fc.option(text),
          values: fc.array(text, { minLength: 1, maxLength: 4 }),
        },
        { noNullPrototype: true },
      ),
      { maxLength: 4 },
    ),
    created: fc.option(text),
    review: fc.option(text),
  },
  { noNullPrototype: true },
);

test('a label written and read again is the same', () => {
  fc.assert(
    fc.property(label, (each) => {
      assert.deepEqual(readConfidentialityLabel(labelXml(each)), each);
    }),
  );
});

test('whatever text comes, it is a label or a fault with a place, and nothing is thrown', () => {
  const damaged = fc
    .tuple(label, fc.nat(), fc.nat(20), fc.string({ maxLength: 6 }))
    .map(([each, at, cut, more]) => {
      const xml = labelXml(each);
      const from = at % xml.length;
      return xml.slice(0, from) + more + xml.slice(from + cut);
    });
  fc.assert(
    fc.property(fc.oneof(fc.string(), damaged), (source) => {
      const read = readConfidentialityLabel(source);
      if ('reason' in read) assert.ok(read.message !== '' && read.offset >= 0);
      else assert.ok(read.policy !== '' && read.classification !== '');
    }),
    { numRuns: 500 },
  );
});

const wrap = (inside: string, head = ''): string =>
  `${head}<ConfidentialityLabel xmlns="${LABEL_NAMESPACE}">${inside}</ConfidentialityLabel>`;
const GOOD =
  '<ConfidentialityInformation><PolicyIdentifier>NATO</PolicyIdentifier>' +
  '<Classification>SECRET</Classification></ConfidentialityInformation>';

test('what is hostile or not understood is refused, never read in part', () => {
  assert.ok('policy' in readConfidentialityLabel(wrap(GOOD)));
  const refused = [
    wrap(GOOD, '<!DOCTYPE a [<!ENTITY x "y">]>'),
    wrap(GOOD.replace('SECRET', '&x;')),
    wrap(GOOD.replace('SECRET', '')),
    wrap(GOOD.replace('SECRET', 'UNCLASSIFIED<Classification>SECRET</Classification>')),
    wrap(GOOD.replace('</Classification>', '</Classification><Classification>U</Classification>')),
    wrap(`${GOOD}${GOOD}`),
    wrap(GOOD.replace('</Conf', '<Extra/></Conf')),
    wrap(`${GOOD}<SuccessionHandling/>`),
    wrap(GOOD.replace('<Classification>', '<Classification URI="x">')),
    wrap(GOOD).replace('1:0', '2:0'),
    wrap(GOOD.replace('</Conf', '<Category TagName="a" Type="SOME"/></Conf')),
    wrap(GOOD.replace('</Conf', '<Category TagName="a" Type="PERMISSIVE"/></Conf')),
    wrap('<a>'.repeat(20)),
    wrap(' '.repeat(300_000)),
    wrap(GOOD) + wrap(GOOD),
    wrap(GOOD).slice(0, -5),
  ];
  for (const source of refused) {
    assert.ok('reason' in readConfidentialityLabel(source), source.slice(0, 200));
  }
});
