import type { NodeId } from '../mark/index.ts';
import type { SignedStatement } from './statement.ts';
import { subjectOf } from './subject.ts';

/**
 * Statements of one rank that wait for a peer, oldest first. Everything here costs the same
 * however many wait, but for what looks at all of them and says so. Plain data.
 */
export interface Lane {
  /** Null: it was taken out. */
  items: (SignedStatement | null)[];
  /** Nothing before this index waits. */
  head: number;
  /** A statement keeps its place for as long as it waits; this is the place of the first item. */
  base: number;
  count: number;
  /** Of each subject of an originator the place of its newest word. */
  readonly places: Map<string, number>;
  readonly origins: Map<NodeId, Share>;
  /** When it has so many, what waits is looked through again for what has expired. */
  lookAt: number;
}

/** What waits of one originator. */
interface Share {
  count: number;
  /** About so many bytes of memory. */
  weight: number;
}

/** Places that were given up are let go once they are this many and most of all. */
const MIN_SPARE = 64;

export function createLane(): Lane {
  const maps = { places: new Map<string, number>(), origins: new Map<NodeId, Share>() };
  return { items: [], head: 0, base: 0, count: 0, ...maps, lookAt: 0 };
}

/** Two statements of one key say the same thing anew. */
export function keyOf(statement: SignedStatement): string {
  const { origin, releaseClass, content } = statement.body;
  const subject = subjectOf(statement);
  return content.about === 'hazard'
    ? `${origin}/${releaseClass}/${subject}`
    : `${origin}/${subject}`;
}

/** Puts a statement at the end; returns its place. */
export function push(lane: Lane, statement: SignedStatement): number {
  const place = lane.base + lane.items.length;
  lane.items.push(statement);
  lane.places.set(keyOf(statement), place);
  count(lane, statement, 1);
  return place;
}

/** Puts a newer statement in the place of an older one of the same key. */
export function replace(lane: Lane, place: number, statement: SignedStatement): void {
  const index = place - lane.base;
  const older = lane.items[index];
  if (older != null) count(lane, older, -1);
  lane.items[index] = statement;
  lane.places.set(keyOf(statement), place);
  count(lane, statement, 1);
}

/** What waits at a place; null: nothing does any more. */
export function at(lane: Lane, place: number): SignedStatement | null {
  return lane.items[place - lane.base] ?? null;
}

/** Takes out what waits at a place; null: nothing does any more. */
export function take(lane: Lane, place: number): SignedStatement | null {
  const index = place - lane.base;
  const statement = lane.items[index] ?? null;
  if (statement === null) return null;
  lane.items[index] = null;
  const key = keyOf(statement);
  if (lane.places.get(key) === place) lane.places.delete(key);
  count(lane, statement, -1);
  while (lane.head < lane.items.length && lane.items[lane.head] === null) lane.head += 1;
  if (lane.head >= MIN_SPARE && 2 * lane.head >= lane.items.length) {
    lane.items = lane.items.slice(lane.head);
    lane.base += lane.head;
    lane.head = 0;
  }
  return statement;
}

/** What waits longest; null: nothing does. */
export function first(lane: Lane): SignedStatement | null {
  return lane.items[lane.head] ?? null;
}

export function takeFirst(lane: Lane): SignedStatement | null {
  return take(lane, lane.base + lane.head);
}

/** The place of what waits longest of one originator, looking at what waits before it; null: none. */
export function oldestPlaceOf(lane: Lane, origin: NodeId): number | null {
  for (let index = lane.head; index < lane.items.length; index++) {
    if (lane.items[index]?.body.origin === origin) return lane.base + index;
  }
  return null;
}

/** All that wait, oldest first. */
export function inLane(lane: Lane): SignedStatement[] {
  return lane.items.filter((statement) => statement !== null);
}

/** Takes out all that are not kept, looking at every one; returns them. */
export function sift(
  lane: Lane,
  keeps: (statement: SignedStatement, place: number) => boolean,
): SignedStatement[] {
  const gone: SignedStatement[] = [];
  const { base, items } = lane;
  items.forEach((statement, index) => {
    if (statement === null || keeps(statement, base + index)) return;
    take(lane, base + index);
    gone.push(statement);
  });
  return gone;
}

/** What one originator has waiting here. */
export function shareOf(lane: Lane, origin: NodeId): Readonly<Share> {
  return lane.origins.get(origin) ?? { count: 0, weight: 0 };
}

function count(lane: Lane, statement: SignedStatement, by: 1 | -1): void {
  lane.count += by;
  const { origin } = statement.body;
  const share = lane.origins.get(origin) ?? { count: 0, weight: 0 };
  share.count += by;
  share.weight += by * weightOf(statement.body);
  if (share.count === 0) lane.origins.delete(origin);
  else lane.origins.set(origin, share);
}

/** Bytes beside what a value holds itself. */
const OVERHEAD = 16;

/** About how much memory a value of JSON takes, bytes. */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return OVERHEAD + value.length;
  if (typeof value !== 'object' || value === null) return OVERHEAD / 2;
  let weight = OVERHEAD;
  if (Array.isArray(value)) for (const each of value) weight += weightOf(each);
  else for (const name in value) weight += OVERHEAD / 2 + weightOf((value as never)[name]);
  return weight;
}
