import type { AisBitWriter } from './bits.ts';
import { type AisBits, createBitWriter, writeBits, writeText, writtenBits } from './bits.ts';
import type { AisPositionA, AisPositionB, AisStaticA } from './message.ts';
import { checksumOf } from './sentence.ts';

/** The types that a simulator needs. */
export type EncodableAis = AisPositionA | AisPositionB | AisStaticA;

export interface AisSentenceOptions {
  /** Radio channel, default `A`. */
  readonly channel?: 'A' | 'B';
  /** 0 to 9: joins the sentences of a message in parts, default 0. */
  readonly sequence?: number;
  /** Written as a TAG block's `c:` in front of the first sentence. */
  readonly timeMs?: number;
}

/** Characters of payload in one sentence, so that it stays within NMEA's 82 characters. */
const MAX_PAYLOAD = 56;

/** The sentences of a message, without line ends. Values outside their field are cut to it. */
export function encodeAis(message: EncodableAis, options: AisSentenceOptions = {}): string[] {
  const bits = encodeBits(message);
  const payload = armoured(bits);
  const fill = payload.length * 6 - bits.length;
  const total = Math.ceil(payload.length / MAX_PAYLOAD);
  const sequence = total === 1 ? '' : String((options.sequence ?? 0) % 10);
  const sentences: string[] = [];
  for (let i = 0; i < total; i++) {
    const piece = payload.slice(i * MAX_PAYLOAD, (i + 1) * MAX_PAYLOAD);
    const last = i === total - 1;
    const body = `!AIVDM,${total},${i + 1},${sequence},${options.channel ?? 'A'},${piece},${last ? fill : 0}`;
    const sentence = `${body}*${checksumOf(body, body.length)}`;
    sentences.push(
      i === 0 && options.timeMs !== undefined ? tagBlock(options.timeMs) + sentence : sentence,
    );
  }
  return sentences;
}

function tagBlock(timeMs: number): string {
  const body = `\\c:${Math.round(timeMs)}`;
  return `${body}*${checksumOf(body, body.length)}\\`;
}

function armoured(bits: AisBits): string {
  let text = '';
  for (const value of bits.sixbit)
    text += String.fromCharCode(value < 40 ? value + 48 : value + 56);
  return text;
}

/** The message's bits as ITU-R M.1371-5 annex 8 lays them out. */
export function encodeBits(message: EncodableAis): AisBits {
  const w = createBitWriter();
  writeBits(w, message.type, 6);
  writeBits(w, message.repeat, 2);
  writeBits(w, message.mmsi, 30);
  switch (message.type) {
    case 1:
    case 2:
    case 3:
      writePositionA(w, message);
      break;
    case 5:
      writeStaticA(w, message);
      break;
    case 18:
      writePositionB(w, message);
      break;
  }
  return writtenBits(w);
}

function writePositionA(w: AisBitWriter, m: AisPositionA): void {
  writeBits(w, m.navigationStatus, 4);
  writeBits(w, turnIndicator(m), 8);
  writeMotion(w, m);
  writeBits(w, m.headingDeg ?? 511, 9);
  writeBits(w, m.utcSecond ?? 60, 6);
  writeBits(w, m.manoeuvre, 2);
  writeBits(w, 0, 3);
  writeBits(w, m.raim ? 1 : 0, 1);
  writeBits(w, m.radio ?? 0, 19);
}

function turnIndicator(m: AisPositionA): number {
  if (m.turningHard !== null) return m.turningHard === 'starboard' ? 127 : -127;
  const rate = m.rateOfTurnDegPerMin;
  if (rate === null) return -128;
  return clamp(Math.round(Math.sign(rate) * 4.733 * Math.sqrt(Math.abs(rate))), -126, 126);
}

function writePositionB(w: AisBitWriter, m: AisPositionB): void {
  writeBits(w, 0, 8);
  writeMotion(w, m);
  writeBits(w, m.headingDeg ?? 511, 9);
  writeBits(w, m.utcSecond ?? 60, 6);
  writeBits(w, 0, 2);
  for (const flag of [m.carrierSense, m.display, m.dsc, m.wholeBand, m.message22, m.assigned]) {
    writeBits(w, flag ? 1 : 0, 1);
  }
  writeBits(w, m.raim ? 1 : 0, 1);
  writeBits(w, m.radio ?? 0, 20);
}

/** Speed, accuracy, longitude, latitude, course: 10, 1, 28, 27, 12 bits. */
function writeMotion(w: AisBitWriter, m: AisPositionA | AisPositionB): void {
  writeBits(w, m.speedKn === null ? 1023 : clamp(Math.round(m.speedKn * 10), 0, 1022), 10);
  writeBits(w, m.accurate ? 1 : 0, 1);
  writeBits(w, Math.round((m.longitudeDeg ?? 181) * 600_000), 28);
  writeBits(w, Math.round((m.latitudeDeg ?? 91) * 600_000), 27);
  writeBits(w, m.courseDeg === null ? 3600 : Math.round(m.courseDeg * 10) % 3600, 12);
}

function writeStaticA(w: AisBitWriter, m: AisStaticA): void {
  writeBits(w, m.version, 2);
  writeBits(w, m.imo ?? 0, 30);
  writeText(w, m.callsign, 7);
  writeText(w, m.name, 20);
  writeBits(w, m.shipType, 8);
  writeBits(w, clamp(m.toBowM, 0, 511), 9);
  writeBits(w, clamp(m.toSternM, 0, 511), 9);
  writeBits(w, clamp(m.toPortM, 0, 63), 6);
  writeBits(w, clamp(m.toStarboardM, 0, 63), 6);
  writeBits(w, m.positionDevice, 4);
  writeBits(w, m.etaMonth ?? 0, 4);
  writeBits(w, m.etaDay ?? 0, 5);
  writeBits(w, m.etaHour ?? 24, 5);
  writeBits(w, m.etaMinute ?? 60, 6);
  writeBits(w, m.draughtM === null ? 0 : clamp(Math.round(m.draughtM * 10), 0, 255), 8);
  writeText(w, m.destination, 20);
  writeBits(w, m.dte ? 1 : 0, 1);
  writeBits(w, 0, 1);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
