import {
  appendLeaf,
  emptyFrontier,
  type Frontier,
  frontierRoot,
  leafHash,
  toHex,
} from '../seal/index.ts';

/*
 * What two nodes have exchanged, as two trees (RFC 6962 section 2.1), one for each direction. Both
 * ends keep the right edge alone, some twenty hashes, and hand the leaves to their ledgers.
 */

/** One direction of a link. Plain data. */
export interface PairTree {
  /** Over all statements of this direction, from its first one on. */
  readonly edge: Frontier;
  /** Leaves that no record holds yet; null where the peer has never known of these trees. */
  fresh: FreshLeaves | null;
}

/** Leaves that follow the tree whose edge is `peaks`. */
export interface FreshLeaves {
  /** How many there were before. */
  first: number;
  peaks: Uint8Array[];
  /** SHA-256 of each statement's canonical envelope. */
  hashes: Uint8Array[];
}

/** What both ends of a link know of what went over it. Plain data. */
export interface ExchangedState {
  /** What the peer has acknowledged of ours. */
  sent: PairTree;
  received: PairTree;
  /** When the peer was last asked to sign for what it sent. */
  askedMs: number;
  /** What we have signed and the peer has not yet; null: nothing. */
  asked: AskedTree | null;
  /** How often in a row it was asked and had not answered when it was asked again. */
  unanswered: number;
  /** When the peer last asked us to sign. */
  answeredMs: number | null;
  /** The newest that both have signed, of each direction; null: none yet. */
  agreedSent: AgreedTree | null;
  agreedReceived: AgreedTree | null;
}

/** Base64url. */
export interface AskedTree extends AgreedTree {
  readonly root: string;
  readonly key: string;
  readonly signature: string;
}

export interface AgreedTree {
  readonly size: number;
  readonly timeMs: number;
}

export function createExchanged(): ExchangedState {
  const tree = (): PairTree => ({ edge: emptyFrontier(), fresh: null });
  return {
    ...{ sent: tree(), received: tree(), askedMs: 0, asked: null, answeredMs: null },
    unanswered: 0,
    ...{ agreedSent: null, agreedReceived: null },
  };
}

/**
 * The peer has said that it signs for what is exchanged: from now on leaves are kept, also while it
 * says otherwise, so that it cannot have any one statement left out of what can be proven.
 */
export function keepLeaves(state: ExchangedState): void {
  for (const tree of [state.sent, state.received]) tree.fresh ??= freshAfter(tree.edge);
}

/** One more statement, the next in its direction, by the SHA-256 of its canonical envelope. */
export function growPair({ edge, fresh }: PairTree, hash: Uint8Array): void {
  appendLeaf(edge, pairLeaf(edge.size + 1, hash));
  fresh?.hashes.push(hash);
}

/** Takes out the leaves that are to be recorded now; null: there are none. */
export function takeFresh(tree: PairTree): FreshLeaves | null {
  const { fresh } = tree;
  if (fresh === null || fresh.hashes.length === 0) return null;
  tree.fresh = freshAfter(tree.edge);
  return fresh;
}

/** Hexadecimal. */
export function pairRoot({ edge }: PairTree): string {
  return toHex(frontierRoot(edge));
}

function freshAfter({ size, peaks }: Frontier): FreshLeaves {
  return { first: size, peaks: [...peaks], hashes: [] };
}

/**
 * The leaf of statement `sequence`, which counts from 1: its number (8 bytes, big-endian) and the
 * SHA-256 of its canonical envelope. That holds a signature, so nobody guesses a statement by it.
 */
export function pairLeaf(sequence: number, hash: Uint8Array): Uint8Array {
  const entry = new Uint8Array(8 + hash.length);
  new DataView(entry.buffer).setBigUint64(0, BigInt(sequence));
  entry.set(hash, 8);
  return leafHash(entry);
}
