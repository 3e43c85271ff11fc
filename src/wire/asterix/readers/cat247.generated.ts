/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Reading code of EUROCONTROL ASTERIX category 247, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import { cut, explicit, type EditionReader, type Reader } from '../reader.ts';
import { RecordBase } from '../record-base.ts';
import type { Cat247Edition1_3 } from '../types/cat247.generated.ts';

function item010(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return { SAC: b0, SIC: b1 };
}

function item015(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return b0;
}

function item140(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const r0 = ((b0 << 16) | (b1 << 8) | b2);
  if (r0 > 16777214) c.odd = true;
  return r0 * 0.0078125;
}

function item550(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  return { CAT: b0, MAIN: b1, SUB: b2 };
}

function item550_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 3 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item550(c));
  return list;
}

const ITEMS1_3 = ['010', '015', '140', '550', 'SP', 'RE'];
const FIELDS1_3 = ['I010', 'I015', 'I140', 'I550', 'SP', 'RE'];

class Record1_3 extends RecordBase implements Cat247Edition1_3 {
  declare I010: Cat247Edition1_3['I010'];
  declare I015: Cat247Edition1_3['I015'];
  declare I140: Cat247Edition1_3['I140'];
  declare I550: Cat247Edition1_3['I550'];
  declare SP: Cat247Edition1_3['SP'];
  declare RE: Cat247Edition1_3['RE'];
  declare readonly category: 247;
  declare readonly edition: '1.3';
  constructor(offset: number) {
    super(247, '1.3', offset);
    this.I010 = undefined;
    this.I015 = undefined;
    this.I140 = undefined;
    this.I550 = undefined;
    this.SP = undefined;
    this.RE = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS1_3; }
  override get fieldNames(): readonly string[] { return FIELDS1_3; }
}

function make1_3(offset: number) {
  return new Record1_3(offset);
}

function read1_3(c: Reader) {
  const start = c.offset;
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 9) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const r = new Record1_3(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I015 = item015(c);
  if ((f0 & 32) !== 0) r.I140 = item140(c);
  if ((f0 & 16) !== 0) r.I550 = item550_2(c);
  if ((f0 & 4) !== 0) r.SP = explicit(c);
  if ((f0 & 2) !== 0) r.RE = explicit(c);
  r.length = c.offset - start;
  return r;
}

export const CAT247: readonly EditionReader[] = [
  { category: 247, edition: '1.3', read: read1_3, make: make1_3 },
];
