/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Reading code of EUROCONTROL ASTERIX category 016, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import { cut, explicit, type EditionReader, type Reader } from '../reader.ts';
import { RecordBase } from '../record-base.ts';
import type { Cat016Edition1_0 } from '../types/cat016.generated.ts';

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

function item200(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = b0;
  if (r0 < 2 || r0 > 254) c.odd = true;
  return r0;
}

function item300(c: Reader) {
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
  return { PID: ((b0 << 8) | b1), TID: ((b2 << 8) | b3), RID: ((b4 << 8) | b5) };
}

function item300_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 6 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item300(c));
  return list;
}

function item400(c: Reader) {
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
  if (r0 < -1073741824 || r0 > 1073741824) c.odd = true;
  return { LAT: r0 * 8.381903171539307e-8, LON: (((b4 << 24) | (b5 << 16) | (b6 << 8) | b7) | 0) * 8.381903171539307e-8 };
}

function item405(c: Reader) {
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

function item410(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 21 > c.end) return cut(c);
  c.offset = p + 21;
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
  const b12 = b[p + 12]!;
  const b13 = b[p + 13]!;
  const b14 = b[p + 14]!;
  const b15 = b[p + 15]!;
  const b16 = b[p + 16]!;
  const b17 = b[p + 17]!;
  const b18 = b[p + 18]!;
  const b19 = b[p + 19]!;
  const b20 = b[p + 20]!;
  const r0 = (((b2 << 24) | (b3 << 16) | (b4 << 8) | b5) | 0);
  const r1 = ((((b10 << 8) | b11) << 16) >> 16);
  const r2 = (((b12 << 24) | (b13 << 16) | (b14 << 8) | b15) | 0);
  const r3 = (((b16 << 16) | (b17 << 8) | b18) & 1048575);
  if (r0 < -1073741824 || r0 > 1073741824 || r1 < -32767 || r1 > 32766 || r2 < -2147483647 || r2 > 2147483646 || r3 > 1048574 || (b16 & 240) !== 0) c.odd = true;
  return { TID: ((b0 << 8) | b1), LAT: r0 * 8.381903171539307e-8, LON: (((b6 << 24) | (b7 << 16) | (b8 << 8) | b9) | 0) * 8.381903171539307e-8, ALT: r1 * 0.25, TTO: r2 * 2, ATO: r3, PCI: ((b19 << 8) | b20) };
}

function item410_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 21 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item410(c));
  return list;
}

function item420(c: Reader) {
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
  const r0 = (((b2 << 24) | (b3 << 16) | (b4 << 8) | b5) | 0);
  const r1 = ((((b10 << 8) | b11) << 16) >> 16);
  if (r0 < -1073741824 || r0 > 1073741824 || r1 < -32767 || r1 > 32766) c.odd = true;
  return { RID: ((b0 << 8) | b1), LAT: r0 * 8.381903171539307e-8, LON: (((b6 << 24) | (b7 << 16) | (b8 << 8) | b9) | 0) * 8.381903171539307e-8, ALT: r1 * 0.25 };
}

function item420_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 12 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item420(c));
  return list;
}

const ITEMS1_0 = ['010', '015', '000', '140', '200', '300', '400', '405', '410', '420', 'SP'];
const FIELDS1_0 = ['I010', 'I015', 'I000', 'I140', 'I200', 'I300', 'I400', 'I405', 'I410', 'I420', 'SP'];

class Record1_0 extends RecordBase implements Cat016Edition1_0 {
  declare I010: Cat016Edition1_0['I010'];
  declare I015: Cat016Edition1_0['I015'];
  declare I000: Cat016Edition1_0['I000'];
  declare I140: Cat016Edition1_0['I140'];
  declare I200: Cat016Edition1_0['I200'];
  declare I300: Cat016Edition1_0['I300'];
  declare I400: Cat016Edition1_0['I400'];
  declare I405: Cat016Edition1_0['I405'];
  declare I410: Cat016Edition1_0['I410'];
  declare I420: Cat016Edition1_0['I420'];
  declare SP: Cat016Edition1_0['SP'];
  declare readonly category: 16;
  declare readonly edition: '1.0';
  constructor(offset: number) {
    super(16, '1.0', offset);
    this.I010 = undefined;
    this.I015 = undefined;
    this.I000 = undefined;
    this.I140 = undefined;
    this.I200 = undefined;
    this.I300 = undefined;
    this.I400 = undefined;
    this.I405 = undefined;
    this.I410 = undefined;
    this.I420 = undefined;
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
  if ((f1 & 15) !== 0 || (f0 | f1) < 2) return cut(c);
  c.offset = p;
  const r = new Record1_0(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I015 = item015(c);
  if ((f0 & 32) !== 0) r.I000 = item015(c);
  if ((f0 & 16) !== 0) r.I140 = item140(c);
  if ((f0 & 8) !== 0) r.I200 = item200(c);
  if ((f0 & 4) !== 0) r.I300 = item300_2(c);
  if ((f0 & 2) !== 0) r.I400 = item400(c);
  if ((f1 & 128) !== 0) r.I405 = item405(c);
  if ((f1 & 64) !== 0) r.I410 = item410_2(c);
  if ((f1 & 32) !== 0) r.I420 = item420_2(c);
  if ((f1 & 16) !== 0) r.SP = explicit(c);
  r.length = c.offset - start;
  return r;
}

export const CAT016: readonly EditionReader[] = [
  { category: 16, edition: '1.0', read: read1_0, make: make1_0 },
];
