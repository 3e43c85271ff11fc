import { revisionsOf } from '../ledger/index.ts';
import type { SignedCommand } from '../watch/index.ts';
import { bundleImport } from './bundles.ts';
import type { NodeConfig } from './config.ts';
import type { Core } from './core.ts';
import { endingKeys } from './ending-keys.ts';
import { sentence } from './errors.ts';
import { createOutside } from './http/outside.ts';
import { type ActAnswer, createHttp } from './http/server.ts';
import { type Inputs, openInputs } from './inputs/inputs.ts';
import { unreadTexts } from './languages.ts';
import type { Links } from './links/links.ts';
import { openNodeLinks } from './links/node-links.ts';
import { listenHttp } from './listen.ts';
import { followKey } from './live-key.ts';
import { openModes } from './modes.ts';
import type { Start } from './start.ts';
import { gatherStatus, type NodeStatus } from './status.ts';

/** Opens what peers call. */
export async function openLinks(
  { config, key, live, nowMs, parts, closers }: Start,
  core: Core,
): Promise<Links> {
  const { opened, runner, held } = core;
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
  closers.push(followKey(live, () => links.rekey()));
  return links;
}

/** Opens what sensors send to. */
export async function openSources(
  { config, clock, nowMs, parts, closers, sensors, recordings }: Start,
  core: Core,
): Promise<Inputs> {
  const { runner, playedFromMs } = core;
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
  return inputs;
}

/** What people meet of a node. */
export interface Doors {
  readonly httpUrl: string;
  /** Null without `http.public`. */
  readonly publicListenerUrl: string | null;
  status(): NodeStatus;
  submit(act: SignedCommand): Promise<ActAnswer>;
  setOthers(others: NodeConfig['http']['others']): void;
}

/** Opens the page with what stands behind it, and hears what other modes of this machine say. */
export async function openDoors(
  start: Start,
  core: Core,
  links: Links,
  inputs: Inputs,
): Promise<Doors> {
  const { options, config, clock, nowMs, startedMs, key, alarms, parts, closers } = start;
  const { opened, runner, channels, settings, confirmations } = core;
  let others = config.http.others;
  const unread = unreadTexts(config.warn);
  const keys = endingKeys(config, settings, channels.credentials);
  const status = (): NodeStatus =>
    gatherStatus({
      ...{ config, clock, key, startedMs, settings, runner, links, inputs, keys },
      channels: channels.health(),
      unreadTexts: unread,
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
  const acknowledging = {
    ...{ mode: config.mode, confirmations, receivers: opened.receivers },
    view: () => runner.view(),
    accept: (receipt: Parameters<typeof runner.accept>[0]) =>
      runner.recorded(runner.accept(receipt).seq),
  };
  const { publicFolder } = channels;
  const { publicUrl } = config.http;
  const http = await createHttp({
    host: config.http.host,
    site: () => ({ node: config.node, mode: config.mode, title: config.title, others }),
    view: () => runner.view(),
    preview: (warning, as) => runner.preview(warning, as),
    releases: (about) => runner.releases(about),
    ...{ status, submit, nowMs, channels },
    cap: channels.cap,
    importBundle: bundleImport(config, runner),
    revisions: (warning) => revisionsOf(opened.path, warning),
    ...{ publicFolder, publicUrl, acknowledging },
    ...(options.webFolder === undefined ? {} : { webFolder: options.webFolder }),
  });
  parts.http = http;
  closers.push(() => http.app.close());
  const httpUrl = await listenHttp(http.app, config.http, 'The page');
  let publicListenerUrl: string | null = null;
  if (config.http.public !== undefined) {
    const { host } = config.http.public;
    const outside = createOutside({ host, publicUrl, publicFolder, acknowledging });
    closers.push(() => outside.close());
    const what = 'The listener for public pages';
    publicListenerUrl = await listenHttp(outside, config.http.public, what);
  }
  const modes = openModes({
    ...{ config, hazards: runner.view()?.hazards ?? [], page: () => httpUrl },
    accept: (input) => void runner.accept(input),
    onProblem: (reason) =>
      alarms.raise('BNG_EXERCISE_UNTOLD', sentence('BNG_EXERCISE_UNTOLD', { reason })),
  });
  parts.modes = modes;
  closers.push(() => modes.stop());
  return {
    ...{ httpUrl, publicListenerUrl, status, submit },
    setOthers(value) {
      others = value;
    },
  };
}
