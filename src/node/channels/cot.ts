import { restampCot } from '../../warn/index.ts';
import {
  type CotEvent,
  decodeCot,
  writeCotXml,
  writeTakDatagram,
  writeTakStream,
} from '../../wire/cot/index.ts';
import type { CotDestination } from '../config.ts';
import type { Receipt } from './delivery.ts';
import { cotDestination, type Destination } from './destination.ts';
import { openRelayChannel, type RelayChannel } from './relay.ts';

/** What is in force is said again this often, ms: displays drop it after five minutes. */
export const REPEAT_EVERY_MS = 60_000;

/** The channel to situation displays: TCP, TLS, UDP and multicast, as XML or TAK protobuf. */
export function openCotChannel(
  given: readonly CotDestination[],
  nowMs: () => number,
  answer: (receipt: Receipt) => void,
): RelayChannel {
  const destinations = given.map(cotDestination);
  const encodings = new Map(given.map((one, i) => [destinations[i]!, one.encoding ?? 'xml']));
  return openRelayChannel(
    {
      channel: 'cot',
      nowMs,
      pieces: (document, to, unrecorded) =>
        eventsOf(document, unrecorded).map(writerOf(to, encodings.get(to)!)),
      again: (document) => restampCot(document, nowMs()),
      repeatEveryMs: REPEAT_EVERY_MS,
    },
    destinations,
    answer,
  );
}

/** In a mesh a datagram is one event; to a server one follows the other. */
function writerOf(to: Destination, encoding: 'xml' | 'protobuf'): (event: CotEvent) => Uint8Array {
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
