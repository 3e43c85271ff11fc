import { lstat, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { DAY_MS } from '../../mark/index.ts';
import { FILE_NAME, UNRECORDED_SUFFIX } from './folder.ts';

/** Documents are looked through once a day at the most: to keep some for a day longer costs nothing. */
const EVERY_MS = DAY_MS;

/** What documents of channels are called: other files in the folder are not this program's. */
const OURS = /\.(xml|txt)$/;

/** Lets go of what channels have left in folders, when it is old. */
export interface Keeping {
  /** Called when something was left; does nothing most times. Never throws. */
  tidy(): void;
  /** Resolves when what was begun is done. */
  close(): Promise<void>;
}

/**
 * Files of `folders` that were written more than `days` ago are removed, with the marks beside them;
 * 0: never. No warning stands so long, and the ledger has what was said. `nowMs` is the system's
 * clock, by which files are dated.
 */
export function openKeeping(
  folders: readonly string[],
  days: number,
  nowMs: () => number = Date.now,
): Keeping {
  let lastMs = Number.NEGATIVE_INFINITY;
  let running: Promise<void> = Promise.resolve();
  return {
    tidy() {
      const now = nowMs();
      if (days <= 0 || now - lastMs < EVERY_MS) return;
      lastMs = now;
      running = running.then(async () => {
        for (const folder of folders) await removeOlder(folder, now - days * DAY_MS);
      });
    },
    close: () => running,
  };
}

async function removeOlder(folder: string, beforeMs: number): Promise<void> {
  const names = await readdir(folder).catch(() => [] as string[]);
  for (const name of names) {
    if (!FILE_NAME.test(name) || !OURS.test(name.replace(UNRECORDED_SUFFIX, ''))) continue;
    try {
      const facts = await lstat(join(folder, name));
      if (facts.isFile() && facts.mtimeMs < beforeMs) await unlink(join(folder, name));
    } catch {
      // It is gone, or may not be removed: the next day tries again, and nothing depends on it.
    }
  }
}
