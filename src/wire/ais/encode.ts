import { type AisBits, createBitWriter, writeBits, writtenBits } from './bits.ts';
import { layoutOf } from './layouts.ts';
import type { EncodableAis } from './message.ts';
import { checksumOf } from './sentence.ts';
import { writeEntries } from './write.ts';
import {
  writeApplication,
  writeBinarySlots,
  writeChannelManagement,
  writeDifferential,
  writeInterrogation,
} from './write-binary.ts';
import {
  writeAidToNavigation,
  writeBaseStation,
  writeLongRange,
  writePositionA,
  writePositionB,
  writePositionBExtended,
  writeSarAircraft,
  writeStaticA,
  writeStaticB,
} from './write-station.ts';

export interface AisSentenceOptions {
  /** Radio channel, default `A`; null: not told. */
  readonly channel?: 'A' | 'B' | null;
  /** 0 to 9: joins the sentences of a message in parts, default 0. */
  readonly sequence?: number;
  /** Two capital letters, default `AI`: a mobile station. `AB` base station, `BS` older, `SA` shore. */
  readonly talker?: string;
  /** True: of the own ship (VDO), not received (VDM). */
  readonly own?: boolean;
  /** Written as a TAG block's `c:` in front of the first sentence, milliseconds since the epoch. */
  readonly timeMs?: number;
  /** Written as a TAG block's `s:` in front of the first sentence; commas and the like are left out. */
  readonly station?: string;
  /** Written as a TAG block's `g:` in front of every sentence of a message in parts. */
  readonly group?: number;
}

/** Characters of payload in one sentence, so that it stays within NMEA's 82 characters. */
const MAX_PAYLOAD = 56;

/** A station's name in a TAG block (IEC 61162-450: 15 characters). */
const MAX_STATION = 15;

/** The sentences of a message, without line ends. Values outside their field are cut to it. */
export function encodeAis(message: EncodableAis, options: AisSentenceOptions = {}): string[] {
  const bits = encodeBits(message);
  const payload = armoured(bits);
  const fill = payload.length * 6 - bits.length;
  const total = Math.ceil(payload.length / MAX_PAYLOAD);
  const sequence = total === 1 ? '' : String((options.sequence ?? 0) % 10);
  const channel = options.channel === undefined ? 'A' : (options.channel ?? '');
  const head = `!${options.talker ?? 'AI'}VD${options.own === true ? 'O' : 'M'}`;
  const sentences: string[] = [];
  for (let i = 0; i < total; i++) {
    const piece = payload.slice(i * MAX_PAYLOAD, (i + 1) * MAX_PAYLOAD);
    const last = i === total - 1;
    const body = `${head},${total},${i + 1},${sequence},${channel},${piece},${last ? fill : 0}`;
    sentences.push(`${tagBlock(options, i, total)}${body}*${checksumOf(body, body.length)}`);
  }
  return sentences;
}

/** NMEA 0183 version 4.1 section 7; empty where nothing is to be said. */
function tagBlock(options: AisSentenceOptions, index: number, total: number): string {
  const fields: string[] = [];
  if (options.group !== undefined && total > 1) {
    fields.push(`g:${index + 1}-${total}-${options.group}`);
  }
  if (index === 0 && options.station !== undefined) {
    fields.push(`s:${options.station.replace(/[^\w.-]/g, '').slice(0, MAX_STATION)}`);
  }
  if (index === 0 && options.timeMs !== undefined) fields.push(`c:${Math.round(options.timeMs)}`);
  if (fields.length === 0) return '';
  const body = `\\${fields.join(',')}`;
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
  writeBits(w, message.repeat ?? 0, 2);
  writeBits(w, message.mmsi, 30);
  switch (message.type) {
    case 1:
    case 2:
    case 3:
      writePositionA(w, message);
      break;
    case 4:
    case 11:
      writeBaseStation(w, message);
      break;
    case 5:
      writeStaticA(w, message);
      break;
    case 6:
    case 8:
      writeApplication(w, message);
      break;
    case 9:
      writeSarAircraft(w, message);
      break;
    case 15:
      writeInterrogation(w, message);
      break;
    case 17:
      writeDifferential(w, message);
      break;
    case 18:
      writePositionB(w, message);
      break;
    case 19:
      writePositionBExtended(w, message);
      break;
    case 21:
      writeAidToNavigation(w, message);
      break;
    case 22:
      writeChannelManagement(w, message);
      break;
    case 24:
      writeStaticB(w, message);
      break;
    case 25:
    case 26:
      writeBinarySlots(w, message);
      break;
    case 27:
      writeLongRange(w, message);
      break;
    default:
      writeEntries(w, layoutOf(message.type)?.entries ?? [], { ...message });
  }
  return writtenBits(w);
}
