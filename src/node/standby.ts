import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerError } from '../ledger/index.ts';
import type { Mode, NodeId } from '../mark/index.ts';
import { BongsuError, reasonOf } from './errors.ts';

/** The ledger of a node whose own cannot be opened stands beside the second record. */
export interface Standby {
  readonly path: string;
  /** The node's own ledger. */
  readonly instead: string;
  /** Why that one cannot be used; null: it is in use again, and the other one was left over. */
  readonly reason: string | null;
}

/** What says that a disk or what stands on it is gone, and not that somebody else's is meant. */
const DEAD: readonly string[] = [
  'BNG_LEDGER_OPEN',
  'BNG_LEDGER_CORRUPT',
  'BNG_LEDGER_FULL',
  'BNG_DATA_UNWRITABLE',
];

/** Why a ledger is dead at the start; null for any other reason to refuse it. */
export function deathOf(error: unknown): string | null {
  const known = error instanceof LedgerError || error instanceof BongsuError;
  return known && DEAD.includes(error.code) ? reasonOf(error) : null;
}

/** Nodes and modes may share the other disk, never a file. */
export function standbyPath(second: string, node: NodeId, mode: Mode): string {
  return join(second, `${node}-${mode}-standby.db`);
}

/** A standby ledger that holds what the node's own one does not; null: there is none. */
export function leftOver(second: string, node: NodeId, mode: Mode, own: string): Standby | null {
  const path = standbyPath(second, node, mode);
  return existsSync(path) ? { path, instead: own, reason: null } : null;
}
