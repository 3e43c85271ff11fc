import type { NodeId } from '../mark/index.ts';
import { canonicalBytes, type Signer, sha256, toHex, type Verifier } from '../seal/index.ts';
import { drain, receiveFrame, setLink } from './link.ts';
import type { Peer } from './peer.ts';
import { readFrame } from './read.ts';
import { acceptStatement, createShare, type ShareState } from './share.ts';
import type { SignedStatement } from './statement.ts';

/** Signatures of tests: whoever knows the name of a key can make them. */
export function signerNamed(publicKey: string): Signer {
  return { publicKey, sign: (bytes) => markOf(publicKey, bytes) };
}

export const namedVerifier: Verifier = {
  verify: (publicKey, bytes, signature) => signature === markOf(publicKey, bytes),
};

function markOf(key: string, bytes: Uint8Array): string {
  return toHex(sha256(Buffer.concat([Buffer.from(`${key}\n`), bytes])));
}

export function shareOf(node: NodeId, peer: NodeId, releasableTo: NodeId[] = [peer]): ShareState {
  const label = {
    ...{ classification: 'unclassified' as const, caveats: [], delayS: 0 },
    ...{ releasableTo, fidelity: 'full' as const },
  };
  const other: Peer = {
    ...{ node: peer, statementKey: `key of ${peer}`, clearance: 'restricted' },
    ...{ releaseClasses: ['minimum'], relay: false, origins: [] },
  };
  return createShare(node, 'exercise', label, [other]);
}

/** Two nodes joined by a line that loses nothing. */
export interface Pair {
  readonly a: ShareState;
  readonly b: ShareState;
  /** Statements that each side accepted. */
  readonly accepted: Map<NodeId, SignedStatement[]>;
  /** Sizes of the statements that went over the line, bytes. */
  readonly sizes: number[];
}

export function pairOf(a: ShareState, b: ShareState): Pair {
  return { a, b, accepted: new Map(), sizes: [] };
}

/** The line comes up, and both greet each other. */
export function connect(pair: Pair, nowMs: number): void {
  const { a, b } = pair;
  const both = [[a, b] as const, [b, a] as const];
  const hellos = both.map(([self, other]) => setLink(self.links.get(other.node)!, true, self)[0]!);
  for (const [index, [self, other]] of both.entries()) {
    carry(pair, self, other, hellos[index]!, nowMs);
  }
}

/** Carries all that may go in both directions until nothing moves any more. */
export function exchange(pair: Pair, nowMs: number): void {
  const { a, b } = pair;
  for (let round = 0; round < 10; round += 1) {
    for (const [self, other] of [[a, b] as const, [b, a] as const]) {
      for (const frame of drain(self.links.get(other.node)!)) {
        carry(pair, self, other, frame, nowMs);
      }
    }
  }
}

function carry(
  pair: Pair,
  from: ShareState,
  to: ShareState,
  frame: Parameters<typeof receiveFrame>[1],
  nowMs: number,
): void {
  const bytes = canonicalBytes(frame);
  const read = readFrame(bytes);
  if (!read.ok) throw new Error(read.message);
  const link = to.links.get(from.node)!;
  const outcome = receiveFrame(link, read.frame, to, nowMs);
  if (outcome.statement !== null) {
    pair.sizes.push(canonicalBytes(outcome.statement).length);
    const verdict = acceptStatement(to, from.node, outcome.statement, namedVerifier, nowMs);
    if (verdict.ok) {
      const before = pair.accepted.get(to.node) ?? [];
      pair.accepted.set(to.node, [...before, outcome.statement]);
    } else {
      const { reason, message } = verdict;
      carry(pair, to, from, { frame: 'rejected', sequence: link.received, reason, message }, nowMs);
    }
  }
  for (const answer of outcome.frames) carry(pair, to, from, answer, nowMs);
}
