/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Reading code of EUROCONTROL ASTERIX category 019, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import { cut, explicit, type EditionReader, type Reader } from '../reader.ts';
import { RecordBase } from '../record-base.ts';
import type { Cat019Edition1_3 } from '../types/cat019.generated.ts';

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
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 7) !== 0) c.odd = true;
  return { NOGO: (b0 >>> 6), OVL: ((b0 >>> 5) & 1), TSV: ((b0 >>> 4) & 1), TTF: ((b0 >>> 3) & 1) };
}

function item551(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return { TP1A: (b0 >>> 7), TP1B: ((b0 >>> 6) & 1), TP2A: ((b0 >>> 5) & 1), TP2B: ((b0 >>> 4) & 1), TP3A: ((b0 >>> 3) & 1), TP3B: ((b0 >>> 2) & 1), TP4A: ((b0 >>> 1) & 1), TP4B: (b0 & 1) };
}

function item552(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b1 & 131) !== 0) c.odd = true;
  return { RSI: b0, RS1090: ((b1 >>> 6) & 1), TX1030: ((b1 >>> 5) & 1), TX1090: ((b1 >>> 4) & 1), RSS: ((b1 >>> 3) & 1), RSO: ((b1 >>> 2) & 1) };
}

function item552_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 2 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item552(c));
  return list;
}

function item553(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b0 & 50) !== 0) c.odd = true;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { REFTR1: (b0 >>> 6), REFTR2: ((b0 >>> 2) & 3) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b1 & 50) !== 0) c.odd = true;
  if ((b[p + 1]! & 1) !== 0) return cut(c);
  c.offset = p + 2;
  return { REFTR1: (b0 >>> 6), REFTR2: ((b0 >>> 2) & 3), REFTR3: (b1 >>> 6), REFTR4: ((b1 >>> 2) & 3) };
}

function item600(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 8 > c.end) return cut(c);
  c.offset = p + 8;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const b4 = b[p + 4]!;
  const b5 = b[p + 5]!;
  const b6 = b[p + 6]!;
  const b7 = b[p + 7]!;
  const r0 = (((b0 << 24) | (b1 << 16) | (b2 << 8) | b3) | 0);
  const r1 = (((b4 << 24) | (b5 << 16) | (b6 << 8) | b7) | 0);
  if (r0 < -536870912 || r0 > 536870912 || r1 < -1073741824 || r1 > 1073741823) c.odd = true;
  return { LAT: r0 * 1.6763806343078613e-7, LON: r1 * 1.6763806343078613e-7 };
}

function item610(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  if (r0 < -32767 || r0 > 32766) c.odd = true;
  return r0 * 0.25;
}

function item620(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = ((b0 << 24) >> 24);
  if (r0 < -127 || r0 > 126) c.odd = true;
  return r0;
}

const ITEMS1_3 = ['010', '000', '140', '550', '551', '552', '553', '600', '610', '620', 'RE', 'SP'];
const FIELDS1_3 = ['I010', 'I000', 'I140', 'I550', 'I551', 'I552', 'I553', 'I600', 'I610', 'I620', 'RE', 'SP'];

class Record1_3 extends RecordBase implements Cat019Edition1_3 {
  declare I010: Cat019Edition1_3['I010'];
  declare I000: Cat019Edition1_3['I000'];
  declare I140: Cat019Edition1_3['I140'];
  declare I550: Cat019Edition1_3['I550'];
  declare I551: Cat019Edition1_3['I551'];
  declare I552: Cat019Edition1_3['I552'];
  declare I553: Cat019Edition1_3['I553'];
  declare I600: Cat019Edition1_3['I600'];
  declare I610: Cat019Edition1_3['I610'];
  declare I620: Cat019Edition1_3['I620'];
  declare RE: Cat019Edition1_3['RE'];
  declare SP: Cat019Edition1_3['SP'];
  declare readonly category: 19;
  declare readonly edition: '1.3';
  constructor(offset: number) {
    super(19, '1.3', offset);
    this.I010 = undefined;
    this.I000 = undefined;
    this.I140 = undefined;
    this.I550 = undefined;
    this.I551 = undefined;
    this.I552 = undefined;
    this.I553 = undefined;
    this.I600 = undefined;
    this.I610 = undefined;
    this.I620 = undefined;
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
  if ((f1 & 25) !== 0 || (f0 | f1) < 2) return cut(c);
  c.offset = p;
  const r = new Record1_3(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I000 = item000(c);
  if ((f0 & 32) !== 0) r.I140 = item140(c);
  if ((f0 & 16) !== 0) r.I550 = item550(c);
  if ((f0 & 8) !== 0) r.I551 = item551(c);
  if ((f0 & 4) !== 0) r.I552 = item552_2(c);
  if ((f0 & 2) !== 0) r.I553 = item553(c);
  if ((f1 & 128) !== 0) r.I600 = item600(c);
  if ((f1 & 64) !== 0) r.I610 = item610(c);
  if ((f1 & 32) !== 0) r.I620 = item620(c);
  if ((f1 & 4) !== 0) r.RE = explicit(c);
  if ((f1 & 2) !== 0) r.SP = explicit(c);
  r.length = c.offset - start;
  return r;
}

export const CAT019: readonly EditionReader[] = [
  { category: 19, edition: '1.3', read: read1_3, make: make1_3 },
];
