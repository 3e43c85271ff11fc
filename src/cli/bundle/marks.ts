import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { FROM_BEGINNING, type ReleasedCursor, type Walk } from '../../ledger/index.ts';
import { CHAIN_START } from '../../share/index.ts';

/** Where a bundle began: what an export that goes on from there has to know. */
export interface Mark {
  /** Statements before it. */
  readonly count: number;
  /** The chain over them. */
  readonly chain: string;
  readonly cursor: ReleasedCursor;
  /** Of what was exported before it: the next key of this node that a statement in it announces. */
  readonly announces?: AnnouncedKey;
}

/** Which statement of a bundle announces which key, and when it was exported. */
export interface AnnouncedKey {
  readonly key: string;
  readonly statement: number;
  readonly atMs: number;
}

export const BEGINNING: Mark = { count: 0, chain: CHAIN_START, cursor: FROM_BEGINNING };

/** Marks that are kept: one a file, of some hundred bytes; and walks, one an export. The oldest go. */
const MAX_MARKS = 10_000;

/** What was exported to one peer out of one ledger. */
export interface Exported {
  /** Never empty. */
  readonly marks: readonly Mark[];
  readonly walks: readonly Walk[];
}

/**
 * What was exported to one peer out of one ledger, kept beside it. Without it an export walks from the
 * beginning, which comes to the same unless new rules have withheld something that waited then.
 */
export function readExported(path: string, ledger: string): Exported {
  const nothing = { marks: [BEGINNING], walks: [] };
  if (!existsSync(path)) return nothing;
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as Partial<Record<string, unknown>>;
    const { marks, walks } = kept;
    if (kept['ledger'] !== ledger || !Array.isArray(marks) || marks.length === 0) return nothing;
    // Before walks were kept, an export left out nothing.
    const below = (marks as Mark[]).at(-1)!.cursor.position;
    return { marks, walks: Array.isArray(walks) ? walks : [{ below, end: 0 }] };
  } catch {
    return nothing;
  }
}

export function writeExported(path: string, ledger: string, { marks, walks }: Exported): void {
  const kept = { ledger, marks: marks.slice(-MAX_MARKS), walks: walks.slice(-MAX_MARKS) };
  writeWhole(path, `${JSON.stringify(kept)}\n`);
}

/** Under its name only once it is on disk whole. */
export function writeWhole(path: string, bytes: string | Uint8Array): void {
  const part = `${path}.part`;
  const file = openSync(part, 'w', 0o600);
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, path);
}

/** Where statements to one peer are kept by number, beside the ledger. */
export function marksPath(data: string, mode: string, peer: string): string {
  return join(data, mode, `bundles-${peer}.json`);
}
