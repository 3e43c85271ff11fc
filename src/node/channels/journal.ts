import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { reasonOf } from '../errors.ts';
import type { PublishEffect } from './delivery.ts';

/** Deliveries that are remembered: 200 revisions to 1,000 receivers each; the oldest go first. */
const MAX_REMEMBERED = 200_000;
/** A journal longer than this is written anew with what is remembered, bytes. */
const LONGEST_BYTES = 64 << 20;

/**
 * What was begun and what has left, a line each, written before and after every attempt: so that
 * after a crash no receiver gets a revision twice unless that is said. Lines are not synced: those
 * of a process that dies stay, and when the machine itself went down (another boot) whatever was not
 * sent is in doubt.
 */
export interface Journal {
  begun(effect: PublishEffect, receiver: string): void;
  sent(effect: PublishEffect, receiver: string): void;
  /** By this start or an earlier one. */
  isSent(effect: PublishEffect, receiver: string): boolean;
  /**
   * Of a document that an earlier start left over: true where that start began to send it, or may
   * have, and whether it arrived is not known.
   */
  isDoubtful(effect: PublishEffect, receiver: string): boolean;
  /** Receivers that any revision of the warning was begun to be sent to on the channel. */
  told(channel: string, warning: string): ReadonlySet<string>;
  /** Why nothing can be written down at present; null: it can. */
  failure(): string | null;
  close(): void;
}

/** Begun, sent or journal opened; channel (or ledger), document, receiver, warning, boot. */
type Line = readonly ['b' | 's' | 'o', string, string, string, string, string];

/**
 * `ledger`: another one counts its warnings anew, and what was sent then says nothing now. `boot`:
 * another word after each start of the machine. `remembered`: for tests.
 */
export function openJournal(
  path: string,
  ledger: string,
  boot: string = bootOf(),
  remembered: number = MAX_REMEMBERED,
): Journal {
  const lines = new Map<string, Line>();
  /** By channel and warning: each receiver, with the remembered lines about it. */
  const tellings = new Map<string, Map<string, number>>();
  /** Begun by this start: not in doubt. */
  const own = new Set<string>();
  let failure: string | null = null;
  let bytes = 0;
  let file: number | null = null;
  const earlier = ofLedger(readLines(path), ledger);
  for (const line of earlier) if (line[0] !== 'o') keep(line);
  /** Lines may be lost: the machine went down since, or there is no journal. */
  const lossy = earlier.findLast(([what]) => what === 'o')?.[5] !== boot;
  file = writeAnew();

  function keep(line: Line): void {
    const [, channel, name, receiver] = line;
    const key = keyOf(channel, name, receiver);
    drop(key);
    lines.set(key, line);
    count(line, 1);
    if (lines.size > remembered) drop(lines.keys().next().value!);
  }

  function drop(key: string): void {
    const line = lines.get(key);
    if (line !== undefined && lines.delete(key)) count(line, -1);
  }

  /** What is told to whom is remembered as long as a line about it, and no longer. */
  function count([, channel, , receiver, warning]: Line, by: 1 | -1): void {
    const about = `${channel}/${warning}`;
    const told = tellings.get(about) ?? new Map<string, number>();
    const left = (told.get(receiver) ?? 0) + by;
    if (left > 0) told.set(receiver, left);
    else told.delete(receiver);
    if (told.size > 0) tellings.set(about, told);
    else tellings.delete(about);
  }

  /** What is remembered, whole or not at all. Null when the disk does not take it. */
  function writeAnew(): number | null {
    const opened: Line = ['o', ledger, '', '', '', boot];
    const text = [opened, ...lines.values()].map((line) => `${JSON.stringify(line)}\n`).join('');
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.part`, text, { mode: 0o600 });
      renameSync(`${path}.part`, path);
      bytes = Buffer.byteLength(text);
      failure = null;
      return openSync(path, 'a', 0o600);
    } catch (error) {
      failure = reasonOf(error);
      return null;
    }
  }

  function write(what: Line[0], effect: PublishEffect, receiver: string): void {
    const line: Line = [what, effect.channel, effect.name, receiver, effect.warning, boot];
    keep(line);
    own.add(keyOf(effect.channel, effect.name, receiver));
    if (own.size > remembered) own.delete(own.values().next().value!);
    const text = `${JSON.stringify(line)}\n`;
    bytes += text.length;
    try {
      if (file === null) file = writeAnew();
      else writeSync(file, text);
      if (bytes > LONGEST_BYTES && file !== null) {
        closeSync(file);
        file = writeAnew();
      }
    } catch (error) {
      // The warning goes out all the same; what stands in no journal is in doubt after a crash.
      failure = reasonOf(error);
    }
  }

  return {
    begun: (effect, receiver) => write('b', effect, receiver),
    sent: (effect, receiver) => write('s', effect, receiver),
    isSent: ({ channel, name }, receiver) => lines.get(keyOf(channel, name, receiver))?.[0] === 's',
    isDoubtful({ channel, name }, receiver) {
      const key = keyOf(channel, name, receiver);
      if (own.has(key)) return false;
      const line = lines.get(key);
      return line === undefined ? lossy : line[0] === 'b';
    },
    told: (channel, warning) => new Set(tellings.get(`${channel}/${warning}`)?.keys()),
    failure: () => failure,
    close() {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}

function keyOf(channel: string, name: string, receiver: string): string {
  return `${channel}/${name}/${receiver}`;
}

/** A journal begins with the ledger that it is for; of another one nothing counts. */
function ofLedger(lines: readonly Line[], ledger: string): readonly Line[] {
  const [first] = lines;
  return first !== undefined && first[0] === 'o' && first[1] === ledger ? lines : [];
}

/** What a crash has cut off is no line; anything else that is none is let go as well. */
function readLines(path: string): Line[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((one): Line[] => {
    try {
      const line: unknown = JSON.parse(one);
      const isLine =
        Array.isArray(line) &&
        line.length === 6 &&
        (line[0] === 'b' || line[0] === 's' || line[0] === 'o') &&
        line.every((part) => typeof part === 'string');
      return isLine ? [line as unknown as Line] : [];
    } catch {
      return [];
    }
  });
}

/** Linux says it; elsewhere every start counts as another boot, which only makes more doubt. */
function bootOf(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return `start-${process.pid}-${Date.now()}`;
  }
}
