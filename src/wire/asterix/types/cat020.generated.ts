/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Record types of EUROCONTROL ASTERIX category 020, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { AsterixRecord } from '../record.ts';

export interface Cat020Item010 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

export interface Cat020Item020 {
  readonly SSR: number;
  readonly MS: number;
  readonly HF: number;
  readonly VDL4: number;
  readonly UAT: number;
  readonly DME: number;
  readonly OT: number;
  readonly RAB?: number | undefined;
  readonly SPI?: number | undefined;
  readonly CHN?: number | undefined;
  readonly GBS?: number | undefined;
  readonly CRT?: number | undefined;
  readonly SIM?: number | undefined;
  readonly TST?: number | undefined;
  readonly CF?: number | undefined;
}

export interface Cat020Item041 {
  /** Latitude, °. */
  readonly LAT: number;
  /** Longitude, °. */
  readonly LON: number;
}

export interface Cat020Item042 {
  /** X-coordinate, m. */
  readonly X: number;
  /** Y-coordinate, m. */
  readonly Y: number;
}

export interface Cat020Item161 {
  /** Track Number. */
  readonly TRN: number;
}

export interface Cat020Item170 {
  readonly CNF: number;
  readonly TRE: number;
  readonly CST: number;
  readonly CDM: number;
  readonly MAH: number;
  readonly STH: number;
  readonly GHO?: number | undefined;
}

export interface Cat020Item070 {
  /** Validated. */
  readonly V: number;
  /** Garbled. */
  readonly G: number;
  readonly L: number;
  /** Mode-3/A Reply in Octal Representation. */
  readonly MODE3A: string;
}

export interface Cat020Item202 {
  /** m/s. */
  readonly VX: number;
  /** m/s. */
  readonly VY: number;
}

export interface Cat020Item090 {
  /** Validated. */
  readonly V: number;
  /** Garbled. */
  readonly G: number;
  /** Flight Level, FL. */
  readonly FL: number;
}

export interface Cat020Item100 {
  /** Validated. */
  readonly V: number;
  /** Garbled. */
  readonly G: number;
  /** Mode-C Reply in Gray Notation. */
  readonly MODEC: number;
  /** Quality Pulse C1. */
  readonly QC1: number;
  /** Quality Pulse A1. */
  readonly QA1: number;
  /** Quality Pulse C2. */
  readonly QC2: number;
  /** Quality Pulse A2. */
  readonly QA2: number;
  /** Quality Pulse C4. */
  readonly QC4: number;
  /** Quality Pulse A4. */
  readonly QA4: number;
  /** Quality Pulse B1. */
  readonly QB1: number;
  /** Quality Pulse D1. */
  readonly QD1: number;
  /** Quality Pulse B2. */
  readonly QB2: number;
  /** Quality Pulse D2. */
  readonly QD2: number;
  /** Quality Pulse B4. */
  readonly QB4: number;
  /** Quality Pulse D4. */
  readonly QD4: number;
}

export interface Cat020Item245 {
  readonly STI: number;
  /** Characters 1-8 (coded on 6 Bits Each) Defining Target Identification. */
  readonly CHR: string;
}

export interface Cat020Item210 {
  /** m/s². */
  readonly AX: number;
  /** m/s². */
  readonly AY: number;
}

export interface Cat020Item310 {
  readonly TRB: number;
  readonly MSG: number;
}

export interface Cat020Item500 {
  /** DOP of Position. */
  readonly DOP?: {
    /** DOP (X-Component). */
    readonly X: number;
    /** DOP (Y-Component). */
    readonly Y: number;
    /** DOP (Correlation XY). */
    readonly XY: number;
  } | undefined;
  /** Standard Deviation of Position. */
  readonly SDP?: {
    /** SDP (X-Component), m. */
    readonly X: number;
    /** SDP (Y-Component), m. */
    readonly Y: number;
    /** SDP (Correlation XY). */
    readonly XY: number;
  } | undefined;
  /** Standard Deviation of Geometric Height (WGS 84), m. */
  readonly SDH?: number | undefined;
}

export interface Cat020Item230 {
  /** Communications Capability of the Transponder. */
  readonly COM: number;
  /** Flight Status. */
  readonly STAT: number;
  /** CAS Extended Version Number. */
  readonly CASEVN: number;
  /** Mode-S Specific Service Capability. */
  readonly MSSC: number;
  /** Altitude Reporting Capability. */
  readonly ARC: number;
  /** Aircraft Identification Capability. */
  readonly AIC: number;
  /** BDS 1,0 Bit 16. */
  readonly B1A: number;
  /** BDS 1,0 Bits 37/40. */
  readonly B1B: number;
}

export interface Cat020Item055 {
  /** Validated. */
  readonly V: number;
  /** Garbled. */
  readonly G: number;
  readonly L: number;
  /** Mode-1 Code in Octal Representation. */
  readonly MODE1: number;
}

export interface Cat020Item050 {
  /** Validated. */
  readonly V: number;
  /** Garbled. */
  readonly G: number;
  readonly L: number;
  /** Mode-2 Reply in Octal Representation. */
  readonly MODE2: string;
}

/** A record of category 020 by edition 1.11 (2025-07-02): Multilateration Target Reports. */
export interface Cat020Edition1_11 extends AsterixRecord {
  readonly category: 20;
  readonly edition: '1.11';
  /** Data Source Identifier. */
  readonly I010: Cat020Item010 | undefined;
  /** Target Report Descriptor. */
  readonly I020: Cat020Item020 | undefined;
  /** Time of Day, s. */
  readonly I140: number | undefined;
  /** Position In WGS-84 Coordinates. */
  readonly I041: Cat020Item041 | undefined;
  /** Position in Cartesian Coordinates. */
  readonly I042: Cat020Item042 | undefined;
  /** Track Number. */
  readonly I161: Cat020Item161 | undefined;
  /** Track Status. */
  readonly I170: Cat020Item170 | undefined;
  /** Mode-3/A Code in Octal Representation. */
  readonly I070: Cat020Item070 | undefined;
  /** Calculated Track Velocity in Cartesian Coordinates. */
  readonly I202: Cat020Item202 | undefined;
  /** Flight Level in Binary Representation. */
  readonly I090: Cat020Item090 | undefined;
  /** Mode C Code. */
  readonly I100: Cat020Item100 | undefined;
  /** Target Address. */
  readonly I220: number | undefined;
  /** Target Identification. */
  readonly I245: Cat020Item245 | undefined;
  /** Measured Height (Local Cartesian Coordinates), ft. */
  readonly I110: number | undefined;
  /** Geometric Height (WGS-84), ft. */
  readonly I105: number | undefined;
  /** Calculated Acceleration. */
  readonly I210: Cat020Item210 | undefined;
  /** Vehicle Fleet Identification. */
  readonly I300: number | undefined;
  /** Pre-programmed Message. */
  readonly I310: Cat020Item310 | undefined;
  /** Position Accuracy. */
  readonly I500: Cat020Item500 | undefined;
  /** Contributing Devices. */
  readonly I400: readonly {
    /** TU1/RU1 Contribution. */
    readonly BIT1: number;
    /** TU2/RU2 Contribution. */
    readonly BIT2: number;
    /** TU3/RU3 Contribution. */
    readonly BIT3: number;
    /** TU4/RU4 Contribution. */
    readonly BIT4: number;
    /** TU5/RU5 Contribution. */
    readonly BIT5: number;
    /** TU6/RU6 Contribution. */
    readonly BIT6: number;
    /** TU7/RU7 Contribution. */
    readonly BIT7: number;
    /** TU8/RU8 Contribution. */
    readonly BIT8: number;
  }[] | undefined;
  /** BDS Register Data. */
  readonly I250: readonly {
    /** 56-bit Message Conveying BDS Register Data. */
    readonly BDSDATA: string;
    /** BDS Register Address 1. */
    readonly BDS1: number;
    /** BDS Register Address 2. */
    readonly BDS2: number;
  }[] | undefined;
  /** Communications/ACAS Capability and Flight Status. */
  readonly I230: Cat020Item230 | undefined;
  /** ACAS Resolution Advisory Report. */
  readonly I260: string | undefined;
  /** Warning/Error Conditions. */
  readonly I030: readonly number[] | undefined;
  /** Mode-1 Code in Octal Representation. */
  readonly I055: Cat020Item055 | undefined;
  /** Mode-2 Code in Octal Representation. */
  readonly I050: Cat020Item050 | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 020: Multilateration Target Reports. */
export type Cat020 = Cat020Edition1_11;
