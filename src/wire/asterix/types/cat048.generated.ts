/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Record types of EUROCONTROL ASTERIX category 048, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { AsterixRecord } from '../record.ts';

export interface Cat048Item010 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

export interface Cat048Item020 {
  readonly TYP: number;
  readonly SIM: number;
  readonly RDP: number;
  readonly SPI: number;
  readonly RAB: number;
  readonly TST?: number | undefined;
  readonly ERR?: number | undefined;
  readonly XPP?: number | undefined;
  readonly ME?: number | undefined;
  readonly MI?: number | undefined;
  readonly FOEFRI?: number | undefined;
  /** On-Site ADS-B Information. */
  readonly ADSB?: {
    /** ADSB Element Populated Bit. */
    readonly EP: number;
    /** On-Site ADS-B Information. */
    readonly VAL: number;
  } | undefined;
  /** Surveillance Cluster Network Information. */
  readonly SCN?: {
    /** SCN Element Populated Bit. */
    readonly EP: number;
    /** Surveillance Cluster Network Information. */
    readonly VAL: number;
  } | undefined;
  /** Passive Acquisition Interface Information. */
  readonly PAI?: {
    /** PAI Element Populated Bit. */
    readonly EP: number;
    /** Passive Acquisition Interface Information. */
    readonly VAL: number;
  } | undefined;
}

export interface Cat048Item040 {
  /** NM. */
  readonly RHO: number;
  /** °. */
  readonly THETA: number;
}

export interface Cat048Item070 {
  readonly V: number;
  readonly G: number;
  readonly L: number;
  /** Mode-3/A Reply in Octal Representation. */
  readonly MODE3A: string;
}

export interface Cat048Item090 {
  readonly V: number;
  readonly G: number;
  /** FL. */
  readonly FL: number;
}

export interface Cat048Item130 {
  /** SSR Plot Runlength, °. */
  readonly SRL?: number | undefined;
  /** Number of Received Replies for (M)SSR. */
  readonly SRR?: number | undefined;
  /** Amplitude of (M)SSR Reply, dBm. */
  readonly SAM?: number | undefined;
  /** Primary Plot Runlength, °. */
  readonly PRL?: number | undefined;
  /** Amplitude of Primary Plot, dBm. */
  readonly PAM?: number | undefined;
  /** Difference in Range Between PSR and SSR Plot, NM. */
  readonly RPD?: number | undefined;
  /** Difference in Azimuth Between PSR and SSR Plot, °. */
  readonly APD?: number | undefined;
}

export interface Cat048Item161 {
  /** Track Number. */
  readonly TRN: number;
}

export interface Cat048Item042 {
  /** X-Component, NM. */
  readonly X: number;
  /** X-Component, NM. */
  readonly Y: number;
}

export interface Cat048Item200 {
  /** Calculated Groundspeed, NM/s. */
  readonly GSP: number;
  /** Calculated Heading, °. */
  readonly HDG: number;
}

export interface Cat048Item170 {
  /** Confirmed Vs. Tentative Track. */
  readonly CNF: number;
  /** Type of Sensor(s) Maintaining Track. */
  readonly RAD: number;
  /** Signals Level of Confidence in Plot to Track Association Process. */
  readonly DOU: number;
  /** Manoeuvre Detection in Horizontal Sense. */
  readonly MAH: number;
  /** Climbing / Descending Mode. */
  readonly CDM: number;
  /** Signal for End_of_Track. */
  readonly TRE?: number | undefined;
  /** Ghost Vs. True Target. */
  readonly GHO?: number | undefined;
  /** Track Maintained with Track Information from Neighbouring Node B on the Cluster, or Network. */
  readonly SUP?: number | undefined;
  /** Type of Plot Coordinate Transformation Mechanism:. */
  readonly TCC?: number | undefined;
}

export interface Cat048Item210 {
  /** Sigma (X)) Standard Deviation on the Horizontal Axis of the Local Grid System, NM. */
  readonly SIGX: number;
  /** Sigma (Y)) Standard Deviation on the Vertical Axis of the Local Grid System, NM. */
  readonly SIGY: number;
  /** Sigma (V)) Standard Deviation on the Groundspeed Within the Local Grid System, NM/s. */
  readonly SIGV: number;
  /** Sigma (H)) Standard Deviation on the Heading Within the Local Grid System, °. */
  readonly SIGH: number;
}

export interface Cat048Item080 {
  readonly QA4: number;
  readonly QA2: number;
  readonly QA1: number;
  readonly QB4: number;
  readonly QB2: number;
  readonly QB1: number;
  readonly QC4: number;
  readonly QC2: number;
  readonly QC1: number;
  readonly QD4: number;
  readonly QD2: number;
  readonly QD1: number;
}

export interface Cat048Item100 {
  readonly V: number;
  readonly G: number;
  /** Mode-C Reply in Gray Notation. */
  readonly MODEC: number;
  readonly QC1: number;
  readonly QA1: number;
  readonly QC2: number;
  readonly QA2: number;
  readonly QC4: number;
  readonly QA4: number;
  readonly QB1: number;
  readonly QD1: number;
  readonly QB2: number;
  readonly QD2: number;
  readonly QB4: number;
  readonly QD4: number;
}

export interface Cat048Item110 {
  /** 3D Height, in Binary Notation. Negative Values Are Expressed in Two's Complement, ft. */
  readonly "3DH": number;
}

export interface Cat048Item120 {
  /** Calculated Doppler Speed. */
  readonly CAL?: {
    readonly D: number;
    /** Calculated Doppler Speed, Coded in Two's Complement, m/s. */
    readonly CAL: number;
  } | undefined;
  /** Raw Doppler Speed. */
  readonly RDS?: readonly {
    /** Doppler Speed, m/s. */
    readonly DOP: number;
    /** Ambiguity Range, m/s. */
    readonly AMB: number;
    /** Transmitter Frequency, MHz. */
    readonly FRQ: number;
  }[] | undefined;
}

export interface Cat048Item230 {
  /** Communications Capability of the Transponder. */
  readonly COM: number;
  /** Flight Status. */
  readonly STAT: number;
  /** SI/II Transponder Capability. */
  readonly SI: number;
  /** Mode-S Specific Service Capability. */
  readonly MSSC: number;
  /** Altitude Reporting Capability. */
  readonly ARC: number;
  /** Aircraft Identification Capability. */
  readonly AIC: number;
  /** BDS 1,0 Bit 16. */
  readonly B1A: number;
  /** BDS 1,0 Bits 37/40. */
  readonly B1B: number;
}

export interface Cat048Item055 {
  readonly V: number;
  readonly G: number;
  readonly L: number;
  /** Mode-1 Code. */
  readonly MODE1: number;
}

export interface Cat048Item050 {
  readonly V: number;
  readonly G: number;
  readonly L: number;
  /** Mode-2 Code in Octal Representation. */
  readonly MODE2: string;
}

export interface Cat048Item065 {
  readonly QA4: number;
  readonly QA2: number;
  readonly QA1: number;
  readonly QB2: number;
  readonly QB1: number;
}

export interface Cat048Item060 {
  readonly QA4: number;
  readonly QA2: number;
  readonly QA1: number;
  readonly QB4: number;
  readonly QB2: number;
  readonly QB1: number;
  readonly QC4: number;
  readonly QC2: number;
  readonly QC1: number;
  readonly QD4: number;
  readonly QD2: number;
  readonly QD1: number;
}

export interface Cat048ItemRE {
  /** Mode 5 Reports. */
  readonly MD5?: {
    /** Mode 5 Summary. */
    readonly SUM?: {
      readonly M5: number;
      readonly ID: number;
      readonly DA: number;
      readonly M1: number;
      readonly M2: number;
      readonly M3: number;
      readonly MC: number;
    } | undefined;
    /** PIN/ National Origin/Mission Code. */
    readonly PMN?: {
      /** PIN Code. */
      readonly PIN: number;
      /** Validity of NAT. */
      readonly NAV: number;
      /** National Origin. */
      readonly NAT: number;
      /** Mission Code. */
      readonly MIS: number;
    } | undefined;
    /** Mode 5 Reported Position. */
    readonly POS?: {
      /** Latitude in WGS 84, °. */
      readonly LAT: number;
      /** Longitude in WGS 84, °. */
      readonly LON: number;
    } | undefined;
    /** Mode 5 GNSS-derived Altitude. */
    readonly GA?: {
      readonly RES: number;
      /** ft. */
      readonly GA: number;
    } | undefined;
    /** Extended Mode 1 Code in Octal Representation. */
    readonly EM1?: {
      readonly V: number;
      readonly G: number;
      readonly L: number;
      /** Extended Mode 1 Code in Octal Representation. */
      readonly EM1: string;
    } | undefined;
    /** Time Offset for POS and GA, s. */
    readonly TOS?: number | undefined;
    /** X Pulse Presence. */
    readonly XP?: {
      /** X-pulse from Mode 5 PIN Reply/Report. */
      readonly XP: number;
      /** X-pulse from Mode 5 Data Reply or Report. */
      readonly X5: number;
      /** X-pulse from Mode C Reply. */
      readonly XC: number;
      /** X-pulse from Mode 3/A Reply. */
      readonly X3: number;
      /** X-pulse from Mode 2 Reply. */
      readonly X2: number;
      /** X-pulse from Mode 1 Reply. */
      readonly X1: number;
    } | undefined;
  } | undefined;
  /** Mode 5 Reports, New Format. */
  readonly M5N?: {
    /** Mode 5 Summary. */
    readonly SUM?: {
      readonly M5: number;
      readonly ID: number;
      readonly DA: number;
      readonly M1: number;
      readonly M2: number;
      readonly M3: number;
      readonly MC: number;
    } | undefined;
    /** PIN/ National Origin/Mission Code. */
    readonly PMN?: {
      /** PIN Code. */
      readonly PIN: number;
      /** Validity of NO. */
      readonly NOV: number;
      /** National Origin. */
      readonly NO: number;
    } | undefined;
    /** Mode 5 Reported Position. */
    readonly POS?: {
      /** Latitude in WGS 84, °. */
      readonly LAT: number;
      /** Longitude in WGS 84, °. */
      readonly LON: number;
    } | undefined;
    /** Mode 5 GNSS-derived Altitude. */
    readonly GA?: {
      readonly RES: number;
      /** ft. */
      readonly GA: number;
    } | undefined;
    /** Extended Mode 1 Code in Octal Representation. */
    readonly EM1?: {
      readonly V: number;
      readonly G: number;
      readonly L: number;
      /** Extended Mode 1 Code in Octal Representation. */
      readonly EM1: string;
    } | undefined;
    /** Time Offset for POS and GA, s. */
    readonly TOS?: number | undefined;
    /** X Pulse Presence. */
    readonly XP?: {
      /** X-pulse from Mode 5 PIN Reply/Report. */
      readonly XP: number;
      /** X-pulse from Mode 5 Data Reply or Report. */
      readonly X5: number;
      /** X-pulse from Mode C Reply. */
      readonly XC: number;
      /** X-pulse from Mode 3/A Reply. */
      readonly X3: number;
      /** X-pulse from Mode 2 Reply. */
      readonly X2: number;
      /** X-pulse from Mode 1 Reply. */
      readonly X1: number;
    } | undefined;
    /** Figure of Merit. */
    readonly FOM?: {
      readonly FOM: number;
    } | undefined;
  } | undefined;
  /** Extended Mode 4 Report. */
  readonly M4E?: {
    /** Indication Foe/Friend (Mode4). */
    readonly FOEFRI: number;
  } | undefined;
  /** Radar Plot Characteristics. */
  readonly RPC?: {
    /** Score. */
    readonly SCO?: number | undefined;
    /** Signal/Clutter Ratio, dB. */
    readonly SRC?: number | undefined;
    /** Range Width, NM. */
    readonly RW?: number | undefined;
    /** Ambiguous Range, NM. */
    readonly AR?: number | undefined;
  } | undefined;
  /** Extended Range Report, NM. */
  readonly ERR?: number | undefined;
  /** Radar Track Characteristics. */
  readonly RTC?: {
    /** Plot/Track Link. */
    readonly PTL?: {
      /** Track / SCN Association. */
      readonly SCN: number;
      /** Roll Call Component. */
      readonly RC: number;
      /** All Call Component. */
      readonly AC: number;
      /** SSR Component. */
      readonly SSR: number;
      /** PSR Component. */
      readonly PSR: number;
      readonly PLOTNR: number;
    } | undefined;
    /** ADS-B/Track Link. */
    readonly ATL?: readonly number[] | undefined;
    /** Turn State, %. */
    readonly TRN?: number | undefined;
    /** Next Predicted Position. */
    readonly NPP?: {
      /** Predicted Range, NM. */
      readonly PREDRHO: number;
      /** Predicted Azimuth, °. */
      readonly PREDTHETA: number;
      /** Predicted Closest Range, NM. */
      readonly EVOLRHOSTART: number;
      /** Predicted Largest Range, NM. */
      readonly EVOLRHOEND: number;
      /** Predicted Smallest Azimuth, °. */
      readonly EVOLTHETASTART: number;
      /** Predicted Largest Azimuth, °. */
      readonly EVOLTHETAEND: number;
      /** Predicted Closest Range, NM. */
      readonly NOISERHOSTART: number;
      /** Predicted Largest Range, NM. */
      readonly NOISERHOEND: number;
      /** Predicted Smallest Azimuth, °. */
      readonly NOISETHETASTART: number;
      /** Predicted Largest Azimuth, °. */
      readonly NOISETHETAEND: number;
      /** Predicted Detection Time, s. */
      readonly PREDTIME: number;
    } | undefined;
    /** Data Link Characteristics. */
    readonly DLK?: readonly {
      readonly TYPE: number;
      readonly ORIGIN: number;
      readonly STATE: number;
    }[] | undefined;
    /** Lockout Characteristics. */
    readonly LCK?: {
      /** Lockout State. */
      readonly LS: number;
      /** Lockout Time, ms. */
      readonly LOCTIM: number;
    } | undefined;
    /** Transition Code. */
    readonly TC?: {
      readonly TCOUNT1: number;
      readonly TCODE1: number;
      readonly TCOUNT2: number;
      readonly TCODE2: string;
      readonly TCOUNT3: number;
      readonly TCODE3: string;
    } | undefined;
    /** Track Life Cycle. */
    readonly TLC?: {
      readonly ACQI: number;
      readonly TRKUPDCTR: number;
      /** ms. */
      readonly LASTTRKUPD: number;
    } | undefined;
    /** Adjacent Sensor Information. */
    readonly ASI?: readonly {
      /** SAC of the Adjacent Sensor. */
      readonly SACADJS: number;
      /** SIC of the Adjacent Sensor. */
      readonly SICADJS: number;
      /** Absolute Timestamp in UTC Provided by the SCN, s. */
      readonly TIMEOFDAYSCN: number;
      /** Use of Adjacent Sensor Data. */
      readonly DATAUSE: number;
      /** DRN Availability. */
      readonly DRNA: number;
      readonly DRN: number;
    }[] | undefined;
    /** Track Extrapolation Source. */
    readonly TES?: number | undefined;
    /** Identity Requested. */
    readonly IR?: {
      readonly IR: number;
      /** Age of Mode 3/A Code (I048/070), s. */
      readonly M3A: number;
    } | undefined;
  } | undefined;
  /** Common and Plot Characteristics. */
  readonly CPC?: {
    /** Plot Number. */
    readonly PNB?: number | undefined;
    /** Replies/Plot Link. */
    readonly RPL?: readonly {
      /** Reply Type. */
      readonly TYPE: number;
      readonly REPLYNBR: number;
    }[] | undefined;
    /** Scan Number. */
    readonly SNB?: number | undefined;
    /** Common and Plot Characteristics Date. */
    readonly DATE?: {
      readonly Y1: number;
      readonly Y2: number;
      readonly Y3: number;
      readonly Y4: number;
      readonly M1: number;
      readonly M2: number;
      readonly D1: number;
      readonly D2: number;
    } | undefined;
  } | undefined;
  /** Generic Category 048 Data. */
  readonly GEN48?: {
    /** Alternative Mode 2 Code. */
    readonly ALTM2?: {
      readonly V: number;
      readonly G: number;
      readonly L: number;
      /** Mode-2 Code in Octal Representation. */
      readonly ALTM2: string;
    } | undefined;
    /** Alternative Mode 3/A. */
    readonly ALTM3?: {
      readonly V: number;
      readonly G: number;
      readonly L: number;
      /** Mode-3/A Code in Octal Representation. */
      readonly ALTM3: string;
    } | undefined;
    /** Alternative Flight Level. */
    readonly ALTFL?: {
      readonly V: number;
      readonly G: number;
      /** Flight Level in Two's Complement Form, ALTFL. */
      readonly ALTFL: number;
    } | undefined;
    /** Radar Cross Section. */
    readonly RCSDB?: {
      /** dBm². */
      readonly RCSDB: number;
    } | undefined;
    /** Radar Cross Section. */
    readonly RCSM?: {
      /** m². */
      readonly RCSM: number;
    } | undefined;
  } | undefined;
}

export interface Cat048Item020Edition1_32 {
  readonly TYP: number;
  readonly SIM: number;
  readonly RDP: number;
  readonly SPI: number;
  readonly RAB: number;
  readonly TST?: number | undefined;
  readonly ERR?: number | undefined;
  readonly XPP?: number | undefined;
  readonly ME?: number | undefined;
  readonly MI?: number | undefined;
  readonly FOEFRI?: number | undefined;
  /** On-Site ADS-B Information. */
  readonly ADSB?: {
    /** ADSB Element Populated Bit. */
    readonly EP: number;
    /** On-Site ADS-B Information. */
    readonly VAL: number;
  } | undefined;
  /** Surveillance Cluster Network Information. */
  readonly SCN?: {
    /** SCN Element Populated Bit. */
    readonly EP: number;
    /** Surveillance Cluster Network Information. */
    readonly VAL: number;
  } | undefined;
  /** Passive Acquisition Interface Information. */
  readonly PAI?: {
    /** PAI Element Populated Bit. */
    readonly EP: number;
    /** Passive Acquisition Interface Information. */
    readonly VAL: number;
  } | undefined;
  /** Extended Version. */
  readonly ACASXV?: {
    /** ACASXV Element Populated Bit. */
    readonly EP: number;
    /** ACAS Extended Version Value. */
    readonly VAL: number;
  } | undefined;
  /** PO Transponder Capability. */
  readonly POXPR?: {
    /** POXPR Element Populated Bit. */
    readonly EP: number;
    /** PO Transponder Capability. */
    readonly VAL: number;
  } | undefined;
  /** PO Active for Current Plot. */
  readonly POACT?: {
    /** POACT Element Populated Bit. */
    readonly EP: number;
    /** POACT Active for Current Plot. */
    readonly VAL: number;
  } | undefined;
  /** Basic Dataflash Transponder Capability. */
  readonly DTFXPR?: {
    /** DTFXPR Element Populated Bit. */
    readonly EP: number;
    /** Basic Dataflash Transponder Capability. */
    readonly VAL: number;
  } | undefined;
  /** Basic Dataflash Active for Current Plot. */
  readonly DTFACT?: {
    /** DTFACT Element Populated Bit. */
    readonly EP: number;
    /** Basic Dataflash in Current Plot. */
    readonly VAL: number;
  } | undefined;
  /** IRM Transponder Capability. */
  readonly IRMXPR?: {
    /** IRMXPR Element Populated Bit. */
    readonly EP: number;
    /** Transponder IRM Capability. */
    readonly VAL: number;
  } | undefined;
  /** IRM Active for Current Plot. */
  readonly IRMACT?: {
    /** IRM Element Populated Bit. */
    readonly EP: number;
    /** IRM Active for Current Plot. */
    readonly VAL: number;
  } | undefined;
}

/** A record of category 048 by edition 1.31 (2022-10-03): Monoradar Target Reports. */
export interface Cat048Edition1_31 extends AsterixRecord {
  readonly category: 48;
  readonly edition: '1.31';
  /** Data Source Identifier. */
  readonly I010: Cat048Item010 | undefined;
  /** Time of Day, s. */
  readonly I140: number | undefined;
  /** Target Report Descriptor. */
  readonly I020: Cat048Item020 | undefined;
  /** Measured Position in Polar Co-ordinates. */
  readonly I040: Cat048Item040 | undefined;
  /** Mode-3/A Code in Octal Representation. */
  readonly I070: Cat048Item070 | undefined;
  /** Flight Level in Binary Representation. */
  readonly I090: Cat048Item090 | undefined;
  /** Radar Plot Characteristics. */
  readonly I130: Cat048Item130 | undefined;
  /** Aircraft Address. */
  readonly I220: number | undefined;
  /** Aircraft Identification. */
  readonly I240: string | undefined;
  /** BDS Register Data. */
  readonly I250: readonly {
    /** Mode S Comm B Message Data. */
    readonly MBDATA: string;
    /** Comm B Data Buffer Store 1 Address. */
    readonly BDS1: number;
    /** Comm B Data Buffer Store 2 Address. */
    readonly BDS2: number;
  }[] | undefined;
  /** Track Number. */
  readonly I161: Cat048Item161 | undefined;
  /** Calculated Position in Cartesian Co-ordinates. */
  readonly I042: Cat048Item042 | undefined;
  /** Calculated Track Velocity in Polar Co-ordinates. */
  readonly I200: Cat048Item200 | undefined;
  /** Track Status. */
  readonly I170: Cat048Item170 | undefined;
  /** Track Quality. */
  readonly I210: Cat048Item210 | undefined;
  /** Warning/Error Conditions and Target Classification. */
  readonly I030: readonly number[] | undefined;
  /** Mode-3/A Code Confidence Indicator. */
  readonly I080: Cat048Item080 | undefined;
  /** Mode-C Code and Code Confidence Indicator. */
  readonly I100: Cat048Item100 | undefined;
  /** Height Measured by a 3D Radar. */
  readonly I110: Cat048Item110 | undefined;
  /** Radial Doppler Speed. */
  readonly I120: Cat048Item120 | undefined;
  /** Communications/ACAS Capability and Flight Status. */
  readonly I230: Cat048Item230 | undefined;
  /** ACAS Resolution Advisory Report. */
  readonly I260: string | undefined;
  /** Mode-1 Code in Octal Representation. */
  readonly I055: Cat048Item055 | undefined;
  /** Mode-2 Code in Octal Representation. */
  readonly I050: Cat048Item050 | undefined;
  /** Mode-1 Code Confidence Indicator. */
  readonly I065: Cat048Item065 | undefined;
  /** Mode-2 Code Confidence Indicator. */
  readonly I060: Cat048Item060 | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | Cat048ItemRE | undefined;
}

/** A record of category 048 by edition 1.32 (2024-07-01): Monoradar Target Reports. */
export interface Cat048Edition1_32 extends AsterixRecord {
  readonly category: 48;
  readonly edition: '1.32';
  /** Data Source Identifier. */
  readonly I010: Cat048Item010 | undefined;
  /** Time of Day, s. */
  readonly I140: number | undefined;
  /** Target Report Descriptor. */
  readonly I020: Cat048Item020Edition1_32 | undefined;
  /** Measured Position in Polar Co-ordinates. */
  readonly I040: Cat048Item040 | undefined;
  /** Mode-3/A Code in Octal Representation. */
  readonly I070: Cat048Item070 | undefined;
  /** Flight Level in Binary Representation. */
  readonly I090: Cat048Item090 | undefined;
  /** Radar Plot Characteristics. */
  readonly I130: Cat048Item130 | undefined;
  /** Aircraft Address. */
  readonly I220: number | undefined;
  /** Aircraft Identification. */
  readonly I240: string | undefined;
  /** BDS Register Data. */
  readonly I250: readonly {
    /** Mode S Comm B Message Data. */
    readonly MBDATA: string;
    /** Comm B Data Buffer Store 1 Address. */
    readonly BDS1: number;
    /** Comm B Data Buffer Store 2 Address. */
    readonly BDS2: number;
  }[] | undefined;
  /** Track Number. */
  readonly I161: Cat048Item161 | undefined;
  /** Calculated Position in Cartesian Co-ordinates. */
  readonly I042: Cat048Item042 | undefined;
  /** Calculated Track Velocity in Polar Co-ordinates. */
  readonly I200: Cat048Item200 | undefined;
  /** Track Status. */
  readonly I170: Cat048Item170 | undefined;
  /** Track Quality. */
  readonly I210: Cat048Item210 | undefined;
  /** Warning/Error Conditions and Target Classification. */
  readonly I030: readonly number[] | undefined;
  /** Mode-3/A Code Confidence Indicator. */
  readonly I080: Cat048Item080 | undefined;
  /** Mode-C Code and Code Confidence Indicator. */
  readonly I100: Cat048Item100 | undefined;
  /** Height Measured by a 3D Radar. */
  readonly I110: Cat048Item110 | undefined;
  /** Radial Doppler Speed. */
  readonly I120: Cat048Item120 | undefined;
  /** Communications/ACAS Capability and Flight Status. */
  readonly I230: Cat048Item230 | undefined;
  /** ACAS Resolution Advisory Report. */
  readonly I260: string | undefined;
  /** Mode-1 Code in Octal Representation. */
  readonly I055: Cat048Item055 | undefined;
  /** Mode-2 Code in Octal Representation. */
  readonly I050: Cat048Item050 | undefined;
  /** Mode-1 Code Confidence Indicator. */
  readonly I065: Cat048Item065 | undefined;
  /** Mode-2 Code Confidence Indicator. */
  readonly I060: Cat048Item060 | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | Cat048ItemRE | undefined;
}

/** A record of category 048: Monoradar Target Reports. */
export type Cat048 = Cat048Edition1_31 | Cat048Edition1_32;
