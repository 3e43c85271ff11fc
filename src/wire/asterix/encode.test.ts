import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeBlocks, encodeBlock, type Items, type Value } from './index.ts';

const SOURCE: Items = { '010': { SAC: 25, SIC: 201 } };

/** What an item reads as after encoding. */
function back(item: string, value: Value, clamp = false): Value | undefined {
  const block = encodeBlock(48, '1.32', [{ ...SOURCE, [item]: value }], { clamp });
  return decodeBlocks(block, { '048': '1.32' }).records[0]?.items[item];
}

describe('encoding', () => {
  test('numbers go to the nearest step; an azimuth just below the full circle goes to north', () => {
    assert.deepEqual(back('040', { RHO: 100.001, THETA: 359.9999 }), { RHO: 100, THETA: 0 });
    assert.deepEqual(back('040', { RHO: 100.003, THETA: 359.99 }), {
      RHO: 100 + 1 / 256,
      THETA: (65534 * 360) / 65536,
    });
  });

  test('what the field cannot say is an error naming it, or its end when clamping', () => {
    assert.throws(() => back('040', { RHO: 300, THETA: 1 }), /040\/RHO: 300 NM is outside 0 to/);
    assert.throws(() => back('040', { RHO: Number.NaN, THETA: 1 }), /040\/RHO: expected a number/);
    assert.deepEqual(back('040', { RHO: 300, THETA: 1 }, true), {
      RHO: 65535 / 256,
      THETA: (182 * 360) / 65536,
    });
    assert.deepEqual(back('110', { '3DH': -1e9 }, true), { '3DH': -8192 * 25 });
    assert.throws(() => back('240', 'TOO LONG TEXT'), /240: expected 8 characters/);
    assert.throws(() => back('240', 'lower'), /240: "l" is not in its alphabet/);
    assert.throws(() => back('070', { MODE3A: '7778' }), /070\/MODE3A: "8"/);
    assert.throws(() => back('030', []), /030: at least one/);
    assert.throws(() => back('130', {}), /130: nothing to write/);
    assert.throws(() => back('RE', '012'), /RE: expected/);
    assert.throws(() => back('040', 5), /040: expected sub-items by name/);
  });

  test('a name that the edition does not have is an error, not silence', () => {
    assert.throws(() => back('040', { RHO: 1, TEHTA: 2 }), /040\/TEHTA is not in this edition/);
    assert.throws(() => back('020', { TYPE: 2 }), /020\/TYPE/);
    assert.throws(() => back('130', { XXX: 2 }), /130\/XXX/);
    assert.throws(() => back('999', 1), /048\/999/);
    assert.throws(() => encodeBlock(48, '0.1', [SOURCE]), /not carried/);
    assert.throws(() => encodeBlock(48, '1.32', []), /needs a record/);
  });

  test('of an extended item as many pieces are written as are named', () => {
    assert.deepEqual(back('020', { TYP: 5, SIM: 1 }), { TYP: 5, SIM: 1, RDP: 0, SPI: 0, RAB: 0 });
    const long = back('020', { TYP: 5, TST: 1 }) as Record<string, Value>;
    assert.equal(long['TST'], 1);
    assert.equal(long['FOEFRI'], 0);
    assert.ok(!('ADSB' in long));
  });

  test('a block that its length cannot say is an error', () => {
    const big: Items = { ...SOURCE, SP: 'ff'.repeat(254) };
    assert.throws(() => encodeBlock(48, '1.32', new Array(300).fill(big)), /longer than 65535/);
  });
});
