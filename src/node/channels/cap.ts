import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { reasonOf } from '../errors.ts';
import { type CapKey, signCap } from './cap-signature.ts';
import type { Receipt } from './delivery.ts';
import {
  FILE_NAME,
  type FolderChannel,
  openFolderChannel,
  UNRECORDED_SUFFIX,
  writeWhole,
} from './folder.ts';

/** Files listed at most, newest first. */
const MAX_LISTED = 1000;

export interface CapFile {
  readonly name: string;
  readonly bytes: number;
  readonly writtenMs: number;
  readonly unrecorded: boolean;
}

/** The channel that leaves CAP messages as files in a folder, for whoever fetches them. */
export interface CapChannel extends FolderChannel {
  readonly folder: string;
  list(): Promise<CapFile[]>;
}

/**
 * With a key every message is signed as it is written; one that cannot be is written without, and
 * the receipt says so: an unsigned warning is better than none.
 */
export function openCapChannel(
  folder: string,
  answer: (receipt: Receipt) => void,
  key: CapKey | null = null,
): CapChannel {
  return {
    folder,
    ...openFolderChannel(async ({ name, document }, unrecorded) => {
      const file = capFileName(name);
      if (file === null) throw new Error(`${name} is no file name`);
      let signed = document;
      let problem: string | null = null;
      try {
        if (key !== null) {
          // Tens of milliseconds for a large message: first leaves what wakes people.
          await setImmediate();
          signed = signCap(document, key);
        }
      } catch (error) {
        problem = `it went out without its signature: ${reasonOf(error)}`;
      }
      await writeWhole(folder, file, signed, unrecorded);
      if (problem !== null) throw new Error(problem);
      return key === null ? 'written' : 'signed and written';
    }, answer),
    list: () => listDocuments(folder),
  };
}

export function capFileName(name: string): string | null {
  const file = name.endsWith('.xml') ? name : `${name}.xml`;
  return FILE_NAME.test(file) && !file.includes('..') ? file : null;
}

async function listDocuments(folder: string): Promise<CapFile[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const files: CapFile[] = [];
  for (const name of names) {
    if (!name.endsWith('.xml') || !FILE_NAME.test(name)) continue;
    const facts = await stat(join(folder, name)).catch(() => null);
    if (facts === null) continue;
    const unrecorded = names.includes(name + UNRECORDED_SUFFIX);
    files.push({ name, bytes: facts.size, writtenMs: facts.mtimeMs, unrecorded });
  }
  return files.sort((a, b) => b.writtenMs - a.writtenMs).slice(0, MAX_LISTED);
}
