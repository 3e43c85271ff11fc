import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { arbitraryItems, rulingItems } from '../../../tools/asterix/arbitrary.ts';
import { damaged, randomFrom } from '../../../tools/asterix/mutate.ts';
import { carriedForms, type Form, formName } from '../../../tools/asterix/reference.ts';
import {
  createSink,
  decodeBlocks,
  encodeBlock,
  putNumber,
  putText,
  type Sink,
  writeJsonLines,
} from './index.ts';

const SAMPLES = 25;
const DAMAGED = 150;

function textOf({ bytes, at }: Sink): string {
  return Buffer.from(bytes.subarray(0, at)).toString('latin1');
}

const HEAD = createSink();
putText(HEAD, '{"packet":7,');

/** Lines are written exactly where decoding finds nothing to tell, and say what it finds. */
function compare({ editions }: Form, bytes: Uint8Array): boolean {
  const { records, blocks, unread } = decodeBlocks(bytes, editions);
  const sink = createSink(16);
  putText(sink, 'before');
  const written = writeJsonLines(sink, bytes, editions, HEAD);
  if (written === null) {
    assert.equal(textOf(sink), 'before');
    return false;
  }
  assert.deepEqual(unread, []);
  assert.deepEqual(written, { records: records.length, blocks });
  const lines = textOf(sink).slice('before'.length).split('\n');
  assert.equal(lines.pop(), '');
  records.forEach((record, index) => {
    const { category, edition, offset, items } = record;
    assert.deepEqual(record.faults, []);
    const expected = { packet: 7, category, edition, offset, items, errors: [] };
    assert.deepEqual(JSON.parse(lines[index]!), expected);
  });
  return true;
}

describe('JSON lines from bytes say what decoding says', () => {
  for (const form of carriedForms()) {
    const { key, category, edition, expansion } = form;
    test(`${formName(form)}: in order and damaged`, (context) => {
      const seed = Date.now() >>> 0;
      context.diagnostic(`seed ${seed}`);
      const options = expansion === null ? {} : { expansion };
      const samples = fc.sample(arbitraryItems(category, edition, expansion), {
        numRuns: SAMPLES,
        seed,
      });
      const blocks = samples.map((items) => encodeBlock(category, edition, [items], options));
      let clean = 0;
      for (const [index, items] of samples.entries()) {
        compare(form, blocks[index]!);
        const alone = form.plan.chooser === null ? Object.keys(items) : [];
        for (const name of alone) {
          const company = rulingItems(form.plan.byItem.get(name)!).filter((other) => items[other]);
          const few = Object.fromEntries([...company, name].map((each) => [each, items[each]!]));
          if (compare(form, encodeBlock(category, edition, [few], options))) clean++;
        }
      }
      // Category 001 has two profiles, and both old categories may inherit their source.
      if (key === '001' || key === '002') assert.equal(clean, 0);
      else assert.ok(clean > SAMPLES, `${clean} written`);
      const random = randomFrom(seed);
      for (let i = 0; i < DAMAGED; i++) compare(form, damaged(blocks, random));
    });
  }
});

test('numbers are the text that JSON gives', () => {
  const written = (value: number): string => {
    const sink = createSink(4);
    putNumber(sink, value);
    return textOf(sink);
  };
  const property = fc.property(
    fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: 0, max: 2 ** 51 }).map((micros) => micros / 1000),
      fc.maxSafeInteger(),
    ),
    (value) => {
      if (Object.is(value, -0)) return;
      assert.equal(written(value), JSON.stringify(value));
    },
  );
  fc.assert(property, { numRuns: 3000 });
});
