import { closeSync, openSync, readSync } from 'node:fs';
import type { Say } from '../command.ts';

/** Longer files than any table of reported flights are not read, bytes. */
const MAXIMUM_FILE = 16_000_000;
const CHUNK = 65_536;

/** What a file holds, `-` being standard input; null, and said why, where it cannot be read. */
export function contentsOf(file: string, err: Say): string | null {
  try {
    const bytes = bytesOf(file);
    if (bytes !== null) return bytes.toString('utf8');
    unusable(file, `it is longer than ${MAXIMUM_FILE / 1e6} megabytes`, err);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    err(
      `BNG_FILE_UNREADABLE: The file ${file} cannot be read (${code ?? message}). Check the path and its permissions.`,
    );
  }
  return null;
}

/** Says what is wrong with what a file holds. */
export function unusable(file: string, what: string, err: Say): void {
  err(
    `BNG_FILE_UNREADABLE: The file ${file} cannot be used (${what}). What it has to hold says "bongsu predict --help".`,
  );
}

/** Null where it is too long: a device or a pipe may never end. */
function bytesOf(file: string): Buffer | null {
  const descriptor = file === '-' ? 0 : openSync(file, 'r');
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const read = readSync(descriptor, chunk, 0, CHUNK, null);
      if (read === 0) return Buffer.concat(chunks);
      length += read;
      if (length > MAXIMUM_FILE) return null;
      chunks.push(chunk.subarray(0, read));
    }
  } finally {
    if (file !== '-') closeSync(descriptor);
  }
}
