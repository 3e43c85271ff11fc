import { formatInstant } from '../mark/index.ts';
import { type CotDatagram, decodeCot, detailOf, type PlacedEvent } from '../wire/cot/index.ts';
import type { Fault } from '../wire/fault.ts';
import { isCapture, readPcap } from '../wire/pcap/index.ts';
import { type DecodeRequest, refusesOptions } from './decode-request.ts';
import { count } from './ledger-text.ts';

interface Tally {
  events: number;
  unread: number;
}

/** A line for each event, from a file of XML or TAK protobuf, or from a capture. */
export function decodeCotFile(request: DecodeRequest): number {
  if (refusesOptions(request, 'Cursor on Target', ['--port'])) return 2;
  const tally: Tally = { events: 0, unread: 0 };
  if (isCapture(request.bytes)) readCapture(request, tally);
  else read(request, null, request.bytes, tally);
  request.err(`${count(tally.events, 'event', 'events')}; ${tally.unread} not read.`);
  return tally.events === 0 && tally.unread > 0 ? 1 : 0;
}

function readCapture(request: DecodeRequest, tally: Tally): void {
  const { packets, faults } = readPcap(request.bytes);
  for (const { index, transport, payload } of packets) {
    if (transport === null || transport.protocol === 'other' || payload.length === 0) continue;
    const { ports } = request;
    if (ports.length > 0 && !ports.includes(transport.destinationPort)) continue;
    read(request, index, payload, tally);
  }
  for (const fault of faults) broken(request, null, fault, tally);
}

function read(
  request: DecodeRequest,
  packet: number | null,
  bytes: Uint8Array,
  tally: Tally,
): void {
  const { events, unread, unsaid }: CotDatagram = decodeCot(bytes);
  for (const placed of events) {
    tally.events += 1;
    print(request, packet, placed);
  }
  for (const { fault } of unread) broken(request, packet, fault, tally);
  tally.unread += unsaid;
}

function print(request: DecodeRequest, packet: number | null, placed: PlacedEvent): void {
  const { event, offset, encoding } = placed;
  if (request.json) {
    const place = { file: request.file, packet, offset, encoding };
    request.out(JSON.stringify({ ...place, ...event, errors: [] }));
    return;
  }
  const { point } = event;
  const callsign = detailOf(event, 'contact')?.attributes['callsign'] ?? '';
  const parts = [
    formatInstant(event.timeMs),
    event.type,
    event.uid,
    callsign,
    `${point.latitudeDeg}, ${point.longitudeDeg}`,
    point.heightM === null ? '' : `${point.heightM} m`,
    event.opex === undefined ? '' : `opex ${event.opex}`,
  ];
  request.out(parts.filter((part) => part !== '').join('  '));
}

function broken(request: DecodeRequest, packet: number | null, fault: Fault, tally: Tally): void {
  tally.unread += 1;
  if (request.json) {
    request.out(
      JSON.stringify({ file: request.file, packet, offset: fault.offset, errors: [fault] }),
    );
    return;
  }
  const where = packet === null ? '' : `packet ${packet}  `;
  request.out(`${where}offset ${fault.offset}  NOT READ`);
  request.out(`  ! ${fault.reason}: ${fault.message}`);
}
