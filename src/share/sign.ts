import { type Instant, type Label, statementId } from '../mark/index.ts';
import { canonicalBytes, noteCanonical, type Signer, seal, sha256 } from '../seal/index.ts';
import { KNOWN_CAVEATS } from './lattice.ts';
import type { ShareState } from './share.ts';
import { type SignedStatement, STATEMENT_TYPE, type StatementContent } from './statement.ts';

/** Signs under an id taken from what is said: a count would tell how much others are told. */
export function sign(
  state: ShareState,
  releaseClass: string,
  label: Label,
  content: StatementContent,
  signer: Signer,
  nowMs: Instant,
): SignedStatement {
  const { node, mode } = state;
  const body = { origin: node, mode, releaseClass, timeMs: nowMs, label, content };
  // A batch of tracks is long, and one follows the other: what is noted of them would outlive its step.
  if (content.about !== 'tracks') noteCanonical(content);
  const id = statementId(node, numberOf(sha256(canonicalBytes(body))));
  return seal(STATEMENT_TYPE, { id, ...body }, signer);
}

/** 49 bits of a hash as a number of at most 15 digits. */
export function numberOf(hash: Uint8Array): number {
  return Number(Buffer.from(hash.buffer, hash.byteOffset, 8).readBigUInt64BE() >> 15n);
}

/**
 * The label of a warning's minimum projection, as agreed on with every partner beforehand: what
 * the weakest of them may hold, for all of them, whatever the warning's own label says. So it
 * passes every hub on its way too.
 */
export function minimumLabel(state: ShareState, label: Label): Label {
  const partners = state.peers.flatMap((peer) => [
    peer.node,
    ...peer.origins.map((origin) => origin.node),
  ]);
  return {
    classification: 'unclassified',
    releasableTo: [...new Set([...label.releasableTo, ...partners])]
      .filter((node) => node !== state.node)
      .sort(),
    caveats: label.caveats.filter(
      (caveat) => KNOWN_CAVEATS.includes(caveat) && caveat !== 'originator-control',
    ),
    delayS: 0,
    fidelity: 'minimum',
  };
}
