/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Record types of EUROCONTROL ASTERIX category 015, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { AsterixRecord } from '../record.ts';

export interface Cat015Item010 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

export interface Cat015Item000 {
  /** Message Type. */
  readonly MT: number;
  /** Report Generation. */
  readonly RG: number;
}

export interface Cat015Item020 {
  /** Mono-Static Target Report or Multi-Static Target Report. */
  readonly MOMU: number;
  /** Target Taxonomy. */
  readonly TTAX: number;
  /** Scanning Direction. */
  readonly SCD: number;
}

export interface Cat015Item170 {
  readonly BIZ: number;
  readonly BAZ: number;
  readonly TUR: number;
  /** Coasted - Position. */
  readonly CSTP: number;
  /** Coasted – Height. */
  readonly CSTH: number;
  /** Confirmed vs. Tentative Track. */
  readonly CNF: number;
}

export interface Cat015Item050 {
  /** Update Period, s. */
  readonly UPD: number;
}

export interface Cat015Item270 {
  /** Target Length, m. */
  readonly LEN?: number | undefined;
  /** Target Width, m. */
  readonly WDT?: number | undefined;
  /** Target Height, m. */
  readonly HGT?: number | undefined;
  /** Target Orientation, °. */
  readonly ORT?: number | undefined;
}

export interface Cat015Item400 {
  /** Pair Identifier. */
  readonly PID: number;
  /** Observation Number. */
  readonly ON: number;
}

export interface Cat015Item600 {
  /** Horizontal Position in WGS-84 Coordinates. */
  readonly P84?: {
    /** °. */
    readonly LATITUDE: number;
    /** °. */
    readonly LONGITUDE: number;
  } | undefined;
  /** Horizontal Position Resolution. */
  readonly HPR?: {
    /** m. */
    readonly RSHPX: number;
    /** m. */
    readonly RSHPY: number;
    readonly CORSHPXY: number;
  } | undefined;
  /** Horizontal Position Precision. */
  readonly HPP?: {
    /** m. */
    readonly SDHPX: number;
    /** m. */
    readonly SDHPY: number;
    readonly COSDHPXY: number;
  } | undefined;
}

export interface Cat015Item601 {
  /** Geometric Height (WGS-84), m. */
  readonly GH?: number | undefined;
  /** Geometric Height Resolution, m. */
  readonly RSGH?: number | undefined;
  /** Geometric Height Precision, m. */
  readonly SDGH?: number | undefined;
  /** Confidence Interval for Geometric Height (67%). */
  readonly CI6?: {
    /** m. */
    readonly UCI6: number;
    /** m. */
    readonly LCI6: number;
  } | undefined;
  /** Confidence Interval for Geometric Height (95%). */
  readonly CI9?: {
    /** m. */
    readonly UCI9: number;
    /** m. */
    readonly LCI9: number;
  } | undefined;
  /** Correlation of Geometric Height and Horizontal Position. */
  readonly COGHHP?: {
    readonly X: number;
    readonly Y: number;
  } | undefined;
  /** Correlation of Geometric Height and Horizontal Velocity. */
  readonly COGHHV?: {
    readonly X: number;
    readonly Y: number;
  } | undefined;
  /** Correlation of Geometric Height and Horizontal Acceleration. */
  readonly COGHHA?: {
    readonly X: number;
    readonly Y: number;
  } | undefined;
}

export interface Cat015Item602 {
  /** Horizontal Velocity Vector. */
  readonly HV?: {
    /** m/s. */
    readonly X: number;
    /** m/s. */
    readonly Y: number;
  } | undefined;
  /** Horizontal Velocity Resolution. */
  readonly RSHV?: {
    /** m/s. */
    readonly X: number;
    /** m/s. */
    readonly Y: number;
    readonly CORSHVXY: number;
  } | undefined;
  /** Horizontal Velocity Precision. */
  readonly SDHV?: {
    /** m/s. */
    readonly X: number;
    /** m/s. */
    readonly Y: number;
    readonly COHVXY: number;
  } | undefined;
  /** Correlation of Horizontal Velocity and Horizontal Position. */
  readonly COHVHP?: {
    readonly COHVXHPX: number;
    readonly COHVXHPY: number;
    readonly COHVYHPX: number;
    readonly COHVYHPY: number;
  } | undefined;
}

export interface Cat015Item603 {
  /** Horizontal Acceleration Vector. */
  readonly HA?: {
    /** m/s². */
    readonly X: number;
    /** m/s². */
    readonly Y: number;
  } | undefined;
  /** Horizontal Acceleration Precision. */
  readonly SDHA?: {
    /** m/s². */
    readonly X: number;
    /** m/s². */
    readonly Y: number;
    readonly COHAXY: number;
  } | undefined;
  /** Correlation of Horizontal Acceleration and Horizontal Position. */
  readonly COHAHP?: {
    readonly COHAXHPX: number;
    readonly COHAXHPY: number;
    readonly COHAYHPX: number;
    readonly COAYHPY: number;
  } | undefined;
  /** Correlation of Horizontal Acceleration and Horizontal Velocity. */
  readonly COHAHV?: {
    readonly COHAXHVX: number;
    readonly COHAXHVY: number;
    readonly COHAYHVX: number;
    readonly COHAYHVY: number;
  } | undefined;
}

export interface Cat015Item604 {
  /** Vertical Velocity, m/s. */
  readonly VV?: number | undefined;
  /** Vertical Velocity Resolution, m/s. */
  readonly RSVV?: number | undefined;
  /** Vertical Velocity Precision. */
  readonly SDVV?: {
    /** m/s. */
    readonly SDVV: number;
    readonly COVVGH: number;
  } | undefined;
  /** Correlation of Vertical Velocity and Horizontal Position. */
  readonly COVVHP?: {
    readonly X: number;
    readonly Y: number;
  } | undefined;
  /** Correlation of Vertical Velocity and Horizontal Velocity. */
  readonly COVVHV?: {
    readonly X: number;
    readonly Y: number;
  } | undefined;
  /** Correlation of Vertical Velocity and Horizontal Acceleration. */
  readonly COVVHA?: {
    readonly X: number;
    readonly Y: number;
  } | undefined;
}

export interface Cat015Item605 {
  /** Vertical Acceleration, m/s². */
  readonly VA?: number | undefined;
  /** Vertical Acceleration Precision. */
  readonly RSVA?: {
    /** m/s². */
    readonly SDVA: number;
    readonly COVAGH: number;
    readonly COVAVV: number;
  } | undefined;
  /** Correlation of Vertical Acceleration and Horizontal Position. */
  readonly COVAHP?: {
    readonly X: number;
    readonly Y: number;
  } | undefined;
  /** Correlation of Vertical Acceleration and Horizontal Velocity. */
  readonly COVAHV?: {
    readonly X: number;
    readonly Y: number;
  } | undefined;
  /** Correlation of Vertical Acceleration and Horizontal Acceleration. */
  readonly COVAHA?: {
    readonly X: number;
    readonly Y: number;
  } | undefined;
}

export interface Cat015Item625 {
  /** Range, m. */
  readonly R?: number | undefined;
  /** Range Resolution, m. */
  readonly RSR?: number | undefined;
  /** Range Precision, m. */
  readonly SDR?: number | undefined;
  /** Range Rate, m/s. */
  readonly RR?: number | undefined;
  /** Range Rate Resolution, m/s. */
  readonly RSRR?: number | undefined;
  /** Range Rate Precision. */
  readonly SDRR?: {
    /** m/s. */
    readonly SDRR: number;
    readonly CORRR: number;
  } | undefined;
  /** Range Acceleration, m/s². */
  readonly RA?: number | undefined;
  /** Range Acceleration Precision. */
  readonly SDRA?: {
    /** m/s². */
    readonly SDRA: number;
    readonly CORAR: number;
    readonly CORARR: number;
  } | undefined;
}

export interface Cat015Item626 {
  /** Doppler Velocity, m/s. */
  readonly DV?: number | undefined;
  /** Precision of Doppler Velocity, m/s. */
  readonly SDDV?: number | undefined;
  /** Doppler Acceleration, m/s². */
  readonly DA?: number | undefined;
  /** Precision of Doppler Acceleration. */
  readonly SDDA?: {
    /** m/s². */
    readonly SDDA: number;
    readonly CODADV: number;
  } | undefined;
  /** Correlation of Doppler Velocity and Range. */
  readonly CODVR?: number | undefined;
  /** Correlation of Doppler Velocity and Range Rate. */
  readonly CODVRR?: number | undefined;
  /** Correlation of Doppler Velocity and Range Acceleration. */
  readonly CODVRA?: number | undefined;
  /** Correlation of Doppler Acceleration and Range. */
  readonly CODAR?: number | undefined;
  /** Correlation of Doppler Acceleration and Range Rate. */
  readonly CODARR?: number | undefined;
  /** Correlation of Doppler Acceleration and Range Acceleration. */
  readonly CODARA?: number | undefined;
}

export interface Cat015Item627 {
  /** Azimuth, °. */
  readonly AZ?: number | undefined;
  /** Azimuth Resolution, °. */
  readonly RSAZ?: number | undefined;
  /** Standard Deviation of Azimuth, °. */
  readonly SDASZ?: number | undefined;
  /** Azimuth Rate, °. */
  readonly AZR?: number | undefined;
  /** Standard Deviation of Azimuth Rate. */
  readonly SDAZR?: {
    /** °. */
    readonly SDAZR: number;
    readonly COAZRAZ: number;
  } | undefined;
  /** Azimuth Extent. */
  readonly AZEX?: {
    /** °. */
    readonly S: number;
    /** °. */
    readonly E: number;
  } | undefined;
}

export interface Cat015Item628 {
  /** Elevation, °. */
  readonly EL?: number | undefined;
  /** Elevation Resolution, °. */
  readonly RSEL?: number | undefined;
  /** Standard Deviation of Elevation, °. */
  readonly SDEL?: number | undefined;
  /** Elevation Rate, °/s. */
  readonly ER?: number | undefined;
  /** Standard Deviation of Elevation Rate. */
  readonly SDER?: {
    /** °/s. */
    readonly SDELR: number;
    readonly COELREL: number;
  } | undefined;
  /** Elevation Extent. */
  readonly ELEX?: {
    /** °. */
    readonly S: number;
    /** °. */
    readonly E: number;
  } | undefined;
}

export interface Cat015Item630 {
  /** Direct Path - Power, dB. */
  readonly DPP?: number | undefined;
  /** Direct Path - Signal to Noise Ratio (SNR), dB. */
  readonly DPS?: number | undefined;
  /** Reflected Path - Power. */
  readonly RPP?: {
    /** dB. */
    readonly RPP: number;
  } | undefined;
  /** Reflected Path - Signal to Noise Ratio (SNR), dB. */
  readonly RPS?: number | undefined;
}

/** A record of category 015 by edition 1.2 (2024-05-01): Independent Non-Cooperative Surveillance System Target Reports. */
export interface Cat015Edition1_2 extends AsterixRecord {
  readonly category: 15;
  readonly edition: '1.2';
  /** Data Source Identifier. */
  readonly I010: Cat015Item010 | undefined;
  /** Message Type. */
  readonly I000: Cat015Item000 | undefined;
  /** Service Identification. */
  readonly I015: number | undefined;
  /** Target Report Descriptor. */
  readonly I020: Cat015Item020 | undefined;
  /** Warning/Error Conditions. */
  readonly I030: readonly number[] | undefined;
  /** Time of Applicability, s. */
  readonly I145: number | undefined;
  /** Track/Plot Number. */
  readonly I161: number | undefined;
  /** Track/Plot Status. */
  readonly I170: Cat015Item170 | undefined;
  /** Update Period. */
  readonly I050: Cat015Item050 | undefined;
  /** Target Size & Orientation. */
  readonly I270: Cat015Item270 | undefined;
  /** Object Classification. */
  readonly I300: readonly {
    /** Classification. */
    readonly CLS: number;
    /** Probability. */
    readonly PRB: number;
  }[] | undefined;
  /** Measurement Identifier. */
  readonly I400: Cat015Item400 | undefined;
  /** Horizontal Position Information. */
  readonly I600: Cat015Item600 | undefined;
  /** Geometric Height Information. */
  readonly I601: Cat015Item601 | undefined;
  /** Horizontal Velocity Information. */
  readonly I602: Cat015Item602 | undefined;
  /** Horizontal Acceleration Information. */
  readonly I603: Cat015Item603 | undefined;
  /** Vertical Velocity Information. */
  readonly I604: Cat015Item604 | undefined;
  /** Vertical Velocity Information. */
  readonly I605: Cat015Item605 | undefined;
  /** Associations. */
  readonly I480: readonly string[] | undefined;
  /** Range Information. */
  readonly I625: Cat015Item625 | undefined;
  /** Doppler Information. */
  readonly I626: Cat015Item626 | undefined;
  /** Azimuth Information. */
  readonly I627: Cat015Item627 | undefined;
  /** Elevation Information. */
  readonly I628: Cat015Item628 | undefined;
  /** Path Quality. */
  readonly I630: Cat015Item630 | undefined;
  /** Contour (Azimuth, Elevation Angle, Range Extent). */
  readonly I631: readonly {
    /** °. */
    readonly AZCON: number;
    /** °. */
    readonly ELCON: number;
    /** m. */
    readonly RGCONSTOP: number;
    /** m. */
    readonly RGCONSTART: number;
  }[] | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 015: Independent Non-Cooperative Surveillance System Target Reports. */
export type Cat015 = Cat015Edition1_2;
