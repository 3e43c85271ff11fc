import type { Instant } from '../mark/index.ts';
import { isSealed, toHex, type Verifier } from '../seal/index.ts';
import { readFrame } from '../share/index.ts';
import type { Officer } from '../warn/index.ts';
import { commitShred, growTree, prepareCommitter } from './commit.ts';
import { leafOf, parseRecord } from './entry.ts';
import { ledgerError } from './error.ts';
import { openForWriting } from './open.ts';
import { type LedgerReader, readLedger, type StoredEntry } from './reader.ts';
import { DEFAULT_LEDGER } from './settings.ts';
import { isShredAct, isShredded, SHRED_ACT_TYPE, type SignedShredAct } from './shredded.ts';

/** Records whose content may go: nobody was warned by them, and no signature is taken from them. */
const SHREDDABLE: readonly string[] = ['decision', 'shift', 'accepted'];

/** Decisions on who was told and who was not, and on what allies said: a report is made of them. */
const TELLING: readonly string[] = [
  ...['released-to', 'withheld-from', 'held-for', 'forwarded-to', 'refused-statement'],
];

/** What is to be signed before an entry can be shredded. */
export interface ShredPlan {
  readonly ledger: string;
  readonly entry: number;
  readonly leaf: string;
  /** `input` for a chunk of inputs, else the kind of the record. */
  readonly kind: string;
  /** Of a record: the chunk that its input stands in, which may hold the same words. */
  readonly cameIn: number | null;
  /** Inputs that a replay will not recompute any more; null: all as before. */
  readonly skipped: { readonly fromSeq: number; readonly toSeq: number } | null;
}

/**
 * Says what shredding an entry would do. Throws BNG_LEDGER_SHRED with the reason why it is not
 * possible: a warning stays what it was, and so does everything that it takes to recompute one.
 */
export function planShred(reader: LedgerReader, index: number): ShredPlan {
  const { path } = reader;
  const refuse = (reason: string): Error =>
    ledgerError('BNG_LEDGER_SHRED', { path, index, reason });
  const entry = reader.entry(index);
  if (entry === null) throw refuse('there is no such entry, or it was removed after its days');
  if (isShredded(entry)) throw refuse('it was shredded before');
  if ((reader.newestCheckpoint()?.size ?? 0) <= index) {
    throw refuse('it is under no signed checkpoint yet');
  }
  const plan = {
    ledger: reader.meta.id,
    entry: index,
    leaf: toHex(leafOf(entry.salt, entry.bytes)),
  };
  if (entry.table === 'record') {
    const problem = recordProblem(entry);
    if (problem !== null) throw refuse(problem);
    return { ...plan, kind: entry.kind, cameIn: reader.chunkOf(entry.seq), skipped: null };
  }
  const came = warningIn(reader, entry.firstSeq, entry.lastSeq);
  if (came !== null) throw refuse(`${came}, and stays`);
  const next = reader.snapshots().find(({ seq }) => seq >= entry.lastSeq);
  if (next === undefined) {
    throw refuse(
      'no state was kept after it, from which the node could go on; one is every few minutes',
    );
  }
  const skipped = { fromSeq: entry.firstSeq, toSeq: next.seq };
  const warned = warnedWithin(reader, skipped.fromSeq, skipped.toSeq);
  if (warned !== null) {
    throw refuse(
      `${warned} came of inputs ${skipped.fromSeq} to ${skipped.toSeq}, which could not be recomputed without it`,
    );
  }
  return { ...plan, kind: 'input', cameIn: null, skipped };
}

function recordProblem(entry: Extract<StoredEntry, { table: 'record' }>): string | null {
  if (!SHREDDABLE.includes(entry.kind)) {
    return `a record of kind ${entry.kind} is what people or allies were told, or what proves it, and stays`;
  }
  const record = parseRecord(entry.bytes);
  if (record?.kind === 'decision' && TELLING.includes(record.body.what)) {
    return 'who was told, who was not, and what was refused stays';
  }
  if (entry.kind !== 'accepted') return null;
  const about = record?.kind === 'accepted' ? record.body.body.content.about : 'nothing';
  return about === 'consult' ? null : `what an ally said on a ${about} stays`;
}

/** The first warning of this node or an ally that was recorded for these inputs. */
function warnedWithin(reader: LedgerReader, fromSeq: number, toSeq: number): string | null {
  for (const record of reader.records(fromSeq)) {
    if (record.seq > toSeq) return null;
    if (record.kind === 'warning') return `warning ${record.body.id}`;
    if (record.kind !== 'accepted' && record.kind !== 'statement') continue;
    const { content } = record.body.body;
    if (content.about === 'warning') return `warning ${content.warning}`;
  }
  return null;
}

/**
 * What stands in these inputs and nowhere else: a warning of an ally that was refused here, or that
 * somebody has got one of ours.
 */
function warningIn(reader: LedgerReader, fromSeq: number, toSeq: number): string | null {
  for (const input of reader.inputs(fromSeq)) {
    if (input.seq > toSeq) return null;
    if (input.kind === 'receipt') {
      return `the answer to document ${input.name} by ${input.channel} is in it, which says who was reached`;
    }
    if (input.kind !== 'peerFrame') continue;
    const read = readFrame(input.bytes);
    if (!read.ok || read.frame.frame !== 'statement') continue;
    const { content } = read.frame.statement.body;
    if (content.about === 'warning')
      return `warning ${content.warning} came in it from ${input.peer}`;
  }
  return null;
}

export interface ShredOptions {
  readonly path: string;
  readonly act: SignedShredAct;
  /** Those who may: the officers of the node. */
  readonly officers: readonly Officer[];
  readonly verifier: Verifier;
  readonly nowMs: Instant;
}

/**
 * Takes the content out of one entry of a ledger that no node is writing. Its leaf stays: the tree,
 * all proofs and the verification hold. A signed tombstone says who did it, when and why. Throws a
 * LedgerError and has changed nothing: BNG_LEDGER_SHRED, or that of a ledger that cannot be opened.
 */
export function shredEntry({ path, act, officers, verifier, nowMs }: ShredOptions): ShredPlan {
  const reader = readLedger(path);
  let plan: ShredPlan;
  let options: Parameters<typeof openForWriting>[0];
  try {
    const index = isShredAct(act) ? act.body.entry : -1;
    const refuse = (reason: string): Error =>
      ledgerError('BNG_LEDGER_SHRED', { path, index, reason });
    if (!isShredAct(act)) throw refuse('what was signed is not of the form of such an act');
    plan = planShred(reader, index);
    if (act.body.ledger !== plan.ledger || act.body.leaf !== plan.leaf) {
      throw refuse('what was signed is about another entry');
    }
    const officer = officers.find(({ id }) => id === act.body.officer);
    if (officer === undefined) throw refuse(`${act.body.officer} is no officer of this node`);
    if (!officer.roles.includes('release')) throw refuse(`${officer.id} may only observe`);
    if (officer.notAfterMs !== null && nowMs > officer.notAfterMs) {
      throw refuse(`the key of ${officer.id} has expired`);
    }
    if (officer.key !== act.key || !isSealed(SHRED_ACT_TYPE, act, verifier)) {
      throw refuse(`it is not signed with the key of ${officer.id}`);
    }
    const { node, mode, keys } = reader.meta;
    const key = keys.at(-1) ?? '';
    options = { path, node, mode, key, nowMs, settings: DEFAULT_LEDGER, expect: 'any' };
  } finally {
    reader.close();
  }
  const open = openForWriting(options);
  try {
    // What goes is written over, in the file and in its log.
    open.db.exec('PRAGMA secure_delete = ON');
    const committer = prepareCommitter(open, DEFAULT_LEDGER);
    commitShred(committer, act, open.lastSeq);
    growTree(committer);
    open.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    open.db.close();
    open.lock.close();
  }
  return plan;
}
