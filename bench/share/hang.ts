/**
 * A warning on a node whose disk never answers: the real runner, the real ledger and its clock, with
 * a writer thread that takes everything and says nothing, as one in a write that never returns.
 */
import { generateKeyPairSync } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { Ledger } from '../../src/ledger/ledger.ts';
import { DEFAULT_LEDGER } from '../../src/ledger/settings.ts';
import { createRunner } from '../../src/node/runner.ts';
import { ed25519Signer } from '../../src/seal/index.ts';
import type { Input, LedgerRecord } from '../../src/watch/index.ts';
import { type BenchRow, goalRow } from '../row.ts';

const RUNS = 20;

class SilentWriter extends EventEmitter {
  postMessage(): void {}
  unref(): void {}
}

/** From the step that makes the warning to its statement at the outlet, ms. */
function once(): Promise<number> {
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const ready = { what: 'ready', id: '00'.repeat(16), lastSeq: 0, lastMs: 0 } as const;
  const ledger = new Ledger(new SilentWriter() as unknown as Worker, bell, ready, {
    ...{ path: '/nowhere/ledger.db', node: 'kor', mode: 'exercise', second: null },
    signer: ed25519Signer(generateKeyPairSync('ed25519').privateKey),
    ...{ settings: DEFAULT_LEDGER, clock: Date.now },
  });
  const content = { about: 'warning', warning: 'kor-w1', revision: 1 };
  const body = { body: { id: 'kor-s1', content } };
  const bytes = new TextEncoder().encode(JSON.stringify({ frame: 'statement', statement: body }));
  return new Promise((resolve) => {
    let from = 0;
    const runner = createRunner({
      ...{ mode: 'exercise', ledger, lastSeq: 0, lastAtMs: 0 },
      clock: { speed: 1, nowMs: () => Date.now() },
      watch: {
        step({ seq, kind }: Input) {
          if (kind !== 'tick') return { records: [], effects: [] };
          const record = { kind: 'statement', seq, body } as unknown as LedgerRecord;
          return {
            records: [record],
            effects: [{ kind: 'send', after: seq, peer: 'usa', bytes }],
          };
        },
        ...{ view: () => null, preview: () => null, releases: () => [], snapshot: () => null },
      } as never,
      outlets: {
        send: () => {
          resolve(performance.now() - from);
          clearTimeout(alive);
        },
        ...{ disconnect: () => undefined, publish: () => undefined },
        ...{ alarm: () => undefined, sound: () => undefined },
      },
    });
    // The guard's own timers keep no process alive.
    const alive = setTimeout(() => resolve(Number.POSITIVE_INFINITY), 10_000);
    from = performance.now();
    runner.accept({ kind: 'tick' });
  });
}

export async function hangRow(): Promise<BenchRow> {
  const times = await Promise.all(Array.from({ length: RUNS }, once));
  const what = 'warning from its step to the line, a writer thread that never answers, worst';
  return goalRow(what, Math.max(...times) / 1000, 's', RUNS, { most: 1 });
}
