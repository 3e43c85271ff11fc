import { callsignOf } from './callsign.ts';
import type { Advisory } from './message.ts';
import { advisoryOf } from './status.ts';

/**
 * Ground-initiated Comm-B registers (ICAO Doc 9871 appendix A table A-2-…; the table bears the
 * register's number). Values in the register's own units; null where the status bit says that
 * there is none.
 */
export type CommBData =
  | DataLinkCapability
  | CommonUsageCapability
  | RegisterIdentification
  | RegisterAdvisory
  | VerticalIntention
  | TrackAndTurn
  | HeadingAndSpeed;

export type Register = CommBData['register'];

/** 1,0. */
export interface DataLinkCapability {
  readonly register: '1,0';
  readonly continued: boolean;
  readonly overlayCommand: boolean;
  readonly acasOperational: boolean;
  readonly subnetworkVersion: number;
  readonly enhancedProtocol: boolean;
  readonly specificServices: boolean;
  readonly uplinkThroughput: number;
  readonly downlinkThroughput: number;
  readonly identificationCapability: boolean;
  readonly squitterCapability: boolean;
  readonly surveillanceIdentifier: boolean;
  /** Changes whenever register 1,7 does. */
  readonly commonUsageChanged: boolean;
  readonly hybridSurveillance: boolean;
  readonly generatesAdvisories: boolean;
  /** 0: DO-185, 1: DO-185A, 2: DO-185B, 3 reserved. */
  readonly acasVersion: number;
  /** 16 bits. */
  readonly dataTerminals: number;
}

/** 1,7: which registers the aircraft serves at present. */
export interface CommonUsageCapability {
  readonly register: '1,7';
  readonly served: readonly string[];
}

/** 2,0. */
export interface RegisterIdentification {
  readonly register: '2,0';
  /** Null: none entered. */
  readonly callsign: string | null;
}

/** 3,0. */
export interface RegisterAdvisory extends Advisory {
  readonly register: '3,0';
}

/** 4,0. */
export interface VerticalIntention {
  readonly register: '4,0';
  readonly panelAltitudeFt: number | null;
  readonly managementAltitudeFt: number | null;
  readonly barometricSettingHpa: number | null;
  readonly vnav: boolean | null;
  readonly altitudeHold: boolean | null;
  readonly approach: boolean | null;
  readonly targetAltitudeSource: 'unknown' | 'aircraft' | 'panel' | 'flight-management' | null;
}

/** 5,0. */
export interface TrackAndTurn {
  readonly register: '5,0';
  /** Above 0: right wing down. */
  readonly rollDeg: number | null;
  /** Clockwise from true north, 0 to 360. */
  readonly trackDeg: number | null;
  readonly groundSpeedKn: number | null;
  /** Above 0: to the right. */
  readonly trackRateDegPerS: number | null;
  readonly trueAirspeedKn: number | null;
}

/** 6,0. */
export interface HeadingAndSpeed {
  readonly register: '6,0';
  /** Clockwise from magnetic north, 0 to 360. */
  readonly magneticHeadingDeg: number | null;
  readonly indicatedAirspeedKn: number | null;
  readonly mach: number | null;
  readonly barometricRateFtPerMin: number | null;
  readonly inertialRateFtPerMin: number | null;
}

/** What each of the first 24 bits of register 1,7 stands for. */
const SERVED =
  '0,5 0,6 0,7 0,8 0,9 0,A 2,0 2,1 4,0 4,1 4,2 4,3 4,4 4,5 4,8 5,0 5,1 5,2 5,3 5,4 5,5 5,6 5,F 6,0'.split(
    ' ',
  );

/** A message in the form that {@link mbBits} reads: three bytes of zeros behind its seven. */
export const PADDED_BYTES = 10;

/**
 * Bits `first` to `last` of the 56, counted from 1, both included, at most 24 of them. `mb` is
 * padded to {@link PADDED_BYTES}, so that four bytes can be taken at once.
 */
export function mbBits(mb: Uint8Array, first: number, last: number): number {
  const at = (first - 1) >> 3;
  const word = (mb[at]! << 24) | (mb[at + 1]! << 16) | (mb[at + 2]! << 8) | mb[at + 3]!;
  return (word << ((first - 1) & 7)) >>> (31 - last + first);
}

/**
 * The 7 bytes of a Comm-B message read as the register that was asked for. Whether they are that
 * register is not checked: an answer does not say which it is ({@link inferCommB}).
 */
export function readRegister(bytes: Uint8Array, register: Register): CommBData {
  const mb = new Uint8Array(PADDED_BYTES);
  mb.set(bytes.subarray(0, 7));
  return readPadded(mb, register);
}

/** The same of bytes that are padded already. */
export function readPadded(mb: Uint8Array, register: Register): CommBData {
  const at = (first: number, last: number): number => mbBits(mb, first, last);
  const flag = (bit: number): boolean => at(bit, bit) === 1;
  switch (register) {
    case '1,0':
      return {
        register,
        continued: flag(9),
        overlayCommand: flag(15),
        acasOperational: flag(16),
        subnetworkVersion: at(17, 23),
        enhancedProtocol: flag(24),
        specificServices: flag(25),
        uplinkThroughput: at(26, 28),
        downlinkThroughput: at(29, 32),
        identificationCapability: flag(33),
        squitterCapability: flag(34),
        surveillanceIdentifier: flag(35),
        commonUsageChanged: flag(36),
        hybridSurveillance: flag(37),
        generatesAdvisories: flag(38),
        acasVersion: at(39, 40),
        dataTerminals: at(41, 56),
      };
    case '1,7':
      return { register, served: SERVED.filter((_, index) => flag(index + 1)) };
    case '2,0': {
      const callsign = callsignOf(at(9, 32), at(33, 56));
      return { register, callsign: callsign === '' ? null : callsign };
    }
    case '3,0':
      return { register, ...advisoryOf(at) };
    case '4,0':
      return verticalIntention(mb);
    case '5,0':
      return trackAndTurn(mb);
    case '6,0':
      return headingAndSpeed(mb);
  }
}

function verticalIntention(mb: Uint8Array): VerticalIntention {
  const modes = mbBits(mb, 48, 48) === 1;
  const sources = ['unknown', 'aircraft', 'panel', 'flight-management'] as const;
  return {
    register: '4,0',
    panelAltitudeFt: mbBits(mb, 1, 1) === 0 ? null : mbBits(mb, 2, 13) * 16,
    managementAltitudeFt: mbBits(mb, 14, 14) === 0 ? null : mbBits(mb, 15, 26) * 16,
    barometricSettingHpa: mbBits(mb, 27, 27) === 0 ? null : (8000 + mbBits(mb, 28, 39)) / 10,
    vnav: modes ? mbBits(mb, 49, 49) === 1 : null,
    altitudeHold: modes ? mbBits(mb, 50, 50) === 1 : null,
    approach: modes ? mbBits(mb, 51, 51) === 1 : null,
    targetAltitudeSource: mbBits(mb, 54, 54) === 0 ? null : sources[mbBits(mb, 55, 56)]!,
  };
}

function trackAndTurn(mb: Uint8Array): TrackAndTurn {
  return {
    register: '5,0',
    rollDeg: mbBits(mb, 1, 1) === 0 ? null : (signedBits(mb, 2, 11) * 45) / 256,
    trackDeg: mbBits(mb, 12, 12) === 0 ? null : (mbBits(mb, 13, 23) * 90) / 512,
    groundSpeedKn: mbBits(mb, 24, 24) === 0 ? null : mbBits(mb, 25, 34) * 2,
    trackRateDegPerS: mbBits(mb, 35, 35) === 0 ? null : (signedBits(mb, 36, 45) * 8) / 256,
    trueAirspeedKn: mbBits(mb, 46, 46) === 0 ? null : mbBits(mb, 47, 56) * 2,
  };
}

function headingAndSpeed(mb: Uint8Array): HeadingAndSpeed {
  return {
    register: '6,0',
    magneticHeadingDeg: mbBits(mb, 1, 1) === 0 ? null : (mbBits(mb, 2, 12) * 90) / 512,
    indicatedAirspeedKn: mbBits(mb, 13, 13) === 0 ? null : mbBits(mb, 14, 23),
    mach: mbBits(mb, 24, 24) === 0 ? null : (mbBits(mb, 25, 34) * 4) / 1000,
    barometricRateFtPerMin: mbBits(mb, 35, 35) === 0 ? null : signedBits(mb, 36, 45) * 32,
    inertialRateFtPerMin: mbBits(mb, 46, 46) === 0 ? null : signedBits(mb, 47, 56) * 32,
  };
}

/** Two's complement, the sign first. */
export function signedBits(mb: Uint8Array, first: number, last: number): number {
  const value = mbBits(mb, first, last);
  const half = 2 ** (last - first);
  return value >= half ? value - 2 * half : value;
}
