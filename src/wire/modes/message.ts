/**
 * Mode S messages (ICAO Annex 10 volume IV; extended squitter: RTCA DO-260B) in the standards'
 * own units. What is "not available" is null.
 */
export type ModesMessage =
  | Identification
  | SurfacePosition
  | AirbornePosition
  | Velocity
  | OperationalStatus
  | OtherSquitter
  | Reply;

/** The messages of downlink formats 17 and 18. */
export type Squitter = Exclude<ModesMessage, Reply>;

export interface ModesCommon {
  /** 24-bit address, six upper-case hexadecimal digits. */
  readonly icao: string;
  readonly downlinkFormat: number;
}

export interface SquitterCommon extends ModesCommon {
  readonly downlinkFormat: 17 | 18;
  /** Capability (17) or control field (18). */
  readonly control: number;
  /**
   * What `icao` is: an address assigned by ICAO, or (format 18) another number that only this
   * sender uses.
   */
  readonly addressIsIcao: boolean;
  readonly typeCode: number;
}

/** Compact position report as sent: 17 bits each. */
export interface Cpr {
  readonly odd: boolean;
  readonly latitude: number;
  readonly longitude: number;
}

/** Type codes 1 to 4. */
export interface Identification extends SquitterCommon {
  readonly kind: 'identification';
  readonly category: number;
  /** Null where a character is none. Trailing blanks are cut. */
  readonly callsign: string | null;
}

/** Type codes 5 to 8. */
export interface SurfacePosition extends SquitterCommon {
  readonly kind: 'surface-position';
  readonly cpr: Cpr;
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
  readonly speedKn: number | null;
  readonly trackDeg: number | null;
}

/** Type codes 9 to 18 (pressure altitude) and 20 to 22 (height over the ellipsoid). */
export interface AirbornePosition extends SquitterCommon {
  readonly kind: 'airborne-position';
  readonly surveillanceStatus: number;
  /** NIC supplement B (version 2), single antenna flag before. */
  readonly supplementB: boolean;
  /** Null until two messages or a known place nearby resolve it (cpr.ts). */
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
  readonly cpr: Cpr;
  readonly altitudeFt: number | null;
  /** True: over the ellipsoid, by GNSS. */
  readonly geometric: boolean;
  /** Position time is a UTC epoch of 0.2 s. */
  readonly timeSynchronised: boolean;
}

/** Type code 19. */
export interface Velocity extends SquitterCommon {
  readonly kind: 'velocity';
  /** 1, 2: over the ground; 3, 4: through the air; 2 and 4: supersonic scale. */
  readonly subtype: number;
  readonly nacV: number;
  /** Over the ground, subtypes 1 and 2. */
  readonly eastKn: number | null;
  readonly northKn: number | null;
  readonly groundSpeedKn: number | null;
  /** Clockwise from true north. */
  readonly trackDeg: number | null;
  /** Subtypes 3 and 4. */
  readonly airspeedKn: number | null;
  readonly airspeedIsTrue: boolean | null;
  readonly headingDeg: number | null;
  readonly verticalRateFtPerMin: number | null;
  readonly verticalRateSource: 'geometric' | 'barometric';
  /** Height over the ellipsoid less pressure altitude. */
  readonly geometricMinusBarometricFt: number | null;
}

/** Type code 31. */
export interface OperationalStatus extends SquitterCommon {
  readonly kind: 'operational-status';
  readonly subtype: number;
  /** 0: DO-260, 1: DO-260A, 2: DO-260B. */
  readonly version: number;
  readonly nicSupplementA: boolean;
  readonly nacP: number;
  readonly sil: number;
  /** Airborne (subtype 0) only. */
  readonly geometricVerticalAccuracy: number | null;
  readonly nicBaro: boolean | null;
}

/** Type codes that are only recognised. */
export interface OtherSquitter extends SquitterCommon {
  readonly kind: 'other';
  /** The 56 bits of the message field, hexadecimal. */
  readonly messageHex: string;
}

/**
 * Replies and acquisition squitters. Formats 0, 4, 5, 16, 20, 21 overlay the address on the
 * parity: the address is only as sure as that no bit was wrong.
 */
export interface Reply extends ModesCommon {
  readonly kind: 'reply';
  readonly addressFromParity: boolean;
  /** Formats 0, 4, 16, 20. */
  readonly altitudeFt: number | null;
  /** Formats 5, 21: four octal digits. */
  readonly mode3A: string | null;
  /** Formats 20, 21: the 56 bits of Comm-B, hexadecimal. */
  readonly messageHex: string | null;
}
