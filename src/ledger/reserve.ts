import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';

const BLOCK = 1 << 20;

/**
 * Writes `bytes` zeros, so that the file system really sets the space aside (a hole would not).
 * False when there is no room; nothing is left behind then. An existing file is left alone.
 */
export function preallocate(path: string, bytes: number): boolean {
  if (existsSync(path)) return true;
  const block = new Uint8Array(Math.min(bytes, BLOCK));
  let file: number | null = null;
  try {
    file = openSync(path, 'wx', 0o600);
    for (let left = bytes; left > 0; ) left -= writeSync(file, block, 0, Math.min(left, BLOCK));
    fsyncSync(file);
    closeSync(file);
    return true;
  } catch {
    if (file !== null) {
      closeSync(file);
      rmSync(path, { force: true });
    }
    return false;
  }
}

/** Gives the space of the reserve back. True if there was one. */
export function releaseReserve(path: string): boolean {
  if (!existsSync(path)) return false;
  rmSync(path, { force: true });
  return true;
}
