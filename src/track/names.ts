import type { Identity } from '../sense/index.ts';
import type { Prepared } from './prepared.ts';
import type { TrackerState } from './state.ts';
import { CONFIRMED } from './store.ts';

/**
 * Names are strong evidence, not truth: a name leads to its tracks and speaks for them, but a
 * report that the named object cannot have made begins another track of the same name.
 */

/** Logarithm of how much likelier a pair is that shares a name. */
export const NAME_BONUS = Math.log(1e4);

/** Whether the track bears one of the report's names, another one of the same kind, or none. */
export function compareNames(
  state: TrackerState,
  slot: number,
  z: Prepared,
): 'same' | 'other' | 'none' {
  let result: 'same' | 'other' | 'none' = 'none';
  for (const key of z.keys) {
    if (state.names.get(key)?.includes(slot) === true) return 'same';
    if (bearsKind(state, slot, key)) result = 'other';
  }
  return result;
}

/** Whether the track bears a name of the same kind as `key`. */
function bearsKind(state: TrackerState, slot: number, key: string): boolean {
  const identity = state.store.identity[slot]!;
  if (identity === null) return false;
  switch (key[0]) {
    case 'i':
      return identity.icao !== undefined;
    case 'm':
      return identity.mmsi !== undefined;
    case 't':
      return identity.tag !== undefined;
    default:
      return false;
  }
}

/** Writes to `found` the slots that bear one of the report's names; how many there are. */
export function namedSlots(state: TrackerState, z: Prepared, found: number[]): number {
  let count = 0;
  for (let k = 0; k < z.keys.length; k++) {
    const slots = state.names.get(z.keys[k]!);
    if (slots === undefined) continue;
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i]!;
      let at = 0;
      while (at < count && found[at] !== slot) at++;
      if (at === count) found[count++] = slot;
    }
  }
  return count;
}

/**
 * Names besides its present identity by which an object is found again: the newest. A source may
 * number its tracks anew at every pass, and an address may be garbled.
 */
const MOST_FORMER_NAMES = 32;

/** Gives the track the report's names. */
export function learnNames(state: TrackerState, slot: number, z: Prepared): void {
  const store = state.store;
  const told = z.report.identity;
  const known = store.identity[slot]!;
  if (told !== undefined && !subsumes(known, told)) {
    const before = namesOf(state, slot);
    store.identity[slot] = { ...known, ...told };
    const now = namesOf(state, slot);
    for (const key of before) if (!now.includes(key)) nameAlso(state, slot, key);
  }
  for (const key of z.keys) {
    if (key.startsWith('s')) nameAlso(state, slot, key);
    else leadTo(state, slot, key);
  }
}

/** A name that is not, or no longer, of the track's identity leads to it: until newer ones crowd it out. */
export function nameAlso(state: TrackerState, slot: number, key: string): void {
  const names = state.store.sourceNames[slot]!;
  leadTo(state, slot, key);
  if (names.includes(key)) return;
  names.push(key);
  if (names.length <= MOST_FORMER_NAMES) return;
  const oldest = names.shift()!;
  if (!namesOf(state, slot).includes(oldest)) forgetName(state, slot, oldest);
}

/**
 * Tracks to which one name leads. A name that two senders share has two; whoever sends one from a
 * thousand places would have each of its reports compared with a thousand tracks.
 */
const MOST_NAMESAKES = 64;

function leadTo(state: TrackerState, slot: number, key: string): void {
  const slots = state.names.get(key);
  if (slots === undefined) {
    state.names.set(key, [slot]);
    return;
  }
  if (slots.includes(slot)) return;
  if (slots.length >= MOST_NAMESAKES) {
    const least = longestSilent(state, slots);
    if (least < 0) return;
    slots.splice(least, 1);
  }
  slots.push(slot);
}

/** Which of these tracks that are not confirmed was not heard for the longest, -1: all are. */
function longestSilent({ store }: TrackerState, slots: readonly number[]): number {
  let longest = -1;
  slots.forEach((slot, i) => {
    if (store.status[slot] === CONFIRMED) return;
    const before = longest < 0 ? slot : slots[longest]!;
    if (longest < 0 || store.lastReportMs[slot]! < store.lastReportMs[before]!) longest = i;
  });
  return longest;
}

function subsumes(known: Identity | null, told: Identity): boolean {
  if (known === null) return false;
  return (
    (told.icao ?? known.icao) === known.icao &&
    (told.mmsi ?? known.mmsi) === known.mmsi &&
    (told.tag ?? known.tag) === known.tag &&
    (told.callsign ?? known.callsign) === known.callsign &&
    (told.mode3A ?? known.mode3A) === known.mode3A &&
    (told.name ?? known.name) === known.name
  );
}

/** Keys of the names that no other object should have (`prepared.ts`). */
export function namesOf(state: TrackerState, slot: number): string[] {
  const identity = state.store.identity[slot]!;
  const keys: string[] = [];
  if (identity?.icao !== undefined) keys.push(`i${identity.icao}`);
  if (identity?.mmsi !== undefined) keys.push(`m${identity.mmsi}`);
  if (identity?.tag !== undefined) keys.push(`t${identity.tag}`);
  return keys;
}

export function forgetNames(state: TrackerState, slot: number): void {
  const names = [...state.store.sourceNames[slot]!, ...namesOf(state, slot)];
  for (const key of names) forgetName(state, slot, key);
}

function forgetName(state: TrackerState, slot: number, key: string): void {
  const slots = state.names.get(key);
  if (slots === undefined) return;
  const left = slots.filter((s) => s !== slot);
  if (left.length === 0) state.names.delete(key);
  else state.names.set(key, left);
}
