import type { AisRaw } from './bits.ts';
import type { AisContent } from './contents.ts';
import type { Values } from './layout.ts';
import type { LAYOUTS, LaidOutType } from './layouts.ts';

/**
 * AIS messages (ITU-R M.1371-5 annex 8) as typed records in the standard's own units. What the
 * standard calls "not available" is null; a value at the end of its scale ("102.2 kn or more")
 * is null too, and a fault says so.
 */
export type AisMessage =
  | AisPositionA
  | AisBaseStation
  | AisStaticA
  | AisBinaryAddressed
  | AisBinaryBroadcast
  | AisSarAircraft
  | AisInterrogation
  | AisDifferential
  | AisPositionB
  | AisPositionBExtended
  | AisAidToNavigation
  | AisChannelManagement
  | AisStaticB
  | AisBinarySlot
  | AisBinarySlots
  | AisLongRange
  | AisLaidOut;

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

/** When a position was taken. */
export interface AisStamp {
  /** Second of the minute, UTC. */
  readonly utcSecond: number | null;
  /**
   * What the sender says of its position where it gives no second: put in by hand, by dead
   * reckoning, or left over since the receiver failed. `normal` where it gives one, or nothing.
   */
  readonly positionMode: AisPositionMode;
}

export type AisPositionMode = 'normal' | 'manual' | 'estimated' | 'inoperative';

/** Over the ground. */
export interface AisMotion {
  readonly speedKn: number | null;
  readonly courseDeg: number | null;
}

/** Types 1, 2, 3. */
export interface AisPositionA extends AisCommon, AisPosition, AisStamp, AisMotion {
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
  /** The base station asks for long-range broadcasts (type 27) in its range. */
  readonly longRangeRequested: boolean;
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
export interface AisSarAircraft extends AisCommon, AisPosition, AisStamp, AisMotion {
  readonly type: 9;
  readonly altitudeM: number | null;
  /** True: barometric, false: GNSS. */
  readonly barometric: boolean;
  readonly dte: boolean;
  readonly assigned: boolean;
  readonly radio: number | null;
}

/** Type 18. */
export interface AisPositionB extends AisCommon, AisPosition, AisStamp, AisMotion {
  readonly type: 18;
  readonly headingDeg: number | null;
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
export interface AisPositionBExtended
  extends AisCommon,
    AisPosition,
    AisStamp,
    AisMotion,
    AisDimensions {
  readonly type: 19;
  readonly headingDeg: number | null;
  readonly name: string | null;
  readonly shipType: number;
  readonly positionDevice: number;
  readonly dte: boolean;
  readonly assigned: boolean;
}

/** Type 21. */
export interface AisAidToNavigation extends AisCommon, AisPosition, AisStamp, AisDimensions {
  readonly type: 21;
  readonly aidType: number;
  readonly name: string | null;
  readonly positionDevice: number;
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
  /** Since M.1371-5; before it, 0. */
  readonly positionDevice: number;
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

/** Application data of types 6 and 8: decoded, or raw where the application is not known. */
export interface AisApplicationData {
  /** Designated area code: 1 international, 200 inland, else a country's. */
  readonly dac: number;
  /** Function identifier. */
  readonly fi: number;
  /** Null: this DAC and FI are not decoded, or the data are not as long as they say. */
  readonly content: AisContent | null;
  /** The data behind DAC and FI; null where `content` says it all. */
  readonly data: AisRaw | null;
}

/** Type 6. */
export interface AisBinaryAddressed extends AisCommon, AisApplicationData {
  readonly type: 6;
  /** 0 to 3, counted by the sender. */
  readonly sequence: number;
  readonly destinationMmsi: number;
  readonly retransmitted: boolean;
}

/** Type 8. */
export interface AisBinaryBroadcast extends AisCommon, AisApplicationData {
  readonly type: 8;
}

/** Type 15. */
export interface AisInterrogation extends AisCommon {
  readonly type: 15;
  /** One to three: at most two of the first station and one of a second. */
  readonly requests: readonly AisRequest[];
}

export interface AisRequest {
  readonly mmsi: number;
  readonly messageType: number;
  /** Slots from the present one for the answer; 0: any. */
  readonly slotOffset: number;
}

/** Type 17: corrections for satellite navigation, from a place to a tenth of a minute. */
export interface AisDifferential extends AisCommon {
  readonly type: 17;
  readonly longitudeDeg: number | null;
  readonly latitudeDeg: number | null;
  /** Null: none are sent. */
  readonly corrections: AisCorrections | null;
}

/** M.1371-5 annex 8 table 72; M.823. */
export interface AisCorrections {
  readonly messageType: number;
  readonly stationId: number;
  /** Steps of 0.6 s within the hour. */
  readonly zCount: number;
  readonly sequence: number;
  /** Words of 24 bits that follow, as stated. */
  readonly words: number;
  readonly health: number;
  readonly data: AisRaw;
}

/** Type 22: frequencies and power for an area, or for one or two stations. */
export interface AisChannelManagement extends AisCommon {
  readonly type: 22;
  /** Channel numbers of M.1084. */
  readonly channelA: number;
  readonly channelB: number;
  /** 0 transmit on both, 1 on A, 2 on B; both are received. */
  readonly txRx: number;
  readonly lowPower: boolean;
  /** Null: `destinations` are meant. */
  readonly area: AisArea | null;
  /** The two stations; 0 stands for none. Null: an area is meant. */
  readonly destinations: readonly [number, number] | null;
  /** True: 12.5 kHz wide, obsolete. */
  readonly narrowA: boolean;
  readonly narrowB: boolean;
  /** 0 to 7: one nautical mile less than the transitional zone is wide. */
  readonly zoneSize: number;
}

/** Corners to a tenth of a minute. */
export interface AisArea {
  readonly northEastLongitudeDeg: number | null;
  readonly northEastLatitudeDeg: number | null;
  readonly southWestLongitudeDeg: number | null;
  readonly southWestLatitudeDeg: number | null;
}

/** What types 25 and 26 share. */
export interface AisBinaryData extends AisCommon {
  /** Null: broadcast. */
  readonly destinationMmsi: number | null;
  /** Null: the data are of no stated application. */
  readonly application: { readonly dac: number; readonly fi: number } | null;
  readonly data: AisRaw;
}

/** Type 25. */
export interface AisBinarySlot extends AisBinaryData {
  readonly type: 25;
}

/** Type 26. */
export interface AisBinarySlots extends AisBinaryData {
  readonly type: 26;
  /** Communication state with its selector, 20 bits as sent. */
  readonly radio: number;
}

/**
 * Types 7 and 13 (acknowledgement), 10 (UTC inquiry), 12 and 14 (safety-related text), 16
 * (assignment), 20 (link management), 23 (group assignment): read by the tables of layouts.ts.
 */
export type AisLaidOut = {
  readonly [T in LaidOutType]: AisCommon & { readonly type: T } & Values<(typeof LAYOUTS)[T]>;
}[LaidOutType];

/** Type 12. */
export type AisSafetyAddressed = Extract<AisLaidOut, { type: 12 }>;
/** Type 14. */
export type AisSafetyBroadcast = Extract<AisLaidOut, { type: 14 }>;

/** A message to be encoded: what is left out is sent as "not available", 0 or false. */
export type EncodableAis = Draft<AisMessage>;

type Draft<M> = M extends AisMessage
  ? Pick<M, Extract<keyof M, 'type' | 'mmsi' | 'part'>> & Partial<M>
  : never;
