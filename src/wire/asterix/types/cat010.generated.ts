/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Record types of EUROCONTROL ASTERIX category 010, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { AsterixRecord } from '../record.ts';

export interface Cat010Item010 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

export interface Cat010Item020 {
  readonly TYP: number;
  readonly DCR: number;
  readonly CHN: number;
  readonly GBS: number;
  readonly CRT: number;
  readonly SIM?: number | undefined;
  readonly TST?: number | undefined;
  readonly RAB?: number | undefined;
  readonly LOP?: number | undefined;
  readonly TOT?: number | undefined;
  readonly SPI?: number | undefined;
}

export interface Cat010Item041 {
  /** Latitude, °. */
  readonly LAT: number;
  /** Longitude, °. */
  readonly LON: number;
}

export interface Cat010Item040 {
  /** RHO, m. */
  readonly RHO: number;
  /** Theta, °. */
  readonly TH: number;
}

export interface Cat010Item042 {
  /** X Coordinate, m. */
  readonly X: number;
  /** Y Coordinate, m. */
  readonly Y: number;
}

export interface Cat010Item200 {
  /** Ground Speed, NM/s. */
  readonly GSP: number;
  /** Track Angle, °. */
  readonly TRA: number;
}

export interface Cat010Item202 {
  /** X Velocity, m/s. */
  readonly VX: number;
  /** Y Velocity, m/s. */
  readonly VY: number;
}

export interface Cat010Item161 {
  /** Track Number. */
  readonly TRK: number;
}

export interface Cat010Item170 {
  readonly CNF: number;
  readonly TRE: number;
  readonly CST: number;
  readonly MAH: number;
  readonly TCC: number;
  readonly STH: number;
  readonly TOM?: number | undefined;
  readonly DOU?: number | undefined;
  readonly MRS?: number | undefined;
  readonly GHO?: number | undefined;
}

export interface Cat010Item060 {
  /** Validated. */
  readonly V: number;
  /** Garbled. */
  readonly G: number;
  readonly L: number;
  /** Mode-3/A Reply in Octal Representation. */
  readonly MODE3A: string;
}

export interface Cat010Item245 {
  readonly STI: number;
  /** Characters 1-8 (Coded on 6 Bits Each) Defining Target Identification. */
  readonly CHR: string;
}

export interface Cat010Item090 {
  /** Validated. */
  readonly V: number;
  /** Garbled. */
  readonly G: number;
  /** Flight Level, FL. */
  readonly FL: number;
}

export interface Cat010Item270 {
  /** Length, m. */
  readonly LENGTH: number;
  /** Orientation, °. */
  readonly ORIENTATION?: number | undefined;
  /** Width, m. */
  readonly WIDTH?: number | undefined;
}

export interface Cat010Item550 {
  /** Operational Release Status of the System. */
  readonly NOGO: number;
  /** Overload Indicator. */
  readonly OVL: number;
  /** Time Source Validity. */
  readonly TSV: number;
  readonly DIV: number;
  readonly TTF: number;
}

export interface Cat010Item310 {
  readonly TRB: number;
  readonly MSG: number;
}

export interface Cat010Item500 {
  /** Standard Deviation of X Component, m. */
  readonly DEVX: number;
  /** Standard Deviation of Y Component, m. */
  readonly DEVY: number;
  /** Covariance in Two’s Complement Form, m. */
  readonly COVXY: number;
}

export interface Cat010Item210 {
  /** X Acceleration, m/s². */
  readonly AX: number;
  /** Y Acceleration, m/s². */
  readonly AY: number;
}

/** A record of category 010 by edition 1.1 (2007-03-01): Transmission of Monosensor Surface Movement Data. */
export interface Cat010Edition1_1 extends AsterixRecord {
  readonly category: 10;
  readonly edition: '1.1';
  /** Data Source Identifier. */
  readonly I010: Cat010Item010 | undefined;
  /** Message Type. */
  readonly I000: number | undefined;
  /** Target Report Descriptor. */
  readonly I020: Cat010Item020 | undefined;
  /** Time of Day, s. */
  readonly I140: number | undefined;
  /** Position in WGS-84 Co-ordinates. */
  readonly I041: Cat010Item041 | undefined;
  /** Measured Position in Polar Co-ordinates. */
  readonly I040: Cat010Item040 | undefined;
  /** Position in Cartesian Co-ordinates. */
  readonly I042: Cat010Item042 | undefined;
  /** Calculated Track Velocity in Polar Co-ordinates. */
  readonly I200: Cat010Item200 | undefined;
  /** Calculated Track Velocity in Cartesian Co-ordinates. */
  readonly I202: Cat010Item202 | undefined;
  /** Track Number. */
  readonly I161: Cat010Item161 | undefined;
  /** Track Status. */
  readonly I170: Cat010Item170 | undefined;
  /** Mode-3/A Code in Octal Representation. */
  readonly I060: Cat010Item060 | undefined;
  /** Target Address. */
  readonly I220: number | undefined;
  /** Target Identification. */
  readonly I245: Cat010Item245 | undefined;
  /** Mode S MB Data. */
  readonly I250: readonly {
    readonly MBDATA: string;
    readonly BDS1: number;
    readonly BDS2: number;
  }[] | undefined;
  /** Vehicle Fleet Identification. */
  readonly I300: number | undefined;
  /** Flight Level in Binary Representation. */
  readonly I090: Cat010Item090 | undefined;
  /** Measured Height, ft. */
  readonly I091: number | undefined;
  /** Target Size and Orientation. */
  readonly I270: Cat010Item270 | undefined;
  /** System Status. */
  readonly I550: Cat010Item550 | undefined;
  /** Pre-programmed Message. */
  readonly I310: Cat010Item310 | undefined;
  /** Standard Deviation of Position. */
  readonly I500: Cat010Item500 | undefined;
  /** Presence. */
  readonly I280: readonly {
    /** m. */
    readonly DRHO: number;
    /** °. */
    readonly DTHETA: number;
  }[] | undefined;
  /** Amplitude of Primary Plot. */
  readonly I131: number | undefined;
  /** Calculated Acceleration. */
  readonly I210: Cat010Item210 | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | undefined;
}

/** A record of category 010: Transmission of Monosensor Surface Movement Data. */
export type Cat010 = Cat010Edition1_1;
