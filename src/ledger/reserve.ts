import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

const BLOCK = 1 << 20;

/**
 * Makes a file of so many zeros, written out so that the file system really sets the space
 * aside (a hole would not). False when there is no room; nothing is left behind then. A file
 * that is there is left alone.
 */
export function preallocate(path: string, bytes: number): boolean {
  if (existsSync(path)) return true;
  // Under another name until it is whole: a crash leaves no reserve that is too small.
  const part = `${path}.part`;
  try {
    writeZeros(part, bytes);
    renameSync(part, path);
    return true;
  } catch {
    rmSync(part, { force: true });
    return false;
  }
}

function writeZeros(path: string, bytes: number): void {
  const block = new Uint8Array(Math.min(bytes, BLOCK));
  const file = openSync(path, 'w', 0o600);
  try {
    for (let left = bytes; left > 0; ) left -= writeSync(file, block, 0, Math.min(left, BLOCK));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Gives the space of the reserve back. True if there was one. */
export function releaseReserve(path: string): boolean {
  if (!existsSync(path)) return false;
  rmSync(path, { force: true });
  return true;
}
