import { meBit, meBits } from './bits.ts';
import type { OperationalStatus, SquitterCommon } from './message.ts';

/** Upper bounds of length and width, m, by code (DO-260B section 2.2.3.2.7.2.11); 0: no data. */
const SIZES: readonly (readonly [number, number] | null)[] = [
  null,
  [15, 23],
  [25, 28.5],
  [25, 34],
  [35, 33],
  [35, 38],
  [45, 39.5],
  [45, 45],
  [55, 45],
  [55, 52],
  [65, 59.5],
  [65, 67],
  [75, 72.5],
  [75, 80],
  [85, 80],
  [85, 90],
];

/**
 * Type code 31 (DO-260B section 2.2.3.2.7.2; version 1: DO-260A, the same section): airborne
 * (subtype 0) and surface (1). Null for the subtypes that are reserved.
 */
export function decodeOperationalStatus(
  bytes: Uint8Array,
  common: SquitterCommon,
): OperationalStatus | null {
  const subtype = bytes[4]! & 7;
  if (subtype > 1) return null;
  const version = bytes[9]! >> 5;
  // Version 0 has another layout and says nothing of quality: type codes do.
  if (version === 0) return empty(bytes, common, subtype as 0 | 1);
  const airborne = subtype === 0;
  const second = version >= 2;
  // Both content fields begin with two bits that are 0 in the layouts that are defined.
  const classes = (bytes[5]! & 0xc0) === 0;
  const modes = (bytes[7]! & 0xc0) === 0;
  const size = airborne || !classes ? null : (SIZES[bytes[6]! & 0x0f] ?? null);
  return {
    ...common,
    kind: 'operational-status',
    subtype: subtype as 0 | 1,
    version,
    capabilityClass: (bytes[5]! << 8) | bytes[6]!,
    operationalMode: (bytes[7]! << 8) | bytes[8]!,
    nicSupplementA: (bytes[9]! & 0x10) !== 0,
    nicSupplementC: second && !airborne && classes ? meBit(bytes, 20) : null,
    nacP: bytes[9]! & 0x0f,
    nacV: second && !airborne && classes ? meBits(bytes, 17, 19) : null,
    sil: (bytes[10]! >> 4) & 3,
    silPerSample: second ? (bytes[10]! & 0x02) !== 0 : null,
    geometricVerticalAccuracy: second && airborne ? bytes[10]! >> 6 : null,
    systemDesignAssurance: second && modes ? bytes[7]! & 3 : null,
    nicBaro: airborne ? (bytes[10]! & 0x08) !== 0 : null,
    // Version 1 says the opposite: "not ACAS".
    acasOperational: airborne && classes ? meBit(bytes, 11) === second : null,
    acasAdvisoryActive: modes ? meBit(bytes, 27) : null,
    ident: modes ? meBit(bytes, 28) : null,
    receives1090: classes ? meBit(bytes, 12) : null,
    receivesUat: second && classes ? meBit(bytes, airborne ? 19 : 16) : null,
    singleAntenna: second && modes ? meBit(bytes, 30) : null,
    magneticNorth: (bytes[10]! & 0x04) !== 0,
    trackIsHeading: airborne ? null : (bytes[10]! & 0x08) !== 0,
    lengthM: size === null ? null : size[0],
    widthM: size === null ? null : size[1],
  };
}

function empty(bytes: Uint8Array, common: SquitterCommon, subtype: 0 | 1): OperationalStatus {
  return {
    ...common,
    kind: 'operational-status',
    subtype,
    version: 0,
    capabilityClass: (bytes[5]! << 8) | bytes[6]!,
    operationalMode: (bytes[7]! << 8) | bytes[8]!,
    nicSupplementA: null,
    nicSupplementC: null,
    nacP: null,
    nacV: null,
    sil: null,
    silPerSample: null,
    geometricVerticalAccuracy: null,
    systemDesignAssurance: null,
    nicBaro: null,
    acasOperational: null,
    acasAdvisoryActive: null,
    ident: null,
    receives1090: null,
    receivesUat: null,
    singleAntenna: null,
    magneticNorth: null,
    trackIsHeading: null,
    lengthM: null,
    widthM: null,
  };
}
