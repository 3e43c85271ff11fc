/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Record types of EUROCONTROL ASTERIX category 002, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { AsterixRecord } from '../record.ts';

export interface Cat002Item010 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

export interface Cat002Item100 {
  /** Rho Start, NM. */
  readonly RS: number;
  /** Rho End, NM. */
  readonly RE: number;
  /** Theta Start, °. */
  readonly TS: number;
  /** Theta End, °. */
  readonly TE: number;
}

export interface Cat002Item090 {
  /** Range Error, NM. */
  readonly RE: number;
  /** Azimuth Error, °. */
  readonly AE: number;
}

/** A record of category 002 by edition 1.2 (2024-03-15): Transmission of Monoradar Service Messages. */
export interface Cat002Edition1_2 extends AsterixRecord {
  readonly category: 2;
  readonly edition: '1.2';
  /** Data Source Identifier. */
  readonly I010: Cat002Item010 | undefined;
  /** Message Type. */
  readonly I000: number | undefined;
  /** Sector Number, °. */
  readonly I020: number | undefined;
  /** Time of Day, s. */
  readonly I030: number | undefined;
  /** Antenna Rotation Speed, s. */
  readonly I041: number | undefined;
  /** Station Configuration Status. */
  readonly I050: readonly number[] | undefined;
  /** Station Processing Mode. */
  readonly I060: readonly number[] | undefined;
  /** Plot Count Values. */
  readonly I070: readonly {
    /** Aerial Identification. */
    readonly A: number;
    readonly IDENT: number;
    readonly COUNTER: number;
  }[] | undefined;
  /** Dynamic Window Type 1. */
  readonly I100: Cat002Item100 | undefined;
  /** Collimation Error. */
  readonly I090: Cat002Item090 | undefined;
  /** Warning/Error Conditions. */
  readonly I080: readonly number[] | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 002: Transmission of Monoradar Service Messages. */
export type Cat002 = Cat002Edition1_2;
