import { formatInstant } from '../mark/index.ts';
import {
  type DisDatagram,
  decodeDis,
  type PlacedPdu,
  pduTypeName,
  type UnreadPdu,
} from '../wire/dis/index.ts';
import type { Fault } from '../wire/fault.ts';
import { isCapture, readPcap } from '../wire/pcap/index.ts';
import { type DecodeRequest, refusesOptions } from './decode-request.ts';
import { count } from './ledger-text.ts';

/** Most octets printed of a PDU that could not be read. */
const MAX_HEX_BYTES = 4096;

/** One datagram, or a whole file of PDUs. */
interface Source {
  /** Place in the capture, from 1; null for a file of PDUs. */
  readonly packet: number | null;
  readonly timeMs: number | null;
  readonly bytes: Uint8Array;
}

interface Tally {
  pdus: number;
  unread: number;
  passed: number;
  readonly skipped: Map<number, number>;
}

/** A line for each PDU that is read; the others are counted by type and told at the end. */
export function decodeDisFile(request: DecodeRequest): number {
  if (refusesOptions(request, 'DIS', ['--port'])) return 2;
  const tally: Tally = { pdus: 0, unread: 0, passed: 0, skipped: new Map() };
  if (isCapture(request.bytes)) readCapture(request, tally);
  else readSource(request, { packet: null, timeMs: null, bytes: request.bytes }, tally);
  const others = [...tally.skipped]
    .sort(([a], [b]) => a - b)
    .map(([type, times]) => `${times} × ${pduTypeName(type)}`);
  const skipped = others.length > 0 ? `; counted only: ${others.join(', ')}` : '';
  const passed = tally.passed > 0 ? `; ${tally.passed} other packets passed over` : '';
  request.err(`${count(tally.pdus, 'PDU', 'PDUs')}; ${tally.unread} not read${skipped}${passed}.`);
  return tally.pdus === 0 && tally.unread > 0 ? 1 : 0;
}

function readCapture(request: DecodeRequest, tally: Tally): void {
  const { packets, faults } = readPcap(request.bytes);
  for (const { index, timeMs, transport, payload, faults: own } of packets) {
    const source: Source = { packet: index, timeMs, bytes: payload };
    const wanted =
      request.ports.length === 0 ||
      (transport !== null &&
        transport.protocol !== 'other' &&
        request.ports.includes(transport.destinationPort));
    if (transport === null || transport.protocol === 'other' || !wanted) {
      if (own.length === 0) tally.passed += 1;
      for (const fault of own)
        broken(request, source, { offset: 0, length: 0, pduType: null, fault }, tally);
    } else {
      readSource(request, source, tally);
    }
  }
  const source: Source = { packet: null, timeMs: null, bytes: request.bytes };
  for (const fault of faults) {
    broken(request, source, { offset: fault.offset, length: 0, pduType: null, fault }, tally);
  }
}

function readSource(request: DecodeRequest, source: Source, tally: Tally): void {
  const read: DisDatagram = decodeDis(source.bytes);
  for (const [type, times] of read.skipped) {
    tally.skipped.set(type, (tally.skipped.get(type) ?? 0) + times);
  }
  for (const placed of read.pdus) {
    tally.pdus += 1;
    print(request, source, placed, []);
  }
  for (const unread of read.unread) broken(request, source, unread, tally);
  tally.unread += read.unsaid;
}

function print(
  request: DecodeRequest,
  { packet, timeMs }: Source,
  { offset, length, pdu }: PlacedPdu,
  errors: readonly Fault[],
): void {
  if (request.json) {
    const place = { file: request.file, packet, timeMs, offset, length };
    request.out(JSON.stringify({ ...place, ...pdu, errors }));
    return;
  }
  const { kind, header, ...fields } = pdu;
  const text = Object.entries(fields)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .join('  ');
  const where = packet === null ? '' : `packet ${packet}  `;
  const when = timeMs === null ? '' : `${formatInstant(timeMs)}  `;
  request.out(`${where}${when}offset ${offset}  ${kind}  exercise ${header.exerciseId}  ${text}`);
}

function broken(
  request: DecodeRequest,
  { packet, timeMs, bytes }: Source,
  { offset, length, pduType, fault }: UnreadPdu,
  tally: Tally,
): void {
  tally.unread += 1;
  const shown = bytes.subarray(offset, offset + Math.min(length, MAX_HEX_BYTES));
  const hex = Buffer.from(shown).toString('hex');
  if (request.json) {
    const { file } = request;
    request.out(
      JSON.stringify({ file, packet, timeMs, offset, length, pduType, hex, errors: [fault] }),
    );
    return;
  }
  const what = pduType === null ? 'octets' : `${pduTypeName(pduType)} PDU`;
  const where = packet === null ? '' : `packet ${packet}  `;
  request.out(`${where}offset ${offset}  ${what} NOT READ`);
  request.out(`  ! ${fault.reason} at byte ${fault.offset}: ${fault.message}`);
  request.out(`  ${hex.length > 96 ? `${hex.slice(0, 96)}…` : hex}`);
}
