/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Record types of EUROCONTROL ASTERIX category 001, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { AsterixRecord } from '../record.ts';

export interface Cat001Item010 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

export interface Cat001Item020 {
  readonly TYP: number;
  readonly SIM: number;
  /** Radar Detection in Last Antenna Scan. */
  readonly SSRPSR: number;
  readonly ANT: number;
  readonly SPI: number;
  readonly RAB: number;
  readonly TST?: number | undefined;
  /** Radar Detection in Last Antenna Scan. */
  readonly DS1DS2?: number | undefined;
  readonly ME?: number | undefined;
  readonly MI?: number | undefined;
}

export interface Cat001Item040 {
  /** NM. */
  readonly RHO: number;
  /** °. */
  readonly THETA: number;
}

export interface Cat001Item070 {
  readonly V: number;
  readonly G: number;
  readonly L: number;
  /** Mode-3/A Reply in Octal Representation. */
  readonly MODE3A: string;
}

export interface Cat001Item090 {
  readonly V: number;
  readonly G: number;
  /** Mode-C HEIGHT, FL. */
  readonly HGT: number;
}

export interface Cat001Item050 {
  readonly V: number;
  readonly G: number;
  readonly L: number;
  /** Mode-2 Code in Octal Representation. */
  readonly MODE2: string;
}

export interface Cat001Item080 {
  readonly QA4: number;
  readonly QA2: number;
  readonly QA1: number;
  readonly QB4: number;
  readonly QB2: number;
  readonly QB1: number;
  readonly QC4: number;
  readonly QC2: number;
  readonly QC1: number;
  readonly QD4: number;
  readonly QD2: number;
  readonly QD1: number;
}

export interface Cat001Item100 {
  readonly V: number;
  readonly G: number;
  /** Mode-C Reply in Gray Notation. */
  readonly MODEC: number;
  readonly QC1: number;
  readonly QA1: number;
  readonly QC2: number;
  readonly QA2: number;
  readonly QC4: number;
  readonly QA4: number;
  readonly QB1: number;
  readonly QD1: number;
  readonly QB2: number;
  readonly QD2: number;
  readonly QB4: number;
  readonly QD4: number;
}

export interface Cat001Item060 {
  readonly QA4: number;
  readonly QA2: number;
  readonly QA1: number;
  readonly QB4: number;
  readonly QB2: number;
  readonly QB1: number;
  readonly QC4: number;
  readonly QC2: number;
  readonly QC1: number;
  readonly QD4: number;
  readonly QD2: number;
  readonly QD1: number;
}

export interface Cat001Item150 {
  readonly XA: number;
  readonly XC: number;
  readonly X2: number;
}

export interface Cat001Item042 {
  /** X-Component, NM. */
  readonly X: number;
  /** Y-Component, NM. */
  readonly Y: number;
}

export interface Cat001Item200 {
  /** Calculated Groundspeed, NM/s. */
  readonly GSP: number;
  /** Calculated Heading, °. */
  readonly HDG: number;
}

export interface Cat001Item170 {
  readonly CON: number;
  readonly RAD: number;
  readonly MAN: number;
  readonly DOU: number;
  /** Radar Data Processing Chain. */
  readonly RDPC: number;
  readonly GHO: number;
  readonly TRE?: number | undefined;
}

/** A record of category 001 by edition 1.4 (2022-08-18): Transmission of Monoradar Data Target Reports. */
export interface Cat001Edition1_4 extends AsterixRecord {
  readonly category: 1;
  readonly edition: '1.4';
  /** Data Source Identifier. */
  readonly I010: Cat001Item010 | undefined;
  /** Target Report Descriptor. */
  readonly I020: Cat001Item020 | undefined;
  /** Measured Position in Polar Co-ordinates. */
  readonly I040: Cat001Item040 | undefined;
  /** Mode-3/A Code in Octal Representation. */
  readonly I070: Cat001Item070 | undefined;
  /** Mode-C Code in Binary Representation. */
  readonly I090: Cat001Item090 | undefined;
  /** Radar Plot Characteristics. */
  readonly I130: readonly number[] | undefined;
  /** Truncated Time of Day, s. */
  readonly I141: number | undefined;
  /** Mode-2 Code in Octal Representation. */
  readonly I050: Cat001Item050 | undefined;
  /** Measured Radial Doppler Speed, NM/s. */
  readonly I120: number | undefined;
  /** Received Power, dBm. */
  readonly I131: number | undefined;
  /** Mode-3/A Code Confidence Indicator. */
  readonly I080: Cat001Item080 | undefined;
  /** Mode-C Code and Code Confidence Indicator. */
  readonly I100: Cat001Item100 | undefined;
  /** Mode-2 Code Confidence Indicator. */
  readonly I060: Cat001Item060 | undefined;
  /** Warning/Error Conditions. */
  readonly I030: readonly number[] | undefined;
  /** Presence of X-Pulse. */
  readonly I150: Cat001Item150 | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
  /** Track Plot Number. */
  readonly I161: number | undefined;
  /** Calculated Position in Cartesian Co-ordinates. */
  readonly I042: Cat001Item042 | undefined;
  /** Calculated Track Velocity in Polar Co-ordinates. */
  readonly I200: Cat001Item200 | undefined;
  /** Track Status. */
  readonly I170: Cat001Item170 | undefined;
  /** Track Quality. */
  readonly I210: readonly number[] | undefined;
}

/** A record of category 001: Transmission of Monoradar Data Target Reports. */
export type Cat001 = Cat001Edition1_4;
