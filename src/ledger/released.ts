import { canonicalBytes } from '../seal/index.ts';
import type { SignedStatement } from '../share/index.ts';
import { parseRecord } from './entry.ts';
import type { LedgerReader } from './reader.ts';
import { isWithdrawn, type Walk, withdrawals } from './withdrawn.ts';

/** Where a walk over what was released to a peer goes on. Plain JSON. */
export interface ReleasedCursor {
  /** Position of the next entry to look at. */
  readonly position: number;
  /** Statements that were held back when they were made, by id, with their positions. */
  readonly held: Readonly<Record<string, number>>;
}

export const FROM_BEGINNING: ReleasedCursor = { position: 0, held: {} };

export interface ReleasedStatement {
  readonly statement: SignedStatement;
  /** Its canonical envelope. */
  readonly bytes: Uint8Array;
  /** Where the walk goes on after it. */
  readonly next: ReleasedCursor;
}

/**
 * The statements, of this node and handed on, that were released to a peer, in the order in which
 * the ledger says so. Probes of a link are left out: they say nothing; and what new rules withheld before
 * it went. With the `walks` that were made before, it is the same at every walk.
 *
 * @param end entries from here on are left to the next walk: the ledger may grow meanwhile
 */
export function* releasedTo(
  reader: LedgerReader,
  peer: string,
  from: ReleasedCursor,
  walks: readonly Walk[],
  end: number,
): Generator<ReleasedStatement> {
  const held: Record<string, number> = { ...from.held };
  const withdrawn = withdrawals(reader, peer, from.position, end, from.held);
  const ofStep = new Map<string, { statement: SignedStatement; position: number }>();
  let seq = -1;
  for (const { position, seq: at, bytes, kind } of reader.storedRecords(from.position)) {
    if (position >= end) break;
    if (kind !== 'statement' && kind !== 'accepted' && kind !== 'decision') continue;
    if (at !== seq) ofStep.clear();
    seq = at;
    const record = parseRecord(bytes);
    if (record?.kind === 'statement' || record?.kind === 'accepted') {
      ofStep.set(record.body.body.id, { statement: record.body, position });
    }
    if (record?.kind !== 'decision' || record.body.subject !== peer) continue;
    const { what, about: id = '' } = record.body;
    if (what !== 'released-to' && what !== 'forwarded-to' && what !== 'held-for') continue;
    if (what === 'held-for') {
      const made = ofStep.get(id);
      if (made !== undefined) held[id] = made.position;
      continue;
    }
    const statement = ofStep.get(id)?.statement ?? statementAt(reader, held[id]);
    delete held[id];
    if (statement === null || statement.body.content.about === 'probe') continue;
    if (isWithdrawn(withdrawn, statement, position, walks)) continue;
    const next = { position: position + 1, held: { ...held } };
    yield { statement, bytes: canonicalBytes(statement), next };
  }
}

function statementAt(reader: LedgerReader, position: number | undefined): SignedStatement | null {
  const entry = position === undefined ? null : reader.entry(position);
  const record = entry === null ? null : parseRecord(entry.bytes);
  return record?.kind === 'statement' ? record.body : null;
}
