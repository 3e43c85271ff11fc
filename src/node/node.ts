import { join } from 'node:path';
import type { Mode, NodeId } from '../mark/index.ts';
import { type SignedCommand, TICK_MS, type View } from '../watch/index.ts';
import type { NodeConfig } from './config.ts';
import { type Core, openCore } from './core.ts';
import { openDoors, openLinks, openSources } from './doors.ts';
import { endingKeys } from './ending-keys.ts';
import { startHousekeeping } from './housekeeping.ts';
import type { ActAnswer } from './http/server.ts';
import type { Inputs } from './inputs/inputs.ts';
import { refuseRemote } from './listen.ts';
import { startRehearsal } from './rehearsal.ts';
import { watchSensorClocks } from './sensor-clocks.ts';
import { closeAll, prepareStart, type Start, type StartOptions } from './start.ts';
import type { NodeStatus } from './status.ts';

/** A node that runs. */
export interface RunningNode {
  readonly node: NodeId;
  readonly mode: Mode;
  readonly config: NodeConfig;
  /** Raw Ed25519 public key, base64url. */
  readonly publicKey: string;
  /** `http://127.0.0.1:8787` as bound. */
  readonly httpUrl: string;
  /** Where public pages and confirmations have a port of their own; null without `http.public`. */
  readonly publicListenerUrl: string | null;
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

/** Starts one node: keys, ledger, watch, links, inputs, HTTP, in this order. Throws a BongsuError. */
export async function startNode(options: StartOptions): Promise<RunningNode> {
  refuseRemote(options.config);
  const start = prepareStart(options);
  try {
    const core = await openCore(start);
    const links = await openLinks(start, core);
    const inputs = await openSources(start, core);
    const doors = await openDoors(start, core, links, inputs);
    const tick = startTimers(start, core, inputs);
    inputs.wake();
    let stopping: Promise<void> | null = null;
    return {
      ...{ node: options.config.node, mode: options.config.mode, config: options.config },
      ...{ ...doors, tick },
      get publicKey() {
        return start.key.publicKey;
      },
      linkAddress: links.address,
      sources: () => inputs.addresses(),
      view: () => core.runner.view(),
      connectPeer: (peer, address) => links.connect(peer, address),
      stop() {
        stopping ??= closeAll(start.closers);
        return stopping;
      },
    };
  } catch (error) {
    await closeAll(start.closers).catch(() => undefined);
    throw error;
  }
}

/** What a node does by the clock; gives back what one tick is. */
function startTimers(start: Start, core: Core, inputs: Inputs): () => void {
  const { options, config, clock, nowMs, alarms, closers } = start;
  const { runner, opened, channels, settings, movedByMs } = core;
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
    keys: endingKeys(config, settings, channels.credentials),
    toldFile: join(start.folder, 'keys-told.json'),
  });
  closers.push(() => housekeeping.stop());
  const clocks = watchSensorClocks({
    ...{ clock, settings, movedByMs, steadyMs: () => performance.now() },
    recorded: new Set(start.recordings.keys()),
    summary: () => opened.summary(Math.max(runner.lastAtMs, nowMs())),
    settle: (moved) => opened.settle(runner, moved),
    tell: alarms.raise,
  });
  closers.push(() => clocks.stop());
  return tick;
}
