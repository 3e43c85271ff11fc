import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { classify, LedgerError, ledgerError } from './error.ts';
import { readLedger } from './reader.ts';
import { verifyLedger } from './verify.ts';
import type { VerifyOptions, VerifyReport } from './verify-report.ts';

/**
 * All pages in one step, under one read of the database: in several, every commit of the writer
 * in between would have the copy begin anew, and it would never end beside a busy node.
 */
const ALL_PAGES = 0x7fff_ffff;

/**
 * Copies a ledger, also while its node writes it, as it stood at one moment, and verifies the
 * copy whole. It bears another name until it is verified and on disk: what stands under `to` is a
 * good backup. Rejects with a {@link LedgerError}: BNG_LEDGER_EXISTS where something is, nothing
 * of which is changed; BNG_LEDGER_BACKUP for a disk that does not take it; BNG_LEDGER_CORRUPT,
 * and leaves nothing, where the copy does not verify, which the ledger itself then does not.
 */
export async function backupLedger(
  from: string,
  to: string,
  options: VerifyOptions,
): Promise<VerifyReport> {
  if (existsSync(to)) throw ledgerError('BNG_LEDGER_EXISTS', { path: to });
  // Says what is wrong with a file that is no ledger.
  readLedger(from).close();
  const part = `${to}.part`;
  try {
    rmSync(part, { force: true });
    await copyPages(from, part);
    // It holds the ledger's secret and all that sensors and allies said.
    chmodSync(part, 0o600);
    const report = verifyCopy(part, options);
    if (!report.verified) {
      const [first] = report.findings;
      const reason = `${first?.where}: ${first?.message}`;
      throw ledgerError('BNG_LEDGER_CORRUPT', { path: from, reason });
    }
    sync(part);
    renameSync(part, to);
    sync(dirname(to));
    return report;
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    throw ledgerError('BNG_LEDGER_BACKUP', { path: to, reason: classify(error).reason });
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${end}`, { force: true });
  }
}

async function copyPages(from: string, to: string): Promise<void> {
  const db = new DatabaseSync(from, { readOnly: true, timeout: BUSY_MS });
  try {
    await backup(db, to, { rate: ALL_PAGES });
  } finally {
    db.close();
  }
}

function verifyCopy(path: string, options: VerifyOptions): VerifyReport {
  const reader = readLedger(path);
  try {
    return verifyLedger(reader, options);
  } finally {
    reader.close();
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The copy waits this long for a writer that is just beginning or closing, milliseconds. */
const BUSY_MS = 10_000;
