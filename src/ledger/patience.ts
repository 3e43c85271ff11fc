import type { LedgerRecord } from '../watch/index.ts';

/**
 * A warning is with who needs it within a second, whatever disks do. It waits this long for the
 * ledger's disk where a second one can stand in, and then this long for that one, ms; the rest of
 * the second is for signing and sending.
 */
export const DISK_PATIENCE_MS = 400;
/** With nothing else to turn to it waits this long, ms: a slow disk still gets its second commit. */
export const LAST_PATIENCE_MS = 800;
/** Sensors are kept waiting for a disk this long, ms: what they see may be the next missile. */
export const CROWDED_MS = 2000;
/** What nobody waits for makes a disk that hangs known after this, ms: some take a second or two. */
export const HANG_MS = 5000;
/** Warnings this close to each other are waited for as one, ms. */
const TOGETHER_MS = 50;

/** What waits for a disk's answer, and since when by a clock that never goes back, ms. Plain data. */
export interface Waits {
  /** Something was posted, or an answer came while more is under way; null: nothing is. */
  postedMs: number | null;
  /** So much waits that sensors are kept waiting too. */
  crowdedMs: number | null;
  /** Oldest first: a warning of the step of this input. */
  readonly warnings: { seq: number; readonly sinceMs: number }[];
}

export function createWaits(): Waits {
  return { postedMs: null, crowdedMs: null, warnings: [] };
}

/** True for what must not wait for a disk that hangs: a word of a warning, ours or an ally's. */
export function isOfWarning(record: LedgerRecord): boolean {
  if (record.kind === 'warning') return true;
  if (record.kind !== 'statement' && record.kind !== 'accepted') return false;
  return record.body.body.content.about === 'warning';
}

/** A warning was given to the ledger with this input. */
export function awaitWarning({ warnings }: Waits, seq: number, nowMs: number): void {
  const last = warnings.at(-1);
  if (last !== undefined && nowMs - last.sinceMs < TOGETHER_MS) last.seq = seq;
  else warnings.push({ seq, sinceMs: nowMs });
}

/** The disk has answered: everything up to this input is durable. */
export function answered(waits: Waits, seq: number, more: boolean, nowMs: number): void {
  waits.postedMs = more ? nowMs : null;
  waits.crowdedMs = null;
  while (waits.warnings.length > 0 && waits.warnings[0]!.seq <= seq) waits.warnings.shift();
}

/** When the disk counts as hanging, unless it answers before; infinite while nothing waits. */
export function hangsMs(waits: Waits, patienceMs: number): number {
  const { postedMs, crowdedMs, warnings } = waits;
  const warned = earliest(warnings[0]?.sinceMs ?? null);
  return Math.min(
    earliest(postedMs) + HANG_MS,
    earliest(crowdedMs) + CROWDED_MS,
    warned + patienceMs,
  );
}

/** Since when the oldest of it waits, ms. */
export function waitsSinceMs({ postedMs, crowdedMs, warnings }: Waits): number {
  return earliest(postedMs, crowdedMs, warnings[0]?.sinceMs ?? null);
}

function earliest(...times: (number | null)[]): number {
  return Math.min(...times.map((time) => time ?? Number.POSITIVE_INFINITY));
}
