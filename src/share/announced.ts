import type { NodeId, StatementId } from '../mark/index.ts';
import type { LinkState } from './link.ts';
import type { ShareState } from './share.ts';
import { readsKeys } from './successor.ts';
import { waitingIn } from './waiting.ts';

/** Our next key, as it was last announced. Plain data. */
export interface Announced {
  readonly key: string;
  readonly id: StatementId;
  /** Who was told, */
  readonly to: readonly NodeId[];
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
  { announced }: Pick<ShareState, 'announced'>,
  link: LinkState,
  own: string,
): { readonly key: string; readonly held: KeyHeld } | null {
  if (announced === null) return null;
  const { key, id, to, refusedBy } = announced;
  const under = [...waitingIn(link.waiting), ...link.inFlight.map(({ statement }) => statement)];
  const held = refusedBy.includes(link.peer)
    ? 'refused'
    : !to.includes(link.peer) || !readsKeys(link)
      ? 'not-told'
      : link.lastHeardMs === null
        ? 'no-link'
        : under.some(({ body }) => body.id === id)
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
