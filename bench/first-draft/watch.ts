import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import type { Emission } from '../../src/exercise/index.ts';
import { completeConfig, readSensorRows, toWatchSettings } from '../../src/node/index.ts';
import { ed25519Signer, ed25519Verifier } from '../../src/seal/index.ts';
import type { Sensor } from '../../src/sense/index.ts';
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

/**
 * With every setting as shipped. `sensors` are rows of a sensors file; `moved` may set their clocks
 * for recordings that are played as if they were now.
 */
export function pureWatch(
  sensors: readonly Readonly<Record<string, unknown>>[],
  startMs: number,
  onOutcome: PureWatch['onOutcome'],
  moved: (read: readonly Sensor[]) => readonly Sensor[] = (read) => read,
): PureWatch {
  const config = completeConfig({ node: 'kor', mode: 'exercise', sensors }, join('/'));
  const settings = toWatchSettings(config, moved(readSensorRows(config.sensors, 'benchmark')));
  const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
  const watch = createWatch('exercise', { signer, verifier: ed25519Verifier() });
  const hash = settingsHash(settings);
  step(watch, { kind: 'settings', seq: 1, atMs: startMs, hash, value: settings });
  return { watch, seq: 1, nextTickMs: startMs + TICK_MS, onOutcome };
}

/** What a feed brings: of an exercise or of a recording. */
export type Fed = Pick<Emission, 'timeMs' | 'source' | 'bytes'>;

/** Takes what comes in by rising time, a tick every `tickMs` between, up to `untilMs`. */
export function feed(
  pure: PureWatch,
  emissions: readonly Fed[],
  untilMs: number,
  tickMs = TICK_MS,
): void {
  for (const { timeMs, source, bytes } of emissions) {
    tickUntil(pure, timeMs, tickMs);
    pure.seq += 1;
    const input = { kind: 'datagram', seq: pure.seq, atMs: timeMs, source, bytes } as const;
    pure.onOutcome(step(pure.watch, input), timeMs);
  }
  tickUntil(pure, untilMs, tickMs);
}

function tickUntil(pure: PureWatch, untilMs: number, tickMs: number): void {
  for (; pure.nextTickMs <= untilMs; pure.nextTickMs += tickMs) {
    pure.seq += 1;
    const atMs = pure.nextTickMs;
    pure.onOutcome(step(pure.watch, { kind: 'tick', seq: pure.seq, atMs }), atMs);
  }
}
