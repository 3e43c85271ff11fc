import type { Fault } from '../fault.ts';
import { checkedPoint, MAX_WORD, shown } from './build.ts';
import { readDetail, writeDetail } from './detail.ts';
import { type CotElement, type CotEvent, UNKNOWN_FROM } from './event.ts';
import { NoProtobuf, ProtobufWriter, readFields, readText } from './protobuf.ts';

/** First octet of every message of the TAK protocol, and last of the header of a datagram. */
export const MAGIC = 0xbf;
/** The version that is read and written: protobuf. Version 0 is XML. */
export const TAK_VERSION = 1;

/**
 * A `TakMessage` (takmessage.proto) from `from` to `to`. Null: it holds no event, only what its
 * sender can read (`takControl`).
 */
export function readTakMessage(
  bytes: Uint8Array,
  from: number,
  to: number,
): CotEvent | Fault | null {
  try {
    let event: CotEvent | Fault | null = null;
    readFields(bytes, from, to, (field) => {
      if (field.number === 2 && field.wire === 'bytes')
        event = readEvent(bytes, field.from, field.to);
    });
    return event;
  } catch (error) {
    if (!(error instanceof NoProtobuf)) throw error;
    return { reason: 'malformed', offset: error.offset, message: error.message };
  }
}

/** cotevent.proto: text fields, then numbers, by field number. */
const TEXTS = { type: 1, access: 2, qos: 3, opex: 4, uid: 5, how: 9 } as const;

function readEvent(bytes: Uint8Array, from: number, to: number): CotEvent | Fault {
  const texts = new Map<number, string>();
  const numbers = new Map<number, number>();
  let detail: CotElement[] | string | null = null;
  readFields(bytes, from, to, (field) => {
    if (field.wire === 'varint' || field.wire === 'double') {
      numbers.set(field.number, field.value);
    } else if (field.wire === 'bytes' && field.number === 15) {
      detail = readDetail(bytes, field.from, field.to);
    } else if (field.wire === 'bytes') {
      texts.set(field.number, readText(bytes, field.from, field.to));
    }
  });
  const fault = (reason: Fault['reason'], message: string): Fault => ({
    ...{ reason, offset: from, message },
  });
  for (const [name, number] of Object.entries(TEXTS)) {
    const { length } = texts.get(number) ?? '';
    if (length > MAX_WORD) return fault('oversized', `${name} has ${length} characters`);
  }
  const uid = texts.get(TEXTS.uid) ?? '';
  const type = texts.get(TEXTS.type) ?? '';
  if (uid === '' || type === '') return fault('missing-part', 'the event has no uid or no type');
  if (typeof detail === 'string') return fault('malformed', `${shown(uid)}: ${detail as string}`);
  const number = (at: number): number => numbers.get(at) ?? 0;
  const point = checkedPoint(number(10), number(11), number(12), number(13), number(14));
  if ('reason' in point) return fault(point.reason, point.message);
  const optional = (name: 'access' | 'qos' | 'opex'): Partial<CotEvent> => {
    const text = texts.get(TEXTS[name]) ?? '';
    return text === '' ? {} : { [name]: text };
  };
  return {
    version: '2.0',
    uid,
    type,
    how: texts.get(TEXTS.how) ?? '',
    ...optional('access'),
    ...optional('qos'),
    ...optional('opex'),
    timeMs: number(6),
    startMs: number(7),
    staleMs: number(8),
    point,
    ...(detail === null ? {} : { detail }),
  };
}

/** The `TakMessage` without a header. Times are rounded to milliseconds; none is before 1970. */
export function writeTakMessage(event: CotEvent): Uint8Array {
  const { point } = event;
  const known = (value: number | null): number => value ?? UNKNOWN_FROM;
  const time = (ms: number): number => Math.max(0, Math.round(ms));
  const inner = new ProtobufWriter()
    .text(TEXTS.type, event.type)
    .text(TEXTS.access, event.access ?? '')
    .text(TEXTS.qos, event.qos ?? '')
    .text(TEXTS.opex, event.opex ?? '')
    .text(TEXTS.uid, event.uid)
    .integer(6, time(event.timeMs))
    .integer(7, time(event.startMs))
    .integer(8, time(event.staleMs))
    .text(TEXTS.how, event.how)
    .double(10, point.latitudeDeg)
    .double(11, point.longitudeDeg)
    .double(12, known(point.heightM))
    .double(13, known(point.circularErrorM))
    .double(14, known(point.linearErrorM));
  if (event.detail !== undefined) inner.message(15, writeDetail(event.detail));
  return new ProtobufWriter().message(2, inner).finish();
}

/** A whole datagram for a mesh: magic, version, magic, message. */
export function writeTakDatagram(event: CotEvent): Uint8Array {
  const message = writeTakMessage(event);
  return Uint8Array.from([MAGIC, TAK_VERSION, MAGIC, ...message]);
}

/** A message in a stream to a server: magic, length, message. */
export function writeTakStream(event: CotEvent): Uint8Array {
  const message = writeTakMessage(event);
  const length = new ProtobufWriter().varint(message.length).finish();
  return Uint8Array.from([MAGIC, ...length, ...message]);
}
