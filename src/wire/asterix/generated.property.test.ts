import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { arbitraryItems, rulingItems } from '../../../tools/asterix/arbitrary.ts';
import { damaged, randomFrom } from '../../../tools/asterix/mutate.ts';
import { carriedForms, compareReadings, formName } from '../../../tools/asterix/reference.ts';
import { decodeBlocks, encodeBlock, type Items } from './index.ts';

const SAMPLES = 60;
const DAMAGED = 800;

describe('generated reading code gives what reading by plan gives', () => {
  for (const form of carriedForms()) {
    const { category, edition, expansion } = form;
    test(`${formName(form)}: in order and damaged`, (context) => {
      const seed = Date.now() >>> 0;
      context.diagnostic(`seed ${seed}`);
      const options = expansion === null ? {} : { expansion };
      const samples = fc.sample(arbitraryItems(category, edition, expansion), {
        numRuns: SAMPLES,
        seed,
      });
      const encoded = (items: Items): Uint8Array =>
        encodeBlock(category, edition, [items], options);
      const blocks = samples.map(encoded);
      for (const block of blocks) compareReadings(form, block);
      // Each item alone but for those that rule it, so that none is read only in company that the
      // plan reads.
      const read = new Set<string>();
      const chooser = form.plan.chooser?.item;
      const needed = (name: string): string[] => [
        ...(chooser === undefined ? [] : [chooser]),
        ...rulingItems(form.plan.byItem.get(name)!),
      ];
      for (const items of samples) {
        for (const name of Object.keys(items)) {
          const company = needed(name).filter((other) => items[other] !== undefined);
          const alone = Object.fromEntries(
            [...company, name].map((each) => [each, items[each]!] as const),
          );
          if (compareReadings(form, encoded(alone)).fast === 1) read.add(name);
        }
      }
      assert.deepEqual([...read].sort(), [...form.plan.byItem.keys()].sort());
      const random = randomFrom(seed);
      for (let i = 0; i < DAMAGED; i++) {
        const bytes = damaged(blocks, random);
        bytes[0] = category;
        bytes[1] = bytes.length >> 8;
        bytes[2] = bytes.length & 0xff;
        compareReadings(form, bytes);
      }
    });
  }
});

test('typed fields and items hold the same values; what is absent is undefined, and no item', () => {
  const items: Items = {
    '010': { SAC: 25, SIC: 201 },
    '040': { RHO: 100, THETA: 90 },
    '130': { SAM: -70 },
    '250': [{ MBDATA: '00112233445566', BDS1: 4, BDS2: 0 }],
  };
  const block = encodeBlock(48, '1.32', [items]);
  const [record] = decodeBlocks(block, { '048': '1.32' }).records;
  assert.ok(record?.category === 48 && record.edition === '1.32');
  assert.deepEqual(record.I010, { SAC: 25, SIC: 201 });
  assert.equal(record.I040?.RHO, 100);
  assert.equal(record.I130?.SAM, -70);
  assert.equal(record.I130.SRL, undefined);
  assert.equal(record.I250?.[0]?.BDS1, 4);
  assert.equal(record.I140, undefined);
  assert.deepEqual(record.items, items);
  assert.deepEqual(Object.keys(record.items['130'] ?? {}), ['SAM']);
});
