import { toBase64Url } from '../../seal/index.ts';
import { createLane, type Lane, oldestPlaceOf, push, take, takeFirst } from '../lane.ts';
import type { SignedStatement } from '../statement.ts';
import { numbersIn, numbersInText } from './numbers.ts';

/** Batches that wait, and which of them is the newest word on each track. Plain data. */
export interface TrackLane {
  /** In order; of a batch that cannot leave yet the text is empty, and only its `packed` bytes are kept. */
  readonly lane: Lane;
  /**
   * By place the updates of a batch as bytes. As text they would be young objects that the collector
   * of garbage copies twice, in steps whose warnings are for others; bytes it leaves where they are.
   */
  readonly packed: Map<number, Uint8Array>;
  /** By originator and class, for each number of a track the place of the newest batch on it. */
  readonly newest: Map<string, Map<number, number>>;
  /** By place of a batch: of how many tracks it is the newest word. */
  readonly fresh: Map<number, number>;
}

export function createTrackLane(): TrackLane {
  return { lane: createLane(), packed: new Map(), newest: new Map(), fresh: new Map() };
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
  const { lane, packed, newest, fresh } = tracks;
  const name = nameOf(statement);
  const numbers = newest.get(name) ?? new Map<number, number>();
  const bytes = known ?? (waits ? bytesOf(statement) : null);
  const place = push(lane, waits && bytes !== null ? withText(statement, '') : statement);
  if (bytes !== null) packed.set(place, bytes);
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
    packed.delete(place);
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
function loseFresh({ lane, packed, fresh }: TrackLane, place: number, lost: number): 0 | 1 {
  const left = fresh.get(place)! - lost;
  if (left > 0) {
    fresh.set(place, left);
    return 0;
  }
  fresh.delete(place);
  packed.delete(place);
  take(lane, place);
  return 1;
}

function crowdedBy({ origins }: Lane): string {
  return [...origins].reduce((most, each) => (each[1].count > most[1].count ? each : most))[0];
}

/** Takes out what waits longest, as it was offered. */
export function takeBatch(tracks: TrackLane): SignedStatement | null {
  const { lane, packed } = tracks;
  const place = lane.base + lane.head;
  const statement = takeFirst(lane);
  if (statement === null) return null;
  const bytes = packed.get(place);
  forgetBatch(tracks, statement, place);
  return bytes === undefined || hasText(statement)
    ? statement
    : withText(statement, toBase64Url(bytes));
}

/** A batch at a place has left the lane. */
export function forgetBatch(tracks: TrackLane, statement: SignedStatement, place: number): void {
  const name = nameOf(statement);
  const numbers = tracks.newest.get(name);
  const bytes = tracks.packed.get(place);
  for (const number of bytes === undefined ? numbersOf(statement) : numbersIn(bytes)) {
    if (numbers?.get(number) === place) numbers.delete(number);
  }
  if (numbers?.size === 0) tracks.newest.delete(name);
  tracks.fresh.delete(place);
  tracks.packed.delete(place);
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

function hasText({ body: { content } }: SignedStatement): boolean {
  return content.about === 'tracks' && content.batch !== '';
}

function withText(statement: SignedStatement, batch: string): SignedStatement {
  const { body } = statement;
  if (body.content.about !== 'tracks') return statement;
  return { ...statement, body: { ...body, content: { ...body.content, batch } } };
}
