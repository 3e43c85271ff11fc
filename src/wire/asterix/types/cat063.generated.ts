/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Record types of EUROCONTROL ASTERIX category 063, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { AsterixRecord } from '../record.ts';

export interface Cat063Item010 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

export interface Cat063Item050 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

export interface Cat063Item060 {
  readonly CON: number;
  readonly PSR: number;
  readonly SSR: number;
  readonly MDS: number;
  readonly ADS: number;
  readonly MLT: number;
  /** Operational Release Status of the System. */
  readonly OPS?: number | undefined;
  /** Data Processor Overload Indicator. */
  readonly ODP?: number | undefined;
  /** Transmission Subsystem Overload Status. */
  readonly OXT?: number | undefined;
  /** Monitoring System Connected Status. */
  readonly MSC?: number | undefined;
  /** Time Source Validity. */
  readonly TSV?: number | undefined;
  /** No Plot Warning. */
  readonly NPW?: number | undefined;
  /** Test Target Failure Status from Sensor. */
  readonly TTF?: {
    /** Element Populated Bit. */
    readonly EP: number;
    /** Test Target Failure Status Values. */
    readonly VAL: number;
  } | undefined;
  /** Indication of Spoofing Attack from Sensor. */
  readonly SPO?: {
    /** Element Populated Bit. */
    readonly EP: number;
    /** Indication of Spoofing Attack Values. */
    readonly VAL: number;
  } | undefined;
}

export interface Cat063Item080 {
  /** Mode S Range Gain. */
  readonly SRG: number;
  /** Mode S Range Bias, NM. */
  readonly SRB: number;
}

export interface Cat063Item090 {
  /** PSR Range Gain. */
  readonly PRG: number;
  /** PSR Range Bias, NM. */
  readonly PRB: number;
}

/** A record of category 063 by edition 1.7 (2025-06-05): Sensor Status Reports. */
export interface Cat063Edition1_7 extends AsterixRecord {
  readonly category: 63;
  readonly edition: '1.7';
  /** Data Source Identifier. */
  readonly I010: Cat063Item010 | undefined;
  /** Service Identification. */
  readonly I015: number | undefined;
  /** Time of Message, s. */
  readonly I030: number | undefined;
  /** Sensor Identifier. */
  readonly I050: Cat063Item050 | undefined;
  /** Sensor Configuration and Status. */
  readonly I060: Cat063Item060 | undefined;
  /** Time Stamping Bias, ms. */
  readonly I070: number | undefined;
  /** SSR / Mode S Range Gain and Bias. */
  readonly I080: Cat063Item080 | undefined;
  /** SSR Mode S Azimuth Bias, °. */
  readonly I081: number | undefined;
  /** PSR Range Gain and Bias. */
  readonly I090: Cat063Item090 | undefined;
  /** PSR Azimuth Bias, °. */
  readonly I091: number | undefined;
  /** PSR Elevation Bias, °. */
  readonly I092: number | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 063: Sensor Status Reports. */
export type Cat063 = Cat063Edition1_7;
