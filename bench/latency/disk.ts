import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { steadyMs } from './clock.ts';

/** About what SQLite adds to its log for one warning's commit. */
const WRITTEN_BYTES = 32 << 10;

/** How long `count` appends take to become durable by plain write and fdatasync, ms each. */
export function fdatasyncTimes(folder: string, count: number): number[] {
  const file = openSync(join(folder, 'fdatasync'), 'a');
  const bytes = new Uint8Array(WRITTEN_BYTES).fill(1);
  try {
    return Array.from({ length: count }, () => {
      const began = steadyMs();
      writeSync(file, bytes);
      fdatasyncSync(file);
      return steadyMs() - began;
    });
  } finally {
    closeSync(file);
  }
}
