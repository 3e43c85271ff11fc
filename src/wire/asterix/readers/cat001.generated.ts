/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Reading code of EUROCONTROL ASTERIX category 001, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import { cut, explicit, OCTAL_CODES, type EditionReader, type Reader } from '../reader.ts';
import { RecordBase } from '../record-base.ts';
import type { Cat001Edition1_4 } from '../types/cat001.generated.ts';

function item010(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return { SAC: b0, SIC: b1 };
}

function item020(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { TYP: (b0 >>> 7), SIM: ((b0 >>> 6) & 1), SSRPSR: ((b0 >>> 4) & 3), ANT: ((b0 >>> 3) & 1), SPI: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b1 & 6) !== 0) c.odd = true;
  if ((b[p + 1]! & 1) !== 0) return cut(c);
  c.offset = p + 2;
  return { TYP: (b0 >>> 7), SIM: ((b0 >>> 6) & 1), SSRPSR: ((b0 >>> 4) & 3), ANT: ((b0 >>> 3) & 1), SPI: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1), TST: (b1 >>> 7), DS1DS2: ((b1 >>> 5) & 3), ME: ((b1 >>> 4) & 1), MI: ((b1 >>> 3) & 1) };
}

function item040(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 65534) c.odd = true;
  return { RHO: r0 * 0.0078125, THETA: ((b2 << 8) | b3) * 0.0054931640625 };
}

function item070(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 16) !== 0) c.odd = true;
  return { V: (b0 >>> 7), G: ((b0 >>> 6) & 1), L: ((b0 >>> 5) & 1), MODE3A: OCTAL_CODES[(((b0 << 8) | b1) & 4095)]! };
}

function item090(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 18) >> 18);
  if (r0 < -8191 || r0 > 8190) c.odd = true;
  return { V: (b0 >>> 7), G: ((b0 >>> 6) & 1), HGT: r0 * 0.25 };
}

function item130(c: Reader) {
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

function item141(c: Reader) {
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
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 16) !== 0) c.odd = true;
  return { V: (b0 >>> 7), G: ((b0 >>> 6) & 1), L: ((b0 >>> 5) & 1), MODE2: OCTAL_CODES[(((b0 << 8) | b1) & 4095)]! };
}

function item120(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = ((b0 << 24) >> 24);
  if (r0 < -127 || r0 > 126) c.odd = true;
  return r0 * 0.00390625;
}

function item131(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = ((b0 << 24) >> 24);
  if (r0 < -127 || r0 > 126) c.odd = true;
  return r0;
}

function item080(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 240) !== 0) c.odd = true;
  return { QA4: ((b0 >>> 3) & 1), QA2: ((b0 >>> 2) & 1), QA1: ((b0 >>> 1) & 1), QB4: (b0 & 1), QB2: (b1 >>> 7), QB1: ((b1 >>> 6) & 1), QC4: ((b1 >>> 5) & 1), QC2: ((b1 >>> 4) & 1), QC1: ((b1 >>> 3) & 1), QD4: ((b1 >>> 2) & 1), QD2: ((b1 >>> 1) & 1), QD1: (b1 & 1) };
}

function item100(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  if ((b0 & 48) !== 0 || (b2 & 240) !== 0) c.odd = true;
  return { V: (b0 >>> 7), G: ((b0 >>> 6) & 1), MODEC: (((b0 << 8) | b1) & 4095), QC1: ((b2 >>> 3) & 1), QA1: ((b2 >>> 2) & 1), QC2: ((b2 >>> 1) & 1), QA2: (b2 & 1), QC4: (b3 >>> 7), QA4: ((b3 >>> 6) & 1), QB1: ((b3 >>> 5) & 1), QD1: ((b3 >>> 4) & 1), QB2: ((b3 >>> 3) & 1), QD2: ((b3 >>> 2) & 1), QB4: ((b3 >>> 1) & 1), QD4: (b3 & 1) };
}

function item150(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 91) !== 0) c.odd = true;
  return { XA: (b0 >>> 7), XC: ((b0 >>> 5) & 1), X2: ((b0 >>> 2) & 1) };
}

function item161(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return ((b0 << 8) | b1);
}

function item042(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  const r1 = ((((b2 << 8) | b3) << 16) >> 16);
  if (r0 < -32767 || r0 > 32766 || r1 < -32767 || r1 > 32766) c.odd = true;
  return { X: r0 * 0.015625, Y: r1 * 0.015625 };
}

function item200(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 65534) c.odd = true;
  return { GSP: r0 * 0.00006103515625, HDG: ((b2 << 8) | b3) * 0.0054931640625 };
}

function item170(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b0 & 4) !== 0) c.odd = true;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { CON: (b0 >>> 7), RAD: ((b0 >>> 6) & 1), MAN: ((b0 >>> 5) & 1), DOU: ((b0 >>> 4) & 1), RDPC: ((b0 >>> 3) & 1), GHO: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b1 & 126) !== 0) c.odd = true;
  if ((b[p + 1]! & 1) !== 0) return cut(c);
  c.offset = p + 2;
  return { CON: (b0 >>> 7), RAD: ((b0 >>> 6) & 1), MAN: ((b0 >>> 5) & 1), DOU: ((b0 >>> 4) & 1), RDPC: ((b0 >>> 3) & 1), GHO: ((b0 >>> 1) & 1), TRE: (b1 >>> 7) };
}

const ITEMS1_4 = ['010', '020', '040', '070', '090', '130', '141', '050', '120', '131', '080', '100', '060', '030', '150', 'SP', '161', '042', '200', '170', '210'];
const FIELDS1_4 = ['I010', 'I020', 'I040', 'I070', 'I090', 'I130', 'I141', 'I050', 'I120', 'I131', 'I080', 'I100', 'I060', 'I030', 'I150', 'SP', 'I161', 'I042', 'I200', 'I170', 'I210'];

class Record1_4 extends RecordBase implements Cat001Edition1_4 {
  declare I010: Cat001Edition1_4['I010'];
  declare I020: Cat001Edition1_4['I020'];
  declare I040: Cat001Edition1_4['I040'];
  declare I070: Cat001Edition1_4['I070'];
  declare I090: Cat001Edition1_4['I090'];
  declare I130: Cat001Edition1_4['I130'];
  declare I141: Cat001Edition1_4['I141'];
  declare I050: Cat001Edition1_4['I050'];
  declare I120: Cat001Edition1_4['I120'];
  declare I131: Cat001Edition1_4['I131'];
  declare I080: Cat001Edition1_4['I080'];
  declare I100: Cat001Edition1_4['I100'];
  declare I060: Cat001Edition1_4['I060'];
  declare I030: Cat001Edition1_4['I030'];
  declare I150: Cat001Edition1_4['I150'];
  declare SP: Cat001Edition1_4['SP'];
  declare I161: Cat001Edition1_4['I161'];
  declare I042: Cat001Edition1_4['I042'];
  declare I200: Cat001Edition1_4['I200'];
  declare I170: Cat001Edition1_4['I170'];
  declare I210: Cat001Edition1_4['I210'];
  declare readonly category: 1;
  declare readonly edition: '1.4';
  constructor(offset: number) {
    super(1, '1.4', offset);
    this.I010 = undefined;
    this.I020 = undefined;
    this.I040 = undefined;
    this.I070 = undefined;
    this.I090 = undefined;
    this.I130 = undefined;
    this.I141 = undefined;
    this.I050 = undefined;
    this.I120 = undefined;
    this.I131 = undefined;
    this.I080 = undefined;
    this.I100 = undefined;
    this.I060 = undefined;
    this.I030 = undefined;
    this.I150 = undefined;
    this.SP = undefined;
    this.I161 = undefined;
    this.I042 = undefined;
    this.I200 = undefined;
    this.I170 = undefined;
    this.I210 = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS1_4; }
  override get fieldNames(): readonly string[] { return FIELDS1_4; }
}

function make1_4(offset: number) {
  return new Record1_4(offset);
}

function read1_4(c: Reader) {
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
  const r = new Record1_4(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I020 = item020(c);
  switch (r.I020?.TYP) {
    case 0:
      if ((f0 & 32) !== 0) r.I040 = item040(c);
      if ((f0 & 16) !== 0) r.I070 = item070(c);
      if ((f0 & 8) !== 0) r.I090 = item090(c);
      if ((f0 & 4) !== 0) r.I130 = item130(c);
      if ((f0 & 2) !== 0) r.I141 = item141(c);
      if ((f1 & 128) !== 0) r.I050 = item050(c);
      if ((f1 & 64) !== 0) r.I120 = item120(c);
      if ((f1 & 32) !== 0) r.I131 = item131(c);
      if ((f1 & 16) !== 0) r.I080 = item080(c);
      if ((f1 & 8) !== 0) r.I100 = item100(c);
      if ((f1 & 4) !== 0) r.I060 = item080(c);
      if ((f1 & 2) !== 0) r.I030 = item130(c);
      if ((f2 & 128) !== 0) r.I150 = item150(c);
      if ((f2 & 64) !== 0) return cut(c);
      if ((f2 & 32) !== 0) return cut(c);
      if ((f2 & 16) !== 0) return cut(c);
      if ((f2 & 8) !== 0) return cut(c);
      if ((f2 & 4) !== 0) r.SP = explicit(c);
      if ((f2 & 2) !== 0) return cut(c);
      if ((f3 & 128) !== 0) return cut(c);
      break;
    case 1:
      if ((f0 & 32) !== 0) r.I161 = item161(c);
      if ((f0 & 16) !== 0) r.I040 = item040(c);
      if ((f0 & 8) !== 0) r.I042 = item042(c);
      if ((f0 & 4) !== 0) r.I200 = item200(c);
      if ((f0 & 2) !== 0) r.I070 = item070(c);
      if ((f1 & 128) !== 0) r.I090 = item090(c);
      if ((f1 & 64) !== 0) r.I141 = item141(c);
      if ((f1 & 32) !== 0) r.I130 = item130(c);
      if ((f1 & 16) !== 0) r.I131 = item131(c);
      if ((f1 & 8) !== 0) r.I120 = item120(c);
      if ((f1 & 4) !== 0) r.I170 = item170(c);
      if ((f1 & 2) !== 0) r.I210 = item130(c);
      if ((f2 & 128) !== 0) r.I050 = item050(c);
      if ((f2 & 64) !== 0) r.I080 = item080(c);
      if ((f2 & 32) !== 0) r.I100 = item100(c);
      if ((f2 & 16) !== 0) r.I060 = item080(c);
      if ((f2 & 8) !== 0) r.I030 = item130(c);
      if ((f2 & 4) !== 0) r.SP = explicit(c);
      if ((f2 & 2) !== 0) return cut(c);
      if ((f3 & 128) !== 0) r.I150 = item150(c);
      break;
    default:
      return cut(c);
  }
  r.length = c.offset - start;
  return r;
}

export const CAT001: readonly EditionReader[] = [
  { category: 1, edition: '1.4', read: read1_4, make: make1_4 },
];
