/**
 * Rooms that are filled anew by every use and only ever grow: what the hot loop works in, so that it
 * allocates nothing once it has met its largest batch. Each returns the array that is to be used
 * from now on, with what was in it.
 */

/** Slots in the order in which they were added: the first `count` of `at`. */
export interface Slots {
  count: number;
  at: Int32Array;
}

export function createSlots(): Slots {
  return { count: 0, at: new Int32Array(64) };
}

export function addSlot(slots: Slots, slot: number): void {
  slots.at = intRoom(slots.at, slots.count + 1);
  slots.at[slots.count++] = slot;
}

export function doubleRoom(room: Float64Array, length: number): Float64Array {
  if (length <= room.length) return room;
  const larger = new Float64Array(Math.max(length, 2 * room.length));
  larger.set(room);
  return larger;
}

export function intRoom(room: Int32Array, length: number): Int32Array {
  if (length <= room.length) return room;
  const larger = new Int32Array(Math.max(length, 2 * room.length));
  larger.set(room);
  return larger;
}

export function byteRoom(room: Uint8Array, length: number): Uint8Array {
  if (length <= room.length) return room;
  const larger = new Uint8Array(Math.max(length, 2 * room.length));
  larger.set(room);
  return larger;
}
