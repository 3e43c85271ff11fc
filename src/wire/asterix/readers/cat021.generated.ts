/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Reading code of EUROCONTROL ASTERIX category 021, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import { cut, explicit, hexBytes, icao48, OCTAL_CODES, type EditionReader, type Reader } from '../reader.ts';
import { RecordBase } from '../record-base.ts';
import type { Cat021Edition2_1, Cat021Edition2_4, Cat021Edition2_6, Cat021Edition2_7 } from '../types/cat021.generated.ts';

function item010(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return { SAC: b0, SIC: b1 };
}

function item040(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { ATP: (b0 >>> 5), ARC: ((b0 >>> 3) & 3), RC: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { ATP: (b0 >>> 5), ARC: ((b0 >>> 3) & 3), RC: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1), DCR: (b1 >>> 7), GBS: ((b1 >>> 6) & 1), SIM: ((b1 >>> 5) & 1), TST: ((b1 >>> 4) & 1), SAA: ((b1 >>> 3) & 1), CL: ((b1 >>> 1) & 3) };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  if ((b2 & 192) !== 0) c.odd = true;
  if ((b[p + 2]! & 1) !== 0) return cut(c);
  c.offset = p + 3;
  return { ATP: (b0 >>> 5), ARC: ((b0 >>> 3) & 3), RC: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1), DCR: (b1 >>> 7), GBS: ((b1 >>> 6) & 1), SIM: ((b1 >>> 5) & 1), TST: ((b1 >>> 4) & 1), SAA: ((b1 >>> 3) & 1), CL: ((b1 >>> 1) & 3), IPC: ((b2 >>> 5) & 1), NOGO: ((b2 >>> 4) & 1), CPR: ((b2 >>> 3) & 1), LDPJ: ((b2 >>> 2) & 1), RCF: ((b2 >>> 1) & 1) };
}

function item161(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 240) !== 0) c.odd = true;
  return { TRNUM: (((b0 << 8) | b1) & 4095) };
}

function item015(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return b0;
}

function item071(c: Reader) {
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

function item130(c: Reader) {
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

function item131(c: Reader) {
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
  if (r0 < -536870912 || r0 > 536870912 || r1 < -1073741824 || r1 > 1073741823) c.odd = true;
  return { LAT: r0 * 1.6763806343078613e-7, LON: r1 * 1.6763806343078613e-7 };
}

function item150(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = (((b0 << 8) | b1) & 32767);
  const r1 = (((b0 << 8) | b1) & 32767);
  if (r0 > 32766 || r1 > 32766) c.odd = true;
  return { IM: (b0 >>> 7), AS: ((b0 >>> 7) === 0 ? r0 * 0.00006103515625 : (b0 >>> 7) === 1 ? r1 / 1000 : (((b0 << 8) | b1) & 32767)) };
}

function item151(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = (((b0 << 8) | b1) & 32767);
  if (r0 > 32766) c.odd = true;
  return { RE: (b0 >>> 7), TAS: r0 };
}

function item080(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 3 > c.end) return cut(c);
  c.offset = p + 3;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  return ((b0 << 16) | (b1 << 8) | b2);
}

function item074(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const r0 = (((b0 << 24) | (b1 << 16) | (b2 << 8) | b3) & 1073741823);
  if (r0 > 1073741822) c.odd = true;
  return { FSI: (b0 >>> 6), TOMRP: r0 * 9.313225746154785e-10 };
}

function item140(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  if (r0 < -240 || r0 > 23999) c.odd = true;
  return r0 * 6.25;
}

function item090(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { NUCRNACV: (b0 >>> 5), NUCPNIC: ((b0 >>> 1) & 15) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { NUCRNACV: (b0 >>> 5), NUCPNIC: ((b0 >>> 1) & 15), NICBARO: (b1 >>> 7), SIL: ((b1 >>> 5) & 3), NACP: ((b1 >>> 1) & 15) };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  if ((b2 & 192) !== 0) c.odd = true;
  if ((b[p + 2]! & 1) === 0) {
    c.offset = p + 3;
    return { NUCRNACV: (b0 >>> 5), NUCPNIC: ((b0 >>> 1) & 15), NICBARO: (b1 >>> 7), SIL: ((b1 >>> 5) & 3), NACP: ((b1 >>> 1) & 15), SILS: ((b2 >>> 5) & 1), SDA: ((b2 >>> 3) & 3), GVA: ((b2 >>> 1) & 3) };
  }
  if (p + 4 > c.end) return cut(c);
  const b3 = b[p + 3]!;
  if ((b3 & 14) !== 0) c.odd = true;
  if ((b[p + 3]! & 1) !== 0) return cut(c);
  c.offset = p + 4;
  return { NUCRNACV: (b0 >>> 5), NUCPNIC: ((b0 >>> 1) & 15), NICBARO: (b1 >>> 7), SIL: ((b1 >>> 5) & 3), NACP: ((b1 >>> 1) & 15), SILS: ((b2 >>> 5) & 1), SDA: ((b2 >>> 3) & 3), GVA: ((b2 >>> 1) & 3), PIC: (b3 >>> 4) };
}

function item210(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 128) !== 0) c.odd = true;
  return { VNS: ((b0 >>> 6) & 1), VN: ((b0 >>> 3) & 7), LTT: (b0 & 7) };
}

function item070(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 240) !== 0) c.odd = true;
  return { MODE3A: OCTAL_CODES[(((b0 << 8) | b1) & 4095)]! };
}

function item230(c: Reader) {
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

function item145(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  if (r0 < -60 || r0 > 5999) c.odd = true;
  return r0 * 0.25;
}

function item152(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return ((b0 << 8) | b1) * 0.0054931640625;
}

function item200(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 32) !== 0) c.odd = true;
  return { ICF: (b0 >>> 7), LNAV: ((b0 >>> 6) & 1), PS: ((b0 >>> 2) & 7), SS: (b0 & 3) };
}

function item155(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 17) >> 17);
  if (r0 < -16383 || r0 > 16382) c.odd = true;
  return { RE: (b0 >>> 7), BVR: r0 * 6.25 };
}

function item157(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 17) >> 17);
  if (r0 < -16383 || r0 > 16382) c.odd = true;
  return { RE: (b0 >>> 7), GVR: r0 * 6.25 };
}

function item160(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  const r0 = (((b0 << 8) | b1) & 32767);
  if (r0 > 32766) c.odd = true;
  return { RE: (b0 >>> 7), GS: r0 * 0.00006103515625, TA: ((b2 << 8) | b3) * 0.0054931640625 };
}

function item165(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 22) >> 22);
  if (r0 < -511 || r0 > 510 || (b0 & 252) !== 0) c.odd = true;
  return { TAR: r0 * 0.03125 };
}

function item170(c: Reader) {
  const p = c.offset;
  if (p + 6 > c.end) return cut(c);
  c.offset = p + 6;
  return icao48(c, p);
}

function item220_WS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 > 300) c.odd = true;
  return r0;
}

function item220_WD(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 8) | b1);
  if (r0 < 1 || r0 > 360) c.odd = true;
  return r0;
}

function item220_TMP(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  if (r0 < -400 || r0 > 400) c.odd = true;
  return r0 * 0.25;
}

function item220_TRB(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = b0;
  if (r0 > 15) c.odd = true;
  return r0;
}

function item220(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 15) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item220_WS(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item220_WD(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item220_TMP(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item220_TRB(c) : undefined;
  return { WS: v0, WD: v1, TMP: v2, TRB: v3 };
}

function item146(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 19) >> 19);
  if (r0 < -52 || r0 > 3999) c.odd = true;
  return { SAS: (b0 >>> 7), S: ((b0 >>> 5) & 3), ALT: r0 * 25 };
}

function item148(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((((b0 << 8) | b1) << 19) >> 19);
  if (r0 < -52 || r0 > 3999) c.odd = true;
  return { MV: (b0 >>> 7), AH: ((b0 >>> 6) & 1), AM: ((b0 >>> 5) & 1), ALT: r0 * 25 };
}

function item110_TIS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b0 & 62) !== 0) c.odd = true;
  if ((b[p + 0]! & 1) !== 0) return cut(c);
  c.offset = p + 1;
  return { NAV: (b0 >>> 7), NVB: ((b0 >>> 6) & 1) };
}

function item110_TID(c: Reader) {
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

function item110_TID_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 15 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item110_TID(c));
  return list;
}

function item110(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 63) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item110_TIS(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item110_TID_2(c) : undefined;
  return { TIS: v0, TID: v1 };
}

function item016(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = b0;
  if (r0 > 254) c.odd = true;
  return r0 * 0.5;
}

function item008(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return { RA: (b0 >>> 7), TC: ((b0 >>> 5) & 3), TS: ((b0 >>> 4) & 1), ARV: ((b0 >>> 3) & 1), CDTIA: ((b0 >>> 2) & 1), NOTTCAS: ((b0 >>> 1) & 1), SA: (b0 & 1) };
}

function item271(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b0 & 192) !== 0) c.odd = true;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { POA: ((b0 >>> 5) & 1), CDTIS: ((b0 >>> 4) & 1), B2LOW: ((b0 >>> 3) & 1), RAS: ((b0 >>> 2) & 1), IDENT: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b1 & 240) !== 0) c.odd = true;
  c.offset = p + 2;
  return { POA: ((b0 >>> 5) & 1), CDTIS: ((b0 >>> 4) & 1), B2LOW: ((b0 >>> 3) & 1), RAS: ((b0 >>> 2) & 1), IDENT: ((b0 >>> 1) & 1), LW: (b1 & 15) };
}

function item132(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = ((b0 << 24) >> 24);
  if (r0 < -127 || r0 > 126) c.odd = true;
  return r0;
}

function item250(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 8 > c.end) return cut(c);
  c.offset = p + 8;
  return hexBytes(b, p, p + 8);
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

function item260(c: Reader) {
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
  return { TYP: (b0 >>> 3), STYP: (b0 & 7), ARA: (((b1 << 8) | b2) >>> 2), RAC: ((((b2 << 8) | b3) >>> 6) & 15), RAT: ((b3 >>> 5) & 1), MTE: ((b3 >>> 4) & 1), TTI: ((b3 >>> 2) & 3), TID: (((b3 << 24) | (b4 << 16) | (b5 << 8) | b6) & 67108863) };
}

function item295_AOS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  const r0 = b0;
  if (r0 > 254) c.odd = true;
  return r0 / 10;
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
  if ((f3 & 63) !== 0 || (f0 | f1 | f2 | f3) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item295_AOS(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item295_AOS(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item295_AOS(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item295_AOS(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item295_AOS(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item295_AOS(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? item295_AOS(c) : undefined;
  const v7 = (f1 & 128) !== 0 ? item295_AOS(c) : undefined;
  const v8 = (f1 & 64) !== 0 ? item295_AOS(c) : undefined;
  const v9 = (f1 & 32) !== 0 ? item295_AOS(c) : undefined;
  const v10 = (f1 & 16) !== 0 ? item295_AOS(c) : undefined;
  const v11 = (f1 & 8) !== 0 ? item295_AOS(c) : undefined;
  const v12 = (f1 & 4) !== 0 ? item295_AOS(c) : undefined;
  const v13 = (f1 & 2) !== 0 ? item295_AOS(c) : undefined;
  const v14 = (f2 & 128) !== 0 ? item295_AOS(c) : undefined;
  const v15 = (f2 & 64) !== 0 ? item295_AOS(c) : undefined;
  const v16 = (f2 & 32) !== 0 ? item295_AOS(c) : undefined;
  const v17 = (f2 & 16) !== 0 ? item295_AOS(c) : undefined;
  const v18 = (f2 & 8) !== 0 ? item295_AOS(c) : undefined;
  const v19 = (f2 & 4) !== 0 ? item295_AOS(c) : undefined;
  const v20 = (f2 & 2) !== 0 ? item295_AOS(c) : undefined;
  const v21 = (f3 & 128) !== 0 ? item295_AOS(c) : undefined;
  const v22 = (f3 & 64) !== 0 ? item295_AOS(c) : undefined;
  return { AOS: v0, TRD: v1, M3A: v2, QI: v3, TI1: v4, MAM: v5, GH: v6, FL: v7, ISA: v8, FSA: v9, AS: v10, TAS: v11, MH: v12, BVR: v13, GVR: v14, GV: v15, TAR: v16, TI2: v17, TS: v18, MET: v19, ROA: v20, ARA: v21, SCC: v22 };
}

function itemRE_BPS(c: Reader) {
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

function itemRE_SH(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 240) !== 0) c.odd = true;
  return { HDR: ((b0 >>> 3) & 1), STAT: ((b0 >>> 2) & 1), SH: (((b0 << 8) | b1) & 1023) * 0.703125 };
}

function itemRE_NAV(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 3) !== 0) c.odd = true;
  return { AP: (b0 >>> 7), VN: ((b0 >>> 6) & 1), AH: ((b0 >>> 5) & 1), AM: ((b0 >>> 4) & 1), MFM: { EP: ((b0 >>> 3) & 1), VAL: ((b0 >>> 2) & 1) } };
}

function itemRE_SGV(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0_0 = ((((b0 << 8) | b1) >>> 1) & 2047);
  if (r0_0 > 2046) c.odd = true;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { STP: (b0 >>> 7), HTS: ((b0 >>> 6) & 1), HTT: ((b0 >>> 5) & 1), HRD: ((b0 >>> 4) & 1), GSS: r0_0 * 0.125 };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  if ((b[p + 2]! & 1) !== 0) return cut(c);
  c.offset = p + 3;
  return { STP: (b0 >>> 7), HTS: ((b0 >>> 6) & 1), HTT: ((b0 >>> 5) & 1), HRD: ((b0 >>> 4) & 1), GSS: r0_0 * 0.125, HGT: (b2 >>> 1) * 2.8125 };
}

function itemRE_STA(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { ES: (b0 >>> 7), UAT: ((b0 >>> 6) & 1), RCE: { EP: ((b0 >>> 5) & 1), VAL: ((b0 >>> 3) & 3) }, RRL: { EP: ((b0 >>> 2) & 1), VAL: ((b0 >>> 1) & 1) } };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { ES: (b0 >>> 7), UAT: ((b0 >>> 6) & 1), RCE: { EP: ((b0 >>> 5) & 1), VAL: ((b0 >>> 3) & 3) }, RRL: { EP: ((b0 >>> 2) & 1), VAL: ((b0 >>> 1) & 1) }, PS3: { EP: (b1 >>> 7), VAL: ((b1 >>> 4) & 7) }, TPW: { EP: ((b1 >>> 3) & 1), VAL: ((b1 >>> 1) & 3) } };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  if ((b[p + 2]! & 1) === 0) {
    c.offset = p + 3;
    return { ES: (b0 >>> 7), UAT: ((b0 >>> 6) & 1), RCE: { EP: ((b0 >>> 5) & 1), VAL: ((b0 >>> 3) & 3) }, RRL: { EP: ((b0 >>> 2) & 1), VAL: ((b0 >>> 1) & 1) }, PS3: { EP: (b1 >>> 7), VAL: ((b1 >>> 4) & 7) }, TPW: { EP: ((b1 >>> 3) & 1), VAL: ((b1 >>> 1) & 3) }, TSI: { EP: (b2 >>> 7), VAL: ((b2 >>> 5) & 3) }, MUO: { EP: ((b2 >>> 4) & 1), VAL: ((b2 >>> 3) & 1) }, RWC: { EP: ((b2 >>> 2) & 1), VAL: ((b2 >>> 1) & 1) } };
  }
  if (p + 4 > c.end) return cut(c);
  const b3 = b[p + 3]!;
  if ((b[p + 3]! & 1) === 0) {
    c.offset = p + 4;
    return { ES: (b0 >>> 7), UAT: ((b0 >>> 6) & 1), RCE: { EP: ((b0 >>> 5) & 1), VAL: ((b0 >>> 3) & 3) }, RRL: { EP: ((b0 >>> 2) & 1), VAL: ((b0 >>> 1) & 1) }, PS3: { EP: (b1 >>> 7), VAL: ((b1 >>> 4) & 7) }, TPW: { EP: ((b1 >>> 3) & 1), VAL: ((b1 >>> 1) & 3) }, TSI: { EP: (b2 >>> 7), VAL: ((b2 >>> 5) & 3) }, MUO: { EP: ((b2 >>> 4) & 1), VAL: ((b2 >>> 3) & 1) }, RWC: { EP: ((b2 >>> 2) & 1), VAL: ((b2 >>> 1) & 1) }, DAA: { EP: (b3 >>> 7), VAL: ((b3 >>> 5) & 3) }, DF17CA: { EP: ((b3 >>> 4) & 1), VAL: ((b3 >>> 1) & 7) } };
  }
  if (p + 5 > c.end) return cut(c);
  const b4 = b[p + 4]!;
  if ((b[p + 4]! & 1) === 0) {
    c.offset = p + 5;
    return { ES: (b0 >>> 7), UAT: ((b0 >>> 6) & 1), RCE: { EP: ((b0 >>> 5) & 1), VAL: ((b0 >>> 3) & 3) }, RRL: { EP: ((b0 >>> 2) & 1), VAL: ((b0 >>> 1) & 1) }, PS3: { EP: (b1 >>> 7), VAL: ((b1 >>> 4) & 7) }, TPW: { EP: ((b1 >>> 3) & 1), VAL: ((b1 >>> 1) & 3) }, TSI: { EP: (b2 >>> 7), VAL: ((b2 >>> 5) & 3) }, MUO: { EP: ((b2 >>> 4) & 1), VAL: ((b2 >>> 3) & 1) }, RWC: { EP: ((b2 >>> 2) & 1), VAL: ((b2 >>> 1) & 1) }, DAA: { EP: (b3 >>> 7), VAL: ((b3 >>> 5) & 3) }, DF17CA: { EP: ((b3 >>> 4) & 1), VAL: ((b3 >>> 1) & 7) }, SVH: { EP: (b4 >>> 7), VAL: ((b4 >>> 5) & 3) }, CATC: { EP: ((b4 >>> 4) & 1), VAL: ((b4 >>> 1) & 7) } };
  }
  if (p + 6 > c.end) return cut(c);
  const b5 = b[p + 5]!;
  if ((b5 & 2) !== 0) c.odd = true;
  if ((b[p + 5]! & 1) !== 0) return cut(c);
  c.offset = p + 6;
  return { ES: (b0 >>> 7), UAT: ((b0 >>> 6) & 1), RCE: { EP: ((b0 >>> 5) & 1), VAL: ((b0 >>> 3) & 3) }, RRL: { EP: ((b0 >>> 2) & 1), VAL: ((b0 >>> 1) & 1) }, PS3: { EP: (b1 >>> 7), VAL: ((b1 >>> 4) & 7) }, TPW: { EP: ((b1 >>> 3) & 1), VAL: ((b1 >>> 1) & 3) }, TSI: { EP: (b2 >>> 7), VAL: ((b2 >>> 5) & 3) }, MUO: { EP: ((b2 >>> 4) & 1), VAL: ((b2 >>> 3) & 1) }, RWC: { EP: ((b2 >>> 2) & 1), VAL: ((b2 >>> 1) & 1) }, DAA: { EP: (b3 >>> 7), VAL: ((b3 >>> 5) & 3) }, DF17CA: { EP: ((b3 >>> 4) & 1), VAL: ((b3 >>> 1) & 7) }, SVH: { EP: (b4 >>> 7), VAL: ((b4 >>> 5) & 3) }, CATC: { EP: ((b4 >>> 4) & 1), VAL: ((b4 >>> 1) & 7) }, TAO: { EP: (b5 >>> 7), VAL: ((b5 >>> 2) & 31) } };
}

function itemRE_MES_SUM(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return { M5: (b0 >>> 7), ID: ((b0 >>> 6) & 1), DA: ((b0 >>> 5) & 1), M1: ((b0 >>> 4) & 1), M2: ((b0 >>> 3) & 1), M3: ((b0 >>> 2) & 1), MC: ((b0 >>> 1) & 1), PO: (b0 & 1) };
}

function itemRE_MES_PNO(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 4 > c.end) return cut(c);
  c.offset = p + 4;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const b2 = b[p + 2]!;
  const b3 = b[p + 3]!;
  if ((b0 & 192) !== 0 || (b2 & 248) !== 0) c.odd = true;
  return { PIN: (((b0 << 8) | b1) & 16383), NO: (((b2 << 8) | b3) & 2047) };
}

function itemRE_MES_EM1(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 80) !== 0) c.odd = true;
  return { V: (b0 >>> 7), L: ((b0 >>> 5) & 1), EM1: OCTAL_CODES[(((b0 << 8) | b1) & 4095)]! };
}

function itemRE_MES_XP(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 192) !== 0) c.odd = true;
  return { XP: ((b0 >>> 5) & 1), X5: ((b0 >>> 4) & 1), XC: ((b0 >>> 3) & 1), X3: ((b0 >>> 2) & 1), X2: ((b0 >>> 1) & 1), X1: (b0 & 1) };
}

function itemRE_MES_FOM(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 224) !== 0) c.odd = true;
  return { FOM: (b0 & 31) };
}

function itemRE_MES_M2(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b0 & 80) !== 0) c.odd = true;
  return { V: (b0 >>> 7), L: ((b0 >>> 5) & 1), MODE2: OCTAL_CODES[(((b0 << 8) | b1) & 4095)]! };
}

function itemRE_MES(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 3) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? itemRE_MES_SUM(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? itemRE_MES_PNO(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? itemRE_MES_EM1(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? itemRE_MES_XP(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? itemRE_MES_FOM(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? itemRE_MES_M2(c) : undefined;
  return { SUM: v0, PNO: v1, EM1: v2, XP: v3, FOM: v4, M2: v5 };
}

function itemRE(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0) < 1) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? itemRE_BPS(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? itemRE_SH(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? itemRE_NAV(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item015(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? itemRE_SGV(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? itemRE_STA(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? item152(c) : undefined;
  const v7 = (f0 & 1) !== 0 ? itemRE_MES(c) : undefined;
  return { BPS: v0, SH: v1, NAV: v2, GAO: v3, SGV: v4, STA: v5, TNH: v6, MES: v7 };
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

function item040_2(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { ATP: (b0 >>> 5), ARC: ((b0 >>> 3) & 3), RC: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { ATP: (b0 >>> 5), ARC: ((b0 >>> 3) & 3), RC: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1), DCR: (b1 >>> 7), GBS: ((b1 >>> 6) & 1), SIM: ((b1 >>> 5) & 1), TST: ((b1 >>> 4) & 1), SAA: ((b1 >>> 3) & 1), CL: ((b1 >>> 1) & 3) };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  if ((b2 & 128) !== 0) c.odd = true;
  if ((b[p + 2]! & 1) !== 0) return cut(c);
  c.offset = p + 3;
  return { ATP: (b0 >>> 5), ARC: ((b0 >>> 3) & 3), RC: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1), DCR: (b1 >>> 7), GBS: ((b1 >>> 6) & 1), SIM: ((b1 >>> 5) & 1), TST: ((b1 >>> 4) & 1), SAA: ((b1 >>> 3) & 1), CL: ((b1 >>> 1) & 3), LLC: ((b2 >>> 6) & 1), IPC: ((b2 >>> 5) & 1), NOGO: ((b2 >>> 4) & 1), CPR: ((b2 >>> 3) & 1), LDPJ: ((b2 >>> 2) & 1), RCF: ((b2 >>> 1) & 1) };
}

function item200_2(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return { ICF: (b0 >>> 7), LNAV: ((b0 >>> 6) & 1), ME: ((b0 >>> 5) & 1), PS: ((b0 >>> 2) & 7), SS: (b0 & 3) };
}

function item271_2(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b0 & 192) !== 0) c.odd = true;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { POA: ((b0 >>> 5) & 1), CDTIS: ((b0 >>> 4) & 1), B2LOW: ((b0 >>> 3) & 1), RAS: ((b0 >>> 2) & 1), IDENT: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b1 & 14) !== 0) c.odd = true;
  if ((b[p + 1]! & 1) !== 0) return cut(c);
  c.offset = p + 2;
  return { POA: ((b0 >>> 5) & 1), CDTIS: ((b0 >>> 4) & 1), B2LOW: ((b0 >>> 3) & 1), RAS: ((b0 >>> 2) & 1), IDENT: ((b0 >>> 1) & 1), LW: (b1 >>> 4) };
}

function item040_3(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { ATP: (b0 >>> 5), ARC: ((b0 >>> 3) & 3), RC: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { ATP: (b0 >>> 5), ARC: ((b0 >>> 3) & 3), RC: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1), DCR: (b1 >>> 7), GBS: ((b1 >>> 6) & 1), SIM: ((b1 >>> 5) & 1), TST: ((b1 >>> 4) & 1), SAA: ((b1 >>> 3) & 1), CL: ((b1 >>> 1) & 3) };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  if ((b2 & 128) !== 0) c.odd = true;
  if ((b[p + 2]! & 1) === 0) {
    c.offset = p + 3;
    return { ATP: (b0 >>> 5), ARC: ((b0 >>> 3) & 3), RC: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1), DCR: (b1 >>> 7), GBS: ((b1 >>> 6) & 1), SIM: ((b1 >>> 5) & 1), TST: ((b1 >>> 4) & 1), SAA: ((b1 >>> 3) & 1), CL: ((b1 >>> 1) & 3), LLC: ((b2 >>> 6) & 1), IPC: ((b2 >>> 5) & 1), NOGO: ((b2 >>> 4) & 1), CPR: ((b2 >>> 3) & 1), LDPJ: ((b2 >>> 2) & 1), RCF: ((b2 >>> 1) & 1) };
  }
  if (p + 4 > c.end) return cut(c);
  const b3 = b[p + 3]!;
  if ((b[p + 3]! & 1) === 0) {
    c.offset = p + 4;
    return { ATP: (b0 >>> 5), ARC: ((b0 >>> 3) & 3), RC: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1), DCR: (b1 >>> 7), GBS: ((b1 >>> 6) & 1), SIM: ((b1 >>> 5) & 1), TST: ((b1 >>> 4) & 1), SAA: ((b1 >>> 3) & 1), CL: ((b1 >>> 1) & 3), LLC: ((b2 >>> 6) & 1), IPC: ((b2 >>> 5) & 1), NOGO: ((b2 >>> 4) & 1), CPR: ((b2 >>> 3) & 1), LDPJ: ((b2 >>> 2) & 1), RCF: ((b2 >>> 1) & 1), TBC: { EP: (b3 >>> 7), VAL: ((b3 >>> 1) & 63) } };
  }
  if (p + 5 > c.end) return cut(c);
  const b4 = b[p + 4]!;
  if ((b[p + 4]! & 1) !== 0) return cut(c);
  c.offset = p + 5;
  return { ATP: (b0 >>> 5), ARC: ((b0 >>> 3) & 3), RC: ((b0 >>> 2) & 1), RAB: ((b0 >>> 1) & 1), DCR: (b1 >>> 7), GBS: ((b1 >>> 6) & 1), SIM: ((b1 >>> 5) & 1), TST: ((b1 >>> 4) & 1), SAA: ((b1 >>> 3) & 1), CL: ((b1 >>> 1) & 3), LLC: ((b2 >>> 6) & 1), IPC: ((b2 >>> 5) & 1), NOGO: ((b2 >>> 4) & 1), CPR: ((b2 >>> 3) & 1), LDPJ: ((b2 >>> 2) & 1), RCF: ((b2 >>> 1) & 1), TBC: { EP: (b3 >>> 7), VAL: ((b3 >>> 1) & 63) }, MBC: { EP: (b4 >>> 7), VAL: ((b4 >>> 1) & 63) } };
}

function item295_2(c: Reader) {
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
  if ((f3 & 63) !== 0 || (f0 | f1 | f2 | f3) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item295_AOS(c) : undefined;
  const v1 = (f0 & 64) !== 0 ? item295_AOS(c) : undefined;
  const v2 = (f0 & 32) !== 0 ? item295_AOS(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item295_AOS(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item295_AOS(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item295_AOS(c) : undefined;
  const v6 = (f0 & 2) !== 0 ? item295_AOS(c) : undefined;
  const v7 = (f1 & 128) !== 0 ? item295_AOS(c) : undefined;
  const v8 = (f1 & 64) !== 0 ? item295_AOS(c) : undefined;
  const v9 = (f1 & 32) !== 0 ? item295_AOS(c) : undefined;
  const v10 = (f1 & 16) !== 0 ? item295_AOS(c) : undefined;
  const v11 = (f1 & 8) !== 0 ? item295_AOS(c) : undefined;
  const v12 = (f1 & 4) !== 0 ? item295_AOS(c) : undefined;
  const v13 = (f1 & 2) !== 0 ? item295_AOS(c) : undefined;
  const v14 = (f2 & 128) !== 0 ? item295_AOS(c) : undefined;
  const v15 = (f2 & 64) !== 0 ? item295_AOS(c) : undefined;
  const v16 = (f2 & 32) !== 0 ? item295_AOS(c) : undefined;
  const v17 = (f2 & 16) !== 0 ? item295_AOS(c) : undefined;
  const v18 = (f2 & 8) !== 0 ? item295_AOS(c) : undefined;
  const v19 = (f2 & 4) !== 0 ? item295_AOS(c) : undefined;
  const v20 = (f2 & 2) !== 0 ? item295_AOS(c) : undefined;
  const v21 = (f3 & 128) !== 0 ? item295_AOS(c) : undefined;
  const v22 = (f3 & 64) !== 0 ? item295_AOS(c) : undefined;
  return { AOS: v0, TRD: v1, M3A: v2, QI: v3, TI1: v4, MAM: v5, GH: v6, FL: v7, SAL: v8, FSA: v9, AS: v10, TAS: v11, MH: v12, BVR: v13, GVR: v14, GV: v15, TAR: v16, TI2: v17, TS: v18, MET: v19, ROA: v20, ARA: v21, SCC: v22 };
}

function item090_2(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  const b0 = b[p]!;
  if ((b[p + 0]! & 1) === 0) {
    c.offset = p + 1;
    return { NUCRNACV: (b0 >>> 5), NUCPNIC: ((b0 >>> 1) & 15) };
  }
  if (p + 2 > c.end) return cut(c);
  const b1 = b[p + 1]!;
  if ((b[p + 1]! & 1) === 0) {
    c.offset = p + 2;
    return { NUCRNACV: (b0 >>> 5), NUCPNIC: ((b0 >>> 1) & 15), NICBARO: (b1 >>> 7), SIL: ((b1 >>> 5) & 3), NACP: ((b1 >>> 1) & 15) };
  }
  if (p + 3 > c.end) return cut(c);
  const b2 = b[p + 2]!;
  if ((b2 & 192) !== 0) c.odd = true;
  if ((b[p + 2]! & 1) === 0) {
    c.offset = p + 3;
    return { NUCRNACV: (b0 >>> 5), NUCPNIC: ((b0 >>> 1) & 15), NICBARO: (b1 >>> 7), SIL: ((b1 >>> 5) & 3), NACP: ((b1 >>> 1) & 15), SILS: ((b2 >>> 5) & 1), SDA: ((b2 >>> 3) & 3), GVA: ((b2 >>> 1) & 3) };
  }
  if (p + 4 > c.end) return cut(c);
  const b3 = b[p + 3]!;
  if ((b3 & 6) !== 0) c.odd = true;
  if ((b[p + 3]! & 1) === 0) {
    c.offset = p + 4;
    return { NUCRNACV: (b0 >>> 5), NUCPNIC: ((b0 >>> 1) & 15), NICBARO: (b1 >>> 7), SIL: ((b1 >>> 5) & 3), NACP: ((b1 >>> 1) & 15), SILS: ((b2 >>> 5) & 1), SDA: ((b2 >>> 3) & 3), GVA: ((b2 >>> 1) & 3), PIC: (b3 >>> 4), SRC: ((b3 >>> 3) & 1) };
  }
  if (p + 5 > c.end) return cut(c);
  const b4 = b[p + 4]!;
  if ((b4 & 192) !== 0) c.odd = true;
  if ((b[p + 4]! & 1) === 0) {
    c.offset = p + 5;
    return { NUCRNACV: (b0 >>> 5), NUCPNIC: ((b0 >>> 1) & 15), NICBARO: (b1 >>> 7), SIL: ((b1 >>> 5) & 3), NACP: ((b1 >>> 1) & 15), SILS: ((b2 >>> 5) & 1), SDA: ((b2 >>> 3) & 3), GVA: ((b2 >>> 1) & 3), PIC: (b3 >>> 4), SRC: ((b3 >>> 3) & 1), VALSTATE: { EP: ((b4 >>> 5) & 1), VAL: ((b4 >>> 3) & 3) }, VD: ((b4 >>> 2) & 1), VQ: ((b4 >>> 1) & 1) };
  }
  if (p + 6 > c.end) return cut(c);
  const b5 = b[p + 5]!;
  const r5_0 = (b5 >>> 1);
  if (r5_0 > 126) c.odd = true;
  if ((b[p + 5]! & 1) === 0) {
    c.offset = p + 6;
    return { NUCRNACV: (b0 >>> 5), NUCPNIC: ((b0 >>> 1) & 15), NICBARO: (b1 >>> 7), SIL: ((b1 >>> 5) & 3), NACP: ((b1 >>> 1) & 15), SILS: ((b2 >>> 5) & 1), SDA: ((b2 >>> 3) & 3), GVA: ((b2 >>> 1) & 3), PIC: (b3 >>> 4), SRC: ((b3 >>> 3) & 1), VALSTATE: { EP: ((b4 >>> 5) & 1), VAL: ((b4 >>> 3) & 3) }, VD: ((b4 >>> 2) & 1), VQ: ((b4 >>> 1) & 1), VALDISTP1: r5_0 * 128 };
  }
  if (p + 7 > c.end) return cut(c);
  const b6 = b[p + 6]!;
  const r6_0 = (b6 >>> 1);
  if (r6_0 > 126) c.odd = true;
  if ((b[p + 6]! & 1) === 0) {
    c.offset = p + 7;
    return { NUCRNACV: (b0 >>> 5), NUCPNIC: ((b0 >>> 1) & 15), NICBARO: (b1 >>> 7), SIL: ((b1 >>> 5) & 3), NACP: ((b1 >>> 1) & 15), SILS: ((b2 >>> 5) & 1), SDA: ((b2 >>> 3) & 3), GVA: ((b2 >>> 1) & 3), PIC: (b3 >>> 4), SRC: ((b3 >>> 3) & 1), VALSTATE: { EP: ((b4 >>> 5) & 1), VAL: ((b4 >>> 3) & 3) }, VD: ((b4 >>> 2) & 1), VQ: ((b4 >>> 1) & 1), VALDISTP1: r5_0 * 128, VALDISTP2: r6_0 };
  }
  if (p + 8 > c.end) return cut(c);
  const b7 = b[p + 7]!;
  const r7_0 = (b7 >>> 1);
  if (r7_0 > 126) c.odd = true;
  if ((b[p + 7]! & 1) === 0) {
    c.offset = p + 8;
    return { NUCRNACV: (b0 >>> 5), NUCPNIC: ((b0 >>> 1) & 15), NICBARO: (b1 >>> 7), SIL: ((b1 >>> 5) & 3), NACP: ((b1 >>> 1) & 15), SILS: ((b2 >>> 5) & 1), SDA: ((b2 >>> 3) & 3), GVA: ((b2 >>> 1) & 3), PIC: (b3 >>> 4), SRC: ((b3 >>> 3) & 1), VALSTATE: { EP: ((b4 >>> 5) & 1), VAL: ((b4 >>> 3) & 3) }, VD: ((b4 >>> 2) & 1), VQ: ((b4 >>> 1) & 1), VALDISTP1: r5_0 * 128, VALDISTP2: r6_0, VALDISTQUALP1: r7_0 * 128 };
  }
  if (p + 9 > c.end) return cut(c);
  const b8 = b[p + 8]!;
  const r8_0 = (b8 >>> 1);
  if (r8_0 > 126) c.odd = true;
  if ((b[p + 8]! & 1) !== 0) return cut(c);
  c.offset = p + 9;
  return { NUCRNACV: (b0 >>> 5), NUCPNIC: ((b0 >>> 1) & 15), NICBARO: (b1 >>> 7), SIL: ((b1 >>> 5) & 3), NACP: ((b1 >>> 1) & 15), SILS: ((b2 >>> 5) & 1), SDA: ((b2 >>> 3) & 3), GVA: ((b2 >>> 1) & 3), PIC: (b3 >>> 4), SRC: ((b3 >>> 3) & 1), VALSTATE: { EP: ((b4 >>> 5) & 1), VAL: ((b4 >>> 3) & 3) }, VD: ((b4 >>> 2) & 1), VQ: ((b4 >>> 1) & 1), VALDISTP1: r5_0 * 128, VALDISTP2: r6_0, VALDISTQUALP1: r7_0 * 128, VALDISTQUALP2: r8_0 };
}

const ITEMS2_1 = ['010', '040', '161', '015', '071', '130', '131', '072', '150', '151', '080', '073', '074', '075', '076', '140', '090', '210', '070', '230', '145', '152', '200', '155', '157', '160', '165', '077', '170', '020', '220', '146', '148', '110', '016', '008', '271', '132', '250', '260', '400', '295', 'RE', 'SP'];
const FIELDS2_1 = ['I010', 'I040', 'I161', 'I015', 'I071', 'I130', 'I131', 'I072', 'I150', 'I151', 'I080', 'I073', 'I074', 'I075', 'I076', 'I140', 'I090', 'I210', 'I070', 'I230', 'I145', 'I152', 'I200', 'I155', 'I157', 'I160', 'I165', 'I077', 'I170', 'I020', 'I220', 'I146', 'I148', 'I110', 'I016', 'I008', 'I271', 'I132', 'I250', 'I260', 'I400', 'I295', 'RE', 'SP'];

class Record2_1 extends RecordBase implements Cat021Edition2_1 {
  declare I010: Cat021Edition2_1['I010'];
  declare I040: Cat021Edition2_1['I040'];
  declare I161: Cat021Edition2_1['I161'];
  declare I015: Cat021Edition2_1['I015'];
  declare I071: Cat021Edition2_1['I071'];
  declare I130: Cat021Edition2_1['I130'];
  declare I131: Cat021Edition2_1['I131'];
  declare I072: Cat021Edition2_1['I072'];
  declare I150: Cat021Edition2_1['I150'];
  declare I151: Cat021Edition2_1['I151'];
  declare I080: Cat021Edition2_1['I080'];
  declare I073: Cat021Edition2_1['I073'];
  declare I074: Cat021Edition2_1['I074'];
  declare I075: Cat021Edition2_1['I075'];
  declare I076: Cat021Edition2_1['I076'];
  declare I140: Cat021Edition2_1['I140'];
  declare I090: Cat021Edition2_1['I090'];
  declare I210: Cat021Edition2_1['I210'];
  declare I070: Cat021Edition2_1['I070'];
  declare I230: Cat021Edition2_1['I230'];
  declare I145: Cat021Edition2_1['I145'];
  declare I152: Cat021Edition2_1['I152'];
  declare I200: Cat021Edition2_1['I200'];
  declare I155: Cat021Edition2_1['I155'];
  declare I157: Cat021Edition2_1['I157'];
  declare I160: Cat021Edition2_1['I160'];
  declare I165: Cat021Edition2_1['I165'];
  declare I077: Cat021Edition2_1['I077'];
  declare I170: Cat021Edition2_1['I170'];
  declare I020: Cat021Edition2_1['I020'];
  declare I220: Cat021Edition2_1['I220'];
  declare I146: Cat021Edition2_1['I146'];
  declare I148: Cat021Edition2_1['I148'];
  declare I110: Cat021Edition2_1['I110'];
  declare I016: Cat021Edition2_1['I016'];
  declare I008: Cat021Edition2_1['I008'];
  declare I271: Cat021Edition2_1['I271'];
  declare I132: Cat021Edition2_1['I132'];
  declare I250: Cat021Edition2_1['I250'];
  declare I260: Cat021Edition2_1['I260'];
  declare I400: Cat021Edition2_1['I400'];
  declare I295: Cat021Edition2_1['I295'];
  declare RE: Cat021Edition2_1['RE'];
  declare SP: Cat021Edition2_1['SP'];
  declare readonly category: 21;
  declare readonly edition: '2.1';
  constructor(offset: number) {
    super(21, '2.1', offset);
    this.I010 = undefined;
    this.I040 = undefined;
    this.I161 = undefined;
    this.I015 = undefined;
    this.I071 = undefined;
    this.I130 = undefined;
    this.I131 = undefined;
    this.I072 = undefined;
    this.I150 = undefined;
    this.I151 = undefined;
    this.I080 = undefined;
    this.I073 = undefined;
    this.I074 = undefined;
    this.I075 = undefined;
    this.I076 = undefined;
    this.I140 = undefined;
    this.I090 = undefined;
    this.I210 = undefined;
    this.I070 = undefined;
    this.I230 = undefined;
    this.I145 = undefined;
    this.I152 = undefined;
    this.I200 = undefined;
    this.I155 = undefined;
    this.I157 = undefined;
    this.I160 = undefined;
    this.I165 = undefined;
    this.I077 = undefined;
    this.I170 = undefined;
    this.I020 = undefined;
    this.I220 = undefined;
    this.I146 = undefined;
    this.I148 = undefined;
    this.I110 = undefined;
    this.I016 = undefined;
    this.I008 = undefined;
    this.I271 = undefined;
    this.I132 = undefined;
    this.I250 = undefined;
    this.I260 = undefined;
    this.I400 = undefined;
    this.I295 = undefined;
    this.RE = undefined;
    this.SP = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS2_1; }
  override get fieldNames(): readonly string[] { return FIELDS2_1; }
}

function make2_1(offset: number) {
  return new Record2_1(offset);
}

function read2_1(c: Reader) {
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
  let f5 = 0;
  if ((f4 & 1) !== 0) {
    if (p >= c.end) return cut(c);
    f5 = b[p++]!;
  }
  let f6 = 0;
  if ((f5 & 1) !== 0) {
    if (p >= c.end) return cut(c);
    f6 = b[p++]!;
  }
  if ((f6 & 249) !== 0 || (f0 | f1 | f2 | f3 | f4 | f5 | f6) < 2) return cut(c);
  c.offset = p;
  const r = new Record2_1(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I040 = item040(c);
  if ((f0 & 32) !== 0) r.I161 = item161(c);
  if ((f0 & 16) !== 0) r.I015 = item015(c);
  if ((f0 & 8) !== 0) r.I071 = item071(c);
  if ((f0 & 4) !== 0) r.I130 = item130(c);
  if ((f0 & 2) !== 0) r.I131 = item131(c);
  if ((f1 & 128) !== 0) r.I072 = item071(c);
  if ((f1 & 64) !== 0) r.I150 = item150(c);
  if ((f1 & 32) !== 0) r.I151 = item151(c);
  if ((f1 & 16) !== 0) r.I080 = item080(c);
  if ((f1 & 8) !== 0) r.I073 = item071(c);
  if ((f1 & 4) !== 0) r.I074 = item074(c);
  if ((f1 & 2) !== 0) r.I075 = item071(c);
  if ((f2 & 128) !== 0) r.I076 = item074(c);
  if ((f2 & 64) !== 0) r.I140 = item140(c);
  if ((f2 & 32) !== 0) r.I090 = item090(c);
  if ((f2 & 16) !== 0) r.I210 = item210(c);
  if ((f2 & 8) !== 0) r.I070 = item070(c);
  if ((f2 & 4) !== 0) r.I230 = item230(c);
  if ((f2 & 2) !== 0) r.I145 = item145(c);
  if ((f3 & 128) !== 0) r.I152 = item152(c);
  if ((f3 & 64) !== 0) r.I200 = item200(c);
  if ((f3 & 32) !== 0) r.I155 = item155(c);
  if ((f3 & 16) !== 0) r.I157 = item157(c);
  if ((f3 & 8) !== 0) r.I160 = item160(c);
  if ((f3 & 4) !== 0) r.I165 = item165(c);
  if ((f3 & 2) !== 0) r.I077 = item071(c);
  if ((f4 & 128) !== 0) r.I170 = item170(c);
  if ((f4 & 64) !== 0) r.I020 = item015(c);
  if ((f4 & 32) !== 0) r.I220 = item220(c);
  if ((f4 & 16) !== 0) r.I146 = item146(c);
  if ((f4 & 8) !== 0) r.I148 = item148(c);
  if ((f4 & 4) !== 0) r.I110 = item110(c);
  if ((f4 & 2) !== 0) r.I016 = item016(c);
  if ((f5 & 128) !== 0) r.I008 = item008(c);
  if ((f5 & 64) !== 0) r.I271 = item271(c);
  if ((f5 & 32) !== 0) r.I132 = item132(c);
  if ((f5 & 16) !== 0) r.I250 = item250_2(c);
  if ((f5 & 8) !== 0) r.I260 = item260(c);
  if ((f5 & 4) !== 0) r.I400 = item015(c);
  if ((f5 & 2) !== 0) r.I295 = item295(c);
  if ((f6 & 4) !== 0) r.RE = itemRE_2(c);
  if ((f6 & 2) !== 0) r.SP = explicit(c);
  r.length = c.offset - start;
  return r;
}

const ITEMS2_4 = ['010', '040', '161', '015', '071', '130', '131', '072', '150', '151', '080', '073', '074', '075', '076', '140', '090', '210', '070', '230', '145', '152', '200', '155', '157', '160', '165', '077', '170', '020', '220', '146', '148', '110', '016', '008', '271', '132', '250', '260', '400', '295', 'RE', 'SP'];
const FIELDS2_4 = ['I010', 'I040', 'I161', 'I015', 'I071', 'I130', 'I131', 'I072', 'I150', 'I151', 'I080', 'I073', 'I074', 'I075', 'I076', 'I140', 'I090', 'I210', 'I070', 'I230', 'I145', 'I152', 'I200', 'I155', 'I157', 'I160', 'I165', 'I077', 'I170', 'I020', 'I220', 'I146', 'I148', 'I110', 'I016', 'I008', 'I271', 'I132', 'I250', 'I260', 'I400', 'I295', 'RE', 'SP'];

class Record2_4 extends RecordBase implements Cat021Edition2_4 {
  declare I010: Cat021Edition2_4['I010'];
  declare I040: Cat021Edition2_4['I040'];
  declare I161: Cat021Edition2_4['I161'];
  declare I015: Cat021Edition2_4['I015'];
  declare I071: Cat021Edition2_4['I071'];
  declare I130: Cat021Edition2_4['I130'];
  declare I131: Cat021Edition2_4['I131'];
  declare I072: Cat021Edition2_4['I072'];
  declare I150: Cat021Edition2_4['I150'];
  declare I151: Cat021Edition2_4['I151'];
  declare I080: Cat021Edition2_4['I080'];
  declare I073: Cat021Edition2_4['I073'];
  declare I074: Cat021Edition2_4['I074'];
  declare I075: Cat021Edition2_4['I075'];
  declare I076: Cat021Edition2_4['I076'];
  declare I140: Cat021Edition2_4['I140'];
  declare I090: Cat021Edition2_4['I090'];
  declare I210: Cat021Edition2_4['I210'];
  declare I070: Cat021Edition2_4['I070'];
  declare I230: Cat021Edition2_4['I230'];
  declare I145: Cat021Edition2_4['I145'];
  declare I152: Cat021Edition2_4['I152'];
  declare I200: Cat021Edition2_4['I200'];
  declare I155: Cat021Edition2_4['I155'];
  declare I157: Cat021Edition2_4['I157'];
  declare I160: Cat021Edition2_4['I160'];
  declare I165: Cat021Edition2_4['I165'];
  declare I077: Cat021Edition2_4['I077'];
  declare I170: Cat021Edition2_4['I170'];
  declare I020: Cat021Edition2_4['I020'];
  declare I220: Cat021Edition2_4['I220'];
  declare I146: Cat021Edition2_4['I146'];
  declare I148: Cat021Edition2_4['I148'];
  declare I110: Cat021Edition2_4['I110'];
  declare I016: Cat021Edition2_4['I016'];
  declare I008: Cat021Edition2_4['I008'];
  declare I271: Cat021Edition2_4['I271'];
  declare I132: Cat021Edition2_4['I132'];
  declare I250: Cat021Edition2_4['I250'];
  declare I260: Cat021Edition2_4['I260'];
  declare I400: Cat021Edition2_4['I400'];
  declare I295: Cat021Edition2_4['I295'];
  declare RE: Cat021Edition2_4['RE'];
  declare SP: Cat021Edition2_4['SP'];
  declare readonly category: 21;
  declare readonly edition: '2.4';
  constructor(offset: number) {
    super(21, '2.4', offset);
    this.I010 = undefined;
    this.I040 = undefined;
    this.I161 = undefined;
    this.I015 = undefined;
    this.I071 = undefined;
    this.I130 = undefined;
    this.I131 = undefined;
    this.I072 = undefined;
    this.I150 = undefined;
    this.I151 = undefined;
    this.I080 = undefined;
    this.I073 = undefined;
    this.I074 = undefined;
    this.I075 = undefined;
    this.I076 = undefined;
    this.I140 = undefined;
    this.I090 = undefined;
    this.I210 = undefined;
    this.I070 = undefined;
    this.I230 = undefined;
    this.I145 = undefined;
    this.I152 = undefined;
    this.I200 = undefined;
    this.I155 = undefined;
    this.I157 = undefined;
    this.I160 = undefined;
    this.I165 = undefined;
    this.I077 = undefined;
    this.I170 = undefined;
    this.I020 = undefined;
    this.I220 = undefined;
    this.I146 = undefined;
    this.I148 = undefined;
    this.I110 = undefined;
    this.I016 = undefined;
    this.I008 = undefined;
    this.I271 = undefined;
    this.I132 = undefined;
    this.I250 = undefined;
    this.I260 = undefined;
    this.I400 = undefined;
    this.I295 = undefined;
    this.RE = undefined;
    this.SP = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS2_4; }
  override get fieldNames(): readonly string[] { return FIELDS2_4; }
}

function make2_4(offset: number) {
  return new Record2_4(offset);
}

function read2_4(c: Reader) {
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
  let f5 = 0;
  if ((f4 & 1) !== 0) {
    if (p >= c.end) return cut(c);
    f5 = b[p++]!;
  }
  let f6 = 0;
  if ((f5 & 1) !== 0) {
    if (p >= c.end) return cut(c);
    f6 = b[p++]!;
  }
  if ((f6 & 249) !== 0 || (f0 | f1 | f2 | f3 | f4 | f5 | f6) < 2) return cut(c);
  c.offset = p;
  const r = new Record2_4(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I040 = item040_2(c);
  if ((f0 & 32) !== 0) r.I161 = item161(c);
  if ((f0 & 16) !== 0) r.I015 = item015(c);
  if ((f0 & 8) !== 0) r.I071 = item071(c);
  if ((f0 & 4) !== 0) r.I130 = item130(c);
  if ((f0 & 2) !== 0) r.I131 = item131(c);
  if ((f1 & 128) !== 0) r.I072 = item071(c);
  if ((f1 & 64) !== 0) r.I150 = item150(c);
  if ((f1 & 32) !== 0) r.I151 = item151(c);
  if ((f1 & 16) !== 0) r.I080 = item080(c);
  if ((f1 & 8) !== 0) r.I073 = item071(c);
  if ((f1 & 4) !== 0) r.I074 = item074(c);
  if ((f1 & 2) !== 0) r.I075 = item071(c);
  if ((f2 & 128) !== 0) r.I076 = item074(c);
  if ((f2 & 64) !== 0) r.I140 = item140(c);
  if ((f2 & 32) !== 0) r.I090 = item090(c);
  if ((f2 & 16) !== 0) r.I210 = item210(c);
  if ((f2 & 8) !== 0) r.I070 = item070(c);
  if ((f2 & 4) !== 0) r.I230 = item230(c);
  if ((f2 & 2) !== 0) r.I145 = item145(c);
  if ((f3 & 128) !== 0) r.I152 = item152(c);
  if ((f3 & 64) !== 0) r.I200 = item200_2(c);
  if ((f3 & 32) !== 0) r.I155 = item155(c);
  if ((f3 & 16) !== 0) r.I157 = item157(c);
  if ((f3 & 8) !== 0) r.I160 = item160(c);
  if ((f3 & 4) !== 0) r.I165 = item165(c);
  if ((f3 & 2) !== 0) r.I077 = item071(c);
  if ((f4 & 128) !== 0) r.I170 = item170(c);
  if ((f4 & 64) !== 0) r.I020 = item015(c);
  if ((f4 & 32) !== 0) r.I220 = item220(c);
  if ((f4 & 16) !== 0) r.I146 = item146(c);
  if ((f4 & 8) !== 0) r.I148 = item148(c);
  if ((f4 & 4) !== 0) r.I110 = item110(c);
  if ((f4 & 2) !== 0) r.I016 = item016(c);
  if ((f5 & 128) !== 0) r.I008 = item008(c);
  if ((f5 & 64) !== 0) r.I271 = item271_2(c);
  if ((f5 & 32) !== 0) r.I132 = item132(c);
  if ((f5 & 16) !== 0) r.I250 = item250_2(c);
  if ((f5 & 8) !== 0) r.I260 = item260(c);
  if ((f5 & 4) !== 0) r.I400 = item015(c);
  if ((f5 & 2) !== 0) r.I295 = item295(c);
  if ((f6 & 4) !== 0) r.RE = itemRE_2(c);
  if ((f6 & 2) !== 0) r.SP = explicit(c);
  r.length = c.offset - start;
  return r;
}

const ITEMS2_6 = ['010', '040', '161', '015', '071', '130', '131', '072', '150', '151', '080', '073', '074', '075', '076', '140', '090', '210', '070', '230', '145', '152', '200', '155', '157', '160', '165', '077', '170', '020', '220', '146', '148', '110', '016', '008', '271', '132', '250', '260', '400', '295', 'RE', 'SP'];
const FIELDS2_6 = ['I010', 'I040', 'I161', 'I015', 'I071', 'I130', 'I131', 'I072', 'I150', 'I151', 'I080', 'I073', 'I074', 'I075', 'I076', 'I140', 'I090', 'I210', 'I070', 'I230', 'I145', 'I152', 'I200', 'I155', 'I157', 'I160', 'I165', 'I077', 'I170', 'I020', 'I220', 'I146', 'I148', 'I110', 'I016', 'I008', 'I271', 'I132', 'I250', 'I260', 'I400', 'I295', 'RE', 'SP'];

class Record2_6 extends RecordBase implements Cat021Edition2_6 {
  declare I010: Cat021Edition2_6['I010'];
  declare I040: Cat021Edition2_6['I040'];
  declare I161: Cat021Edition2_6['I161'];
  declare I015: Cat021Edition2_6['I015'];
  declare I071: Cat021Edition2_6['I071'];
  declare I130: Cat021Edition2_6['I130'];
  declare I131: Cat021Edition2_6['I131'];
  declare I072: Cat021Edition2_6['I072'];
  declare I150: Cat021Edition2_6['I150'];
  declare I151: Cat021Edition2_6['I151'];
  declare I080: Cat021Edition2_6['I080'];
  declare I073: Cat021Edition2_6['I073'];
  declare I074: Cat021Edition2_6['I074'];
  declare I075: Cat021Edition2_6['I075'];
  declare I076: Cat021Edition2_6['I076'];
  declare I140: Cat021Edition2_6['I140'];
  declare I090: Cat021Edition2_6['I090'];
  declare I210: Cat021Edition2_6['I210'];
  declare I070: Cat021Edition2_6['I070'];
  declare I230: Cat021Edition2_6['I230'];
  declare I145: Cat021Edition2_6['I145'];
  declare I152: Cat021Edition2_6['I152'];
  declare I200: Cat021Edition2_6['I200'];
  declare I155: Cat021Edition2_6['I155'];
  declare I157: Cat021Edition2_6['I157'];
  declare I160: Cat021Edition2_6['I160'];
  declare I165: Cat021Edition2_6['I165'];
  declare I077: Cat021Edition2_6['I077'];
  declare I170: Cat021Edition2_6['I170'];
  declare I020: Cat021Edition2_6['I020'];
  declare I220: Cat021Edition2_6['I220'];
  declare I146: Cat021Edition2_6['I146'];
  declare I148: Cat021Edition2_6['I148'];
  declare I110: Cat021Edition2_6['I110'];
  declare I016: Cat021Edition2_6['I016'];
  declare I008: Cat021Edition2_6['I008'];
  declare I271: Cat021Edition2_6['I271'];
  declare I132: Cat021Edition2_6['I132'];
  declare I250: Cat021Edition2_6['I250'];
  declare I260: Cat021Edition2_6['I260'];
  declare I400: Cat021Edition2_6['I400'];
  declare I295: Cat021Edition2_6['I295'];
  declare RE: Cat021Edition2_6['RE'];
  declare SP: Cat021Edition2_6['SP'];
  declare readonly category: 21;
  declare readonly edition: '2.6';
  constructor(offset: number) {
    super(21, '2.6', offset);
    this.I010 = undefined;
    this.I040 = undefined;
    this.I161 = undefined;
    this.I015 = undefined;
    this.I071 = undefined;
    this.I130 = undefined;
    this.I131 = undefined;
    this.I072 = undefined;
    this.I150 = undefined;
    this.I151 = undefined;
    this.I080 = undefined;
    this.I073 = undefined;
    this.I074 = undefined;
    this.I075 = undefined;
    this.I076 = undefined;
    this.I140 = undefined;
    this.I090 = undefined;
    this.I210 = undefined;
    this.I070 = undefined;
    this.I230 = undefined;
    this.I145 = undefined;
    this.I152 = undefined;
    this.I200 = undefined;
    this.I155 = undefined;
    this.I157 = undefined;
    this.I160 = undefined;
    this.I165 = undefined;
    this.I077 = undefined;
    this.I170 = undefined;
    this.I020 = undefined;
    this.I220 = undefined;
    this.I146 = undefined;
    this.I148 = undefined;
    this.I110 = undefined;
    this.I016 = undefined;
    this.I008 = undefined;
    this.I271 = undefined;
    this.I132 = undefined;
    this.I250 = undefined;
    this.I260 = undefined;
    this.I400 = undefined;
    this.I295 = undefined;
    this.RE = undefined;
    this.SP = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS2_6; }
  override get fieldNames(): readonly string[] { return FIELDS2_6; }
}

function make2_6(offset: number) {
  return new Record2_6(offset);
}

function read2_6(c: Reader) {
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
  let f5 = 0;
  if ((f4 & 1) !== 0) {
    if (p >= c.end) return cut(c);
    f5 = b[p++]!;
  }
  let f6 = 0;
  if ((f5 & 1) !== 0) {
    if (p >= c.end) return cut(c);
    f6 = b[p++]!;
  }
  if ((f6 & 249) !== 0 || (f0 | f1 | f2 | f3 | f4 | f5 | f6) < 2) return cut(c);
  c.offset = p;
  const r = new Record2_6(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I040 = item040_3(c);
  if ((f0 & 32) !== 0) r.I161 = item161(c);
  if ((f0 & 16) !== 0) r.I015 = item015(c);
  if ((f0 & 8) !== 0) r.I071 = item071(c);
  if ((f0 & 4) !== 0) r.I130 = item130(c);
  if ((f0 & 2) !== 0) r.I131 = item131(c);
  if ((f1 & 128) !== 0) r.I072 = item071(c);
  if ((f1 & 64) !== 0) r.I150 = item150(c);
  if ((f1 & 32) !== 0) r.I151 = item151(c);
  if ((f1 & 16) !== 0) r.I080 = item080(c);
  if ((f1 & 8) !== 0) r.I073 = item071(c);
  if ((f1 & 4) !== 0) r.I074 = item074(c);
  if ((f1 & 2) !== 0) r.I075 = item071(c);
  if ((f2 & 128) !== 0) r.I076 = item074(c);
  if ((f2 & 64) !== 0) r.I140 = item140(c);
  if ((f2 & 32) !== 0) r.I090 = item090(c);
  if ((f2 & 16) !== 0) r.I210 = item210(c);
  if ((f2 & 8) !== 0) r.I070 = item070(c);
  if ((f2 & 4) !== 0) r.I230 = item230(c);
  if ((f2 & 2) !== 0) r.I145 = item145(c);
  if ((f3 & 128) !== 0) r.I152 = item152(c);
  if ((f3 & 64) !== 0) r.I200 = item200_2(c);
  if ((f3 & 32) !== 0) r.I155 = item155(c);
  if ((f3 & 16) !== 0) r.I157 = item157(c);
  if ((f3 & 8) !== 0) r.I160 = item160(c);
  if ((f3 & 4) !== 0) r.I165 = item165(c);
  if ((f3 & 2) !== 0) r.I077 = item071(c);
  if ((f4 & 128) !== 0) r.I170 = item170(c);
  if ((f4 & 64) !== 0) r.I020 = item015(c);
  if ((f4 & 32) !== 0) r.I220 = item220(c);
  if ((f4 & 16) !== 0) r.I146 = item146(c);
  if ((f4 & 8) !== 0) r.I148 = item148(c);
  if ((f4 & 4) !== 0) r.I110 = item110(c);
  if ((f4 & 2) !== 0) r.I016 = item016(c);
  if ((f5 & 128) !== 0) r.I008 = item008(c);
  if ((f5 & 64) !== 0) r.I271 = item271_2(c);
  if ((f5 & 32) !== 0) r.I132 = item132(c);
  if ((f5 & 16) !== 0) r.I250 = item250_2(c);
  if ((f5 & 8) !== 0) r.I260 = item260(c);
  if ((f5 & 4) !== 0) r.I400 = item015(c);
  if ((f5 & 2) !== 0) r.I295 = item295_2(c);
  if ((f6 & 4) !== 0) r.RE = itemRE_2(c);
  if ((f6 & 2) !== 0) r.SP = explicit(c);
  r.length = c.offset - start;
  return r;
}

const ITEMS2_7 = ['010', '040', '161', '015', '071', '130', '131', '072', '150', '151', '080', '073', '074', '075', '076', '140', '090', '210', '070', '230', '145', '152', '200', '155', '157', '160', '165', '077', '170', '020', '220', '146', '148', '110', '016', '008', '271', '132', '250', '260', '400', '295', 'RE', 'SP'];
const FIELDS2_7 = ['I010', 'I040', 'I161', 'I015', 'I071', 'I130', 'I131', 'I072', 'I150', 'I151', 'I080', 'I073', 'I074', 'I075', 'I076', 'I140', 'I090', 'I210', 'I070', 'I230', 'I145', 'I152', 'I200', 'I155', 'I157', 'I160', 'I165', 'I077', 'I170', 'I020', 'I220', 'I146', 'I148', 'I110', 'I016', 'I008', 'I271', 'I132', 'I250', 'I260', 'I400', 'I295', 'RE', 'SP'];

class Record2_7 extends RecordBase implements Cat021Edition2_7 {
  declare I010: Cat021Edition2_7['I010'];
  declare I040: Cat021Edition2_7['I040'];
  declare I161: Cat021Edition2_7['I161'];
  declare I015: Cat021Edition2_7['I015'];
  declare I071: Cat021Edition2_7['I071'];
  declare I130: Cat021Edition2_7['I130'];
  declare I131: Cat021Edition2_7['I131'];
  declare I072: Cat021Edition2_7['I072'];
  declare I150: Cat021Edition2_7['I150'];
  declare I151: Cat021Edition2_7['I151'];
  declare I080: Cat021Edition2_7['I080'];
  declare I073: Cat021Edition2_7['I073'];
  declare I074: Cat021Edition2_7['I074'];
  declare I075: Cat021Edition2_7['I075'];
  declare I076: Cat021Edition2_7['I076'];
  declare I140: Cat021Edition2_7['I140'];
  declare I090: Cat021Edition2_7['I090'];
  declare I210: Cat021Edition2_7['I210'];
  declare I070: Cat021Edition2_7['I070'];
  declare I230: Cat021Edition2_7['I230'];
  declare I145: Cat021Edition2_7['I145'];
  declare I152: Cat021Edition2_7['I152'];
  declare I200: Cat021Edition2_7['I200'];
  declare I155: Cat021Edition2_7['I155'];
  declare I157: Cat021Edition2_7['I157'];
  declare I160: Cat021Edition2_7['I160'];
  declare I165: Cat021Edition2_7['I165'];
  declare I077: Cat021Edition2_7['I077'];
  declare I170: Cat021Edition2_7['I170'];
  declare I020: Cat021Edition2_7['I020'];
  declare I220: Cat021Edition2_7['I220'];
  declare I146: Cat021Edition2_7['I146'];
  declare I148: Cat021Edition2_7['I148'];
  declare I110: Cat021Edition2_7['I110'];
  declare I016: Cat021Edition2_7['I016'];
  declare I008: Cat021Edition2_7['I008'];
  declare I271: Cat021Edition2_7['I271'];
  declare I132: Cat021Edition2_7['I132'];
  declare I250: Cat021Edition2_7['I250'];
  declare I260: Cat021Edition2_7['I260'];
  declare I400: Cat021Edition2_7['I400'];
  declare I295: Cat021Edition2_7['I295'];
  declare RE: Cat021Edition2_7['RE'];
  declare SP: Cat021Edition2_7['SP'];
  declare readonly category: 21;
  declare readonly edition: '2.7';
  constructor(offset: number) {
    super(21, '2.7', offset);
    this.I010 = undefined;
    this.I040 = undefined;
    this.I161 = undefined;
    this.I015 = undefined;
    this.I071 = undefined;
    this.I130 = undefined;
    this.I131 = undefined;
    this.I072 = undefined;
    this.I150 = undefined;
    this.I151 = undefined;
    this.I080 = undefined;
    this.I073 = undefined;
    this.I074 = undefined;
    this.I075 = undefined;
    this.I076 = undefined;
    this.I140 = undefined;
    this.I090 = undefined;
    this.I210 = undefined;
    this.I070 = undefined;
    this.I230 = undefined;
    this.I145 = undefined;
    this.I152 = undefined;
    this.I200 = undefined;
    this.I155 = undefined;
    this.I157 = undefined;
    this.I160 = undefined;
    this.I165 = undefined;
    this.I077 = undefined;
    this.I170 = undefined;
    this.I020 = undefined;
    this.I220 = undefined;
    this.I146 = undefined;
    this.I148 = undefined;
    this.I110 = undefined;
    this.I016 = undefined;
    this.I008 = undefined;
    this.I271 = undefined;
    this.I132 = undefined;
    this.I250 = undefined;
    this.I260 = undefined;
    this.I400 = undefined;
    this.I295 = undefined;
    this.RE = undefined;
    this.SP = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS2_7; }
  override get fieldNames(): readonly string[] { return FIELDS2_7; }
}

function make2_7(offset: number) {
  return new Record2_7(offset);
}

function read2_7(c: Reader) {
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
  let f5 = 0;
  if ((f4 & 1) !== 0) {
    if (p >= c.end) return cut(c);
    f5 = b[p++]!;
  }
  let f6 = 0;
  if ((f5 & 1) !== 0) {
    if (p >= c.end) return cut(c);
    f6 = b[p++]!;
  }
  if ((f6 & 249) !== 0 || (f0 | f1 | f2 | f3 | f4 | f5 | f6) < 2) return cut(c);
  c.offset = p;
  const r = new Record2_7(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I040 = item040_3(c);
  if ((f0 & 32) !== 0) r.I161 = item161(c);
  if ((f0 & 16) !== 0) r.I015 = item015(c);
  if ((f0 & 8) !== 0) r.I071 = item071(c);
  if ((f0 & 4) !== 0) r.I130 = item130(c);
  if ((f0 & 2) !== 0) r.I131 = item131(c);
  if ((f1 & 128) !== 0) r.I072 = item071(c);
  if ((f1 & 64) !== 0) r.I150 = item150(c);
  if ((f1 & 32) !== 0) r.I151 = item151(c);
  if ((f1 & 16) !== 0) r.I080 = item080(c);
  if ((f1 & 8) !== 0) r.I073 = item071(c);
  if ((f1 & 4) !== 0) r.I074 = item074(c);
  if ((f1 & 2) !== 0) r.I075 = item071(c);
  if ((f2 & 128) !== 0) r.I076 = item074(c);
  if ((f2 & 64) !== 0) r.I140 = item140(c);
  if ((f2 & 32) !== 0) r.I090 = item090_2(c);
  if ((f2 & 16) !== 0) r.I210 = item210(c);
  if ((f2 & 8) !== 0) r.I070 = item070(c);
  if ((f2 & 4) !== 0) r.I230 = item230(c);
  if ((f2 & 2) !== 0) r.I145 = item145(c);
  if ((f3 & 128) !== 0) r.I152 = item152(c);
  if ((f3 & 64) !== 0) r.I200 = item200_2(c);
  if ((f3 & 32) !== 0) r.I155 = item155(c);
  if ((f3 & 16) !== 0) r.I157 = item157(c);
  if ((f3 & 8) !== 0) r.I160 = item160(c);
  if ((f3 & 4) !== 0) r.I165 = item165(c);
  if ((f3 & 2) !== 0) r.I077 = item071(c);
  if ((f4 & 128) !== 0) r.I170 = item170(c);
  if ((f4 & 64) !== 0) r.I020 = item015(c);
  if ((f4 & 32) !== 0) r.I220 = item220(c);
  if ((f4 & 16) !== 0) r.I146 = item146(c);
  if ((f4 & 8) !== 0) r.I148 = item148(c);
  if ((f4 & 4) !== 0) r.I110 = item110(c);
  if ((f4 & 2) !== 0) r.I016 = item016(c);
  if ((f5 & 128) !== 0) r.I008 = item008(c);
  if ((f5 & 64) !== 0) r.I271 = item271_2(c);
  if ((f5 & 32) !== 0) r.I132 = item132(c);
  if ((f5 & 16) !== 0) r.I250 = item250_2(c);
  if ((f5 & 8) !== 0) r.I260 = item260(c);
  if ((f5 & 4) !== 0) r.I400 = item015(c);
  if ((f5 & 2) !== 0) r.I295 = item295_2(c);
  if ((f6 & 4) !== 0) r.RE = itemRE_2(c);
  if ((f6 & 2) !== 0) r.SP = explicit(c);
  r.length = c.offset - start;
  return r;
}

export const CAT021: readonly EditionReader[] = [
  { category: 21, edition: '2.1', read: read2_1, make: make2_1 },
  { category: 21, edition: '2.4', read: read2_4, make: make2_4 },
  { category: 21, edition: '2.6', read: read2_6, make: make2_6 },
  { category: 21, edition: '2.7', read: read2_7, make: make2_7 },
];
