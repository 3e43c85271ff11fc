import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Days before a key ends at which it is said, once each: expired keys have silenced alerts. */
export const KEY_DAYS: readonly number[] = [30, 7, 1, 0];

/** Keys that are remembered; an installation has some thousand at most. */
const MAX_KEYS = 20_000;

/** Which threshold of each key was told of last. */
export interface Told {
  /** True once for each key, end and threshold; also across restarts, where the disk keeps it. */
  isNew(id: string, notAfterMs: number, days: number): boolean;
  /** Those told of that are not `ending` any more, each once: exchanged, or taken out. */
  mended(ending: ReadonlySet<string>): readonly string[];
}

/** `path` null: only for as long as the process runs. */
export function openTold(path: string | null): Told {
  const told = new Map<string, string>(path === null ? [] : read(path));
  return {
    isNew(id, notAfterMs, days) {
      const now = `${notAfterMs}/${days}`;
      if (told.get(id) === now) return false;
      told.set(id, now);
      if (told.size > MAX_KEYS) told.delete(told.keys().next().value!);
      if (path !== null) write(path, told);
      return true;
    },
    mended(ending) {
      const over = [...told.keys()].filter((id) => !ending.has(id));
      for (const id of over) told.delete(id);
      if (over.length > 0 && path !== null) write(path, told);
      return over;
    },
  };
}

function read(path: string): [string, string][] {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    return Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
  } catch {
    return [];
  }
}

function write(path: string, told: ReadonlyMap<string, string>): void {
  try {
    writeFileSync(`${path}.part`, `${JSON.stringify(Object.fromEntries(told))}\n`, { mode: 0o600 });
    renameSync(`${path}.part`, path);
  } catch {
    // The next start then tells it once more, which is better than not at all.
  }
}

/** What is said of a key at a threshold; `stops`: what no longer works when it has ended. */
export function endingWords(days: number, stops: string | undefined): string {
  if (days === 0) return `the key has ended${stops === undefined ? '' : `: ${stops}`}`;
  const then = stops === undefined ? '' : `; then ${stops}`;
  return `the key ends in less than ${days} ${days === 1 ? 'day' : 'days'}${then}`;
}
