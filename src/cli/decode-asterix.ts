import { formatInstant } from '../mark/index.ts';
import {
  type AsterixRecord,
  CATEGORY_KEYS,
  createSink,
  decodeBlocks,
  labelOf,
  labelsOf,
  putNumber,
  putText,
  type Sink,
  titleOf,
  type Unread,
  unitOf,
  unwrapOradis,
  type Value,
  writeJsonLines,
} from '../wire/asterix/index.ts';
import type { Fault } from '../wire/fault.ts';
import { eachPacket, isCapture, type Packet } from '../wire/pcap/index.ts';
import { carriedText, type DecodeRequest, refusesOptions } from './decode-request.ts';
import { count } from './ledger-text.ts';

/** Most bytes printed of what could not be read: one block's. A broken file may be any length. */
const MAX_HEX_BYTES = 65_535;

/**
 * Text gathered before it is printed: one write for about a thousand lines, since a write for each
 * would take longer than decoding.
 */
const PRINTED_AT_ONCE_BYTES = 1 << 20;

/** One datagram, or a whole file of blocks. */
interface Source {
  /** Place in the capture, from 1; null for a file of blocks. */
  readonly packet: number | null;
  readonly timeMs: number | null;
  readonly bytes: Uint8Array;
}

/** How each line starts: the file, which is always the same, and behind it the packet. */
interface LineHead {
  readonly head: Sink;
  readonly fileBytes: number;
}

function lineHead(file: string): LineHead {
  const head = createSink();
  putText(head, `{"file":${asciiJson(file)},`);
  return { head, fileBytes: head.at };
}

interface Tally {
  sources: number;
  records: number;
  blocks: number;
  unread: number;
  faults: number;
  /** Packets that carry something else than the UDP or TCP asked for. */
  passed: number;
  readonly withoutEdition: Set<number>;
  /** Lines that are not printed yet. */
  readonly sink: Sink;
  readonly head: LineHead;
}

export function decodeAsterix(request: DecodeRequest): number {
  if (refusesOptions(request, 'ASTERIX', ['--edition', '--port', '--labels', '--oradis'])) return 2;
  const { bytes, err } = request;
  const tally: Tally = {
    sources: 0,
    records: 0,
    blocks: 0,
    unread: 0,
    faults: 0,
    passed: 0,
    withoutEdition: new Set(),
    sink: createSink(),
    head: lineHead(request.file),
  };
  const captured = isCapture(bytes);
  if (captured) {
    const faults = eachPacket(bytes, (packet) => readPacket(request, packet, tally));
    for (const fault of faults) {
      broken(request, { packet: null, timeMs: null, bytes }, null, fault, fault.offset, tally);
    }
  } else {
    readSource(request, { packet: null, timeMs: null, bytes }, tally);
  }
  printGathered(request, tally);
  for (const category of tally.withoutEdition) {
    const key = CATEGORY_KEYS[category]!;
    err(`Category ${key} was skipped: give its edition with --edition; ${carriedText(key)}.`);
  }
  const read = `${count(tally.records, 'record', 'records')} in ${count(tally.blocks, 'block', 'blocks')}`;
  const from = !captured ? '' : ` of ${count(tally.sources, 'packet', 'packets')}`;
  const passed = tally.passed > 0 ? `, ${tally.passed} other packets passed over` : '';
  err(
    `${read}${from}; ${tally.unread} not read, ${count(tally.faults, 'fault', 'faults')} in records${passed}.`,
  );
  return tally.records === 0 && tally.unread > 0 ? 1 : 0;
}

function readPacket(request: DecodeRequest, packet: Packet, tally: Tally): void {
  const { index, timeMs, transport, payload } = packet;
  const source: Source = { packet: index, timeMs, bytes: payload };
  if (transport === null || transport.protocol === 'other') {
    if (packet.faults.length === 0) tally.passed++;
    for (const fault of packet.faults) broken(request, source, null, fault, 0, tally);
    return;
  }
  if (request.ports.length > 0 && !request.ports.includes(transport.destinationPort)) {
    tally.passed++;
    return;
  }
  readSource(request, source, tally, packet.faults);
}

/** A datagram, or each piece that a recorder wrapped. Offsets are those in the piece's blocks. */
function readSource(
  request: DecodeRequest,
  source: Source,
  tally: Tally,
  packetFaults: readonly Fault[] = [],
): void {
  if (!request.oradis) {
    readBlocks(request, source, tally, packetFaults);
    return;
  }
  const { frames, faults } = unwrapOradis(source.bytes);
  for (const { payload } of frames) {
    readBlocks(request, { ...source, bytes: payload }, tally, packetFaults);
  }
  for (const fault of faults) broken(request, source, null, fault, fault.offset, tally);
}

function readBlocks(
  request: DecodeRequest,
  source: Source,
  tally: Tally,
  packetFaults: readonly Fault[],
): void {
  tally.sources++;
  if (request.json && !request.labels && packetFaults.length === 0) {
    if (writeLines(request, source, tally)) return;
  }
  printGathered(request, tally);
  const { records, blocks, unread, unsaid } = decodeBlocks(source.bytes, request.editions);
  tally.blocks += blocks;
  tally.records += records.length;
  for (const record of records) {
    // What is wrong with the packet is wrong with all that it carries.
    const errors = [...packetFaults, ...record.faults];
    tally.faults += errors.length;
    if (request.json) request.out(JSON.stringify(recordLine(request, source, record, errors)));
    else recordText(request, source, record, errors);
  }
  for (const { category, offset, length, fault } of unread) {
    if (fault.reason === 'unknown-category' && category !== null)
      tally.withoutEdition.add(category);
    broken(request, source, { category, length }, fault, offset, tally, packetFaults);
  }
  tally.unread += unsaid;
}

/** Lines of a datagram that is in order; false where it needs explaining, nothing written. */
function writeLines(
  request: DecodeRequest,
  { packet, timeMs, bytes }: Source,
  tally: Tally,
): boolean {
  const { sink } = tally;
  const { head, fileBytes } = tally.head;
  head.at = fileBytes;
  putText(head, '"packet":');
  putMaybe(head, packet);
  putText(head, ',"timeMs":');
  putMaybe(head, timeMs);
  putText(head, ',');
  const written = writeJsonLines(sink, bytes, request.editions, head);
  if (written === null) return false;
  tally.blocks += written.blocks;
  tally.records += written.records;
  if (sink.at >= PRINTED_AT_ONCE_BYTES) printGathered(request, tally);
  return true;
}

function putMaybe(sink: Sink, value: number | null): void {
  if (value === null) putText(sink, 'null');
  else putNumber(sink, value);
}

/** JSON in ASCII alone, which is the same in every encoding. */
function asciiJson(text: string): string {
  const escaped = (character: string): string =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).replace(/[^ -~]/g, escaped);
}

/** Prints what is gathered: a long text at once, few lines one by one. */
function printGathered(request: DecodeRequest, { sink }: Tally): void {
  if (sink.at === 0) return;
  const text = Buffer.from(sink.bytes.buffer, 0, sink.at - 1).toString('latin1');
  if (sink.at >= PRINTED_AT_ONCE_BYTES) request.out(text);
  else for (const line of text.split('\n')) request.out(line);
  sink.at = 0;
}

function recordLine(
  request: DecodeRequest,
  { packet, timeMs }: Source,
  record: AsterixRecord,
  errors: readonly Fault[],
): Record<string, unknown> {
  const { category, edition, offset, items } = record;
  const labels = request.labels ? { labels: labelsOf(record) } : {};
  return {
    file: request.file,
    packet,
    timeMs,
    category,
    edition,
    offset,
    items,
    ...labels,
    errors,
  };
}

/** A line for bytes that could not be read, with the bytes. */
function broken(
  request: DecodeRequest,
  { packet, timeMs, bytes }: Source,
  block: Pick<Unread, 'category' | 'length'> | null,
  fault: Fault,
  offset: number,
  tally: Tally,
  packetFaults: readonly Fault[] = [],
): void {
  tally.unread++;
  const errors = [...packetFaults, fault];
  const length = block?.length ?? bytes.length - offset;
  const shown = bytes.subarray(offset, offset + Math.min(length, MAX_HEX_BYTES));
  const hex = Buffer.from(shown).toString('hex');
  const category = block?.category ?? null;
  if (request.json) {
    const edition = category === null ? null : (request.editions[CATEGORY_KEYS[category]!] ?? null);
    const { file } = request;
    request.out(
      JSON.stringify({ file, packet, timeMs, category, edition, offset, length, hex, errors }),
    );
    return;
  }
  const what = category === null ? 'bytes' : `block of category ${CATEGORY_KEYS[category]}`;
  request.out(`${where({ packet, timeMs, bytes })}offset ${offset}  ${what} NOT READ`);
  for (const each of errors) request.out(`  ! ${faultText(each)}`);
  request.out(`  ${hex.length > 96 ? hex.slice(0, 96) + '…' : hex}`);
}

function where({ packet, timeMs }: Source): string {
  const time = timeMs === null ? '' : `${formatInstant(timeMs)}  `;
  return packet === null ? time : `packet ${packet}  ${time}`;
}

function recordText(
  request: DecodeRequest,
  source: Source,
  record: AsterixRecord,
  errors: readonly Fault[],
): void {
  const { category, edition, offset } = record;
  const key = CATEGORY_KEYS[category]!;
  request.out(`${where(source)}CAT${key} edition ${edition}  offset ${offset}`);
  for (const [item, value] of Object.entries(record.items).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const title = titleOf(category, edition, item) ?? '';
    request.out(`  ${item.padEnd(3)} ${title}: ${valueText(request, record, item, value)}`);
  }
  for (const fault of errors) request.out(`  ! ${faultText(fault)}`);
}

function valueText(
  request: DecodeRequest,
  record: AsterixRecord,
  path: string,
  value: Value,
): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    const { category, edition } = record;
    const unit = unitOf(category, edition, path, record.items);
    const label = request.labels ? labelOf(category, edition, path, value, record.items) : null;
    return `${value}${unit === null ? '' : ' ' + unit}${label === null ? '' : ` (${label})`}`;
  }
  if (Array.isArray(value)) {
    const entries = value as readonly Value[];
    return `[${entries.map((entry) => valueText(request, record, path, entry)).join('; ')}]`;
  }
  return Object.entries(value)
    .map(([name, inner]: [string, Value]) => {
      const text = valueText(request, record, `${path}/${name}`, inner);
      const group = typeof inner === 'object' && !Array.isArray(inner);
      return `${name} ${group ? `{${text}}` : text}`;
    })
    .join(', ');
}

function faultText({ reason, offset, message }: Fault): string {
  return `${reason} at byte ${offset}: ${message}`;
}
