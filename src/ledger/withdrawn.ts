import { type SignedStatement, subjectOf } from '../share/index.ts';
import { parseRecord } from './entry.ts';
import type { LedgerReader } from './reader.ts';

/** What a walk over released statements had before it: decisions at positions under `end`. Plain JSON. */
export interface Walk {
  /** Statements released at positions under this were given or left out by it. */
  readonly below: number;
  readonly end: number;
}

/** Reasons of a queue and not of a rule: a file may bring what a link could not. */
const OF_THE_QUEUE: readonly string[] = ['too-many-wait', 'not-understood'];

/**
 * Where a peer's hazards were withheld by new rules while they waited for it, by release class and
 * hazard: older revisions that a newer one had replaced in the queue are of the same kind. Warnings
 * stay, as they do on a link (law 5).
 *
 * @param end entries from here on came while the walk was made, and are left to the next one
 * @param held statements before `from` that waited for their time, by id, with their positions
 */
export function withdrawals(
  reader: LedgerReader,
  peer: string,
  from: number,
  end: number,
  held: Readonly<Record<string, number>>,
): Map<string, number[]> {
  const at = new Map<string, number[]>();
  let seq = -1;
  let ofStep: Uint8Array[] = [];
  for (const { position, seq: step, bytes, kind } of reader.storedRecords(from)) {
    if (position >= end) break;
    if (step !== seq) ofStep = [];
    seq = step;
    if (kind === 'statement' || kind === 'accepted') ofStep.push(bytes);
    if (kind !== 'decision') continue;
    const record = parseRecord(bytes);
    if (record?.kind !== 'decision' || record.body.subject !== peer) continue;
    const { what, reason, about } = record.body;
    if (what !== 'withheld-from' || about === undefined || OF_THE_QUEUE.includes(reason)) continue;
    // What comes and may not be handed on never waited, and takes nothing back that did.
    if (ofStep.some((each) => statementIn(each)?.body.id === about)) continue;
    at.set(about, [...(at.get(about) ?? []), position]);
  }
  const found = new Map<string, number[]>();
  if (at.size === 0) return found;
  const note = (bytes: Uint8Array): void => {
    const statement = statementIn(bytes);
    const positions = statement === null ? undefined : at.get(statement.body.id);
    const of = statement === null ? null : kindOf(statement);
    if (positions !== undefined && of !== null) {
      found.set(of, [...(found.get(of) ?? []), ...positions]);
    }
  };
  for (const { position, bytes, kind } of reader.storedRecords(from)) {
    if (position >= end) break;
    if (kind === 'statement' || kind === 'accepted') note(bytes);
  }
  for (const position of Object.values(held)) {
    const entry = reader.entry(position);
    if (entry !== null) note(entry.bytes);
  }
  return found;
}

/** Whether what was released at `position` was withheld before a walk came to it. */
export function isWithdrawn(
  found: ReadonlyMap<string, readonly number[]>,
  statement: SignedStatement,
  position: number,
  walks: readonly Walk[],
): boolean {
  const of = found.size === 0 ? null : kindOf(statement);
  if (of === null) return false;
  const end = walks.find(({ below }) => position < below)?.end ?? Number.POSITIVE_INFINITY;
  return found.get(of)?.some((each) => each > position && each < end) ?? false;
}

function statementIn(bytes: Uint8Array): SignedStatement | null {
  const record = parseRecord(bytes);
  return record?.kind === 'statement' || record?.kind === 'accepted' ? record.body : null;
}

/** Release class and hazard; null where no rule takes back what waits. */
function kindOf(statement: SignedStatement): string | null {
  const { content, releaseClass, origin } = statement.body;
  return content.about === 'hazard' ? `${origin}/${releaseClass}/${subjectOf(statement)}` : null;
}
