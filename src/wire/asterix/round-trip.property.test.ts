import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { arbitraryItems } from '../../../tools/asterix/arbitrary.ts';
import { CATEGORY_KEYS, carriedEditions, decodeBlocks, encodeBlock } from './index.ts';

describe('ASTERIX round trip', () => {
  for (const [key, editions] of Object.entries(carriedEditions())) {
    if (key.endsWith('re')) continue;
    for (const edition of editions) {
      const category = Number(key);
      test(`category ${key} edition ${edition}: items come back from their block`, () => {
        fc.assert(
          fc.property(
            fc.array(arbitraryItems(category, edition), { minLength: 1, maxLength: 3 }),
            (records) => {
              const block = encodeBlock(category, edition, records);
              const decoded = decodeBlocks(block, { [key]: edition });
              assert.deepEqual(decoded.unread, []);
              assert.deepEqual(
                decoded.records.map((record) => record.items),
                records,
              );
              let at = 3;
              for (const record of decoded.records) {
                assert.equal(record.offset, at);
                at += record.length;
                for (const { reason } of record.faults) {
                  assert.ok(reason === 'saturated' || reason === 'malformed', reason);
                }
              }
              assert.equal(at, block.length);
              assert.deepEqual(
                encodeBlock(
                  category,
                  edition,
                  decoded.records.map((record) => record.items),
                ),
                block,
              );
            },
          ),
          { numRuns: 400 },
        );
      });
    }
  }

  test('category keys are three digits', () => {
    assert.equal(CATEGORY_KEYS[1], '001');
  });
});
