import type { Fault, FaultReason } from '../fault.ts';
import type { CotEvent } from './event.ts';
import { readVarint } from './protobuf.ts';
import { MAGIC, readTakMessage, TAK_VERSION } from './tak.ts';
import { readXmlEvents } from './xml.ts';

/** Events told of one piece as unread; garbage of any size must not make as many. */
export const MAX_UNREAD = 1000;

export interface PlacedEvent {
  /** Octets of the piece that it stood in. */
  readonly offset: number;
  readonly length: number;
  readonly encoding: 'xml' | 'protobuf';
  readonly event: CotEvent;
}

export interface UnreadEvent {
  readonly offset: number;
  readonly length: number;
  readonly fault: Fault;
}

export interface CotDatagram {
  readonly events: readonly PlacedEvent[];
  /** At most {@link MAX_UNREAD}. */
  readonly unread: readonly UnreadEvent[];
  /** Events beyond that could not be read. */
  readonly unsaid: number;
}

/**
 * Reads a datagram or a stretch of a stream: XML events one behind another, or messages of the TAK
 * protocol, version 1, with the header of a datagram or of a stream. Total: nothing is thrown, and
 * an event that cannot be read loses only itself, save where a length lies.
 */
export function decodeCot(bytes: Uint8Array): CotDatagram {
  const events: PlacedEvent[] = [];
  const unread: UnreadEvent[] = [];
  let unsaid = 0;
  const tell = (one: UnreadEvent): void => {
    if (unread.length < MAX_UNREAD) unread.push(one);
    else unsaid += 1;
  };
  if (bytes[0] === MAGIC) readMessages(bytes, events, tell);
  else readText(bytes, events, tell);
  return { events, unread, unsaid };
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const BYTE_ORDER_MARK = '\ufeff';

function readText(
  bytes: Uint8Array,
  events: PlacedEvent[],
  tell: (one: UnreadEvent) => void,
): void {
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    const message = 'neither UTF-8 nor a message of the TAK protocol';
    tell(unreadAt(0, bytes.length, 'malformed', message));
    return;
  }
  // Where all characters are one octet, places need not be counted.
  const isPlain = text.length === bytes.length;
  let at = 0;
  let octets = 0;
  const octetsTo = (index: number): number => {
    if (isPlain) return index;
    octets += new TextEncoder().encode(text.slice(at, index)).length;
    at = index;
    return octets;
  };
  const start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  readXmlEvents(start === 0 ? text : ` ${text.slice(1)}`, (read) => {
    const offset = octetsTo(read.from);
    const length = octetsTo(read.to) - offset;
    if ('event' in read) events.push({ offset, length, encoding: 'xml', event: read.event });
    else tell(unreadAt(offset, length, read.reason, read.message));
  });
}

function readMessages(
  bytes: Uint8Array,
  events: PlacedEvent[],
  tell: (one: UnreadEvent) => void,
): void {
  let at = 0;
  while (at < bytes.length) {
    const frame = frameAt(bytes, at);
    if ('reason' in frame) {
      tell(unreadAt(at, bytes.length - at, frame.reason, frame.message));
      return;
    }
    const read = readTakMessage(bytes, frame.from, frame.to);
    const place = { offset: at, length: frame.to - at };
    if (read !== null && 'reason' in read) tell({ ...place, fault: read });
    else if (read !== null) events.push({ ...place, encoding: 'protobuf', event: read });
    at = frame.to;
  }
}

/**
 * The message that begins at `at`. A datagram's header ends with the magic octet, which begins no
 * message in a stream: it would be a field of wire type 7.
 */
function frameAt(
  bytes: Uint8Array,
  at: number,
): { readonly from: number; readonly to: number } | { reason: FaultReason; message: string } {
  if (bytes[at] !== MAGIC) {
    return {
      reason: 'bad-header',
      message: `octet ${bytes[at]} where a message begins with ${MAGIC}`,
    };
  }
  const number = readVarint(bytes, at + 1);
  if (number === null) return { reason: 'truncated', message: 'the header has no end' };
  if (bytes[number.next] === MAGIC) {
    if (number.value !== TAK_VERSION) {
      const message = `version ${number.value} of the TAK protocol is not read, ${TAK_VERSION} is`;
      return { reason: 'unknown-edition', message };
    }
    return { from: number.next + 1, to: bytes.length };
  }
  const to = number.next + number.value;
  if (to > bytes.length) {
    const message = `the length is ${number.value}, only ${bytes.length - number.next} octets are there`;
    return { reason: 'truncated', message };
  }
  return { from: number.next, to };
}

function unreadAt(
  offset: number,
  length: number,
  reason: FaultReason,
  message: string,
): UnreadEvent {
  return { offset, length, fault: { reason, offset, message } };
}
