import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Ledger,
  openLedger,
  RecordCursor,
  readLedger,
  recoverLedger,
  replaySigner,
} from '../ledger/index.ts';
import type { Mode, NodeId } from '../mark/index.ts';
import { canonicalJson, ed25519Verifier, type Signer } from '../seal/index.ts';
import {
  createWatch,
  type PendingDocument,
  restoreWatch,
  settingsHash,
  snapshotWatch,
  step,
  viewOf,
  type Watch,
  type WatchPorts,
  type WatchSettings,
  type WatchState,
} from '../watch/index.ts';
import { BongsuError, reasonOf } from './errors.ts';
import type { WatchPort } from './ports.ts';
import type { Runner } from './runner.ts';

export interface OpenWatchOptions {
  /** `<data>/<mode>`. */
  readonly folder: string;
  readonly node: NodeId;
  readonly mode: Mode;
  readonly signer: Signer;
  readonly nowMs: () => number;
}

/** A watch as its ledger left it, and the ledger ready to go on. */
export interface OpenedWatch {
  readonly path: string;
  readonly watch: WatchPort;
  readonly ledger: Ledger;
  readonly lastSeq: number;
  readonly lastAtMs: number;
  /** Inputs that were folded again after the newest snapshot. */
  readonly replayed: number;
  /** First inputs of this start: settings if they changed, links that are gone, documents left over. */
  begin(runner: Runner, settings: WatchSettings): void;
  /** Documents that no receipt had come for when the process ended: to be published again. */
  unanswered(): PendingDocument[];
}

/**
 * Opens the ledger and makes the watch again from its newest snapshot and the inputs since.
 * Effects of those inputs are not performed twice: links resume by sequence, documents without
 * a receipt are published again by the caller. Throws a LedgerError or BongsuError.
 */
export async function openWatch(options: OpenWatchOptions): Promise<OpenedWatch> {
  const { folder, node, mode, signer, nowMs } = options;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new BongsuError('BNG_DATA_UNWRITABLE', { folder, reason: reasonOf(error) });
  }
  const path = join(folder, 'ledger.db');
  const ledger = await openLedger({ path, node, mode, signer, clock: nowMs });
  try {
    const { watch, replayed } = recover(path, mode, signer);
    const { state } = watch;
    return {
      path,
      watch: {
        step: (input) => step(watch, input),
        view: (atMs) => viewOf(watch, atMs),
        snapshot: () => snapshotWatch(watch),
      },
      ledger,
      lastSeq: state.lastSeq,
      lastAtMs: state.lastMs,
      replayed,
      begin(runner, given) {
        // As it will be read back: a -0 must not be one thing now and another in the replay.
        const settings = JSON.parse(canonicalJson(given)) as WatchSettings;
        const hash = settingsHash(settings);
        if (hash !== state.settingsHash) runner.accept({ kind: 'settings', hash, value: settings });
        for (const link of state.stages?.share.links.values() ?? []) {
          if (link.up) runner.accept({ kind: 'link', peer: link.peer, state: 'down' });
        }
      },
      unanswered: () => [...state.publishing.values()],
    };
  } catch (error) {
    await ledger.close().catch(() => undefined);
    throw error;
  }
}

function recover(path: string, mode: Mode, live: Signer): { watch: Watch; replayed: number } {
  const verifier = ed25519Verifier();
  // The key may have been replaced since: what was signed then is given as it was recorded, or
  // the links would go on from another chain than the one that peers hold.
  const signer = replaySigner(verifier, live.publicKey, live);
  const ports: WatchPorts = { signer: signer.port, verifier };
  if (!existsSync(path)) return { watch: createWatch(mode, ports), replayed: 0 };
  const reader = readLedger(path);
  try {
    const { snapshot, inputs } = recoverLedger(reader);
    const watch =
      snapshot === null
        ? createWatch(mode, ports)
        : restoreWatch(mode, snapshot.state as WatchState, ports);
    const recorded = new RecordCursor(reader.recordRows((snapshot?.seq ?? 0) + 1));
    let replayed = 0;
    for (const input of inputs) {
      signer.expect(recorded.upTo(input.seq));
      foldAgain(watch, input);
      replayed += 1;
    }
    signer.expect([]);
    return { watch, replayed };
  } finally {
    reader.close();
  }
}

/** As the runner does: an input whose step threw was recorded without decisions and passed over. */
function foldAgain(watch: Watch, input: Parameters<typeof step>[1]): void {
  try {
    step(watch, input);
  } catch (error) {
    // Out of order is another matter: that is no defect met again but a ledger with a hole.
    if (watch.state.lastSeq !== input.seq) throw error;
  }
}
