import type { Instant, Mode, NodeId } from '../mark/index.ts';
import { type Signer, signedBytes, type Verifier } from '../seal/index.ts';

/** Type line in front of what the signature of a checkpoint covers. */
export const CHECKPOINT_TYPE = 'bongsu/checkpoint/1';

/** What a signed checkpoint states: this ledger had exactly this tree at this size. */
export interface CheckpointBody {
  /** Name of the ledger, made with it, hexadecimal. */
  readonly ledger: string;
  readonly node: NodeId;
  readonly mode: Mode;
  /** Entries in the tree. */
  readonly size: number;
  /** Root over them (RFC 6962 section 2.1), hexadecimal. */
  readonly root: string;
  readonly timeMs: Instant;
}

export interface Checkpoint {
  readonly size: number;
  readonly root: string;
  readonly timeMs: Instant;
  /** Ed25519 public key and signature, base64url. */
  readonly key: string;
  readonly signature: string;
}

export function signCheckpoint(body: CheckpointBody, signer: Signer): Checkpoint {
  const { size, root, timeMs } = body;
  const signature = signer.sign(signedBytes(CHECKPOINT_TYPE, body));
  return { size, root, timeMs, key: signer.publicKey, signature };
}

/** True when the signature is that of `checkpoint.key` over this checkpoint of that ledger. */
export function isCheckpointOf(
  ledger: { readonly id: string; readonly node: NodeId; readonly mode: Mode },
  checkpoint: Checkpoint,
  verifier: Verifier,
): boolean {
  const { size, root, timeMs } = checkpoint;
  const body = { ledger: ledger.id, node: ledger.node, mode: ledger.mode, size, root, timeMs };
  return verifier.verify(checkpoint.key, signedBytes(CHECKPOINT_TYPE, body), checkpoint.signature);
}
