import { appendFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { notedBy } from '../seal/index.ts';
import type { LedgerRecord } from '../watch/index.ts';

/** Keeps what was signed together with peers as files of its own, beside the ledger that has it too. */
export interface ExchangedNotes {
  keep(records: readonly LedgerRecord[]): void;
  /** Resolves once all that was given is written, or could not be. */
  settled(): Promise<void>;
}

/**
 * The newest note of both for each peer and direction, and all that contradict each other, in a
 * folder that can be copied elsewhere. Nothing waits for it and no failure of it is one of the
 * node: the ledger is the record.
 */
export function keepExchangedNotes(folder: string): ExchangedNotes {
  let writing: Promise<void> = Promise.resolve();
  return {
    keep(records) {
      for (const record of records) {
        if (record.kind !== 'exchanged') continue;
        const { what, direction, notes } = record.body;
        if (what !== 'agreed' && what !== 'disputed') continue;
        const texts = notes.map(({ text, signatures }) => notedBy(text, signatures));
        const name = `${record.peer}-${what === 'agreed' ? direction : 'disputed'}.note`;
        writing = writing.then(() => write(folder, name, texts, what === 'disputed'));
      }
    },
    settled: () => writing,
  };
}

async function write(
  folder: string,
  name: string,
  texts: readonly string[],
  more: boolean,
): Promise<void> {
  const path = join(folder, name);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (more) await appendFile(path, texts.map((text) => `${text}\n`).join(''), { mode: 0o600 });
    else {
      await writeFile(`${path}.part`, texts.join(''), { mode: 0o600 });
      await rename(`${path}.part`, path);
    }
  } catch {
    // The disk is told of by the ledger, which has the notes as well.
  }
}
