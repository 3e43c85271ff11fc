import { BLOCK_COUNT, EXTRA_STATES, extraLength, MODEL_COUNT } from './models.ts';

/**
 * Filters with more states than place and velocity, which few tracks run at a time: each in a page
 * out of one array, state (6), covariance (36), then its extra numbers (`models.ts`). Pages are
 * taken from a free list and used again. Plain data.
 */
export interface Pages {
  numbers: Float64Array;
  /** Pages never used start here. */
  top: number;
  readonly free: number[];
  /** By slot and filter, the page and 1; 0: the track does not run it. */
  of: Int32Array;
}

const EXTRA_FILTERS = MODEL_COUNT - BLOCK_COUNT;

/** Numbers of place and velocity with their covariance, which every filter has. */
export const SIX_LENGTH = 42;

const PAGE_LENGTH = SIX_LENGTH + extraLength(Math.max(...EXTRA_STATES));
const FIRST_PAGES = 16;

export function createPages(slots: number): Pages {
  return {
    numbers: new Float64Array(FIRST_PAGES * PAGE_LENGTH),
    top: 0,
    free: [],
    of: new Int32Array(slots * EXTRA_FILTERS),
  };
}

export function growPages(pages: Pages, slots: number): void {
  const of = new Int32Array(slots * EXTRA_FILTERS);
  of.set(pages.of);
  pages.of = of;
}

/** Where the page of filter `m` of the track in `slot` begins in `numbers`; -1 for none. */
export function pageOf(pages: Pages, slot: number, m: number): number {
  const page = pages.of[slot * EXTRA_FILTERS + m - BLOCK_COUNT]!;
  return page === 0 ? -1 : (page - 1) * PAGE_LENGTH;
}

/** The same, with a page of zeros where there was none. */
export function openPage(pages: Pages, slot: number, m: number): number {
  const k = slot * EXTRA_FILTERS + m - BLOCK_COUNT;
  if (pages.of[k] === 0) {
    let page = pages.free.pop();
    if (page === undefined) {
      page = pages.top++;
      if (pages.top * PAGE_LENGTH > pages.numbers.length) {
        const numbers = new Float64Array(pages.numbers.length * 2);
        numbers.set(pages.numbers);
        pages.numbers = numbers;
      }
    }
    pages.numbers.fill(0, page * PAGE_LENGTH, (page + 1) * PAGE_LENGTH);
    pages.of[k] = page + 1;
  }
  return pageOf(pages, slot, m);
}

export function closePage(pages: Pages, slot: number, m: number): void {
  const k = slot * EXTRA_FILTERS + m - BLOCK_COUNT;
  if (pages.of[k] === 0) return;
  pages.free.push(pages.of[k]! - 1);
  pages.of[k] = 0;
}

/** Ends all filters of the track that have a page. */
export function closePages(pages: Pages, slot: number): void {
  for (let m = BLOCK_COUNT; m < MODEL_COUNT; m++) closePage(pages, slot, m);
}
