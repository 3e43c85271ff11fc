import { codeOfIdentity, encodeAltitude12, encodeAltitude13 } from './altitude.ts';
import { putBits, putMe } from './bits.ts';
import { callsignCodes } from './callsign.ts';
import { close, putMagnitude } from './encode.ts';
import {
  type Advisory,
  type Cpr,
  EMERGENCIES,
  type ModesMessage,
  type OperationalStatus,
  type Squitter,
  type TargetState,
  type Velocity,
} from './message.ts';
import { addressBit } from './squitter.ts';

/**
 * The bytes of a message, with parity: the inverse of {@link decodeModes}. Decoding them gives the
 * message again; bits that no field tells (spare ones, values that were saturated) are 0, and an
 * altitude goes into steps of 25 ft wherever it has a code there.
 */
export function encodeModes(message: ModesMessage): Uint8Array {
  const { downlinkFormat } = message;
  const bytes = new Uint8Array(downlinkFormat >= 16 ? 14 : 7);
  const address = Number.parseInt(message.icao, 16);
  bytes[0] = downlinkFormat << 3;
  switch (message.kind) {
    case 'all-call': {
      const { interrogatorKind: kind, interrogatorCode: code } = message;
      bytes[0] |= message.capability;
      putBits(bytes, 8, 24, address);
      // SI codes go on from label 1, in steps of 16; the reserved labels are 5 to 7.
      const overlay = kind === 'II' ? code : kind === 'SI' ? 16 + code : 80 + code;
      return close(bytes, overlay);
    }
    case 'reply':
      bytes[0] |= message.flightStatus;
      putBits(bytes, 8, 5, message.downlinkRequest);
      putBits(bytes, 13, 6, message.utility);
      putBits(
        bytes,
        19,
        13,
        message.mode3A === null ? height(message) : codeOfIdentity(message.mode3A),
      );
      putHex(bytes, 4, message.messageHex);
      return close(bytes, address);
    case 'air-air':
      bytes[0] |= (message.onGround ? 4 : 0) | (message.crosslink === true ? 2 : 0);
      putBits(bytes, 8, 3, message.sensitivityLevel);
      putBits(bytes, 13, 4, message.replyInformation);
      putBits(bytes, 19, 13, height(message));
      putHex(bytes, 4, message.messageHex);
      return close(bytes, address);
    case 'extended-length':
      bytes[0] = 0xc0 | (message.acknowledges ? 0x10 : 0) | message.segment;
      putHex(bytes, 1, message.messageHex);
      return close(bytes, address);
    default:
      bytes[0] |= message.control;
      putBits(bytes, 8, 24, address);
      putMessageField(bytes, message);
      return close(bytes);
  }
}

function height({ altitudeFt }: { readonly altitudeFt: number | null }): number {
  return altitudeFt === null ? 0 : encodeAltitude13(altitudeFt);
}

function putHex(bytes: Uint8Array, from: number, hex: string | null): void {
  for (let i = 0; hex !== null && i < hex.length / 2; i++) {
    bytes[from + i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  }
}

function putMessageField(bytes: Uint8Array, message: Squitter): void {
  if (message.kind === 'other') {
    putHex(bytes, 4, message.messageHex);
    return;
  }
  if (message.kind === 'coarse-position') {
    putMe(bytes, 1, 1, message.addressIsIcao ? 0 : 1);
    putMe(bytes, 2, 3, message.surveillanceStatus);
    putMe(bytes, 4, 7, message.serviceVolume);
    putMe(bytes, 8, 19, message.altitudeFt === null ? 0 : encodeAltitude12(message.altitudeFt));
    putMe(bytes, 20, 20, message.trackDeg === null ? 0 : 1);
    putMe(bytes, 21, 25, ((message.trackDeg ?? 0) * 32) / 360);
    putMe(bytes, 26, 31, message.groundSpeedKn === null ? 0 : message.groundSpeedKn / 32 + 1);
    putMe(bytes, 32, 32, message.cpr.odd ? 1 : 0);
    putMe(bytes, 33, 44, message.cpr.latitude >> 5);
    putMe(bytes, 45, 56, message.cpr.longitude >> 5);
    return;
  }
  putMe(bytes, 1, 5, message.typeCode);
  if (message.downlinkFormat === 18 && (message.control === 2 || message.control === 6)) {
    const subtype = message.kind === 'emergency' ? 1 : 'subtype' in message ? message.subtype : 0;
    const bit = addressBit(message.typeCode, subtype);
    if (bit > 0 && !message.addressIsIcao) putMe(bytes, bit, bit, 1);
  }
  switch (message.kind) {
    case 'identification': {
      const [high, low] = callsignCodes(message.callsign);
      putMe(bytes, 6, 8, message.category);
      putMe(bytes, 9, 32, high);
      putMe(bytes, 33, 56, low);
      return;
    }
    case 'surface-position':
      putMe(bytes, 6, 12, message.movement);
      putMe(bytes, 13, 13, message.trackDeg === null ? 0 : 1);
      putMe(bytes, 14, 20, ((message.trackDeg ?? 0) * 128) / 360);
      if (message.timeSynchronised) putMe(bytes, 21, 21, 1);
      putCpr(bytes, message.cpr);
      return;
    case 'airborne-position':
      putMe(bytes, 6, 7, message.surveillanceStatus);
      if (message.supplementB) putMe(bytes, 8, 8, 1);
      putMe(bytes, 9, 20, message.altitudeFt === null ? 0 : encodeAltitude12(message.altitudeFt));
      putMe(bytes, 21, 21, message.timeSynchronised ? 1 : 0);
      putCpr(bytes, message.cpr);
      return;
    case 'no-position':
      putMe(bytes, 9, 20, message.altitudeFt === null ? 0 : encodeAltitude12(message.altitudeFt));
      return;
    case 'velocity':
      putVelocity(bytes, message);
      return;
    case 'emergency':
      putMe(bytes, 6, 8, 1);
      putMe(bytes, 9, 11, EMERGENCIES.indexOf(message.emergency));
      putMe(bytes, 12, 24, message.mode3A === null ? 0 : codeOfIdentity(message.mode3A));
      return;
    case 'acas-advisory':
      putMe(bytes, 6, 8, 2);
      putAdvisory(bytes, message);
      return;
    case 'target-state':
      putTargetState(bytes, message);
      return;
    case 'operational-status':
      putOperationalStatus(bytes, message);
  }
}

function putCpr(bytes: Uint8Array, cpr: Cpr): void {
  putMe(bytes, 22, 22, cpr.odd ? 1 : 0);
  putMe(bytes, 23, 39, cpr.latitude);
  putMe(bytes, 40, 56, cpr.longitude);
}

function putVelocity(bytes: Uint8Array, message: Velocity): void {
  const unit = message.subtype === 2 || message.subtype === 4 ? 4 : 1;
  const tisb = message.origin === 'tis-b';
  const put = (bit: number, width: number, value: number | null, step: number): void => {
    if (value !== null) putMagnitude(bytes, 31 + bit, width, value / step);
  };
  putMe(bytes, 6, 8, message.subtype);
  if (message.intentChange === true) putMe(bytes, 9, 9, 1);
  if (message.ifrCapable === true) putMe(bytes, 10, 10, 1);
  if (tisb) putMe(bytes, 10, 13, message.nacP ?? 0);
  else putMe(bytes, 11, 13, message.nacV ?? 0);
  if (message.subtype <= 2) {
    put(14, 10, message.eastKn, unit);
    put(25, 10, message.northKn, unit);
  } else {
    putMe(bytes, 14, 14, message.headingDeg === null ? 0 : 1);
    putMe(bytes, 15, 24, ((message.headingDeg ?? 0) * 1024) / 360);
    put(25, 10, message.airspeedKn, unit);
    // The sign's place tells the kind of airspeed.
    if (message.airspeedIsTrue === true) putMe(bytes, 25, 25, 1);
  }
  put(37, 9, message.verticalRateFtPerMin, 64);
  if (tisb && message.nacV !== null) {
    putMe(bytes, 48, 50, message.nacV);
    putMe(bytes, 51, 52, message.sil ?? 0);
    return;
  }
  if (tisb || message.verticalRateSource === 'barometric') putMe(bytes, 36, 36, 1);
  put(49, 7, message.geometricMinusBarometricFt, 25);
}

function putAdvisory(bytes: Uint8Array, advisory: Advisory): void {
  putMe(bytes, 9, 22, advisory.activeAdvisory);
  putMe(bytes, 23, 26, advisory.complements);
  putMe(bytes, 27, 27, advisory.terminated ? 1 : 0);
  putMe(bytes, 28, 28, advisory.multipleThreats ? 1 : 0);
  putMe(bytes, 29, 30, advisory.threatType);
  if (advisory.threatIcao !== null) putMe(bytes, 31, 54, Number.parseInt(advisory.threatIcao, 16));
  const { threatAltitudeFt: feet, threatRangeNm: range, threatBearingDeg: bearing } = advisory;
  if (feet !== null) putMe(bytes, 31, 43, encodeAltitude13(feet));
  if (range !== null) putMe(bytes, 44, 50, Math.round(range * 10) + 1);
  if (bearing !== null) putMe(bytes, 51, 56, (bearing + 3) / 6);
}

function putTargetState(bytes: Uint8Array, state: TargetState): void {
  const { targetAltitudeFt: feet, targetHeadingDeg: heading } = state;
  putMe(bytes, 6, 7, state.subtype);
  putMe(bytes, 40, 43, state.nacP);
  putMe(bytes, 44, 44, state.nicBaro ? 1 : 0);
  putMe(bytes, 45, 46, state.sil);
  if (state.subtype === 0) {
    const source = { panel: 1, holding: 2, 'flight-management': 3 } as const;
    const known = state.targetAltitudeSource;
    putMe(bytes, 8, 9, known === null ? 0 : source[known]);
    putMe(bytes, 14, 15, state.verticalMode ?? 0);
    // Beyond the last code that stands for an altitude: not available.
    putMe(bytes, 16, 25, feet === null ? 1023 : (feet + 1000) / 100);
    putMe(bytes, 26, 27, heading === null ? 0 : 1);
    putMe(bytes, 28, 36, heading ?? 0);
    putMe(bytes, 37, 37, state.targetHeadingIsTrack === true ? 1 : 0);
    putMe(bytes, 38, 39, state.horizontalMode ?? 0);
    putMe(bytes, 52, 53, state.acasOperational === null ? 0 : state.acasOperational ? 2 : 1);
    putMe(bytes, 54, 56, EMERGENCIES.indexOf(state.emergency ?? 'none'));
    return;
  }
  const setting = state.barometricSettingHpa;
  putMe(bytes, 8, 8, state.silPerSample === true ? 1 : 0);
  putMe(bytes, 9, 9, state.targetAltitudeSource === 'flight-management' ? 1 : 0);
  putMe(bytes, 10, 20, feet === null ? 0 : feet / 32 + 1);
  putMe(bytes, 21, 29, setting === null ? 0 : Math.round((setting - 800) / 0.8) + 1);
  putMe(bytes, 30, 30, heading === null ? 0 : 1);
  putMe(bytes, 31, 39, ((heading ?? 0) * 256) / 180);
  putMe(bytes, 47, 47, state.autopilot === null ? 0 : 1);
  const modes = [state.autopilot, state.vnav, state.altitudeHold, null, state.approach];
  [...modes, state.acasOperational, state.lnav].forEach((mode, index) => {
    if (mode === true) putMe(bytes, 48 + index, 48 + index, 1);
  });
}

function putOperationalStatus(bytes: Uint8Array, status: OperationalStatus): void {
  const flag = (bit: number, value: boolean | null): void => {
    if (value === true) putMe(bytes, bit, bit, 1);
  };
  putMe(bytes, 6, 8, status.subtype);
  putMe(bytes, 9, 24, status.capabilityClass);
  putMe(bytes, 25, 40, status.operationalMode);
  putMe(bytes, 41, 43, status.version);
  flag(44, status.nicSupplementA);
  putMe(bytes, 45, 48, status.nacP ?? 0);
  putMe(bytes, 49, 50, status.geometricVerticalAccuracy ?? 0);
  putMe(bytes, 51, 52, status.sil ?? 0);
  flag(53, status.subtype === 0 ? status.nicBaro : status.trackIsHeading);
  flag(54, status.magneticNorth);
  flag(55, status.silPerSample);
}
