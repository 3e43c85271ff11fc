import { ed25519Verifier } from '../seal/index.ts';
import type { Warning } from '../warn/index.ts';
import { isOwed, type Outcome, type WatchSettings } from '../watch/index.ts';
import { type Channels, openChannels } from './channels/channels.ts';
import { type Confirmations, openConfirmations } from './channels/confirm.ts';
import { sentence } from './errors.ts';
import { moveToNow } from './inputs/recordings.ts';
import { signerOf } from './keys.ts';
import type { Outlets } from './ports.ts';
import { type OpenedWatch, openWatch, recoveryAlarms } from './recover.ts';
import { createRunner, type Runner } from './runner.ts';
import { movedAtStart, movedSettings } from './sensor-clocks.ts';
import type { Start } from './start.ts';

/** The watch, its ledger and its channels, in step: what the doors and links of a node stand around. */
export interface Core {
  readonly opened: OpenedWatch;
  readonly runner: Runner;
  readonly channels: Channels;
  readonly confirmations: Confirmations;
  readonly settings: WatchSettings;
  /** By how much its live sensors are moved from the start on, ms. */
  readonly movedByMs: number;
  /** Recordings are played as if they began now. */
  readonly playedFromMs: number;
  /** What the ledger holds of each peer, as it was before this start. */
  readonly held: ReturnType<OpenedWatch['held']>;
}

/** Opens ledger and channels, makes the watch's state again and hands in this start's first inputs. */
export async function openCore(start: Start): Promise<Core> {
  const { config, nowMs, parts, closers, key, alarms, sensors, recordings } = start;
  const confirmations = openConfirmations(config, nowMs, ed25519Verifier());
  const channels = openChannels({
    ...{ config, nowMs, signer: signerOf(key) },
    answer: (body) => void parts.runner?.accept(body),
    links: confirmations.links,
  });
  const { second, keep } = config.ledger;
  const opened = await openWatch({
    ...{ folder: start.folder, node: config.node, mode: config.mode, signer: signerOf(key), nowMs },
    ...(second === undefined ? {} : { second }),
    ...(keep === undefined ? {} : { keep }),
  });
  const aheadMs = start.clock.goOnFrom?.(opened.lastAtMs) ?? 0;
  const runner = openRunner(start, opened, channels);
  parts.runner = runner;
  closers.push(async () => {
    runner.snapshot();
    await runner.close();
    await opened.settled();
  });
  // Receipts of what is still being written belong into the ledger before it closes.
  closers.push(() => channels.close());
  const playedFromMs = nowMs();
  const settings = { ...start.given, sensors: moveToNow(sensors, recordings, playedFromMs) };
  const held = opened.held();
  const movedByMs = movedAtStart(opened.movedS, aheadMs);
  opened.begin(runner, movedSettings(settings, new Set(recordings.keys()), movedByMs / 1000));
  for (const { code, message } of recoveryAlarms(opened.recovery)) alarms.raise(code, message);
  for (const each of channels.overruled) {
    alarms.raise('BNG_CHANNEL_OVERRULED', sentence('BNG_CHANNEL_OVERRULED', { ...each }));
  }
  if (aheadMs >= CLOCK_BEHIND_MS) {
    const ahead = { folder: start.folder, seconds: Math.ceil(aheadMs / 1000) };
    const message = sentence('BNG_LEDGER_AHEAD', ahead);
    alarms.raise('BNG_LEDGER_AHEAD', message);
    const subject = { kind: 'health', subject: 'clock', name: 'system' } as const;
    runner.accept({ ...subject, state: 'degraded', message });
  }
  const warnings = runner.view()?.warnings ?? [];
  const publicOf = (id: string): Warning | null =>
    warnings.find((one) => one.id === id && one.state !== 'drafted') ?? null;
  channels.takeUp(
    opened.ledger.id,
    opened
      .unanswered()
      .filter(({ warning }) => isOwed(publicOf(warning), nowMs()))
      .map((document) => ({ ...document, after: runner.lastSeq })),
    warnings,
  );
  return {
    ...{ opened, runner, channels, confirmations },
    ...{ settings, movedByMs, playedFromMs, held },
  };
}

function openRunner(
  { options, config, clock, alarms, parts }: Start,
  opened: OpenedWatch,
  channels: Channels,
): Runner {
  const outlets: Outlets = {
    send: (effect, unrecorded) => void parts.links?.send(effect.peer, effect.bytes, unrecorded),
    disconnect: (effect) => parts.links?.disconnect(effect.peer, effect.reason),
    publish: (effect, unrecorded) => channels.publish(effect, unrecorded),
    alarm: alarms.raise,
    sound: alarms.sound,
  };
  const runner = createRunner({
    mode: config.mode,
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
  return runner;
}

/** A ledger whose time is ahead of the clock this much: one of the two is wrong, ms. */
const CLOCK_BEHIND_MS = 1000;

/** Something that a person at the page waits for, not just another report. */
function concernsPeople({ records }: Outcome): boolean {
  return records.some(({ kind }) => kind === 'hazard' || kind === 'warning' || kind === 'accepted');
}
