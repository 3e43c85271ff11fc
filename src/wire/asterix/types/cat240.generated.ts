/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Record types of EUROCONTROL ASTERIX category 240, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { AsterixRecord } from '../record.ts';

export interface Cat240Item010 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

export interface Cat240Item040 {
  /** Start Azimuth of the Cells Group, °. */
  readonly STARTAZ: number;
  /** End Azimuth of the Cells Group, °. */
  readonly ENDAZ: number;
  /** Starting Range of the Cells Group, Expressed in Number of Cells. */
  readonly STARTRG: number;
  /** Video Cell Duration in Nano-seconds, ns. */
  readonly CELLDUR: number;
}

export interface Cat240Item041 {
  /** Start Azimuth of the Cells Group, °. */
  readonly STARTAZ: number;
  /** End Azimuth of the Cells Group, °. */
  readonly ENDAZ: number;
  /** Starting Range of the Cells Group, Expressed in Number of Cells. */
  readonly STARTRG: number;
  /** Video Cell Duration in Femto-seconds, fs. */
  readonly CELLDUR: number;
}

export interface Cat240Item048 {
  /** Data Compression Indicator. */
  readonly C: number;
  /** Bit Resolution. */
  readonly RES: number;
}

export interface Cat240Item049 {
  /** Number of 'valid' Octets. */
  readonly NBVB: number;
  /** Number of 'valid' Cells. */
  readonly NBCELLS: number;
}

/** A record of category 240 by edition 1.3 (2015-05-13): Radar Video Transmission. */
export interface Cat240Edition1_3 extends AsterixRecord {
  readonly category: 240;
  readonly edition: '1.3';
  /** Data Source Identifier. */
  readonly I010: Cat240Item010 | undefined;
  /** Message Type. */
  readonly I000: number | undefined;
  /** Video Record Header. */
  readonly I020: number | undefined;
  /** Video Summary. */
  readonly I030: readonly string[] | undefined;
  /** Video Header Nano. */
  readonly I040: Cat240Item040 | undefined;
  /** Video Header Femto. */
  readonly I041: Cat240Item041 | undefined;
  /** Video Cells Resolution & Data Compression Indicator. */
  readonly I048: Cat240Item048 | undefined;
  /** Video Octets & Video Cells Counters. */
  readonly I049: Cat240Item049 | undefined;
  /** Video Block Low Data Volume. */
  readonly I050: readonly number[] | undefined;
  /** Video Block Medium Data Volume. */
  readonly I051: readonly string[] | undefined;
  /** Video Block High Data Volume. */
  readonly I052: readonly string[] | undefined;
  /** Time of Day, s. */
  readonly I140: number | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 240: Radar Video Transmission. */
export type Cat240 = Cat240Edition1_3;
