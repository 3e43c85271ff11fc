import { isInstant, type OfficerId } from '../mark/index.ts';
import { type Envelope, isSealed, toHex, type Verifier } from '../seal/index.ts';
import type { LedgerNote } from './entry.ts';
import type { StoredEntry } from './reader.ts';

/** Type line of the envelope that carries a {@link ShredAct}. */
export const SHRED_ACT_TYPE = 'bongsu/shred-act/1';

/** An officer's signed word that the content of one entry is to go. */
export interface ShredAct {
  readonly act: 'shred';
  /** Name of the ledger. */
  readonly ledger: string;
  /** Position of the entry, and its leaf in the tree, hexadecimal. */
  readonly entry: number;
  readonly leaf: string;
  readonly why: string;
  readonly officer: OfficerId;
  readonly atMs: number;
}

export type SignedShredAct = Envelope<ShredAct>;

/** What stands in the ledger for an entry whose content went. */
export type Tombstone = Extract<LedgerNote, { kind: 'shredded' }>;

/** Letters of a reason; it stays for ever, and is no place for what was to go. */
export const MAX_SHRED_WHY = 200;

/** True for a row whose content was shredded: what it held has at least one byte. */
export function isShredded(entry: StoredEntry): boolean {
  return entry.bytes.length === 0;
}

/** What is wrong with a row without content and what stands for it; null when nothing is. */
export function shreddedProblem(
  entry: StoredEntry,
  tombstone: Tombstone | undefined,
  leaf: Uint8Array | undefined,
  ledger: string,
  verifier: Verifier,
): string | null {
  if (tombstone === undefined) return 'has no content, and nothing says that it was shredded';
  if (leaf === undefined) return 'was shredded, and its hash is not kept';
  const { act, was } = tombstone;
  const { entry: position, leaf: stated, ledger: named } = act.body;
  if (position !== entry.position || stated !== toHex(leaf) || named !== ledger) {
    return 'was shredded, and what was signed for it is about another entry';
  }
  if (!isSealed(SHRED_ACT_TYPE, act, verifier)) return 'was shredded without a right signature';
  const fits =
    entry.table === 'chunk'
      ? was.kind === 'input' && was.firstSeq === entry.firstSeq && was.lastSeq === entry.lastSeq
      : was.kind === entry.kind && was.firstSeq === entry.seq && was.lastSeq === entry.seq;
  return fits ? null : 'was shredded as something else than its row says';
}

/** True for a signed act of the right form; who signed it is for the caller. */
export function isShredAct(value: unknown): value is SignedShredAct {
  if (typeof value !== 'object' || value === null) return false;
  const { type, body, key, signature } = value as Record<string, unknown>;
  if (type !== SHRED_ACT_TYPE || typeof key !== 'string' || typeof signature !== 'string') {
    return false;
  }
  if (typeof body !== 'object' || body === null) return false;
  const act = body as Record<string, unknown>;
  const { ledger, entry, leaf, why, officer, atMs } = act;
  return (
    Object.keys(act).sort().join() === 'act,atMs,entry,leaf,ledger,officer,why' &&
    act['act'] === 'shred' &&
    [ledger, leaf, why, officer].every((text) => typeof text === 'string' && text.isWellFormed()) &&
    (why as string).length > 0 &&
    (why as string).length <= MAX_SHRED_WHY &&
    Number.isSafeInteger(entry) &&
    isInstant(atMs)
  );
}
