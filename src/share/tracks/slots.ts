/**
 * Room for the bytes of batches that wait, used again and again: what waits for one peer leaves the
 * collector of garbage nothing to do in steps that others wait for. Plain data.
 */
export interface Slots {
  readonly all: Uint8Array[];
  /** Those that hold nothing. */
  readonly free: number[];
}

/** A slot is a multiple of this long, so that a batch that is a little longer fits too. */
const STEP = 4096;
/** A place is the slot's number and, in its lower bits, a length below this; a batch is shorter. */
const LENGTHS = 2 ** 18;

export function createSlots(): Slots {
  return { all: [], free: [] };
}

/** Copies bytes, of a length below 256 KiB, into a slot; returns where they are. */
export function keepIn({ all, free }: Slots, bytes: Uint8Array): number {
  const last = free.findLastIndex((slot) => all[slot]!.length >= bytes.length);
  // One that is too small gives way to a larger one, so that there are no more than ever waited at once.
  const slot = free.splice(last, 1)[0] ?? all.length;
  if (last < 0) all[slot] = new Uint8Array(STEP * Math.ceil(bytes.length / STEP));
  all[slot]!.set(bytes);
  return slot * LENGTHS + bytes.length;
}

/** What was kept, valid until it is given up. */
export function keptIn({ all }: Slots, at: number): Uint8Array {
  return all[Math.floor(at / LENGTHS)]!.subarray(0, at % LENGTHS);
}

/** Gives up what was kept. Once all is, no room is held either. */
export function giveUp({ all, free }: Slots, at: number): void {
  free.push(Math.floor(at / LENGTHS));
  if (free.length < all.length) return;
  all.length = 0;
  free.length = 0;
}
