import type { Instant, NodeId } from '../mark/index.ts';
import { canonicalBytes, isSealed, type Verifier } from '../seal/index.ts';
import type { ShareState } from './share.ts';
import { type SignedStatement, STATEMENT_TYPE } from './statement.ts';
import { endedMs, keysOf } from './successor.ts';

/*
 * Files of statements are handed in in any order, so that one may hold what is signed with a key whose
 * announcement stands in another. Such statements wait for it; of a link all come in their order.
 */

/**
 * Statements of one peer's bundles that wait for a key, and their bytes in canonical form: what a
 * nation says in days. What is no warning takes half of that at most.
 */
export const MAX_EARLY = 512;
const MAX_EARLY_BYTES = 4 << 20;
/** No statement is of use after this, ms: no warning of another node stands longer either. */
const MAX_EARLY_MS = 14 * 86_400_000;

/** A statement that came before the announcement of the key that it is signed with. Plain data. */
export interface Early {
  /** Whose bundle it came in. */
  readonly peer: NodeId;
  readonly statement: SignedStatement;
  readonly bytes: number;
  readonly atMs: Instant;
}

/** Keeps a statement that was refused since its key does not count here, where that key did sign it. */
export function keepEarly(
  state: ShareState,
  peer: NodeId,
  statement: SignedStatement,
  verifier: Verifier,
  nowMs: Instant,
): 'kept' | 'full' | 'useless' {
  const { about } = statement.body.content;
  if (about === 'tracks' || about === 'probe') return 'useless';
  if (!isSealed(STATEMENT_TYPE, statement, verifier)) return 'useless';
  state.early = state.early.filter(({ atMs }) => nowMs - atMs <= MAX_EARLY_MS);
  const others = state.early.filter((each) => each.peer === peer);
  const bytes = canonicalBytes(statement).length;
  const sum = others.reduce((total, each) => total + each.bytes, bytes);
  const share = about === 'warning' || about === 'key' ? 1 : 0.5;
  if (others.length >= MAX_EARLY * share || sum > MAX_EARLY_BYTES * share) return 'full';
  state.early.push({ peer, statement, bytes, atMs: nowMs });
  return 'kept';
}

/** Takes out what waits no longer: it is signed with a key that counts now, or that has ended by now. */
export function takeEarly(state: ShareState, nowMs: Instant): Early[] {
  const isDue = ({ peer, statement }: Early): boolean => {
    const { origin } = statement.body;
    const key = keyOf(state, peer, origin);
    if (key === undefined) return false;
    const { key: by } = statement;
    const counts = keysOf(state, origin, key, nowMs).includes(by);
    return counts || endedMs(state, origin, key, by, nowMs) !== null;
  };
  const due = state.early.filter(isDue);
  if (due.length > 0) state.early = state.early.filter((each) => !isDue(each));
  return due;
}

/** The key that statements of `origin` through `peer` are taken with, by the settings. */
export function keyOf(
  { peers }: Pick<ShareState, 'peers'>,
  peer: NodeId,
  origin: NodeId,
): string | undefined {
  const through = peers.find(({ node }) => node === peer);
  if (origin === peer) return through?.statementKey;
  return through?.origins.find(({ node }) => node === origin)?.statementKey;
}
