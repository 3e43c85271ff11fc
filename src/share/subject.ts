import { leadSubject } from './authority.ts';
import { isTalk } from './consult.ts';
import type { SignedStatement } from './statement.ts';

/** Id of the hazard or warning that a statement is about, or a name of the lead that it is a word on. */
export function subjectOf({ body: { id, content } }: SignedStatement): string {
  if (isTalk(content)) return id;
  if (content.about === 'lead') return leadSubject(content);
  if (content.about === 'probe' || content.about === 'tracks') return content.about;
  return content.about === 'hazard' ? content.hazard : content.warning;
}

/**
 * True where `other` says something older than `known` of the same subject. Revisions begin anew with
 * a new ledger of the originator; its time goes on.
 */
export function isOlder(
  { body: other }: SignedStatement,
  { body: known }: SignedStatement,
): boolean {
  return known.content.revision > other.content.revision && known.timeMs >= other.timeMs;
}
