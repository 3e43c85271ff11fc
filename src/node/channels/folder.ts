import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf } from '../errors.ts';
import {
  FIRST_PAUSE_MS,
  GIVE_UP_MS,
  LONGEST_PAUSE_MS,
  type PublishEffect,
  type QueueHealth,
  type Receipt,
} from './delivery.ts';
import { plain } from './plain.ts';
import type { Shown } from './shown.ts';

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
  /** The file that {@link publish} would write, made by the same code; writes nothing. */
  show(effect: PublishEffect): Shown;
  health(): QueueHealth;
  /** Resolves when what was handed over is written and answered, or has failed once more. */
  close(): Promise<void>;
}

/** Documents that wait for a disk: a page for every area of some hundred warnings. */
const MAX_WAITING = 10_000;

interface Waiting {
  readonly effect: PublishEffect;
  readonly unrecorded: boolean;
  readonly sinceMs: number;
  told: boolean;
}

/** A file as it would lie there. */
export function shownFile(folder: string, file: string, text: string): Shown {
  return { how: `file ${join(folder, file)}`, pieces: [{ text }] };
}

/** How to write a document; resolves with what became of it in words, rejects with the reason. */
export type Write = (effect: PublishEffect, unrecorded: boolean) => Promise<string>;

/**
 * One document after the other, each answered by a receipt. What the disk does not take is told at
 * once and tried again, as at any other destination, behind what waits; so that a failure is over
 * when the disk works again.
 */
export function openFolderChannel(
  write: Write,
  show: (effect: PublishEffect) => Shown,
  answer: (receipt: Receipt) => void,
  nowMs: () => number = Date.now,
): FolderChannel {
  const waiting: Waiting[] = [];
  let running: Promise<void> | null = null;
  let closed = false;
  let wake: () => void = () => undefined;
  let [sent, givenUp] = [0, 0];
  let lastSentMs: number | null = null;
  let failure: string | null = null;

  function say({ channel, name, after: about }: PublishEffect, ok: boolean, message: string): void {
    answer({ kind: 'receipt', channel, name, about, ok, message });
  }

  function tell(one: Waiting, reason: string): void {
    if (!one.told) say(one.effect, false, reason);
    one.told = true;
  }

  /** False: it is to be tried again. */
  async function attempt(one: Waiting): Promise<boolean> {
    try {
      const message = await write(one.effect, one.unrecorded);
      sent += 1;
      lastSentMs = nowMs();
      failure = null;
      say(one.effect, true, message);
      return true;
    } catch (error) {
      failure = plain(reasonOf(error));
      tell(one, failure);
      if (!closed && nowMs() - one.sinceMs < GIVE_UP_MS) return false;
      givenUp += 1;
      return true;
    }
  }

  /** Everything that waits has its turn before the pause, so that one that fails holds up nothing. */
  async function run(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    let inARow = 0;
    while (waiting.length > 0) {
      const one = waiting[0]!;
      const done = await attempt(one);
      // It may have been let go meanwhile.
      if (waiting[0] === one) waiting.shift();
      inARow = done ? 0 : inARow + 1;
      if (done) pause = FIRST_PAUSE_MS;
      else waiting.push(one);
      if (inARow < waiting.length || waiting.length === 0) continue;
      inARow = 0;
      await rest(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
    running = null;
  }

  function rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    show,
    publish(effect, unrecorded) {
      if (waiting.length >= MAX_WAITING) {
        givenUp += 1;
        tell(waiting.shift()!, `${MAX_WAITING} documents wait already`);
      }
      waiting.push({ effect, unrecorded, sinceMs: nowMs(), told: false });
      wake();
      running ??= Promise.resolve().then(run);
    },
    health: () => ({
      ...{ waiting: waiting.length, oldestMs: waiting[0]?.sinceMs ?? null },
      ...{ sent, lastSentMs, failure, superseded: 0, givenUp },
    }),
    async close() {
      closed = true;
      wake();
      await running;
    },
  };
}
