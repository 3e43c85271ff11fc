import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  isShredded,
  KEEP_ALL,
  type KeepDays,
  type Ledger,
  openLedger,
  RecordCursor,
  readLedger,
  recoverLedger,
  replaySigner,
  type StoredRecord,
} from '../ledger/index.ts';
import type { Mode, NodeId } from '../mark/index.ts';
import { canonicalBytes, canonicalJson, ed25519Verifier, type Signer } from '../seal/index.ts';
import {
  createWatch,
  type Input,
  type LedgerRecord,
  type PendingDocument,
  previewOf,
  type ReceiversOf,
  receiversOf,
  releasePreviewsOf,
  restoreWatch,
  type Summary,
  settingsHash,
  shapeProblem,
  snapshotWatch,
  step,
  summaryOf,
  viewOf,
  type Watch,
  type WatchPorts,
  type WatchSettings,
  type WatchState,
} from '../watch/index.ts';
import { BongsuError, type ErrorCode, reasonOf, sentence } from './errors.ts';
import { keepExchangedNotes } from './exchanged-notes.ts';
import type { Claim } from './links/claims.ts';
import type { WatchPort } from './ports.ts';
import type { Runner } from './runner.ts';
import { deathOf, leftOver, type Standby, standbyPath } from './standby.ts';

export interface OpenWatchOptions {
  /** `<data>/<mode>`. */
  readonly folder: string;
  readonly node: NodeId;
  readonly mode: Mode;
  readonly signer: Signer;
  readonly nowMs: () => number;
  /** Folder on another disk for the second record. */
  readonly second?: string;
  /** How long entries are kept; absent: for ever. */
  readonly keep?: Partial<KeepDays>;
}

/** How the state of a start was made again from its ledger. */
export interface RecoveryStatus {
  /** Seq of the snapshot that it went on from; 0: from the beginning. */
  readonly snapshotSeq: number;
  /** Inputs that were folded again after it. */
  readonly replayed: number;
  /** Newer snapshots that could not be used, newest first. */
  readonly skipped: readonly { readonly seq: number; readonly reason: string }[];
  /** Inputs that led to other records than those in the ledger when they were folded again. */
  readonly different: number;
  /** A ledger that stands in, or stood in, for the node's own. */
  readonly standby?: Standby | null;
}

/** A watch as its ledger left it, and the ledger ready to go on. */
export interface OpenedWatch {
  readonly path: string;
  readonly watch: WatchPort;
  readonly ledger: Ledger;
  readonly lastSeq: number;
  readonly lastAtMs: number;
  readonly recovery: RecoveryStatus;
  /** First inputs of this start: settings if they changed, links that are gone, documents left over. */
  begin(runner: Runner, settings: WatchSettings): void;
  /** By how much sensors were moved when it ended, s: {@link WatchSettings.warn}'s `clockAheadS`. */
  readonly movedS: number;
  /** Puts settings in force where they are others than those in force. */
  settle(runner: Runner, settings: WatchSettings): void;
  /** What the ledger holds of each peer, as the link's counts have it. */
  held(): Map<NodeId, Claim>;
  /** How the watch is at a moment; null before the first settings. */
  summary(atMs: number): Summary | null;
  /** Who was told of a warning and who has confirmed; null where nothing of it is known. */
  receivers(warning: string): ReceiversOf | null;
  /** Resolves once the files beside the ledger are written, or could not be. */
  settled(): Promise<void>;
  /** Documents that no receipt had come for when the process ended: to be published again. */
  unanswered(): PendingDocument[];
}

/**
 * Opens the ledger and makes the watch again from its newest snapshot and the inputs since.
 * Effects of those inputs are not performed twice: links resume by sequence, documents without
 * a receipt are published again by the caller. Throws a LedgerError or BongsuError.
 *
 * A ledger whose disk is dead stops no node that has a second disk: it begins one there, anew,
 * since what people are told now matters more than what was.
 */
export async function openWatch(options: OpenWatchOptions): Promise<OpenedWatch> {
  const { folder, node, mode, second } = options;
  const path = join(folder, 'ledger.db');
  try {
    const file = second === undefined ? null : secondIn(second, node, mode);
    const left = second === undefined ? null : leftOver(second, node, mode, path);
    return withStandby(await openAt(options, path, file), left);
  } catch (error) {
    const reason = deathOf(error);
    if (second === undefined || reason === null) throw error;
    // The second record keeps what the dead ledger lacks; it is taken in when that one is back.
    const standby = { path: standbyPath(second, node, mode), instead: path, reason };
    return withStandby(await openAt(options, standby.path, null), standby);
  }
}

function withStandby(opened: OpenedWatch, standby: Standby | null): OpenedWatch {
  return standby === null ? opened : { ...opened, recovery: { ...opened.recovery, standby } };
}

async function openAt(
  options: OpenWatchOptions,
  path: string,
  second: string | null,
): Promise<OpenedWatch> {
  const { node, mode, signer, nowMs } = options;
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new BongsuError('BNG_DATA_UNWRITABLE', { folder, reason: reasonOf(error) });
  }
  const ledger = await openLedger({
    ...{ path, node, mode, signer, clock: nowMs },
    ...(second === null ? {} : { second }),
    settings: { keep: { ...KEEP_ALL, ...options.keep } },
  });
  try {
    const { watch, recovery } = recover(path, mode, signer);
    const { state } = watch;
    const notes = keepExchangedNotes(join(folder, 'exchanged'));
    const settle = (runner: Runner, given: WatchSettings): void => {
      // As it will be read back: a -0 must not be one thing now and another in the replay.
      const named = { ...given, ledger: ledger.id };
      const value = JSON.parse(canonicalJson(named)) as WatchSettings;
      const hash = settingsHash(value);
      if (hash !== state.settingsHash) runner.accept({ kind: 'settings', hash, value });
    };
    return {
      path,
      watch: {
        step(input) {
          const outcome = step(watch, input);
          notes.keep(outcome.records);
          return outcome;
        },
        view: (atMs) => viewOf(watch, atMs),
        preview: (warning, atMs, as) => previewOf(watch, warning, atMs, as),
        releases: (about, atMs) => releasePreviewsOf(watch, about, atMs),
        snapshot: () => snapshotWatch(watch),
      },
      ledger,
      lastSeq: state.lastSeq,
      lastAtMs: state.lastMs,
      recovery,
      movedS: state.stages?.settings.warn.clockAheadS ?? 0,
      settle,
      begin(runner, given) {
        settle(runner, given);
        for (const link of state.stages?.share.links.values() ?? []) {
          if (link.up) runner.accept({ kind: 'link', peer: link.peer, state: 'down' });
        }
      },
      summary: (atMs) => summaryOf(watch, atMs),
      settled: () => notes.settled(),
      held: () =>
        new Map(
          [...(state.stages?.share.links.values() ?? [])].map((link) => {
            const { received, receivedChain, peerLedger: yourLedger } = link;
            return [link.peer, { received, receivedChain, yourLedger }];
          }),
        ),
      receivers: (warning) => receiversOf(state.receivers, warning),
      unanswered: () => [...state.publishing.values()],
    };
  } catch (error) {
    await ledger.close().catch(() => undefined);
    throw error;
  }
}

/** Nodes and modes may share the other disk, never a file. A folder that cannot be made shows later. */
function secondIn(folder: string, node: NodeId, mode: Mode): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    // The second record says so when it is opened, and the node starts all the same.
  }
  return join(folder, `${node}-${mode}-second.log`);
}

interface Recovered {
  readonly watch: Watch;
  readonly recovery: RecoveryStatus;
}

function recover(path: string, mode: Mode, live: Signer): Recovered {
  const verifier = ed25519Verifier();
  // The key may have been replaced since: what was signed then is given as it was recorded, or
  // the links would go on from another chain than the one that peers hold.
  const signer = replaySigner(verifier, live.publicKey, live);
  const ports: WatchPorts = { signer: signer.port, verifier };
  if (!existsSync(path)) {
    const recovery = { snapshotSeq: 0, replayed: 0, skipped: [], different: 0 };
    return { watch: createWatch(mode, ports), recovery };
  }
  const reader = readLedger(path);
  try {
    const { snapshot, inputs, skipped } = recoverLedger(reader, shapeProblem);
    const snapshotSeq = snapshot?.seq ?? 0;
    const watch =
      snapshot === null
        ? createWatch(mode, ports)
        : restoreWatch(mode, snapshot.state as WatchState, ports);
    const recorded = new RecordCursor(reader.recordRows(snapshotSeq + 1));
    let replayed = 0;
    let different = 0;
    for (const input of inputs) {
      if (input.seq !== watch.state.lastSeq + 1) throw holeError(path, watch, skipped);
      const rows = recorded.upTo(input.seq);
      signer.expect(rows);
      if (!isSame(foldAgain(watch, input), rows)) different += 1;
      replayed += 1;
    }
    signer.expect([]);
    return { watch, recovery: { snapshotSeq, replayed, skipped, different } };
  } finally {
    reader.close();
  }
}

/** As the runner does: an input whose step threw was recorded without decisions and passed over. */
function foldAgain(watch: Watch, input: Input): readonly LedgerRecord[] {
  try {
    return step(watch, input).records;
  } catch (error) {
    // Earlier than the one before is another matter: no defect met again but a damaged ledger.
    if (watch.state.lastSeq !== input.seq) throw error;
    return [];
  }
}

function isSame(records: readonly LedgerRecord[], rows: readonly StoredRecord[]): boolean {
  return (
    records.length === rows.length &&
    records.every((record, i) => {
      const row = rows[i]!;
      if (isShredded(row)) return row.kind === record.kind;
      return Buffer.from(canonicalBytes(record)).equals(row.bytes);
    })
  );
}

/**
 * Inputs that were never recorded are stood in for by the snapshot at their end. Where that one
 * cannot be used there is no way over the hole.
 */
function holeError(path: string, watch: Watch, skipped: RecoveryStatus['skipped']): BongsuError {
  const seq = watch.state.lastSeq + 1;
  const reason = skipped.at(-1)?.reason ?? 'there is none';
  return new BongsuError('BNG_SNAPSHOT_NEEDED', { path, seq, reason });
}

/** What a person should know of a recovery: code and message of an alarm each. */
export function recoveryAlarms(recovery: RecoveryStatus): { code: ErrorCode; message: string }[] {
  const { snapshotSeq, replayed, skipped, different, standby } = recovery;
  const alarms: { code: ErrorCode; message: string }[] = [];
  if (standby != null) {
    const { path, instead, reason } = standby;
    const code = reason === null ? 'BNG_STANDBY_LEFT' : 'BNG_STANDBY_LEDGER';
    alarms.push({ code, message: sentence(code, { path, instead, reason: reason ?? '' }) });
  }
  if (skipped.length > 0) {
    const { seq, reason } = skipped[0]!;
    const from = snapshotSeq === 0 ? 'the beginning' : `the snapshot of input ${snapshotSeq}`;
    const values = { count: skipped.length, seq, reason, from, replayed };
    alarms.push({
      code: 'BNG_SNAPSHOT_SKIPPED',
      message: sentence('BNG_SNAPSHOT_SKIPPED', values),
    });
  }
  if (different > 0) {
    const values = { different, replayed };
    alarms.push({
      code: 'BNG_RECOVERED_OTHERWISE',
      message: sentence('BNG_RECOVERED_OTHERWISE', values),
    });
  }
  return alarms;
}
