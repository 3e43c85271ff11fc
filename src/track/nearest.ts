import type { TrackStore } from './store.ts';

/** The slots that are the nearest by some measure, nearest first, equal ones by number. */
interface Nearest {
  count: number;
  readonly slot: Int32Array;
  readonly measure: Float64Array;
}

export function createNearest(most: number): Nearest {
  return { count: 0, slot: new Int32Array(most), measure: new Float64Array(most) };
}

/** Sorts a slot in among the nearest so far, by its measure in `measures[at]`. */
export function keepNearest(
  nearest: Nearest,
  store: TrackStore,
  slot: number,
  measures: Float64Array,
  at: number,
): void {
  const own = measures[at]!;
  const { slot: slots, measure } = nearest;
  const most = slots.length;
  let place = nearest.count;
  while (place > 0) {
    const other = measure[place - 1]!;
    if (other < own) break;
    if (other === own && store.number[slots[place - 1]!]! < store.number[slot]!) break;
    place--;
  }
  if (place === most) return;
  for (let i = Math.min(nearest.count, most - 1); i > place; i--) {
    slots[i] = slots[i - 1]!;
    measure[i] = measure[i - 1]!;
  }
  slots[place] = slot;
  measure[place] = own;
  nearest.count = Math.min(nearest.count + 1, most);
}
