import type { Classification, NodeId } from '../mark/index.ts';

/** A node on the other end of a link, and what the arrangement with it allows. */
export interface Peer {
  readonly node: NodeId;
  /** Ed25519 key that its own statements are signed with. */
  readonly statementKey: string;
  /** The highest classification that it may hold. */
  readonly clearance: Classification;
  /** Release classes agreed on; `minimum` is always among them. */
  readonly releaseClasses: readonly string[];
  /** Statements of others may be handed on to it (this node is its hub). */
  readonly relay: boolean;
  /** Origins beyond the link whose statements are accepted through it, with their keys. */
  readonly origins: readonly { readonly node: NodeId; readonly statementKey: string }[];
}
