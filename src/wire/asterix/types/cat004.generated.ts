/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Record types of EUROCONTROL ASTERIX category 004, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { AsterixRecord } from '../record.ts';

export interface Cat004Item010 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

export interface Cat004Item045 {
  /** Area Status. */
  readonly AREA: {
    /** Element Populated Bit. */
    readonly EP: number;
    /** Area Status Value. */
    readonly VAL: number;
  };
  /** Status of the Alert. */
  readonly STAT: number;
}

export interface Cat004Item060 {
  readonly MRVA: number;
  readonly RAMLD: number;
  readonly RAMHD: number;
  readonly MSAW: number;
  readonly APW: number;
  readonly CLAM: number;
  readonly STCA: number;
  readonly APM?: number | undefined;
  readonly RIMCA?: number | undefined;
  readonly ACASRA?: number | undefined;
  readonly NTCA?: number | undefined;
  readonly DG?: number | undefined;
  readonly OF?: number | undefined;
  readonly OL?: number | undefined;
  readonly AIW?: number | undefined;
  readonly PAIW?: number | undefined;
  readonly OCAT?: number | undefined;
  readonly SAM?: number | undefined;
  readonly VCD?: number | undefined;
  readonly CHAM?: number | undefined;
  readonly DSAM?: number | undefined;
  readonly DBPSMARR?: number | undefined;
  readonly DBPSMDEP?: number | undefined;
  readonly DBPSMTL?: number | undefined;
  readonly VRAMCRM?: number | undefined;
  readonly VRAMVTM?: number | undefined;
  readonly VRAMVRM?: number | undefined;
  readonly HAMHD?: number | undefined;
  readonly HAMRD?: number | undefined;
  readonly HAMVD?: number | undefined;
  readonly HVI?: number | undefined;
  readonly LTW?: number | undefined;
  readonly VPM?: number | undefined;
  readonly TTA?: number | undefined;
  readonly CRA?: number | undefined;
  readonly ASM?: number | undefined;
  readonly IAVM?: number | undefined;
  readonly FTD?: number | undefined;
  readonly ITD?: number | undefined;
  readonly IIA?: number | undefined;
  readonly SQW?: number | undefined;
  readonly CUW?: number | undefined;
  readonly CATC?: number | undefined;
  readonly NOCLR?: number | undefined;
  readonly NOMOV?: number | undefined;
  readonly NOH?: number | undefined;
  readonly WRTY?: number | undefined;
  readonly STOCC?: number | undefined;
  readonly ONGOING?: number | undefined;
  readonly NTZ?: number | undefined;
}

export interface Cat004Item170 {
  /** Aircraft Identifier (in 7 Characters) of Aircraft 1 Involved in the Conflict. */
  readonly AI1?: string | undefined;
  /** Mode 3/A Code Aircraft 1. */
  readonly M31?: {
    /** Mode-3/A Code (Converted Into Octal Representation) of Aircraft 1 Involved in the Conflict. */
    readonly MODE3A: string;
  } | undefined;
  /** Predicted Conflict Position Target 1 in WGS-84 Coordinates. */
  readonly CPW?: {
    /** Latitude in WGS-84 in Two’s Complement, °. */
    readonly LAT: number;
    /** Longitude in WGS-84 in Two’s Complement, °. */
    readonly LON: number;
    /** Altitude of Predicted Conflict, ft. */
    readonly ALT: number;
  } | undefined;
  /** Predicted Conflict Position for the Aircraft 1 Involved in the Conflict. */
  readonly CPC?: {
    /** Starting X-position of the Conflict, m. */
    readonly X: number;
    /** Starting Y-position of the Conflict, m. */
    readonly Y: number;
    /** Starting Z-position of the Conflict, ft. */
    readonly Z: number;
  } | undefined;
  /** Time to Runway Threshold for First Approaching Aircraft in a RIMCA, s. */
  readonly TT1?: number | undefined;
  /** Distance to Runway Threshold for Aircraft 1 Involved in a RIMCA, m. */
  readonly DT1?: number | undefined;
  /** Characteristics of Aircraft 1 Involved in the Conflict. */
  readonly AC1?: {
    /** Identification of Conflict Categories Definition Table. */
    readonly GATOAT: number;
    /** Flight Rules. */
    readonly FR1FR2: number;
    readonly RVSM: number;
    readonly HPR: number;
    /** Climbing/Descending Mode. */
    readonly CDM?: number | undefined;
    readonly PRI?: number | undefined;
    readonly GV?: number | undefined;
  } | undefined;
  /** Aircraft Identification Downloaded from Aircraft 1 Involved in the Conflict If Equipped with a Mode-S Transponder. */
  readonly MS1?: string | undefined;
  /** Number of the Flight Plan Correlated to Aircraft 1 Involved in the Conflict. */
  readonly FP1?: {
    readonly NBR: number;
  } | undefined;
  /** Cleared Flight Level for Aircraft 1 Involved in the Conflict, FL. */
  readonly CF1?: number | undefined;
}

export interface Cat004Item120 {
  /** Conflict Nature. */
  readonly CN?: {
    /** Conflict Location in Military Airspace. */
    readonly MAS: number;
    /** Conflict Location in Civil Airspace. */
    readonly CAS: number;
    /** Fast Lateral Divergence. */
    readonly FLD: number;
    /** Fast Vertical Divergence. */
    readonly FVD: number;
    /** Type of Separation Infringement. */
    readonly TYPE: number;
    /** Crossing Test. */
    readonly CROSS: number;
    /** Divergence Test. */
    readonly DIV: number;
    /** Runway/Runway Crossing in RIMCAS. */
    readonly RRC?: number | undefined;
    /** Runway/Taxiway Crossing in RIMCAS. */
    readonly RTC?: number | undefined;
    readonly MRVA?: number | undefined;
    readonly VRAMCRM?: number | undefined;
    readonly VRAMVRM?: number | undefined;
    readonly VRAMVTM?: number | undefined;
    readonly HAMHD?: number | undefined;
    readonly HAMRD?: number | undefined;
    readonly HAMVD?: number | undefined;
    readonly DBPSMARR?: number | undefined;
    readonly DBPSMDEP?: number | undefined;
    readonly DBPSMTL?: number | undefined;
    readonly AIW?: number | undefined;
  } | undefined;
  /** Conflict Classification. */
  readonly CC?: {
    /** Identification of Conflict Categories Definition Table. */
    readonly TID: number;
    /** Conflict Properties Class. */
    readonly CPC: number | {
      /** Linear Prediction Filter. */
      readonly LPF: number;
      /** Current Proximity Filter. */
      readonly CPF: number;
      /** Manoeuvre Hazard Filter. */
      readonly MHF: number;
    } | {
      /** RIMCAS Alert Stage. */
      readonly RAS: number;
    } | {
      /** Linear Prediction Filter. */
      readonly LFP: number;
      /** Mode S Manoeuvre/Prediction Filter. */
      readonly MSM: number;
    };
    /** Conflict Severity. */
    readonly CS: number;
  } | undefined;
  /** Conflict Probability, %. */
  readonly CP?: number | undefined;
  /** Conflict Duration, s. */
  readonly CD?: number | undefined;
}

export interface Cat004Item070 {
  /** Time to Conflict, s. */
  readonly TC?: number | undefined;
  /** Time to Closest Approach, s. */
  readonly TCA?: number | undefined;
  /** Current Horizontal Separation, m. */
  readonly CHS?: number | undefined;
  /** Estimated Minimum Horizontal Separation, m. */
  readonly MHS?: number | undefined;
  /** Current Vertical Separation, ft. */
  readonly CVS?: number | undefined;
  /** Estimated Minimum Vertical Separation, ft. */
  readonly MVS?: number | undefined;
}

export interface Cat004Item100 {
  /** Area Name. */
  readonly AN?: string | undefined;
  /** Crossing Area Name. */
  readonly CAN?: string | undefined;
  /** Runway/Taxiway Designator 1. */
  readonly RT1?: string | undefined;
  /** Runway/Taxiway Designator 2. */
  readonly RT2?: string | undefined;
  /** Stop Bar Designator. */
  readonly SB?: string | undefined;
  /** Gate Designator. */
  readonly G?: string | undefined;
}

export interface Cat004Item171 {
  /** Aircraft Identifier (in 7 Characters) of Aircraft 2 Involved in the Conflict. */
  readonly AI2?: string | undefined;
  /** Mode 3/A Code Aircraft 2. */
  readonly M32?: {
    /** Mode-3/A Code (Converted Into Octal Representation) of Aircraft 2 Involved in the Conflict. */
    readonly MODE3A: string;
  } | undefined;
  /** Predicted Conflict Position Target 2 in WGS-84 Coordinates. */
  readonly CPW?: {
    /** Latitude in WGS-84 in Two’s Complement, °. */
    readonly LAT: number;
    /** Longitude in WGS-84 in Two’s Complement, °. */
    readonly LON: number;
    /** Altitude of Predicted Conflict, ft. */
    readonly ALT: number;
  } | undefined;
  /** Predicted Conflict Position for the Aircraft 2 Involved in the Conflict. */
  readonly CPL?: {
    /** Starting X-position of the Conflict, m. */
    readonly X: number;
    /** Starting Y-position of the Conflict, m. */
    readonly Y: number;
    /** Starting Z-position of the Conflict, ft. */
    readonly Z: number;
  } | undefined;
  /** Time to Runway Threshold for Second Approaching Aircraft in a RIMCA, s. */
  readonly TT2?: number | undefined;
  /** Distance to Runway Threshold for Aircraft 2 Involved in a RIMCA, m. */
  readonly DT2?: number | undefined;
  /** Characteristics of Aircraft 2 Involved in the Conflict. */
  readonly AC2?: {
    /** Identification of Conflict Categories Definition Table. */
    readonly GATOAT: number;
    /** Flight Rules. */
    readonly FR1FR2: number;
    readonly RVSM: number;
    readonly HPR: number;
    /** Climbing/Descending Mode. */
    readonly CDM?: number | undefined;
    readonly PRI?: number | undefined;
    readonly GV?: number | undefined;
  } | undefined;
  /** Aircraft Identification Downloaded From Aircraft 2 Involved in the Conflict If Eequipped With a Mode-S Transponder. */
  readonly MS2?: string | undefined;
  /** Number of the Flight Plan Correlated to Aircraft 2 Involved in the Conflict. */
  readonly FP2?: {
    readonly NBR: number;
  } | undefined;
  /** Cleared Flight Level for Aircraft 2 Involved in the Conflict, FL. */
  readonly CF2?: number | undefined;
}

/** A record of category 004 by edition 1.13 (2024-06-04): Safety Net Messages. */
export interface Cat004Edition1_13 extends AsterixRecord {
  readonly category: 4;
  readonly edition: '1.13';
  /** Data Source Identifier. */
  readonly I010: Cat004Item010 | undefined;
  /** Message Type. */
  readonly I000: number | undefined;
  /** SDPS Identifier. */
  readonly I015: readonly {
    /** System Area Code. */
    readonly SAC: number;
    /** System Identification Code. */
    readonly SIC: number;
  }[] | undefined;
  /** Time of Message, s. */
  readonly I020: number | undefined;
  /** Alert Identifier. */
  readonly I040: number | undefined;
  /** Area and Alert Status. */
  readonly I045: Cat004Item045 | undefined;
  /** Safety Net Function and System Status. */
  readonly I060: Cat004Item060 | undefined;
  /** Track Number 1. */
  readonly I030: number | undefined;
  /** Aircraft Identification and Characteristics 1. */
  readonly I170: Cat004Item170 | undefined;
  /** Conflict Characteristics. */
  readonly I120: Cat004Item120 | undefined;
  /** Conflict Timing and Separation. */
  readonly I070: Cat004Item070 | undefined;
  /** Vertical Deviation, ft. */
  readonly I076: number | undefined;
  /** Longitudinal Deviation, m. */
  readonly I074: number | undefined;
  /** Transversal Distance Deviation, m. */
  readonly I075: number | undefined;
  /** Area Definition. */
  readonly I100: Cat004Item100 | undefined;
  /** Track Number 2. */
  readonly I035: number | undefined;
  /** Aircraft Identification and Characteristics 2. */
  readonly I171: Cat004Item171 | undefined;
  /** FDPS Sector Control Identification. */
  readonly I110: readonly {
    readonly CEN: number;
    readonly POS: number;
  }[] | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 004: Safety Net Messages. */
export type Cat004 = Cat004Edition1_13;
