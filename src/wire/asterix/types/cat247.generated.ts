/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Record types of EUROCONTROL ASTERIX category 247, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { AsterixRecord } from '../record.ts';

export interface Cat247Item010 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

/** A record of category 247 by edition 1.3 (2021-08-31): Version Number Exchange. */
export interface Cat247Edition1_3 extends AsterixRecord {
  readonly category: 247;
  readonly edition: '1.3';
  /** Data Source Identifier. */
  readonly I010: Cat247Item010 | undefined;
  /** Service Identification. */
  readonly I015: number | undefined;
  /** Time of Day, s. */
  readonly I140: number | undefined;
  /** Category Version Number Report. */
  readonly I550: readonly {
    /** Category. */
    readonly CAT: number;
    /** Main Version Number. */
    readonly MAIN: number;
    /** Sub Version Number. */
    readonly SUB: number;
  }[] | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | undefined;
}

/** A record of category 247: Version Number Exchange. */
export type Cat247 = Cat247Edition1_3;
