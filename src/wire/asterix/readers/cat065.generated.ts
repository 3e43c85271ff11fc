/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Reading code of EUROCONTROL ASTERIX category 065, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import { cut, explicit, type EditionReader, type Reader } from '../reader.ts';
import { RecordBase } from '../record-base.ts';
import type { Cat065Edition1_6 } from '../types/cat065.generated.ts';

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

function item040(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 1) !== 0) c.odd = true;
  return { NOGO: (b0 >>> 6), OVL: ((b0 >>> 5) & 1), TSV: ((b0 >>> 4) & 1), PSS: ((b0 >>> 2) & 3), STTN: ((b0 >>> 1) & 1) };
}

const ITEMS1_6 = ['010', '000', '015', '030', '020', '040', '050', 'RE', 'SP'];
const FIELDS1_6 = ['I010', 'I000', 'I015', 'I030', 'I020', 'I040', 'I050', 'RE', 'SP'];

class Record1_6 extends RecordBase implements Cat065Edition1_6 {
  declare I010: Cat065Edition1_6['I010'];
  declare I000: Cat065Edition1_6['I000'];
  declare I015: Cat065Edition1_6['I015'];
  declare I030: Cat065Edition1_6['I030'];
  declare I020: Cat065Edition1_6['I020'];
  declare I040: Cat065Edition1_6['I040'];
  declare I050: Cat065Edition1_6['I050'];
  declare RE: Cat065Edition1_6['RE'];
  declare SP: Cat065Edition1_6['SP'];
  declare readonly category: 65;
  declare readonly edition: '1.6';
  constructor(offset: number) {
    super(65, '1.6', offset);
    this.I010 = undefined;
    this.I000 = undefined;
    this.I015 = undefined;
    this.I030 = undefined;
    this.I020 = undefined;
    this.I040 = undefined;
    this.I050 = undefined;
    this.RE = undefined;
    this.SP = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS1_6; }
  override get fieldNames(): readonly string[] { return FIELDS1_6; }
}

function make1_6(offset: number) {
  return new Record1_6(offset);
}

function read1_6(c: Reader) {
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
  if ((f1 & 249) !== 0 || (f0 | f1) < 2) return cut(c);
  c.offset = p;
  const r = new Record1_6(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I000 = item000(c);
  if ((f0 & 32) !== 0) r.I015 = item000(c);
  if ((f0 & 16) !== 0) r.I030 = item030(c);
  if ((f0 & 8) !== 0) r.I020 = item000(c);
  if ((f0 & 4) !== 0) r.I040 = item040(c);
  if ((f0 & 2) !== 0) r.I050 = item000(c);
  if ((f1 & 4) !== 0) r.RE = explicit(c);
  if ((f1 & 2) !== 0) r.SP = explicit(c);
  r.length = c.offset - start;
  return r;
}

export const CAT065: readonly EditionReader[] = [
  { category: 65, edition: '1.6', read: read1_6, make: make1_6 },
];
