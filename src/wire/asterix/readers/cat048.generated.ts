/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Reading code of EUROCONTROL ASTERIX category 048, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import { cut, explicit, hex56, icao48, OCTAL_CODES, type EditionReader, type Reader } from '../reader.ts';
import { RecordBase } from '../record-base.ts';
import type { Cat048Edition1_31, Cat048Edition1_32 } from '../types/cat048.generated.ts';

function item010(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return { SAC: b0, SIC: b1 };
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
  if (r0 > 11059199) c.odd = true;
  return r0 * 0.0078125;
}

function item020(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { TYP: (b0 >>> 5), SIM: ((b0 >>> 4) & 1), RDP: ((b0 >>> 3) & 1), SPI: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { TYP: (b0 >>> 5), SIM: ((b0 >>> 4) & 1), RDP: ((b0 >>> 3) & 1), SPI: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1), TST: (b1 >>> 7), ERR: ((b1 >>> 6) & 1), XPP: ((b1 >>> 5) & 1), ME: ((b1 >>> 4) & 1), MI: ((b1 >>> 3) & 1), FOEFRI: ((b1 >>> 1) & 3) };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  if ((b2 & 2) !== 0) c.odd = true;
  if ((b[p + 2]! & 1) !== 0) return cut(c);
  c.offset = p + 3;
  return { TYP: (b0 >>> 5), SIM: ((b0 >>> 4) & 1), RDP: ((b0 >>> 3) & 1), SPI: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1), TST: (b1 >>> 7), ERR: ((b1 >>> 6) & 1), XPP: ((b1 >>> 5) & 1), ME: ((b1 >>> 4) & 1), MI: ((b1 >>> 3) & 1), FOEFRI: ((b1 >>> 1) & 3), ADSB: { EP: (b2 >>> 7), VAL: ((b2 >>> 6) & 1) }, SCN: { EP: ((b2 >>> 5) & 1), VAL: ((b2 >>> 4) & 1) }, PAI: { EP: ((b2 >>> 3) & 1), VAL: ((b2 >>> 2) & 1) } };
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
  return { RHO: r0 * 0.00390625, THETA: ((b2 << 8) | b3) * 0.0054931640625 };
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
  const r0 = (((b0 << 8) | b1) & 16383);
  if (r0 > 16382) c.odd = true;
  return { V: (b0 >>> 7), G: ((b0 >>> 6) & 1), FL: r0 * 0.25 };
}

function item130_SRL(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return b0 * 0.0439453125;
}

function item130_SRR(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return b0;
}

function item130_SAM(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = ((b0 << 24) >> 24);
  if (r0 < -127 || r0 > 126) c.odd = true;
  return r0;
}

function item130_RPD(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = ((b0 << 24) >> 24);
  if (r0 < -127 || r0 > 126) c.odd = true;
  return r0 * 0.00390625;
}

function item130_APD(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return ((b0 << 24) >> 24) * 0.02197265625;
}

function item130(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 1) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item130_SRL(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item130_SRR(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item130_SAM(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item130_SRL(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item130_SAM(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item130_RPD(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? item130_APD(c) : undefined;
  return { SRL: v0, SRR: v1, SAM: v2, PRL: v3, PAM: v4, RPD: v5, APD: v6 };
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

function item240(c: Reader) {
  const p = c.offset;
  if (p + 6 > c.end) return cut(c);
  c.offset = p + 6;
  return icao48(c, p);
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
  return { X: r0 * 0.0078125, Y: r1 * 0.0078125 };
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
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { CNF: (b0 >>> 7), RAD: ((b0 >>> 5) & 3), DOU: ((b0 >>> 4) & 1), MAH: ((b0 >>> 3) & 1), CDM: ((b0 >>> 1) & 3) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b1 & 14) !== 0) c.odd = true;
  if ((b[p + 1]! & 1) !== 0) return cut(c);
  c.offset = p + 2;
  return { CNF: (b0 >>> 7), RAD: ((b0 >>> 5) & 3), DOU: ((b0 >>> 4) & 1), MAH: ((b0 >>> 3) & 1), CDM: ((b0 >>> 1) & 3), TRE: (b1 >>> 7), GHO: ((b1 >>> 6) & 1), SUP: ((b1 >>> 5) & 1), TCC: ((b1 >>> 4) & 1) };
}

function item210(c: Reader) {
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
  const r2 = b2;
  if (r0 > 254 || r1 > 254 || r2 > 254) c.odd = true;
  return { SIGX: r0 * 0.0078125, SIGY: r1 * 0.0078125, SIGV: r2 * 0.00006103515625, SIGH: b3 * 0.087890625 };
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

function item110(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 18) >> 18);
  if (r0 < -8191 || r0 > 8190 || (b0 & 192) !== 0) c.odd = true;
  return { "3DH": r0 * 25 };
}

function item120_CAL(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 22) >> 22);
  if (r0 < -511 || r0 > 510 || (b0 & 124) !== 0) c.odd = true;
  return { D: (b0 >>> 7), CAL: r0 };
}

function item120_RDS(c: Reader) {
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
  const r2 = ((b4 << 8) | b5);
  if (r0 > 65534 || r1 > 65534 || r2 > 65534) c.odd = true;
  return { DOP: r0, AMB: r1, FRQ: r2 };
}

function item120_RDS_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 6 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item120_RDS(c));
  return list;
}

function item120(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 63) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item120_CAL(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item120_RDS_2(c) : undefined;
  return { CAL: v0, RDS: v1 };
}

function item230(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 1) !== 0) c.odd = true;
  return { COM: (b0 >>> 5), STAT: ((b0 >>> 2) & 7), SI: ((b0 >>> 1) & 1), MSSC: (b1 >>> 7), ARC: ((b1 >>> 6) & 1), AIC: ((b1 >>> 5) & 1), B1A: ((b1 >>> 4) & 1), B1B: (b1 & 15) };
}

function item260(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 7 > c.end) return cut(c);
  c.offset = p + 7;
  return hex56(b, p);
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

function item065(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 224) !== 0) c.odd = true;
  return { QA4: ((b0 >>> 4) & 1), QA2: ((b0 >>> 3) & 1), QA1: ((b0 >>> 2) & 1), QB2: ((b0 >>> 1) & 1), QB1: (b0 & 1) };
}

function itemRE_MD5_SUM(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 1) !== 0) c.odd = true;
  return { M5: (b0 >>> 7), ID: ((b0 >>> 6) & 1), DA: ((b0 >>> 5) & 1), M1: ((b0 >>> 4) & 1), M2: ((b0 >>> 3) & 1), M3: ((b0 >>> 2) & 1), MC: ((b0 >>> 1) & 1) };
}

function itemRE_MD5_PMN(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  if ((b0 & 192) !== 0 || (b2 & 192) !== 0 || (b3 & 192) !== 0) c.odd = true;
  return { PIN: (((b0 << 8) | b1) & 16383), NAV: ((b2 >>> 5) & 1), NAT: (b2 & 31), MIS: (b3 & 63) };
}

function itemRE_MD5_POS(c: Reader) {
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
  if (r0 < -4194304 || r0 > 4194304) c.odd = true;
  return { LAT: r0 * 0.000021457672119140625, LON: ((((b3 << 16) | (b4 << 8) | b5) << 8) >> 8) * 0.000021457672119140625 };
}

function itemRE_MD5_GA(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 18) >> 18);
  if (r0 < -40 || r0 > 8190 || (b0 & 128) !== 0) c.odd = true;
  return { RES: ((b0 >>> 6) & 1), GA: r0 * 25 };
}

function itemRE_MD5_EM1(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 16) !== 0) c.odd = true;
  return { V: (b0 >>> 7), G: ((b0 >>> 6) & 1), L: ((b0 >>> 5) & 1), EM1: OCTAL_CODES[(((b0 << 8) | b1) & 4095)]! };
}

function itemRE_MD5_TOS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = b0;
  if (r0 > 254) c.odd = true;
  return r0 * 0.0078125;
}

function itemRE_MD5_XP(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 192) !== 0) c.odd = true;
  return { XP: ((b0 >>> 5) & 1), X5: ((b0 >>> 4) & 1), XC: ((b0 >>> 3) & 1), X3: ((b0 >>> 2) & 1), X2: ((b0 >>> 1) & 1), X1: (b0 & 1) };
}

function itemRE_MD5(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 1) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? itemRE_MD5_SUM(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? itemRE_MD5_PMN(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? itemRE_MD5_POS(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? itemRE_MD5_GA(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? itemRE_MD5_EM1(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? itemRE_MD5_TOS(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? itemRE_MD5_XP(c) : undefined;
  return { SUM: v0, PMN: v1, POS: v2, GA: v3, EM1: v4, TOS: v5, XP: v6 };
}

function itemRE_M5N_PMN(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  if ((b0 & 192) !== 0 || (b2 & 240) !== 0) c.odd = true;
  return { PIN: (((b0 << 8) | b1) & 16383), NOV: ((b2 >>> 3) & 1), NO: (((b2 << 8) | b3) & 2047) };
}

function itemRE_M5N_FOM(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 224) !== 0) c.odd = true;
  return { FOM: (b0 & 31) };
}

function itemRE_M5N(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  let f1 = 0;
  if ((f0 & 1) !== 0) {
    if (p >= c.end) return cut(c);
    f1 = b[p++]!;
  }
  if ((f1 & 127) !== 0 || (f0 | f1) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? itemRE_MD5_SUM(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? itemRE_M5N_PMN(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? itemRE_MD5_POS(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? itemRE_MD5_GA(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? itemRE_MD5_EM1(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? itemRE_MD5_TOS(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? itemRE_MD5_XP(c) : undefined;
  const v7 = (f1 & 128) !== 0 ? itemRE_M5N_FOM(c) : undefined;
  return { SUM: v0, PMN: v1, POS: v2, GA: v3, EM1: v4, TOS: v5, XP: v6, FOM: v7 };
}

function itemRE_M4E(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b0 & 248) !== 0) c.odd = true;
  if ((b[p + 0]! & 1) !== 0) return cut(c);
  c.offset = p + 1;
  return { FOEFRI: ((b0 >>> 1) & 3) };
}

function itemRE_RPC_SRC(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 < 1 || r0 > 25500) c.odd = true;
  return r0 / 10;
}

function itemRE_RPC_RW(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 65534) c.odd = true;
  return r0 * 0.00390625;
}

function itemRE_RPC(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 15) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item130_SRR(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? itemRE_RPC_SRC(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? itemRE_RPC_RW(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? itemRE_RPC_RW(c) : undefined;
  return { SCO: v0, SRC: v1, RW: v2, AR: v3 };
}

function itemRE_ERR(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const r0 = ((b0 << 16) | (b1 << 8) | b2);
  if (r0 > 16776960) c.odd = true;
  return r0 * 0.00390625;
}

function itemRE_RTC_PTL(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  if ((b0 & 224) !== 0) c.odd = true;
  return { SCN: ((b0 >>> 4) & 1), RC: ((b0 >>> 3) & 1), AC: ((b0 >>> 2) & 1), SSR: ((b0 >>> 1) & 1), PSR: (b0 & 1), PLOTNR: ((b1 << 8) | b2) };
}

function itemRE_RTC_ATL(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return ((b0 << 8) | b1);
}

function itemRE_RTC_ATL_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 2 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(itemRE_RTC_ATL(c));
  return list;
}

function itemRE_RTC_TRN(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = b0;
  if (r0 > 100) c.odd = true;
  return r0;
}

function itemRE_RTC_NPP(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 22 > c.end) return cut(c);
  c.offset = p + 22;
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
  const b21 = b[p + 21]!;
  const r0 = ((b0 << 8) | b1);
  const r1 = ((b4 << 8) | b5);
  const r2 = ((b6 << 8) | b7);
  const r3 = ((b12 << 8) | b13);
  const r4 = ((b14 << 8) | b15);
  const r5 = ((b20 << 8) | b21);
  if (r0 > 65534 || r1 > 65534 || r2 > 65534 || r3 > 65534 || r4 > 65534 || r5 > 65534) c.odd = true;
  return { PREDRHO: r0 * 0.0078125, PREDTHETA: ((b2 << 8) | b3) * 0.0054931640625, EVOLRHOSTART: r1 * 0.0078125, EVOLRHOEND: r2 * 0.0078125, EVOLTHETASTART: ((b8 << 8) | b9) * 0.0054931640625, EVOLTHETAEND: ((b10 << 8) | b11) * 0.0054931640625, NOISERHOSTART: r3 * 0.0078125, NOISERHOEND: r4 * 0.0078125, NOISETHETASTART: ((b16 << 8) | b17) * 0.0054931640625, NOISETHETAEND: ((b18 << 8) | b19) * 0.0054931640625, PREDTIME: r5 * 0.0078125 };
}

function itemRE_RTC_DLK(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return { TYPE: (b0 >>> 4), ORIGIN: ((b0 >>> 2) & 3), STATE: (b0 & 3) };
}

function itemRE_RTC_DLK_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 1 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(itemRE_RTC_DLK(c));
  return list;
}

function itemRE_RTC_LCK(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = (((b0 << 8) | b1) & 32767);
  if (r0 > 32766) c.odd = true;
  return { LS: (b0 >>> 7), LOCTIM: r0 };
}

function itemRE_RTC_TC(c: Reader) {
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
  if ((b0 & 254) !== 0) c.odd = true;
  return { TCOUNT1: ((((b0 << 8) | b1) >>> 5) & 15), TCODE1: (b1 & 31), TCOUNT2: (b2 >>> 4), TCODE2: OCTAL_CODES[(((b2 << 8) | b3) & 4095)]!, TCOUNT3: (b4 >>> 4), TCODE3: OCTAL_CODES[(((b4 << 8) | b5) & 4095)]! };
}

function itemRE_RTC_TLC(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const r0 = ((b2 << 8) | b3);
  if (r0 > 65534) c.odd = true;
  return { ACQI: (b0 >>> 6), TRKUPDCTR: (((b0 << 8) | b1) & 16383), LASTTRKUPD: r0 };
}

function itemRE_RTC_ASI(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 7 > c.end) return cut(c);
  c.offset = p + 7;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const b4 = b[p + 4]!;
  const b5 = b[p + 5]!;
  const b6 = b[p + 6]!;
  const r0 = ((b2 << 8) | b3);
  if (r0 > 65534) c.odd = true;
  return { SACADJS: b0, SICADJS: b1, TIMEOFDAYSCN: r0 * 0.0078125, DATAUSE: (b4 >>> 1), DRNA: (b4 & 1), DRN: ((b5 << 8) | b6) };
}

function itemRE_RTC_ASI_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 7 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(itemRE_RTC_ASI(c));
  return list;
}

function itemRE_RTC_IR(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = (b0 & 127);
  if (r0 > 126) c.odd = true;
  return { IR: (b0 >>> 7), M3A: r0 };
}

function itemRE_RTC(c: Reader) {
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
  const v0 = (f0 & 128) !== 0 ? itemRE_RTC_PTL(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? itemRE_RTC_ATL_2(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? itemRE_RTC_TRN(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? itemRE_RTC_NPP(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? itemRE_RTC_DLK_2(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? itemRE_RTC_LCK(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? itemRE_RTC_TC(c) : undefined;
  const v7 = (f1 & 128) !== 0 ? itemRE_RTC_TLC(c) : undefined;
  const v8 = (f1 & 64) !== 0 ? itemRE_RTC_ASI_2(c) : undefined;
  const v9 = (f1 & 32) !== 0 ? item130_SRR(c) : undefined;
  const v10 = (f1 & 16) !== 0 ? itemRE_RTC_IR(c) : undefined;
  return { PTL: v0, ATL: v1, TRN: v2, NPP: v3, DLK: v4, LCK: v5, TC: v6, TLC: v7, ASI: v8, TES: v9, IR: v10 };
}

function itemRE_CPC_RPL(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  return { TYPE: b0, REPLYNBR: ((b1 << 8) | b2) };
}

function itemRE_CPC_RPL_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 3 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(itemRE_CPC_RPL(c));
  return list;
}

function itemRE_CPC_DATE(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const r0 = (b0 >>> 4);
  const r1 = (b0 & 15);
  const r2 = (b1 >>> 4);
  const r3 = (b1 & 15);
  const r4 = (b2 >>> 4);
  const r5 = (b2 & 15);
  const r6 = (b3 >>> 4);
  const r7 = (b3 & 15);
  if (r0 > 10 || r1 > 10 || r2 > 10 || r3 > 10 || r4 > 1 || r5 > 10 || r6 > 3 || r7 > 10) c.odd = true;
  return { Y1: r0, Y2: r1, Y3: r2, Y4: r3, M1: r4, M2: r5, D1: r6, D2: r7 };
}

function itemRE_CPC(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 15) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? itemRE_RTC_ATL(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? itemRE_CPC_RPL_2(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item130_SRR(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? itemRE_CPC_DATE(c) : undefined;
  return { PNB: v0, RPL: v1, SNB: v2, DATE: v3 };
}

function itemRE_GEN48_ALTM2(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 16) !== 0) c.odd = true;
  return { V: (b0 >>> 7), G: ((b0 >>> 6) & 1), L: ((b0 >>> 5) & 1), ALTM2: OCTAL_CODES[(((b0 << 8) | b1) & 4095)]! };
}

function itemRE_GEN48_ALTM3(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 16) !== 0) c.odd = true;
  return { V: (b0 >>> 7), G: ((b0 >>> 6) & 1), L: ((b0 >>> 5) & 1), ALTM3: OCTAL_CODES[(((b0 << 8) | b1) & 4095)]! };
}

function itemRE_GEN48_ALTFL(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 18) >> 18);
  if (r0 < -8191 || r0 > 8190) c.odd = true;
  return { V: (b0 >>> 7), G: ((b0 >>> 6) & 1), ALTFL: r0 * 0.25 };
}

function itemRE_GEN48_RCSDB(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 18) >> 18);
  if (r0 < -6000 || r0 > 3000 || (b0 & 192) !== 0) c.odd = true;
  return { RCSDB: r0 / 100 };
}

function itemRE_GEN48_RCSM(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const r0 = (((b0 << 24) | (b1 << 16) | (b2 << 8) | b3) & 1073741823);
  if (r0 < 1 || r0 > 1000000000 || (b0 & 192) !== 0) c.odd = true;
  return { RCSM: r0 / 1000000 };
}

function itemRE_GEN48(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 7) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? itemRE_GEN48_ALTM2(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? itemRE_GEN48_ALTM3(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? itemRE_GEN48_ALTFL(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? itemRE_GEN48_RCSDB(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? itemRE_GEN48_RCSM(c) : undefined;
  return { ALTM2: v0, ALTM3: v1, ALTFL: v2, RCSDB: v3, RCSM: v4 };
}

function itemRE(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0) < 1) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? itemRE_MD5(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? itemRE_M5N(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? itemRE_M4E(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? itemRE_RPC(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? itemRE_ERR(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? itemRE_RTC(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? itemRE_CPC(c) : undefined;
  const v7 = (f0 & 1) !== 0 ? itemRE_GEN48(c) : undefined;
  return { MD5: v0, M5N: v1, M4E: v2, RPC: v3, ERR: v4, RTC: v5, CPC: v6, GEN48: v7 };
}

function itemRE_2(c: Reader) {
  if (!c.expansion) return explicit(c);
  const b = c.bytes;
  const p = c.offset;
  const end = c.end;
  if (p >= end) return cut(c);
  const last = p + b[p]!;
  if (last === p || last > end) return cut(c);
  c.end = last;
  c.offset = p + 1;
  const value = itemRE(c);
  c.end = end;
  if (c.offset !== last) c.odd = true;
  return value;
}

function item020_2(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { TYP: (b0 >>> 5), SIM: ((b0 >>> 4) & 1), RDP: ((b0 >>> 3) & 1), SPI: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { TYP: (b0 >>> 5), SIM: ((b0 >>> 4) & 1), RDP: ((b0 >>> 3) & 1), SPI: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1), TST: (b1 >>> 7), ERR: ((b1 >>> 6) & 1), XPP: ((b1 >>> 5) & 1), ME: ((b1 >>> 4) & 1), MI: ((b1 >>> 3) & 1), FOEFRI: ((b1 >>> 1) & 3) };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  if ((b2 & 2) !== 0) c.odd = true;
  if ((b[p + 2]! & 1) === 0) {
    c.offset = p + 3;
    return { TYP: (b0 >>> 5), SIM: ((b0 >>> 4) & 1), RDP: ((b0 >>> 3) & 1), SPI: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1), TST: (b1 >>> 7), ERR: ((b1 >>> 6) & 1), XPP: ((b1 >>> 5) & 1), ME: ((b1 >>> 4) & 1), MI: ((b1 >>> 3) & 1), FOEFRI: ((b1 >>> 1) & 3), ADSB: { EP: (b2 >>> 7), VAL: ((b2 >>> 6) & 1) }, SCN: { EP: ((b2 >>> 5) & 1), VAL: ((b2 >>> 4) & 1) }, PAI: { EP: ((b2 >>> 3) & 1), VAL: ((b2 >>> 2) & 1) } };
  }
  if (p + 4 > c.end) return cut(c);
  const b3 = b[p + 3]!;
  if ((b[p + 3]! & 1) === 0) {
    c.offset = p + 4;
    return { TYP: (b0 >>> 5), SIM: ((b0 >>> 4) & 1), RDP: ((b0 >>> 3) & 1), SPI: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1), TST: (b1 >>> 7), ERR: ((b1 >>> 6) & 1), XPP: ((b1 >>> 5) & 1), ME: ((b1 >>> 4) & 1), MI: ((b1 >>> 3) & 1), FOEFRI: ((b1 >>> 1) & 3), ADSB: { EP: (b2 >>> 7), VAL: ((b2 >>> 6) & 1) }, SCN: { EP: ((b2 >>> 5) & 1), VAL: ((b2 >>> 4) & 1) }, PAI: { EP: ((b2 >>> 3) & 1), VAL: ((b2 >>> 2) & 1) }, ACASXV: { EP: (b3 >>> 7), VAL: ((b3 >>> 3) & 15) }, POXPR: { EP: ((b3 >>> 2) & 1), VAL: ((b3 >>> 1) & 1) } };
  }
  if (p + 5 > c.end) return cut(c);
  const b4 = b[p + 4]!;
  if ((b4 & 2) !== 0) c.odd = true;
  if ((b[p + 4]! & 1) === 0) {
    c.offset = p + 5;
    return { TYP: (b0 >>> 5), SIM: ((b0 >>> 4) & 1), RDP: ((b0 >>> 3) & 1), SPI: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1), TST: (b1 >>> 7), ERR: ((b1 >>> 6) & 1), XPP: ((b1 >>> 5) & 1), ME: ((b1 >>> 4) & 1), MI: ((b1 >>> 3) & 1), FOEFRI: ((b1 >>> 1) & 3), ADSB: { EP: (b2 >>> 7), VAL: ((b2 >>> 6) & 1) }, SCN: { EP: ((b2 >>> 5) & 1), VAL: ((b2 >>> 4) & 1) }, PAI: { EP: ((b2 >>> 3) & 1), VAL: ((b2 >>> 2) & 1) }, ACASXV: { EP: (b3 >>> 7), VAL: ((b3 >>> 3) & 15) }, POXPR: { EP: ((b3 >>> 2) & 1), VAL: ((b3 >>> 1) & 1) }, POACT: { EP: (b4 >>> 7), VAL: ((b4 >>> 6) & 1) }, DTFXPR: { EP: ((b4 >>> 5) & 1), VAL: ((b4 >>> 4) & 1) }, DTFACT: { EP: ((b4 >>> 3) & 1), VAL: ((b4 >>> 2) & 1) } };
  }
  if (p + 6 > c.end) return cut(c);
  const b5 = b[p + 5]!;
  if ((b5 & 14) !== 0) c.odd = true;
  if ((b[p + 5]! & 1) !== 0) return cut(c);
  c.offset = p + 6;
  return { TYP: (b0 >>> 5), SIM: ((b0 >>> 4) & 1), RDP: ((b0 >>> 3) & 1), SPI: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1), TST: (b1 >>> 7), ERR: ((b1 >>> 6) & 1), XPP: ((b1 >>> 5) & 1), ME: ((b1 >>> 4) & 1), MI: ((b1 >>> 3) & 1), FOEFRI: ((b1 >>> 1) & 3), ADSB: { EP: (b2 >>> 7), VAL: ((b2 >>> 6) & 1) }, SCN: { EP: ((b2 >>> 5) & 1), VAL: ((b2 >>> 4) & 1) }, PAI: { EP: ((b2 >>> 3) & 1), VAL: ((b2 >>> 2) & 1) }, ACASXV: { EP: (b3 >>> 7), VAL: ((b3 >>> 3) & 15) }, POXPR: { EP: ((b3 >>> 2) & 1), VAL: ((b3 >>> 1) & 1) }, POACT: { EP: (b4 >>> 7), VAL: ((b4 >>> 6) & 1) }, DTFXPR: { EP: ((b4 >>> 5) & 1), VAL: ((b4 >>> 4) & 1) }, DTFACT: { EP: ((b4 >>> 3) & 1), VAL: ((b4 >>> 2) & 1) }, IRMXPR: { EP: (b5 >>> 7), VAL: ((b5 >>> 6) & 1) }, IRMACT: { EP: ((b5 >>> 5) & 1), VAL: ((b5 >>> 4) & 1) } };
}

function item090_2(c: Reader) {
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

const ITEMS1_31 = ['010', '140', '020', '040', '070', '090', '130', '220', '240', '250', '161', '042', '200', '170', '210', '030', '080', '100', '110', '120', '230', '260', '055', '050', '065', '060', 'SP', 'RE'];
const FIELDS1_31 = ['I010', 'I140', 'I020', 'I040', 'I070', 'I090', 'I130', 'I220', 'I240', 'I250', 'I161', 'I042', 'I200', 'I170', 'I210', 'I030', 'I080', 'I100', 'I110', 'I120', 'I230', 'I260', 'I055', 'I050', 'I065', 'I060', 'SP', 'RE'];

class Record1_31 extends RecordBase implements Cat048Edition1_31 {
  declare I010: Cat048Edition1_31['I010'];
  declare I140: Cat048Edition1_31['I140'];
  declare I020: Cat048Edition1_31['I020'];
  declare I040: Cat048Edition1_31['I040'];
  declare I070: Cat048Edition1_31['I070'];
  declare I090: Cat048Edition1_31['I090'];
  declare I130: Cat048Edition1_31['I130'];
  declare I220: Cat048Edition1_31['I220'];
  declare I240: Cat048Edition1_31['I240'];
  declare I250: Cat048Edition1_31['I250'];
  declare I161: Cat048Edition1_31['I161'];
  declare I042: Cat048Edition1_31['I042'];
  declare I200: Cat048Edition1_31['I200'];
  declare I170: Cat048Edition1_31['I170'];
  declare I210: Cat048Edition1_31['I210'];
  declare I030: Cat048Edition1_31['I030'];
  declare I080: Cat048Edition1_31['I080'];
  declare I100: Cat048Edition1_31['I100'];
  declare I110: Cat048Edition1_31['I110'];
  declare I120: Cat048Edition1_31['I120'];
  declare I230: Cat048Edition1_31['I230'];
  declare I260: Cat048Edition1_31['I260'];
  declare I055: Cat048Edition1_31['I055'];
  declare I050: Cat048Edition1_31['I050'];
  declare I065: Cat048Edition1_31['I065'];
  declare I060: Cat048Edition1_31['I060'];
  declare SP: Cat048Edition1_31['SP'];
  declare RE: Cat048Edition1_31['RE'];
  declare readonly category: 48;
  declare readonly edition: '1.31';
  constructor(offset: number) {
    super(48, '1.31', offset);
    this.I010 = undefined;
    this.I140 = undefined;
    this.I020 = undefined;
    this.I040 = undefined;
    this.I070 = undefined;
    this.I090 = undefined;
    this.I130 = undefined;
    this.I220 = undefined;
    this.I240 = undefined;
    this.I250 = undefined;
    this.I161 = undefined;
    this.I042 = undefined;
    this.I200 = undefined;
    this.I170 = undefined;
    this.I210 = undefined;
    this.I030 = undefined;
    this.I080 = undefined;
    this.I100 = undefined;
    this.I110 = undefined;
    this.I120 = undefined;
    this.I230 = undefined;
    this.I260 = undefined;
    this.I055 = undefined;
    this.I050 = undefined;
    this.I065 = undefined;
    this.I060 = undefined;
    this.SP = undefined;
    this.RE = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS1_31; }
  override get fieldNames(): readonly string[] { return FIELDS1_31; }
}

function make1_31(offset: number) {
  return new Record1_31(offset);
}

function read1_31(c: Reader) {
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
  const r = new Record1_31(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I140 = item140(c);
  if ((f0 & 32) !== 0) r.I020 = item020(c);
  if ((f0 & 16) !== 0) r.I040 = item040(c);
  if ((f0 & 8) !== 0) r.I070 = item070(c);
  if ((f0 & 4) !== 0) r.I090 = item090(c);
  if ((f0 & 2) !== 0) r.I130 = item130(c);
  if ((f1 & 128) !== 0) r.I220 = item220(c);
  if ((f1 & 64) !== 0) r.I240 = item240(c);
  if ((f1 & 32) !== 0) r.I250 = item250_2(c);
  if ((f1 & 16) !== 0) r.I161 = item161(c);
  if ((f1 & 8) !== 0) r.I042 = item042(c);
  if ((f1 & 4) !== 0) r.I200 = item200(c);
  if ((f1 & 2) !== 0) r.I170 = item170(c);
  if ((f2 & 128) !== 0) r.I210 = item210(c);
  if ((f2 & 64) !== 0) r.I030 = item030(c);
  if ((f2 & 32) !== 0) r.I080 = item080(c);
  if ((f2 & 16) !== 0) r.I100 = item100(c);
  if ((f2 & 8) !== 0) r.I110 = item110(c);
  if ((f2 & 4) !== 0) r.I120 = item120(c);
  if ((f2 & 2) !== 0) r.I230 = item230(c);
  if ((f3 & 128) !== 0) r.I260 = item260(c);
  if ((f3 & 64) !== 0) r.I055 = item055(c);
  if ((f3 & 32) !== 0) r.I050 = item050(c);
  if ((f3 & 16) !== 0) r.I065 = item065(c);
  if ((f3 & 8) !== 0) r.I060 = item080(c);
  if ((f3 & 4) !== 0) r.SP = explicit(c);
  if ((f3 & 2) !== 0) r.RE = itemRE_2(c);
  r.length = c.offset - start;
  return r;
}

const ITEMS1_32 = ['010', '140', '020', '040', '070', '090', '130', '220', '240', '250', '161', '042', '200', '170', '210', '030', '080', '100', '110', '120', '230', '260', '055', '050', '065', '060', 'SP', 'RE'];
const FIELDS1_32 = ['I010', 'I140', 'I020', 'I040', 'I070', 'I090', 'I130', 'I220', 'I240', 'I250', 'I161', 'I042', 'I200', 'I170', 'I210', 'I030', 'I080', 'I100', 'I110', 'I120', 'I230', 'I260', 'I055', 'I050', 'I065', 'I060', 'SP', 'RE'];

class Record1_32 extends RecordBase implements Cat048Edition1_32 {
  declare I010: Cat048Edition1_32['I010'];
  declare I140: Cat048Edition1_32['I140'];
  declare I020: Cat048Edition1_32['I020'];
  declare I040: Cat048Edition1_32['I040'];
  declare I070: Cat048Edition1_32['I070'];
  declare I090: Cat048Edition1_32['I090'];
  declare I130: Cat048Edition1_32['I130'];
  declare I220: Cat048Edition1_32['I220'];
  declare I240: Cat048Edition1_32['I240'];
  declare I250: Cat048Edition1_32['I250'];
  declare I161: Cat048Edition1_32['I161'];
  declare I042: Cat048Edition1_32['I042'];
  declare I200: Cat048Edition1_32['I200'];
  declare I170: Cat048Edition1_32['I170'];
  declare I210: Cat048Edition1_32['I210'];
  declare I030: Cat048Edition1_32['I030'];
  declare I080: Cat048Edition1_32['I080'];
  declare I100: Cat048Edition1_32['I100'];
  declare I110: Cat048Edition1_32['I110'];
  declare I120: Cat048Edition1_32['I120'];
  declare I230: Cat048Edition1_32['I230'];
  declare I260: Cat048Edition1_32['I260'];
  declare I055: Cat048Edition1_32['I055'];
  declare I050: Cat048Edition1_32['I050'];
  declare I065: Cat048Edition1_32['I065'];
  declare I060: Cat048Edition1_32['I060'];
  declare SP: Cat048Edition1_32['SP'];
  declare RE: Cat048Edition1_32['RE'];
  declare readonly category: 48;
  declare readonly edition: '1.32';
  constructor(offset: number) {
    super(48, '1.32', offset);
    this.I010 = undefined;
    this.I140 = undefined;
    this.I020 = undefined;
    this.I040 = undefined;
    this.I070 = undefined;
    this.I090 = undefined;
    this.I130 = undefined;
    this.I220 = undefined;
    this.I240 = undefined;
    this.I250 = undefined;
    this.I161 = undefined;
    this.I042 = undefined;
    this.I200 = undefined;
    this.I170 = undefined;
    this.I210 = undefined;
    this.I030 = undefined;
    this.I080 = undefined;
    this.I100 = undefined;
    this.I110 = undefined;
    this.I120 = undefined;
    this.I230 = undefined;
    this.I260 = undefined;
    this.I055 = undefined;
    this.I050 = undefined;
    this.I065 = undefined;
    this.I060 = undefined;
    this.SP = undefined;
    this.RE = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS1_32; }
  override get fieldNames(): readonly string[] { return FIELDS1_32; }
}

function make1_32(offset: number) {
  return new Record1_32(offset);
}

function read1_32(c: Reader) {
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
  const r = new Record1_32(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I140 = item140(c);
  if ((f0 & 32) !== 0) r.I020 = item020_2(c);
  if ((f0 & 16) !== 0) r.I040 = item040(c);
  if ((f0 & 8) !== 0) r.I070 = item070(c);
  if ((f0 & 4) !== 0) r.I090 = item090_2(c);
  if ((f0 & 2) !== 0) r.I130 = item130(c);
  if ((f1 & 128) !== 0) r.I220 = item220(c);
  if ((f1 & 64) !== 0) r.I240 = item240(c);
  if ((f1 & 32) !== 0) r.I250 = item250_2(c);
  if ((f1 & 16) !== 0) r.I161 = item161(c);
  if ((f1 & 8) !== 0) r.I042 = item042(c);
  if ((f1 & 4) !== 0) r.I200 = item200(c);
  if ((f1 & 2) !== 0) r.I170 = item170(c);
  if ((f2 & 128) !== 0) r.I210 = item210(c);
  if ((f2 & 64) !== 0) r.I030 = item030(c);
  if ((f2 & 32) !== 0) r.I080 = item080(c);
  if ((f2 & 16) !== 0) r.I100 = item100(c);
  if ((f2 & 8) !== 0) r.I110 = item110(c);
  if ((f2 & 4) !== 0) r.I120 = item120(c);
  if ((f2 & 2) !== 0) r.I230 = item230(c);
  if ((f3 & 128) !== 0) r.I260 = item260(c);
  if ((f3 & 64) !== 0) r.I055 = item055(c);
  if ((f3 & 32) !== 0) r.I050 = item050(c);
  if ((f3 & 16) !== 0) r.I065 = item065(c);
  if ((f3 & 8) !== 0) r.I060 = item080(c);
  if ((f3 & 4) !== 0) r.SP = explicit(c);
  if ((f3 & 2) !== 0) r.RE = itemRE_2(c);
  r.length = c.offset - start;
  return r;
}

export const CAT048: readonly EditionReader[] = [
  { category: 48, edition: '1.31', read: read1_31, make: make1_31 },
  { category: 48, edition: '1.32', read: read1_32, make: make1_32 },
];
