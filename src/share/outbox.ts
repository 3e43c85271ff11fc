import type { NodeId } from '../mark/index.ts';
import { offerLead } from './authority.ts';
import { isTalk, offerConsult } from './consult.ts';
import { at, keyOf, type Lane, oldestPlaceOf, push, replace, shareOf, sift, take } from './lane.ts';
import type { LinkState } from './link.ts';
import type { SignedStatement } from './statement.ts';
import { isOlder } from './subject.ts';
import { offerKey } from './successor.ts';
import { offerTracks } from './tracks/queue.ts';

/** Hazard statements of one originator that may wait; only the newest revision of one ever does. */
export const MAX_WAITING_HAZARDS = 4096;
/**
 * Warning statements that may wait in full, 20 kB each. Beyond it only what still says something
 * is kept: of each warning the newest word, and that only until it expires. This node's warnings in
 * force are never let go, however many there are.
 */
export const MAX_WAITING_WARNINGS = 1000;
/**
 * Warnings and keys of another originator that may wait to be handed on, and about how many bytes of it in
 * one lane: no nation has as many in force, and one that has lost its mind must not take the hub
 * with it. Its own oldest go, and never another's.
 */
export const MAX_RELAYED_WARNINGS = 1000;
const MAX_RELAYED_BYTES = 16 << 20;
const RELAYED = { count: MAX_RELAYED_WARNINGS, weight: MAX_RELAYED_BYTES };

/**
 * Puts a statement in the queue. Warnings go before everything else and none of this node's in
 * force is ever dropped; a hazard's newer revision takes the place of an older one that still waits.
 *
 * @param relayed it is another originator's, which this node hands on
 * @return what was let go for it and still held; null, as nearly always: nothing
 */
export function offer(
  link: LinkState,
  statement: SignedStatement,
  relayed = false,
): SignedStatement | null {
  const content = statement.body.content;
  if (content.about === 'tracks') {
    offerTracks(link, statement);
    return null;
  }
  if (content.about === 'key') {
    offerKey(link, statement, relayed);
    return relayed ? shed(link, link.waiting.relayed, statement.body.origin, RELAYED) : null;
  }
  if (isTalk(content)) {
    offerConsult(link, statement);
    return null;
  }
  link.offered += 1;
  if (content.about === 'warning') return offerWarning(link, statement, relayed);
  if (content.about === 'lead') offerLead(link, statement);
  if (content.about === 'hazard') offerHazard(link, statement, relayed);
  return null;
}

function offerHazard(link: LinkState, statement: SignedStatement, relayed: boolean): void {
  const { hazards } = link.waiting;
  const place = hazards.places.get(keyOf(statement));
  const waits = place === undefined ? null : at(hazards, place);
  if (place === undefined || waits === null) push(hazards, statement);
  else {
    // A file that was carried may bring what is older after what is newer.
    if (!isOlder(statement, waits)) replace(hazards, place, statement);
    link.superseded += 1;
  }
  const { origin } = statement.body;
  const most = { count: MAX_WAITING_HAZARDS, weight: relayed ? MAX_RELAYED_BYTES : Infinity };
  shed(link, hazards, origin, most);
}

function offerWarning(
  link: LinkState,
  statement: SignedStatement,
  relayed: boolean,
): SignedStatement | null {
  const lane = relayed ? link.waiting.relayed : link.waiting.warnings;
  const before = lane.places.get(keyOf(statement));
  push(lane, statement);
  if (lane.count > MAX_WAITING_WARNINGS) {
    if (before !== undefined && take(lane, before) !== null) link.superseded += 1;
    thinWarnings(link, lane, statement);
  }
  if (!relayed) return null;
  return shed(link, lane, statement.body.origin, RELAYED);
}

/** Lets an originator's oldest go until no more of it waits than may; returns the last that went. */
function shed(
  link: LinkState,
  lane: Lane,
  origin: NodeId,
  most: { readonly count: number; readonly weight: number },
): SignedStatement | null {
  let gone: SignedStatement | null = null;
  for (;;) {
    const { count, weight } = shareOf(lane, origin);
    if (count <= most.count && weight <= most.weight) return gone;
    const oldest = oldestPlaceOf(lane, origin);
    if (oldest === null) return gone;
    gone = take(lane, oldest);
    link.superseded += 1;
  }
}

/**
 * Lets go of older words on a warning that a newer one waits for, and of what has expired by the
 * time of its own originator's newest word: a warning of another's wrong clock must not end it.
 * Looks at all that wait, so only when there is something to find: older words gather no more
 * once there are many, and what has expired is looked for when they have doubled.
 */
function thinWarnings(link: LinkState, lane: Lane, { body }: SignedStatement): void {
  if (lane.count > lane.places.size) {
    link.superseded += sift(lane, (each, place) => lane.places.get(keyOf(each)) === place).length;
  }
  if (lane.count < lane.lookAt || lane.count <= MAX_WAITING_WARNINGS) return;
  link.superseded += sift(lane, ({ body: { origin, content } }) => {
    return (
      content.about !== 'warning' || origin !== body.origin || content.expiresMs >= body.timeMs
    );
  }).length;
  lane.lookAt = 2 * lane.count;
}
