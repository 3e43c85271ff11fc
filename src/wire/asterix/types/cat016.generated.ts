/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Record types of EUROCONTROL ASTERIX category 016, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { AsterixRecord } from '../record.ts';

export interface Cat016Item010 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

export interface Cat016Item400 {
  /** Latitude, °. */
  readonly LAT: number;
  /** Longitude, °. */
  readonly LON: number;
}

/** A record of category 016 by edition 1.0 (2019-07-15): Independent Non-Cooperative Surveillance System Configuration Reports. */
export interface Cat016Edition1_0 extends AsterixRecord {
  readonly category: 16;
  readonly edition: '1.0';
  /** Data Source Identifier. */
  readonly I010: Cat016Item010 | undefined;
  /** Service Identification. */
  readonly I015: number | undefined;
  /** Message Type. */
  readonly I000: number | undefined;
  /** Time of Day, s. */
  readonly I140: number | undefined;
  /** System Configuration Reporting Period, s. */
  readonly I200: number | undefined;
  /** Pair Identification. */
  readonly I300: readonly {
    /** Pair Identification. */
    readonly PID: number;
    /** Transmitter Identification. */
    readonly TID: number;
    /** Receiver Identification. */
    readonly RID: number;
  }[] | undefined;
  /** Position of the System Reference Point. */
  readonly I400: Cat016Item400 | undefined;
  /** Height of System Reference Point, m. */
  readonly I405: number | undefined;
  /** Transmitter Properties. */
  readonly I410: readonly {
    /** Transmitter ID. */
    readonly TID: number;
    /** Latitude, °. */
    readonly LAT: number;
    /** Longitude, °. */
    readonly LON: number;
    /** Altitude, m. */
    readonly ALT: number;
    /** Transmission Time Offset, ns. */
    readonly TTO: number;
    /** Accuracy of Transmission Time Offset, ns. */
    readonly ATO: number;
    /** Parallel Transmitter Index. */
    readonly PCI: number;
  }[] | undefined;
  /** Receiver Properties. */
  readonly I420: readonly {
    /** Receiver Component ID. */
    readonly RID: number;
    /** Latitude, °. */
    readonly LAT: number;
    /** Longitude, °. */
    readonly LON: number;
    /** Altitude, m. */
    readonly ALT: number;
  }[] | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 016: Independent Non-Cooperative Surveillance System Configuration Reports. */
export type Cat016 = Cat016Edition1_0;
