import { mkdir, open, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Effect } from '../../watch/index.ts';
import { reasonOf } from '../errors.ts';
import type { InputBody } from '../ports.ts';
import { type CapKey, signCap } from './cap-signature.ts';

/** A file's name in the folder; anything else would be a path. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** Beside a document that went out before it could be recorded (law 1). */
const UNRECORDED_SUFFIX = '.unrecorded';

/** Files listed at most, newest first. */
const MAX_LISTED = 1000;

export interface CapFile {
  readonly name: string;
  readonly bytes: number;
  readonly writtenMs: number;
  readonly unrecorded: boolean;
}

/** The channel that leaves CAP messages as files in a folder, for whoever fetches them. */
export interface CapChannel {
  readonly folder: string;
  /** Writes one document; what became of it comes back as a receipt. Never throws. */
  publish(effect: Extract<Effect, { kind: 'publish' }>, unrecorded: boolean): void;
  list(): Promise<CapFile[]>;
  /** Resolves when what was handed over is written and answered. */
  close(): Promise<void>;
}

/**
 * With a key every message is signed as it is written; one that cannot be is written without, and
 * the receipt says so: an unsigned warning is better than none.
 */
export function openCapChannel(
  folder: string,
  answer: (receipt: Extract<InputBody, { kind: 'receipt' }>) => void,
  key: CapKey | null = null,
): CapChannel {
  let last: Promise<void> = Promise.resolve();
  return {
    folder,
    publish(effect, unrecorded) {
      last = last.then(async () => {
        let problem: string | null = null;
        let { document } = effect;
        try {
          if (key !== null) document = signCap(document, key);
        } catch (error) {
          problem = `it went out without its signature: ${reasonOf(error)}`;
        }
        try {
          await writeDocument(folder, effect.name, document, unrecorded);
        } catch (error) {
          problem = reasonOf(error);
        }
        answer({
          kind: 'receipt',
          channel: effect.channel,
          name: effect.name,
          about: effect.after,
          ok: problem === null,
          message: problem ?? (key === null ? 'written' : 'signed and written'),
        });
      });
    },
    list: () => listDocuments(folder),
    close: () => last,
  };
}

export function capFileName(name: string): string | null {
  const file = name.endsWith('.xml') ? name : `${name}.xml`;
  return NAME.test(file) && !file.includes('..') ? file : null;
}

/** Whole and on disk or not there at all: written aside, synced, then renamed (POSIX rename). */
async function writeDocument(
  folder: string,
  name: string,
  document: string,
  unrecorded: boolean,
): Promise<void> {
  const file = capFileName(name);
  if (file === null) throw new Error(`${name} is no file name`);
  await mkdir(folder, { recursive: true });
  if (unrecorded) {
    const mark = 'This document left before it could be recorded in the ledger.\n';
    await writeSynced(join(folder, file + UNRECORDED_SUFFIX), mark);
  }
  const aside = join(folder, `.${file}.part`);
  await writeSynced(aside, document);
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

async function listDocuments(folder: string): Promise<CapFile[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const files: CapFile[] = [];
  for (const name of names) {
    if (!name.endsWith('.xml') || !NAME.test(name)) continue;
    const facts = await stat(join(folder, name)).catch(() => null);
    if (facts === null) continue;
    const unrecorded = names.includes(name + UNRECORDED_SUFFIX);
    files.push({ name, bytes: facts.size, writtenMs: facts.mtimeMs, unrecorded });
  }
  return files.sort((a, b) => b.writtenMs - a.writtenMs).slice(0, MAX_LISTED);
}
