import type { NodeId, StatementId } from '../mark/index.ts';
import type { LinkState } from './link.ts';
import type { Release } from './release.ts';
import type { ShareState } from './share.ts';
import type { SignedStatement } from './statement.ts';
import { readsKeys } from './successor.ts';

/** Our next key, as it was last announced. Plain data. */
export interface Announced {
  readonly key: string;
  readonly id: StatementId;
  /** Who was told, */
  to: readonly NodeId[];
  /** and does not believe it. */
  refusedBy: readonly NodeId[];
}

/**
 * `held`: recorded there; `waits`: it is not yet; `no-link`: it stands in what is exported to it, and
 * nothing was ever heard of it by a link; `not-told`: its program, or it came later.
 */
export type KeyHeld = 'held' | 'waits' | 'no-link' | 'refused' | 'not-told';

/**
 * Whether a peer knows our next key; null: none was announced, or it is the one that we have by now
 * (`own`) and the peer does not lack it.
 */
export function keyHeldBy(
  { node, announced }: Pick<ShareState, 'node' | 'announced'>,
  link: LinkState,
  own: string,
): { readonly key: string; readonly held: KeyHeld } | null {
  if (announced === null) return null;
  const { key, id, to, refusedBy } = announced;
  // Of itself an announcement waits among the warnings, under its own id.
  const waits =
    link.waiting.warnings.places.has(`${node}/${id}`) ||
    link.inFlight.some(({ statement: { body } }) => body.id === id);
  const held = refusedBy.includes(link.peer)
    ? 'refused'
    : !to.includes(link.peer) || !readsKeys(link)
      ? 'not-told'
      : link.lastHeardMs === null
        ? 'no-link'
        : waits
          ? 'waits'
          : 'held';
  const isDone = key === own && held !== 'waits' && held !== 'refused';
  return isDone ? null : { key, held };
}

/** A peer holds one of our statements and does not believe it. */
export function noteRejected(state: ShareState, link: LinkState, sequence: number): void {
  const { announced } = state;
  const rejected = link.inFlight.find((entry) => entry.sequence === sequence);
  if (announced === null || rejected?.statement.body.id !== announced.id) return;
  announced.refusedBy = [...announced.refusedBy, link.peer];
}

/**
 * Announcements of keys, ours and others', that waited for a peer and do not go there, since its program
 * says that it reads none: what is to be recorded, and ours was not told to it.
 */
export function noteForgotten(
  state: Pick<ShareState, 'announced'>,
  peer: NodeId,
  forgotten: readonly SignedStatement[],
): Release[] {
  const { announced } = state;
  return forgotten.map(({ body: { id } }): Release => {
    if (announced?.id === id) announced.to = announced.to.filter((node) => node !== peer);
    const message = `${id} still waited: it says that it does not read these`;
    return { peer, what: 'withheld-from', reason: 'not-understood', message, about: id };
  });
}
