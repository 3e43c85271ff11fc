/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Reading code of EUROCONTROL ASTERIX category 205, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import { ascii, cut, explicit, type EditionReader, type Reader } from '../reader.ts';
import { RecordBase } from '../record-base.ts';
import type { Cat205Edition1_0 } from '../types/cat205.generated.ts';

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

function item090(c: Reader) {
  const p = c.offset;
  if (p + 7 > c.end) return cut(c);
  c.offset = p + 7;
  return ascii(c, p, 7);
}

function item050(c: Reader) {
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
  if (r0 < -16777216 || r0 > 16777216 || r1 < -33554432 || r1 > 33554431) c.odd = true;
  return { LAT: r0 * 0.000005364418029785156, LON: r1 * 0.000005364418029785156 };
}

function item060(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 6 > c.end) return cut(c);
  c.offset = p + 6;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const b4 = b[p + 4]!;
  const b5 = b[p + 5]!;
  const r0 = ((((b0 << 16) | (b1 << 8) | b2) << 8) >> 8);
  const r1 = ((((b3 << 16) | (b4 << 8) | b5) << 8) >> 8);
  if (r0 < -8388600 || r0 > 8388600 || r1 < -8388600 || r1 > 8388600) c.odd = true;
  return { X: r0 * 0.5, Y: r1 * 0.5 };
}

function item070(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 36000) c.odd = true;
  return r0 / 100;
}

function item110(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = b0;
  if (r0 > 254) c.odd = true;
  return r0 * 100;
}

function item120(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 1 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item015(c));
  return list;
}

function item160(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return ((b0 << 8) | b1);
}

function item180(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  if (r0 < -32767 || r0 > 32766) c.odd = true;
  return r0 / 100;
}

function item200(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  if (r0 < -9000 || r0 > 9000) c.odd = true;
  return r0 / 100;
}

const ITEMS1_0 = ['010', '015', '000', '030', '040', '090', '050', '060', '070', '080', '100', '110', '120', '130', '140', '150', '160', '170', '180', '190', '200', 'SP'];
const FIELDS1_0 = ['I010', 'I015', 'I000', 'I030', 'I040', 'I090', 'I050', 'I060', 'I070', 'I080', 'I100', 'I110', 'I120', 'I130', 'I140', 'I150', 'I160', 'I170', 'I180', 'I190', 'I200', 'SP'];

class Record1_0 extends RecordBase implements Cat205Edition1_0 {
  declare I010: Cat205Edition1_0['I010'];
  declare I015: Cat205Edition1_0['I015'];
  declare I000: Cat205Edition1_0['I000'];
  declare I030: Cat205Edition1_0['I030'];
  declare I040: Cat205Edition1_0['I040'];
  declare I090: Cat205Edition1_0['I090'];
  declare I050: Cat205Edition1_0['I050'];
  declare I060: Cat205Edition1_0['I060'];
  declare I070: Cat205Edition1_0['I070'];
  declare I080: Cat205Edition1_0['I080'];
  declare I100: Cat205Edition1_0['I100'];
  declare I110: Cat205Edition1_0['I110'];
  declare I120: Cat205Edition1_0['I120'];
  declare I130: Cat205Edition1_0['I130'];
  declare I140: Cat205Edition1_0['I140'];
  declare I150: Cat205Edition1_0['I150'];
  declare I160: Cat205Edition1_0['I160'];
  declare I170: Cat205Edition1_0['I170'];
  declare I180: Cat205Edition1_0['I180'];
  declare I190: Cat205Edition1_0['I190'];
  declare I200: Cat205Edition1_0['I200'];
  declare SP: Cat205Edition1_0['SP'];
  declare readonly category: 205;
  declare readonly edition: '1.0';
  constructor(offset: number) {
    super(205, '1.0', offset);
    this.I010 = undefined;
    this.I015 = undefined;
    this.I000 = undefined;
    this.I030 = undefined;
    this.I040 = undefined;
    this.I090 = undefined;
    this.I050 = undefined;
    this.I060 = undefined;
    this.I070 = undefined;
    this.I080 = undefined;
    this.I100 = undefined;
    this.I110 = undefined;
    this.I120 = undefined;
    this.I130 = undefined;
    this.I140 = undefined;
    this.I150 = undefined;
    this.I160 = undefined;
    this.I170 = undefined;
    this.I180 = undefined;
    this.I190 = undefined;
    this.I200 = undefined;
    this.SP = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS1_0; }
  override get fieldNames(): readonly string[] { return FIELDS1_0; }
}

function make1_0(offset: number) {
  return new Record1_0(offset);
}

function read1_0(c: Reader) {
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
  let f2 = 0;
  if ((f1 & 1) !== 0) {
    if (p >= c.end) return cut(c);
    f2 = b[p++]!;
  }
  let f3 = 0;
  if ((f2 & 1) !== 0) {
    if (p >= c.end) return cut(c);
    f3 = b[p++]!;
  }
  if ((f3 & 127) !== 0 || (f0 | f1 | f2 | f3) < 2) return cut(c);
  c.offset = p;
  const r = new Record1_0(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I015 = item015(c);
  if ((f0 & 32) !== 0) r.I000 = item015(c);
  if ((f0 & 16) !== 0) r.I030 = item030(c);
  if ((f0 & 8) !== 0) r.I040 = item015(c);
  if ((f0 & 4) !== 0) r.I090 = item090(c);
  if ((f0 & 2) !== 0) r.I050 = item050(c);
  if ((f1 & 128) !== 0) r.I060 = item060(c);
  if ((f1 & 64) !== 0) r.I070 = item070(c);
  if ((f1 & 32) !== 0) r.I080 = item070(c);
  if ((f1 & 16) !== 0) r.I100 = item015(c);
  if ((f1 & 8) !== 0) r.I110 = item110(c);
  if ((f1 & 4) !== 0) r.I120 = item120(c);
  if ((f1 & 2) !== 0) r.I130 = item050(c);
  if ((f2 & 128) !== 0) r.I140 = item060(c);
  if ((f2 & 64) !== 0) r.I150 = item110(c);
  if ((f2 & 32) !== 0) r.I160 = item160(c);
  if ((f2 & 16) !== 0) r.I170 = item015(c);
  if ((f2 & 8) !== 0) r.I180 = item180(c);
  if ((f2 & 4) !== 0) r.I190 = item015(c);
  if ((f2 & 2) !== 0) r.I200 = item200(c);
  if ((f3 & 128) !== 0) r.SP = explicit(c);
  r.length = c.offset - start;
  return r;
}

export const CAT205: readonly EditionReader[] = [
  { category: 205, edition: '1.0', read: read1_0, make: make1_0 },
];
