import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault } from '../fault.ts';
import { DECODED } from './decoded.ts';
import { AIS_APPLICATIONS, decodeBits } from './index.ts';

/** Whether a message of zeros, of a length that some message of the type has, is read. */
function isRead(type: number): boolean {
  return [40, 72, 88, 96, 144, 160, 168, 312, 360, 424].some((length) => {
    const sixbit = new Uint8Array(Math.ceil(length / 6));
    sixbit[0] = type;
    const faults: Fault[] = [];
    return decodeBits({ sixbit, length }, faults)?.type === type;
  });
}

test('the table has every type that the decoder reads, and no other', () => {
  const listed = DECODED.map(({ what }) => Number(/^type (\d+)$/.exec(what)?.[1] ?? Number.NaN));
  for (let type = 0; type < 64; type++)
    assert.equal(isRead(type), listed.includes(type), `${type}`);
});

test('the table has a line for every application message', () => {
  assert.equal(DECODED.filter(({ what }) => what.includes('DAC')).length, AIS_APPLICATIONS.length);
});
