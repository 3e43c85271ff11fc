import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf } from '../errors.ts';
import type { PublishEffect, Receipt } from './delivery.ts';

/** A file's name in a folder; anything else would be a path. */
export const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** Beside a document that went out before it could be recorded (law 1). */
export const UNRECORDED_SUFFIX = '.unrecorded';

/**
 * Whole and on disk or not there at all: written aside, synced, then renamed (POSIX rename). Throws
 * for what is no file name, and where the folder cannot be written.
 */
export async function writeWhole(
  folder: string,
  file: string,
  text: string,
  unrecorded: boolean,
): Promise<void> {
  if (!FILE_NAME.test(file) || file.includes('..')) throw new Error(`${file} is no file name`);
  await mkdir(folder, { recursive: true });
  if (unrecorded) {
    const mark = 'This document left before it could be recorded in the ledger.\n';
    await writeSynced(join(folder, file + UNRECORDED_SUFFIX), mark);
  }
  const aside = join(folder, `.${file}.part`);
  await writeSynced(aside, text);
  await rename(aside, join(folder, file));
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o644);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A channel that leaves its documents as files in a folder, for whoever fetches them. */
export interface FolderChannel {
  publish(effect: PublishEffect, unrecorded: boolean): void;
  /** Resolves when what was handed over is written and answered. */
  close(): Promise<void>;
}

/** One document after the other, each answered by a receipt. */
export function openFolderChannel(
  write: (effect: PublishEffect, unrecorded: boolean) => Promise<string>,
  answer: (receipt: Receipt) => void,
): FolderChannel {
  let last: Promise<void> = Promise.resolve();
  return {
    publish(effect, unrecorded) {
      last = last.then(async () => {
        const { channel, name, after: about } = effect;
        const said = await write(effect, unrecorded).then(
          (message) => ({ ok: true, message }),
          (error: unknown) => ({ ok: false, message: reasonOf(error) }),
        );
        answer({ kind: 'receipt', channel, name, about, ...said });
      });
    },
    close: () => last,
  };
}
