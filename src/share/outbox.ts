import { offerLead } from './authority.ts';
import { isTalk, offerConsult } from './consult.ts';
import type { LinkState } from './link.ts';
import type { SignedStatement } from './statement.ts';
import { offerTracks } from './tracks/queue.ts';

/** Hazard statements that may wait; only the newest revision of a hazard ever does. */
export const MAX_WAITING_HAZARDS = 4096;
/**
 * Warning statements that may wait in full, 20 kB each. Beyond it only what still says something
 * is kept: of each warning the newest word, and that only until it expires. Warnings in force
 * are never let go, however many there are.
 */
export const MAX_WAITING_WARNINGS = 1000;
/**
 * Puts a statement in the queue. Warnings go before everything else and none in force is ever
 * dropped; a hazard's newer revision takes the place of an older one that still waits.
 */
export function offer(link: LinkState, statement: SignedStatement): void {
  const content = statement.body.content;
  if (content.about === 'tracks') {
    offerTracks(link, statement);
    return;
  }
  link.offered += 1;
  if (content.about === 'warning') {
    const firstOther = link.waiting.findIndex((each) => each.body.content.about !== 'warning');
    const warnings = firstOther < 0 ? link.waiting.length : firstOther;
    link.waiting.splice(warnings, 0, statement);
    if (warnings >= MAX_WAITING_WARNINGS) thinWarnings(link, statement);
    return;
  }
  if (isTalk(content)) {
    link.offered -= 1;
    offerConsult(link, statement);
    return;
  }
  if (content.about === 'lead') {
    offerLead(link, statement);
    return;
  }
  if (content.about !== 'hazard') return;
  const older = link.waiting.findIndex(
    ({ body }) =>
      body.content.about === 'hazard' &&
      // A hub holds those of many, and any of them may name another's hazard.
      body.origin === statement.body.origin &&
      body.content.hazard === content.hazard &&
      body.releaseClass === statement.body.releaseClass,
  );
  if (older >= 0) {
    link.waiting[older] = statement;
    link.superseded += 1;
    return;
  }
  const hazards = link.waiting.filter((each) => each.body.content.about === 'hazard').length;
  if (hazards >= MAX_WAITING_HAZARDS) {
    link.waiting.splice(link.waiting.length - hazards, 1);
    link.superseded += 1;
  }
  link.waiting.push(statement);
}

/**
 * Lets go of older words on a warning that a newer one waits for, and of what has expired by the
 * time of its own originator's newest word: a warning of another's wrong clock must not end it.
 */
function thinWarnings(link: LinkState, { body: { origin: from, timeMs } }: SignedStatement): void {
  const newest = new Map<string, SignedStatement>();
  for (const statement of link.waiting) {
    const { origin, content } = statement.body;
    if (content.about === 'warning') newest.set(`${origin}/${content.warning}`, statement);
  }
  const before = link.waiting.length;
  link.waiting = link.waiting.filter((statement) => {
    const { origin, content } = statement.body;
    if (content.about !== 'warning') return true;
    const last = newest.get(`${origin}/${content.warning}`) === statement;
    return last && (origin !== from || content.expiresMs >= timeMs);
  });
  link.superseded += before - link.waiting.length;
}
