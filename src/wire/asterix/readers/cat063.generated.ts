/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Reading code of EUROCONTROL ASTERIX category 063, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import { cut, explicit, type EditionReader, type Reader } from '../reader.ts';
import { RecordBase } from '../record-base.ts';
import type { Cat063Edition1_7 } from '../types/cat063.generated.ts';

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

function item060(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { CON: (b0 >>> 6), PSR: ((b0 >>> 5) & 1), SSR: ((b0 >>> 4) & 1), MDS: ((b0 >>> 3) & 1), ADS: ((b0 >>> 2) & 1), MLT: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b1 & 2) !== 0) c.odd = true;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { CON: (b0 >>> 6), PSR: ((b0 >>> 5) & 1), SSR: ((b0 >>> 4) & 1), MDS: ((b0 >>> 3) & 1), ADS: ((b0 >>> 2) & 1), MLT: ((b0 >>> 1) & 1), OPS: (b1 >>> 7), ODP: ((b1 >>> 6) & 1), OXT: ((b1 >>> 5) & 1), MSC: ((b1 >>> 4) & 1), TSV: ((b1 >>> 3) & 1), NPW: ((b1 >>> 2) & 1) };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  if ((b2 & 14) !== 0) c.odd = true;
  if ((b[p + 2]! & 1) !== 0) return cut(c);
  c.offset = p + 3;
  return { CON: (b0 >>> 6), PSR: ((b0 >>> 5) & 1), SSR: ((b0 >>> 4) & 1), MDS: ((b0 >>> 3) & 1), ADS: ((b0 >>> 2) & 1), MLT: ((b0 >>> 1) & 1), OPS: (b1 >>> 7), ODP: ((b1 >>> 6) & 1), OXT: ((b1 >>> 5) & 1), MSC: ((b1 >>> 4) & 1), TSV: ((b1 >>> 3) & 1), NPW: ((b1 >>> 2) & 1), TTF: { EP: (b2 >>> 7), VAL: ((b2 >>> 6) & 1) }, SPO: { EP: ((b2 >>> 5) & 1), VAL: ((b2 >>> 4) & 1) } };
}

function item070(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  if (r0 < -32767 || r0 > 32766) c.odd = true;
  return r0;
}

function item080(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const r0 = ((((b2 << 8) | b3) << 16) >> 16);
  if (r0 < -32767 || r0 > 32766) c.odd = true;
  return { SRG: ((((b0 << 8) | b1) << 16) >> 16) / 100000, SRB: r0 * 0.0078125 };
}

function item081(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return ((((b0 << 8) | b1) << 16) >> 16) * 0.0054931640625;
}

function item090(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const r0 = ((((b2 << 8) | b3) << 16) >> 16);
  if (r0 < -32767 || r0 > 32766) c.odd = true;
  return { PRG: ((((b0 << 8) | b1) << 16) >> 16) / 100000, PRB: r0 * 0.0078125 };
}

const ITEMS1_7 = ['010', '015', '030', '050', '060', '070', '080', '081', '090', '091', '092', 'RE', 'SP'];
const FIELDS1_7 = ['I010', 'I015', 'I030', 'I050', 'I060', 'I070', 'I080', 'I081', 'I090', 'I091', 'I092', 'RE', 'SP'];

class Record1_7 extends RecordBase implements Cat063Edition1_7 {
  declare I010: Cat063Edition1_7['I010'];
  declare I015: Cat063Edition1_7['I015'];
  declare I030: Cat063Edition1_7['I030'];
  declare I050: Cat063Edition1_7['I050'];
  declare I060: Cat063Edition1_7['I060'];
  declare I070: Cat063Edition1_7['I070'];
  declare I080: Cat063Edition1_7['I080'];
  declare I081: Cat063Edition1_7['I081'];
  declare I090: Cat063Edition1_7['I090'];
  declare I091: Cat063Edition1_7['I091'];
  declare I092: Cat063Edition1_7['I092'];
  declare RE: Cat063Edition1_7['RE'];
  declare SP: Cat063Edition1_7['SP'];
  declare readonly category: 63;
  declare readonly edition: '1.7';
  constructor(offset: number) {
    super(63, '1.7', offset);
    this.I010 = undefined;
    this.I015 = undefined;
    this.I030 = undefined;
    this.I050 = undefined;
    this.I060 = undefined;
    this.I070 = undefined;
    this.I080 = undefined;
    this.I081 = undefined;
    this.I090 = undefined;
    this.I091 = undefined;
    this.I092 = undefined;
    this.RE = undefined;
    this.SP = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS1_7; }
  override get fieldNames(): readonly string[] { return FIELDS1_7; }
}

function make1_7(offset: number) {
  return new Record1_7(offset);
}

function read1_7(c: Reader) {
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
  const r = new Record1_7(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I015 = item015(c);
  if ((f0 & 32) !== 0) r.I030 = item030(c);
  if ((f0 & 16) !== 0) r.I050 = item010(c);
  if ((f0 & 8) !== 0) r.I060 = item060(c);
  if ((f0 & 4) !== 0) r.I070 = item070(c);
  if ((f0 & 2) !== 0) r.I080 = item080(c);
  if ((f1 & 128) !== 0) r.I081 = item081(c);
  if ((f1 & 64) !== 0) r.I090 = item090(c);
  if ((f1 & 32) !== 0) r.I091 = item081(c);
  if ((f1 & 16) !== 0) r.I092 = item081(c);
  if ((f1 & 4) !== 0) r.RE = explicit(c);
  if ((f1 & 2) !== 0) r.SP = explicit(c);
  r.length = c.offset - start;
  return r;
}

export const CAT063: readonly EditionReader[] = [
  { category: 63, edition: '1.7', read: read1_7, make: make1_7 },
];
