import { join } from 'node:path';
import type { Mode, NodeId } from '../mark/index.ts';
import { ed25519Verifier } from '../seal/index.ts';
import { type Outcome, type SignedCommand, TICK_MS, type View } from '../watch/index.ts';
import { createAlarms } from './alarms.ts';
import { bundleImport } from './bundles.ts';
import { openChannels } from './channels/channels.ts';
import { openConfirmations } from './channels/confirm.ts';
import { type Clock, systemClock } from './clock.ts';
import type { NodeConfig } from './config.ts';
import { endingKeys } from './ending-keys.ts';
import { sentence } from './errors.ts';
import { startHousekeeping } from './housekeeping.ts';
import { type ActAnswer, createHttp, type HttpServer } from './http/server.ts';
import { type Inputs, openInputs } from './inputs/inputs.ts';
import { moveToNow, readRecordings } from './inputs/recordings.ts';
import { ensureKey, NODE_KEY, signerOf } from './keys.ts';
import type { Links } from './links/links.ts';
import { openNodeLinks } from './links/node-links.ts';
import { listenHttp, refuseRemote } from './listen.ts';
import { type Modes, openModes } from './modes.ts';
import type { Observer, Outlets } from './ports.ts';
import { openWatch, recoveryAlarms } from './recover.ts';
import { startRehearsal } from './rehearsal.ts';
import { createRunner, type Runner } from './runner.ts';
import { readSensorRows } from './sensors.ts';
import { gatherStatus, type NodeStatus } from './status.ts';
import { toWatchSettings } from './watch-settings.ts';

export interface StartOptions {
  readonly config: NodeConfig;
  readonly clock?: Clock;
  /** Alarms and the like, a line each; default: stderr. */
  readonly log?: (line: string) => void;
  /** A key made at this start is a demonstration key, which mode actual refuses. */
  readonly demonstrationKeys?: boolean;
  /** Folder of the built page; default: the package's own. */
  readonly webFolder?: string;
  /** False: no ticks by themselves; `tick()` makes each. For tests. */
  readonly ticking?: boolean;
  /** For measurements. */
  readonly observer?: Observer;
}

/** A node that runs. */
export interface RunningNode {
  readonly node: NodeId;
  readonly mode: Mode;
  readonly config: NodeConfig;
  /** Raw Ed25519 public key, base64url. */
  readonly publicKey: string;
  /** `http://127.0.0.1:8787` as bound. */
  readonly httpUrl: string;
  /** `host:port` that peers can call; null without listening. */
  readonly linkAddress: string | null;
  /** Where each input listens as bound (`udp://127.0.0.1:41234`), by the sensors' `source`. */
  sources(): ReadonlyMap<string, string>;
  /** Null before the first settings, which are there when `startNode` resolves. */
  view(): View | null;
  status(): NodeStatus;
  /** Hands in an officer's signed act; resolves when it is recorded. */
  submit(act: SignedCommand): Promise<ActAnswer>;
  /** Says where a peer is to be called, when it was not known at the start. */
  connectPeer(peer: NodeId, address: string): void;
  /** Other nodes that the page shows beside this one. */
  setOthers(others: NodeConfig['http']['others']): void;
  tick(): void;
  /** Keeps the state, closes everything; what is not durable yet becomes so first. */
  stop(): Promise<void>;
}

/** What belongs to a node that is starting; each part is there once it has been opened. */
interface Parts {
  runner?: Runner;
  links?: Links;
  inputs?: Inputs;
  http?: HttpServer;
  modes?: Modes;
}

/** Starts one node: keys, ledger, watch, links, inputs, HTTP, in this order. Throws a BongsuError. */
export async function startNode(options: StartOptions): Promise<RunningNode> {
  const { config } = options;
  const { node, mode } = config;
  const clock = options.clock ?? systemClock();
  const nowMs = (): number => clock.nowMs();
  const startedMs = nowMs();
  refuseRemote(config);
  const sensors = readSensorRows(config.sensors, node);
  const given = toWatchSettings(config, sensors);
  const recordings = readRecordings(sensors);
  const folder = join(config.data, mode);
  const key = ensureKey(config.data, mode, NODE_KEY, options.demonstrationKeys ?? false);
  const alarms = createAlarms(nowMs, options.log ?? toStderr);
  const parts: Parts = {};
  const closers: (() => Promise<void> | void)[] = [];
  let others = config.http.others;

  try {
    const confirmations = openConfirmations(config, nowMs, ed25519Verifier());
    const channels = openChannels({
      ...{ config, nowMs, signer: signerOf(key) },
      answer: (body) => void parts.runner?.accept(body),
      links: confirmations.links,
    });
    const outlets: Outlets = {
      send: (effect, unrecorded) => void parts.links?.send(effect.peer, effect.bytes, unrecorded),
      disconnect: (effect) => parts.links?.disconnect(effect.peer, effect.reason),
      publish: (effect, unrecorded) => channels.publish(effect, unrecorded),
      alarm: alarms.raise,
      sound: alarms.sound,
    };
    const opened = await openWatch({
      ...{ folder, node, mode, signer: signerOf(key), nowMs },
      ...(config.ledger.second === undefined ? {} : { second: config.ledger.second }),
      ...(config.ledger.keep === undefined ? {} : { keep: config.ledger.keep }),
    });
    const runner = createRunner({
      mode,
      clock,
      outlets,
      ledger: opened.ledger,
      lastSeq: opened.lastSeq,
      lastAtMs: opened.lastAtMs,
      ...(options.observer === undefined ? {} : { observer: options.observer }),
      watch: {
        ...opened.watch,
        step(input) {
          const outcome = opened.watch.step(input);
          if (concernsPeople(outcome)) parts.http?.stream.changed();
          parts.modes?.note(outcome.records);
          return outcome;
        },
      },
      onProgress() {
        parts.inputs?.wake();
        parts.links?.pause(!runner.ready);
      },
    });
    parts.runner = runner;
    closers.push(async () => {
      runner.snapshot();
      await runner.close();
    });
    // Receipts of what is still being written belong into the ledger before it closes.
    closers.push(() => channels.close());
    const playedFromMs = nowMs();
    const settings = { ...given, sensors: moveToNow(sensors, recordings, playedFromMs) };
    const held = opened.held();
    opened.begin(runner, settings);
    for (const { code, message } of recoveryAlarms(opened.recovery)) alarms.raise(code, message);
    if (options.clock === undefined) tellClockBehind(runner, opened.lastAtMs, startedMs);
    channels.takeUp(
      opened.ledger.id,
      opened.unanswered().map((document) => ({ ...document, after: runner.lastSeq })),
      runner.view()?.warnings ?? [],
    );

    const links = await openNodeLinks(
      config,
      key,
      () => parts.links,
      runner,
      held,
      (peer) => opened.summary(nowMs())?.links.find((link) => link.peer === peer)?.keys,
    );
    parts.links = links;
    closers.push(() => links.close());
    const inputs = await openInputs({
      sensors,
      config: config.inputs,
      ...{ nowMs, recordings, startMs: playedFromMs, speed: clock.speed },
      ready: () => runner.ready,
      take: (source, bytes) => void runner.accept({ kind: 'datagram', source, bytes }),
      onState(name, state, message) {
        const health = state === 'ended' ? 'good' : state;
        runner.accept({ kind: 'health', subject: 'input', name, state: health, message });
      },
    });
    parts.inputs = inputs;
    closers.push(() => inputs.close());

    const keys = endingKeys(config, settings, channels.credentials);
    const status = (): NodeStatus =>
      gatherStatus({
        ...{ config, clock, key, startedMs, settings, runner, links, inputs, keys },
        channels: channels.health(),
        ledgerPath: opened.path,
        second: opened.ledger.second,
        recovery: opened.recovery,
        summary: opened.summary(Math.max(runner.lastAtMs, nowMs())),
        alarms: alarms.list(),
        alarmGroups: alarms.groups(),
      });
    const submit = async (act: SignedCommand): Promise<ActAnswer> => {
      const { seq, outcome } = runner.accept({ kind: 'command', command: act });
      const recorded = await runner.recorded(seq);
      const decisions = outcome.records.flatMap((record) =>
        record.kind === 'decision' ? [record.body] : [],
      );
      alarms.heed(decisions);
      return { seq, recorded, decisions };
    };
    const http = await createHttp({
      host: config.http.host,
      site: () => ({ node, mode, title: config.title, others }),
      view: () => runner.view(),
      preview: (warning) => runner.preview(warning),
      releases: (about) => runner.releases(about),
      ...{
        status,
        submit,
        cap: channels.cap,
        publicFolder: channels.publicFolder,
        nowMs,
        channels,
      },
      publicUrl: config.http.publicUrl,
      importBundle: bundleImport(config, runner),
      acknowledging: {
        ...{ mode, confirmations, receivers: opened.receivers, view: () => runner.view() },
        accept: (receipt) => runner.recorded(runner.accept(receipt).seq),
      },
      ...(options.webFolder === undefined ? {} : { webFolder: options.webFolder }),
    });
    parts.http = http;
    closers.push(() => http.app.close());
    const httpUrl = await listenHttp(http, config);
    const modes = openModes({
      ...{ config, hazards: runner.view()?.hazards ?? [], page: () => httpUrl },
      accept: (input) => void runner.accept(input),
      onProblem: (reason) =>
        alarms.raise('BNG_EXERCISE_UNTOLD', sentence('BNG_EXERCISE_UNTOLD', { reason })),
    });
    parts.modes = modes;
    closers.push(() => modes.stop());

    const tick = (): void => {
      runner.accept({ kind: 'tick' });
      alarms.tend();
    };
    if (options.ticking !== false) {
      const ticker = setInterval(tick, Math.max(1, TICK_MS / clock.speed));
      closers.push(() => clearInterval(ticker));
      const played = startRehearsal();
      closers.push(() => played.stop());
    }
    const { snapshotEveryS } = config.ledger;
    const housekeeping = startHousekeeping({
      ...{ runner, inputs, nowMs, snapshotEveryS, root: () => opened.ledger.sealedRoot },
      keys,
      toldFile: join(folder, 'keys-told.json'),
    });
    closers.push(() => housekeeping.stop());
    inputs.wake();

    let stopping: Promise<void> | null = null;
    return {
      ...{ node, mode, config, httpUrl, status, submit, tick },
      publicKey: key.publicKey,
      linkAddress: links.address,
      sources: () => inputs.addresses(),
      view: () => runner.view(),
      connectPeer: (peer, address) => links.connect(peer, address),
      setOthers(value) {
        others = value;
      },
      stop() {
        stopping ??= closeAll(closers);
        return stopping;
      },
    };
  } catch (error) {
    await closeAll(closers).catch(() => undefined);
    throw error;
  }
}

/** A ledger whose time is ahead of the clock this much: one of the two is wrong, ms. */
const CLOCK_BEHIND_MS = 1000;

function tellClockBehind(runner: Runner, lastAtMs: number, nowMs: number): void {
  const aheadMs = lastAtMs - nowMs;
  if (aheadMs < CLOCK_BEHIND_MS) return;
  const message =
    `the ledger's last time is ${Math.ceil(aheadMs / 1000)} s ahead of this machine's clock, and ` +
    'time stands still until then: correct the clock, or start on a new data folder if the ' +
    'clock was wrong before';
  runner.accept({ kind: 'health', subject: 'clock', name: 'system', state: 'degraded', message });
}

/** Something that a person at the page waits for, not just another report. */
function concernsPeople({ records }: Outcome): boolean {
  return records.some(({ kind }) => kind === 'hazard' || kind === 'warning' || kind === 'accepted');
}

/** Last opened, first closed; the first failure is told after all had their turn. */
async function closeAll(closers: (() => Promise<void> | void)[]): Promise<void> {
  let failure: unknown = null;
  for (const close of closers.reverse()) {
    try {
      await close();
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure !== null) throw failure;
}

function toStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
