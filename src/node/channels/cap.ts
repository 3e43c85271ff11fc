import type { Stats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { reasonOf } from '../errors.ts';
import { type CapKey, capWithPlace, signCap } from './cap-signature.ts';
import type { PublishEffect, Receipt } from './delivery.ts';
import {
  FILE_NAME,
  type FolderChannel,
  openFolderChannel,
  shownFile,
  UNRECORDED_SUFFIX,
  writeWhole,
} from './folder.ts';

/** Files listed at most, newest first. */
const MAX_LISTED = 1000;

/**
 * A list is kept while the folder has the same time of change, if that is so long past, ms: within one
 * tick of the file system's clock a second change would not show.
 */
const AT_REST_MS = 1000;

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
  /** One of them by the name of its file; null where there is none, or the name is none of a file. */
  find(name: string): Promise<CapFile | null>;
}

/**
 * A signature that could not be made is tried again after the first pause, doubled each time up to the
 * longest, ms, for as long as a document is tried at all (`GIVE_UP_MS`): seventeen times. It costs tens
 * of milliseconds, and what fails on one document rarely passes.
 */
export const FIRST_SIGN_PAUSE_MS = 10_000;
export const LONGEST_SIGN_PAUSE_MS = 600_000;

/** A message that lies there without its signature. */
interface Unsigned {
  readonly reason: string;
  readonly pauseMs: number;
  readonly nextMs: number;
}

/**
 * With a key every message is signed as it is written. One that cannot be is written once without, and
 * the receipt says so: an unsigned warning is better than none. The signed one takes its place,
 * once, when the signature can be made; nothing is written between.
 */
export function openCapChannel(
  folder: string,
  answer: (receipt: Receipt) => void,
  key: CapKey | null = null,
  nowMs: () => number = Date.now,
): CapChannel {
  const unsigned = new WeakMap<PublishEffect, Unsigned>();

  /** Throws where there is no signature yet. */
  async function writeSigned(
    effect: PublishEffect,
    file: string,
    its: CapKey,
    unrecorded: boolean,
  ): Promise<void> {
    const before = unsigned.get(effect);
    if (before !== undefined && nowMs() < before.nextMs) throw new Error(before.reason);
    let signed: string;
    try {
      // Tens of milliseconds for a large message: first leaves what wakes people.
      await setImmediate();
      signed = signCap(effect.document, its);
    } catch (error) {
      const reason = `it went out without its signature: ${reasonOf(error)}`;
      if (before === undefined) await writeWhole(folder, file, effect.document, unrecorded);
      const doubled = before === undefined ? FIRST_SIGN_PAUSE_MS : before.pauseMs * 2;
      const pauseMs = Math.min(doubled, LONGEST_SIGN_PAUSE_MS);
      unsigned.set(effect, { reason, pauseMs, nextMs: nowMs() + pauseMs });
      throw new Error(reason);
    }
    await writeWhole(folder, file, signed, unrecorded);
    unsigned.delete(effect);
  }

  let listed: { readonly changedMs: number; readonly files: CapFile[] } | null = null;
  return {
    folder,
    ...openFolderChannel(
      async (effect, unrecorded) => {
        const file = capFileName(effect.name);
        if (file === null) throw new Error(`${effect.name} is no file name`);
        if (key === null) await writeWhole(folder, file, effect.document, unrecorded);
        else await writeSigned(effect, file, key, unrecorded);
        return key === null ? 'written' : 'signed and written';
      },
      ({ name, document }) => {
        const text = key === null ? document : capWithPlace(document, key);
        return shownFile(folder, capFileName(name) ?? name, text);
      },
      answer,
      nowMs,
    ),
    async list() {
      const changed = await stat(folder).catch(() => null);
      if (changed === null) return [];
      if (listed !== null && listed.changedMs === changed.mtimeMs) return listed.files;
      const files = await listDocuments(folder);
      const isAtRest = Date.now() - changed.mtimeMs > AT_REST_MS;
      listed = isAtRest ? { changedMs: changed.mtimeMs, files } : null;
      return files;
    },
    async find(name) {
      const file = capFileName(name);
      if (file === null) return null;
      return factsOf(
        folder,
        file,
        async (mark) => (await lstatOrNull(join(folder, mark))) !== null,
      );
    },
  };
}

const lstatOrNull = (path: string): Promise<Stats | null> => lstat(path).catch(() => null);

/** Null for what is no file of its own: a link may lead anywhere. */
async function factsOf(
  folder: string,
  name: string,
  isThere: (mark: string) => boolean | Promise<boolean>,
): Promise<CapFile | null> {
  const facts = await lstatOrNull(join(folder, name));
  if (facts === null || !facts.isFile()) return null;
  const unrecorded = await isThere(name + UNRECORDED_SUFFIX);
  return { name, bytes: facts.size, writtenMs: facts.mtimeMs, unrecorded };
}

export function capFileName(name: string): string | null {
  const file = name.endsWith('.xml') ? name : `${name}.xml`;
  return FILE_NAME.test(file) && !file.includes('..') ? file : null;
}

async function listDocuments(folder: string): Promise<CapFile[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const all = new Set(names);
  const files: CapFile[] = [];
  for (const name of names) {
    if (!name.endsWith('.xml') || !FILE_NAME.test(name)) continue;
    const file = await factsOf(folder, name, (mark) => all.has(mark));
    if (file !== null) files.push(file);
  }
  return files.sort((a, b) => b.writtenMs - a.writtenMs).slice(0, MAX_LISTED);
}
