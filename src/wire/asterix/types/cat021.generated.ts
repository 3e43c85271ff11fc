/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Record types of EUROCONTROL ASTERIX category 021, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { AsterixRecord } from '../record.ts';

export interface Cat021Item010 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

export interface Cat021Item040 {
  /** Address Type. */
  readonly ATP: number;
  /** Altitude Reporting Capability. */
  readonly ARC: number;
  /** Range Check. */
  readonly RC: number;
  /** Report Type. */
  readonly RAB: number;
  /** Differential Correction. */
  readonly DCR?: number | undefined;
  /** Ground Bit Setting. */
  readonly GBS?: number | undefined;
  /** Simulated Target. */
  readonly SIM?: number | undefined;
  /** Test Target. */
  readonly TST?: number | undefined;
  /** Selected Altitude Available. */
  readonly SAA?: number | undefined;
  /** Confidence Level. */
  readonly CL?: number | undefined;
  /** Independent Position Check. */
  readonly IPC?: number | undefined;
  /** No-go Bit Status. */
  readonly NOGO?: number | undefined;
  /** Compact Position Reporting. */
  readonly CPR?: number | undefined;
  /** Local Decoding Position Jump. */
  readonly LDPJ?: number | undefined;
  /** Range Check. */
  readonly RCF?: number | undefined;
}

export interface Cat021Item161 {
  /** Track Number. */
  readonly TRNUM: number;
}

export interface Cat021Item130 {
  /** Latitude, °. */
  readonly LAT: number;
  /** Longitude, °. */
  readonly LON: number;
}

export interface Cat021Item131 {
  /** Latitude, °. */
  readonly LAT: number;
  /** Longitude, °. */
  readonly LON: number;
}

export interface Cat021Item150 {
  readonly IM: number;
  /** Air Speed (IAS or Mach), NM/s where 150/IM is 0, Mach where 150/IM is 1. */
  readonly AS: number;
}

export interface Cat021Item151 {
  /** Range Exceeded Indicator. */
  readonly RE: number;
  /** True Air Speed, kt. */
  readonly TAS: number;
}

export interface Cat021Item074 {
  /** Full Second Indication. */
  readonly FSI: number;
  /** Fractional Part of the Time of Message Reception for Position in the Ground Station, s. */
  readonly TOMRP: number;
}

export interface Cat021Item076 {
  /** Full Second Indication. */
  readonly FSI: number;
  /** Fractional Part of the Time of Message Reception for Position in the Ground Station, s. */
  readonly TOMRP: number;
}

export interface Cat021Item090 {
  /** Navigation Uncertainty Category for Velocity NUCr or the Navigation Accuracy Category for Velocity NACv. */
  readonly NUCRNACV: number;
  /** Navigation Uncertainty Category for Position NUCp or Navigation Integrity Category NIC. */
  readonly NUCPNIC: number;
  /** Navigation Integrity Category for Barometric Altitude. */
  readonly NICBARO?: number | undefined;
  /** Surveillance (version 1) or Source (version 2) Integrity Level. */
  readonly SIL?: number | undefined;
  /** Navigation Accuracy Category for Position. */
  readonly NACP?: number | undefined;
  /** SIL-Supplement. */
  readonly SILS?: number | undefined;
  /** Horizontal Position System Design Assurance Level (as Defined in Version 2). */
  readonly SDA?: number | undefined;
  /** Geometric Altitude Accuracy. */
  readonly GVA?: number | undefined;
  /** Position Integrity Category. */
  readonly PIC?: number | undefined;
}

export interface Cat021Item210 {
  /** Version Not Supported. */
  readonly VNS: number;
  /** Version Number. */
  readonly VN: number;
  /** Link Technology Type. */
  readonly LTT: number;
}

export interface Cat021Item070 {
  /** Mode-3/A Reply in Octal Representation. */
  readonly MODE3A: string;
}

export interface Cat021Item200 {
  /** Intent Change Flag (see Note). */
  readonly ICF: number;
  /** LNAV Mode. */
  readonly LNAV: number;
  /** Priority Status. */
  readonly PS: number;
  /** Surveillance Status. */
  readonly SS: number;
}

export interface Cat021Item155 {
  /** Range Exceeded Indicator. */
  readonly RE: number;
  /** Barometric Vertical Rate, ft/min. */
  readonly BVR: number;
}

export interface Cat021Item157 {
  /** Range Exceeded Indicator. */
  readonly RE: number;
  /** Geometric Vertical Rate, ft/min. */
  readonly GVR: number;
}

export interface Cat021Item160 {
  /** Range Exceeded Indicator. */
  readonly RE: number;
  /** Ground Speed Referenced to WGS-84, NM/s. */
  readonly GS: number;
  /** Track Angle Clockwise Reference to True North, °. */
  readonly TA: number;
}

export interface Cat021Item165 {
  /** Track Angle Rate, °/s. */
  readonly TAR: number;
}

export interface Cat021Item220 {
  /** Wind Speed, kt. */
  readonly WS?: number | undefined;
  /** Wind Direction, °. */
  readonly WD?: number | undefined;
  /** Temperature, °C. */
  readonly TMP?: number | undefined;
  /** Turbulence. */
  readonly TRB?: number | undefined;
}

export interface Cat021Item146 {
  /** Source Availability. */
  readonly SAS: number;
  /** Source. */
  readonly S: number;
  /** Altitude, ft. */
  readonly ALT: number;
}

export interface Cat021Item148 {
  /** Manage Vertical Mode. */
  readonly MV: number;
  /** Altitude Hold Mode. */
  readonly AH: number;
  /** Approach Mode. */
  readonly AM: number;
  /** Altitude, ft. */
  readonly ALT: number;
}

export interface Cat021Item110 {
  /** Trajectory Intent Status. */
  readonly TIS?: {
    readonly NAV: number;
    readonly NVB: number;
  } | undefined;
  /** Trajectory Intent Data. */
  readonly TID?: readonly {
    readonly TCA: number;
    readonly NC: number;
    readonly TCPN: number;
    /** Altitude in Two's Complement Form, ft. */
    readonly ALT: number;
    /** In WGS.84 in Two's Complement, °. */
    readonly LAT: number;
    /** In WGS.84 in Two's Complement, °. */
    readonly LON: number;
    /** Point Type. */
    readonly PT: number;
    readonly TD: number;
    readonly TRA: number;
    readonly TOA: number;
    /** Time Over Point, s. */
    readonly TOV: number;
    /** TCP Turn Radius, NM. */
    readonly TTR: number;
  }[] | undefined;
}

export interface Cat021Item008 {
  /** TCAS Resolution Advisory Active. */
  readonly RA: number;
  /** Target Trajectory Change Report Capability. */
  readonly TC: number;
  /** Target State Report Capability. */
  readonly TS: number;
  /** Air-Referenced Velocity Report Capability. */
  readonly ARV: number;
  /** Cockpit Display of Traffic Information Airborne. */
  readonly CDTIA: number;
  /** TCAS System Status. */
  readonly NOTTCAS: number;
  /** Single Antenna. */
  readonly SA: number;
}

export interface Cat021Item271 {
  /** Position Offset Applied. */
  readonly POA: number;
  /** Cockpit Display of Traffic Information Surface. */
  readonly CDTIS: number;
  /** Class B2 Transmit Power Less Than 70 Watts. */
  readonly B2LOW: number;
  /** Receiving ATC Services. */
  readonly RAS: number;
  /** Setting of IDENT Switch. */
  readonly IDENT: number;
  /** Length and Width of the Aircraft. */
  readonly LW?: number | undefined;
}

export interface Cat021Item260 {
  /** Message Type (= 28 for 1090 ES, Version 2). */
  readonly TYP: number;
  /** Message Sub-type (= 2 for 1090 ES, Version 2). */
  readonly STYP: number;
  /** Active Resolution Advisories. */
  readonly ARA: number;
  /** RAC (RA Complement) Record. */
  readonly RAC: number;
  /** RA Terminated. */
  readonly RAT: number;
  /** Multiple Threat Encounter. */
  readonly MTE: number;
  /** Threat Type Indicator. */
  readonly TTI: number;
  /** Threat Identity Data. */
  readonly TID: number;
}

export interface Cat021Item295 {
  /** Aircraft Operational Status Age, s. */
  readonly AOS?: number | undefined;
  /** Target Report Descriptor Age, s. */
  readonly TRD?: number | undefined;
  /** Mode 3/A Age, s. */
  readonly M3A?: number | undefined;
  /** Quality Indicators Age, s. */
  readonly QI?: number | undefined;
  /** Trajectory Intent Age, s. */
  readonly TI1?: number | undefined;
  /** Message Amplitude Age, s. */
  readonly MAM?: number | undefined;
  /** Geometric Height Age, s. */
  readonly GH?: number | undefined;
  /** Flight Level Age, s. */
  readonly FL?: number | undefined;
  /** Intermediate State Selected Altitude Age, s. */
  readonly ISA?: number | undefined;
  /** Final State Selected Altitude Age, s. */
  readonly FSA?: number | undefined;
  /** Air Speed Age, s. */
  readonly AS?: number | undefined;
  /** True Air Speed Age, s. */
  readonly TAS?: number | undefined;
  /** Magnetic Heading Age, s. */
  readonly MH?: number | undefined;
  /** Barometric Vertical Rate Age, s. */
  readonly BVR?: number | undefined;
  /** Geometric Vertical Rate Age, s. */
  readonly GVR?: number | undefined;
  /** Ground Vector Age, s. */
  readonly GV?: number | undefined;
  /** Track Angle Rate Age, s. */
  readonly TAR?: number | undefined;
  /** Target Identification Age, s. */
  readonly TI2?: number | undefined;
  /** Target Status Age, s. */
  readonly TS?: number | undefined;
  /** Met Information Age, s. */
  readonly MET?: number | undefined;
  /** Roll Angle Age, s. */
  readonly ROA?: number | undefined;
  /** ACAS Resolution Advisory Age, s. */
  readonly ARA?: number | undefined;
  /** Surface Capabilities and Characteristics Age, s. */
  readonly SCC?: number | undefined;
}

export interface Cat021ItemRE {
  /** Barometric Pressure Setting. */
  readonly BPS?: {
    /** Barometric Pressure Setting, hPa. */
    readonly BPS: number;
  } | undefined;
  /** Selected Heading. */
  readonly SH?: {
    /** Horizontal Reference Direction. */
    readonly HDR: number;
    /** Selected Heading Status. */
    readonly STAT: number;
    /** Selected Heading, °. */
    readonly SH: number;
  } | undefined;
  /** Navigation Mode. */
  readonly NAV?: {
    /** Autopilot. */
    readonly AP: number;
    /** Vertical Navigation. */
    readonly VN: number;
    /** Altitude Hold. */
    readonly AH: number;
    /** Approach Mode. */
    readonly AM: number;
    /** Status of MCP/FCU Mode Bits. */
    readonly MFM: {
      /** Element Populated Bit. */
      readonly EP: number;
      /** Value. */
      readonly VAL: number;
    };
  } | undefined;
  /** GPS Antenna Offset. */
  readonly GAO?: number | undefined;
  /** Surface Ground Vector. */
  readonly SGV?: {
    readonly STP: number;
    readonly HTS: number;
    readonly HTT: number;
    readonly HRD: number;
    /** Ground Speed, kt. */
    readonly GSS: number;
    /** Heading/Ground Track Information, °. */
    readonly HGT?: number | undefined;
  } | undefined;
  /** Aircraft Status. */
  readonly STA?: {
    /** ES IN Capability. */
    readonly ES: number;
    /** UAT IN Capability. */
    readonly UAT: number;
    /** Reduced Capability Equipment. */
    readonly RCE: {
      /** Element Populated Bit. */
      readonly EP: number;
      /** Value. */
      readonly VAL: number;
    };
    /** Reply Rate Limiting. */
    readonly RRL: {
      /** Element Populated Bit. */
      readonly EP: number;
      /** Value. */
      readonly VAL: number;
    };
    /** Priority Status for Version 3 ADS-B Systems. */
    readonly PS3?: {
      /** Element Populated Bit. */
      readonly EP: number;
      /** Value. */
      readonly VAL: number;
    } | undefined;
    /** Transmit Power. */
    readonly TPW?: {
      /** Element Populated Bit. */
      readonly EP: number;
      /** Value. */
      readonly VAL: number;
    } | undefined;
    /** Transponder Side Indication. */
    readonly TSI?: {
      /** Element Populated Bit. */
      readonly EP: number;
      /** Value. */
      readonly VAL: number;
    } | undefined;
    /** Manned / Unmanned Operation. */
    readonly MUO?: {
      /** Element Populated Bit. */
      readonly EP: number;
      /** Value. */
      readonly VAL: number;
    } | undefined;
    /** Remain Well Clear Corrective Alert. */
    readonly RWC?: {
      /** Element Populated Bit. */
      readonly EP: number;
      /** Value. */
      readonly VAL: number;
    } | undefined;
    /** Detectand Avoid Capabilities. */
    readonly DAA?: {
      /** Element Populated Bit. */
      readonly EP: number;
      /** Value. */
      readonly VAL: number;
    } | undefined;
    /** Transponder Capability. */
    readonly DF17CA?: {
      /** Element Populated Bit. */
      readonly EP: number;
      /** Value. */
      readonly VAL: number;
    } | undefined;
    /** Sense Vertical & Horizontal. */
    readonly SVH?: {
      /** Element Populated Bit. */
      readonly EP: number;
      /** Value. */
      readonly VAL: number;
    } | undefined;
    /** CAS Type & Capability. */
    readonly CATC?: {
      /** Element Population Bit. */
      readonly EP: number;
      /** Value. */
      readonly VAL: number;
    } | undefined;
    /** Transponder Antenna Offset. */
    readonly TAO?: {
      /** Element Populated Bit. */
      readonly EP: number;
      /** Value. */
      readonly VAL: number;
    } | undefined;
  } | undefined;
  /** True North Heading, °. */
  readonly TNH?: number | undefined;
  /** Military Extended Squitter. */
  readonly MES?: {
    /** Mode 5 Summary. */
    readonly SUM?: {
      readonly M5: number;
      readonly ID: number;
      readonly DA: number;
      readonly M1: number;
      readonly M2: number;
      readonly M3: number;
      readonly MC: number;
      readonly PO: number;
    } | undefined;
    /** Mode 5 PIN / National Origin. */
    readonly PNO?: {
      /** PIN Code. */
      readonly PIN: number;
      /** National Origin Code. */
      readonly NO: number;
    } | undefined;
    /** Extended Mode 1 Code in Octal Representation. */
    readonly EM1?: {
      readonly V: number;
      readonly L: number;
      /** Extended Mode 1 Code in Octal Representation. */
      readonly EM1: string;
    } | undefined;
    /** X Pulse Presence. */
    readonly XP?: {
      /** X-pulse from Mode 5 PIN Reply/report. */
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
      /** Figure of Merit. */
      readonly FOM: number;
    } | undefined;
    /** Mode 2 Code in Octal Representation. */
    readonly M2?: {
      readonly V: number;
      readonly L: number;
      /** Mode 2 Code in Octal Representation. */
      readonly MODE2: string;
    } | undefined;
  } | undefined;
}

export interface Cat021Item040Edition2_4 {
  /** Address Type. */
  readonly ATP: number;
  /** Altitude Reporting Capability. */
  readonly ARC: number;
  /** Range Check. */
  readonly RC: number;
  /** Report Type. */
  readonly RAB: number;
  /** Differential Correction. */
  readonly DCR?: number | undefined;
  /** Ground Bit Setting. */
  readonly GBS?: number | undefined;
  /** Simulated Target. */
  readonly SIM?: number | undefined;
  /** Test Target. */
  readonly TST?: number | undefined;
  /** Selected Altitude Available. */
  readonly SAA?: number | undefined;
  /** Confidence Level. */
  readonly CL?: number | undefined;
  /** List Lookup Check. */
  readonly LLC?: number | undefined;
  /** Independent Position Check. */
  readonly IPC?: number | undefined;
  /** No-go Bit Status. */
  readonly NOGO?: number | undefined;
  /** Compact Position Reporting. */
  readonly CPR?: number | undefined;
  /** Local Decoding Position Jump. */
  readonly LDPJ?: number | undefined;
  /** Range Check. */
  readonly RCF?: number | undefined;
}

export interface Cat021Item200Edition2_4 {
  /** Intent Change Flag (see Note). */
  readonly ICF: number;
  /** LNAV Mode. */
  readonly LNAV: number;
  /** Military Emergency. */
  readonly ME: number;
  /** Priority Status. */
  readonly PS: number;
  /** Surveillance Status. */
  readonly SS: number;
}

export interface Cat021Item040Edition2_6 {
  /** Address Type. */
  readonly ATP: number;
  /** Altitude Reporting Capability. */
  readonly ARC: number;
  /** Range Check. */
  readonly RC: number;
  /** Report Type. */
  readonly RAB: number;
  /** Differential Correction. */
  readonly DCR?: number | undefined;
  /** Ground Bit Setting. */
  readonly GBS?: number | undefined;
  /** Simulated Target. */
  readonly SIM?: number | undefined;
  /** Test Target. */
  readonly TST?: number | undefined;
  /** Selected Altitude Available. */
  readonly SAA?: number | undefined;
  /** Confidence Level. */
  readonly CL?: number | undefined;
  /** List Lookup Check. */
  readonly LLC?: number | undefined;
  /** Independent Position Check. */
  readonly IPC?: number | undefined;
  /** No-go Bit Status. */
  readonly NOGO?: number | undefined;
  /** Compact Position Reporting. */
  readonly CPR?: number | undefined;
  /** Local Decoding Position Jump. */
  readonly LDPJ?: number | undefined;
  /** Range Check. */
  readonly RCF?: number | undefined;
  /** Total Bits Corrected. */
  readonly TBC?: {
    /** Element Populated Bit. */
    readonly EP: number;
    /** Value. */
    readonly VAL: number;
  } | undefined;
  /** Maximum Bits Corrected. */
  readonly MBC?: {
    /** Element Populated Bit. */
    readonly EP: number;
    /** Value. */
    readonly VAL: number;
  } | undefined;
}

export interface Cat021Item295Edition2_6 {
  /** Aircraft Operational Status Age, s. */
  readonly AOS?: number | undefined;
  /** Target Report Descriptor Age, s. */
  readonly TRD?: number | undefined;
  /** Mode 3/A Age, s. */
  readonly M3A?: number | undefined;
  /** Quality Indicators Age, s. */
  readonly QI?: number | undefined;
  /** Trajectory Intent Age, s. */
  readonly TI1?: number | undefined;
  /** Message Amplitude Age, s. */
  readonly MAM?: number | undefined;
  /** Geometric Height Age, s. */
  readonly GH?: number | undefined;
  /** Flight Level Age, s. */
  readonly FL?: number | undefined;
  /** Selected Altitude Age, s. */
  readonly SAL?: number | undefined;
  /** Final State Selected Altitude Age, s. */
  readonly FSA?: number | undefined;
  /** Air Speed Age, s. */
  readonly AS?: number | undefined;
  /** True Air Speed Age, s. */
  readonly TAS?: number | undefined;
  /** Magnetic Heading Age, s. */
  readonly MH?: number | undefined;
  /** Barometric Vertical Rate Age, s. */
  readonly BVR?: number | undefined;
  /** Geometric Vertical Rate Age, s. */
  readonly GVR?: number | undefined;
  /** Ground Vector Age, s. */
  readonly GV?: number | undefined;
  /** Track Angle Rate Age, s. */
  readonly TAR?: number | undefined;
  /** Target Identification Age, s. */
  readonly TI2?: number | undefined;
  /** Target Status Age, s. */
  readonly TS?: number | undefined;
  /** Met Information Age, s. */
  readonly MET?: number | undefined;
  /** Roll Angle Age, s. */
  readonly ROA?: number | undefined;
  /** ACAS Resolution Advisory Age, s. */
  readonly ARA?: number | undefined;
  /** Surface Capabilities and Characteristics Age, s. */
  readonly SCC?: number | undefined;
}

export interface Cat021Item090Edition2_7 {
  /** Navigation Uncertainty Category for Velocity NUCr or the Navigation Accuracy Category for Velocity NACv. */
  readonly NUCRNACV: number;
  /** Navigation Uncertainty Category for Position NUCp or Navigation Integrity Category NIC. */
  readonly NUCPNIC: number;
  /** Navigation Integrity Category for Barometric Altitude. */
  readonly NICBARO?: number | undefined;
  /** Surveillance (version 1) or Source (version 2) Integrity Level. */
  readonly SIL?: number | undefined;
  /** Navigation Accuracy Category for Position. */
  readonly NACP?: number | undefined;
  /** SIL-Supplement. */
  readonly SILS?: number | undefined;
  /** Horizontal Position System Design Assurance Level (as Defined in Version 2). */
  readonly SDA?: number | undefined;
  /** Geometric Altitude Accuracy. */
  readonly GVA?: number | undefined;
  /** Position Integrity Category. */
  readonly PIC?: number | undefined;
  /** Source of the PIC. */
  readonly SRC?: number | undefined;
  /** Position Validation State. */
  readonly VALSTATE?: {
    /** VAL_STATE Element Populated Bit. */
    readonly EP: number;
    /** VAL_STATE Value. */
    readonly VAL: number;
  } | undefined;
  /** Validation Distance Availability. */
  readonly VD?: number | undefined;
  /** Validation Distance Quality Availability. */
  readonly VQ?: number | undefined;
  /** Position Validation Distance P1, m. */
  readonly VALDISTP1?: number | undefined;
  /** Position Validation Distance P2, m. */
  readonly VALDISTP2?: number | undefined;
  /** Position Validation Distance Quality P1, m. */
  readonly VALDISTQUALP1?: number | undefined;
  /** Position Validation Distance Quality P2, m. */
  readonly VALDISTQUALP2?: number | undefined;
}

/** A record of category 021 by edition 2.1 (2011-05-01): ADS-B Target Reports. */
export interface Cat021Edition2_1 extends AsterixRecord {
  readonly category: 21;
  readonly edition: '2.1';
  /** Data Source Identification. */
  readonly I010: Cat021Item010 | undefined;
  /** Target Report Descriptor. */
  readonly I040: Cat021Item040 | undefined;
  /** Track Number. */
  readonly I161: Cat021Item161 | undefined;
  /** Service Identification. */
  readonly I015: number | undefined;
  /** Time of Applicability for Position, s. */
  readonly I071: number | undefined;
  /** Position in WGS-84 Co-ordinates. */
  readonly I130: Cat021Item130 | undefined;
  /** High-Resolution Position in WGS-84 Co-ordinates. */
  readonly I131: Cat021Item131 | undefined;
  /** Time of Applicability for Velocity, s. */
  readonly I072: number | undefined;
  /** Air Speed. */
  readonly I150: Cat021Item150 | undefined;
  /** True Airspeed. */
  readonly I151: Cat021Item151 | undefined;
  /** Target Address. */
  readonly I080: number | undefined;
  /** Time of Message Reception for Position, s. */
  readonly I073: number | undefined;
  /** Time of Message Reception of Position-High Precision. */
  readonly I074: Cat021Item074 | undefined;
  /** Time of Message Reception for Velocity, s. */
  readonly I075: number | undefined;
  /** Time of Message Reception of Velocity-High Precision. */
  readonly I076: Cat021Item076 | undefined;
  /** Geometric Height, ft. */
  readonly I140: number | undefined;
  /** Quality Indicators. */
  readonly I090: Cat021Item090 | undefined;
  /** MOPS Version. */
  readonly I210: Cat021Item210 | undefined;
  /** Mode 3/A Code in Octal Representation. */
  readonly I070: Cat021Item070 | undefined;
  /** Roll Angle, °. */
  readonly I230: number | undefined;
  /** Flight Level, FL. */
  readonly I145: number | undefined;
  /** Magnetic Heading, °. */
  readonly I152: number | undefined;
  /** Target Status. */
  readonly I200: Cat021Item200 | undefined;
  /** Barometric Vertical Rate. */
  readonly I155: Cat021Item155 | undefined;
  /** Geometric Vertical Rate. */
  readonly I157: Cat021Item157 | undefined;
  /** Airborne Ground Vector. */
  readonly I160: Cat021Item160 | undefined;
  /** Track Angle Rate. */
  readonly I165: Cat021Item165 | undefined;
  /** Time of ASTERIX Report Transmission, s. */
  readonly I077: number | undefined;
  /** Target Identification. */
  readonly I170: string | undefined;
  /** Emitter Category. */
  readonly I020: number | undefined;
  /** Met Information. */
  readonly I220: Cat021Item220 | undefined;
  /** Selected Altitude. */
  readonly I146: Cat021Item146 | undefined;
  /** Final State Selected Altitude. */
  readonly I148: Cat021Item148 | undefined;
  /** Trajectory Intent. */
  readonly I110: Cat021Item110 | undefined;
  /** Service Management, s. */
  readonly I016: number | undefined;
  /** Aircraft Operational Status. */
  readonly I008: Cat021Item008 | undefined;
  /** Surface Capabilities and Characteristics. */
  readonly I271: Cat021Item271 | undefined;
  /** Message Amplitude, dBm. */
  readonly I132: number | undefined;
  /** Mode S MB Data. */
  readonly I250: readonly string[] | undefined;
  /** ACAS Resolution Advisory Report. */
  readonly I260: Cat021Item260 | undefined;
  /** Receiver ID. */
  readonly I400: number | undefined;
  /** Data Ages. */
  readonly I295: Cat021Item295 | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | Cat021ItemRE | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 021 by edition 2.4 (2015-06-15): ADS-B Target Reports. */
export interface Cat021Edition2_4 extends AsterixRecord {
  readonly category: 21;
  readonly edition: '2.4';
  /** Data Source Identification. */
  readonly I010: Cat021Item010 | undefined;
  /** Target Report Descriptor. */
  readonly I040: Cat021Item040Edition2_4 | undefined;
  /** Track Number. */
  readonly I161: Cat021Item161 | undefined;
  /** Service Identification. */
  readonly I015: number | undefined;
  /** Time of Applicability for Position, s. */
  readonly I071: number | undefined;
  /** Position in WGS-84 Co-ordinates. */
  readonly I130: Cat021Item130 | undefined;
  /** High-Resolution Position in WGS-84 Co-ordinates. */
  readonly I131: Cat021Item131 | undefined;
  /** Time of Applicability for Velocity, s. */
  readonly I072: number | undefined;
  /** Air Speed. */
  readonly I150: Cat021Item150 | undefined;
  /** True Airspeed. */
  readonly I151: Cat021Item151 | undefined;
  /** Target Address. */
  readonly I080: number | undefined;
  /** Time of Message Reception for Position, s. */
  readonly I073: number | undefined;
  /** Time of Message Reception of Position-High Precision. */
  readonly I074: Cat021Item074 | undefined;
  /** Time of Message Reception for Velocity, s. */
  readonly I075: number | undefined;
  /** Time of Message Reception of Velocity-High Precision. */
  readonly I076: Cat021Item076 | undefined;
  /** Geometric Height, ft. */
  readonly I140: number | undefined;
  /** Quality Indicators. */
  readonly I090: Cat021Item090 | undefined;
  /** MOPS Version. */
  readonly I210: Cat021Item210 | undefined;
  /** Mode 3/A Code in Octal Representation. */
  readonly I070: Cat021Item070 | undefined;
  /** Roll Angle, °. */
  readonly I230: number | undefined;
  /** Flight Level, FL. */
  readonly I145: number | undefined;
  /** Magnetic Heading, °. */
  readonly I152: number | undefined;
  /** Target Status. */
  readonly I200: Cat021Item200Edition2_4 | undefined;
  /** Barometric Vertical Rate. */
  readonly I155: Cat021Item155 | undefined;
  /** Geometric Vertical Rate. */
  readonly I157: Cat021Item157 | undefined;
  /** Airborne Ground Vector. */
  readonly I160: Cat021Item160 | undefined;
  /** Track Angle Rate. */
  readonly I165: Cat021Item165 | undefined;
  /** Time of ASTERIX Report Transmission, s. */
  readonly I077: number | undefined;
  /** Target Identification. */
  readonly I170: string | undefined;
  /** Emitter Category. */
  readonly I020: number | undefined;
  /** Met Information. */
  readonly I220: Cat021Item220 | undefined;
  /** Selected Altitude. */
  readonly I146: Cat021Item146 | undefined;
  /** Final State Selected Altitude. */
  readonly I148: Cat021Item148 | undefined;
  /** Trajectory Intent. */
  readonly I110: Cat021Item110 | undefined;
  /** Service Management, s. */
  readonly I016: number | undefined;
  /** Aircraft Operational Status. */
  readonly I008: Cat021Item008 | undefined;
  /** Surface Capabilities and Characteristics. */
  readonly I271: Cat021Item271 | undefined;
  /** Message Amplitude, dBm. */
  readonly I132: number | undefined;
  /** Mode S MB Data. */
  readonly I250: readonly string[] | undefined;
  /** ACAS Resolution Advisory Report. */
  readonly I260: Cat021Item260 | undefined;
  /** Receiver ID. */
  readonly I400: number | undefined;
  /** Data Ages. */
  readonly I295: Cat021Item295 | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | Cat021ItemRE | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 021 by edition 2.6 (2021-12-21): ADS-B Target Reports. */
export interface Cat021Edition2_6 extends AsterixRecord {
  readonly category: 21;
  readonly edition: '2.6';
  /** Data Source Identification. */
  readonly I010: Cat021Item010 | undefined;
  /** Target Report Descriptor. */
  readonly I040: Cat021Item040Edition2_6 | undefined;
  /** Track Number. */
  readonly I161: Cat021Item161 | undefined;
  /** Service Identification. */
  readonly I015: number | undefined;
  /** Time of Applicability for Position, s. */
  readonly I071: number | undefined;
  /** Position in WGS-84 Co-ordinates. */
  readonly I130: Cat021Item130 | undefined;
  /** High-Resolution Position in WGS-84 Co-ordinates. */
  readonly I131: Cat021Item131 | undefined;
  /** Time of Applicability for Velocity, s. */
  readonly I072: number | undefined;
  /** Air Speed. */
  readonly I150: Cat021Item150 | undefined;
  /** True Airspeed. */
  readonly I151: Cat021Item151 | undefined;
  /** Target Address. */
  readonly I080: number | undefined;
  /** Time of Message Reception for Position, s. */
  readonly I073: number | undefined;
  /** Time of Message Reception of Position-High Precision. */
  readonly I074: Cat021Item074 | undefined;
  /** Time of Message Reception for Velocity, s. */
  readonly I075: number | undefined;
  /** Time of Message Reception of Velocity-High Precision. */
  readonly I076: Cat021Item076 | undefined;
  /** Geometric Height, ft. */
  readonly I140: number | undefined;
  /** Quality Indicators. */
  readonly I090: Cat021Item090 | undefined;
  /** MOPS Version. */
  readonly I210: Cat021Item210 | undefined;
  /** Mode 3/A Code in Octal Representation. */
  readonly I070: Cat021Item070 | undefined;
  /** Roll Angle, °. */
  readonly I230: number | undefined;
  /** Flight Level, FL. */
  readonly I145: number | undefined;
  /** Magnetic Heading, °. */
  readonly I152: number | undefined;
  /** Target Status. */
  readonly I200: Cat021Item200Edition2_4 | undefined;
  /** Barometric Vertical Rate. */
  readonly I155: Cat021Item155 | undefined;
  /** Geometric Vertical Rate. */
  readonly I157: Cat021Item157 | undefined;
  /** Airborne Ground Vector. */
  readonly I160: Cat021Item160 | undefined;
  /** Track Angle Rate. */
  readonly I165: Cat021Item165 | undefined;
  /** Time of ASTERIX Report Transmission, s. */
  readonly I077: number | undefined;
  /** Target Identification. */
  readonly I170: string | undefined;
  /** Emitter Category. */
  readonly I020: number | undefined;
  /** Met Information. */
  readonly I220: Cat021Item220 | undefined;
  /** Selected Altitude. */
  readonly I146: Cat021Item146 | undefined;
  /** Final State Selected Altitude. */
  readonly I148: Cat021Item148 | undefined;
  /** Trajectory Intent. */
  readonly I110: Cat021Item110 | undefined;
  /** Service Management, s. */
  readonly I016: number | undefined;
  /** Aircraft Operational Status. */
  readonly I008: Cat021Item008 | undefined;
  /** Surface Capabilities and Characteristics. */
  readonly I271: Cat021Item271 | undefined;
  /** Message Amplitude, dBm. */
  readonly I132: number | undefined;
  /** Mode S MB Data. */
  readonly I250: readonly string[] | undefined;
  /** ACAS Resolution Advisory Report. */
  readonly I260: Cat021Item260 | undefined;
  /** Receiver ID. */
  readonly I400: number | undefined;
  /** Data Ages. */
  readonly I295: Cat021Item295Edition2_6 | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | Cat021ItemRE | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 021 by edition 2.7 (2025-07-02): ADS-B Target Reports. */
export interface Cat021Edition2_7 extends AsterixRecord {
  readonly category: 21;
  readonly edition: '2.7';
  /** Data Source Identification. */
  readonly I010: Cat021Item010 | undefined;
  /** Target Report Descriptor. */
  readonly I040: Cat021Item040Edition2_6 | undefined;
  /** Track Number. */
  readonly I161: Cat021Item161 | undefined;
  /** Service Identification. */
  readonly I015: number | undefined;
  /** Time of Applicability for Position, s. */
  readonly I071: number | undefined;
  /** Position in WGS-84 Co-ordinates. */
  readonly I130: Cat021Item130 | undefined;
  /** High-Resolution Position in WGS-84 Co-ordinates. */
  readonly I131: Cat021Item131 | undefined;
  /** Time of Applicability for Velocity, s. */
  readonly I072: number | undefined;
  /** Air Speed. */
  readonly I150: Cat021Item150 | undefined;
  /** True Airspeed. */
  readonly I151: Cat021Item151 | undefined;
  /** Target Address. */
  readonly I080: number | undefined;
  /** Time of Message Reception for Position, s. */
  readonly I073: number | undefined;
  /** Time of Message Reception of Position-High Precision. */
  readonly I074: Cat021Item074 | undefined;
  /** Time of Message Reception for Velocity, s. */
  readonly I075: number | undefined;
  /** Time of Message Reception of Velocity-High Precision. */
  readonly I076: Cat021Item076 | undefined;
  /** Geometric Height, ft. */
  readonly I140: number | undefined;
  /** Quality Indicators. */
  readonly I090: Cat021Item090Edition2_7 | undefined;
  /** MOPS Version. */
  readonly I210: Cat021Item210 | undefined;
  /** Mode 3/A Code in Octal Representation. */
  readonly I070: Cat021Item070 | undefined;
  /** Roll Angle, °. */
  readonly I230: number | undefined;
  /** Flight Level, FL. */
  readonly I145: number | undefined;
  /** Magnetic Heading, °. */
  readonly I152: number | undefined;
  /** Target Status. */
  readonly I200: Cat021Item200Edition2_4 | undefined;
  /** Barometric Vertical Rate. */
  readonly I155: Cat021Item155 | undefined;
  /** Geometric Vertical Rate. */
  readonly I157: Cat021Item157 | undefined;
  /** Airborne Ground Vector. */
  readonly I160: Cat021Item160 | undefined;
  /** Track Angle Rate. */
  readonly I165: Cat021Item165 | undefined;
  /** Time of ASTERIX Report Transmission, s. */
  readonly I077: number | undefined;
  /** Target Identification. */
  readonly I170: string | undefined;
  /** Emitter Category. */
  readonly I020: number | undefined;
  /** Met Information. */
  readonly I220: Cat021Item220 | undefined;
  /** Selected Altitude. */
  readonly I146: Cat021Item146 | undefined;
  /** Final State Selected Altitude. */
  readonly I148: Cat021Item148 | undefined;
  /** Trajectory Intent. */
  readonly I110: Cat021Item110 | undefined;
  /** Service Management, s. */
  readonly I016: number | undefined;
  /** Aircraft Operational Status. */
  readonly I008: Cat021Item008 | undefined;
  /** Surface Capabilities and Characteristics. */
  readonly I271: Cat021Item271 | undefined;
  /** Message Amplitude, dBm. */
  readonly I132: number | undefined;
  /** Mode S MB Data. */
  readonly I250: readonly string[] | undefined;
  /** ACAS Resolution Advisory Report. */
  readonly I260: Cat021Item260 | undefined;
  /** Receiver ID. */
  readonly I400: number | undefined;
  /** Data Ages. */
  readonly I295: Cat021Item295Edition2_6 | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | Cat021ItemRE | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 021: ADS-B Target Reports. */
export type Cat021 = Cat021Edition2_1 | Cat021Edition2_4 | Cat021Edition2_6 | Cat021Edition2_7;
