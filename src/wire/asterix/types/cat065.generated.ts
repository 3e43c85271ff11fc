/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Record types of EUROCONTROL ASTERIX category 065, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { AsterixRecord } from '../record.ts';

export interface Cat065Item010 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

export interface Cat065Item040 {
  readonly NOGO: number;
  readonly OVL: number;
  readonly TSV: number;
  /** Processing System Status. */
  readonly PSS: number;
  /** Track Re-numbering Indication. */
  readonly STTN: number;
}

/** A record of category 065 by edition 1.6 (2023-03-21): SDPS Service Status Reports. */
export interface Cat065Edition1_6 extends AsterixRecord {
  readonly category: 65;
  readonly edition: '1.6';
  /** Data Source Identifier. */
  readonly I010: Cat065Item010 | undefined;
  /** Message Type. */
  readonly I000: number | undefined;
  /** Service Identification. */
  readonly I015: number | undefined;
  /** Time of Message, s. */
  readonly I030: number | undefined;
  /** Batch Number. */
  readonly I020: number | undefined;
  /** SDPS Configuration and Status. */
  readonly I040: Cat065Item040 | undefined;
  /** Service Status Report. */
  readonly I050: number | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 065: SDPS Service Status Reports. */
export type Cat065 = Cat065Edition1_6;
