import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { Warning } from '../warn/index.ts';
import { parseRecord } from './entry.ts';

/** Positions looked at in one go: some milliseconds, so that nothing waits for a long ledger. */
const SLICE = 4096;

/** Records of one warning in one answer: about 10 MiB in four languages. */
export const MAX_REVISIONS = 200;

/** A reader waits so long for the writer's lock, ms. */
const BUSY_MS = 1000;

/** What the ledger has of one warning. */
export interface Revisions {
  /**
   * As they were recorded, oldest first: a revision that was drafted and then released stands there
   * twice, as what it was and what it became.
   */
  readonly revisions: readonly Warning[];
  /** False: there are earlier ones beyond the limit, or they were removed after their days. */
  readonly complete: boolean;
}

/**
 * The newest revisions of a warning, beside the writer of the ledger. It looks from the end backwards
 * until the first draft: what is recent is found at once. Rejects where the file cannot be read.
 */
export async function revisionsOf(
  path: string,
  warning: string,
  limit: number = MAX_REVISIONS,
): Promise<Revisions> {
  if (!existsSync(path)) return { revisions: [], complete: false };
  const db = new DatabaseSync(path, { readOnly: true, timeout: BUSY_MS });
  try {
    const found: Warning[] = [];
    const newest = db.prepare('SELECT max(position) AS value FROM record').get()?.['value'];
    const slice = db.prepare(
      "SELECT body FROM record WHERE position > ? AND position <= ? AND kind = 'warning' AND id = ? ORDER BY position DESC",
    );
    for (let to = Number(newest ?? 0); to >= 0; to -= SLICE) {
      for (const { body } of slice.iterate(to - SLICE, to, warning)) {
        const record = body instanceof Uint8Array ? parseRecord(body) : null;
        if (record?.kind !== 'warning') continue;
        if (found.length >= limit) return { revisions: found.reverse(), complete: false };
        found.push(record.body);
        const isFirst = record.body.revision === 1 && record.body.state === 'drafted';
        if (isFirst) return { revisions: found.reverse(), complete: true };
      }
      await setImmediate();
    }
    return { revisions: found.reverse(), complete: false };
  } finally {
    db.close();
  }
}
