import { type AisBitWriter, writeBits, writeFlag, writeText } from './bits.ts';
import type { AisDimensions, AisPositionMode, AisStamp, EncodableAis } from './message.ts';
import { clamp } from './write.ts';

/** Ships, aircraft and stations: the reverse of class-a.ts, class-b.ts and station.ts. */

type Of<T> = Extract<EncodableAis, { type: T }>;

export function writePositionA(w: AisBitWriter, m: Of<1 | 2 | 3>): void {
  writeBits(w, m.navigationStatus ?? 15, 4);
  writeBits(w, turnIndicator(m), 8);
  writeSpeed(w, m.speedKn, 10);
  writePlace(w, m);
  writeCourse(w, m.courseDeg);
  writeHeadingAndSecond(w, m);
  writeBits(w, m.manoeuvre ?? 0, 2);
  writeBits(w, 0, 3);
  writeFlag(w, m.raim);
  writeBits(w, m.radio ?? 0, 19);
}

function turnIndicator(m: Of<1 | 2 | 3>): number {
  if (m.turningHard != null) return m.turningHard === 'starboard' ? 127 : -127;
  const rate = m.rateOfTurnDegPerMin ?? null;
  if (rate === null) return -128;
  return clamp(Math.sign(rate) * 4.733 * Math.sqrt(Math.abs(rate)), -126, 126);
}

export function writeBaseStation(w: AisBitWriter, m: Of<4 | 11>): void {
  writeBits(w, m.year ?? 0, 14);
  writeBits(w, m.month ?? 0, 4);
  writeBits(w, m.day ?? 0, 5);
  writeBits(w, m.hour ?? 24, 5);
  writeBits(w, m.minute ?? 60, 6);
  writeBits(w, m.second ?? 60, 6);
  writePlace(w, m);
  writeBits(w, m.positionDevice ?? 0, 4);
  writeFlag(w, m.longRangeRequested);
  writeBits(w, 0, 9);
  writeFlag(w, m.raim);
  writeBits(w, m.radio ?? 0, 19);
}

export function writeStaticA(w: AisBitWriter, m: Of<5>): void {
  writeBits(w, m.version ?? 0, 2);
  writeBits(w, m.imo ?? 0, 30);
  writeText(w, m.callsign ?? null, 7);
  writeText(w, m.name ?? null, 20);
  writeBits(w, m.shipType ?? 0, 8);
  writeDimensions(w, m);
  writeBits(w, m.positionDevice ?? 0, 4);
  writeBits(w, m.etaMonth ?? 0, 4);
  writeBits(w, m.etaDay ?? 0, 5);
  writeBits(w, m.etaHour ?? 24, 5);
  writeBits(w, m.etaMinute ?? 60, 6);
  writeBits(w, clamp((m.draughtM ?? 0) * 10, 0, 255), 8);
  writeText(w, m.destination ?? null, 20);
  writeFlag(w, m.dte);
  writeBits(w, 0, 1);
}

export function writeSarAircraft(w: AisBitWriter, m: Of<9>): void {
  writeBits(w, m.altitudeM == null ? 4095 : clamp(m.altitudeM, 0, 4094), 12);
  writeSpeed(w, m.speedKn, 1);
  writePlace(w, m);
  writeCourse(w, m.courseDeg);
  writeBits(w, secondOf(m), 6);
  writeFlag(w, m.barometric);
  writeBits(w, 0, 7);
  writeFlag(w, m.dte);
  writeBits(w, 0, 3);
  writeFlag(w, m.assigned);
  writeFlag(w, m.raim);
  writeBits(w, m.radio ?? 0, 20);
}

export function writePositionB(w: AisBitWriter, m: Of<18>): void {
  writeBits(w, 0, 8);
  writeSpeed(w, m.speedKn, 10);
  writePlace(w, m);
  writeCourse(w, m.courseDeg);
  writeHeadingAndSecond(w, m);
  writeBits(w, 0, 2);
  writeFlag(w, m.carrierSense);
  writeFlag(w, m.display);
  writeFlag(w, m.dsc);
  writeFlag(w, m.wholeBand);
  writeFlag(w, m.message22);
  writeFlag(w, m.assigned);
  writeFlag(w, m.raim);
  writeBits(w, m.radio ?? 0, 20);
}

export function writePositionBExtended(w: AisBitWriter, m: Of<19>): void {
  writeBits(w, 0, 8);
  writeSpeed(w, m.speedKn, 10);
  writePlace(w, m);
  writeCourse(w, m.courseDeg);
  writeHeadingAndSecond(w, m);
  writeBits(w, 0, 4);
  writeText(w, m.name ?? null, 20);
  writeBits(w, m.shipType ?? 0, 8);
  writeDimensions(w, m);
  writeBits(w, m.positionDevice ?? 0, 4);
  writeFlag(w, m.raim);
  writeFlag(w, m.dte);
  writeFlag(w, m.assigned);
  writeBits(w, 0, 4);
}

/** The name's characters beyond 20 follow the fields, filled to whole octets. */
export function writeAidToNavigation(w: AisBitWriter, m: Of<21>): void {
  const name = m.name ?? '';
  writeBits(w, m.aidType ?? 0, 5);
  writeText(w, name.slice(0, 20), 20);
  writePlace(w, m);
  writeDimensions(w, m);
  writeBits(w, m.positionDevice ?? 0, 4);
  writeBits(w, secondOf(m), 6);
  writeFlag(w, m.offPosition);
  writeBits(w, m.status ?? 0, 8);
  writeFlag(w, m.raim);
  writeFlag(w, m.virtual);
  writeFlag(w, m.assigned);
  writeBits(w, 0, 1);
  if (name.length <= 20) return;
  writeText(w, name.slice(20), Math.min(14, name.length - 20));
  writeBits(w, 0, (8 - (w.bits.length % 8)) % 8);
}

export function writeStaticB(w: AisBitWriter, m: Of<24>): void {
  if (m.part === 'A') {
    writeBits(w, 0, 2);
    writeText(w, m.name ?? null, 20);
    return;
  }
  writeBits(w, 1, 2);
  writeBits(w, m.shipType ?? 0, 8);
  writeText(w, m.vendor ?? null, 3);
  writeBits(w, m.model ?? 0, 4);
  writeBits(w, m.serial ?? 0, 20);
  writeText(w, m.callsign ?? null, 7);
  if (m.motherShipMmsi == null) writeDimensions(w, m.dimensions ?? {});
  else writeBits(w, m.motherShipMmsi, 30);
  writeBits(w, m.positionDevice ?? 0, 4);
  writeBits(w, 0, 2);
}

export function writeLongRange(w: AisBitWriter, m: Of<27>): void {
  writeFlag(w, m.accurate);
  writeFlag(w, m.raim);
  writeBits(w, m.navigationStatus ?? 15, 4);
  writeBits(w, Math.round((m.longitudeDeg ?? 181) * 600), 18);
  writeBits(w, Math.round((m.latitudeDeg ?? 91) * 600), 17);
  writeBits(w, m.speedKn == null ? 63 : clamp(m.speedKn, 0, 62), 6);
  writeBits(w, m.courseDeg == null ? 511 : Math.round(m.courseDeg) % 360, 9);
  writeFlag(w, m.late);
  writeBits(w, 0, 1);
}

interface Place {
  readonly accurate?: boolean;
  readonly longitudeDeg?: number | null;
  readonly latitudeDeg?: number | null;
}

/** Accuracy, longitude, latitude: 1, 28, 27 bits. */
function writePlace(w: AisBitWriter, m: Place): void {
  writeFlag(w, m.accurate);
  writeBits(w, Math.round((m.longitudeDeg ?? 181) * 600_000), 28);
  writeBits(w, Math.round((m.latitudeDeg ?? 91) * 600_000), 27);
}

function writeSpeed(w: AisBitWriter, speedKn: number | null | undefined, perKnot: number): void {
  writeBits(w, speedKn == null ? 1023 : clamp(speedKn * perKnot, 0, 1022), 10);
}

function writeCourse(w: AisBitWriter, courseDeg: number | null | undefined): void {
  writeBits(w, courseDeg == null ? 3600 : Math.round(courseDeg * 10) % 3600, 12);
}

type Heading = Partial<AisStamp> & { readonly headingDeg?: number | null };

const NO_SECOND: Readonly<Record<AisPositionMode, number>> = {
  normal: 60,
  manual: 61,
  estimated: 62,
  inoperative: 63,
};

/** What is sent for the second of the minute, or for why there is none. */
function secondOf(m: Partial<AisStamp>): number {
  return m.utcSecond ?? NO_SECOND[m.positionMode ?? 'normal'];
}

function writeHeadingAndSecond(w: AisBitWriter, m: Heading): void {
  writeBits(w, m.headingDeg ?? 511, 9);
  writeBits(w, secondOf(m), 6);
}

function writeDimensions(w: AisBitWriter, m: Partial<AisDimensions>): void {
  writeBits(w, clamp(m.toBowM ?? 0, 0, 511), 9);
  writeBits(w, clamp(m.toSternM ?? 0, 0, 511), 9);
  writeBits(w, clamp(m.toPortM ?? 0, 0, 63), 6);
  writeBits(w, clamp(m.toStarboardM ?? 0, 0, 63), 6);
}
