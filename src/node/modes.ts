import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Hazard } from '../assess/index.ts';
import type { LedgerRecord } from '../watch/index.ts';
import type { NodeConfig } from './config.ts';
import { hazardsAtHand, heedAtHand, tellAtHand } from './modes-signal.ts';
import type { InputBody } from './ports.ts';

/** How often the word of the actual node is looked at, and said again, ms. */
const ROUND_MS = 250;
/** Hazards that are remembered; those that are over go first. */
const MAX_HAZARDS = 1000;
const FILE = 'at-hand.json';

/** The tie between the modes of one installation: from the actual node to its exercises alone. */
export interface Modes {
  /** What a step of this node's watch has recorded. */
  note(records: readonly LedgerRecord[]): void;
  stop(): void;
}

export interface ModesOptions {
  readonly config: Pick<NodeConfig, 'node' | 'mode' | 'data' | 'suspendedBy'>;
  /** Hazards from before this start. */
  readonly hazards: readonly Hazard[];
  readonly page: () => string;
  readonly accept: (input: Extract<InputBody, { kind: 'health' }>) => void;
  readonly onProblem: (reason: string) => void;
  /** The machine's clock: an exercise may have one of its own. */
  readonly wallMs?: () => number;
}

/** Where the actual node of this installation says what is at hand; null: nothing suspends this one. */
export function suspendedBy({
  mode,
  data,
  suspendedBy: given,
}: ModesOptions['config']): string | null {
  if (mode === 'actual' || given === 'none') return null;
  if (given !== undefined) return given;
  const folder = join(data, 'actual');
  return existsSync(folder) ? join(folder, FILE) : null;
}

export function openModes(options: ModesOptions): Modes {
  const { config, accept, page, onProblem, wallMs: nowMs = Date.now } = options;
  const { node, mode, data } = config;
  const hazards = new Map(options.hazards.map((hazard) => [hazard.id, hazard]));
  const path = suspendedBy(config);
  const side =
    mode === 'actual'
      ? tellAtHand(
          join(data, 'actual', FILE),
          { ...{ node, page, nowMs }, hazards: () => hazardsAtHand([...hazards.values()]) },
          onProblem,
        )
      : path === null
        ? null
        : heedAtHand(path, nowMs, accept);
  if (side === null) return { note: () => undefined, stop: () => undefined };
  side.round();
  const timer = setInterval(side.round, ROUND_MS);
  return {
    note(records) {
      if (mode !== 'actual') return;
      let news = false;
      for (const record of records) {
        if (record.kind !== 'hazard') continue;
        const { status, id } = record.body;
        if (status === 'ended' || status === 'withdrawn') hazards.delete(id);
        else hazards.set(id, record.body);
        if (hazards.size > MAX_HAZARDS) hazards.delete(hazards.keys().next().value!);
        news = true;
      }
      // After the step: nothing of an actual warning waits for an exercise's file.
      if (news) setImmediate(side.round);
    },
    stop: () => clearInterval(timer),
  };
}
