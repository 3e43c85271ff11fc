/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Reading code of EUROCONTROL ASTERIX category 034, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import { cut, explicit, type EditionReader, type Reader } from '../reader.ts';
import { RecordBase } from '../record-base.ts';
import type { Cat034Edition1_29 } from '../types/cat034.generated.ts';

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

function item020(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  return b0 * 1.40625;
}

function item041(c: Reader) {
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

function item050_COM(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 1) !== 0) c.odd = true;
  return { NOGO: (b0 >>> 7), RDPC: ((b0 >>> 6) & 1), RDPR: ((b0 >>> 5) & 1), OVLRDP: ((b0 >>> 4) & 1), OVLXMT: ((b0 >>> 3) & 1), MSC: ((b0 >>> 2) & 1), TSV: ((b0 >>> 1) & 1) };
}

function item050_PSR(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 7) !== 0) c.odd = true;
  return { ANT: (b0 >>> 7), CHAB: ((b0 >>> 5) & 3), OVL: ((b0 >>> 4) & 1), MSC: ((b0 >>> 3) & 1) };
}

function item050_MDS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  if ((b1 & 127) !== 0) c.odd = true;
  return { ANT: (b0 >>> 7), CHAB: ((b0 >>> 5) & 3), OVLSUR: ((b0 >>> 4) & 1), MSC: ((b0 >>> 3) & 1), SCF: ((b0 >>> 2) & 1), DLF: ((b0 >>> 1) & 1), OVLSCF: (b0 & 1), OVLDLF: (b1 >>> 7) };
}

function item050(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 99) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item050_COM(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item050_PSR(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item050_PSR(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item050_MDS(c) : undefined;
  return { COM: v0, PSR: v3, SSR: v4, MDS: v5 };
}

function item060_COM(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 129) !== 0) c.odd = true;
  return { REDRDP: ((b0 >>> 4) & 7), REDXMT: ((b0 >>> 1) & 7) };
}

function item060_PSR(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 3) !== 0) c.odd = true;
  return { POL: (b0 >>> 7), REDRAD: ((b0 >>> 4) & 7), STC: ((b0 >>> 2) & 3) };
}

function item060_SSR(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 31) !== 0) c.odd = true;
  return { REDRAD: (b0 >>> 5) };
}

function item060_MDS(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 1 > c.end) return cut(c);
  c.offset = p + 1;
  const b0 = b[p]!;
  if ((b0 & 15) !== 0) c.odd = true;
  return { REDRAD: (b0 >>> 5), CLU: ((b0 >>> 4) & 1) };
}

function item060(c: Reader) {
  const b = c.bytes;
  let p = c.offset;
  if (p >= c.end) return cut(c);
  const f0 = b[p++]!;
  if ((f0 & 99) !== 0 || (f0) < 2) return cut(c);
  c.offset = p;
  const v0 = (f0 & 128) !== 0 ? item060_COM(c) : undefined;
  const v3 = (f0 & 16) !== 0 ? item060_PSR(c) : undefined;
  const v4 = (f0 & 8) !== 0 ? item060_SSR(c) : undefined;
  const v5 = (f0 & 4) !== 0 ? item060_MDS(c) : undefined;
  return { COM: v0, PSR: v3, SSR: v4, MDS: v5 };
}

function item070(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  return { TYP: (b0 >>> 3), COUNT: (((b0 << 8) | b1) & 2047) };
}

function item070_2(c: Reader) {
  if (c.offset >= c.end) return cut(c);
  const count = c.bytes[c.offset]!;
  c.offset++;
  if (count * 2 > c.end - c.offset) return cut(c);
  const list = [];
  for (let i = 0; i < count; i++) list.push(item070(c));
  return list;
}

function item100(c: Reader) {
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
  const r0 = ((b0 << 8) | b1);
  const r1 = ((b2 << 8) | b3);
  if (r0 > 65534 || r1 > 65534) c.odd = true;
  return { RHOST: r0 * 0.00390625, RHOEND: r1 * 0.00390625, THETAST: ((b4 << 8) | b5) * 0.0054931640625, THETAEND: ((b6 << 8) | b7) * 0.0054931640625 };
}

function item120(c: Reader) {
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
  const r0 = ((((b0 << 8) | b1) << 16) >> 16);
  const r1 = ((((b2 << 16) | (b3 << 8) | b4) << 8) >> 8);
  if (r0 < -32767 || r0 > 32766 || r1 < -4194304 || r1 > 4194304) c.odd = true;
  return { HGT: r0, LAT: r1 * 0.000021457672119140625, LON: ((((b5 << 16) | (b6 << 8) | b7) << 8) >> 8) * 0.000021457672119140625 };
}

function item090(c: Reader) {
  const b = c.bytes;
  const p = c.offset;
  if (p + 2 > c.end) return cut(c);
  c.offset = p + 2;
  const b0 = b[p]!;
  const b1 = b[p + 1]!;
  const r0 = ((b0 << 24) >> 24);
  if (r0 < -127 || r0 > 126) c.odd = true;
  return { RNG: r0 * 0.0078125, AZM: ((b1 << 24) >> 24) * 0.02197265625 };
}

const ITEMS1_29 = ['010', '000', '030', '020', '041', '050', '060', '070', '100', '110', '120', '090', 'RE', 'SP'];
const FIELDS1_29 = ['I010', 'I000', 'I030', 'I020', 'I041', 'I050', 'I060', 'I070', 'I100', 'I110', 'I120', 'I090', 'RE', 'SP'];

class Record1_29 extends RecordBase implements Cat034Edition1_29 {
  declare I010: Cat034Edition1_29['I010'];
  declare I000: Cat034Edition1_29['I000'];
  declare I030: Cat034Edition1_29['I030'];
  declare I020: Cat034Edition1_29['I020'];
  declare I041: Cat034Edition1_29['I041'];
  declare I050: Cat034Edition1_29['I050'];
  declare I060: Cat034Edition1_29['I060'];
  declare I070: Cat034Edition1_29['I070'];
  declare I100: Cat034Edition1_29['I100'];
  declare I110: Cat034Edition1_29['I110'];
  declare I120: Cat034Edition1_29['I120'];
  declare I090: Cat034Edition1_29['I090'];
  declare RE: Cat034Edition1_29['RE'];
  declare SP: Cat034Edition1_29['SP'];
  declare readonly category: 34;
  declare readonly edition: '1.29';
  constructor(offset: number) {
    super(34, '1.29', offset);
    this.I010 = undefined;
    this.I000 = undefined;
    this.I030 = undefined;
    this.I020 = undefined;
    this.I041 = undefined;
    this.I050 = undefined;
    this.I060 = undefined;
    this.I070 = undefined;
    this.I100 = undefined;
    this.I110 = undefined;
    this.I120 = undefined;
    this.I090 = undefined;
    this.RE = undefined;
    this.SP = undefined;
  }
  override get itemNames(): readonly string[] { return ITEMS1_29; }
  override get fieldNames(): readonly string[] { return FIELDS1_29; }
}

function make1_29(offset: number) {
  return new Record1_29(offset);
}

function read1_29(c: Reader) {
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
  if ((f1 & 1) !== 0 || (f0 | f1) < 2) return cut(c);
  c.offset = p;
  const r = new Record1_29(start);
  if ((f0 & 128) !== 0) r.I010 = item010(c);
  if ((f0 & 64) !== 0) r.I000 = item000(c);
  if ((f0 & 32) !== 0) r.I030 = item030(c);
  if ((f0 & 16) !== 0) r.I020 = item020(c);
  if ((f0 & 8) !== 0) r.I041 = item041(c);
  if ((f0 & 4) !== 0) r.I050 = item050(c);
  if ((f0 & 2) !== 0) r.I060 = item060(c);
  if ((f1 & 128) !== 0) r.I070 = item070_2(c);
  if ((f1 & 64) !== 0) r.I100 = item100(c);
  if ((f1 & 32) !== 0) r.I110 = item000(c);
  if ((f1 & 16) !== 0) r.I120 = item120(c);
  if ((f1 & 8) !== 0) r.I090 = item090(c);
  if ((f1 & 4) !== 0) r.RE = explicit(c);
  if ((f1 & 2) !== 0) r.SP = explicit(c);
  r.length = c.offset - start;
  return r;
}

export const CAT034: readonly EditionReader[] = [
  { category: 34, edition: '1.29', read: read1_29, make: make1_29 },
];
