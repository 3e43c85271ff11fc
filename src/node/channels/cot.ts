import { restampCot } from '../../warn/index.ts';
import {
  type CotEvent,
  decodeCot,
  writeCotXml,
  writeTakDatagram,
  writeTakStream,
} from '../../wire/cot/index.ts';
import type { CotDestination } from '../config.ts';
import { cotDestination, type Lasting } from './destination.ts';
import { openLasting, type Question } from './lasting.ts';
import type { Line } from './line.ts';
import { madeOnce } from './once.ts';
import type { RelayKind } from './relay.ts';
import type { SelfTest } from './self-test.ts';

/** What is in force is said again this often, ms: displays drop it after five minutes. */
export const REPEAT_EVERY_MS = 60_000;

/** The channel to situation displays. */
export function cotKind(nowMs: () => number, rank: number): RelayKind {
  return {
    ...{ channel: 'cot', rank, repeatEveryMs: REPEAT_EVERY_MS },
    again: (document) => restampCot(document, nowMs()),
  };
}

/** Pieces of documents by what they are written for. */
const written = madeOnce<readonly Uint8Array[]>();

/** A line to a situation display: TCP, TLS, UDP and multicast, as XML or TAK protobuf. */
export function openCotLine(given: CotDestination): Line {
  const encoding = given.encoding ?? 'xml';
  return openLasting(cotDestination(given), {
    pieces(document, to, unrecorded) {
      const kind = to.kind === 'udp' ? 'datagrams' : 'stream';
      return written(document, `${encoding} ${kind} ${unrecorded}`, () => {
        const all = eventsOf(document, unrecorded).map(writerOf(to, encoding));
        return kind === 'stream' && all.length > 0 ? [Buffer.concat(all)] : all;
      });
    },
    isText: () => encoding === 'xml',
    question: (test, to) => pingOf(test, to, encoding),
  });
}

/** In a mesh a datagram is one event; to a server one follows the other. */
function writerOf(to: Lasting, encoding: 'xml' | 'protobuf'): (event: CotEvent) => Uint8Array {
  if (encoding === 'xml') return (event) => new TextEncoder().encode(writeCotXml(event));
  return to.kind === 'udp' ? writeTakDatagram : writeTakStream;
}

function eventsOf(document: string, unrecorded: boolean): CotEvent[] {
  const events = decodeCot(new TextEncoder().encode(document)).events.map(({ event }) => event);
  if (!unrecorded) return events;
  // Law 1: what left before it was recorded says so outside of what was decided.
  const mark = { name: '__unrecorded', attributes: {}, children: [] };
  return events.map((event) => ({ ...event, detail: [...(event.detail ?? []), mark] }));
}

/** A display drops a ping after so long, ms. */
const PING_STALE_MS = 10_000;
/** The answer of a TAK server to a ping. */
const PONG = /t-x-c-t-r/;

/**
 * The ping of TAK clients, `t-x-c-t`, which servers answer with `t-x-c-t-r` and no display draws.
 * It names no place, and the test stands in it with its signature.
 */
function pingOf(test: SelfTest, to: Lasting, encoding: 'xml' | 'protobuf'): Question {
  const { node, of, channel, receiver, atMs, nonce } = test.body;
  const attributes = {
    ...{ event: 'self-test', mode: 'test', of, node, channel, receiver, nonce },
    ...{ atMs: String(atMs), key: test.key, signature: test.signature },
  };
  const event: CotEvent = {
    ...{ version: '2.0', uid: `bongsu-self-test-${nonce}`, type: 't-x-c-t', how: 'm-g' },
    ...{ timeMs: atMs, startMs: atMs, staleMs: atMs + PING_STALE_MS },
    point: {
      ...{ latitudeDeg: 0, longitudeDeg: 0 },
      ...{ heightM: null, circularErrorM: null, linearErrorM: null },
    },
    detail: [{ name: '__bongsu', attributes, children: [] }],
  };
  return {
    pieces: [writerOf(to, encoding)(event)],
    isAnswer: (text) => PONG.test(text),
    proof: 'verified',
    promised: false,
  };
}
