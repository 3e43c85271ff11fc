import type { Instant, Mode, NodeId } from '../mark/index.ts';
import {
  fromHex,
  isNoteSignature,
  noteWith,
  type Signer,
  signNote,
  type Verifier,
} from '../seal/index.ts';

/** Whose ledger a checkpoint is about. */
export interface LedgerName {
  /** Name of the ledger, made with it, hexadecimal. */
  readonly id: string;
  readonly node: NodeId;
  readonly mode: Mode;
}

/** What a signed checkpoint states: this ledger had exactly this tree at this size. */
export interface TreeState {
  /** Entries in the tree. */
  readonly size: number;
  /** Root over them (RFC 6962 section 2.1), hexadecimal. */
  readonly root: string;
  readonly timeMs: Instant;
}

export interface Checkpoint extends TreeState {
  /** Ed25519 public key and signature, base64url. */
  readonly key: string;
  readonly signature: string;
}

export function signCheckpoint(ledger: LedgerName, tree: TreeState, signer: Signer): Checkpoint {
  const { size, root, timeMs } = tree;
  const signature = signNote(checkpointText(ledger, tree), signer);
  return { size, root, timeMs, key: signer.publicKey, signature };
}

/** True when the signature is that of `checkpoint.key` over this checkpoint of that ledger. */
export function isCheckpointOf(
  ledger: LedgerName,
  checkpoint: Checkpoint,
  verifier: Verifier,
): boolean {
  const { key, signature } = checkpoint;
  return isNoteSignature(checkpointText(ledger, checkpoint), key, signature, verifier);
}

/** The checkpoint in the form of C2SP tlog-checkpoint, as others read it. */
export function checkpointNote(ledger: LedgerName, checkpoint: Checkpoint): string {
  const text = checkpointText(ledger, checkpoint);
  return noteWith(text, originOf(ledger), checkpoint.key, checkpoint.signature);
}

/** What is signed: origin, size, root in base64, and as an extension line the time. */
function checkpointText(ledger: LedgerName, { size, root, timeMs }: TreeState): string {
  const hash = Buffer.from(fromHex(root) ?? []).toString('base64');
  return `${originOf(ledger)}\n${size}\n${hash}\ntimeMs ${timeMs}\n`;
}

/** Unique among all ledgers: the id is random. */
function originOf({ id, node, mode }: LedgerName): string {
  return `bongsu/${node}/${mode}/${id}`;
}
