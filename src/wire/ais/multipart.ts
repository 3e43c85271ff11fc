import type { Fault } from '../fault.ts';
import type { AisBits } from './bits.ts';
import type { Part } from './sentence.ts';
import type { AisTag } from './tag.ts';

/** What a feed of sentences has to remember. Plain data; bounded by the constants below. */
export interface AisState {
  /** Messages of which not all parts have come. */
  readonly pending: Map<string, Pending>;
  /** What the first line of a TAG group said of time and station, for the others. */
  readonly groups: Map<string, Heard>;
  /** Sentences with parts that were read so far: the age of what waits. */
  partsRead: number;
}

/** When and by whom a message was heard. */
export interface Heard {
  /** Milliseconds since the epoch. */
  readonly timeMs: number | null;
  readonly station: string | null;
}

export interface Pending {
  total: number;
  /** Six-bit elements by part; null where it is still missing. */
  readonly parts: (Uint8Array | null)[];
  /** Bits of all parts less their fill; only the last part has any. */
  length: number;
  have: number;
  timeMs: number | null;
  station: string | null;
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

/** Between stations that tell the time: the parts of a message are sent within five slots. */
export const MAX_PART_GAP_MS = 30_000;

/** TAG groups whose last line has not come; a group is a few lines long. */
export const MAX_GROUPS = 200;

export function createAisState(): AisState {
  return { pending: new Map(), groups: new Map(), partsRead: 0 };
}

/** Time and station of a line: its own, or those that its group began with. */
export function heardOf(state: AisState, source: string, tag: AisTag): Heard {
  const { group, timeMs, station } = tag;
  if (group === null || group.total < 2) return { timeMs, station };
  const key = `${source} ${group.id}`;
  const before = group.line === 1 ? undefined : state.groups.get(key);
  const heard = {
    timeMs: timeMs ?? before?.timeMs ?? null,
    station: station ?? before?.station ?? null,
  };
  state.groups.delete(key);
  if (group.line < group.total) {
    state.groups.set(key, heard);
    if (state.groups.size > MAX_GROUPS) {
      for (const oldest of state.groups.keys()) {
        state.groups.delete(oldest);
        break;
      }
    }
  }
  return heard;
}

/** Keeps the part, or gives the whole message when it was the last one missing. */
export function joinParts(
  state: AisState,
  key: string,
  part: Part,
  heard: Heard,
  faults: Fault[],
): (Heard & { readonly bits: AisBits }) | null {
  state.partsRead += 1;
  let pending = state.pending.get(key);
  if (pending !== undefined && isOver(state, pending, part, heard)) {
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
      station: null,
      startedAt: state.partsRead,
    };
    shedOldest(state, faults);
    state.pending.set(key, pending);
  }
  pending.parts[part.number - 1] = part.bits.sixbit;
  // Fill bits are the last part's alone; elsewhere they would shift what follows.
  pending.length += part.number === part.total ? part.bits.length : part.bits.sixbit.length * 6;
  pending.have += 1;
  pending.timeMs ??= heard.timeMs;
  pending.station ??= heard.station;
  if (pending.have < pending.total) return null;
  state.pending.delete(key);
  return { bits: joined(pending), timeMs: pending.timeMs, station: pending.station };
}

function isOver(state: AisState, pending: Pending, part: Part, heard: Heard): boolean {
  return (
    (pending.timeMs !== null &&
      heard.timeMs !== null &&
      Math.abs(heard.timeMs - pending.timeMs) > MAX_PART_GAP_MS) ||
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
