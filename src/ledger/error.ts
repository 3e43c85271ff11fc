/**
 * What can be wrong with a ledger in front of a user: a stable code and one sentence with what,
 * where and what to do. Words in braces are filled in.
 */
export const LEDGER_ERRORS = {
  BNG_LEDGER_BUSY:
    'The ledger {path} is already being written, by this or another process. Stop that one, or give this one a data folder of its own; reading is possible beside it.',
  BNG_LEDGER_MISSING: 'There is no ledger {path}. Check the path; a node makes one when it starts.',
  BNG_LEDGER_EXISTS: 'There is already a ledger {path}. Nothing was changed; choose another path.',
  BNG_LEDGER_FOREIGN:
    'The ledger {path} is of node {foundNode}, mode {foundMode}, not of node {node}, mode {mode}. Nothing was changed; modes and nodes never share a ledger.',
  BNG_LEDGER_FORMAT: '{path} cannot be used as a ledger: {reason}. Nothing was changed.',
  BNG_LEDGER_CORRUPT:
    'The ledger {path} is damaged: {reason}. Keep the file, run "bongsu ledger verify {path}", and restore a copy.',
  BNG_LEDGER_NO_ENTRY:
    'The ledger {path} has no entry {index}; it has {entries}, counted from 0. "bongsu ledger export {path}" lists them.',
  BNG_LEDGER_REMOVED:
    'Entry {index} of the ledger {path} was removed after its days; its hash alone is kept. Prove it from a backup that still has it.',
  BNG_LEDGER_NOT_EXCHANGED:
    'The ledger {path} cannot show that: {reason}. Both nodes sign once a minute; "bongsu ledger witness {path} --of PEER --exchanged" lists what they have signed.',
  BNG_LEDGER_SHRED:
    'Entry {index} of the ledger {path} was not shredded: {reason}. Nothing was changed.',
  BNG_LEDGER_SHREDDED:
    'The content of entry {index} of the ledger {path} was shredded; its hash alone is kept. Proofs that were made before stay good; "bongsu ledger verify {path}" says by whom it was.',
  BNG_LEDGER_BACKUP:
    'The backup {path} could not be made: {reason}. The ledger goes on as before; choose another folder, or make room.',
  BNG_LEDGER_UNSIGNED:
    'Entry {index} of the ledger {path} is under no signed checkpoint yet: the newest covers {signed} entries. The node signs one a second; ask again then.',
  BNG_LEDGER_OPEN:
    'The ledger {path} cannot be opened: {reason}. Check the folder and its permissions.',
  BNG_LEDGER_FULL:
    'There is no room on disk for the ledger {path} ({reason}). Free space at once: inputs are no longer recorded, only warnings as far as the reserve goes.',
  BNG_LEDGER_RESERVE:
    'The ledger {path} has begun to use its reserve on disk ({reason}). Free space at once: what is left is for warnings.',
  BNG_LEDGER_WRITE:
    'The ledger {path} cannot be written: {reason}. It is tried again; check the disk.',
  BNG_LEDGER_BEHIND:
    'The ledger {path} is so far behind that it takes no more inputs ({reason}). What happens now is not recorded until it is resumed.',
  BNG_LEDGER_SECOND:
    'The second record {path} cannot be used: {reason}. Should the ledger fail now, warnings go out unrecorded. Check that disk.',
  BNG_LEDGER_WRITER:
    'The writer of the ledger {path} has stopped: {reason}. Nothing is recorded any more; restart the node.',
} as const;

export type LedgerErrorCode = keyof typeof LEDGER_ERRORS;

/** `message` is the filled sentence without the code. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  readonly code: LedgerErrorCode;

  constructor(code: LedgerErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** An error with the braces of its sentence filled. */
export function ledgerError(
  code: LedgerErrorCode,
  values: Readonly<Record<string, string | number>>,
): LedgerError {
  const fill = (braces: string, name: string): string => String(values[name] ?? braces);
  return new LedgerError(code, LEDGER_ERRORS[code].replace(/\{(\w+)\}/g, fill));
}

/** Primary result codes of SQLite (sqlite.org/rescode.html). */
const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;

/** What went wrong in SQLite or the file system, as a reason and one of our codes. */
export function classify(error: unknown): {
  readonly code: 'BUSY' | 'CORRUPT' | 'FULL' | 'NOTADB' | 'OTHER';
  readonly reason: string;
} {
  const reason = error instanceof Error ? error.message : String(error);
  const primary = ((error as { errcode?: number }).errcode ?? 0) & 0xff;
  switch (primary) {
    case SQLITE_BUSY:
      return { code: 'BUSY', reason };
    case SQLITE_CORRUPT:
      return { code: 'CORRUPT', reason };
    case SQLITE_FULL:
      return { code: 'FULL', reason };
    case SQLITE_NOTADB:
      return { code: 'NOTADB', reason };
    default: {
      const full = (error as { code?: string }).code === 'ENOSPC';
      return { code: full ? 'FULL' : 'OTHER', reason };
    }
  }
}
