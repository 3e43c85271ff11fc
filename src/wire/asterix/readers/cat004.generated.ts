/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Reading code of EUROCONTROL ASTERIX category 004, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import { ascii, cut, explicit, icao48, OCTAL_CODES, type EditionReader, type Reader } from '../reader.ts';
import { RecordBase } from '../record-base.ts';
import type { Cat004Edition1_13 } from '../types/cat004.generated.ts';

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

function item015(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 2 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item010(c));
  return list;
}

function item020(c: Reader) {
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
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return ((b0 << 8) | b1);
}

function item045(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 1) !== 0) c.odd = true;
  return { AREA: { EP: (b0 >>> 7), VAL: ((b0 >>> 4) & 7) }, STAT: ((b0 >>> 1) & 7) };
}

function item060(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { MRVA: (b0 >>> 7), RAMLD: ((b0 >>> 6) & 1), RAMHD: ((b0 >>> 5) & 1), MSAW: ((b0 >>> 4) & 1), APW: ((b0 >>> 3) & 1), CLAM: ((b0 >>> 2) & 1), STCA: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { MRVA: (b0 >>> 7), RAMLD: ((b0 >>> 6) & 1), RAMHD: ((b0 >>> 5) & 1), MSAW: ((b0 >>> 4) & 1), APW: ((b0 >>> 3) & 1), CLAM: ((b0 >>> 2) & 1), STCA: ((b0 >>> 1) & 1), APM: (b1 >>> 7), RIMCA: ((b1 >>> 6) & 1), ACASRA: ((b1 >>> 5) & 1), NTCA: ((b1 >>> 4) & 1), DG: ((b1 >>> 3) & 1), OF: ((b1 >>> 2) & 1), OL: ((b1 >>> 1) & 1) };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  if ((b[p + 2]! & 1) === 0) {
    c.offset = p + 3;
    return { MRVA: (b0 >>> 7), RAMLD: ((b0 >>> 6) & 1), RAMHD: ((b0 >>> 5) & 1), MSAW: ((b0 >>> 4) & 1), APW: ((b0 >>> 3) & 1), CLAM: ((b0 >>> 2) & 1), STCA: ((b0 >>> 1) & 1), APM: (b1 >>> 7), RIMCA: ((b1 >>> 6) & 1), ACASRA: ((b1 >>> 5) & 1), NTCA: ((b1 >>> 4) & 1), DG: ((b1 >>> 3) & 1), OF: ((b1 >>> 2) & 1), OL: ((b1 >>> 1) & 1), AIW: (b2 >>> 7), PAIW: ((b2 >>> 6) & 1), OCAT: ((b2 >>> 5) & 1), SAM: ((b2 >>> 4) & 1), VCD: ((b2 >>> 3) & 1), CHAM: ((b2 >>> 2) & 1), DSAM: ((b2 >>> 1) & 1) };
  }
  if (p + 4 > c.end) return cut(c);
  const b3 = b[p + 3]!;
  if ((b[p + 3]! & 1) === 0) {
    c.offset = p + 4;
    return { MRVA: (b0 >>> 7), RAMLD: ((b0 >>> 6) & 1), RAMHD: ((b0 >>> 5) & 1), MSAW: ((b0 >>> 4) & 1), APW: ((b0 >>> 3) & 1), CLAM: ((b0 >>> 2) & 1), STCA: ((b0 >>> 1) & 1), APM: (b1 >>> 7), RIMCA: ((b1 >>> 6) & 1), ACASRA: ((b1 >>> 5) & 1), NTCA: ((b1 >>> 4) & 1), DG: ((b1 >>> 3) & 1), OF: ((b1 >>> 2) & 1), OL: ((b1 >>> 1) & 1), AIW: (b2 >>> 7), PAIW: ((b2 >>> 6) & 1), OCAT: ((b2 >>> 5) & 1), SAM: ((b2 >>> 4) & 1), VCD: ((b2 >>> 3) & 1), CHAM: ((b2 >>> 2) & 1), DSAM: ((b2 >>> 1) & 1), DBPSMARR: (b3 >>> 7), DBPSMDEP: ((b3 >>> 6) & 1), DBPSMTL: ((b3 >>> 5) & 1), VRAMCRM: ((b3 >>> 4) & 1), VRAMVTM: ((b3 >>> 3) & 1), VRAMVRM: ((b3 >>> 2) & 1), HAMHD: ((b3 >>> 1) & 1) };
  }
  if (p + 5 > c.end) return cut(c);
  const b4 = b[p + 4]!;
  if ((b[p + 4]! & 1) === 0) {
    c.offset = p + 5;
    return { MRVA: (b0 >>> 7), RAMLD: ((b0 >>> 6) & 1), RAMHD: ((b0 >>> 5) & 1), MSAW: ((b0 >>> 4) & 1), APW: ((b0 >>> 3) & 1), CLAM: ((b0 >>> 2) & 1), STCA: ((b0 >>> 1) & 1), APM: (b1 >>> 7), RIMCA: ((b1 >>> 6) & 1), ACASRA: ((b1 >>> 5) & 1), NTCA: ((b1 >>> 4) & 1), DG: ((b1 >>> 3) & 1), OF: ((b1 >>> 2) & 1), OL: ((b1 >>> 1) & 1), AIW: (b2 >>> 7), PAIW: ((b2 >>> 6) & 1), OCAT: ((b2 >>> 5) & 1), SAM: ((b2 >>> 4) & 1), VCD: ((b2 >>> 3) & 1), CHAM: ((b2 >>> 2) & 1), DSAM: ((b2 >>> 1) & 1), DBPSMARR: (b3 >>> 7), DBPSMDEP: ((b3 >>> 6) & 1), DBPSMTL: ((b3 >>> 5) & 1), VRAMCRM: ((b3 >>> 4) & 1), VRAMVTM: ((b3 >>> 3) & 1), VRAMVRM: ((b3 >>> 2) & 1), HAMHD: ((b3 >>> 1) & 1), HAMRD: (b4 >>> 7), HAMVD: ((b4 >>> 6) & 1), HVI: ((b4 >>> 5) & 1), LTW: ((b4 >>> 4) & 1), VPM: ((b4 >>> 3) & 1), TTA: ((b4 >>> 2) & 1), CRA: ((b4 >>> 1) & 1) };
  }
  if (p + 6 > c.end) return cut(c);
  const b5 = b[p + 5]!;
  if ((b[p + 5]! & 1) === 0) {
    c.offset = p + 6;
    return { MRVA: (b0 >>> 7), RAMLD: ((b0 >>> 6) & 1), RAMHD: ((b0 >>> 5) & 1), MSAW: ((b0 >>> 4) & 1), APW: ((b0 >>> 3) & 1), CLAM: ((b0 >>> 2) & 1), STCA: ((b0 >>> 1) & 1), APM: (b1 >>> 7), RIMCA: ((b1 >>> 6) & 1), ACASRA: ((b1 >>> 5) & 1), NTCA: ((b1 >>> 4) & 1), DG: ((b1 >>> 3) & 1), OF: ((b1 >>> 2) & 1), OL: ((b1 >>> 1) & 1), AIW: (b2 >>> 7), PAIW: ((b2 >>> 6) & 1), OCAT: ((b2 >>> 5) & 1), SAM: ((b2 >>> 4) & 1), VCD: ((b2 >>> 3) & 1), CHAM: ((b2 >>> 2) & 1), DSAM: ((b2 >>> 1) & 1), DBPSMARR: (b3 >>> 7), DBPSMDEP: ((b3 >>> 6) & 1), DBPSMTL: ((b3 >>> 5) & 1), VRAMCRM: ((b3 >>> 4) & 1), VRAMVTM: ((b3 >>> 3) & 1), VRAMVRM: ((b3 >>> 2) & 1), HAMHD: ((b3 >>> 1) & 1), HAMRD: (b4 >>> 7), HAMVD: ((b4 >>> 6) & 1), HVI: ((b4 >>> 5) & 1), LTW: ((b4 >>> 4) & 1), VPM: ((b4 >>> 3) & 1), TTA: ((b4 >>> 2) & 1), CRA: ((b4 >>> 1) & 1), ASM: (b5 >>> 7), IAVM: ((b5 >>> 6) & 1), FTD: ((b5 >>> 5) & 1), ITD: ((b5 >>> 4) & 1), IIA: ((b5 >>> 3) & 1), SQW: ((b5 >>> 2) & 1), CUW: ((b5 >>> 1) & 1) };
  }
  if (p + 7 > c.end) return cut(c);
  const b6 = b[p + 6]!;
  if ((b[p + 6]! & 1) === 0) {
    c.offset = p + 7;
    return { MRVA: (b0 >>> 7), RAMLD: ((b0 >>> 6) & 1), RAMHD: ((b0 >>> 5) & 1), MSAW: ((b0 >>> 4) & 1), APW: ((b0 >>> 3) & 1), CLAM: ((b0 >>> 2) & 1), STCA: ((b0 >>> 1) & 1), APM: (b1 >>> 7), RIMCA: ((b1 >>> 6) & 1), ACASRA: ((b1 >>> 5) & 1), NTCA: ((b1 >>> 4) & 1), DG: ((b1 >>> 3) & 1), OF: ((b1 >>> 2) & 1), OL: ((b1 >>> 1) & 1), AIW: (b2 >>> 7), PAIW: ((b2 >>> 6) & 1), OCAT: ((b2 >>> 5) & 1), SAM: ((b2 >>> 4) & 1), VCD: ((b2 >>> 3) & 1), CHAM: ((b2 >>> 2) & 1), DSAM: ((b2 >>> 1) & 1), DBPSMARR: (b3 >>> 7), DBPSMDEP: ((b3 >>> 6) & 1), DBPSMTL: ((b3 >>> 5) & 1), VRAMCRM: ((b3 >>> 4) & 1), VRAMVTM: ((b3 >>> 3) & 1), VRAMVRM: ((b3 >>> 2) & 1), HAMHD: ((b3 >>> 1) & 1), HAMRD: (b4 >>> 7), HAMVD: ((b4 >>> 6) & 1), HVI: ((b4 >>> 5) & 1), LTW: ((b4 >>> 4) & 1), VPM: ((b4 >>> 3) & 1), TTA: ((b4 >>> 2) & 1), CRA: ((b4 >>> 1) & 1), ASM: (b5 >>> 7), IAVM: ((b5 >>> 6) & 1), FTD: ((b5 >>> 5) & 1), ITD: ((b5 >>> 4) & 1), IIA: ((b5 >>> 3) & 1), SQW: ((b5 >>> 2) & 1), CUW: ((b5 >>> 1) & 1), CATC: (b6 >>> 7), NOCLR: ((b6 >>> 6) & 1), NOMOV: ((b6 >>> 5) & 1), NOH: ((b6 >>> 4) & 1), WRTY: ((b6 >>> 3) & 1), STOCC: ((b6 >>> 2) & 1), ONGOING: ((b6 >>> 1) & 1) };
  }
  if (p + 8 > c.end) return cut(c);
  const b7 = b[p + 7]!;
  if ((b7 & 126) !== 0) c.odd = true;
  if ((b[p + 7]! & 1) !== 0) return cut(c);
  c.offset = p + 8;
  return { MRVA: (b0 >>> 7), RAMLD: ((b0 >>> 6) & 1), RAMHD: ((b0 >>> 5) & 1), MSAW: ((b0 >>> 4) & 1), APW: ((b0 >>> 3) & 1), CLAM: ((b0 >>> 2) & 1), STCA: ((b0 >>> 1) & 1), APM: (b1 >>> 7), RIMCA: ((b1 >>> 6) & 1), ACASRA: ((b1 >>> 5) & 1), NTCA: ((b1 >>> 4) & 1), DG: ((b1 >>> 3) & 1), OF: ((b1 >>> 2) & 1), OL: ((b1 >>> 1) & 1), AIW: (b2 >>> 7), PAIW: ((b2 >>> 6) & 1), OCAT: ((b2 >>> 5) & 1), SAM: ((b2 >>> 4) & 1), VCD: ((b2 >>> 3) & 1), CHAM: ((b2 >>> 2) & 1), DSAM: ((b2 >>> 1) & 1), DBPSMARR: (b3 >>> 7), DBPSMDEP: ((b3 >>> 6) & 1), DBPSMTL: ((b3 >>> 5) & 1), VRAMCRM: ((b3 >>> 4) & 1), VRAMVTM: ((b3 >>> 3) & 1), VRAMVRM: ((b3 >>> 2) & 1), HAMHD: ((b3 >>> 1) & 1), HAMRD: (b4 >>> 7), HAMVD: ((b4 >>> 6) & 1), HVI: ((b4 >>> 5) & 1), LTW: ((b4 >>> 4) & 1), VPM: ((b4 >>> 3) & 1), TTA: ((b4 >>> 2) & 1), CRA: ((b4 >>> 1) & 1), ASM: (b5 >>> 7), IAVM: ((b5 >>> 6) & 1), FTD: ((b5 >>> 5) & 1), ITD: ((b5 >>> 4) & 1), IIA: ((b5 >>> 3) & 1), SQW: ((b5 >>> 2) & 1), CUW: ((b5 >>> 1) & 1), CATC: (b6 >>> 7), NOCLR: ((b6 >>> 6) & 1), NOMOV: ((b6 >>> 5) & 1), NOH: ((b6 >>> 4) & 1), WRTY: ((b6 >>> 3) & 1), STOCC: ((b6 >>> 2) & 1), ONGOING: ((b6 >>> 1) & 1), NTZ: (b7 >>> 7) };
}

function item170_AI1(c: Reader) {
  const p = c.offset;
  if (p + 7 > c.end) return cut(c);
  c.offset = p + 7;
  return ascii(c, p, 7);
}

function item170_M31(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 240) !== 0) c.odd = true;
  return { MODE3A: OCTAL_CODES[(((b0 << 8) | b1) & 4095)]! };
}

function item170_CPW(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 10 > c.end) return cut(c);
  c.offset = p + 10;
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
  const r0 = (((b0 << 24) | (b1 << 16) | (b2 << 8) | b3) | 0);
  const r1 = (((b4 << 24) | (b5 << 16) | (b6 << 8) | b7) | 0);
  const r2 = ((((b8 << 8) | b9) << 16) >> 16);
  if (r0 < -16777216 || r0 > 16777216 || r1 < -33554432 || r1 > 33554431 || r2 < -60 || r2 > 6000) c.odd = true;
  return { LAT: r0 * 0.000005364418029785156, LON: r1 * 0.000005364418029785156, ALT: r2 * 25 };
}

function item170_CPC(c: Reader) {
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
  const r0 = ((((b0 << 16) | (b1 << 8) | b2) << 8) >> 8);
  const r1 = ((((b3 << 16) | (b4 << 8) | b5) << 8) >> 8);
  const r2 = ((((b6 << 8) | b7) << 16) >> 16);
  if (r0 < -8388607 || r0 > 8388606 || r1 < -8388607 || r1 > 8388606 || r2 < -60 || r2 > 6000) c.odd = true;
  return { X: r0 * 0.5, Y: r1 * 0.5, Z: r2 * 25 };
}

function item170_DT1(c: Reader) {
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

function item170_AC1(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { GATOAT: (b0 >>> 6), FR1FR2: ((b0 >>> 4) & 3), RVSM: ((b0 >>> 2) & 3), HPR: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b1 & 14) !== 0) c.odd = true;
  if ((b[p + 1]! & 1) !== 0) return cut(c);
  c.offset = p + 2;
  return { GATOAT: (b0 >>> 6), FR1FR2: ((b0 >>> 4) & 3), RVSM: ((b0 >>> 2) & 3), HPR: ((b0 >>> 1) & 1), CDM: (b1 >>> 6), PRI: ((b1 >>> 5) & 1), GV: ((b1 >>> 4) & 1) };
}

function item170_MS1(c: Reader) {
  const p = c.offset;
  if (p + 6 > c.end) return cut(c);
  c.offset = p + 6;
  return icao48(c, p);
}

function item170_FP1(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const r0 = (((b0 << 24) | (b1 << 16) | (b2 << 8) | b3) & 134217727);
  if (r0 > 99999999 || (b0 & 248) !== 0) c.odd = true;
  return { NBR: r0 };
}

function item170_CF1(c: Reader) {
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

function item170(c: Reader) {
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
  const v0 = (f0 & 128) !== 0 ? item170_AI1(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item170_M31(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item170_CPW(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item170_CPC(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item020(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item170_DT1(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? item170_AC1(c) : undefined;
  const v7 = (f1 & 128) !== 0 ? item170_MS1(c) : undefined;
  const v8 = (f1 & 64) !== 0 ? item170_FP1(c) : undefined;
  const v9 = (f1 & 32) !== 0 ? item170_CF1(c) : undefined;
  return { AI1: v0, M31: v1, CPW: v2, CPC: v3, TT1: v4, DT1: v5, AC1: v6, MS1: v7, FP1: v8, CF1: v9 };
}

function item120_CN(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { MAS: (b0 >>> 7), CAS: ((b0 >>> 6) & 1), FLD: ((b0 >>> 5) & 1), FVD: ((b0 >>> 4) & 1), TYPE: ((b0 >>> 3) & 1), CROSS: ((b0 >>> 2) & 1), DIV: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { MAS: (b0 >>> 7), CAS: ((b0 >>> 6) & 1), FLD: ((b0 >>> 5) & 1), FVD: ((b0 >>> 4) & 1), TYPE: ((b0 >>> 3) & 1), CROSS: ((b0 >>> 2) & 1), DIV: ((b0 >>> 1) & 1), RRC: (b1 >>> 7), RTC: ((b1 >>> 6) & 1), MRVA: ((b1 >>> 5) & 1), VRAMCRM: ((b1 >>> 4) & 1), VRAMVRM: ((b1 >>> 3) & 1), VRAMVTM: ((b1 >>> 2) & 1), HAMHD: ((b1 >>> 1) & 1) };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  if ((b2 & 2) !== 0) c.odd = true;
  if ((b[p + 2]! & 1) !== 0) return cut(c);
  c.offset = p + 3;
  return { MAS: (b0 >>> 7), CAS: ((b0 >>> 6) & 1), FLD: ((b0 >>> 5) & 1), FVD: ((b0 >>> 4) & 1), TYPE: ((b0 >>> 3) & 1), CROSS: ((b0 >>> 2) & 1), DIV: ((b0 >>> 1) & 1), RRC: (b1 >>> 7), RTC: ((b1 >>> 6) & 1), MRVA: ((b1 >>> 5) & 1), VRAMCRM: ((b1 >>> 4) & 1), VRAMVRM: ((b1 >>> 3) & 1), VRAMVTM: ((b1 >>> 2) & 1), HAMHD: ((b1 >>> 1) & 1), HAMRD: (b2 >>> 7), HAMVD: ((b2 >>> 6) & 1), DBPSMARR: ((b2 >>> 5) & 1), DBPSMDEP: ((b2 >>> 4) & 1), DBPSMTL: ((b2 >>> 3) & 1), AIW: ((b2 >>> 2) & 1) };
}

function item120_CC(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if (true) c.odd = true;
  return { TID: (b0 >>> 4), CPC: ((b0 >>> 1) & 7), CS: (b0 & 1) };
}

function item120_CP(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = b0;
  if (r0 > 254) c.odd = true;
  return r0 * 0.5;
}

function item120(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 15) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item120_CN(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item120_CC(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item120_CP(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item020(c) : undefined;
  return { CN: v0, CC: v1, CP: v2, CD: v3 };
}

function item070_CHS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const r0 = ((b0 << 16) | (b1 << 8) | b2);
  if (r0 > 16777214) c.odd = true;
  return r0 * 0.5;
}

function item070_CVS(c: Reader) {
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

function item070(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 3) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item020(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item020(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item070_CHS(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item170_DT1(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item070_CVS(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item070_CVS(c) : undefined;
  return { TC: v0, TCA: v1, CHS: v2, MHS: v3, CVS: v4, MVS: v5 };
}

function item076(c: Reader) {
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

function item074(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  if (r0 < -32767 || r0 > 32766) c.odd = true;
  return r0 * 32;
}

function item075(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const r0 = ((((b0 << 16) | (b1 << 8) | b2) << 8) >> 8);
  if (r0 < -8388607 || r0 > 8388606) c.odd = true;
  return r0 * 0.5;
}

function item100(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 3) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item170_MS1(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item170_AI1(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item170_AI1(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item170_AI1(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item170_AI1(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item170_AI1(c) : undefined;
  return { AN: v0, CAN: v1, RT1: v2, RT2: v3, SB: v4, G: v5 };
}

function item171(c: Reader) {
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
  const v0 = (f0 & 128) !== 0 ? item170_AI1(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item170_M31(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item170_CPW(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item170_CPC(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item020(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item170_DT1(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? item170_AC1(c) : undefined;
  const v7 = (f1 & 128) !== 0 ? item170_MS1(c) : undefined;
  const v8 = (f1 & 64) !== 0 ? item170_FP1(c) : undefined;
  const v9 = (f1 & 32) !== 0 ? item170_CF1(c) : undefined;
  return { AI2: v0, M32: v1, CPW: v2, CPL: v3, TT2: v4, DT2: v5, AC2: v6, MS2: v7, FP2: v8, CF2: v9 };
}

function item110(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return { CEN: b0, POS: b1 };
}

function item110_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 2 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item110(c));
  return list;
}

const ITEMS1_13 = ['010', '000', '015', '020', '040', '045', '060', '030', '170', '120', '070', '076', '074', '075', '100', '035', '171', '110', 'RE', 'SP'];
const FIELDS1_13 = ['I010', 'I000', 'I015', 'I020', 'I040', 'I045', 'I060', 'I030', 'I170', 'I120', 'I070', 'I076', 'I074', 'I075', 'I100', 'I035', 'I171', 'I110', 'RE', 'SP'];

class Record1_13 extends RecordBase implements Cat004Edition1_13 {
  declare I010: Cat004Edition1_13['I010'];
  declare I000: Cat004Edition1_13['I000'];
  declare I015: Cat004Edition1_13['I015'];
  declare I020: Cat004Edition1_13['I020'];
  declare I040: Cat004Edition1_13['I040'];
  declare I045: Cat004Edition1_13['I045'];
  declare I060: Cat004Edition1_13['I060'];
  declare I030: Cat004Edition1_13['I030'];
  declare I170: Cat004Edition1_13['I170'];
  declare I120: Cat004Edition1_13['I120'];
  declare I070: Cat004Edition1_13['I070'];
  declare I076: Cat004Edition1_13['I076'];
  declare I074: Cat004Edition1_13['I074'];
  declare I075: Cat004Edition1_13['I075'];
  declare I100: Cat004Edition1_13['I100'];
  declare I035: Cat004Edition1_13['I035'];
  declare I171: Cat004Edition1_13['I171'];
  declare I110: Cat004Edition1_13['I110'];
  declare RE: Cat004Edition1_13['RE'];
  declare SP: Cat004Edition1_13['SP'];
  declare readonly category: 4;
  declare readonly edition: '1.13';
  constructor(offset: number) {
    super(4, '1.13', offset);
    this.I010 = undefined;
    this.I000 = undefined;
    this.I015 = undefined;
    this.I020 = undefined;
    this.I040 = undefined;
    this.I045 = undefined;
    this.I060 = undefined;
    this.I030 = undefined;
    this.I170 = undefined;
    this.I120 = undefined;
    this.I070 = undefined;
    this.I076 = undefined;
    this.I074 = undefined;
    this.I075 = undefined;
    this.I100 = undefined;
    this.I035 = undefined;
    this.I171 = undefined;
    this.I110 = undefined;
    this.RE = undefined;
    this.SP = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS1_13; }
  override get fieldNames(): readonly string[] { return FIELDS1_13; }
}

function make1_13(offset: number) {
  return new Record1_13(offset);
}

function read1_13(c: Reader) {
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
  if ((f2 & 9) !== 0 || (f0 | f1 | f2) < 2) return cut(c);
  c.offset = p;
  const r = new Record1_13(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I000 = item000(c);
  if ((f0 & 32) !== 0) r.I015 = item015(c);
  if ((f0 & 16) !== 0) r.I020 = item020(c);
  if ((f0 & 8) !== 0) r.I040 = item040(c);
  if ((f0 & 4) !== 0) r.I045 = item045(c);
  if ((f0 & 2) !== 0) r.I060 = item060(c);
  if ((f1 & 128) !== 0) r.I030 = item040(c);
  if ((f1 & 64) !== 0) r.I170 = item170(c);
  if ((f1 & 32) !== 0) r.I120 = item120(c);
  if ((f1 & 16) !== 0) r.I070 = item070(c);
  if ((f1 & 8) !== 0) r.I076 = item076(c);
  if ((f1 & 4) !== 0) r.I074 = item074(c);
  if ((f1 & 2) !== 0) r.I075 = item075(c);
  if ((f2 & 128) !== 0) r.I100 = item100(c);
  if ((f2 & 64) !== 0) r.I035 = item040(c);
  if ((f2 & 32) !== 0) r.I171 = item171(c);
  if ((f2 & 16) !== 0) r.I110 = item110_2(c);
  if ((f2 & 4) !== 0) r.RE = explicit(c);
  if ((f2 & 2) !== 0) r.SP = explicit(c);
  r.length = c.offset - start;
  return r;
}

export const CAT004: readonly EditionReader[] = [
  { category: 4, edition: '1.13', read: read1_13, make: make1_13 },
];
