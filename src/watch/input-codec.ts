import { isInstant } from '../mark/index.ts';
import { canonicalBytes } from '../seal/index.ts';
import type { Fault } from '../wire/fault.ts';
import type { Input, InputKind } from './input.ts';
import { inputBody, readInputBody } from './input-body.ts';

/**
 * The bytes of one input as the ledger keeps them, all numbers little-endian:
 *
 *     offset  size  field
 *          0     1  layout version, {@link INPUT_LAYOUT}
 *          1     1  kind: its place in {@link INPUT_KINDS}, counted from 1
 *          2     2  length of the name in bytes, N
 *          4     4  length of the body in bytes, B
 *          8     8  seq, unsigned, at most 2^53 - 1
 *         16     8  atMs, IEEE 754 double
 *         24     N  name in UTF-8: `source` of a datagram, `peer` of a peer frame, else empty
 *     24 + N     B  body: the raw bytes of a datagram or peer frame, empty for a tick, else the
 *                   canonical JSON (RFC 8785) of the input's own members
 *
 * Inputs stand one after another without padding. A later layout takes another version byte;
 * readers keep the old ones.
 */
export const INPUT_LAYOUT = 1;

export const INPUT_HEADER_BYTES = 24;

/** Order is part of the layout: new kinds go at the end. */
export const INPUT_KINDS = [
  'datagram',
  'peerFrame',
  'command',
  'tick',
  'settings',
  'link',
  'receipt',
  'result',
  'health',
] as const satisfies readonly InputKind[];

/** Names are sources and node ids; longer ones are a mistake of ours. */
export const MAX_NAME_BYTES = 4096;

/** Above the largest thing that enters: a watch's settings with some thousand sensors. */
export const MAX_BODY_BYTES = 1 << 26;

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const EMPTY = new Uint8Array(0);

/**
 * One input as bytes. Throws a RangeError for an input that no reader would take back (name or
 * body too long, `seq` or `atMs` out of range): inputs are checked before they get a `seq`.
 */
export function encodeInput(input: Input): Uint8Array {
  const chunk = newInputChunk(256);
  appendInput(chunk, input);
  return chunk.bytes.slice(0, chunk.length);
}

/** Many inputs behind one another in one growing buffer, which is used again after a reset. */
export interface InputChunk {
  bytes: Uint8Array;
  view: DataView;
  /** Bytes used. */
  length: number;
  count: number;
  /** 0 while empty. */
  firstSeq: number;
  lastSeq: number;
  firstMs: number;
  lastMs: number;
}

export function newInputChunk(capacity: number): InputChunk {
  const bytes = new Uint8Array(capacity);
  const view = new DataView(bytes.buffer);
  return { bytes, view, length: 0, count: 0, firstSeq: 0, lastSeq: 0, firstMs: 0, lastMs: 0 };
}

export function resetInputChunk(chunk: InputChunk): void {
  chunk.length = 0;
  chunk.count = 0;
  chunk.firstSeq = 0;
  chunk.lastSeq = 0;
  chunk.firstMs = 0;
  chunk.lastMs = 0;
}

/**
 * Appends one input; a datagram, peer frame or tick allocates nothing unless the buffer has to
 * grow. Throws as {@link encodeInput} does, and then leaves the chunk as it was.
 */
export function appendInput(chunk: InputChunk, input: Input): void {
  if (!Number.isSafeInteger(input.seq) || input.seq < 1 || !isInstant(input.atMs)) {
    throw new RangeError(`appendInput: seq ${input.seq} or atMs ${input.atMs} out of range`);
  }
  const kind = INPUT_KINDS.indexOf(input.kind) + 1;
  const name =
    input.kind === 'datagram' ? input.source : input.kind === 'peerFrame' ? input.peer : '';
  const body =
    input.kind === 'datagram' || input.kind === 'peerFrame'
      ? input.bytes
      : input.kind === 'tick'
        ? EMPTY
        : canonicalBytes(inputBody(input));
  // UTF-8 takes at most three bytes for one UTF-16 unit.
  if (body.length > MAX_BODY_BYTES || name.length * 3 > MAX_NAME_BYTES) {
    throw new RangeError(`appendInput: name or body of input ${input.seq} is too long`);
  }
  reserve(chunk, INPUT_HEADER_BYTES + name.length * 3 + body.length);
  const at = chunk.length;
  const nameLength = writeName(chunk.bytes, at + INPUT_HEADER_BYTES, name);
  const { view } = chunk;
  view.setUint8(at, INPUT_LAYOUT);
  view.setUint8(at + 1, kind);
  view.setUint16(at + 2, nameLength, true);
  view.setUint32(at + 4, body.length, true);
  view.setUint32(at + 8, input.seq % 2 ** 32, true);
  view.setUint32(at + 12, Math.floor(input.seq / 2 ** 32), true);
  view.setFloat64(at + 16, input.atMs, true);
  chunk.bytes.set(body, at + INPUT_HEADER_BYTES + nameLength);
  chunk.length = at + INPUT_HEADER_BYTES + nameLength + body.length;
  if (chunk.count === 0) {
    chunk.firstSeq = input.seq;
    chunk.firstMs = input.atMs;
  }
  chunk.lastSeq = input.seq;
  chunk.lastMs = input.atMs;
  chunk.count += 1;
}

function reserve(chunk: InputChunk, more: number): void {
  const wanted = chunk.length + more;
  if (wanted <= chunk.bytes.length) return;
  const bytes = new Uint8Array(Math.max(wanted, chunk.bytes.length * 2));
  bytes.set(chunk.bytes.subarray(0, chunk.length));
  chunk.bytes = bytes;
  chunk.view = new DataView(bytes.buffer);
}

/** Returns the bytes written; names are nearly always ASCII, which needs no encoder. */
function writeName(bytes: Uint8Array, at: number, name: string): number {
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    if (unit >= 0x80) return encoder.encodeInto(name, bytes.subarray(at)).written;
    bytes[at + i] = unit;
  }
  return name.length;
}

export interface DecodedInput {
  readonly input: Input;
  /** Where the next input begins. */
  readonly next: number;
}

/**
 * The input that begins at `offset`. The bytes of a datagram or peer frame are a copy, so that
 * they outlive the buffer. Never throws: what is not an input is a {@link Fault}.
 */
export function decodeInput(bytes: Uint8Array, offset: number): DecodedInput | Fault {
  const left = bytes.length - offset;
  if (!(offset >= 0) || left < INPUT_HEADER_BYTES) {
    return fault('truncated', offset, `an input begins with ${INPUT_HEADER_BYTES} bytes`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, left);
  const version = view.getUint8(0);
  if (version !== INPUT_LAYOUT) {
    return fault('unknown-edition', offset, `input layout ${version}, expected ${INPUT_LAYOUT}`);
  }
  const kind = INPUT_KINDS[view.getUint8(1) - 1];
  if (kind === undefined) {
    return fault('unknown-type', offset + 1, `no input kind ${view.getUint8(1)}`);
  }
  const nameLength = view.getUint16(2, true);
  const bodyLength = view.getUint32(4, true);
  if (nameLength > MAX_NAME_BYTES || bodyLength > MAX_BODY_BYTES) {
    return fault('oversized', offset + 2, `name of ${nameLength}, body of ${bodyLength} bytes`);
  }
  const total = INPUT_HEADER_BYTES + nameLength + bodyLength;
  if (total > left) return fault('truncated', offset, `input of ${total} bytes, ${left} left`);
  const seq = view.getUint32(8, true) + view.getUint32(12, true) * 2 ** 32;
  const atMs = view.getFloat64(16, true);
  if (!Number.isSafeInteger(seq) || seq < 1) {
    return fault('out-of-range', offset + 8, `seq ${seq}`);
  }
  if (!isInstant(atMs)) return fault('out-of-range', offset + 16, `atMs ${atMs}`);
  const nameAt = offset + INPUT_HEADER_BYTES;
  const bodyAt = nameAt + nameLength;
  const input = build(
    kind,
    seq,
    atMs,
    bytes.subarray(nameAt, bodyAt),
    bytes.subarray(bodyAt, bodyAt + bodyLength),
  );
  if (input === null) return fault('malformed', nameAt, `not the members of a ${kind}`);
  return { input, next: offset + total };
}

function build(
  kind: InputKind,
  seq: number,
  atMs: number,
  name: Uint8Array,
  body: Uint8Array,
): Input | null {
  switch (kind) {
    case 'datagram': {
      const source = utf8(name);
      return source === null ? null : { kind, seq, atMs, source, bytes: body.slice() };
    }
    case 'peerFrame': {
      const peer = utf8(name);
      return peer === null ? null : { kind, seq, atMs, peer, bytes: body.slice() };
    }
    case 'tick':
      return name.length + body.length > 0 ? null : { kind, seq, atMs };
    default: {
      const text = name.length > 0 ? null : utf8(body);
      return text === null ? null : readInputBody(kind, seq, atMs, text);
    }
  }
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return null;
  }
}

function fault(reason: Fault['reason'], offset: number, message: string): Fault {
  return { reason, offset, message };
}
