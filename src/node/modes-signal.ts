import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Hazard } from '../assess/index.ts';
import { reasonOf } from './errors.ts';
import type { InputBody } from './ports.ts';

/*
 * One way from the actual node of an installation to its exercises: a small file that the actual
 * node writes and exercises only read. Nothing comes back, and nothing of it but its being there
 * reaches an exercise (docs/decisions/0013).
 */

/** An actual hazard at least this probable suspends exercises. */
export const AT_HAND_PROBABILITY = 0.5;
/** A word older than this is none: the actual node is not heard, ms. */
export const SILENT_MS = 10_000;
/** The word is said again this often, ms. */
const SAID_EVERY_MS = 1000;

/** What the file holds. */
export interface AtHand {
  readonly format: 1;
  readonly node: string;
  /** When it was written, by the clock of the machine. */
  readonly writtenMs: number;
  readonly hazards: number;
  /** Where the actual screen is. */
  readonly page: string;
}

/** Hazards that are at hand: recognised, probable enough, and not over. */
export function hazardsAtHand(hazards: readonly Hazard[]): number {
  return hazards.filter(
    ({ kind, status, probability }) =>
      kind === 'ballistic' &&
      (status === 'open' || status === 'lost') &&
      probability >= AT_HAND_PROBABILITY,
  ).length;
}

/** The actual node's side: says at once when a hazard comes or goes, and each second that it lives. */
export function tellAtHand(
  path: string,
  from: { readonly node: string; page(): string; hazards(): number; nowMs(): number },
  onProblem: (reason: string) => void,
): { round(): void } {
  let saidMs = Number.NEGATIVE_INFINITY;
  let said = -1;
  let told = '';
  return {
    round() {
      const writtenMs = from.nowMs();
      const hazards = from.hazards();
      if (hazards === said && writtenMs - saidMs < SAID_EVERY_MS && writtenMs >= saidMs) return;
      const word: AtHand = { format: 1, node: from.node, writtenMs, hazards, page: from.page() };
      try {
        // Whole or not at all: a reader never meets half of it.
        writeFileSync(`${path}.part`, JSON.stringify(word), { mode: 0o644 });
        renameSync(`${path}.part`, path);
        saidMs = writtenMs;
        said = hazards;
        told = '';
      } catch (error) {
        const reason = reasonOf(error);
        if (reason !== told) onProblem(reason);
        told = reason;
      }
    },
  };
}

/** The word, or null where there is none that can be read. */
export function readAtHand(path: string): AtHand | null {
  try {
    const word = JSON.parse(readFileSync(path, 'utf8')) as Partial<AtHand> | null;
    const { format, node, writtenMs, hazards, page } = word ?? {};
    if (format !== 1 || typeof node !== 'string' || typeof page !== 'string') return null;
    if (!Number.isFinite(writtenMs) || !Number.isInteger(hazards)) return null;
    return word as AtHand;
  } catch {
    return null;
  }
}

/** The exercise's side: tells its watch when what is heard of the actual node changes. */
export function heedAtHand(
  path: string,
  nowMs: () => number,
  accept: (input: Extract<InputBody, { kind: 'health' }>) => void,
): { round(): void } {
  let heard: 'good' | 'degraded' | 'failed' | null = null;
  let last = '';
  return {
    round() {
      const word = readAtHand(path);
      const silent = word === null || Math.abs(nowMs() - word.writtenMs) > SILENT_MS;
      // One that fell silent with a hazard at hand has not said that it is over.
      const state = silent
        ? heard === 'failed'
          ? 'failed'
          : 'degraded'
        : word.hazards > 0
          ? 'failed'
          : 'good';
      const message = silent
        ? `nothing is heard of the actual node by ${path}`
        : word.hazards > 0
          ? `${word.hazards} actual hazards at hand, seen by ${word.node}: go to ${word.page}`
          : `no actual hazard at hand, says ${word.node}`;
      const said = `${state} ${state === 'degraded' ? '' : message}`;
      if (said === last) return;
      heard = state;
      last = said;
      accept({ kind: 'health', subject: 'actual', name: 'actual node', state, message });
    },
  };
}
