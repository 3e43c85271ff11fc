/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Reading code of EUROCONTROL ASTERIX category 240, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import { ascii, cut, explicit, hexBytes, type EditionReader, type Reader } from '../reader.ts';
import { RecordBase } from '../record-base.ts';
import type { Cat240Edition1_3 } from '../types/cat240.generated.ts';

function item010(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return { SAC: b0, SIC: b1 };
}

function item000(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return b0;
}

function item020(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  return (((b0 << 24) | (b1 << 16) | (b2 << 8) | b3) >>> 0);
}

function item030(c: Reader) {
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  return ascii(c, p, 1);
}

function item030_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 1 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item030(c));
  return list;
}

function item040(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 12 > c.end) return cut(c);
  c.offset = p + 12;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const b4 = b[p + 4]!;
  const b5 = b[p + 5]!;
  const b6 = b[p + 6]!;
  const b7 = b[p + 7]!;
  const b8 = b[p + 8]!;
  const b9 = b[p + 9]!;
  const b10 = b[p + 10]!;
  const b11 = b[p + 11]!;
  const r0 = (((b8 << 24) | (b9 << 16) | (b10 << 8) | b11) >>> 0);
  if (r0 > 4294967294) c.odd = true;
  return { STARTAZ: ((b0 << 8) | b1) * 0.0054931640625, ENDAZ: ((b2 << 8) | b3) * 0.0054931640625, STARTRG: (((b4 << 24) | (b5 << 16) | (b6 << 8) | b7) >>> 0), CELLDUR: r0 };
}

function item048(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 127) !== 0) c.odd = true;
  return { C: (b0 >>> 7), RES: b1 };
}

function item049(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 5 > c.end) return cut(c);
  c.offset = p + 5;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const b4 = b[p + 4]!;
  return { NBVB: ((b0 << 8) | b1), NBCELLS: ((b2 << 16) | (b3 << 8) | b4) };
}

function item050(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 4 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item020(c));
  return list;
}

function item051(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 64 > c.end) return cut(c);
  c.offset = p + 64;
  return hexBytes(b, p, p + 64);
}

function item051_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 64 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item051(c));
  return list;
}

function item052(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 256 > c.end) return cut(c);
  c.offset = p + 256;
  return hexBytes(b, p, p + 256);
}

function item052_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 256 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item052(c));
  return list;
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

const ITEMS1_3 = ['010', '000', '020', '030', '040', '041', '048', '049', '050', '051', '052', '140', 'RE', 'SP'];
const FIELDS1_3 = ['I010', 'I000', 'I020', 'I030', 'I040', 'I041', 'I048', 'I049', 'I050', 'I051', 'I052', 'I140', 'RE', 'SP'];

class Record1_3 extends RecordBase implements Cat240Edition1_3 {
  declare I010: Cat240Edition1_3['I010'];
  declare I000: Cat240Edition1_3['I000'];
  declare I020: Cat240Edition1_3['I020'];
  declare I030: Cat240Edition1_3['I030'];
  declare I040: Cat240Edition1_3['I040'];
  declare I041: Cat240Edition1_3['I041'];
  declare I048: Cat240Edition1_3['I048'];
  declare I049: Cat240Edition1_3['I049'];
  declare I050: Cat240Edition1_3['I050'];
  declare I051: Cat240Edition1_3['I051'];
  declare I052: Cat240Edition1_3['I052'];
  declare I140: Cat240Edition1_3['I140'];
  declare RE: Cat240Edition1_3['RE'];
  declare SP: Cat240Edition1_3['SP'];
  declare readonly category: 240;
  declare readonly edition: '1.3';
  constructor(offset: number) {
    super(240, '1.3', offset);
    this.I010 = undefined;
    this.I000 = undefined;
    this.I020 = undefined;
    this.I030 = undefined;
    this.I040 = undefined;
    this.I041 = undefined;
    this.I048 = undefined;
    this.I049 = undefined;
    this.I050 = undefined;
    this.I051 = undefined;
    this.I052 = undefined;
    this.I140 = undefined;
    this.RE = undefined;
    this.SP = undefined;
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
  let f1 = 0;
  if ((f0 & 1) !== 0) {
    if (p >= c.end) return cut(c);
    f1 = b[p++]!;
  }
  if ((f1 & 1) !== 0 || (f0 | f1) < 2) return cut(c);
  c.offset = p;
  const r = new Record1_3(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I000 = item000(c);
  if ((f0 & 32) !== 0) r.I020 = item020(c);
  if ((f0 & 16) !== 0) r.I030 = item030_2(c);
  if ((f0 & 8) !== 0) r.I040 = item040(c);
  if ((f0 & 4) !== 0) r.I041 = item040(c);
  if ((f0 & 2) !== 0) r.I048 = item048(c);
  if ((f1 & 128) !== 0) r.I049 = item049(c);
  if ((f1 & 64) !== 0) r.I050 = item050(c);
  if ((f1 & 32) !== 0) r.I051 = item051_2(c);
  if ((f1 & 16) !== 0) r.I052 = item052_2(c);
  if ((f1 & 8) !== 0) r.I140 = item140(c);
  if ((f1 & 4) !== 0) r.RE = explicit(c);
  if ((f1 & 2) !== 0) r.SP = explicit(c);
  r.length = c.offset - start;
  return r;
}

export const CAT240: readonly EditionReader[] = [
  { category: 240, edition: '1.3', read: read1_3, make: make1_3 },
];
