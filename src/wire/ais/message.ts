/**
 * AIS messages (ITU-R M.1371-5 annex 8) as typed records in the standard's own units. What the
 * standard calls "not available" is null; a value at the end of its scale ("102.2 kn or more")
 * is null too, and a fault says so.
 */
export type AisMessage =
  | AisPositionA
  | AisBaseStation
  | AisStaticA
  | AisSarAircraft
  | AisPositionB
  | AisPositionBExtended
  | AisAidToNavigation
  | AisStaticB
  | AisLongRange
  | AisOther;

export interface AisCommon {
  /** 0: sent once, up to 3: shall not be repeated again. */
  readonly repeat: number;
  /** Nine digits, not checked against the numbering plan. */
  readonly mmsi: number;
}

/** What every position has. */
export interface AisPosition {
  readonly longitudeDeg: number | null;
  readonly latitudeDeg: number | null;
  /** True: better than 10 m. */
  readonly accurate: boolean;
  /** Receiver autonomous integrity monitoring in use. */
  readonly raim: boolean;
}

/** Over the ground. */
export interface AisMotion {
  readonly speedKn: number | null;
  readonly courseDeg: number | null;
}

/** Types 1, 2, 3. */
export interface AisPositionA extends AisCommon, AisPosition, AisMotion {
  readonly type: 1 | 2 | 3;
  readonly navigationStatus: number;
  /**
   * Degrees a minute, starboard positive: (indicated / 4.733)². Null when not available and
   * where only the direction is known (`turningHard`).
   */
  readonly rateOfTurnDegPerMin: number | null;
  /** Over 5° in 30 s, known without a turn indicator. */
  readonly turningHard: 'starboard' | 'port' | null;
  readonly headingDeg: number | null;
  /** Second of the minute of the position, UTC. */
  readonly utcSecond: number | null;
  readonly manoeuvre: number;
  /** Communication state, 19 bits as sent; null where the sender cut it. */
  readonly radio: number | null;
}

/** Type 4, and 11 with the same layout. */
export interface AisBaseStation extends AisCommon, AisPosition {
  readonly type: 4 | 11;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly hour: number | null;
  readonly minute: number | null;
  readonly second: number | null;
  readonly positionDevice: number;
  readonly radio: number | null;
}

/** Distances from the position's reference point, metres. */
export interface AisDimensions {
  readonly toBowM: number;
  readonly toSternM: number;
  readonly toPortM: number;
  readonly toStarboardM: number;
}

/** Type 5. */
export interface AisStaticA extends AisCommon, AisDimensions {
  readonly type: 5;
  readonly version: number;
  readonly imo: number | null;
  readonly callsign: string | null;
  readonly name: string | null;
  readonly shipType: number;
  readonly positionDevice: number;
  readonly etaMonth: number | null;
  readonly etaDay: number | null;
  readonly etaHour: number | null;
  readonly etaMinute: number | null;
  readonly draughtM: number | null;
  readonly destination: string | null;
  /** True: data terminal not available. */
  readonly dte: boolean;
}

/** Type 9: aircraft in search and rescue. */
export interface AisSarAircraft extends AisCommon, AisPosition, AisMotion {
  readonly type: 9;
  readonly altitudeM: number | null;
  /** True: barometric, false: GNSS. */
  readonly barometric: boolean;
  readonly utcSecond: number | null;
  readonly dte: boolean;
  readonly assigned: boolean;
  readonly radio: number | null;
}

/** Type 18. */
export interface AisPositionB extends AisCommon, AisPosition, AisMotion {
  readonly type: 18;
  readonly headingDeg: number | null;
  readonly utcSecond: number | null;
  /** True: carrier sense, false: SOTDMA. */
  readonly carrierSense: boolean;
  readonly display: boolean;
  readonly dsc: boolean;
  readonly wholeBand: boolean;
  readonly message22: boolean;
  readonly assigned: boolean;
  /** Communication state with its selector, 20 bits as sent; null where the sender cut it. */
  readonly radio: number | null;
}

/** Type 19. */
export interface AisPositionBExtended extends AisCommon, AisPosition, AisMotion, AisDimensions {
  readonly type: 19;
  readonly headingDeg: number | null;
  readonly utcSecond: number | null;
  readonly name: string | null;
  readonly shipType: number;
  readonly positionDevice: number;
  readonly dte: boolean;
  readonly assigned: boolean;
}

/** Type 21. */
export interface AisAidToNavigation extends AisCommon, AisPosition, AisDimensions {
  readonly type: 21;
  readonly aidType: number;
  readonly name: string | null;
  readonly positionDevice: number;
  readonly utcSecond: number | null;
  readonly offPosition: boolean;
  readonly status: number;
  readonly virtual: boolean;
  readonly assigned: boolean;
}

/** Type 24, part A or B. */
export type AisStaticB = AisStaticBName | AisStaticBVessel;

export interface AisStaticBName extends AisCommon {
  readonly type: 24;
  readonly part: 'A';
  readonly name: string | null;
}

export interface AisStaticBVessel extends AisCommon {
  readonly type: 24;
  readonly part: 'B';
  readonly shipType: number;
  readonly vendor: string | null;
  readonly model: number;
  readonly serial: number;
  readonly callsign: string | null;
  /** Null for a craft of a mother ship. */
  readonly dimensions: AisDimensions | null;
  readonly motherShipMmsi: number | null;
}

/** Type 27: position to a tenth of a minute for satellites. */
export interface AisLongRange extends AisCommon, AisPosition, AisMotion {
  readonly type: 27;
  readonly navigationStatus: number;
  /** True: the position is older than 5 s. */
  readonly late: boolean;
}

/** Every other type: who sent it, and its bits. */
export interface AisOther extends AisCommon {
  readonly type: number;
  readonly other: true;
  /** All bits of the message, filled with zeros to whole octets. */
  readonly bitsHex: string;
  readonly bitLength: number;
}
