/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Reading code of EUROCONTROL ASTERIX category 010, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import { cut, explicit, hex56, icao48, OCTAL_CODES, type EditionReader, type Reader } from '../reader.ts';
import { RecordBase } from '../record-base.ts';
import type { Cat010Edition1_1 } from '../types/cat010.generated.ts';

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
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { TYP: (b0 >>> 5), DCR: ((b0 >>> 4) & 1), CHN: ((b0 >>> 3) & 1), GBS: ((b0 >>> 2) & 1), CRT: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { TYP: (b0 >>> 5), DCR: ((b0 >>> 4) & 1), CHN: ((b0 >>> 3) & 1), GBS: ((b0 >>> 2) & 1), CRT: ((b0 >>> 1) & 1), SIM: (b1 >>> 7), TST: ((b1 >>> 6) & 1), RAB: ((b1 >>> 5) & 1), LOP: ((b1 >>> 3) & 3), TOT: ((b1 >>> 1) & 3) };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  if ((b2 & 126) !== 0) c.odd = true;
  if ((b[p + 2]! & 1) !== 0) return cut(c);
  c.offset = p + 3;
  return { TYP: (b0 >>> 5), DCR: ((b0 >>> 4) & 1), CHN: ((b0 >>> 3) & 1), GBS: ((b0 >>> 2) & 1), CRT: ((b0 >>> 1) & 1), SIM: (b1 >>> 7), TST: ((b1 >>> 6) & 1), RAB: ((b1 >>> 5) & 1), LOP: ((b1 >>> 3) & 3), TOT: ((b1 >>> 1) & 3), SPI: (b2 >>> 7) };
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

function item041(c: Reader) {
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
  return { RHO: r0, TH: ((b2 << 8) | b3) * 0.0054931640625 };
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
  return { X: r0, Y: r1 };
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
  if (r0 > 32768) c.odd = true;
  return { GSP: r0 * 0.00006103515625, TRA: ((b2 << 8) | b3) * 0.0054931640625 };
}

function item202(c: Reader) {
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
  return { VX: r0 * 0.0625, VY: r1 * 0.0625 };
}

function item161(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 240) !== 0) c.odd = true;
  return { TRK: (((b0 << 8) | b1) & 4095) };
}

function item170(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { CNF: (b0 >>> 7), TRE: ((b0 >>> 6) & 1), CST: ((b0 >>> 4) & 3), MAH: ((b0 >>> 3) & 1), TCC: ((b0 >>> 2) & 1), STH: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { CNF: (b0 >>> 7), TRE: ((b0 >>> 6) & 1), CST: ((b0 >>> 4) & 3), MAH: ((b0 >>> 3) & 1), TCC: ((b0 >>> 2) & 1), STH: ((b0 >>> 1) & 1), TOM: (b1 >>> 6), DOU: ((b1 >>> 3) & 7), MRS: ((b1 >>> 1) & 3) };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  if ((b2 & 126) !== 0) c.odd = true;
  if ((b[p + 2]! & 1) !== 0) return cut(c);
  c.offset = p + 3;
  return { CNF: (b0 >>> 7), TRE: ((b0 >>> 6) & 1), CST: ((b0 >>> 4) & 3), MAH: ((b0 >>> 3) & 1), TCC: ((b0 >>> 2) & 1), STH: ((b0 >>> 1) & 1), TOM: (b1 >>> 6), DOU: ((b1 >>> 3) & 7), MRS: ((b1 >>> 1) & 3), GHO: (b2 >>> 7) };
}

function item060(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 16) !== 0) c.odd = true;
  return { V: (b0 >>> 7), G: ((b0 >>> 6) & 1), L: ((b0 >>> 5) & 1), MODE3A: OCTAL_CODES[(((b0 << 8) | b1) & 4095)]! };
}

function item220(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  return ((b0 << 16) | (b1 << 8) | b2);
}

function item245(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 7 > c.end) return cut(c);
  c.offset = p + 7;
  const b0 = b[p]!;
  if ((b0 & 63) !== 0) c.odd = true;
  return { STI: (b0 >>> 6), CHR: icao48(c, p + 1) };
}

function item250(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 8 > c.end) return cut(c);
  c.offset = p + 8;
  const b7 = b[p + 7]!;
  return { MBDATA: hex56(b, p), BDS1: (b7 >>> 4), BDS2: (b7 & 15) };
}

function item250_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 8 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item250(c));
  return list;
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
  return { V: (b0 >>> 7), G: ((b0 >>> 6) & 1), FL: r0 * 0.25 };
}

function item091(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  if (r0 < -32767 || r0 > 32766) c.odd = true;
  return r0 * 6.25;
}

function item270(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  const r0_0 = (b0 >>> 1);
  if (r0_0 > 126) c.odd = true;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { LENGTH: r0_0 };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { LENGTH: r0_0, ORIENTATION: (b1 >>> 1) * 2.8125 };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  const r2_0 = (b2 >>> 1);
  if (r2_0 > 126) c.odd = true;
  if ((b[p + 2]! & 1) !== 0) return cut(c);
  c.offset = p + 3;
  return { LENGTH: r0_0, ORIENTATION: (b1 >>> 1) * 2.8125, WIDTH: r2_0 };
}

function item550(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 3) !== 0) c.odd = true;
  return { NOGO: (b0 >>> 6), OVL: ((b0 >>> 5) & 1), TSV: ((b0 >>> 4) & 1), DIV: ((b0 >>> 3) & 1), TTF: ((b0 >>> 2) & 1) };
}

function item310(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return { TRB: (b0 >>> 7), MSG: (b0 & 127) };
}

function item500(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const r0 = b0;
  const r1 = b1;
  const r2 = ((((b2 << 8) | b3) << 16) >> 16);
  if (r0 > 254 || r1 > 254 || r2 < -32767 || r2 > 32766) c.odd = true;
  return { DEVX: r0 * 0.25, DEVY: r1 * 0.25, COVXY: r2 * 0.25 };
}

function item280(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 24) >> 24);
  const r1 = ((b1 << 24) >> 24);
  if (r0 < -127 || r0 > 126 || r1 < -127) c.odd = true;
  return { DRHO: r0, DTHETA: (r1 * 3) / 20 };
}

function item280_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 2 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item280(c));
  return list;
}

function item210(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 24) >> 24);
  const r1 = ((b1 << 24) >> 24);
  if (r0 < -127 || r0 > 126 || r1 < -127 || r1 > 126) c.odd = true;
  return { AX: r0 * 0.0625, AY: r1 * 0.0625 };
}

const ITEMS1_1 = ['010', '000', '020', '140', '041', '040', '042', '200', '202', '161', '170', '060', '220', '245', '250', '300', '090', '091', '270', '550', '310', '500', '280', '131', '210', 'SP', 'RE'];
const FIELDS1_1 = ['I010', 'I000', 'I020', 'I140', 'I041', 'I040', 'I042', 'I200', 'I202', 'I161', 'I170', 'I060', 'I220', 'I245', 'I250', 'I300', 'I090', 'I091', 'I270', 'I550', 'I310', 'I500', 'I280', 'I131', 'I210', 'SP', 'RE'];

class Record1_1 extends RecordBase implements Cat010Edition1_1 {
  declare I010: Cat010Edition1_1['I010'];
  declare I000: Cat010Edition1_1['I000'];
  declare I020: Cat010Edition1_1['I020'];
  declare I140: Cat010Edition1_1['I140'];
  declare I041: Cat010Edition1_1['I041'];
  declare I040: Cat010Edition1_1['I040'];
  declare I042: Cat010Edition1_1['I042'];
  declare I200: Cat010Edition1_1['I200'];
  declare I202: Cat010Edition1_1['I202'];
  declare I161: Cat010Edition1_1['I161'];
  declare I170: Cat010Edition1_1['I170'];
  declare I060: Cat010Edition1_1['I060'];
  declare I220: Cat010Edition1_1['I220'];
  declare I245: Cat010Edition1_1['I245'];
  declare I250: Cat010Edition1_1['I250'];
  declare I300: Cat010Edition1_1['I300'];
  declare I090: Cat010Edition1_1['I090'];
  declare I091: Cat010Edition1_1['I091'];
  declare I270: Cat010Edition1_1['I270'];
  declare I550: Cat010Edition1_1['I550'];
  declare I310: Cat010Edition1_1['I310'];
  declare I500: Cat010Edition1_1['I500'];
  declare I280: Cat010Edition1_1['I280'];
  declare I131: Cat010Edition1_1['I131'];
  declare I210: Cat010Edition1_1['I210'];
  declare SP: Cat010Edition1_1['SP'];
  declare RE: Cat010Edition1_1['RE'];
  declare readonly category: 10;
  declare readonly edition: '1.1';
  constructor(offset: number) {
    super(10, '1.1', offset);
    this.I010 = undefined;
    this.I000 = undefined;
    this.I020 = undefined;
    this.I140 = undefined;
    this.I041 = undefined;
    this.I040 = undefined;
    this.I042 = undefined;
    this.I200 = undefined;
    this.I202 = undefined;
    this.I161 = undefined;
    this.I170 = undefined;
    this.I060 = undefined;
    this.I220 = undefined;
    this.I245 = undefined;
    this.I250 = undefined;
    this.I300 = undefined;
    this.I090 = undefined;
    this.I091 = undefined;
    this.I270 = undefined;
    this.I550 = undefined;
    this.I310 = undefined;
    this.I500 = undefined;
    this.I280 = undefined;
    this.I131 = undefined;
    this.I210 = undefined;
    this.SP = undefined;
    this.RE = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS1_1; }
  override get fieldNames(): readonly string[] { return FIELDS1_1; }
}

function make1_1(offset: number) {
  return new Record1_1(offset);
}

function read1_1(c: Reader) {
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
  if ((f3 & 9) !== 0 || (f0 | f1 | f2 | f3) < 2) return cut(c);
  c.offset = p;
  const r = new Record1_1(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I000 = item000(c);
  if ((f0 & 32) !== 0) r.I020 = item020(c);
  if ((f0 & 16) !== 0) r.I140 = item140(c);
  if ((f0 & 8) !== 0) r.I041 = item041(c);
  if ((f0 & 4) !== 0) r.I040 = item040(c);
  if ((f0 & 2) !== 0) r.I042 = item042(c);
  if ((f1 & 128) !== 0) r.I200 = item200(c);
  if ((f1 & 64) !== 0) r.I202 = item202(c);
  if ((f1 & 32) !== 0) r.I161 = item161(c);
  if ((f1 & 16) !== 0) r.I170 = item170(c);
  if ((f1 & 8) !== 0) r.I060 = item060(c);
  if ((f1 & 4) !== 0) r.I220 = item220(c);
  if ((f1 & 2) !== 0) r.I245 = item245(c);
  if ((f2 & 128) !== 0) r.I250 = item250_2(c);
  if ((f2 & 64) !== 0) r.I300 = item000(c);
  if ((f2 & 32) !== 0) r.I090 = item090(c);
  if ((f2 & 16) !== 0) r.I091 = item091(c);
  if ((f2 & 8) !== 0) r.I270 = item270(c);
  if ((f2 & 4) !== 0) r.I550 = item550(c);
  if ((f2 & 2) !== 0) r.I310 = item310(c);
  if ((f3 & 128) !== 0) r.I500 = item500(c);
  if ((f3 & 64) !== 0) r.I280 = item280_2(c);
  if ((f3 & 32) !== 0) r.I131 = item000(c);
  if ((f3 & 16) !== 0) r.I210 = item210(c);
  if ((f3 & 4) !== 0) r.SP = explicit(c);
  if ((f3 & 2) !== 0) r.RE = explicit(c);
  r.length = c.offset - start;
  return r;
}

export const CAT010: readonly EditionReader[] = [
  { category: 10, edition: '1.1', read: read1_1, make: make1_1 },
];
