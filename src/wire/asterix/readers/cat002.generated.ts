/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Reading code of EUROCONTROL ASTERIX category 002, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import { cut, explicit, type EditionReader, type Reader } from '../reader.ts';
import { RecordBase } from '../record-base.ts';
import type { Cat002Edition1_2 } from '../types/cat002.generated.ts';

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
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return b0 * 1.40625;
}

function item030(c: Reader) {
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

function item041(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 65534) c.odd = true;
  return r0 * 0.0078125;
}

function item050(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  const list = [];
  for (;;) {
    if (p + 1 > c.end) return cut(c);
    const b0 = b[p]!;
    list.push((b0 >>> 1));
    p += 1;
    if ((b[p - 1]! & 1) === 0) break;
  }
  c.offset = p;
  return list;
}

function item070(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return { A: (b0 >>> 7), IDENT: ((b0 >>> 2) & 31), COUNTER: (((b0 << 8) | b1) & 1023) };
}

function item070_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 2 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item070(c));
  return list;
}

function item100(c: Reader) {
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
  const r0 = ((b0 << 8) | b1);
  const r1 = ((b2 << 8) | b3);
  if (r0 > 65534 || r1 > 65534) c.odd = true;
  return { RS: r0 * 0.0078125, RE: r1 * 0.0078125, TS: ((b4 << 8) | b5) * 0.0054931640625, TE: ((b6 << 8) | b7) * 0.0054931640625 };
}

function item090(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 24) >> 24);
  if (r0 < -127 || r0 > 126) c.odd = true;
  return { RE: r0 * 0.0078125, AE: ((b1 << 24) >> 24) * 0.02197265625 };
}

const ITEMS1_2 = ['010', '000', '020', '030', '041', '050', '060', '070', '100', '090', '080', 'SP'];
const FIELDS1_2 = ['I010', 'I000', 'I020', 'I030', 'I041', 'I050', 'I060', 'I070', 'I100', 'I090', 'I080', 'SP'];

class Record1_2 extends RecordBase implements Cat002Edition1_2 {
  declare I010: Cat002Edition1_2['I010'];
  declare I000: Cat002Edition1_2['I000'];
  declare I020: Cat002Edition1_2['I020'];
  declare I030: Cat002Edition1_2['I030'];
  declare I041: Cat002Edition1_2['I041'];
  declare I050: Cat002Edition1_2['I050'];
  declare I060: Cat002Edition1_2['I060'];
  declare I070: Cat002Edition1_2['I070'];
  declare I100: Cat002Edition1_2['I100'];
  declare I090: Cat002Edition1_2['I090'];
  declare I080: Cat002Edition1_2['I080'];
  declare SP: Cat002Edition1_2['SP'];
  declare readonly category: 2;
  declare readonly edition: '1.2';
  constructor(offset: number) {
    super(2, '1.2', offset);
    this.I010 = undefined;
    this.I000 = undefined;
    this.I020 = undefined;
    this.I030 = undefined;
    this.I041 = undefined;
    this.I050 = undefined;
    this.I060 = undefined;
    this.I070 = undefined;
    this.I100 = undefined;
    this.I090 = undefined;
    this.I080 = undefined;
    this.SP = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS1_2; }
  override get fieldNames(): readonly string[] { return FIELDS1_2; }
}

function make1_2(offset: number) {
  return new Record1_2(offset);
}

function read1_2(c: Reader) {
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
  if ((f1 & 9) !== 0 || (f0 | f1) < 2) return cut(c);
  c.offset = p;
  const r = new Record1_2(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I000 = item000(c);
  if ((f0 & 32) !== 0) r.I020 = item020(c);
  if ((f0 & 16) !== 0) r.I030 = item030(c);
  if ((f0 & 8) !== 0) r.I041 = item041(c);
  if ((f0 & 4) !== 0) r.I050 = item050(c);
  if ((f0 & 2) !== 0) r.I060 = item050(c);
  if ((f1 & 128) !== 0) r.I070 = item070_2(c);
  if ((f1 & 64) !== 0) r.I100 = item100(c);
  if ((f1 & 32) !== 0) r.I090 = item090(c);
  if ((f1 & 16) !== 0) r.I080 = item050(c);
  if ((f1 & 4) !== 0) r.SP = explicit(c);
  if ((f1 & 2) !== 0) return cut(c);
  r.length = c.offset - start;
  return r;
}

export const CAT002: readonly EditionReader[] = [
  { category: 2, edition: '1.2', read: read1_2, make: make1_2 },
];
