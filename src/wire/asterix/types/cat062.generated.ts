/*
 * Written by tools/asterix/compile.ts: do not edit.
 * Record types of EUROCONTROL ASTERIX category 062, derived from the machine-readable
 * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose
 * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.
 */
import type { AsterixRecord } from '../record.ts';

export interface Cat062Item010 {
  /** System Area Code. */
  readonly SAC: number;
  /** System Identification Code. */
  readonly SIC: number;
}

export interface Cat062Item105 {
  /** Latitude, °. */
  readonly LAT: number;
  /** Longitude, °. */
  readonly LON: number;
}

export interface Cat062Item100 {
  /** X Coordinate, m. */
  readonly X: number;
  /** Y Coordinate, m. */
  readonly Y: number;
}

export interface Cat062Item185 {
  /** Velocity (X-component), m/s. */
  readonly VX: number;
  /** Velocity (Y-component), m/s. */
  readonly VY: number;
}

export interface Cat062Item210 {
  /** m/s². */
  readonly AX: number;
  /** m/s². */
  readonly AY: number;
}

export interface Cat062Item060 {
  /** Validated. */
  readonly V: number;
  /** Garbled. */
  readonly G: number;
  /** Change in Mode 3/A. */
  readonly CH: number;
  /** Mode-3/A Reply in Octal Representation. */
  readonly MODE3A: string;
}

export interface Cat062Item245 {
  readonly STI: number;
  /** Characters 1-8 (Coded on 6 Bits Each) Defining Target Identification. */
  readonly CHR: string;
}

export interface Cat062Item380 {
  /** Target Address. */
  readonly ADR?: number | undefined;
  /** Target Identification. */
  readonly ID?: string | undefined;
  /** Magnetic Heading, °. */
  readonly MHG?: number | undefined;
  /** Indicated Airspeed/Mach No. */
  readonly IAS?: {
    readonly IM: number;
    /** NM/s where 380/IAS/IM is 0, Mach where 380/IAS/IM is 1. */
    readonly IAS: number;
  } | undefined;
  /** True Airspeed, kt. */
  readonly TAS?: number | undefined;
  /** Selected Altitude. */
  readonly SAL?: {
    readonly SAS: number;
    readonly SRC: number;
    /** Altitude in Two's Complement Form, ft. */
    readonly ALT: number;
  } | undefined;
  /** Final State Selected Altitude. */
  readonly FSS?: {
    /** Manage Vertical Mode. */
    readonly MV: number;
    /** Altitude Hold. */
    readonly AH: number;
    /** Approach Mode. */
    readonly AM: number;
    /** Altitude in Two's Complement Form, ft. */
    readonly ALT: number;
  } | undefined;
  /** Trajectory Intent Status. */
  readonly TIS?: {
    /** TID Available. */
    readonly NAV: number;
    /** TID Valid. */
    readonly NVB: number;
  } | undefined;
  /** Trajectory Intent Data. */
  readonly TID?: readonly {
    /** TCP Number Availability. */
    readonly TCA: number;
    /** TCP Compliance. */
    readonly NC: number;
    /** Trajectory Change Point Number. */
    readonly TCPN: number;
    /** Altitude in Two's Complement Form, ft. */
    readonly ALT: number;
    /** Latitude in WGS.84 in Two's Complement, °. */
    readonly LAT: number;
    /** Longitude in WGS.84 in Two's Complement, °. */
    readonly LON: number;
    /** Point Type. */
    readonly PT: number;
    /** Turn Direction. */
    readonly TD: number;
    /** Turn Radius Availability. */
    readonly TRA: number;
    /** TOV Available. */
    readonly TOA: number;
    /** Time Over Point, s. */
    readonly TOV: number;
    /** TCP Turn Radius, NM. */
    readonly TTR: number;
  }[] | undefined;
  /** Communications/ACAS Capability and Flight Status. */
  readonly COM?: {
    /** Communications Capability of the Transponder. */
    readonly COM: number;
    /** Flight Status. */
    readonly STAT: number;
    /** Specific Service Capability. */
    readonly SSC: number;
    /** Altitude Reporting Capability. */
    readonly ARC: number;
    /** Aircraft Identification Capability. */
    readonly AIC: number;
    /** BDS 1,0 Bit 16. */
    readonly B1A: number;
    /** BDS BDS 1,0 Bits 37/40. */
    readonly B1B: number;
  } | undefined;
  /** Status Reported by ADS-B. */
  readonly SAB?: {
    /** ACAS Status. */
    readonly AC: number;
    /** Multiple Navigational Aids Status. */
    readonly MN: number;
    /** Differential Correction Status. */
    readonly DC: number;
    /** Ground Bit Set. */
    readonly GBS: number;
    /** Flight Status. */
    readonly STAT: number;
  } | undefined;
  /** ACAS Resolution Advisory Report. */
  readonly ACS?: string | undefined;
  /** Barometric Vertical Rate, ft/min. */
  readonly BVR?: number | undefined;
  /** Geometric Vertical Rate, ft/min. */
  readonly GVR?: number | undefined;
  /** Roll Angle, °. */
  readonly RAN?: number | undefined;
  /** Track Angle Rate. */
  readonly TAR?: {
    /** Turn Indicator. */
    readonly TI: number;
    /** Rate of Turn in Two's Complement Form, °/s. */
    readonly ROT: number;
  } | undefined;
  /** Track Angle, °. */
  readonly TAN?: number | undefined;
  /** Ground Speed, NM/s. */
  readonly GS?: number | undefined;
  /** Velocity Uncertainty. */
  readonly VUN?: number | undefined;
  /** Meteorological Data. */
  readonly MET?: {
    /** Wind Speed Valid Flag. */
    readonly WS: number;
    /** Wind Direction Valid Flag. */
    readonly WD: number;
    /** Temperature Valid Flag. */
    readonly TMP: number;
    /** Turbulence Valid Flag. */
    readonly TRB: number;
    /** Wind Speed, kt. */
    readonly WSD: number;
    /** Wind Direction, °. */
    readonly WDD: number;
    /** Temperature in Degrees Celsius, °C. */
    readonly TMPD: number;
    /** Turbulence. */
    readonly TRBD: number;
  } | undefined;
  /** Emitter Category. */
  readonly EMC?: number | undefined;
  /** Position. */
  readonly POS?: {
    /** Latitude in WGS.84 in Two's Complement Form, °. */
    readonly LAT: number;
    /** Longitude in WGS.84 in Two's Complement Form, °. */
    readonly LON: number;
  } | undefined;
  /** Geometric Altitude, ft. */
  readonly GAL?: number | undefined;
  /** Position Uncertainty. */
  readonly PUN?: {
    /** Position Uncertainty. */
    readonly PUN: number;
  } | undefined;
  /** MODE S MB DATA. */
  readonly MB?: readonly string[] | undefined;
  /** Indicated Airspeed, kt. */
  readonly IAR?: number | undefined;
  /** Mach Number, Mach. */
  readonly MAC?: number | undefined;
  /** Barometric Pressure Setting (derived from Mode S BDS 4,0). */
  readonly BPS?: {
    /** mb. */
    readonly BPS: number;
  } | undefined;
}

export interface Cat062Item080 {
  readonly MON: number;
  readonly SPI: number;
  /** Most Reliable Height. */
  readonly MRH: number;
  /** Source of Calculated Track Altitude for I062/130. */
  readonly SRC: number;
  readonly CNF: number;
  readonly SIM?: number | undefined;
  readonly TSE?: number | undefined;
  readonly TSB?: number | undefined;
  readonly FPC?: number | undefined;
  readonly AFF?: number | undefined;
  readonly STP?: number | undefined;
  readonly KOS?: number | undefined;
  readonly AMA?: number | undefined;
  readonly MD4?: number | undefined;
  readonly ME?: number | undefined;
  readonly MI?: number | undefined;
  readonly MD5?: number | undefined;
  readonly CST?: number | undefined;
  readonly PSR?: number | undefined;
  readonly SSR?: number | undefined;
  readonly MDS?: number | undefined;
  readonly ADS?: number | undefined;
  readonly SUC?: number | undefined;
  readonly AAC?: number | undefined;
  readonly SDS?: number | undefined;
  readonly EMS?: number | undefined;
  readonly PFT?: number | undefined;
  readonly FPLT?: number | undefined;
  readonly DUPT?: number | undefined;
  readonly DUPF?: number | undefined;
  readonly DUPM?: number | undefined;
  readonly SFC?: number | undefined;
  readonly IDD?: number | undefined;
  readonly IEC?: number | undefined;
}

export interface Cat062Item290 {
  /** Track Age, s. */
  readonly TRK?: number | undefined;
  /** PSR Age, s. */
  readonly PSR?: number | undefined;
  /** SSR Age, s. */
  readonly SSR?: number | undefined;
  /** Mode S Age, s. */
  readonly MDS?: number | undefined;
  /** ADS-C Age, s. */
  readonly ADS?: number | undefined;
  /** ADS-B Extended Squitter Age, s. */
  readonly ES?: number | undefined;
  /** ADS-B VDL Mode 4 Age, s. */
  readonly VDL?: number | undefined;
  /** ADS-B UAT Age, s. */
  readonly UAT?: number | undefined;
  /** Loop Age, s. */
  readonly LOP?: number | undefined;
  /** Multilateration Age, s. */
  readonly MLT?: number | undefined;
}

export interface Cat062Item200 {
  /** Transversal Acceleration. */
  readonly TRANS: number;
  /** Longitudinal Acceleration. */
  readonly LONG: number;
  /** Vertical Rate. */
  readonly VERT: number;
  /** Altitude Discrepancy Flag. */
  readonly ADF: number;
}

export interface Cat062Item295 {
  /** Measured Flight Level Age, s. */
  readonly MFL?: number | undefined;
  /** Mode 1 Age, s. */
  readonly MD1?: number | undefined;
  /** Mode 2 Age, s. */
  readonly MD2?: number | undefined;
  /** Mode 3/A Age, s. */
  readonly MDA?: number | undefined;
  /** Mode 4 Age, s. */
  readonly MD4?: number | undefined;
  /** Mode 5 Age, s. */
  readonly MD5?: number | undefined;
  /** Magnetic Heading Age, s. */
  readonly MHG?: number | undefined;
  /** Indicated Airspeed / Mach Nb Age, s. */
  readonly IAS?: number | undefined;
  /** True Airspeed Age, s. */
  readonly TAS?: number | undefined;
  /** Selected Altitude Age, s. */
  readonly SAL?: number | undefined;
  /** Final State Selected Altitude Age, s. */
  readonly FSS?: number | undefined;
  /** Trajectory Intent Age, s. */
  readonly TID?: number | undefined;
  /** Communication/ACAS Capability and Flight Status Age, s. */
  readonly COM?: number | undefined;
  /** Status Reported by ADS-B Age, s. */
  readonly SAB?: number | undefined;
  /** ACAS Resolution Advisory Report Age, s. */
  readonly ACS?: number | undefined;
  /** Barometric Vertical Rate Age, s. */
  readonly BVR?: number | undefined;
  /** Geometrical Vertical Rate Age, s. */
  readonly GVR?: number | undefined;
  /** Roll Angle Age, s. */
  readonly RAN?: number | undefined;
  /** Track Angle Rate Age, s. */
  readonly TAR?: number | undefined;
  /** Track Angle Age, s. */
  readonly TAN?: number | undefined;
  /** Ground Speed Age, s. */
  readonly GSP?: number | undefined;
  /** Velocity Uncertainty Age, s. */
  readonly VUN?: number | undefined;
  /** Meteorological Data Age, s. */
  readonly MET?: number | undefined;
  /** Emitter Category Age, s. */
  readonly EMC?: number | undefined;
  /** Position Age, s. */
  readonly POS?: number | undefined;
  /** Geometric Altitude Age, s. */
  readonly GAL?: number | undefined;
  /** Position Uncertainty Age, s. */
  readonly PUN?: number | undefined;
  /** Mode S MB Data Age, s. */
  readonly MB?: number | undefined;
  /** Indicated Airspeed Data Age, s. */
  readonly IAR?: number | undefined;
  /** Mach Number Data Age, s. */
  readonly MAC?: number | undefined;
  /** Barometric Pressure Setting Data Age, s. */
  readonly BPS?: number | undefined;
}

export interface Cat062Item135 {
  readonly QNH: number;
  /** Calculated Track Barometric Altitude, FL. */
  readonly CTB: number;
}

export interface Cat062Item390 {
  /** FPPS Identification Tag. */
  readonly TAG?: {
    /** System Area Code. */
    readonly SAC: number;
    /** System Identification Code. */
    readonly SIC: number;
  } | undefined;
  /** Callsign. */
  readonly CS?: string | undefined;
  /** IFPS_FLIGHT_ID. */
  readonly IFI?: {
    readonly TYP: number;
    /** Number from 0 to 99 999 999. */
    readonly NBR: number;
  } | undefined;
  /** Flight Category. */
  readonly FCT?: {
    readonly GATOAT: number;
    readonly FR1FR2: number;
    readonly RVSM: number;
    readonly HPR: number;
  } | undefined;
  /** Type of Aircraft. */
  readonly TAC?: string | undefined;
  /** Wake Turbulence Category. */
  readonly WTC?: string | undefined;
  /** Departure Airport. */
  readonly DEP?: string | undefined;
  /** Destination Airport. */
  readonly DST?: string | undefined;
  /** Runway Designation. */
  readonly RDS?: {
    /** First Number. */
    readonly NU1: string;
    /** Second Number. */
    readonly NU2: string;
    /** Letter. */
    readonly LTR: string;
  } | undefined;
  /** Current Cleared Flight Level, FL. */
  readonly CFL?: number | undefined;
  /** Current Control Position. */
  readonly CTL?: {
    /** 8-bit Group Identification Code. */
    readonly CENTRE: number;
    /** 8-bit Control Position Identification Code. */
    readonly POSITION: number;
  } | undefined;
  /** Time of Departure / Arrival. */
  readonly TOD?: readonly {
    readonly TYP: number;
    readonly DAY: number;
    /** Hours. */
    readonly HOR: number;
    /** Minutes. */
    readonly MIN: number;
    /** Seconds Available Flag. */
    readonly AVS: number;
    /** Seconds. */
    readonly SEC: number;
  }[] | undefined;
  /** Aircraft Stand. */
  readonly AST?: string | undefined;
  /** Stand Status. */
  readonly STS?: {
    readonly EMP: number;
    readonly AVL: number;
  } | undefined;
  /** Standard Instrument Departure. */
  readonly STD?: string | undefined;
  /** Standard Instrument Arrival. */
  readonly STA?: string | undefined;
  /** Pre-Emergency Mode 3/A. */
  readonly PEM?: {
    readonly VA: number;
    /** Mode-3/A Reply in Octal Representation. */
    readonly MODE3A: string;
  } | undefined;
  /** Pre-Emergency Callsign. */
  readonly PEC?: string | undefined;
}

export interface Cat062Item270 {
  /** Length, m. */
  readonly LENGTH: number;
  /** Orientation, °. */
  readonly ORIENTATION?: number | undefined;
  /** Width, m. */
  readonly WIDTH?: number | undefined;
}

export interface Cat062Item110 {
  /** Mode 5 Summary. */
  readonly SUM?: {
    readonly M5: number;
    readonly ID: number;
    readonly DA: number;
    readonly M1: number;
    readonly M2: number;
    readonly M3: number;
    readonly MC: number;
    /** X-pulse from Mode 5 Data Reply or Report. */
    readonly X: number;
  } | undefined;
  /** Mode 5 PIN/ National Origin/Mission Code. */
  readonly PMN?: {
    /** PIN Code. */
    readonly PIN: number;
    /** National Origin. */
    readonly NAT: number;
    /** Mission Code. */
    readonly MIS: number;
  } | undefined;
  /** Mode 5 Reported Position. */
  readonly POS?: {
    /** Latitude, °. */
    readonly LAT: number;
    /** Longitude, °. */
    readonly LON: number;
  } | undefined;
  /** Mode 5 GNSS-derived Altitude. */
  readonly GA?: {
    /** Resolution with which the GNSS-derived Altitude (GA) is Reported. */
    readonly RES: number;
    /** GNSS-derived Altitude of Target, Expressed as Height Above WGS 84 Ellipsoid, ft. */
    readonly GA: number;
  } | undefined;
  /** Extended Mode 1 Code in Octal Representation. */
  readonly EM1?: {
    /** Extended Mode 1 Reply in Octal Representation. */
    readonly EM1: string;
  } | undefined;
  /** Time Offset for POS and GA, s. */
  readonly TOS?: number | undefined;
  /** X Pulse Presence. */
  readonly XP?: {
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
}

export interface Cat062Item120 {
  /** Mode-2 Code in Octal Representation. */
  readonly MODE2: string;
}

export interface Cat062Item500 {
  /** Estimated Accuracy Of Track Position (Cartesian). */
  readonly APC?: {
    /** APC (X-Component), m. */
    readonly X: number;
    /** APC (Y-Component), m. */
    readonly Y: number;
  } | undefined;
  /** XY Covariance Component, m. */
  readonly COV?: number | undefined;
  /** Estimated Accuracy Of Track Position (WGS-84). */
  readonly APW?: {
    /** APW (Latitude Component), °. */
    readonly LAT: number;
    /** APW (Longitude Component), °. */
    readonly LON: number;
  } | undefined;
  /** Estimated Accuracy Of Calculated Track Geometric Altitude, ft. */
  readonly AGA?: number | undefined;
  /** Estimated Accuracy Of Calculated Track Barometric Altitude, FL. */
  readonly ABA?: number | undefined;
  /** Estimated Accuracy Of Track Velocity (Cartesian). */
  readonly ATV?: {
    /** ATV (X-Component), m/s. */
    readonly X: number;
    /** ATV (Y-Component), m/s. */
    readonly Y: number;
  } | undefined;
  /** Estimated Accuracy Of Acceleration (Cartesian). */
  readonly AA?: {
    /** AA (X-Component), m/s². */
    readonly X: number;
    /** AA (Y-Component), m/s². */
    readonly Y: number;
  } | undefined;
  /** Estimated Accuracy Of Rate Of Climb/Descent, ft/min. */
  readonly ARC?: number | undefined;
}

export interface Cat062Item340 {
  /** Sensor Identification. */
  readonly SID?: {
    /** System Area Code. */
    readonly SAC: number;
    /** System Identification Code. */
    readonly SIC: number;
  } | undefined;
  /** Measured Position. */
  readonly POS?: {
    /** Measured Distance, NM. */
    readonly RHO: number;
    /** Measured Azimuth, °. */
    readonly THETA: number;
  } | undefined;
  /** Measured 3-D Height, ft. */
  readonly HEIGHT?: number | undefined;
  readonly MDC?: {
    /** Validated. */
    readonly V: number;
    /** Garbled. */
    readonly G: number;
    /** Last Measured Mode C Code, FL. */
    readonly LMC: number;
  } | undefined;
  readonly MDA?: {
    /** Validated. */
    readonly V: number;
    /** Garbled. */
    readonly G: number;
    readonly L: number;
    /** Mode-3/A Reply in Octal Representation. */
    readonly MODE3A: string;
  } | undefined;
  readonly TYP?: {
    /** Report Type. */
    readonly TYP: number;
    readonly SIM: number;
    readonly RAB: number;
    readonly TST: number;
  } | undefined;
}

export interface Cat062ItemRE {
  /** Contributing Sensors With Local Tracknumbers. */
  readonly CST?: readonly {
    /** System Area Code. */
    readonly SAC: number;
    /** System Identification Code. */
    readonly SIC: number;
    readonly TYP: number;
    /** Local Track Number. */
    readonly LTN: number;
  }[] | undefined;
  /** Contributing Sensors No Local Tracknumbers. */
  readonly CSN?: readonly {
    /** System Area Code. */
    readonly SAC: number;
    /** System Identification Code. */
    readonly SIC: number;
    readonly TYP: number;
  }[] | undefined;
  /** Calculated Track Velocity Relative to System Reference Point. */
  readonly TVS?: {
    /** m/s. */
    readonly VX: number;
    /** m/s. */
    readonly VY: number;
  } | undefined;
  /** Supplementary Track Status. */
  readonly STS?: {
    /** Flight Data Retained. */
    readonly FDR: number;
    /** Lateral Navigation Mode. */
    readonly LNAV: {
      /** LNAV Element Populated. */
      readonly EP: number;
      /** LNAV Mode. */
      readonly VAL: number;
    };
  } | undefined;
  /** ADS-B Version 3 Data. */
  readonly V3?: {
    /** Priority Status for Version 3 ADS-B Systems. */
    readonly PS3?: {
      /** Priority Status for Version 3 ADS-B Systems Populated. */
      readonly EP: number;
      /** Priority Status for Version 3 ADS-B Systems. */
      readonly VAL: number;
    } | undefined;
    /** Aircraft Status. */
    readonly AS?: {
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
      /** Transmit Power. */
      readonly TPW: {
        /** Element Populated Bit. */
        readonly EP: number;
        /** Value. */
        readonly VAL: number;
      };
      /** Transponder Side Indication. */
      readonly TSI: {
        /** Element Populated Bit. */
        readonly EP: number;
        /** Value. */
        readonly VAL: number;
      };
      /** Transponder Antenna Offset. */
      readonly TAO: {
        /** Element Populated Bit. */
        readonly EP: number;
        /** Range Exceeded. */
        readonly RE: number;
        /** Value. */
        readonly VAL: number;
      };
    } | undefined;
    /** UAS/RPAS Status. */
    readonly UAS?: {
      /** Manned / Unmanned Operation. */
      readonly MUO: {
        /** Element Populated Bit. */
        readonly EP: number;
        /** Value. */
        readonly VAL: number;
      };
      /** Detect and Avoid Capabilities. */
      readonly DAA: {
        /** Element Populated Bit. */
        readonly EP: number;
        /** Value. */
        readonly VAL: number;
      };
      /** Remain Well Clear. */
      readonly RWC: {
        /** Element Populated Bit. */
        readonly EP: number;
        /** Value. */
        readonly VAL: number;
      };
    } | undefined;
    /** Collision Avoidance System Status. */
    readonly CASS?: {
      /** Sense Vertical & Horizontal. */
      readonly SVH: {
        /** Element Populated Bit. */
        readonly EP: number;
        /** Value. */
        readonly VAL: number;
      };
      /** CAS Type & Capability. */
      readonly CATC: {
        /** Element Populated Bit. */
        readonly EP: number;
        /** Value. */
        readonly VAL: number;
      };
    } | undefined;
  } | undefined;
}

export interface Cat062Item380Edition1_19 {
  /** Target Address. */
  readonly ADR?: number | undefined;
  /** Target Identification. */
  readonly ID?: string | undefined;
  /** Magnetic Heading, °. */
  readonly MHG?: number | undefined;
  /** Indicated Airspeed/Mach No. */
  readonly IAS?: {
    readonly IM: number;
    /** NM/s where 380/IAS/IM is 0, Mach where 380/IAS/IM is 1. */
    readonly IAS: number;
  } | undefined;
  /** True Airspeed, kt. */
  readonly TAS?: number | undefined;
  /** Selected Altitude. */
  readonly SAL?: {
    readonly SAS: number;
    readonly SRC: number;
    /** Altitude in Two's Complement Form, ft. */
    readonly ALT: number;
  } | undefined;
  /** Final State Selected Altitude. */
  readonly FSS?: {
    /** Manage Vertical Mode. */
    readonly MV: number;
    /** Altitude Hold. */
    readonly AH: number;
    /** Approach Mode. */
    readonly AM: number;
    /** Altitude in Two's Complement Form, ft. */
    readonly ALT: number;
  } | undefined;
  /** Trajectory Intent Status. */
  readonly TIS?: {
    /** TID Available. */
    readonly NAV: number;
    /** TID Valid. */
    readonly NVB: number;
  } | undefined;
  /** Trajectory Intent Data. */
  readonly TID?: readonly {
    /** TCP Number Availability. */
    readonly TCA: number;
    /** TCP Compliance. */
    readonly NC: number;
    /** Trajectory Change Point Number. */
    readonly TCPN: number;
    /** Altitude in Two's Complement Form, ft. */
    readonly ALT: number;
    /** Latitude in WGS.84 in Two's Complement, °. */
    readonly LAT: number;
    /** Longitude in WGS.84 in Two's Complement, °. */
    readonly LON: number;
    /** Point Type. */
    readonly PT: number;
    /** Turn Direction. */
    readonly TD: number;
    /** Turn Radius Availability. */
    readonly TRA: number;
    /** TOV Available. */
    readonly TOA: number;
    /** Time Over Point, s. */
    readonly TOV: number;
    /** TCP Turn Radius, NM. */
    readonly TTR: number;
  }[] | undefined;
  /** Communications/ACAS Capability and Flight Status. */
  readonly COM?: {
    /** Communications Capability of the Transponder. */
    readonly COM: number;
    /** Flight Status. */
    readonly STAT: number;
    /** Specific Service Capability. */
    readonly SSC: number;
    /** Altitude Reporting Capability. */
    readonly ARC: number;
    /** Aircraft Identification Capability. */
    readonly AIC: number;
    /** BDS 1,0 Bit 16. */
    readonly B1A: number;
    /** BDS BDS 1,0 Bits 37/40. */
    readonly B1B: number;
  } | undefined;
  /** Status Reported by ADS-B. */
  readonly SAB?: {
    /** ACAS Status. */
    readonly AC: number;
    /** Multiple Navigational Aids Status. */
    readonly MN: number;
    /** Differential Correction Status. */
    readonly DC: number;
    /** Ground Bit Set. */
    readonly GBS: number;
    /** Flight Status. */
    readonly STAT: number;
  } | undefined;
  /** ACAS Resolution Advisory Report. */
  readonly ACS?: string | undefined;
  /** Barometric Vertical Rate, ft/min. */
  readonly BVR?: number | undefined;
  /** Geometric Vertical Rate, ft/min. */
  readonly GVR?: number | undefined;
  /** Roll Angle, °. */
  readonly RAN?: number | undefined;
  /** Track Angle Rate. */
  readonly TAR?: {
    /** Turn Indicator. */
    readonly TI: number;
    /** Rate of Turn in Two's Complement Form, °/s. */
    readonly ROT: number;
  } | undefined;
  /** Track Angle, °. */
  readonly TAN?: number | undefined;
  /** Ground Speed, NM/s. */
  readonly GS?: number | undefined;
  /** Velocity Uncertainty. */
  readonly VUN?: number | undefined;
  /** Meteorological Data. */
  readonly MET?: {
    /** Wind Speed Valid Flag. */
    readonly WS: number;
    /** Wind Direction Valid Flag. */
    readonly WD: number;
    /** Temperature Valid Flag. */
    readonly TMP: number;
    /** Turbulence Valid Flag. */
    readonly TRB: number;
    /** Wind Speed, kt. */
    readonly WSD: number;
    /** Wind Direction, °. */
    readonly WDD: number;
    /** Temperature in Degrees Celsius, °C. */
    readonly TMPD: number;
    /** Turbulence. */
    readonly TRBD: number;
  } | undefined;
  /** Emitter Category. */
  readonly EMC?: number | undefined;
  /** Position. */
  readonly POS?: {
    /** Latitude in WGS.84 in Two's Complement Form, °. */
    readonly LAT: number;
    /** Longitude in WGS.84 in Two's Complement Form, °. */
    readonly LON: number;
  } | undefined;
  /** Geometric Altitude, ft. */
  readonly GAL?: number | undefined;
  /** Position Uncertainty. */
  readonly PUN?: {
    /** Position Uncertainty. */
    readonly PUN: number;
  } | undefined;
  /** MODE S MB DATA. */
  readonly MB?: readonly string[] | undefined;
  /** Indicated Airspeed, kt. */
  readonly IAR?: number | undefined;
  /** Mach Number, Mach. */
  readonly MAC?: number | undefined;
  /** Barometric Pressure Setting. */
  readonly BPS?: {
    /** mb. */
    readonly BPS: number;
  } | undefined;
}

export interface Cat062Item380Edition1_21 {
  /** Target Address. */
  readonly ADR?: number | undefined;
  /** Target Identification. */
  readonly ID?: string | undefined;
  /** Magnetic Heading, °. */
  readonly MHG?: number | undefined;
  /** Indicated Airspeed/Mach No. */
  readonly IAS?: {
    readonly IM: number;
    /** NM/s where 380/IAS/IM is 0, Mach where 380/IAS/IM is 1. */
    readonly IAS: number;
  } | undefined;
  /** True Airspeed, kt. */
  readonly TAS?: number | undefined;
  /** Selected Altitude. */
  readonly SAL?: {
    readonly SAS: number;
    readonly SRC: number;
    /** Altitude in Two's Complement Form, ft. */
    readonly ALT: number;
  } | undefined;
  /** Final State Selected Altitude. */
  readonly FSS?: {
    /** Manage Vertical Mode. */
    readonly MV: number;
    /** Altitude Hold. */
    readonly AH: number;
    /** Approach Mode. */
    readonly AM: number;
    /** Altitude in Two's Complement Form, ft. */
    readonly ALT: number;
  } | undefined;
  /** Trajectory Intent Status. */
  readonly TIS?: {
    /** TID Available. */
    readonly NAV: number;
    /** TID Valid. */
    readonly NVB: number;
  } | undefined;
  /** Trajectory Intent Data. */
  readonly TID?: readonly {
    /** TCP Number Availability. */
    readonly TCA: number;
    /** TCP Compliance. */
    readonly NC: number;
    /** Trajectory Change Point Number. */
    readonly TCPN: number;
    /** Altitude in Two's Complement Form, ft. */
    readonly ALT: number;
    /** Latitude in WGS.84 in Two's Complement, °. */
    readonly LAT: number;
    /** Longitude in WGS.84 in Two's Complement, °. */
    readonly LON: number;
    /** Point Type. */
    readonly PT: number;
    /** Turn Direction. */
    readonly TD: number;
    /** Turn Radius Availability. */
    readonly TRA: number;
    /** TOV Available. */
    readonly TOA: number;
    /** Time Over Point, s. */
    readonly TOV: number;
    /** TCP Turn Radius, NM. */
    readonly TTR: number;
  }[] | undefined;
  /** Communications/ACAS Capability and Flight Status. */
  readonly COM?: {
    /** Communications Capability of the Transponder. */
    readonly COM: number;
    /** Flight Status. */
    readonly STAT: number;
    /** Specific Service Capability. */
    readonly SSC: number;
    /** Altitude Reporting Capability. */
    readonly ARC: number;
    /** Aircraft Identification Capability. */
    readonly AIC: number;
    /** BDS 1,0 Bit 16. */
    readonly B1A: number;
    /** BDS BDS 1,0 Bits 37/40. */
    readonly B1B: number;
  } | undefined;
  /** Status Reported by ADS-B. */
  readonly SAB?: {
    /** ACAS Status. */
    readonly AC: number;
    /** Multiple Navigational Aids Status. */
    readonly MN: number;
    /** Differential Correction Status. */
    readonly DC: number;
    /** Ground Bit Set. */
    readonly GBS: number;
    /** Flight Status. */
    readonly STAT: number;
  } | undefined;
  /** ACAS Resolution Advisory Report. */
  readonly ACS?: string | undefined;
  /** Barometric Vertical Rate, ft/min. */
  readonly BVR?: number | undefined;
  /** Geometric Vertical Rate, ft/min. */
  readonly GVR?: number | undefined;
  /** Roll Angle, °. */
  readonly RAN?: number | undefined;
  /** Track Angle Rate. */
  readonly TAR?: {
    /** Turn Indicator. */
    readonly TI: number;
    /** Rate of Turn in Two's Complement Form, °/s. */
    readonly ROT: number;
  } | undefined;
  /** Track Angle, °. */
  readonly TAN?: number | undefined;
  /** Ground Speed, NM/s. */
  readonly GS?: number | undefined;
  /** Velocity Uncertainty. */
  readonly VUN?: number | undefined;
  /** Meteorological Data. */
  readonly MET?: {
    /** Wind Speed Valid Flag. */
    readonly WS: number;
    /** Wind Direction Valid Flag. */
    readonly WD: number;
    /** Temperature Valid Flag. */
    readonly TMP: number;
    /** Turbulence Valid Flag. */
    readonly TRB: number;
    /** Wind Speed, kt. */
    readonly WSD: number;
    /** Wind Direction, °. */
    readonly WDD: number;
    /** Temperature in Degrees Celsius, °C. */
    readonly TMPD: number;
    /** Turbulence. */
    readonly TRBD: number;
  } | undefined;
  /** Emitter Category. */
  readonly EMC?: number | undefined;
  /** Position. */
  readonly POS?: {
    /** Latitude in WGS.84 in Two's Complement Form, °. */
    readonly LAT: number;
    /** Longitude in WGS.84 in Two's Complement Form, °. */
    readonly LON: number;
  } | undefined;
  /** Geometric Altitude, ft. */
  readonly GAL?: number | undefined;
  /** Position Uncertainty. */
  readonly PUN?: {
    /** Position Uncertainty. */
    readonly PUN: number;
  } | undefined;
  /** BDS Register DATA. */
  readonly BDSDATA?: readonly string[] | undefined;
  /** Indicated Airspeed, kt. */
  readonly IAR?: number | undefined;
  /** Mach Number, Mach. */
  readonly MAC?: number | undefined;
  /** Barometric Pressure Setting. */
  readonly BPS?: {
    /** mb. */
    readonly BPS: number;
  } | undefined;
}

export interface Cat062Item080Edition1_21 {
  readonly MON: number;
  readonly SPI: number;
  /** Most Reliable Height. */
  readonly MRH: number;
  /** Source of Calculated Track Altitude for I062/130. */
  readonly SRC: number;
  readonly CNF: number;
  readonly SIM?: number | undefined;
  readonly TSE?: number | undefined;
  readonly TSB?: number | undefined;
  readonly FPC?: number | undefined;
  readonly AFF?: number | undefined;
  readonly STP?: number | undefined;
  readonly KOS?: number | undefined;
  readonly AMA?: number | undefined;
  readonly MD4?: number | undefined;
  readonly ME?: number | undefined;
  readonly MI?: number | undefined;
  readonly MD5?: number | undefined;
  readonly CST?: number | undefined;
  readonly PSR?: number | undefined;
  readonly SSR?: number | undefined;
  readonly MDS?: number | undefined;
  readonly ADS?: number | undefined;
  readonly SUC?: number | undefined;
  readonly AAC?: number | undefined;
  readonly SDS?: number | undefined;
  readonly EMS?: number | undefined;
  readonly PFT?: number | undefined;
  readonly FPLT?: number | undefined;
  readonly DUPT?: number | undefined;
  readonly DUPF?: number | undefined;
  readonly DUPM?: number | undefined;
  readonly SFC?: number | undefined;
  readonly IDD?: number | undefined;
  readonly IEC?: number | undefined;
  readonly MLAT?: number | undefined;
  readonly M5I?: number | undefined;
}

export interface Cat062Item295Edition1_21 {
  /** Measured Flight Level Age, s. */
  readonly MFL?: number | undefined;
  /** Mode 1 Age, s. */
  readonly MD1?: number | undefined;
  /** Mode 2 Age, s. */
  readonly MD2?: number | undefined;
  /** Mode 3/A Age, s. */
  readonly MDA?: number | undefined;
  /** Mode 4 Age, s. */
  readonly MD4?: number | undefined;
  /** Mode 5 Age, s. */
  readonly MD5?: number | undefined;
  /** Magnetic Heading Age, s. */
  readonly MHG?: number | undefined;
  /** Indicated Airspeed / Mach Nb Age, s. */
  readonly IAS?: number | undefined;
  /** True Airspeed Age, s. */
  readonly TAS?: number | undefined;
  /** Selected Altitude Age, s. */
  readonly SAL?: number | undefined;
  /** Final State Selected Altitude Age, s. */
  readonly FSS?: number | undefined;
  /** Trajectory Intent Age, s. */
  readonly TID?: number | undefined;
  /** Communication/ACAS Capability and Flight Status Age, s. */
  readonly COM?: number | undefined;
  /** Status Reported by ADS-B Age, s. */
  readonly SAB?: number | undefined;
  /** ACAS Resolution Advisory Report Age, s. */
  readonly ACS?: number | undefined;
  /** Barometric Vertical Rate Age, s. */
  readonly BVR?: number | undefined;
  /** Geometrical Vertical Rate Age, s. */
  readonly GVR?: number | undefined;
  /** Roll Angle Age, s. */
  readonly RAN?: number | undefined;
  /** Track Angle Rate Age, s. */
  readonly TAR?: number | undefined;
  /** Track Angle Age, s. */
  readonly TAN?: number | undefined;
  /** Ground Speed Age, s. */
  readonly GSP?: number | undefined;
  /** Velocity Uncertainty Age, s. */
  readonly VUN?: number | undefined;
  /** Meteorological Data Age, s. */
  readonly MET?: number | undefined;
  /** Emitter Category Age, s. */
  readonly EMC?: number | undefined;
  /** Position Age, s. */
  readonly POS?: number | undefined;
  /** Geometric Altitude Age, s. */
  readonly GAL?: number | undefined;
  /** Position Uncertainty Age, s. */
  readonly PUN?: number | undefined;
  /** BDS Register Data Age, s. */
  readonly MB?: number | undefined;
  /** Indicated Airspeed Data Age, s. */
  readonly IAR?: number | undefined;
  /** Mach Number Data Age, s. */
  readonly MAC?: number | undefined;
  /** Barometric Pressure Setting Data Age, s. */
  readonly BPS?: number | undefined;
}

/** A record of category 062 by edition 1.18 (2018-08-13): SDPS Track Messages. */
export interface Cat062Edition1_18 extends AsterixRecord {
  readonly category: 62;
  readonly edition: '1.18';
  /** Data Source Identifier. */
  readonly I010: Cat062Item010 | undefined;
  /** Service Identification. */
  readonly I015: number | undefined;
  /** Time Of Track Information, s. */
  readonly I070: number | undefined;
  /** Calculated Position In WGS-84 Co-ordinates. */
  readonly I105: Cat062Item105 | undefined;
  /** Calculated Track Position (Cartesian). */
  readonly I100: Cat062Item100 | undefined;
  /** Calculated Track Velocity (Cartesian). */
  readonly I185: Cat062Item185 | undefined;
  /** Calculated Acceleration (Cartesian). */
  readonly I210: Cat062Item210 | undefined;
  /** Track Mode 3/A Code. */
  readonly I060: Cat062Item060 | undefined;
  /** Target Identification. */
  readonly I245: Cat062Item245 | undefined;
  /** Aircraft Derived Data. */
  readonly I380: Cat062Item380 | undefined;
  /** Track Number. */
  readonly I040: number | undefined;
  /** Track Status. */
  readonly I080: Cat062Item080 | undefined;
  /** System Track Update Ages. */
  readonly I290: Cat062Item290 | undefined;
  /** Mode of Movement. */
  readonly I200: Cat062Item200 | undefined;
  /** Track Data Ages. */
  readonly I295: Cat062Item295 | undefined;
  /** Measured Flight Level, FL. */
  readonly I136: number | undefined;
  /** Calculated Track Geometric Altitude, ft. */
  readonly I130: number | undefined;
  /** Calculated Track Barometric Altitude. */
  readonly I135: Cat062Item135 | undefined;
  /** Calculated Rate of Climb/Descent, ft/min. */
  readonly I220: number | undefined;
  /** Flight Plan Related Data. */
  readonly I390: Cat062Item390 | undefined;
  /** Target Size and Orientation. */
  readonly I270: Cat062Item270 | undefined;
  /** Vehicle Fleet Identification. */
  readonly I300: number | undefined;
  /** Mode 5 Data Reports and Extended Mode 1 Code. */
  readonly I110: Cat062Item110 | undefined;
  /** Track Mode 2 Code. */
  readonly I120: Cat062Item120 | undefined;
  /** Composed Track Number. */
  readonly I510: readonly {
    /** System Unit Identification. */
    readonly IDENT: number;
    /** System Track Number. */
    readonly TRACK: number;
  }[] | undefined;
  /** Estimated Accuracies. */
  readonly I500: Cat062Item500 | undefined;
  /** Measured Information. */
  readonly I340: Cat062Item340 | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | Cat062ItemRE | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 062 by edition 1.19 (2020-11-04): SDPS Track Messages. */
export interface Cat062Edition1_19 extends AsterixRecord {
  readonly category: 62;
  readonly edition: '1.19';
  /** Data Source Identifier. */
  readonly I010: Cat062Item010 | undefined;
  /** Service Identification. */
  readonly I015: number | undefined;
  /** Time Of Track Information, s. */
  readonly I070: number | undefined;
  /** Calculated Position In WGS-84 Co-ordinates. */
  readonly I105: Cat062Item105 | undefined;
  /** Calculated Track Position (Cartesian). */
  readonly I100: Cat062Item100 | undefined;
  /** Calculated Track Velocity (Cartesian). */
  readonly I185: Cat062Item185 | undefined;
  /** Calculated Acceleration (Cartesian). */
  readonly I210: Cat062Item210 | undefined;
  /** Track Mode 3/A Code. */
  readonly I060: Cat062Item060 | undefined;
  /** Target Identification. */
  readonly I245: Cat062Item245 | undefined;
  /** Aircraft Derived Data. */
  readonly I380: Cat062Item380Edition1_19 | undefined;
  /** Track Number. */
  readonly I040: number | undefined;
  /** Track Status. */
  readonly I080: Cat062Item080 | undefined;
  /** System Track Update Ages. */
  readonly I290: Cat062Item290 | undefined;
  /** Mode of Movement. */
  readonly I200: Cat062Item200 | undefined;
  /** Track Data Ages. */
  readonly I295: Cat062Item295 | undefined;
  /** Measured Flight Level, FL. */
  readonly I136: number | undefined;
  /** Calculated Track Geometric Altitude, ft. */
  readonly I130: number | undefined;
  /** Calculated Track Barometric Altitude. */
  readonly I135: Cat062Item135 | undefined;
  /** Calculated Rate of Climb/Descent, ft/min. */
  readonly I220: number | undefined;
  /** Flight Plan Related Data. */
  readonly I390: Cat062Item390 | undefined;
  /** Target Size and Orientation. */
  readonly I270: Cat062Item270 | undefined;
  /** Vehicle Fleet Identification. */
  readonly I300: number | undefined;
  /** Mode 5 Data Reports and Extended Mode 1 Code. */
  readonly I110: Cat062Item110 | undefined;
  /** Track Mode 2 Code. */
  readonly I120: Cat062Item120 | undefined;
  /** Composed Track Number. */
  readonly I510: readonly {
    /** System Unit Identification. */
    readonly IDENT: number;
    /** System Track Number. */
    readonly TRACK: number;
  }[] | undefined;
  /** Estimated Accuracies. */
  readonly I500: Cat062Item500 | undefined;
  /** Measured Information. */
  readonly I340: Cat062Item340 | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | Cat062ItemRE | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 062 by edition 1.21 (2025-06-05): SDPS Track Messages. */
export interface Cat062Edition1_21 extends AsterixRecord {
  readonly category: 62;
  readonly edition: '1.21';
  /** Data Source Identifier. */
  readonly I010: Cat062Item010 | undefined;
  /** Service Identification. */
  readonly I015: number | undefined;
  /** Time Of Track Information, s. */
  readonly I070: number | undefined;
  /** Calculated Position In WGS-84 Co-ordinates. */
  readonly I105: Cat062Item105 | undefined;
  /** Calculated Track Position (Cartesian). */
  readonly I100: Cat062Item100 | undefined;
  /** Calculated Track Velocity (Cartesian). */
  readonly I185: Cat062Item185 | undefined;
  /** Calculated Acceleration (Cartesian). */
  readonly I210: Cat062Item210 | undefined;
  /** Track Mode 3/A Code. */
  readonly I060: Cat062Item060 | undefined;
  /** Target Identification. */
  readonly I245: Cat062Item245 | undefined;
  /** Aircraft Derived Data. */
  readonly I380: Cat062Item380Edition1_21 | undefined;
  /** Track Number. */
  readonly I040: number | undefined;
  /** Track Status. */
  readonly I080: Cat062Item080Edition1_21 | undefined;
  /** System Track Update Ages. */
  readonly I290: Cat062Item290 | undefined;
  /** Mode of Movement. */
  readonly I200: Cat062Item200 | undefined;
  /** Track Data Ages. */
  readonly I295: Cat062Item295Edition1_21 | undefined;
  /** Measured Flight Level, FL. */
  readonly I136: number | undefined;
  /** Calculated Track Geometric Altitude, ft. */
  readonly I130: number | undefined;
  /** Calculated Track Barometric Altitude. */
  readonly I135: Cat062Item135 | undefined;
  /** Calculated Rate of Climb/Descent, ft/min. */
  readonly I220: number | undefined;
  /** Flight Plan Related Data. */
  readonly I390: Cat062Item390 | undefined;
  /** Target Size and Orientation. */
  readonly I270: Cat062Item270 | undefined;
  /** Vehicle Fleet Identification. */
  readonly I300: number | undefined;
  /** Mode 5 Data Reports and Extended Mode 1 Code. */
  readonly I110: Cat062Item110 | undefined;
  /** Track Mode 2 Code. */
  readonly I120: Cat062Item120 | undefined;
  /** Composed Track Number. */
  readonly I510: readonly {
    /** System Unit Identification. */
    readonly IDENT: number;
    /** System Track Number. */
    readonly TRACK: number;
  }[] | undefined;
  /** Estimated Accuracies. */
  readonly I500: Cat062Item500 | undefined;
  /** Measured Information. */
  readonly I340: Cat062Item340 | undefined;
  /** Reserved Expansion Field. */
  readonly RE: string | Cat062ItemRE | undefined;
  /** Special Purpose Field. */
  readonly SP: string | undefined;
}

/** A record of category 062: SDPS Track Messages. */
export type Cat062 = Cat062Edition1_18 | Cat062Edition1_19 | Cat062Edition1_21;
