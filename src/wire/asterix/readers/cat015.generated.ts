/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Reading code of EUROCONTROL ASTERIX category 015, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import { cut, explicit, hexBytes, type EditionReader, type Reader } from '../reader.ts';
import { RecordBase } from '../record-base.ts';
import type { Cat015Edition1_2 } from '../types/cat015.generated.ts';

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
  return { MT: (b0 >>> 1), RG: (b0 & 1) };
}

function item015(c: Reader) {
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
  if ((b0 & 2) !== 0) c.odd = true;
  if ((b[p + 0]! & 1) !== 0) return cut(c);
  c.offset = p + 1;
  return { MOMU: (b0 >>> 6), TTAX: ((b0 >>> 4) & 3), SCD: ((b0 >>> 2) & 3) };
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

function item145(c: Reader) {
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

function item161(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return ((b0 << 8) | b1);
}

function item170(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b0 & 16) !== 0) c.odd = true;
  if ((b[p + 0]! & 1) !== 0) return cut(c);
  c.offset = p + 1;
  return { BIZ: (b0 >>> 7), BAZ: ((b0 >>> 6) & 1), TUR: ((b0 >>> 5) & 1), CSTP: ((b0 >>> 3) & 1), CSTH: ((b0 >>> 2) & 1), CNF: ((b0 >>> 1) & 1) };
}

function item050(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = (((b0 << 8) | b1) & 16383);
  if (r0 > 16382 || (b0 & 192) !== 0) c.odd = true;
  return { UPD: r0 * 0.0078125 };
}

function item270_LEN(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 65534) c.odd = true;
  return r0 / 100;
}

function item270_ORT(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return ((b0 << 8) | b1) * 0.0054931640625;
}

function item270(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 15) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item270_LEN(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item270_LEN(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item270_LEN(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item270_ORT(c) : undefined;
  return { LEN: v0, WDT: v1, HGT: v2, ORT: v3 };
}

function item300(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return { CLS: (((b0 << 8) | b1) >>> 7), PRB: (b1 & 127) };
}

function item300_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 2 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item300(c));
  return list;
}

function item400(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 5 > c.end) return cut(c);
  c.offset = p + 5;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const b4 = b[p + 4]!;
  return { PID: ((b0 << 8) | b1), ON: ((b2 << 16) | (b3 << 8) | b4) };
}

function item600_P84(c: Reader) {
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
  if (r0 < -1073741824 || r0 > 1073741823) c.odd = true;
  return { LATITUDE: r0 * 8.381903171539307e-8, LONGITUDE: (((b4 << 24) | (b5 << 16) | (b6 << 8) | b7) | 0) * 8.381903171539307e-8 };
}

function item600_HPR(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 5 > c.end) return cut(c);
  c.offset = p + 5;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const b4 = b[p + 4]!;
  const r0 = ((b0 << 8) | b1);
  const r1 = ((b2 << 8) | b3);
  if (r0 > 65534 || r1 > 65534) c.odd = true;
  return { RSHPX: r0 * 0.5, RSHPY: r1 * 0.5, CORSHPXY: ((b4 << 24) >> 24) * 0.0078125 };
}

function item600_HPP(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 5 > c.end) return cut(c);
  c.offset = p + 5;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const b4 = b[p + 4]!;
  const r0 = ((b0 << 8) | b1);
  const r1 = ((b2 << 8) | b3);
  if (r0 > 65534 || r1 > 65534) c.odd = true;
  return { SDHPX: r0 * 0.25, SDHPY: r1 * 0.25, COSDHPXY: ((b4 << 24) >> 24) * 0.0078125 };
}

function item600(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 31) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item600_P84(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item600_HPR(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item600_HPP(c) : undefined;
  return { P84: v0, HPR: v1, HPP: v2 };
}

function item601_GH(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const r0 = ((((b0 << 16) | (b1 << 8) | b2) << 8) >> 8);
  if (r0 < -8328600 || r0 > 8328600) c.odd = true;
  return r0 / 100;
}

function item601_RSGH(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const r0 = ((b0 << 16) | (b1 << 8) | b2);
  if (r0 > 16777214) c.odd = true;
  return r0 / 100;
}

function item601_CI6(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const r0 = (((b0 << 8) | b1) >>> 4);
  const r1 = (((b1 << 8) | b2) & 4095);
  if (r0 > 4094 || r1 > 4094) c.odd = true;
  return { UCI6: r0 * 16, LCI6: r1 * 16 };
}

function item601_CI9(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const r0 = (((b0 << 8) | b1) >>> 4);
  const r1 = (((b1 << 8) | b2) & 4095);
  if (r0 > 4094 || r1 > 4094) c.odd = true;
  return { UCI9: r0 * 16, LCI9: r1 * 16 };
}

function item601_COGHHP(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return { X: ((b0 << 24) >> 24) * 0.0078125, Y: ((b1 << 24) >> 24) * 0.0078125 };
}

function item601(c: Reader) {
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
  const v0 = (f0 & 128) !== 0 ? item601_GH(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item601_RSGH(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item601_RSGH(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item601_CI6(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item601_CI9(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item601_COGHHP(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? item601_COGHHP(c) : undefined;
  const v7 = (f1 & 128) !== 0 ? item601_COGHHP(c) : undefined;
  return { GH: v0, RSGH: v1, SDGH: v2, CI6: v3, CI9: v4, COGHHP: v5, COGHHV: v6, COGHHA: v7 };
}

function item602_HV(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 5 > c.end) return cut(c);
  c.offset = p + 5;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const b4 = b[p + 4]!;
  const r0 = ((((b0 << 16) | (b1 << 8) | b2) << 8) >> 12);
  const r1 = ((((b2 << 16) | (b3 << 8) | b4) << 12) >> 12);
  if (r0 < -524287 || r0 > 524286 || r1 < -524287 || r1 > 524286) c.odd = true;
  return { X: r0 / 100, Y: r1 / 100 };
}

function item602_RSHV(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 5 > c.end) return cut(c);
  c.offset = p + 5;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const b4 = b[p + 4]!;
  const r0 = ((b0 << 8) | b1);
  const r1 = ((b2 << 8) | b3);
  if (r0 > 65534 || r1 > 65534) c.odd = true;
  return { X: r0 / 100, Y: r1 / 100, CORSHVXY: ((b4 << 24) >> 24) * 0.0078125 };
}

function item602_SDHV(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 5 > c.end) return cut(c);
  c.offset = p + 5;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const b4 = b[p + 4]!;
  const r0 = ((b0 << 8) | b1);
  const r1 = ((b2 << 8) | b3);
  if (r0 > 65534 || r1 > 65534) c.odd = true;
  return { X: r0 / 100, Y: r1 / 100, COHVXY: ((b4 << 24) >> 24) * 0.0078125 };
}

function item602_COHVHP(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  return { COHVXHPX: ((b0 << 24) >> 24) * 0.0078125, COHVXHPY: ((b1 << 24) >> 24) * 0.0078125, COHVYHPX: ((b2 << 24) >> 24) * 0.0078125, COHVYHPY: ((b3 << 24) >> 24) * 0.0078125 };
}

function item602(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 15) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item602_HV(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item602_RSHV(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item602_SDHV(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item602_COHVHP(c) : undefined;
  return { HV: v0, RSHV: v1, SDHV: v2, COHVHP: v3 };
}

function item603_HA(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 20);
  const r1 = ((((b1 << 8) | b2) << 20) >> 20);
  if (r0 < -2047 || r0 > 2046 || r1 < -2047 || r1 > 2046) c.odd = true;
  return { X: r0 * 0.0625, Y: r1 * 0.0625 };
}

function item603_SDHA(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const r0 = (((b0 << 8) | b1) >>> 4);
  const r1 = (((b1 << 8) | b2) & 4095);
  if (r0 > 4094 || r1 > 4094) c.odd = true;
  return { X: r0 * 0.0625, Y: r1 * 0.0625, COHAXY: ((b3 << 24) >> 24) * 0.0078125 };
}

function item603_COHAHP(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  return { COHAXHPX: ((b0 << 24) >> 24) * 0.0078125, COHAXHPY: ((b1 << 24) >> 24) * 0.0078125, COHAYHPX: ((b2 << 24) >> 24) * 0.0078125, COAYHPY: ((b3 << 24) >> 24) * 0.0078125 };
}

function item603_COHAHV(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  return { COHAXHVX: ((b0 << 24) >> 24) * 0.0078125, COHAXHVY: ((b1 << 24) >> 24) * 0.0078125, COHAYHVX: ((b2 << 24) >> 24) * 0.0078125, COHAYHVY: ((b3 << 24) >> 24) * 0.0078125 };
}

function item603(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 15) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item603_HA(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item603_SDHA(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item603_COHAHP(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item603_COHAHV(c) : undefined;
  return { HA: v0, SDHA: v1, COHAHP: v2, COHAHV: v3 };
}

function item604_VV(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const r0 = ((((b0 << 16) | (b1 << 8) | b2) << 8) >> 8);
  if (r0 < -8388607 || r0 > 8388606) c.odd = true;
  return r0 / 100;
}

function item604_SDVV(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 65534) c.odd = true;
  return { SDVV: r0 / 100, COVVGH: ((b2 << 24) >> 24) * 0.0078125 };
}

function item604(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 3) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item604_VV(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item270_LEN(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item604_SDVV(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item601_COGHHP(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item601_COGHHP(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item601_COGHHP(c) : undefined;
  return { VV: v0, RSVV: v1, SDVV: v2, COVVHP: v3, COVVHV: v4, COVVHA: v5 };
}

function item605_VA(c: Reader) {
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

function item605_RSVA(c: Reader) {
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
  return { SDVA: r0 / 100, COVAGH: ((b2 << 24) >> 24) * 0.0078125, COVAVV: ((b3 << 24) >> 24) * 0.0078125 };
}

function item605(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 7) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item605_VA(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item605_RSVA(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item601_COGHHP(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item601_COGHHP(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item601_COGHHP(c) : undefined;
  return { VA: v0, RSVA: v1, COVAHP: v2, COVAHV: v3, COVAHA: v4 };
}

function item480(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 5 > c.end) return cut(c);
  c.offset = p + 5;
  return hexBytes(b, p, p + 5);
}

function item480_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 5 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item480(c));
  return list;
}

function item625_R(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const r0 = ((((b0 << 16) | (b1 << 8) | b2) << 8) >> 8);
  if (r0 < -8388607 || r0 > 8388606) c.odd = true;
  return r0 / 10;
}

function item625_RSR(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const r0 = ((b0 << 16) | (b1 << 8) | b2);
  if (r0 > 16777214) c.odd = true;
  return r0 / 10;
}

function item625_SDRR(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const r0 = ((b0 << 16) | (b1 << 8) | b2);
  if (r0 > 16777214) c.odd = true;
  return { SDRR: r0 / 10, CORRR: ((b3 << 24) >> 24) * 0.0078125 };
}

function item625_RA(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  if (r0 < -32767 || r0 > 32766) c.odd = true;
  return r0 * 0.015625;
}

function item625_SDRA(c: Reader) {
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
  return { SDRA: r0 * 0.0078125, CORAR: ((b2 << 24) >> 24) * 0.0078125, CORARR: ((b3 << 24) >> 24) * 0.0078125 };
}

function item625(c: Reader) {
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
  const v0 = (f0 & 128) !== 0 ? item625_R(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item625_RSR(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item625_RSR(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item625_R(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item625_RSR(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item625_SDRR(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? item625_RA(c) : undefined;
  const v7 = (f1 & 128) !== 0 ? item625_SDRA(c) : undefined;
  return { R: v0, RSR: v1, SDR: v2, RR: v3, RSRR: v4, SDRR: v5, RA: v6, SDRA: v7 };
}

function item626_SDDV(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 65534) c.odd = true;
  return r0 * 0.015625;
}

function item626_SDDA(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 65534) c.odd = true;
  return { SDDA: r0 * 0.015625, CODADV: ((b2 << 24) >> 24) * 0.0078125 };
}

function item626_CODVR(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return ((b0 << 24) >> 24) * 0.0078125;
}

function item626(c: Reader) {
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
  const v0 = (f0 & 128) !== 0 ? item604_VV(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item626_SDDV(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item625_RA(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item626_SDDA(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item626_CODVR(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item626_CODVR(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? item626_CODVR(c) : undefined;
  const v7 = (f1 & 128) !== 0 ? item626_CODVR(c) : undefined;
  const v8 = (f1 & 64) !== 0 ? item626_CODVR(c) : undefined;
  const v9 = (f1 & 32) !== 0 ? item626_CODVR(c) : undefined;
  return { DV: v0, SDDV: v1, DA: v2, SDDA: v3, CODVR: v4, CODVRR: v5, CODVRA: v6, CODAR: v7, CODARR: v8, CODARA: v9 };
}

function item627_RSAZ(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return ((b0 << 8) | b1) * 0.0006866455078125;
}

function item627_AZR(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return ((((b0 << 8) | b1) << 16) >> 16) * 0.00274658203125;
}

function item627_SDAZR(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  return { SDAZR: ((b0 << 8) | b1) * 0.0006866455078125, COAZRAZ: ((b2 << 24) >> 24) * 0.0078125 };
}

function item627_AZEX(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  return { S: ((b0 << 8) | b1) * 0.0054931640625, E: ((b2 << 8) | b3) * 0.0054931640625 };
}

function item627(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 3) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item270_ORT(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item627_RSAZ(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item627_RSAZ(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item627_AZR(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item627_SDAZR(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item627_AZEX(c) : undefined;
  return { AZ: v0, RSAZ: v1, SDASZ: v2, AZR: v3, SDAZR: v4, AZEX: v5 };
}

function item628_ER(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  if (r0 < -32767 || r0 > 32766) c.odd = true;
  return r0 * 0.00274658203125;
}

function item628_SDER(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 65534) c.odd = true;
  return { SDELR: r0 * 0.0006866455078125, COELREL: ((b2 << 24) >> 24) * 0.0078125 };
}

function item628_ELEX(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  return { S: ((((b0 << 8) | b1) << 16) >> 16) * 0.00274658203125, E: ((((b2 << 8) | b3) << 16) >> 16) * 0.00274658203125 };
}

function item628(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 3) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item627_AZR(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item627_RSAZ(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item627_RSAZ(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item628_ER(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item628_SDER(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item628_ELEX(c) : undefined;
  return { EL: v0, RSEL: v1, SDEL: v2, ER: v3, SDER: v4, ELEX: v5 };
}

function item630_DPP(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = ((b0 << 24) >> 24);
  if (r0 < -127 || r0 > 126) c.odd = true;
  return r0;
}

function item630_RPP(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 23) >> 23);
  if (r0 < -255 || r0 > 254 || (b0 & 254) !== 0) c.odd = true;
  return { RPP: r0 };
}

function item630(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 15) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item630_DPP(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item630_DPP(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item630_RPP(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item630_DPP(c) : undefined;
  return { DPP: v0, DPS: v1, RPP: v2, RPS: v3 };
}

function item631(c: Reader) {
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
  const r0 = ((b4 << 8) | b5);
  const r1 = ((b6 << 8) | b7);
  if (r0 > 65534 || r1 > 65534) c.odd = true;
  return { AZCON: ((b0 << 8) | b1) * 0.0054931640625, ELCON: ((((b2 << 8) | b3) << 16) >> 16) * 0.00274658203125, RGCONSTOP: r0 * 0.152587890625, RGCONSTART: r1 * 0.152587890625 };
}

function item631_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 8 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item631(c));
  return list;
}

const ITEMS1_2 = ['010', '000', '015', '020', '030', '145', '161', '170', '050', '270', '300', '400', '600', '601', '602', '603', '604', '605', '480', '625', '626', '627', '628', '630', '631', 'SP'];
const FIELDS1_2 = ['I010', 'I000', 'I015', 'I020', 'I030', 'I145', 'I161', 'I170', 'I050', 'I270', 'I300', 'I400', 'I600', 'I601', 'I602', 'I603', 'I604', 'I605', 'I480', 'I625', 'I626', 'I627', 'I628', 'I630', 'I631', 'SP'];

class Record1_2 extends RecordBase implements Cat015Edition1_2 {
  declare I010: Cat015Edition1_2['I010'];
  declare I000: Cat015Edition1_2['I000'];
  declare I015: Cat015Edition1_2['I015'];
  declare I020: Cat015Edition1_2['I020'];
  declare I030: Cat015Edition1_2['I030'];
  declare I145: Cat015Edition1_2['I145'];
  declare I161: Cat015Edition1_2['I161'];
  declare I170: Cat015Edition1_2['I170'];
  declare I050: Cat015Edition1_2['I050'];
  declare I270: Cat015Edition1_2['I270'];
  declare I300: Cat015Edition1_2['I300'];
  declare I400: Cat015Edition1_2['I400'];
  declare I600: Cat015Edition1_2['I600'];
  declare I601: Cat015Edition1_2['I601'];
  declare I602: Cat015Edition1_2['I602'];
  declare I603: Cat015Edition1_2['I603'];
  declare I604: Cat015Edition1_2['I604'];
  declare I605: Cat015Edition1_2['I605'];
  declare I480: Cat015Edition1_2['I480'];
  declare I625: Cat015Edition1_2['I625'];
  declare I626: Cat015Edition1_2['I626'];
  declare I627: Cat015Edition1_2['I627'];
  declare I628: Cat015Edition1_2['I628'];
  declare I630: Cat015Edition1_2['I630'];
  declare I631: Cat015Edition1_2['I631'];
  declare SP: Cat015Edition1_2['SP'];
  declare readonly category: 15;
  declare readonly edition: '1.2';
  constructor(offset: number) {
    super(15, '1.2', offset);
    this.I010 = undefined;
    this.I000 = undefined;
    this.I015 = undefined;
    this.I020 = undefined;
    this.I030 = undefined;
    this.I145 = undefined;
    this.I161 = undefined;
    this.I170 = undefined;
    this.I050 = undefined;
    this.I270 = undefined;
    this.I300 = undefined;
    this.I400 = undefined;
    this.I600 = undefined;
    this.I601 = undefined;
    this.I602 = undefined;
    this.I603 = undefined;
    this.I604 = undefined;
    this.I605 = undefined;
    this.I480 = undefined;
    this.I625 = undefined;
    this.I626 = undefined;
    this.I627 = undefined;
    this.I628 = undefined;
    this.I630 = undefined;
    this.I631 = undefined;
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
  if ((f3 & 7) !== 0 || (f0 | f1 | f2 | f3) < 2) return cut(c);
  c.offset = p;
  const r = new Record1_2(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I000 = item000(c);
  if ((f0 & 32) !== 0) r.I015 = item015(c);
  if ((f0 & 16) !== 0) r.I020 = item020(c);
  if ((f0 & 8) !== 0) r.I030 = item030(c);
  if ((f0 & 4) !== 0) r.I145 = item145(c);
  if ((f0 & 2) !== 0) r.I161 = item161(c);
  if ((f1 & 128) !== 0) r.I170 = item170(c);
  if ((f1 & 64) !== 0) r.I050 = item050(c);
  if ((f1 & 32) !== 0) r.I270 = item270(c);
  if ((f1 & 16) !== 0) r.I300 = item300_2(c);
  if ((f1 & 8) !== 0) r.I400 = item400(c);
  if ((f1 & 4) !== 0) r.I600 = item600(c);
  if ((f1 & 2) !== 0) r.I601 = item601(c);
  if ((f2 & 128) !== 0) r.I602 = item602(c);
  if ((f2 & 64) !== 0) r.I603 = item603(c);
  if ((f2 & 32) !== 0) r.I604 = item604(c);
  if ((f2 & 16) !== 0) r.I605 = item605(c);
  if ((f2 & 8) !== 0) r.I480 = item480_2(c);
  if ((f2 & 4) !== 0) r.I625 = item625(c);
  if ((f2 & 2) !== 0) r.I626 = item626(c);
  if ((f3 & 128) !== 0) r.I627 = item627(c);
  if ((f3 & 64) !== 0) r.I628 = item628(c);
  if ((f3 & 32) !== 0) r.I630 = item630(c);
  if ((f3 & 16) !== 0) r.I631 = item631_2(c);
  if ((f3 & 8) !== 0) r.SP = explicit(c);
  r.length = c.offset - start;
  return r;
}

export const CAT015: readonly EditionReader[] = [
  { category: 15, edition: '1.2', read: read1_2, make: make1_2 },
];
