/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Reading code of EUROCONTROL ASTERIX category 020, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import { cut, explicit, hex56, icao48, OCTAL_CODES, type EditionReader, type Reader } from '../reader.ts';
import { RecordBase } from '../record-base.ts';
import type { Cat020Edition1_11 } from '../types/cat020.generated.ts';

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
    return { SSR: (b0 >>> 7), MS: ((b0 >>> 6) & 1), HF: ((b0 >>> 5) & 1), VDL4: ((b0 >>> 4) & 1), UAT: ((b0 >>> 3) & 1), DME: ((b0 >>> 2) & 1), OT: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { SSR: (b0 >>> 7), MS: ((b0 >>> 6) & 1), HF: ((b0 >>> 5) & 1), VDL4: ((b0 >>> 4) & 1), UAT: ((b0 >>> 3) & 1), DME: ((b0 >>> 2) & 1), OT: ((b0 >>> 1) & 1), RAB: (b1 >>> 7), SPI: ((b1 >>> 6) & 1), CHN: ((b1 >>> 5) & 1), GBS: ((b1 >>> 4) & 1), CRT: ((b1 >>> 3) & 1), SIM: ((b1 >>> 2) & 1), TST: ((b1 >>> 1) & 1) };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  if ((b2 & 62) !== 0) c.odd = true;
  if ((b[p + 2]! & 1) !== 0) return cut(c);
  c.offset = p + 3;
  return { SSR: (b0 >>> 7), MS: ((b0 >>> 6) & 1), HF: ((b0 >>> 5) & 1), VDL4: ((b0 >>> 4) & 1), UAT: ((b0 >>> 3) & 1), DME: ((b0 >>> 2) & 1), OT: ((b0 >>> 1) & 1), RAB: (b1 >>> 7), SPI: ((b1 >>> 6) & 1), CHN: ((b1 >>> 5) & 1), GBS: ((b1 >>> 4) & 1), CRT: ((b1 >>> 3) & 1), SIM: ((b1 >>> 2) & 1), TST: ((b1 >>> 1) & 1), CF: (b2 >>> 6) };
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
  const r1 = (((b4 << 24) | (b5 << 16) | (b6 << 8) | b7) | 0);
  if (r0 < -16777216 || r0 > 16777216 || r1 < -33554432 || r1 > 33554431) c.odd = true;
  return { LAT: r0 * 0.000005364418029785156, LON: r1 * 0.000005364418029785156 };
}

function item042(c: Reader) {
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

function item161(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 240) !== 0) c.odd = true;
  return { TRN: (((b0 << 8) | b1) & 4095) };
}

function item170(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { CNF: (b0 >>> 7), TRE: ((b0 >>> 6) & 1), CST: ((b0 >>> 5) & 1), CDM: ((b0 >>> 3) & 3), MAH: ((b0 >>> 2) & 1), STH: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b1 & 126) !== 0) c.odd = true;
  if ((b[p + 1]! & 1) !== 0) return cut(c);
  c.offset = p + 2;
  return { CNF: (b0 >>> 7), TRE: ((b0 >>> 6) & 1), CST: ((b0 >>> 5) & 1), CDM: ((b0 >>> 3) & 3), MAH: ((b0 >>> 2) & 1), STH: ((b0 >>> 1) & 1), GHO: (b1 >>> 7) };
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
  return { VX: r0 * 0.25, VY: r1 * 0.25 };
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

function item110(c: Reader) {
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

function item210(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 24) >> 24);
  const r1 = ((b1 << 24) >> 24);
  if (r0 < -124 || r0 > 124 || r1 < -124 || r1 > 124) c.odd = true;
  return { AX: r0 * 0.25, AY: r1 * 0.25 };
}

function item300(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return b0;
}

function item310(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return { TRB: (b0 >>> 7), MSG: (b0 & 127) };
}

function item500_DOP(c: Reader) {
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
  return { X: ((b0 << 8) | b1) * 0.25, Y: ((b2 << 8) | b3) * 0.25, XY: ((b4 << 8) | b5) * 0.25 };
}

function item500_SDP(c: Reader) {
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
  const r0 = ((b0 << 8) | b1);
  const r1 = ((b2 << 8) | b3);
  if (r0 > 65534 || r1 > 65534) c.odd = true;
  return { X: r0 * 0.25, Y: r1 * 0.25, XY: ((b4 << 8) | b5) * 0.25 };
}

function item500_SDH(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 65534) c.odd = true;
  return r0 * 0.5;
}

function item500(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 31) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item500_DOP(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item500_SDP(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item500_SDH(c) : undefined;
  return { DOP: v0, SDP: v1, SDH: v2 };
}

function item400(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return { BIT1: (b0 >>> 7), BIT2: ((b0 >>> 6) & 1), BIT3: ((b0 >>> 5) & 1), BIT4: ((b0 >>> 4) & 1), BIT5: ((b0 >>> 3) & 1), BIT6: ((b0 >>> 2) & 1), BIT7: ((b0 >>> 1) & 1), BIT8: (b0 & 1) };
}

function item400_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 1 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item400(c));
  return list;
}

function item250(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 8 > c.end) return cut(c);
  c.offset = p + 8;
  const b7 = b[p + 7]!;
  return { BDSDATA: hex56(b, p), BDS1: (b7 >>> 4), BDS2: (b7 & 15) };
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

function item230(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return { COM: (b0 >>> 5), STAT: ((b0 >>> 2) & 7), CASEVN: (b0 & 3), MSSC: (b1 >>> 7), ARC: ((b1 >>> 6) & 1), AIC: ((b1 >>> 5) & 1), B1A: ((b1 >>> 4) & 1), B1B: (b1 & 15) };
}

function item260(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 7 > c.end) return cut(c);
  c.offset = p + 7;
  return hex56(b, p);
}

function item030(c: Reader) {
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

function item055(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return { V: (b0 >>> 7), G: ((b0 >>> 6) & 1), L: ((b0 >>> 5) & 1), MODE1: (b0 & 31) };
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

const ITEMS1_11 = ['010', '020', '140', '041', '042', '161', '170', '070', '202', '090', '100', '220', '245', '110', '105', '210', '300', '310', '500', '400', '250', '230', '260', '030', '055', '050', 'RE', 'SP'];
const FIELDS1_11 = ['I010', 'I020', 'I140', 'I041', 'I042', 'I161', 'I170', 'I070', 'I202', 'I090', 'I100', 'I220', 'I245', 'I110', 'I105', 'I210', 'I300', 'I310', 'I500', 'I400', 'I250', 'I230', 'I260', 'I030', 'I055', 'I050', 'RE', 'SP'];

class Record1_11 extends RecordBase implements Cat020Edition1_11 {
  declare I010: Cat020Edition1_11['I010'];
  declare I020: Cat020Edition1_11['I020'];
  declare I140: Cat020Edition1_11['I140'];
  declare I041: Cat020Edition1_11['I041'];
  declare I042: Cat020Edition1_11['I042'];
  declare I161: Cat020Edition1_11['I161'];
  declare I170: Cat020Edition1_11['I170'];
  declare I070: Cat020Edition1_11['I070'];
  declare I202: Cat020Edition1_11['I202'];
  declare I090: Cat020Edition1_11['I090'];
  declare I100: Cat020Edition1_11['I100'];
  declare I220: Cat020Edition1_11['I220'];
  declare I245: Cat020Edition1_11['I245'];
  declare I110: Cat020Edition1_11['I110'];
  declare I105: Cat020Edition1_11['I105'];
  declare I210: Cat020Edition1_11['I210'];
  declare I300: Cat020Edition1_11['I300'];
  declare I310: Cat020Edition1_11['I310'];
  declare I500: Cat020Edition1_11['I500'];
  declare I400: Cat020Edition1_11['I400'];
  declare I250: Cat020Edition1_11['I250'];
  declare I230: Cat020Edition1_11['I230'];
  declare I260: Cat020Edition1_11['I260'];
  declare I030: Cat020Edition1_11['I030'];
  declare I055: Cat020Edition1_11['I055'];
  declare I050: Cat020Edition1_11['I050'];
  declare RE: Cat020Edition1_11['RE'];
  declare SP: Cat020Edition1_11['SP'];
  declare readonly category: 20;
  declare readonly edition: '1.11';
  constructor(offset: number) {
    super(20, '1.11', offset);
    this.I010 = undefined;
    this.I020 = undefined;
    this.I140 = undefined;
    this.I041 = undefined;
    this.I042 = undefined;
    this.I161 = undefined;
    this.I170 = undefined;
    this.I070 = undefined;
    this.I202 = undefined;
    this.I090 = undefined;
    this.I100 = undefined;
    this.I220 = undefined;
    this.I245 = undefined;
    this.I110 = undefined;
    this.I105 = undefined;
    this.I210 = undefined;
    this.I300 = undefined;
    this.I310 = undefined;
    this.I500 = undefined;
    this.I400 = undefined;
    this.I250 = undefined;
    this.I230 = undefined;
    this.I260 = undefined;
    this.I030 = undefined;
    this.I055 = undefined;
    this.I050 = undefined;
    this.RE = undefined;
    this.SP = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS1_11; }
  override get fieldNames(): readonly string[] { return FIELDS1_11; }
}

function make1_11(offset: number) {
  return new Record1_11(offset);
}

function read1_11(c: Reader) {
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
  if ((f3 & 1) !== 0 || (f0 | f1 | f2 | f3) < 2) return cut(c);
  c.offset = p;
  const r = new Record1_11(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I020 = item020(c);
  if ((f0 & 32) !== 0) r.I140 = item140(c);
  if ((f0 & 16) !== 0) r.I041 = item041(c);
  if ((f0 & 8) !== 0) r.I042 = item042(c);
  if ((f0 & 4) !== 0) r.I161 = item161(c);
  if ((f0 & 2) !== 0) r.I170 = item170(c);
  if ((f1 & 128) !== 0) r.I070 = item070(c);
  if ((f1 & 64) !== 0) r.I202 = item202(c);
  if ((f1 & 32) !== 0) r.I090 = item090(c);
  if ((f1 & 16) !== 0) r.I100 = item100(c);
  if ((f1 & 8) !== 0) r.I220 = item220(c);
  if ((f1 & 4) !== 0) r.I245 = item245(c);
  if ((f1 & 2) !== 0) r.I110 = item110(c);
  if ((f2 & 128) !== 0) r.I105 = item110(c);
  if ((f2 & 64) !== 0) r.I210 = item210(c);
  if ((f2 & 32) !== 0) r.I300 = item300(c);
  if ((f2 & 16) !== 0) r.I310 = item310(c);
  if ((f2 & 8) !== 0) r.I500 = item500(c);
  if ((f2 & 4) !== 0) r.I400 = item400_2(c);
  if ((f2 & 2) !== 0) r.I250 = item250_2(c);
  if ((f3 & 128) !== 0) r.I230 = item230(c);
  if ((f3 & 64) !== 0) r.I260 = item260(c);
  if ((f3 & 32) !== 0) r.I030 = item030(c);
  if ((f3 & 16) !== 0) r.I055 = item055(c);
  if ((f3 & 8) !== 0) r.I050 = item050(c);
  if ((f3 & 4) !== 0) r.RE = explicit(c);
  if ((f3 & 2) !== 0) r.SP = explicit(c);
  r.length = c.offset - start;
  return r;
}

export const CAT020: readonly EditionReader[] = [
  { category: 20, edition: '1.11', read: read1_11, make: make1_11 },
];
