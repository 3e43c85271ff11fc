import type { Fault } from '../wire/fault.ts';
import {
  cprLocal,
  createBeastState,
  createPositionMemory,
  decodeModes,
  inferCommB,
  type ModesFrame,
  type ModesMessage,
  type PositionMemory,
  readAvr,
  readBeast,
  readSbs,
  resolvePosition,
  TICKS_PER_S,
} from '../wire/modes/index.ts';
import { decodeLines, type LineResult, MessagePrinter } from './decode-lines.ts';
import { type DecodeRequest, refusesOptions } from './decode-request.ts';

/** Every Beast frame starts with it; no text has it. */
const BEAST_ESCAPE = 0x1a;

/** A recording may begin within a frame, which has at most 44 bytes. */
const WITHIN_BYTES = 64;

/** Aircraft that one file may name; beyond it places are no longer resolved. */
const MAX_AIRCRAFT = 100_000;

/** AVR text, or Beast binary where the first bytes say so. */
export function decodeModesText(request: DecodeRequest): number {
  if (refusesOptions(request, 'Mode S', ['--correct', '--receiver'])) return 2;
  const memories = new Map<string, PositionMemory>();
  if (request.bytes.subarray(0, WITHIN_BYTES).includes(BEAST_ESCAPE))
    return decodeBeast(request, memories);
  return decodeLines(request, (line) => {
    const faults: Fault[] = [];
    const frame = readAvr(line, faults);
    return frame === null ? { message: null, faults } : messageOf(request, memories, frame);
  });
}

/** BaseStation lines, one message a line; lines about the receiver itself are passed over. */
export function decodeSbsText(request: DecodeRequest): number {
  if (refusesOptions(request, 'BaseStation')) return 2;
  return decodeLines(request, (line) => {
    const faults: Fault[] = [];
    return { message: readSbs(line, faults), faults };
  });
}

function decodeBeast(request: DecodeRequest, memories: Map<string, PositionMemory>): number {
  const printer = new MessagePrinter(request, 'frame');
  const { frames, faults, unsaid } = readBeast(createBeastState(), request.bytes);
  frames.forEach((frame, index) => {
    const raw = Buffer.from(frame.bytes).toString('hex');
    printer.print(index + 1, raw, messageOf(request, memories, frame));
  });
  for (const fault of faults) printer.print(0, '', { message: null, faults: [fault] });
  printer.countUnread(unsaid);
  if (unsaid > 0) request.err(`${unsaid} further faults are not listed.`);
  return printer.finish();
}

/** The message with what a file can add to it: its place, the register of a Comm-B reply. */
function messageOf(
  request: DecodeRequest,
  memories: Map<string, PositionMemory>,
  { bytes, ticks, signal }: ModesFrame,
): LineResult {
  const { correctBits } = request;
  const { message, faults } = decodeModes(bytes, { correctBits });
  if (message === null) return { message, faults };
  const heard = { ...(ticks === null ? {} : { ticks }), ...(signal === null ? {} : { signal }) };
  if ('cpr' in message) {
    const { place, fault } = placeOf(request, memories, message, ticks);
    return {
      message: { ...message, ...place, ...heard },
      faults: fault === null ? faults : [...faults, fault],
    };
  }
  if (message.kind === 'reply' && message.messageHex !== null) {
    const commB = inferCommB(message.messageHex, { altitudeFt: message.altitudeFt });
    return { message: { ...message, commB, ...heard }, faults };
  }
  return { message: { ...message, ...heard }, faults };
}

type Placed = Extract<ModesMessage, { readonly latitudeDeg: number | null }>;

interface Found {
  readonly place: {
    readonly latitudeDeg?: number;
    readonly longitudeDeg?: number;
    /** How the place was found. */
    readonly placeBy?: string;
  };
  readonly fault: Fault | null;
}

const NOWHERE: Found = { place: {}, fault: null };

/**
 * With the receiver's counter, pairs and the last place decide; without one nothing tells how old
 * the other half of a pair is, and only a given receiver does: the nearest place to it.
 */
function placeOf(
  { receiver }: DecodeRequest,
  memories: Map<string, PositionMemory>,
  message: Placed,
  ticks: number | null,
): Found {
  const surface = message.kind === 'surface-position';
  if (ticks === null) {
    const near = receiver === null ? null : cprLocal(receiver, message.cpr, surface);
    return near === null ? NOWHERE : { place: { ...near, placeBy: 'receiver' }, fault: null };
  }
  const key = `${message.origin} ${message.icao}`;
  let memory = memories.get(key);
  if (memory === undefined) {
    if (memories.size >= MAX_AIRCRAFT) return NOWHERE;
    memory = createPositionMemory();
    memories.set(key, memory);
  }
  const timeMs = (ticks / TICKS_PER_S) * 1000;
  const speedKn = surface ? message.speedKn : null;
  const found = resolvePosition(memory, { cpr: message.cpr, timeMs, surface, speedKn }, receiver);
  switch (found.kind) {
    case 'place':
      return { place: { ...found.place, placeBy: found.by }, fault: null };
    case 'waiting':
      return NOWHERE;
    case 'implausible':
      return { place: {}, fault: { reason: 'out-of-range', offset: 4, message: found.message } };
  }
}
