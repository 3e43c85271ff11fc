import { altitude13, identityCode } from './altitude.ts';
import { hex24, meBit, meBits } from './bits.ts';
import {
  type Advisory,
  type AdvisoryBroadcast,
  EMERGENCIES,
  type EmergencyStatus,
  type SquitterCommon,
  type TargetState,
} from './message.ts';

/** Type code 28 (DO-260B section 2.2.3.2.7.8). Null for the subtypes that are reserved. */
export function decodeAircraftStatus(
  bytes: Uint8Array,
  common: SquitterCommon,
): EmergencyStatus | AdvisoryBroadcast | null {
  const subtype = bytes[4]! & 7;
  if (subtype === 1) {
    const code = meBits(bytes, 12, 24);
    return {
      ...common,
      kind: 'emergency',
      emergency: EMERGENCIES[meBits(bytes, 9, 11)]!,
      mode3A: code === 0 ? null : identityCode(code),
    };
  }
  if (subtype === 2)
    return {
      ...common,
      kind: 'acas-advisory',
      ...advisoryOf((first, last) => meBits(bytes, first, last)),
    };
  return null;
}

/**
 * The 48 bits after the head of register 3,0 or of the broadcast, which are laid out alike. `at`
 * gives the bits from `first` to `last` of the 56, counted from 1.
 */
export function advisoryOf(at: (first: number, last: number) => number): Advisory {
  const threatType = at(29, 30);
  const placed = threatType === 2;
  const range = placed ? at(44, 50) : 0;
  const bearing = placed ? at(51, 56) : 0;
  return {
    activeAdvisory: at(9, 22),
    complements: at(23, 26),
    terminated: at(27, 27) === 1,
    multipleThreats: at(28, 28) === 1,
    threatType,
    threatIcao: threatType === 1 ? hex24(at(31, 54)) : null,
    threatAltitudeFt: placed ? altitude13(at(31, 43)) : null,
    // Steps of 0.1 NM, 127 being beyond 12.55 (Annex 10 IV 4.3.8.4.2.2.1.6.2).
    threatRangeNm: range === 0 || range === 127 ? null : (range - 1) / 10,
    threatBearingDeg: bearing === 0 || bearing > 60 ? null : bearing * 6 - 3,
  };
}

/** Type code 29. Null for the subtypes that are reserved. */
export function decodeTargetState(bytes: Uint8Array, common: SquitterCommon): TargetState | null {
  const subtype = meBits(bytes, 6, 7);
  if (subtype === 1) return version2(bytes, common);
  // The bit that tells version 1 from messages of version 0 receivers (DO-260A 2.2.3.2.7.1.3.4).
  if (subtype === 0 && !meBit(bytes, 11)) return version1(bytes, common);
  return null;
}

/** DO-260A section 2.2.3.2.7.1. */
function version1(bytes: Uint8Array, common: SquitterCommon): TargetState {
  const source = meBits(bytes, 8, 9);
  const altitude = meBits(bytes, 16, 25);
  const heading = meBits(bytes, 28, 36);
  const known = meBits(bytes, 26, 27) !== 0 && heading < 360;
  return {
    ...common,
    kind: 'target-state',
    subtype: 0,
    // Steps of 100 ft from -1,000 to 100,000 ft.
    targetAltitudeFt: source === 0 || altitude > 1010 ? null : altitude * 100 - 1000,
    targetAltitudeSource: ([null, 'panel', 'holding', 'flight-management'] as const)[source]!,
    barometricSettingHpa: null,
    targetHeadingDeg: known ? heading : null,
    targetHeadingIsTrack: known ? meBit(bytes, 37) : null,
    nacP: meBits(bytes, 40, 43),
    nicBaro: meBit(bytes, 44),
    sil: meBits(bytes, 45, 46),
    silPerSample: null,
    autopilot: null,
    vnav: null,
    altitudeHold: null,
    approach: null,
    lnav: null,
    // 0: operational or unknown.
    acasOperational: meBits(bytes, 52, 53) === 0 ? null : meBit(bytes, 52),
    verticalMode: meBits(bytes, 14, 15),
    horizontalMode: meBits(bytes, 38, 39),
    emergency: EMERGENCIES[meBits(bytes, 54, 56)]!,
  };
}

/** DO-260B section 2.2.3.2.7.1. */
function version2(bytes: Uint8Array, common: SquitterCommon): TargetState {
  const altitude = meBits(bytes, 10, 20);
  const setting = meBits(bytes, 21, 29);
  const modes = meBit(bytes, 47);
  const mode = (bit: number): boolean | null => (modes ? meBit(bytes, bit) : null);
  return {
    ...common,
    kind: 'target-state',
    subtype: 1,
    targetAltitudeFt: altitude === 0 ? null : (altitude - 1) * 32,
    targetAltitudeSource: altitude === 0 ? null : meBit(bytes, 9) ? 'flight-management' : 'panel',
    barometricSettingHpa: setting === 0 ? null : (8000 + (setting - 1) * 8) / 10,
    // Sign and eight bits of 180/256°: the same as nine bits of a turn.
    targetHeadingDeg: meBit(bytes, 30) ? (meBits(bytes, 31, 39) * 180) / 256 : null,
    targetHeadingIsTrack: null,
    nacP: meBits(bytes, 40, 43),
    nicBaro: meBit(bytes, 44),
    sil: meBits(bytes, 45, 46),
    silPerSample: meBit(bytes, 8),
    autopilot: mode(48),
    vnav: mode(49),
    altitudeHold: mode(50),
    approach: mode(52),
    lnav: mode(54),
    // Told whether or not the modes are (section 2.2.3.2.7.1.3.17).
    acasOperational: meBit(bytes, 53),
    verticalMode: null,
    horizontalMode: null,
    emergency: null,
  };
}
