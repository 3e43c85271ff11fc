/**
 * Every message that {@link decodeModes} gives, told apart by `kind`. Values stand in the
 * standards' own units, named at the end of each field; what is "not available" is null.
 *
 * Documents: ICAO Annex 10 volume IV (Mode S), ICAO Doc 9871 (registers), RTCA DO-260 (version
 * 0), DO-260A (1) and DO-260B (2) for extended squitters. "ME bit" counts from 1 in the 56 bits
 * of the message field.
 */
export type ModesMessage = Squitter | AllCall | Reply | AirAir | ExtendedLength;

/** The messages of downlink formats 17 and 18. */
export type Squitter =
  | Identification
  | SurfacePosition
  | AirbornePosition
  | NoPosition
  | Velocity
  | EmergencyStatus
  | AdvisoryBroadcast
  | TargetState
  | OperationalStatus
  | CoarsePosition
  | OtherSquitter;

export interface ModesCommon {
  /** 24-bit address, six upper-case hexadecimal digits. */
  readonly icao: string;
  /** 0 to 24: the first five bits (24 for all that begin with two ones). */
  readonly downlinkFormat: number;
  /** Bits that were changed to make the parity fit; 0 unless correction was asked for. */
  readonly correctedBits: number;
}

/** Who sends an extended squitter, and so what stands behind its values. */
export type Origin =
  /** The aircraft's own transponder (format 17). */
  | 'transponder'
  /** Own position, sent by something that is no transponder (format 18, control 0 and 1). */
  | 'non-transponder'
  /** A ground station says what its radar sees (control 2, 3, 5). */
  | 'tis-b'
  /** A ground station repeats what came by another data link (control 6). */
  | 'ads-r'
  /** Management messages and reserved codes (control 4 and 7): the message field is not read. */
  | 'reserved';

export interface SquitterCommon extends ModesCommon {
  readonly downlinkFormat: 17 | 18;
  /** Capability (17, see {@link CAPABILITIES}) or control field (18). */
  readonly control: number;
  readonly origin: Origin;
  /**
   * What `icao` is: an address assigned by ICAO, or another number: of a vehicle or obstacle, one
   * that the sender chose, or (TIS-B control 2 and 3) 12 bits of Mode A code and 12 of a track file.
   */
  readonly addressIsIcao: boolean;
  /** 0 to 31; 0 for coarse TIS-B, which has none. */
  readonly typeCode: number;
}

/** Compact position report as sent: 17 bits each. */
export interface Cpr {
  readonly odd: boolean;
  readonly latitude: number;
  readonly longitude: number;
}

/** Type codes 1 to 4 (register 0,8). */
export interface Identification extends SquitterCommon {
  readonly kind: 'identification';
  /** 0 to 7 within the set that the type code names. */
  readonly category: number;
  /** The set and the category as the standards write them: A1 light, A5 heavy, B1 glider, … */
  readonly emitterCategory: string;
  /** Null where a character is none or all are zero. Trailing blanks are cut. */
  readonly callsign: string | null;
}

interface Resolved {
  readonly cpr: Cpr;
  /** Null until {@link resolvePosition} or the functions beside it give a place. */
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
}

/** Type codes 5 to 8 (register 0,6). */
export interface SurfacePosition extends SquitterCommon, Resolved {
  readonly kind: 'surface-position';
  /** As sent: 1 stopped, 2 to 123 speeds, 124 175 kn or more, 0 none, 125 to 127 reserved. */
  readonly movement: number;
  /** Lower end of the step. Null: not available, or 175 kn and more. */
  readonly speedKn: number | null;
  /** Clockwise from north; whether track or heading, true or magnetic: {@link OperationalStatus}. */
  readonly trackDeg: number | null;
  readonly timeSynchronised: boolean;
}

/** Type codes 9 to 18 (pressure altitude) and 20 to 22 (height over the ellipsoid); register 0,5. */
export interface AirbornePosition extends SquitterCommon, Resolved {
  readonly kind: 'airborne-position';
  /** 0 none, 1 permanent alert (emergency), 2 temporary alert (code changed), 3 ident. */
  readonly surveillanceStatus: number;
  /** NIC supplement B (version 2), single antenna flag before. False in TIS-B and ADS-R. */
  readonly supplementB: boolean;
  readonly altitudeFt: number | null;
  /** True: over the ellipsoid, by GNSS. */
  readonly geometric: boolean;
  /** Position time is a UTC epoch of 0.2 s. */
  readonly timeSynchronised: boolean;
}

/** Type code 0: an aircraft without a position. */
export interface NoPosition extends SquitterCommon {
  readonly kind: 'no-position';
  /** Pressure altitude. */
  readonly altitudeFt: number | null;
}

/** Type code 19 (register 0,9), subtypes 1 to 4. */
export interface Velocity extends SquitterCommon {
  readonly kind: 'velocity';
  /** 1, 2: over the ground; 3, 4: through the air; 2 and 4: supersonic scale, steps of 4 kn. */
  readonly subtype: number;
  /** Null in TIS-B and ADS-R, where the bit has another meaning. */
  readonly intentChange: boolean | null;
  /** Equipped for instrument flight, class A1 and above (versions 0 and 1; reserved in 2). */
  readonly ifrCapable: boolean | null;
  /** NACv of versions 1 and 2, NUCr of version 0: see {@link velocityBoundMps}. */
  readonly nacV: number | null;
  /** TIS-B only: its messages of type 31 may be missing. */
  readonly nacP: number | null;
  readonly sil: number | null;
  /** Over the ground, subtypes 1 and 2. */
  readonly eastKn: number | null;
  readonly northKn: number | null;
  readonly groundSpeedKn: number | null;
  /** Clockwise from true north. */
  readonly trackDeg: number | null;
  /** Subtypes 3 and 4. */
  readonly airspeedKn: number | null;
  readonly airspeedIsTrue: boolean | null;
  /** Clockwise from the north that {@link OperationalStatus} names (magnetic in version 0). */
  readonly headingDeg: number | null;
  /** Above 0: up. */
  readonly verticalRateFtPerMin: number | null;
  readonly verticalRateSource: 'geometric' | 'barometric';
  /** Height over the ellipsoid less pressure altitude. */
  readonly geometricMinusBarometricFt: number | null;
}

/** Words for the emergency states (DO-260B section 2.2.3.2.7.8.1.1), by code. */
export const EMERGENCIES = [
  'none',
  'general',
  'medical',
  'minimum-fuel',
  'no-communications',
  'unlawful-interference',
  'downed',
  'reserved',
] as const;
export type Emergency = (typeof EMERGENCIES)[number];

/** Type code 28 subtype 1 (register 6,1). */
export interface EmergencyStatus extends SquitterCommon {
  readonly kind: 'emergency';
  readonly emergency: Emergency;
  /** Four octal digits; null: all zero, not available. */
  readonly mode3A: string | null;
}

/** What ACAS advises, of register 3,0 and of type code 28 subtype 2 (Annex 10 IV 4.3.8.4.2.2). */
export interface Advisory {
  /** 14 bits, the first one sent being the highest. 0: none is active. */
  readonly activeAdvisory: number;
  /** 4 bits: do not pass below, above, turn left, turn right. */
  readonly complements: number;
  /** The advisory ended within the last 18 s. */
  readonly terminated: boolean;
  readonly multipleThreats: boolean;
  /** What names the threat: 0 nothing, 1 its address, 2 its altitude, range and bearing, 3 reserved. */
  readonly threatType: number;
  readonly threatIcao: string | null;
  readonly threatAltitudeFt: number | null;
  /** Middle of the step; null: no estimate. */
  readonly threatRangeNm: number | null;
  /** Clockwise from the nose, middle of a step of 6°. */
  readonly threatBearingDeg: number | null;
}

/** Type code 28 subtype 2. */
export interface AdvisoryBroadcast extends SquitterCommon, Advisory {
  readonly kind: 'acas-advisory';
}

/** Type code 29 (register 6,2): subtype 0 of version 1, 1 of version 2. */
export interface TargetState extends SquitterCommon {
  readonly kind: 'target-state';
  readonly subtype: 0 | 1;
  readonly targetAltitudeFt: number | null;
  /** Panel (MCP/FCU), flight management system, or held altitude; null: not told. */
  readonly targetAltitudeSource: 'panel' | 'flight-management' | 'holding' | null;
  /** Pressure setting; version 2. */
  readonly barometricSettingHpa: number | null;
  readonly targetHeadingDeg: number | null;
  /** True: it is a track over the ground. Null in version 2 (always a heading). */
  readonly targetHeadingIsTrack: boolean | null;
  readonly nacP: number;
  /** Whether two sources of pressure altitude agree (version 2: or none is Gillham coded). */
  readonly nicBaro: boolean;
  readonly sil: number;
  /** Whether SIL is meant per sample, else per flight hour. Null in version 1, which does not say. */
  readonly silPerSample: boolean | null;
  /** Modes; null where the message does not tell them. */
  readonly autopilot: boolean | null;
  readonly vnav: boolean | null;
  readonly altitudeHold: boolean | null;
  readonly approach: boolean | null;
  readonly lnav: boolean | null;
  readonly acasOperational: boolean | null;
  /** Version 1: 0 unknown, 1 acquiring, 2 capturing or maintaining. */
  readonly verticalMode: number | null;
  readonly horizontalMode: number | null;
  readonly emergency: Emergency | null;
}

/** Type code 31 (register 6,5): subtype 0 airborne, 1 on the surface. */
export interface OperationalStatus extends SquitterCommon {
  readonly kind: 'operational-status';
  readonly subtype: 0 | 1;
  /** 0: DO-260, 1: DO-260A, 2: DO-260B; 3 and above are read as 2. */
  readonly version: number;
  /** ME bits 9 to 24 and 25 to 40 as sent, for what is not named below. */
  readonly capabilityClass: number;
  readonly operationalMode: number;
  /** Everything below is null where the version or the subtype does not say it. */
  readonly nicSupplementA: boolean | null;
  /** Surface, version 2. */
  readonly nicSupplementC: boolean | null;
  readonly nacP: number | null;
  /** Surface, version 2. */
  readonly nacV: number | null;
  readonly sil: number | null;
  /** Version 2: whether SIL is meant per sample, else per flight hour. */
  readonly silPerSample: boolean | null;
  /** GVA, airborne, version 2: see {@link verticalBoundM}. */
  readonly geometricVerticalAccuracy: number | null;
  /** SDA, version 2: see {@link assuranceProbability}. */
  readonly systemDesignAssurance: number | null;
  /** Airborne. */
  readonly nicBaro: boolean | null;
  readonly acasOperational: boolean | null;
  readonly acasAdvisoryActive: boolean | null;
  readonly ident: boolean | null;
  /** Version 1: display of traffic; version 2: reception of 1090 MHz extended squitters. */
  readonly receives1090: boolean | null;
  readonly receivesUat: boolean | null;
  /** Version 2: one antenna only. */
  readonly singleAntenna: boolean | null;
  /** Headings and surface tracks are against magnetic north. */
  readonly magneticNorth: boolean | null;
  /** Surface: the ground track of position messages is the heading. */
  readonly trackIsHeading: boolean | null;
  /** Surface: upper bounds of the aircraft's size. */
  readonly lengthM: number | null;
  readonly widthM: number | null;
}

/** TIS-B coarse position (format 18, control 3; DO-260B section 2.2.17.3.5). */
export interface CoarsePosition extends SquitterCommon, Resolved {
  readonly kind: 'coarse-position';
  readonly surveillanceStatus: number;
  /** 0 to 15: which ground service says so. */
  readonly serviceVolume: number;
  readonly altitudeFt: number | null;
  /** Steps of 11.25°. */
  readonly trackDeg: number | null;
  /** Middle of a step of 32 kn. */
  readonly groundSpeedKn: number | null;
}

/** Reserved type codes, subtypes and control codes: recognised, not read. */
export interface OtherSquitter extends SquitterCommon {
  readonly kind: 'other';
  /** The 56 bits of the message field, hexadecimal. */
  readonly messageHex: string;
}

/** Words for the capability of formats 11 and 17 (Annex 10 IV 3.1.2.5.2.2.1), by code. */
export const CAPABILITIES = [
  'level 1',
  'reserved',
  'reserved',
  'reserved',
  'level 2 or above, on the ground',
  'level 2 or above, airborne',
  'level 2 or above, airborne or on the ground',
  'alert, downlink request or on the ground: see the flight status',
] as const;

/** Format 11: an all-call reply or acquisition squitter. */
export interface AllCall extends ModesCommon {
  readonly kind: 'all-call';
  readonly downlinkFormat: 11;
  /** See {@link CAPABILITIES}. */
  readonly capability: number;
  /** Who asked: II codes 0 to 15 (0: nobody, a squitter), SI codes 1 to 63. */
  readonly interrogatorKind: 'II' | 'SI' | 'reserved';
  readonly interrogatorCode: number;
}

/**
 * Surveillance and Comm-B replies, formats 4, 5, 20, 21. The address overlays the parity: it is
 * only as sure as that no bit was wrong, so believe it where you know the address already.
 */
export interface Reply extends ModesCommon {
  readonly kind: 'reply';
  /** 0 to 7 as sent: 6 and 7 are reserved. */
  readonly flightStatus: number;
  /** Code changed or emergency. Null: reserved. */
  readonly alert: boolean | null;
  /** Special position identification: the pilot pressed ident. */
  readonly ident: boolean | null;
  /** Null: may be either. */
  readonly onGround: boolean | null;
  readonly downlinkRequest: number;
  /** Utility message, 6 bits. */
  readonly utility: number;
  /** Formats 4, 20. */
  readonly altitudeFt: number | null;
  /** Formats 5, 21: four octal digits. */
  readonly mode3A: string | null;
  /** Formats 20, 21: the 56 bits of Comm-B, hexadecimal, for {@link inferCommB}. */
  readonly messageHex: string | null;
}

/** Air-air surveillance (ACAS), formats 0 and 16. The address overlays the parity. */
export interface AirAir extends ModesCommon {
  readonly kind: 'air-air';
  readonly onGround: boolean;
  /** Format 0. */
  readonly crosslink: boolean | null;
  readonly sensitivityLevel: number;
  readonly replyInformation: number;
  readonly altitudeFt: number | null;
  /** Format 16: the 56 bits of MV, hexadecimal. */
  readonly messageHex: string | null;
}

/** Comm-D segments (first two bits 11). The address overlays the parity. */
export interface ExtendedLength extends ModesCommon {
  readonly kind: 'extended-length';
  readonly downlinkFormat: 24;
  /** An acknowledgement of an uplink, else a segment of a downlink. */
  readonly acknowledges: boolean;
  /** 0 to 15. */
  readonly segment: number;
  /** The 80 bits of the segment, hexadecimal. */
  readonly messageHex: string;
}
