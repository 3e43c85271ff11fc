import { DatabaseSync } from 'node:sqlite';
import { classify, ledgerError } from './error.ts';

/**
 * Takes the right to write a ledger, or throws BNG_LEDGER_BUSY. It is an exclusive lock that
 * SQLite holds on an empty file beside the ledger: the system gives it back when the process
 * ends in whatever way, so that no stale lock stays behind, and readers never meet it.
 */
export function lockLedger(path: string): DatabaseSync {
  let db: DatabaseSync;
  try {
    db = new DatabaseSync(`${path}-lock`, { timeout: 0 });
  } catch (error) {
    throw ledgerError('BNG_LEDGER_OPEN', { path, reason: classify(error).reason });
  }
  try {
    db.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    const { code, reason } = classify(error);
    throw code === 'BUSY'
      ? ledgerError('BNG_LEDGER_BUSY', { path })
      : ledgerError('BNG_LEDGER_OPEN', { path, reason });
  }
}
