import { toBase64Url } from '../../seal/index.ts';
import { createLane, type Lane, oldestPlaceOf, push, take, takeFirst } from '../lane.ts';
import type { SignedStatement } from '../statement.ts';
import { numbersIn, numbersInText } from './numbers.ts';
import { createSlots, giveUp, keepIn, keptIn, type Slots } from './slots.ts';

/** Batches that wait, and which of them is the newest word on each track. Plain data. */
export interface TrackLane {
  /** In order; of a batch that cannot leave yet the text is empty, and only its `packed` bytes are kept. */
  readonly lane: Lane;
  /**
   * By place where in `slots` the updates of a batch are, as bytes. As text they would be young objects
   * that the collector of garbage copies twice, in steps whose warnings are for others.
   */
  readonly packed: Map<number, number>;
  readonly slots: Slots;
  /** By originator and class, for each number of a track the place of the newest batch on it. */
  readonly newest: Map<string, Map<number, number>>;
  /** By place of a batch: of how many tracks it is the newest word. */
  readonly fresh: Map<number, number>;
}

export function createTrackLane(): TrackLane {
  return {
    ...{ lane: createLane(), packed: new Map(), slots: createSlots() },
    ...{ newest: new Map(), fresh: new Map() },
  };
}

/**
 * Puts a batch at the end; those go of which every track has a newer update behind them, and then
 * while there are more than `most` the oldest of the originator that has most of them.
 * Returns how many went. Costs what is in the batches that come and go.
 *
 * @param waits it cannot leave yet, so its text is not kept
 * @param known its updates as bytes, where they are at hand
 */
export function pushBatch(
  tracks: TrackLane,
  statement: SignedStatement,
  most: number,
  waits: boolean,
  known: Uint8Array | null,
): number {
  const { lane, newest, fresh } = tracks;
  const name = nameOf(statement);
  const numbers = newest.get(name) ?? new Map<number, number>();
  const bytes = known ?? (waits ? bytesOf(statement) : null);
  const packs = waits && bytes !== null;
  const place = push(lane, packs ? withText(statement, '') : statement);
  if (packs) tracks.packed.set(place, keepIn(tracks.slots, bytes));
  let gone = 0;
  let mine = 0;
  // Neighbours mostly stood in one batch before: what it loses is counted once for all of them.
  let older = place;
  let lost = 0;
  for (const number of bytes === null ? numbersOf(statement) : numbersIn(bytes)) {
    const before = numbers.get(number);
    if (before === place) continue;
    numbers.set(number, place);
    mine += 1;
    if (before === undefined) continue;
    if (before !== older) {
      if (lost > 0) gone += loseFresh(tracks, older, lost);
      older = before;
      lost = 0;
    }
    lost += 1;
  }
  if (lost > 0) gone += loseFresh(tracks, older, lost);
  if (mine === 0) {
    unpack(tracks, place);
    take(lane, place);
    return 1;
  }
  newest.set(name, numbers);
  fresh.set(place, mine);
  while (lane.count > most) {
    const oldest = oldestPlaceOf(lane, crowdedBy(lane))!;
    forgetBatch(tracks, take(lane, oldest)!, oldest);
    gone += 1;
  }
  return gone;
}

/** A batch is the newest word on so many tracks less, and goes with the last; returns how many went. */
function loseFresh(tracks: TrackLane, place: number, lost: number): 0 | 1 {
  const { lane, fresh } = tracks;
  const left = fresh.get(place)! - lost;
  if (left > 0) {
    fresh.set(place, left);
    return 0;
  }
  fresh.delete(place);
  unpack(tracks, place);
  take(lane, place);
  return 1;
}

function crowdedBy({ origins }: Lane): string {
  return [...origins].reduce((most, each) => (each[1].count > most[1].count ? each : most))[0];
}

/** Takes out what waits longest, as it was offered. */
export function takeBatch(tracks: TrackLane): SignedStatement | null {
  const { lane } = tracks;
  const place = lane.base + lane.head;
  const statement = takeFirst(lane);
  if (statement === null) return null;
  const bytes = packedAt(tracks, place);
  const whole = bytes === null ? statement : withText(statement, toBase64Url(bytes));
  forgetBatch(tracks, statement, place);
  return whole;
}

/** A batch at a place has left the lane. */
export function forgetBatch(tracks: TrackLane, statement: SignedStatement, place: number): void {
  const name = nameOf(statement);
  const numbers = tracks.newest.get(name);
  const bytes = packedAt(tracks, place);
  for (const number of bytes === null ? numbersOf(statement) : numbersIn(bytes)) {
    if (numbers?.get(number) === place) numbers.delete(number);
  }
  if (numbers?.size === 0) tracks.newest.delete(name);
  tracks.fresh.delete(place);
  unpack(tracks, place);
}

function packedAt({ packed, slots }: TrackLane, place: number): Uint8Array | null {
  const at = packed.get(place);
  return at === undefined ? null : keptIn(slots, at);
}

function unpack({ packed, slots }: TrackLane, place: number): void {
  const at = packed.get(place);
  if (at === undefined) return;
  packed.delete(place);
  giveUp(slots, at);
}

function nameOf({ body }: SignedStatement): string {
  return `${body.origin}/${body.releaseClass}`;
}

function numbersOf({ body: { content } }: SignedStatement): number[] {
  return content.about === 'tracks' ? numbersInText(content.batch) : [];
}

/** The updates as bytes; null where they would not come back as the very same text. */
function bytesOf({ body: { content } }: SignedStatement): Uint8Array | null {
  if (content.about !== 'tracks') return null;
  const bytes = new Uint8Array(Math.floor((content.batch.length * 3) / 4));
  Buffer.from(bytes.buffer).write(content.batch, 'base64url');
  return toBase64Url(bytes) === content.batch ? bytes : null;
}

function withText(statement: SignedStatement, batch: string): SignedStatement {
  const { body } = statement;
  if (body.content.about !== 'tracks') return statement;
  return { ...statement, body: { ...body, content: { ...body.content, batch } } };
}
