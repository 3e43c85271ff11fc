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
import { FROM_BEGINNING, type ReleasedCursor } from '../../ledger/index.ts';
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

/** Marks that are kept: one a file, of some hundred bytes; the oldest go. */
const MAX_MARKS = 10_000;

/** What was exported to one peer out of one ledger, kept beside it. Nothing is lost with it but time. */
export function readMarks(path: string, ledger: string): Mark[] {
  if (!existsSync(path)) return [BEGINNING];
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as { ledger?: unknown; marks?: unknown };
    if (kept.ledger !== ledger || !Array.isArray(kept.marks)) return [BEGINNING];
    return kept.marks.length === 0 ? [BEGINNING] : (kept.marks as Mark[]);
  } catch {
    // The marks only spare the walk from the beginning, which comes to the same.
    return [BEGINNING];
  }
}

export function writeMarks(path: string, ledger: string, marks: readonly Mark[]): void {
  writeWhole(path, `${JSON.stringify({ ledger, marks: marks.slice(-MAX_MARKS) })}\n`);
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
