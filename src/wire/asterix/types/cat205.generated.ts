/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Record types of EUROCONTROL ASTERIX category 205, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { AsterixRecord } from '../record.ts';

export interface Cat205Item010 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

export interface Cat205Item050 {
  /** Latitude in WGS-84, °. */
  readonly LAT: number;
  /** Longitude in WGS-84, °. */
  readonly LON: number;
}

export interface Cat205Item060 {
  /** X-coordinate, m. */
  readonly X: number;
  /** Y-coordinate, m. */
  readonly Y: number;
}

export interface Cat205Item130 {
  /** Latitude in WGS-84, °. */
  readonly LAT: number;
  /** Longitude in WGS-84, °. */
  readonly LON: number;
}

export interface Cat205Item140 {
  /** X-coordinate, m. */
  readonly X: number;
  /** Y-coordinate, m. */
  readonly Y: number;
}

/** A record of category 205 by edition 1.0 (2020-03-17): Radio Direction Finder Reports. */
export interface Cat205Edition1_0 extends AsterixRecord {
  readonly category: 205;
  readonly edition: '1.0';
  /** Data Source Identifier. */
  readonly I010: Cat205Item010 | undefined;
  /** Service Identification. */
  readonly I015: number | undefined;
  /** Message Type. */
  readonly I000: number | undefined;
  /** Time of Day, s. */
  readonly I030: number | undefined;
  /** Report Number. */
  readonly I040: number | undefined;
  /** Radio Channel Name. */
  readonly I090: string | undefined;
  /** Position in WGS-84 Coordinates. */
  readonly I050: Cat205Item050 | undefined;
  /** Position in Cartesian Coordinates. */
  readonly I060: Cat205Item060 | undefined;
  /** Local Bearing, °. */
  readonly I070: number | undefined;
  /** System Bearing, °. */
  readonly I080: number | undefined;
  /** Quality of Measurement. */
  readonly I100: number | undefined;
  /** Estimated Uncertainty, m. */
  readonly I110: number | undefined;
  /** Contributing Sensors. */
  readonly I120: readonly number[] | undefined;
  /** Conflicting Transmitter Position in WGS-84 Coordinates. */
  readonly I130: Cat205Item130 | undefined;
  /** Conflicting Transmitter Position in Cartesian Coordinates. */
  readonly I140: Cat205Item140 | undefined;
  /** Conflicting Transmitter Estimated Uncertainty, m. */
  readonly I150: number | undefined;
  /** Track Number. */
  readonly I160: number | undefined;
  /** Sensor Identification. */
  readonly I170: number | undefined;
  /** Signal Level, dBµV. */
  readonly I180: number | undefined;
  /** Signal Quality. */
  readonly I190: number | undefined;
  /** Signal Elevation, °. */
  readonly I200: number | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 205: Radio Direction Finder Reports. */
export type Cat205 = Cat205Edition1_0;
