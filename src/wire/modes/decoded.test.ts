import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DECODED } from './decoded.ts';
import { decodeModes, parityOf, type Register, readRegister } from './index.ts';

/** A message of a format with a first message byte, its parity right. */
function message(format: number, first: number): Uint8Array {
  const bytes = new Uint8Array(format >= 16 ? 14 : 7);
  bytes[0] = format << 3;
  if (format >= 16) bytes[4] = first;
  const parity = parityOf(bytes, bytes.length - 3);
  bytes.set([parity >> 16, (parity >> 8) & 255, parity & 255], bytes.length - 3);
  return bytes;
}

/** The kinds that come of a format or type code, over all subtypes. */
function kinds(counted: string, code: number): Set<string | null> {
  const firsts =
    counted === 'type code' ? [0, 1, 2, 3].map((subtype) => (code << 3) | subtype) : [1 << 3];
  const format = counted === 'type code' ? 17 : code;
  return new Set(firsts.map((first) => decodeModes(message(format, first)).message?.kind ?? null));
}

test('the table says of every downlink format and type code what the decoder does', () => {
  for (const counted of ['downlink format', 'type code'] as const) {
    for (let code = 0; code < 32; code++) {
      const [row, ...more] = DECODED.filter(
        (one) => one.of === counted && one.codes.includes(code),
      );
      assert.ok(row !== undefined && more.length === 0, `${counted} ${code}`);
      assert.ok(
        kinds(counted, code).has(row.kind),
        `${counted} ${code}: ${[...kinds(counted, code)]}`,
      );
      if (row.kind === null || row.kind === 'other') assert.equal(kinds(counted, code).size, 1);
    }
  }
});

test('the registers of the table are those that can be read', () => {
  const named = DECODED.map(({ what }) => /^register (\d,\d)$/.exec(what)?.[1]);
  const registers = named.filter((name): name is Register => name !== undefined);
  assert.equal(registers.length, 7);
  for (const register of registers) {
    assert.equal(readRegister(new Uint8Array(7), register).register, register);
  }
});
