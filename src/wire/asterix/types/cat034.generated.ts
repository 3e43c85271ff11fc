/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Record types of EUROCONTROL ASTERIX category 034, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { AsterixRecord } from '../record.ts';

export interface Cat034Item010 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

export interface Cat034Item050 {
  /** Common Part. */
  readonly COM?: {
    /** Operational Release Status of the System. */
    readonly NOGO: number;
    /** Radar Data Processor Chain Selection Status. */
    readonly RDPC: number;
    /** Event to Signal a Reset/restart of the Selected Radar Data Processor Chain, I.e. Expect a New Assignment of Track Numbers. */
    readonly RDPR: number;
    /** Radar Data Processor Overload Indicator. */
    readonly OVLRDP: number;
    /** Transmission Subsystem Overload Status. */
    readonly OVLXMT: number;
    /** Monitoring System Connected Status. */
    readonly MSC: number;
    /** Time Source Validity. */
    readonly TSV: number;
  } | undefined;
  /** Specific Status Information for a PSR Sensor. */
  readonly PSR?: {
    /** Selected Antenna. */
    readonly ANT: number;
    /** Channel A/B Selection Status. */
    readonly CHAB: number;
    /** Overload Condition. */
    readonly OVL: number;
    /** Monitoring System Connected Status. */
    readonly MSC: number;
  } | undefined;
  /** Specific Status Information for a SSR Sensor. */
  readonly SSR?: {
    /** Selected Antenna. */
    readonly ANT: number;
    /** Channel A/B Selection Status. */
    readonly CHAB: number;
    /** Overload Condition. */
    readonly OVL: number;
    /** Monitoring System Connected Status:. */
    readonly MSC: number;
  } | undefined;
  /** Specific Status Information for a Mode S Sensor. */
  readonly MDS?: {
    /** Selected Antenna. */
    readonly ANT: number;
    /** Channel A/B Selection Status. */
    readonly CHAB: number;
    /** Overload Condition. */
    readonly OVLSUR: number;
    /** Monitoring System Connected Status:. */
    readonly MSC: number;
    /** Channel A/B Selection Status for Surveillance Co-ordination Function. */
    readonly SCF: number;
    /** Channel A/B Selection Status for Data Link Function. */
    readonly DLF: number;
    /** Overload in Surveillance Co-ordination Function. */
    readonly OVLSCF: number;
    /** Overload in Data Link Function. */
    readonly OVLDLF: number;
  } | undefined;
}

export interface Cat034Item060 {
  /** Common Part. */
  readonly COM?: {
    /** Reduction Steps in Use for An Overload of the RDP. */
    readonly REDRDP: number;
    /** Reduction Steps in Use for An Overload of the Transmission Subsystem. */
    readonly REDXMT: number;
  } | undefined;
  /** Specific Processing Mode Information for a PSR Sensor. */
  readonly PSR?: {
    /** Polarization in Use by PSR. */
    readonly POL: number;
    /** Reduction Steps in Use as Result of An Overload Within the PSR Subsystem. */
    readonly REDRAD: number;
    /** Sensitivity Time Control Map in Use. */
    readonly STC: number;
  } | undefined;
  /** Specific Processing Mode Information for a SSR Sensor. */
  readonly SSR?: {
    /** Reduction Steps in Use as Result of An Overload Within the SSR Subsystem. */
    readonly REDRAD: number;
  } | undefined;
  /** Specific Processing Mode Information for a Mode S Sensor. */
  readonly MDS?: {
    /** Reduction Steps in Use as Result of An Overload Within the Mode S Subsystem. */
    readonly REDRAD: number;
    /** Cluster State. */
    readonly CLU: number;
  } | undefined;
}

export interface Cat034Item100 {
  /** Rho Start, NM. */
  readonly RHOST: number;
  /** Rho End, NM. */
  readonly RHOEND: number;
  /** Theta Start, °. */
  readonly THETAST: number;
  /** Theta End, °. */
  readonly THETAEND: number;
}

export interface Cat034Item120 {
  /** Height of Data Source, m. */
  readonly HGT: number;
  /** Latitude, °. */
  readonly LAT: number;
  /** Longitude, °. */
  readonly LON: number;
}

export interface Cat034Item090 {
  /** Range Error, NM. */
  readonly RNG: number;
  /** Azimuth Error, °. */
  readonly AZM: number;
}

/** A record of category 034 by edition 1.29 (2021-03-15): Transmission of Monoradar Service Messages. */
export interface Cat034Edition1_29 extends AsterixRecord {
  readonly category: 34;
  readonly edition: '1.29';
  /** Data Source Identifier. */
  readonly I010: Cat034Item010 | undefined;
  /** Message Type. */
  readonly I000: number | undefined;
  /** Time of Day, s. */
  readonly I030: number | undefined;
  /** Sector Number, °. */
  readonly I020: number | undefined;
  /** Antenna Rotation Speed, s. */
  readonly I041: number | undefined;
  /** System Configuration and Status. */
  readonly I050: Cat034Item050 | undefined;
  /** System Processing Mode. */
  readonly I060: Cat034Item060 | undefined;
  /** Message Count Values. */
  readonly I070: readonly {
    /** Type of Message Counter. */
    readonly TYP: number;
    /** COUNTER. */
    readonly COUNT: number;
  }[] | undefined;
  /** Generic Polar Window. */
  readonly I100: Cat034Item100 | undefined;
  /** Data Filter. */
  readonly I110: number | undefined;
  /** 3D-Position Of Data Source. */
  readonly I120: Cat034Item120 | undefined;
  /** Collimation Error. */
  readonly I090: Cat034Item090 | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 034: Transmission of Monoradar Service Messages. */
export type Cat034 = Cat034Edition1_29;
