/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Record types of EUROCONTROL ASTERIX category 019, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { AsterixRecord } from '../record.ts';

export interface Cat019Item010 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

export interface Cat019Item550 {
  /** Operational Release Status of the System. */
  readonly NOGO: number;
  /** Overload Indicator. */
  readonly OVL: number;
  /** Time Source Validity. */
  readonly TSV: number;
  /** Test Target. */
  readonly TTF: number;
}

export interface Cat019Item551 {
  readonly TP1A: number;
  readonly TP1B: number;
  readonly TP2A: number;
  readonly TP2B: number;
  readonly TP3A: number;
  readonly TP3B: number;
  readonly TP4A: number;
  readonly TP4B: number;
}

export interface Cat019Item553 {
  /** Ref Trans 1 Status. */
  readonly REFTR1: number;
  /** Ref Trans 2 Status. */
  readonly REFTR2: number;
  /** Ref Trans 3 Status. */
  readonly REFTR3?: number | undefined;
  /** Ref Trans 4 Status. */
  readonly REFTR4?: number | undefined;
}

export interface Cat019Item600 {
  /** Latitude, °. */
  readonly LAT: number;
  /** Longitude, °. */
  readonly LON: number;
}

/** A record of category 019 by edition 1.3 (2010-12-01): Multilateration System Status Messages. */
export interface Cat019Edition1_3 extends AsterixRecord {
  readonly category: 19;
  readonly edition: '1.3';
  /** Data Source Identifier. */
  readonly I010: Cat019Item010 | undefined;
  /** Message Type. */
  readonly I000: number | undefined;
  /** Time of Day, s. */
  readonly I140: number | undefined;
  /** System Status. */
  readonly I550: Cat019Item550 | undefined;
  /** Tracking Processor Detailed Status. */
  readonly I551: Cat019Item551 | undefined;
  /** Remote Sensor Detailed Status. */
  readonly I552: readonly {
    /** 8-bit Identification Number of RS. */
    readonly RSI: number;
    /** Receiver 1090 MHz. */
    readonly RS1090: number;
    /** Transmitter 1030 MHz. */
    readonly TX1030: number;
    /** Transmitter 1090 MHz. */
    readonly TX1090: number;
    /** RS Status. */
    readonly RSS: number;
    /** RS Operational. */
    readonly RSO: number;
  }[] | undefined;
  /** Reference Transponder Detailed Status. */
  readonly I553: Cat019Item553 | undefined;
  /** Position of the MLT System Reference Point. */
  readonly I600: Cat019Item600 | undefined;
  /** Height of the MLT System Reference Point, m. */
  readonly I610: number | undefined;
  /** WGS-84 Undulation, m. */
  readonly I620: number | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 019: Multilateration System Status Messages. */
export type Cat019 = Cat019Edition1_3;
