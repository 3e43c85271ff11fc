import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BongsuError, reasonOf } from '../../node/index.ts';

/** `run-7` */
const RUN = /^run-(\d{1,9})$/;
/** Two that start at the same moment may want the same number; more never will. */
const TRIES = 10;

/**
 * Makes a new folder for this run under `root`, numbered after the highest there: no run ever
 * meets the data of another. Throws BNG_DATA_UNWRITABLE.
 */
export function newRunFolder(root: string): string {
  try {
    return nextFolder(resolve(root));
  } catch (error) {
    throw new BongsuError('BNG_DATA_UNWRITABLE', { folder: root, reason: reasonOf(error) });
  }
}

function nextFolder(at: string): string {
  mkdirSync(at, { recursive: true, mode: 0o700 });
  for (let i = 0; ; i++) {
    const folder = join(at, `run-${highestRun(at) + 1}`);
    try {
      mkdirSync(folder, { mode: 0o700 });
      return folder;
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EEXIST';
      if (!taken || i >= TRIES) throw error;
    }
  }
}

function highestRun(folder: string): number {
  return readdirSync(folder).reduce(
    (highest, name) => Math.max(highest, Number(RUN.exec(name)?.[1] ?? 0)),
    0,
  );
}
