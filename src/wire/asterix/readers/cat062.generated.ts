/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Reading code of EUROCONTROL ASTERIX category 062, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import { ascii, cut, explicit, hex56, hexBytes, icao48, OCTAL_CODES, type EditionReader, type Reader } from '../reader.ts';
import { RecordBase } from '../record-base.ts';
import type { Cat062Edition1_18, Cat062Edition1_19, Cat062Edition1_21 } from '../types/cat062.generated.ts';

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

function item070(c: Reader) {
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

function item105(c: Reader) {
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

function item100(c: Reader) {
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
  if (r0 < -8388607 || r0 > 8388606 || r1 < -8388607 || r1 > 8388606) c.odd = true;
  return { X: r0 * 0.5, Y: r1 * 0.5 };
}

function item185(c: Reader) {
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
  return { AX: r0 * 0.25, AY: r1 * 0.25 };
}

function item060(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 16) !== 0) c.odd = true;
  return { V: (b0 >>> 7), G: ((b0 >>> 6) & 1), CH: ((b0 >>> 5) & 1), MODE3A: OCTAL_CODES[(((b0 << 8) | b1) & 4095)]! };
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

function item380_ADR(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  return ((b0 << 16) | (b1 << 8) | b2);
}

function item380_ID(c: Reader) {
  const p = c.offset;
  if (p + 6 > c.end) return cut(c);
  c.offset = p + 6;
  return icao48(c, p);
}

function item380_MHG(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return ((b0 << 8) | b1) * 0.0054931640625;
}

function item380_IAS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = (((b0 << 8) | b1) & 32767);
  const r1 = (((b0 << 8) | b1) & 32767);
  if (r0 > 32766 || r1 > 32766) c.odd = true;
  return { IM: (b0 >>> 7), IAS: ((b0 >>> 7) === 0 ? r0 * 0.00006103515625 : (b0 >>> 7) === 1 ? r1 / 1000 : (((b0 << 8) | b1) & 32767)) };
}

function item380_TAS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 2046) c.odd = true;
  return r0;
}

function item380_SAL(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 19) >> 19);
  if (r0 < -52 || r0 > 4000) c.odd = true;
  return { SAS: (b0 >>> 7), SRC: ((b0 >>> 5) & 3), ALT: r0 * 25 };
}

function item380_FSS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 19) >> 19);
  if (r0 < -52 || r0 > 4000) c.odd = true;
  return { MV: (b0 >>> 7), AH: ((b0 >>> 6) & 1), AM: ((b0 >>> 5) & 1), ALT: r0 * 25 };
}

function item380_TIS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b0 & 62) !== 0) c.odd = true;
  if ((b[p + 0]! & 1) !== 0) return cut(c);
  c.offset = p + 1;
  return { NAV: (b0 >>> 7), NVB: ((b0 >>> 6) & 1) };
}

function item380_TID(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 15 > c.end) return cut(c);
  c.offset = p + 15;
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
  const r0 = ((((b1 << 8) | b2) << 16) >> 16);
  const r1 = ((((b3 << 16) | (b4 << 8) | b5) << 8) >> 8);
  const r2 = ((b10 << 16) | (b11 << 8) | b12);
  const r3 = ((b13 << 8) | b14);
  if (r0 < -150 || r0 > 15000 || r1 < -4194304 || r1 > 4194304 || r2 > 16777214 || r3 > 65534) c.odd = true;
  return { TCA: (b0 >>> 7), NC: ((b0 >>> 6) & 1), TCPN: (b0 & 63), ALT: r0 * 10, LAT: r1 * 0.000021457672119140625, LON: ((((b6 << 16) | (b7 << 8) | b8) << 8) >> 8) * 0.000021457672119140625, PT: (b9 >>> 4), TD: ((b9 >>> 2) & 3), TRA: ((b9 >>> 1) & 1), TOA: (b9 & 1), TOV: r2, TTR: r3 / 100 };
}

function item380_TID_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 15 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item380_TID(c));
  return list;
}

function item380_COM(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 3) !== 0) c.odd = true;
  return { COM: (b0 >>> 5), STAT: ((b0 >>> 2) & 7), SSC: (b1 >>> 7), ARC: ((b1 >>> 6) & 1), AIC: ((b1 >>> 5) & 1), B1A: ((b1 >>> 4) & 1), B1B: (b1 & 15) };
}

function item380_SAB(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 1) !== 0 || (b1 & 248) !== 0) c.odd = true;
  return { AC: (b0 >>> 6), MN: ((b0 >>> 4) & 3), DC: ((b0 >>> 2) & 3), GBS: ((b0 >>> 1) & 1), STAT: (b1 & 7) };
}

function item380_ACS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 7 > c.end) return cut(c);
  c.offset = p + 7;
  return hex56(b, p);
}

function item380_BVR(c: Reader) {
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

function item380_RAN(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  if (r0 < -18000 || r0 > 18000) c.odd = true;
  return r0 / 100;
}

function item380_TAR(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b1 << 24) >> 25);
  if (r0 < -60 || r0 > 60 || (b0 & 63) !== 0 || (b1 & 1) !== 0) c.odd = true;
  return { TI: (b0 >>> 6), ROT: r0 * 0.25 };
}

function item380_GS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  if (r0 < -32767 || r0 > 32766) c.odd = true;
  return r0 * 0.00006103515625;
}

function item380_MET(c: Reader) {
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
  const r0 = ((b1 << 8) | b2);
  const r1 = ((b3 << 8) | b4);
  const r2 = ((((b5 << 8) | b6) << 16) >> 16);
  const r3 = b7;
  if (r0 > 300 || r1 < 1 || r1 > 360 || r2 < -400 || r2 > 400 || r3 > 15 || (b0 & 15) !== 0) c.odd = true;
  return { WS: (b0 >>> 7), WD: ((b0 >>> 6) & 1), TMP: ((b0 >>> 5) & 1), TRB: ((b0 >>> 4) & 1), WSD: r0, WDD: r1, TMPD: r2 * 0.25, TRBD: r3 };
}

function item380_POS(c: Reader) {
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

function item380_GAL(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  if (r0 < -240 || r0 > 24000) c.odd = true;
  return r0 * 6.25;
}

function item380_PUN(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 240) !== 0) c.odd = true;
  return { PUN: (b0 & 15) };
}

function item380_MB(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 8 > c.end) return cut(c);
  c.offset = p + 8;
  return hexBytes(b, p, p + 8);
}

function item380_MB_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 8 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item380_MB(c));
  return list;
}

function item380_IAR(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 1100) c.odd = true;
  return r0;
}

function item380_MAC(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 512) c.odd = true;
  return r0 / 125;
}

function item380_BPS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = (((b0 << 8) | b1) & 4095);
  if (r0 > 4094 || (b0 & 240) !== 0) c.odd = true;
  return { BPS: r0 / 10 };
}

function item380(c: Reader) {
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
  const v0 = (f0 & 128) !== 0 ? item380_ADR(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item380_ID(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item380_MHG(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item380_IAS(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item380_TAS(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item380_SAL(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? item380_FSS(c) : undefined;
  const v7 = (f1 & 128) !== 0 ? item380_TIS(c) : undefined;
  const v8 = (f1 & 64) !== 0 ? item380_TID_2(c) : undefined;
  const v9 = (f1 & 32) !== 0 ? item380_COM(c) : undefined;
  const v10 = (f1 & 16) !== 0 ? item380_SAB(c) : undefined;
  const v11 = (f1 & 8) !== 0 ? item380_ACS(c) : undefined;
  const v12 = (f1 & 4) !== 0 ? item380_BVR(c) : undefined;
  const v13 = (f1 & 2) !== 0 ? item380_BVR(c) : undefined;
  const v14 = (f2 & 128) !== 0 ? item380_RAN(c) : undefined;
  const v15 = (f2 & 64) !== 0 ? item380_TAR(c) : undefined;
  const v16 = (f2 & 32) !== 0 ? item380_MHG(c) : undefined;
  const v17 = (f2 & 16) !== 0 ? item380_GS(c) : undefined;
  const v18 = (f2 & 8) !== 0 ? item015(c) : undefined;
  const v19 = (f2 & 4) !== 0 ? item380_MET(c) : undefined;
  const v20 = (f2 & 2) !== 0 ? item015(c) : undefined;
  const v21 = (f3 & 128) !== 0 ? item380_POS(c) : undefined;
  const v22 = (f3 & 64) !== 0 ? item380_GAL(c) : undefined;
  const v23 = (f3 & 32) !== 0 ? item380_PUN(c) : undefined;
  const v24 = (f3 & 16) !== 0 ? item380_MB_2(c) : undefined;
  const v25 = (f3 & 8) !== 0 ? item380_IAR(c) : undefined;
  const v26 = (f3 & 4) !== 0 ? item380_MAC(c) : undefined;
  const v27 = (f3 & 2) !== 0 ? item380_BPS(c) : undefined;
  return { ADR: v0, ID: v1, MHG: v2, IAS: v3, TAS: v4, SAL: v5, FSS: v6, TIS: v7, TID: v8, COM: v9, SAB: v10, ACS: v11, BVR: v12, GVR: v13, RAN: v14, TAR: v15, TAN: v16, GS: v17, VUN: v18, MET: v19, EMC: v20, POS: v21, GAL: v22, PUN: v23, MB: v24, IAR: v25, MAC: v26, BPS: v27 };
}

function item040(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return ((b0 << 8) | b1);
}

function item080(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { MON: (b0 >>> 7), SPI: ((b0 >>> 6) & 1), MRH: ((b0 >>> 5) & 1), SRC: ((b0 >>> 2) & 7), CNF: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { MON: (b0 >>> 7), SPI: ((b0 >>> 6) & 1), MRH: ((b0 >>> 5) & 1), SRC: ((b0 >>> 2) & 7), CNF: ((b0 >>> 1) & 1), SIM: (b1 >>> 7), TSE: ((b1 >>> 6) & 1), TSB: ((b1 >>> 5) & 1), FPC: ((b1 >>> 4) & 1), AFF: ((b1 >>> 3) & 1), STP: ((b1 >>> 2) & 1), KOS: ((b1 >>> 1) & 1) };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  if ((b[p + 2]! & 1) === 0) {
    c.offset = p + 3;
    return { MON: (b0 >>> 7), SPI: ((b0 >>> 6) & 1), MRH: ((b0 >>> 5) & 1), SRC: ((b0 >>> 2) & 7), CNF: ((b0 >>> 1) & 1), SIM: (b1 >>> 7), TSE: ((b1 >>> 6) & 1), TSB: ((b1 >>> 5) & 1), FPC: ((b1 >>> 4) & 1), AFF: ((b1 >>> 3) & 1), STP: ((b1 >>> 2) & 1), KOS: ((b1 >>> 1) & 1), AMA: (b2 >>> 7), MD4: ((b2 >>> 5) & 3), ME: ((b2 >>> 4) & 1), MI: ((b2 >>> 3) & 1), MD5: ((b2 >>> 1) & 3) };
  }
  if (p + 4 > c.end) return cut(c);
  const b3 = b[p + 3]!;
  if ((b[p + 3]! & 1) === 0) {
    c.offset = p + 4;
    return { MON: (b0 >>> 7), SPI: ((b0 >>> 6) & 1), MRH: ((b0 >>> 5) & 1), SRC: ((b0 >>> 2) & 7), CNF: ((b0 >>> 1) & 1), SIM: (b1 >>> 7), TSE: ((b1 >>> 6) & 1), TSB: ((b1 >>> 5) & 1), FPC: ((b1 >>> 4) & 1), AFF: ((b1 >>> 3) & 1), STP: ((b1 >>> 2) & 1), KOS: ((b1 >>> 1) & 1), AMA: (b2 >>> 7), MD4: ((b2 >>> 5) & 3), ME: ((b2 >>> 4) & 1), MI: ((b2 >>> 3) & 1), MD5: ((b2 >>> 1) & 3), CST: (b3 >>> 7), PSR: ((b3 >>> 6) & 1), SSR: ((b3 >>> 5) & 1), MDS: ((b3 >>> 4) & 1), ADS: ((b3 >>> 3) & 1), SUC: ((b3 >>> 2) & 1), AAC: ((b3 >>> 1) & 1) };
  }
  if (p + 5 > c.end) return cut(c);
  const b4 = b[p + 4]!;
  if ((b[p + 4]! & 1) === 0) {
    c.offset = p + 5;
    return { MON: (b0 >>> 7), SPI: ((b0 >>> 6) & 1), MRH: ((b0 >>> 5) & 1), SRC: ((b0 >>> 2) & 7), CNF: ((b0 >>> 1) & 1), SIM: (b1 >>> 7), TSE: ((b1 >>> 6) & 1), TSB: ((b1 >>> 5) & 1), FPC: ((b1 >>> 4) & 1), AFF: ((b1 >>> 3) & 1), STP: ((b1 >>> 2) & 1), KOS: ((b1 >>> 1) & 1), AMA: (b2 >>> 7), MD4: ((b2 >>> 5) & 3), ME: ((b2 >>> 4) & 1), MI: ((b2 >>> 3) & 1), MD5: ((b2 >>> 1) & 3), CST: (b3 >>> 7), PSR: ((b3 >>> 6) & 1), SSR: ((b3 >>> 5) & 1), MDS: ((b3 >>> 4) & 1), ADS: ((b3 >>> 3) & 1), SUC: ((b3 >>> 2) & 1), AAC: ((b3 >>> 1) & 1), SDS: (b4 >>> 6), EMS: ((b4 >>> 3) & 7), PFT: ((b4 >>> 2) & 1), FPLT: ((b4 >>> 1) & 1) };
  }
  if (p + 6 > c.end) return cut(c);
  const b5 = b[p + 5]!;
  if ((b5 & 2) !== 0) c.odd = true;
  if ((b[p + 5]! & 1) !== 0) return cut(c);
  c.offset = p + 6;
  return { MON: (b0 >>> 7), SPI: ((b0 >>> 6) & 1), MRH: ((b0 >>> 5) & 1), SRC: ((b0 >>> 2) & 7), CNF: ((b0 >>> 1) & 1), SIM: (b1 >>> 7), TSE: ((b1 >>> 6) & 1), TSB: ((b1 >>> 5) & 1), FPC: ((b1 >>> 4) & 1), AFF: ((b1 >>> 3) & 1), STP: ((b1 >>> 2) & 1), KOS: ((b1 >>> 1) & 1), AMA: (b2 >>> 7), MD4: ((b2 >>> 5) & 3), ME: ((b2 >>> 4) & 1), MI: ((b2 >>> 3) & 1), MD5: ((b2 >>> 1) & 3), CST: (b3 >>> 7), PSR: ((b3 >>> 6) & 1), SSR: ((b3 >>> 5) & 1), MDS: ((b3 >>> 4) & 1), ADS: ((b3 >>> 3) & 1), SUC: ((b3 >>> 2) & 1), AAC: ((b3 >>> 1) & 1), SDS: (b4 >>> 6), EMS: ((b4 >>> 3) & 7), PFT: ((b4 >>> 2) & 1), FPLT: ((b4 >>> 1) & 1), DUPT: (b5 >>> 7), DUPF: ((b5 >>> 6) & 1), DUPM: ((b5 >>> 5) & 1), SFC: ((b5 >>> 4) & 1), IDD: ((b5 >>> 3) & 1), IEC: ((b5 >>> 2) & 1) };
}

function item290_TRK(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = b0;
  if (r0 > 254) c.odd = true;
  return r0 * 0.25;
}

function item290_ADS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 65534) c.odd = true;
  return r0 * 0.25;
}

function item290(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  let f1 = 0;
  if ((f0 & 1) !== 0) {
    if (p >= c.end) return cut(c);
    f1 = b[p++]!;
  }
  if ((f1 & 31) !== 0 || (f0 | f1) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item290_TRK(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item290_TRK(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item290_TRK(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item290_TRK(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item290_ADS(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item290_TRK(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? item290_TRK(c) : undefined;
  const v7 = (f1 & 128) !== 0 ? item290_TRK(c) : undefined;
  const v8 = (f1 & 64) !== 0 ? item290_TRK(c) : undefined;
  const v9 = (f1 & 32) !== 0 ? item290_TRK(c) : undefined;
  return { TRK: v0, PSR: v1, SSR: v2, MDS: v3, ADS: v4, ES: v5, VDL: v6, UAT: v7, LOP: v8, MLT: v9 };
}

function item200(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 1) !== 0) c.odd = true;
  return { TRANS: (b0 >>> 6), LONG: ((b0 >>> 4) & 3), VERT: ((b0 >>> 2) & 3), ADF: ((b0 >>> 1) & 1) };
}

function item295(c: Reader) {
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
  let f4 = 0;
  if ((f3 & 1) !== 0) {
    if (p >= c.end) return cut(c);
    f4 = b[p++]!;
  }
  if ((f4 & 31) !== 0 || (f0 | f1 | f2 | f3 | f4) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item290_TRK(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item290_TRK(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item290_TRK(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item290_TRK(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item290_TRK(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item290_TRK(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? item290_TRK(c) : undefined;
  const v7 = (f1 & 128) !== 0 ? item290_TRK(c) : undefined;
  const v8 = (f1 & 64) !== 0 ? item290_TRK(c) : undefined;
  const v9 = (f1 & 32) !== 0 ? item290_TRK(c) : undefined;
  const v10 = (f1 & 16) !== 0 ? item290_TRK(c) : undefined;
  const v11 = (f1 & 8) !== 0 ? item290_TRK(c) : undefined;
  const v12 = (f1 & 4) !== 0 ? item290_TRK(c) : undefined;
  const v13 = (f1 & 2) !== 0 ? item290_TRK(c) : undefined;
  const v14 = (f2 & 128) !== 0 ? item290_TRK(c) : undefined;
  const v15 = (f2 & 64) !== 0 ? item290_TRK(c) : undefined;
  const v16 = (f2 & 32) !== 0 ? item290_TRK(c) : undefined;
  const v17 = (f2 & 16) !== 0 ? item290_TRK(c) : undefined;
  const v18 = (f2 & 8) !== 0 ? item290_TRK(c) : undefined;
  const v19 = (f2 & 4) !== 0 ? item290_TRK(c) : undefined;
  const v20 = (f2 & 2) !== 0 ? item290_TRK(c) : undefined;
  const v21 = (f3 & 128) !== 0 ? item290_TRK(c) : undefined;
  const v22 = (f3 & 64) !== 0 ? item290_TRK(c) : undefined;
  const v23 = (f3 & 32) !== 0 ? item290_TRK(c) : undefined;
  const v24 = (f3 & 16) !== 0 ? item290_TRK(c) : undefined;
  const v25 = (f3 & 8) !== 0 ? item290_TRK(c) : undefined;
  const v26 = (f3 & 4) !== 0 ? item290_TRK(c) : undefined;
  const v27 = (f3 & 2) !== 0 ? item290_TRK(c) : undefined;
  const v28 = (f4 & 128) !== 0 ? item290_TRK(c) : undefined;
  const v29 = (f4 & 64) !== 0 ? item290_TRK(c) : undefined;
  const v30 = (f4 & 32) !== 0 ? item290_TRK(c) : undefined;
  return { MFL: v0, MD1: v1, MD2: v2, MDA: v3, MD4: v4, MD5: v5, MHG: v6, IAS: v7, TAS: v8, SAL: v9, FSS: v10, TID: v11, COM: v12, SAB: v13, ACS: v14, BVR: v15, GVR: v16, RAN: v17, TAR: v18, TAN: v19, GSP: v20, VUN: v21, MET: v22, EMC: v23, POS: v24, GAL: v25, PUN: v26, MB: v27, IAR: v28, MAC: v29, BPS: v30 };
}

function item136(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  if (r0 < -60 || r0 > 6000) c.odd = true;
  return r0 * 0.25;
}

function item135(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 17) >> 17);
  if (r0 < -60 || r0 > 6000) c.odd = true;
  return { QNH: (b0 >>> 7), CTB: r0 * 0.25 };
}

function item390_CS(c: Reader) {
  const p = c.offset;
  if (p + 7 > c.end) return cut(c);
  c.offset = p + 7;
  return ascii(c, p, 7);
}

function item390_IFI(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const r0 = (((b0 << 24) | (b1 << 16) | (b2 << 8) | b3) & 134217727);
  if (r0 > 99999999 || (b0 & 56) !== 0) c.odd = true;
  return { TYP: (b0 >>> 6), NBR: r0 };
}

function item390_FCT(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 1) !== 0) c.odd = true;
  return { GATOAT: (b0 >>> 6), FR1FR2: ((b0 >>> 4) & 3), RVSM: ((b0 >>> 2) & 3), HPR: ((b0 >>> 1) & 1) };
}

function item390_TAC(c: Reader) {
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  return ascii(c, p, 4);
}

function item390_WTC(c: Reader) {
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  return ascii(c, p, 1);
}

function item390_RDS(c: Reader) {
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  return { NU1: ascii(c, p, 1), NU2: ascii(c, p + 1, 1), LTR: ascii(c, p + 2, 1) };
}

function item390_CTL(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return { CENTRE: b0, POSITION: b1 };
}

function item390_TOD(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const r0 = (b1 & 31);
  const r1 = (b2 & 63);
  const r2 = (b3 & 63);
  if (r0 > 23 || r1 > 59 || r2 > 59 || (b0 & 1) !== 0 || (b1 & 224) !== 0 || (b2 & 192) !== 0 || (b3 & 64) !== 0) c.odd = true;
  return { TYP: (b0 >>> 3), DAY: ((b0 >>> 1) & 3), HOR: r0, MIN: r1, AVS: (b3 >>> 7), SEC: r2 };
}

function item390_TOD_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 4 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item390_TOD(c));
  return list;
}

function item390_AST(c: Reader) {
  const p = c.offset;
  if (p + 6 > c.end) return cut(c);
  c.offset = p + 6;
  return ascii(c, p, 6);
}

function item390_STS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 15) !== 0) c.odd = true;
  return { EMP: (b0 >>> 6), AVL: ((b0 >>> 4) & 3) };
}

function item390_PEM(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 224) !== 0) c.odd = true;
  return { VA: ((b0 >>> 4) & 1), MODE3A: OCTAL_CODES[(((b0 << 8) | b1) & 4095)]! };
}

function item390(c: Reader) {
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
  if ((f2 & 15) !== 0 || (f0 | f1 | f2) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item010(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item390_CS(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item390_IFI(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item390_FCT(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item390_TAC(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item390_WTC(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? item390_TAC(c) : undefined;
  const v7 = (f1 & 128) !== 0 ? item390_TAC(c) : undefined;
  const v8 = (f1 & 64) !== 0 ? item390_RDS(c) : undefined;
  const v9 = (f1 & 32) !== 0 ? item290_ADS(c) : undefined;
  const v10 = (f1 & 16) !== 0 ? item390_CTL(c) : undefined;
  const v11 = (f1 & 8) !== 0 ? item390_TOD_2(c) : undefined;
  const v12 = (f1 & 4) !== 0 ? item390_AST(c) : undefined;
  const v13 = (f1 & 2) !== 0 ? item390_STS(c) : undefined;
  const v14 = (f2 & 128) !== 0 ? item390_CS(c) : undefined;
  const v15 = (f2 & 64) !== 0 ? item390_CS(c) : undefined;
  const v16 = (f2 & 32) !== 0 ? item390_PEM(c) : undefined;
  const v17 = (f2 & 16) !== 0 ? item390_CS(c) : undefined;
  return { TAG: v0, CS: v1, IFI: v2, FCT: v3, TAC: v4, WTC: v5, DEP: v6, DST: v7, RDS: v8, CFL: v9, CTL: v10, TOD: v11, AST: v12, STS: v13, STD: v14, STA: v15, PEM: v16, PEC: v17 };
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

function item110_SUM(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return { M5: (b0 >>> 7), ID: ((b0 >>> 6) & 1), DA: ((b0 >>> 5) & 1), M1: ((b0 >>> 4) & 1), M2: ((b0 >>> 3) & 1), M3: ((b0 >>> 2) & 1), MC: ((b0 >>> 1) & 1), X: (b0 & 1) };
}

function item110_PMN(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  if ((b0 & 192) !== 0 || (b2 & 224) !== 0 || (b3 & 192) !== 0) c.odd = true;
  return { PIN: (((b0 << 8) | b1) & 16383), NAT: (b2 & 31), MIS: (b3 & 63) };
}

function item110_GA(c: Reader) {
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

function item110_EM1(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 240) !== 0) c.odd = true;
  return { EM1: OCTAL_CODES[(((b0 << 8) | b1) & 4095)]! };
}

function item110_TOS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = ((b0 << 24) >> 24);
  if (r0 < -127 || r0 > 126) c.odd = true;
  return r0 * 0.0078125;
}

function item110_XP(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 224) !== 0) c.odd = true;
  return { X5: ((b0 >>> 4) & 1), XC: ((b0 >>> 3) & 1), X3: ((b0 >>> 2) & 1), X2: ((b0 >>> 1) & 1), X1: (b0 & 1) };
}

function item110(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 1) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item110_SUM(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item110_PMN(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item380_POS(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item110_GA(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item110_EM1(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item110_TOS(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? item110_XP(c) : undefined;
  return { SUM: v0, PMN: v1, POS: v2, GA: v3, EM1: v4, TOS: v5, XP: v6 };
}

function item120(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 240) !== 0) c.odd = true;
  return { MODE2: OCTAL_CODES[(((b0 << 8) | b1) & 4095)]! };
}

function item510(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  const list = [];
  for (;;) {
    if (p + 3 > c.end) return cut(c);
    const b0 = b[p]!;
    const b1 = b[p + 1]!;
    const b2 = b[p + 2]!;
    list.push({ IDENT: b0, TRACK: (((b1 << 8) | b2) >>> 1) });
    p += 3;
    if ((b[p - 1]! & 1) === 0) break;
  }
  c.offset = p;
  return list;
}

function item500_APC(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const r0 = ((b0 << 8) | b1);
  const r1 = ((b2 << 8) | b3);
  if (r0 > 65534 || r1 > 65534) c.odd = true;
  return { X: r0 * 0.5, Y: r1 * 0.5 };
}

function item500_COV(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  if (r0 < -32767 || r0 > 32766) c.odd = true;
  return r0 * 0.5;
}

function item500_APW(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  return { LAT: ((b0 << 8) | b1) * 0.000005364418029785156, LON: ((b2 << 8) | b3) * 0.000005364418029785156 };
}

function item500_AGA(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = b0;
  if (r0 > 254) c.odd = true;
  return r0 * 6.25;
}

function item500_ATV(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = b0;
  const r1 = b1;
  if (r0 > 254 || r1 > 254) c.odd = true;
  return { X: r0 * 0.25, Y: r1 * 0.25 };
}

function item500(c: Reader) {
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
  const v0 = (f0 & 128) !== 0 ? item500_APC(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item500_COV(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item500_APW(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item500_AGA(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item290_TRK(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item500_ATV(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? item500_ATV(c) : undefined;
  const v7 = (f1 & 128) !== 0 ? item500_AGA(c) : undefined;
  return { APC: v0, COV: v1, APW: v2, AGA: v3, ABA: v4, ATV: v5, AA: v6, ARC: v7 };
}

function item340_POS(c: Reader) {
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

function item340_HEIGHT(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 65534) c.odd = true;
  return r0 * 25;
}

function item340_MDC(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 18) >> 18);
  if (r0 < -48 || r0 > 5080) c.odd = true;
  return { V: (b0 >>> 7), G: ((b0 >>> 6) & 1), LMC: r0 * 0.25 };
}

function item340_MDA(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 16) !== 0) c.odd = true;
  return { V: (b0 >>> 7), G: ((b0 >>> 6) & 1), L: ((b0 >>> 5) & 1), MODE3A: OCTAL_CODES[(((b0 << 8) | b1) & 4095)]! };
}

function item340_TYP(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 3) !== 0) c.odd = true;
  return { TYP: (b0 >>> 5), SIM: ((b0 >>> 4) & 1), RAB: ((b0 >>> 3) & 1), TST: ((b0 >>> 2) & 1) };
}

function item340(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 3) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item010(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item340_POS(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item340_HEIGHT(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item340_MDC(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item340_MDA(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item340_TYP(c) : undefined;
  return { SID: v0, POS: v1, HEIGHT: v2, MDC: v3, MDA: v4, TYP: v5 };
}

function itemRE_CST(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 5 > c.end) return cut(c);
  c.offset = p + 5;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const b4 = b[p + 4]!;
  if ((b2 & 240) !== 0) c.odd = true;
  return { SAC: b0, SIC: b1, TYP: (b2 & 15), LTN: ((b3 << 8) | b4) };
}

function itemRE_CST_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 5 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(itemRE_CST(c));
  return list;
}

function itemRE_CSN(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  if ((b2 & 240) !== 0) c.odd = true;
  return { SAC: b0, SIC: b1, TYP: (b2 & 15) };
}

function itemRE_CSN_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 3 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(itemRE_CSN(c));
  return list;
}

function itemRE_STS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b0 & 30) !== 0) c.odd = true;
  if ((b[p + 0]! & 1) !== 0) return cut(c);
  c.offset = p + 1;
  return { FDR: (b0 >>> 7), LNAV: { EP: ((b0 >>> 6) & 1), VAL: ((b0 >>> 5) & 1) } };
}

function itemRE_V3_PS3(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 15) !== 0) c.odd = true;
  return { EP: (b0 >>> 7), VAL: ((b0 >>> 4) & 7) };
}

function itemRE_V3_AS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  if ((b2 & 31) !== 0) c.odd = true;
  return { RCE: { EP: (b0 >>> 7), VAL: ((b0 >>> 5) & 3) }, RRL: { EP: ((b0 >>> 4) & 1), VAL: ((b0 >>> 3) & 1) }, TPW: { EP: ((b0 >>> 2) & 1), VAL: (b0 & 3) }, TSI: { EP: (b1 >>> 7), VAL: ((b1 >>> 5) & 3) }, TAO: { EP: ((b1 >>> 4) & 1), RE: ((b1 >>> 3) & 1), VAL: ((((b1 << 8) | b2) >>> 5) & 63) } };
}

function itemRE_V3_UAS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 1) !== 0) c.odd = true;
  return { MUO: { EP: (b0 >>> 7), VAL: ((b0 >>> 6) & 1) }, DAA: { EP: ((b0 >>> 5) & 1), VAL: ((b0 >>> 3) & 3) }, RWC: { EP: ((b0 >>> 2) & 1), VAL: ((b0 >>> 1) & 1) } };
}

function itemRE_V3_CASS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 1) !== 0) c.odd = true;
  return { SVH: { EP: (b0 >>> 7), VAL: ((b0 >>> 5) & 3) }, CATC: { EP: ((b0 >>> 4) & 1), VAL: ((b0 >>> 1) & 7) } };
}

function itemRE_V3(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 15) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? itemRE_V3_PS3(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? itemRE_V3_AS(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? itemRE_V3_UAS(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? itemRE_V3_CASS(c) : undefined;
  return { PS3: v0, AS: v1, UAS: v2, CASS: v3 };
}

function itemRE(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 7) !== 0 || (f0) < 1) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? itemRE_CST_2(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? itemRE_CSN_2(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item185(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? itemRE_STS(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? itemRE_V3(c) : undefined;
  return { CST: v0, CSN: v1, TVS: v2, STS: v3, V3: v4 };
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

function item390_CFL(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 5999) c.odd = true;
  return r0 * 0.25;
}

function item390_2(c: Reader) {
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
  if ((f2 & 15) !== 0 || (f0 | f1 | f2) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item010(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item390_CS(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item390_IFI(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item390_FCT(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item390_TAC(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item390_WTC(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? item390_TAC(c) : undefined;
  const v7 = (f1 & 128) !== 0 ? item390_TAC(c) : undefined;
  const v8 = (f1 & 64) !== 0 ? item390_RDS(c) : undefined;
  const v9 = (f1 & 32) !== 0 ? item390_CFL(c) : undefined;
  const v10 = (f1 & 16) !== 0 ? item390_CTL(c) : undefined;
  const v11 = (f1 & 8) !== 0 ? item390_TOD_2(c) : undefined;
  const v12 = (f1 & 4) !== 0 ? item390_AST(c) : undefined;
  const v13 = (f1 & 2) !== 0 ? item390_STS(c) : undefined;
  const v14 = (f2 & 128) !== 0 ? item390_CS(c) : undefined;
  const v15 = (f2 & 64) !== 0 ? item390_CS(c) : undefined;
  const v16 = (f2 & 32) !== 0 ? item390_PEM(c) : undefined;
  const v17 = (f2 & 16) !== 0 ? item390_CS(c) : undefined;
  return { TAG: v0, CS: v1, IFI: v2, FCT: v3, TAC: v4, WTC: v5, DEP: v6, DST: v7, RDS: v8, CFL: v9, CTL: v10, TOD: v11, AST: v12, STS: v13, STD: v14, STA: v15, PEM: v16, PEC: v17 };
}

function item340_HEIGHT_2(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  if (r0 < -32767 || r0 > 32766) c.odd = true;
  return r0 * 25;
}

function item340_2(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 3) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item010(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item340_POS(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item340_HEIGHT_2(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item340_MDC(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item340_MDA(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item340_TYP(c) : undefined;
  return { SID: v0, POS: v1, HEIGHT: v2, MDC: v3, MDA: v4, TYP: v5 };
}

function item380_2(c: Reader) {
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
  const v0 = (f0 & 128) !== 0 ? item380_ADR(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item380_ID(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item380_MHG(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item380_IAS(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item380_TAS(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item380_SAL(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? item380_FSS(c) : undefined;
  const v7 = (f1 & 128) !== 0 ? item380_TIS(c) : undefined;
  const v8 = (f1 & 64) !== 0 ? item380_TID_2(c) : undefined;
  const v9 = (f1 & 32) !== 0 ? item380_COM(c) : undefined;
  const v10 = (f1 & 16) !== 0 ? item380_SAB(c) : undefined;
  const v11 = (f1 & 8) !== 0 ? item380_ACS(c) : undefined;
  const v12 = (f1 & 4) !== 0 ? item380_BVR(c) : undefined;
  const v13 = (f1 & 2) !== 0 ? item380_BVR(c) : undefined;
  const v14 = (f2 & 128) !== 0 ? item380_RAN(c) : undefined;
  const v15 = (f2 & 64) !== 0 ? item380_TAR(c) : undefined;
  const v16 = (f2 & 32) !== 0 ? item380_MHG(c) : undefined;
  const v17 = (f2 & 16) !== 0 ? item380_GS(c) : undefined;
  const v18 = (f2 & 8) !== 0 ? item015(c) : undefined;
  const v19 = (f2 & 4) !== 0 ? item380_MET(c) : undefined;
  const v20 = (f2 & 2) !== 0 ? item015(c) : undefined;
  const v21 = (f3 & 128) !== 0 ? item380_POS(c) : undefined;
  const v22 = (f3 & 64) !== 0 ? item380_GAL(c) : undefined;
  const v23 = (f3 & 32) !== 0 ? item380_PUN(c) : undefined;
  const v24 = (f3 & 16) !== 0 ? item380_MB_2(c) : undefined;
  const v25 = (f3 & 8) !== 0 ? item380_IAR(c) : undefined;
  const v26 = (f3 & 4) !== 0 ? item380_MAC(c) : undefined;
  const v27 = (f3 & 2) !== 0 ? item380_BPS(c) : undefined;
  return { ADR: v0, ID: v1, MHG: v2, IAS: v3, TAS: v4, SAL: v5, FSS: v6, TIS: v7, TID: v8, COM: v9, SAB: v10, ACS: v11, BVR: v12, GVR: v13, RAN: v14, TAR: v15, TAN: v16, GS: v17, VUN: v18, MET: v19, EMC: v20, POS: v21, GAL: v22, PUN: v23, BDSDATA: v24, IAR: v25, MAC: v26, BPS: v27 };
}

function item080_2(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { MON: (b0 >>> 7), SPI: ((b0 >>> 6) & 1), MRH: ((b0 >>> 5) & 1), SRC: ((b0 >>> 2) & 7), CNF: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { MON: (b0 >>> 7), SPI: ((b0 >>> 6) & 1), MRH: ((b0 >>> 5) & 1), SRC: ((b0 >>> 2) & 7), CNF: ((b0 >>> 1) & 1), SIM: (b1 >>> 7), TSE: ((b1 >>> 6) & 1), TSB: ((b1 >>> 5) & 1), FPC: ((b1 >>> 4) & 1), AFF: ((b1 >>> 3) & 1), STP: ((b1 >>> 2) & 1), KOS: ((b1 >>> 1) & 1) };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  if ((b[p + 2]! & 1) === 0) {
    c.offset = p + 3;
    return { MON: (b0 >>> 7), SPI: ((b0 >>> 6) & 1), MRH: ((b0 >>> 5) & 1), SRC: ((b0 >>> 2) & 7), CNF: ((b0 >>> 1) & 1), SIM: (b1 >>> 7), TSE: ((b1 >>> 6) & 1), TSB: ((b1 >>> 5) & 1), FPC: ((b1 >>> 4) & 1), AFF: ((b1 >>> 3) & 1), STP: ((b1 >>> 2) & 1), KOS: ((b1 >>> 1) & 1), AMA: (b2 >>> 7), MD4: ((b2 >>> 5) & 3), ME: ((b2 >>> 4) & 1), MI: ((b2 >>> 3) & 1), MD5: ((b2 >>> 1) & 3) };
  }
  if (p + 4 > c.end) return cut(c);
  const b3 = b[p + 3]!;
  if ((b[p + 3]! & 1) === 0) {
    c.offset = p + 4;
    return { MON: (b0 >>> 7), SPI: ((b0 >>> 6) & 1), MRH: ((b0 >>> 5) & 1), SRC: ((b0 >>> 2) & 7), CNF: ((b0 >>> 1) & 1), SIM: (b1 >>> 7), TSE: ((b1 >>> 6) & 1), TSB: ((b1 >>> 5) & 1), FPC: ((b1 >>> 4) & 1), AFF: ((b1 >>> 3) & 1), STP: ((b1 >>> 2) & 1), KOS: ((b1 >>> 1) & 1), AMA: (b2 >>> 7), MD4: ((b2 >>> 5) & 3), ME: ((b2 >>> 4) & 1), MI: ((b2 >>> 3) & 1), MD5: ((b2 >>> 1) & 3), CST: (b3 >>> 7), PSR: ((b3 >>> 6) & 1), SSR: ((b3 >>> 5) & 1), MDS: ((b3 >>> 4) & 1), ADS: ((b3 >>> 3) & 1), SUC: ((b3 >>> 2) & 1), AAC: ((b3 >>> 1) & 1) };
  }
  if (p + 5 > c.end) return cut(c);
  const b4 = b[p + 4]!;
  if ((b[p + 4]! & 1) === 0) {
    c.offset = p + 5;
    return { MON: (b0 >>> 7), SPI: ((b0 >>> 6) & 1), MRH: ((b0 >>> 5) & 1), SRC: ((b0 >>> 2) & 7), CNF: ((b0 >>> 1) & 1), SIM: (b1 >>> 7), TSE: ((b1 >>> 6) & 1), TSB: ((b1 >>> 5) & 1), FPC: ((b1 >>> 4) & 1), AFF: ((b1 >>> 3) & 1), STP: ((b1 >>> 2) & 1), KOS: ((b1 >>> 1) & 1), AMA: (b2 >>> 7), MD4: ((b2 >>> 5) & 3), ME: ((b2 >>> 4) & 1), MI: ((b2 >>> 3) & 1), MD5: ((b2 >>> 1) & 3), CST: (b3 >>> 7), PSR: ((b3 >>> 6) & 1), SSR: ((b3 >>> 5) & 1), MDS: ((b3 >>> 4) & 1), ADS: ((b3 >>> 3) & 1), SUC: ((b3 >>> 2) & 1), AAC: ((b3 >>> 1) & 1), SDS: (b4 >>> 6), EMS: ((b4 >>> 3) & 7), PFT: ((b4 >>> 2) & 1), FPLT: ((b4 >>> 1) & 1) };
  }
  if (p + 6 > c.end) return cut(c);
  const b5 = b[p + 5]!;
  if ((b[p + 5]! & 1) === 0) {
    c.offset = p + 6;
    return { MON: (b0 >>> 7), SPI: ((b0 >>> 6) & 1), MRH: ((b0 >>> 5) & 1), SRC: ((b0 >>> 2) & 7), CNF: ((b0 >>> 1) & 1), SIM: (b1 >>> 7), TSE: ((b1 >>> 6) & 1), TSB: ((b1 >>> 5) & 1), FPC: ((b1 >>> 4) & 1), AFF: ((b1 >>> 3) & 1), STP: ((b1 >>> 2) & 1), KOS: ((b1 >>> 1) & 1), AMA: (b2 >>> 7), MD4: ((b2 >>> 5) & 3), ME: ((b2 >>> 4) & 1), MI: ((b2 >>> 3) & 1), MD5: ((b2 >>> 1) & 3), CST: (b3 >>> 7), PSR: ((b3 >>> 6) & 1), SSR: ((b3 >>> 5) & 1), MDS: ((b3 >>> 4) & 1), ADS: ((b3 >>> 3) & 1), SUC: ((b3 >>> 2) & 1), AAC: ((b3 >>> 1) & 1), SDS: (b4 >>> 6), EMS: ((b4 >>> 3) & 7), PFT: ((b4 >>> 2) & 1), FPLT: ((b4 >>> 1) & 1), DUPT: (b5 >>> 7), DUPF: ((b5 >>> 6) & 1), DUPM: ((b5 >>> 5) & 1), SFC: ((b5 >>> 4) & 1), IDD: ((b5 >>> 3) & 1), IEC: ((b5 >>> 2) & 1), MLAT: ((b5 >>> 1) & 1) };
  }
  if (p + 7 > c.end) return cut(c);
  const b6 = b[p + 6]!;
  if ((b6 & 126) !== 0) c.odd = true;
  if ((b[p + 6]! & 1) !== 0) return cut(c);
  c.offset = p + 7;
  return { MON: (b0 >>> 7), SPI: ((b0 >>> 6) & 1), MRH: ((b0 >>> 5) & 1), SRC: ((b0 >>> 2) & 7), CNF: ((b0 >>> 1) & 1), SIM: (b1 >>> 7), TSE: ((b1 >>> 6) & 1), TSB: ((b1 >>> 5) & 1), FPC: ((b1 >>> 4) & 1), AFF: ((b1 >>> 3) & 1), STP: ((b1 >>> 2) & 1), KOS: ((b1 >>> 1) & 1), AMA: (b2 >>> 7), MD4: ((b2 >>> 5) & 3), ME: ((b2 >>> 4) & 1), MI: ((b2 >>> 3) & 1), MD5: ((b2 >>> 1) & 3), CST: (b3 >>> 7), PSR: ((b3 >>> 6) & 1), SSR: ((b3 >>> 5) & 1), MDS: ((b3 >>> 4) & 1), ADS: ((b3 >>> 3) & 1), SUC: ((b3 >>> 2) & 1), AAC: ((b3 >>> 1) & 1), SDS: (b4 >>> 6), EMS: ((b4 >>> 3) & 7), PFT: ((b4 >>> 2) & 1), FPLT: ((b4 >>> 1) & 1), DUPT: (b5 >>> 7), DUPF: ((b5 >>> 6) & 1), DUPM: ((b5 >>> 5) & 1), SFC: ((b5 >>> 4) & 1), IDD: ((b5 >>> 3) & 1), IEC: ((b5 >>> 2) & 1), MLAT: ((b5 >>> 1) & 1), M5I: (b6 >>> 7) };
}

const ITEMS1_18 = ['010', '015', '070', '105', '100', '185', '210', '060', '245', '380', '040', '080', '290', '200', '295', '136', '130', '135', '220', '390', '270', '300', '110', '120', '510', '500', '340', 'RE', 'SP'];
const FIELDS1_18 = ['I010', 'I015', 'I070', 'I105', 'I100', 'I185', 'I210', 'I060', 'I245', 'I380', 'I040', 'I080', 'I290', 'I200', 'I295', 'I136', 'I130', 'I135', 'I220', 'I390', 'I270', 'I300', 'I110', 'I120', 'I510', 'I500', 'I340', 'RE', 'SP'];

class Record1_18 extends RecordBase implements Cat062Edition1_18 {
  declare I010: Cat062Edition1_18['I010'];
  declare I015: Cat062Edition1_18['I015'];
  declare I070: Cat062Edition1_18['I070'];
  declare I105: Cat062Edition1_18['I105'];
  declare I100: Cat062Edition1_18['I100'];
  declare I185: Cat062Edition1_18['I185'];
  declare I210: Cat062Edition1_18['I210'];
  declare I060: Cat062Edition1_18['I060'];
  declare I245: Cat062Edition1_18['I245'];
  declare I380: Cat062Edition1_18['I380'];
  declare I040: Cat062Edition1_18['I040'];
  declare I080: Cat062Edition1_18['I080'];
  declare I290: Cat062Edition1_18['I290'];
  declare I200: Cat062Edition1_18['I200'];
  declare I295: Cat062Edition1_18['I295'];
  declare I136: Cat062Edition1_18['I136'];
  declare I130: Cat062Edition1_18['I130'];
  declare I135: Cat062Edition1_18['I135'];
  declare I220: Cat062Edition1_18['I220'];
  declare I390: Cat062Edition1_18['I390'];
  declare I270: Cat062Edition1_18['I270'];
  declare I300: Cat062Edition1_18['I300'];
  declare I110: Cat062Edition1_18['I110'];
  declare I120: Cat062Edition1_18['I120'];
  declare I510: Cat062Edition1_18['I510'];
  declare I500: Cat062Edition1_18['I500'];
  declare I340: Cat062Edition1_18['I340'];
  declare RE: Cat062Edition1_18['RE'];
  declare SP: Cat062Edition1_18['SP'];
  declare readonly category: 62;
  declare readonly edition: '1.18';
  constructor(offset: number) {
    super(62, '1.18', offset);
    this.I010 = undefined;
    this.I015 = undefined;
    this.I070 = undefined;
    this.I105 = undefined;
    this.I100 = undefined;
    this.I185 = undefined;
    this.I210 = undefined;
    this.I060 = undefined;
    this.I245 = undefined;
    this.I380 = undefined;
    this.I040 = undefined;
    this.I080 = undefined;
    this.I290 = undefined;
    this.I200 = undefined;
    this.I295 = undefined;
    this.I136 = undefined;
    this.I130 = undefined;
    this.I135 = undefined;
    this.I220 = undefined;
    this.I390 = undefined;
    this.I270 = undefined;
    this.I300 = undefined;
    this.I110 = undefined;
    this.I120 = undefined;
    this.I510 = undefined;
    this.I500 = undefined;
    this.I340 = undefined;
    this.RE = undefined;
    this.SP = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS1_18; }
  override get fieldNames(): readonly string[] { return FIELDS1_18; }
}

function make1_18(offset: number) {
  return new Record1_18(offset);
}

function read1_18(c: Reader) {
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
  let f4 = 0;
  if ((f3 & 1) !== 0) {
    if (p >= c.end) return cut(c);
    f4 = b[p++]!;
  }
  if ((f0 & 64) !== 0 || (f4 & 249) !== 0 || (f0 | f1 | f2 | f3 | f4) < 2) return cut(c);
  c.offset = p;
  const r = new Record1_18(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 32) !== 0) r.I015 = item015(c);
  if ((f0 & 16) !== 0) r.I070 = item070(c);
  if ((f0 & 8) !== 0) r.I105 = item105(c);
  if ((f0 & 4) !== 0) r.I100 = item100(c);
  if ((f0 & 2) !== 0) r.I185 = item185(c);
  if ((f1 & 128) !== 0) r.I210 = item210(c);
  if ((f1 & 64) !== 0) r.I060 = item060(c);
  if ((f1 & 32) !== 0) r.I245 = item245(c);
  if ((f1 & 16) !== 0) r.I380 = item380(c);
  if ((f1 & 8) !== 0) r.I040 = item040(c);
  if ((f1 & 4) !== 0) r.I080 = item080(c);
  if ((f1 & 2) !== 0) r.I290 = item290(c);
  if ((f2 & 128) !== 0) r.I200 = item200(c);
  if ((f2 & 64) !== 0) r.I295 = item295(c);
  if ((f2 & 32) !== 0) r.I136 = item136(c);
  if ((f2 & 16) !== 0) r.I130 = item380_GAL(c);
  if ((f2 & 8) !== 0) r.I135 = item135(c);
  if ((f2 & 4) !== 0) r.I220 = item380_BVR(c);
  if ((f2 & 2) !== 0) r.I390 = item390(c);
  if ((f3 & 128) !== 0) r.I270 = item270(c);
  if ((f3 & 64) !== 0) r.I300 = item015(c);
  if ((f3 & 32) !== 0) r.I110 = item110(c);
  if ((f3 & 16) !== 0) r.I120 = item120(c);
  if ((f3 & 8) !== 0) r.I510 = item510(c);
  if ((f3 & 4) !== 0) r.I500 = item500(c);
  if ((f3 & 2) !== 0) r.I340 = item340(c);
  if ((f4 & 4) !== 0) r.RE = itemRE_2(c);
  if ((f4 & 2) !== 0) r.SP = explicit(c);
  r.length = c.offset - start;
  return r;
}

const ITEMS1_19 = ['010', '015', '070', '105', '100', '185', '210', '060', '245', '380', '040', '080', '290', '200', '295', '136', '130', '135', '220', '390', '270', '300', '110', '120', '510', '500', '340', 'RE', 'SP'];
const FIELDS1_19 = ['I010', 'I015', 'I070', 'I105', 'I100', 'I185', 'I210', 'I060', 'I245', 'I380', 'I040', 'I080', 'I290', 'I200', 'I295', 'I136', 'I130', 'I135', 'I220', 'I390', 'I270', 'I300', 'I110', 'I120', 'I510', 'I500', 'I340', 'RE', 'SP'];

class Record1_19 extends RecordBase implements Cat062Edition1_19 {
  declare I010: Cat062Edition1_19['I010'];
  declare I015: Cat062Edition1_19['I015'];
  declare I070: Cat062Edition1_19['I070'];
  declare I105: Cat062Edition1_19['I105'];
  declare I100: Cat062Edition1_19['I100'];
  declare I185: Cat062Edition1_19['I185'];
  declare I210: Cat062Edition1_19['I210'];
  declare I060: Cat062Edition1_19['I060'];
  declare I245: Cat062Edition1_19['I245'];
  declare I380: Cat062Edition1_19['I380'];
  declare I040: Cat062Edition1_19['I040'];
  declare I080: Cat062Edition1_19['I080'];
  declare I290: Cat062Edition1_19['I290'];
  declare I200: Cat062Edition1_19['I200'];
  declare I295: Cat062Edition1_19['I295'];
  declare I136: Cat062Edition1_19['I136'];
  declare I130: Cat062Edition1_19['I130'];
  declare I135: Cat062Edition1_19['I135'];
  declare I220: Cat062Edition1_19['I220'];
  declare I390: Cat062Edition1_19['I390'];
  declare I270: Cat062Edition1_19['I270'];
  declare I300: Cat062Edition1_19['I300'];
  declare I110: Cat062Edition1_19['I110'];
  declare I120: Cat062Edition1_19['I120'];
  declare I510: Cat062Edition1_19['I510'];
  declare I500: Cat062Edition1_19['I500'];
  declare I340: Cat062Edition1_19['I340'];
  declare RE: Cat062Edition1_19['RE'];
  declare SP: Cat062Edition1_19['SP'];
  declare readonly category: 62;
  declare readonly edition: '1.19';
  constructor(offset: number) {
    super(62, '1.19', offset);
    this.I010 = undefined;
    this.I015 = undefined;
    this.I070 = undefined;
    this.I105 = undefined;
    this.I100 = undefined;
    this.I185 = undefined;
    this.I210 = undefined;
    this.I060 = undefined;
    this.I245 = undefined;
    this.I380 = undefined;
    this.I040 = undefined;
    this.I080 = undefined;
    this.I290 = undefined;
    this.I200 = undefined;
    this.I295 = undefined;
    this.I136 = undefined;
    this.I130 = undefined;
    this.I135 = undefined;
    this.I220 = undefined;
    this.I390 = undefined;
    this.I270 = undefined;
    this.I300 = undefined;
    this.I110 = undefined;
    this.I120 = undefined;
    this.I510 = undefined;
    this.I500 = undefined;
    this.I340 = undefined;
    this.RE = undefined;
    this.SP = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS1_19; }
  override get fieldNames(): readonly string[] { return FIELDS1_19; }
}

function make1_19(offset: number) {
  return new Record1_19(offset);
}

function read1_19(c: Reader) {
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
  let f4 = 0;
  if ((f3 & 1) !== 0) {
    if (p >= c.end) return cut(c);
    f4 = b[p++]!;
  }
  if ((f0 & 64) !== 0 || (f4 & 249) !== 0 || (f0 | f1 | f2 | f3 | f4) < 2) return cut(c);
  c.offset = p;
  const r = new Record1_19(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 32) !== 0) r.I015 = item015(c);
  if ((f0 & 16) !== 0) r.I070 = item070(c);
  if ((f0 & 8) !== 0) r.I105 = item105(c);
  if ((f0 & 4) !== 0) r.I100 = item100(c);
  if ((f0 & 2) !== 0) r.I185 = item185(c);
  if ((f1 & 128) !== 0) r.I210 = item210(c);
  if ((f1 & 64) !== 0) r.I060 = item060(c);
  if ((f1 & 32) !== 0) r.I245 = item245(c);
  if ((f1 & 16) !== 0) r.I380 = item380(c);
  if ((f1 & 8) !== 0) r.I040 = item040(c);
  if ((f1 & 4) !== 0) r.I080 = item080(c);
  if ((f1 & 2) !== 0) r.I290 = item290(c);
  if ((f2 & 128) !== 0) r.I200 = item200(c);
  if ((f2 & 64) !== 0) r.I295 = item295(c);
  if ((f2 & 32) !== 0) r.I136 = item136(c);
  if ((f2 & 16) !== 0) r.I130 = item380_GAL(c);
  if ((f2 & 8) !== 0) r.I135 = item135(c);
  if ((f2 & 4) !== 0) r.I220 = item380_BVR(c);
  if ((f2 & 2) !== 0) r.I390 = item390_2(c);
  if ((f3 & 128) !== 0) r.I270 = item270(c);
  if ((f3 & 64) !== 0) r.I300 = item015(c);
  if ((f3 & 32) !== 0) r.I110 = item110(c);
  if ((f3 & 16) !== 0) r.I120 = item120(c);
  if ((f3 & 8) !== 0) r.I510 = item510(c);
  if ((f3 & 4) !== 0) r.I500 = item500(c);
  if ((f3 & 2) !== 0) r.I340 = item340_2(c);
  if ((f4 & 4) !== 0) r.RE = itemRE_2(c);
  if ((f4 & 2) !== 0) r.SP = explicit(c);
  r.length = c.offset - start;
  return r;
}

const ITEMS1_21 = ['010', '015', '070', '105', '100', '185', '210', '060', '245', '380', '040', '080', '290', '200', '295', '136', '130', '135', '220', '390', '270', '300', '110', '120', '510', '500', '340', 'RE', 'SP'];
const FIELDS1_21 = ['I010', 'I015', 'I070', 'I105', 'I100', 'I185', 'I210', 'I060', 'I245', 'I380', 'I040', 'I080', 'I290', 'I200', 'I295', 'I136', 'I130', 'I135', 'I220', 'I390', 'I270', 'I300', 'I110', 'I120', 'I510', 'I500', 'I340', 'RE', 'SP'];

class Record1_21 extends RecordBase implements Cat062Edition1_21 {
  declare I010: Cat062Edition1_21['I010'];
  declare I015: Cat062Edition1_21['I015'];
  declare I070: Cat062Edition1_21['I070'];
  declare I105: Cat062Edition1_21['I105'];
  declare I100: Cat062Edition1_21['I100'];
  declare I185: Cat062Edition1_21['I185'];
  declare I210: Cat062Edition1_21['I210'];
  declare I060: Cat062Edition1_21['I060'];
  declare I245: Cat062Edition1_21['I245'];
  declare I380: Cat062Edition1_21['I380'];
  declare I040: Cat062Edition1_21['I040'];
  declare I080: Cat062Edition1_21['I080'];
  declare I290: Cat062Edition1_21['I290'];
  declare I200: Cat062Edition1_21['I200'];
  declare I295: Cat062Edition1_21['I295'];
  declare I136: Cat062Edition1_21['I136'];
  declare I130: Cat062Edition1_21['I130'];
  declare I135: Cat062Edition1_21['I135'];
  declare I220: Cat062Edition1_21['I220'];
  declare I390: Cat062Edition1_21['I390'];
  declare I270: Cat062Edition1_21['I270'];
  declare I300: Cat062Edition1_21['I300'];
  declare I110: Cat062Edition1_21['I110'];
  declare I120: Cat062Edition1_21['I120'];
  declare I510: Cat062Edition1_21['I510'];
  declare I500: Cat062Edition1_21['I500'];
  declare I340: Cat062Edition1_21['I340'];
  declare RE: Cat062Edition1_21['RE'];
  declare SP: Cat062Edition1_21['SP'];
  declare readonly category: 62;
  declare readonly edition: '1.21';
  constructor(offset: number) {
    super(62, '1.21', offset);
    this.I010 = undefined;
    this.I015 = undefined;
    this.I070 = undefined;
    this.I105 = undefined;
    this.I100 = undefined;
    this.I185 = undefined;
    this.I210 = undefined;
    this.I060 = undefined;
    this.I245 = undefined;
    this.I380 = undefined;
    this.I040 = undefined;
    this.I080 = undefined;
    this.I290 = undefined;
    this.I200 = undefined;
    this.I295 = undefined;
    this.I136 = undefined;
    this.I130 = undefined;
    this.I135 = undefined;
    this.I220 = undefined;
    this.I390 = undefined;
    this.I270 = undefined;
    this.I300 = undefined;
    this.I110 = undefined;
    this.I120 = undefined;
    this.I510 = undefined;
    this.I500 = undefined;
    this.I340 = undefined;
    this.RE = undefined;
    this.SP = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS1_21; }
  override get fieldNames(): readonly string[] { return FIELDS1_21; }
}

function make1_21(offset: number) {
  return new Record1_21(offset);
}

function read1_21(c: Reader) {
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
  let f4 = 0;
  if ((f3 & 1) !== 0) {
    if (p >= c.end) return cut(c);
    f4 = b[p++]!;
  }
  if ((f0 & 64) !== 0 || (f4 & 249) !== 0 || (f0 | f1 | f2 | f3 | f4) < 2) return cut(c);
  c.offset = p;
  const r = new Record1_21(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 32) !== 0) r.I015 = item015(c);
  if ((f0 & 16) !== 0) r.I070 = item070(c);
  if ((f0 & 8) !== 0) r.I105 = item105(c);
  if ((f0 & 4) !== 0) r.I100 = item100(c);
  if ((f0 & 2) !== 0) r.I185 = item185(c);
  if ((f1 & 128) !== 0) r.I210 = item210(c);
  if ((f1 & 64) !== 0) r.I060 = item060(c);
  if ((f1 & 32) !== 0) r.I245 = item245(c);
  if ((f1 & 16) !== 0) r.I380 = item380_2(c);
  if ((f1 & 8) !== 0) r.I040 = item040(c);
  if ((f1 & 4) !== 0) r.I080 = item080_2(c);
  if ((f1 & 2) !== 0) r.I290 = item290(c);
  if ((f2 & 128) !== 0) r.I200 = item200(c);
  if ((f2 & 64) !== 0) r.I295 = item295(c);
  if ((f2 & 32) !== 0) r.I136 = item136(c);
  if ((f2 & 16) !== 0) r.I130 = item380_GAL(c);
  if ((f2 & 8) !== 0) r.I135 = item135(c);
  if ((f2 & 4) !== 0) r.I220 = item380_BVR(c);
  if ((f2 & 2) !== 0) r.I390 = item390_2(c);
  if ((f3 & 128) !== 0) r.I270 = item270(c);
  if ((f3 & 64) !== 0) r.I300 = item015(c);
  if ((f3 & 32) !== 0) r.I110 = item110(c);
  if ((f3 & 16) !== 0) r.I120 = item120(c);
  if ((f3 & 8) !== 0) r.I510 = item510(c);
  if ((f3 & 4) !== 0) r.I500 = item500(c);
  if ((f3 & 2) !== 0) r.I340 = item340_2(c);
  if ((f4 & 4) !== 0) r.RE = itemRE_2(c);
  if ((f4 & 2) !== 0) r.SP = explicit(c);
  r.length = c.offset - start;
  return r;
}

export const CAT062: readonly EditionReader[] = [
  { category: 62, edition: '1.18', read: read1_18, make: make1_18 },
  { category: 62, edition: '1.19', read: read1_19, make: make1_19 },
  { category: 62, edition: '1.21', read: read1_21, make: make1_21 },
];
