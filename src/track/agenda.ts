import { intRoom } from './room.ts';

/**
 * When which track has to be looked at again: buckets of a quarter second, so that a tick costs
 * what is due and not what is alive. A slot stands in one bucket at most; each bucket is a list
 * through `next` and `previous`, in the order in which slots were put. Plain data.
 */
export interface Agenda {
  /** Buckets up to this one, of {@link BUCKET_MS}, are done; and where it stands in the ring. */
  done: number;
  at: number;
  /** First and last slot of each bucket of the ring, -1: none. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** By slot: its neighbours in its bucket, -1: none; and its bucket, -1: none. */
  next: Int32Array;
  previous: Int32Array;
  place: Int32Array;
}

const BUCKET_MS = 250;

/**
 * Buckets ahead, 17 minutes: every entry of the index is renewed after ten. What is due later is
 * looked at then, and put where it belongs.
 */
const RING = 4_096;

export function createAgenda(): Agenda {
  return {
    done: Number.NEGATIVE_INFINITY,
    at: 0,
    first: new Int32Array(RING).fill(-1),
    last: new Int32Array(RING).fill(-1),
    next: new Int32Array(0),
    previous: new Int32Array(0),
    place: new Int32Array(0),
  };
}

/**
 * Puts `slot` where it is due at `dueMs[slot]`, unless it stands before that already; never into a
 * bucket that is done.
 */
export function putOnAgenda(agenda: Agenda, slot: number, dueMs: Float64Array): void {
  makeRoom(agenda, dueMs.length);
  const bucket = Math.floor(dueMs[slot]! / BUCKET_MS);
  // Nothing has been due yet: the first one says where the ring begins.
  if (agenda.done === Number.NEGATIVE_INFINITY) agenda.done = bucket - 1;
  const ahead = Math.min(Math.max(bucket - agenda.done, 1), RING);
  const planned = agenda.place[slot]!;
  if (planned >= 0 && aheadOf(agenda, planned) <= ahead) return;
  leaveAgenda(agenda, slot);
  const place = (agenda.at + ahead) % RING;
  const last = agenda.last[place]!;
  agenda.place[slot] = place;
  agenda.previous[slot] = last;
  agenda.next[slot] = -1;
  agenda.last[place] = slot;
  if (last < 0) agenda.first[place] = slot;
  else agenda.next[last] = slot;
}

/** Takes the slot out, if it stands there. */
export function leaveAgenda(agenda: Agenda, slot: number): void {
  const place = agenda.place[slot] ?? -1;
  if (place < 0) return;
  const next = agenda.next[slot]!;
  const previous = agenda.previous[slot]!;
  if (previous < 0) agenda.first[place] = next;
  else agenda.next[previous] = next;
  if (next < 0) agenda.last[place] = previous;
  else agenda.previous[next] = previous;
  agenda.place[slot] = -1;
}

/**
 * Takes out all that is due at `nowMs`, oldest bucket first, into `due`, from the beginning; how many
 * there are now. What lies beyond is left from earlier.
 */
export function takeDue(agenda: Agenda, nowMs: number, due: number[]): number {
  const last = Math.floor(nowMs / BUCKET_MS) - 1;
  let count = 0;
  if (last <= agenda.done) return count;
  const buckets = Math.min(last - agenda.done, RING);
  for (let ahead = 1; ahead <= buckets; ahead++) {
    let slot = agenda.first[(agenda.at + ahead) % RING]!;
    while (slot >= 0) {
      const next = agenda.next[slot]!;
      due[count++] = slot;
      leaveAgenda(agenda, slot);
      slot = next;
    }
  }
  agenda.done = last;
  agenda.at = (agenda.at + buckets) % RING;
  return count;
}

function aheadOf(agenda: Agenda, place: number): number {
  const ahead = place - agenda.at;
  return ahead > 0 ? ahead : ahead + RING;
}

function makeRoom(agenda: Agenda, slots: number): void {
  const had = agenda.place.length;
  if (had >= slots) return;
  agenda.next = intRoom(agenda.next, slots);
  agenda.previous = intRoom(agenda.previous, slots);
  agenda.place = intRoom(agenda.place, slots).fill(-1, had);
}
