import type { Fault } from '../fault.ts';
import type { AisBits } from './bits.ts';
import type { Part } from './sentence.ts';

/** Messages of which not all parts have come. Plain data. */
export interface AisState {
  readonly pending: Map<string, Pending>;
  /** Sentences with parts that were read so far: the age of what waits. */
  partsRead: number;
}

export interface Pending {
  total: number;
  /** Six-bit elements by part; null where it is still missing. */
  readonly parts: (Uint8Array | null)[];
  /** Bits of all parts less their fill; only the last part has any. */
  length: number;
  have: number;
  timeMs: number | null;
  startedAt: number;
}

/** Two channels with ten sequence ids each, from fifty feeds. */
export const MAX_PENDING = 1000;

/**
 * The parts of a message follow each other within seconds. A part that waited while this many
 * others came belongs to a message whose rest was lost; joined with a later one's it would
 * give a message that nobody sent.
 */
export const MAX_PARTS_BETWEEN = 200;

export function createAisState(): AisState {
  return { pending: new Map(), partsRead: 0 };
}

/** Keeps the part, or gives the whole message when it was the last one missing. */
export function joinParts(
  state: AisState,
  key: string,
  part: Part,
  timeMs: number | null,
  faults: Fault[],
): { bits: AisBits; timeMs: number | null } | null {
  state.partsRead += 1;
  let pending = state.pending.get(key);
  if (pending !== undefined && isOver(state, pending, part)) {
    faults.push({
      reason: 'missing-part',
      offset: 0,
      message: `${pending.total - pending.have} of ${pending.total} parts of an earlier message never came`,
    });
    state.pending.delete(key);
    pending = undefined;
  }
  if (pending === undefined) {
    pending = {
      total: part.total,
      parts: new Array<Uint8Array | null>(part.total).fill(null),
      length: 0,
      have: 0,
      timeMs: null,
      startedAt: state.partsRead,
    };
    shedOldest(state, faults);
    state.pending.set(key, pending);
  }
  pending.parts[part.number - 1] = part.bits.sixbit;
  pending.length += part.bits.length;
  pending.have += 1;
  pending.timeMs ??= timeMs;
  if (pending.have < pending.total) return null;
  state.pending.delete(key);
  return { bits: joined(pending), timeMs: pending.timeMs };
}

function isOver(state: AisState, pending: Pending, part: Part): boolean {
  return (
    pending.total !== part.total ||
    pending.parts[part.number - 1] !== null ||
    state.partsRead - pending.startedAt > MAX_PARTS_BETWEEN
  );
}

function shedOldest(state: AisState, faults: Fault[]): void {
  if (state.pending.size < MAX_PENDING) return;
  for (const key of state.pending.keys()) {
    state.pending.delete(key);
    faults.push({
      reason: 'missing-part',
      offset: 0,
      message: `over ${MAX_PENDING} messages wait for parts: the oldest was dropped`,
    });
    return;
  }
}

function joined(pending: Pending): AisBits {
  let size = 0;
  for (const part of pending.parts) size += part?.length ?? 0;
  const sixbit = new Uint8Array(size);
  let at = 0;
  for (const part of pending.parts) {
    if (part === null) continue;
    sixbit.set(part, at);
    at += part.length;
  }
  return { sixbit, length: pending.length };
}
