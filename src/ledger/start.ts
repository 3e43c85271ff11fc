import { Worker } from 'node:worker_threads';
import { LedgerError } from './error.ts';
import { Ledger } from './ledger.ts';
import type { LedgerOptions } from './options.ts';
import { DEFAULT_LEDGER } from './settings.ts';
import type { FromWriter, WriterData } from './work.ts';

/** Opens the ledger, or makes it when there is none. Rejects with a {@link LedgerError}. */
export function openLedger(options: LedgerOptions): Promise<Ledger> {
  return start(options, 'any');
}

/** Makes a ledger; BNG_LEDGER_EXISTS when there is one. */
export function createLedger(options: LedgerOptions): Promise<Ledger> {
  return start(options, 'new');
}

function start(options: LedgerOptions, expect: WriterData['expect']): Promise<Ledger> {
  const { path, node, mode, signer, clock = Date.now, second = null } = options;
  const settings = { ...DEFAULT_LEDGER, ...options.settings };
  const nowMs = clock();
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const workerData: WriterData = {
    ...{ path, node, mode, settings, expect, nowMs, bell, second },
    key: signer.publicKey,
  };
  // The same extension as this file: `.ts` in a checkout, `.js` in an installed package.
  const file = import.meta.url.endsWith('.ts') ? './writer.ts' : './writer.js';
  const worker = new Worker(new URL(file, import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (first: FromWriter) => {
      worker.removeListener('error', reject);
      if (first.what === 'refused') reject(new LedgerError(first.code, first.message));
      else if (first.what === 'ready') {
        resolve(
          new Ledger(worker, bell, first, { path, node, mode, signer, clock, settings, second }),
        );
      }
    });
  });
}
