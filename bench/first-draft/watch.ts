import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import type { Emission } from '../../src/exercise/index.ts';
import { completeConfig, readSensorRows, toWatchSettings } from '../../src/node/index.ts';
import { ed25519Signer, ed25519Verifier } from '../../src/seal/index.ts';
import {
  createWatch,
  type Outcome,
  settingsHash,
  step,
  TICK_MS,
  type Watch,
} from '../../src/watch/index.ts';

/** A watch without sockets, ledger or peers: emissions go in at the time they are made. */
export interface PureWatch {
  readonly watch: Watch;
  seq: number;
  nextTickMs: number;
  readonly onOutcome: (outcome: Outcome, atMs: number) => void;
}

/** With every setting as shipped. `sensors` are rows of a sensors file. */
export function pureWatch(
  sensors: readonly Readonly<Record<string, unknown>>[],
  startMs: number,
  onOutcome: PureWatch['onOutcome'],
): PureWatch {
  const config = completeConfig({ node: 'kor', mode: 'exercise', sensors }, join('/'));
  const settings = toWatchSettings(config, readSensorRows(config.sensors, 'benchmark'));
  const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
  const watch = createWatch('exercise', { signer, verifier: ed25519Verifier() });
  const hash = settingsHash(settings);
  step(watch, { kind: 'settings', seq: 1, atMs: startMs, hash, value: settings });
  return { watch, seq: 1, nextTickMs: startMs + TICK_MS, onOutcome };
}

/** Takes emissions in by rising time, a tick every 50 ms between them, up to `untilMs`. */
export function feed(pure: PureWatch, emissions: readonly Emission[], untilMs: number): void {
  for (const { timeMs, source, bytes } of emissions) {
    tickUntil(pure, timeMs);
    pure.seq += 1;
    const input = { kind: 'datagram', seq: pure.seq, atMs: timeMs, source, bytes } as const;
    pure.onOutcome(step(pure.watch, input), timeMs);
  }
  tickUntil(pure, untilMs);
}

function tickUntil(pure: PureWatch, untilMs: number): void {
  for (; pure.nextTickMs <= untilMs; pure.nextTickMs += TICK_MS) {
    pure.seq += 1;
    const atMs = pure.nextTickMs;
    pure.onOutcome(step(pure.watch, { kind: 'tick', seq: pure.seq, atMs }), atMs);
  }
}
