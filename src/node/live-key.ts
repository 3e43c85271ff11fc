import { reasonOf } from './errors.ts';
import type { Key } from './keys.ts';

/** How often it is looked whether the key of the node is another one, ms. */
const LOOK_MS = 500;

/**
 * The key of a node that runs: always the one that lies in its file, so that "bongsu keys rotate
 * --finish" needs no restart. Between two looks it does not change, and within a step never.
 */
export interface LiveKey {
  /** Each of its members is that of the present key. */
  readonly key: Key;
  /** True when it has become another one. A file that cannot be read just now changes nothing. */
  look(): boolean;
}

export function liveKey(first: Key, read: () => Key, log: (line: string) => void): LiveKey {
  let now = first;
  let trouble = '';
  return {
    key: {
      get name() {
        return now.name;
      },
      get mode() {
        return now.mode;
      },
      get publicKey() {
        return now.publicKey;
      },
      get demonstration() {
        return now.demonstration;
      },
      get file() {
        return now.file;
      },
      get privateKey() {
        return now.privateKey;
      },
    },
    look() {
      try {
        const found = read();
        trouble = '';
        if (found.publicKey === now.publicKey) return false;
        now = found;
        log(`The key of this node is ${found.publicKey} now.`);
        return true;
      } catch (error) {
        // Between two renamings there is none; one that stays unreadable is told of once.
        const reason = reasonOf(error);
        if (reason !== trouble) log(`The key of this node stays as it is: ${reason}`);
        trouble = reason;
        return false;
      }
    },
  };
}

/** Looks at the key while the node runs; returns how to stop. */
export function followKey(live: LiveKey, onChange: () => void): () => void {
  const timer = setInterval(() => {
    if (live.look()) onChange();
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
