import type { Fault } from '../fault.ts';
import type { ModesFrame } from './avr.ts';

/** Bytes of a frame that the next datagram or chunk will end. Plain data. */
export interface BeastState {
  readonly pending: number[];
}

const ESCAPE = 0x1a;

/** Escape, type, and 7 + 14 bytes that might all have to be doubled. */
const MAX_FRAME = 2 + 2 * 21;

/** Faults told of one call; garbage of any size must not make as many. */
export const MAX_FAULTS = 1000;

/** Counter and signal in front of the message. */
const HEAD = 7;

export function createBeastState(): BeastState {
  return { pending: [] };
}

/**
 * Reads the binary form of Mode-S Beast receivers: 0x1a, a type (`1` Mode A/C, `2` short, `3`
 * long, `4` status), six bytes of counter, one of signal, the message; 0x1a inside is doubled. A frame
 * that is not ended yet is kept for the next call. Mode A/C and status frames are passed over.
 * `unsaid` counts the faults beyond {@link MAX_FAULTS}.
 */
export function readBeast(
  state: BeastState,
  bytes: Uint8Array,
): { frames: ModesFrame[]; faults: Fault[]; unsaid: number } {
  const frames: ModesFrame[] = [];
  const told: Told = { faults: [], unsaid: 0 };
  const kept = state.pending.length;
  const input = new Uint8Array(kept + bytes.length);
  input.set(state.pending);
  input.set(bytes, kept);
  state.pending.length = 0;
  let at = 0;
  while (at < input.length) {
    if (input[at] !== ESCAPE) {
      const next = nextFrame(input, at);
      fault(told, 'malformed', at - kept, `${next - at} bytes belong to no frame`);
      at = next;
      continue;
    }
    const type = input[at + 1];
    if (type === undefined) break;
    const size = bodySize(type);
    if (size === null) {
      fault(told, 'unknown-type', at - kept, `there is no frame type 0x${type.toString(16)}`);
      at = nextFrame(input, at + 2);
      continue;
    }
    const body = new Uint8Array(size);
    const end = readBody(input, at + 2, body);
    if (end === UNFINISHED) break;
    if (end < 0) {
      fault(told, 'truncated', at - kept, 'a new frame begins inside a frame');
      at = -end;
      continue;
    }
    at = end;
    if (type === 0x32 || type === 0x33) frames.push(frameOf(body));
  }
  keep(state, input, at, told, kept);
  return { frames, ...told };
}

function bodySize(type: number): number | null {
  switch (type) {
    case 0x31:
      return HEAD + 2;
    case 0x32:
      return HEAD + 7;
    case 0x33:
    case 0x34:
      return HEAD + 14;
    default:
      return null;
  }
}

const UNFINISHED = 0;

/**
 * Fills `body`; returns where the frame ends, {@link UNFINISHED} where the input does first, or
 * minus the place where another frame begins.
 */
function readBody(input: Uint8Array, from: number, body: Uint8Array): number {
  let at = from;
  for (let i = 0; i < body.length; i++) {
    const value = input[at];
    if (value === undefined) return UNFINISHED;
    if (value === ESCAPE) {
      const next = input[at + 1];
      if (next === undefined) return UNFINISHED;
      if (next !== ESCAPE) return -at;
      at += 1;
    }
    body[i] = value;
    at += 1;
  }
  return at;
}

/** The next escape that is not one half of a doubled one. */
function nextFrame(input: Uint8Array, from: number): number {
  let at = from;
  while (at < input.length) {
    if (input[at] !== ESCAPE) at += 1;
    else if (input[at + 1] === ESCAPE) at += 2;
    else return at;
  }
  return Math.min(at, input.length);
}

function frameOf(body: Uint8Array): ModesFrame {
  let ticks = 0;
  for (let i = 0; i < 6; i++) ticks = ticks * 256 + body[i]!;
  return { bytes: body.subarray(HEAD), ticks, signal: body[6]! };
}

function keep(state: BeastState, input: Uint8Array, at: number, told: Told, kept: number): void {
  const rest = input.length - at;
  if (rest <= 0) return;
  if (rest > MAX_FRAME) {
    fault(told, 'oversized', at - kept, `an unfinished frame has ${rest} bytes`);
    return;
  }
  for (let i = at; i < input.length; i++) state.pending.push(input[i]!);
}

interface Told {
  readonly faults: Fault[];
  unsaid: number;
}

function fault(told: Told, reason: Fault['reason'], offset: number, message: string): void {
  if (told.faults.length < MAX_FAULTS) {
    told.faults.push({ reason, offset: Math.max(0, offset), message });
  } else told.unsaid += 1;
}
