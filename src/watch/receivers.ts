import type { Instant, WarningId } from '../mark/index.ts';
import type { Warning } from '../warn/index.ts';
import type { ReceiptInput } from './input.ts';
import { alarm, type Step } from './record.ts';
import type { Stages } from './watch.ts';

/** Who was told of each warning, and who has confirmed. Plain data, in the order of first release. */
export type ReceiversState = Map<WarningId, WarningReceivers>;

interface WarningReceivers {
  /** The newest public revision. */
  revision: number;
  releasedMs: Instant;
  /** Channels that any revision was given to. */
  readonly channels: string[];
  /** By channel and receiver. */
  readonly records: Map<string, ReceiverRecord>;
  /** The revision whose silence was told of. */
  toldRevision: number;
}

/** One destination of a channel, or somebody who confirms; by reference, never by name. */
export interface ReceiverRecord {
  /** {@link CONFIRMING} for who confirms by the acknowledgement page. */
  readonly channel: string;
  readonly receiver: string;
  /** Newest revision that left for it; 0: none did, or that is done by a channel. */
  sent: number;
  sentMs: Instant | null;
  /** Newest revision that it has confirmed, 0: none. */
  confirmed: number;
  confirmedMs: Instant | null;
  /** Newest revision that may have reached it twice, because of a crash or an answer gone astray. */
  doubtful: number;
  /** Newest revision that it did not take when told last. */
  failed: number;
  /** Since when its confirmation is awaited; null: of nothing. */
  waitsMs: Instant | null;
}

/** The channel that stands for people and sirens who confirm. */
export const CONFIRMING = 'confirming';

/** Seconds within which a receiver is to confirm unless the settings say otherwise. */
export const CONFIRM_WITHIN_S = 60;

/** Warnings whose receivers are remembered: those in the picture, and more; the ledger has all. */
const MAX_WARNINGS = 1000;
/** Receivers of one warning: ten times what an installation is made for. */
export const MAX_RECEIVERS = 10_000;
/** Of many who are silent so many are named in one alarm. */
const NAMED = 10;

/** A public revision leaves on these channels: all who confirm are awaited. */
export function noteReleased(
  { state, atMs }: Step,
  { settings }: Stages,
  warning: Warning,
  channels: readonly string[],
): void {
  let entry = state.receivers.get(warning.id);
  if (entry === undefined) {
    entry = { revision: 0, releasedMs: atMs, channels: [], records: new Map(), toldRevision: 0 };
    state.receivers.set(warning.id, entry);
    if (state.receivers.size > MAX_WARNINGS) {
      state.receivers.delete(state.receivers.keys().next().value!);
    }
  }
  entry.revision = warning.revision;
  entry.releasedMs = atMs;
  for (const channel of channels) {
    if (!entry.channels.includes(channel)) entry.channels.push(channel);
  }
  for (const { id } of settings.warn.receivers ?? []) recordOf(entry, CONFIRMING, id);
  // Whoever was asked for an earlier revision is asked for this one, listed still or not.
  for (const record of entry.records.values()) {
    if (record.channel === CONFIRMING) record.waitsMs ??= atMs;
  }
}

/** Channels that carried an earlier revision of the warning; the next one is owed to each. */
export function channelsTold(state: ReceiversState, warning: WarningId): readonly string[] {
  return state.get(warning)?.channels ?? [];
}

/** What became of a document, on the whole or at single receivers. */
export function noteReceipt(current: Step, input: ReceiptInput): void {
  const { channel, name, ok, message, receivers } = input;
  noteAnswers(current, input, input.atMs);
  if (!ok) alarm(current, 'BNG_CHANNEL_FAILED', `${channel}/${name}`, message);
  else if (receivers === undefined) current.state.publishing.delete(`${channel}/${name}`);
}

/** Folds in what receivers answered. What names an unknown warning or a later revision is let go. */
function noteAnswers(
  current: Step,
  { channel, receivers, message }: ReceiptInput,
  atMs: Instant,
): void {
  if (receivers === undefined) return;
  const { warning, revision, answers } = receivers;
  const entry = current.state.receivers.get(warning);
  if (entry === undefined || !(revision >= 1 && revision <= entry.revision)) return;
  const doubtful: string[] = [];
  for (const { receiver, state } of answers) {
    // Who confirms is who was asked to: a gateway does not add to them.
    const asked = channel !== CONFIRMING || entry.records.has(`${channel}/${receiver}`);
    const record = asked ? recordOf(entry, channel, receiver) : null;
    if (record === null) continue;
    switch (state) {
      case 'sent':
        if (revision < record.sent) break;
        record.sent = revision;
        record.sentMs = atMs;
        break;
      case 'confirmed':
        if (revision <= record.confirmed) break;
        record.confirmed = revision;
        record.confirmedMs = atMs;
        if (revision === entry.revision) record.waitsMs = null;
        break;
      case 'doubtful':
        record.doubtful = Math.max(record.doubtful, revision);
        doubtful.push(receiver);
        break;
      case 'failed':
        record.failed = Math.max(record.failed, revision);
        break;
    }
  }
  if (doubtful.length === 0) return;
  const words = `revision ${revision} on ${channel} to ${named(doubtful)}: ${message}`;
  alarm(current, 'BNG_DELIVERY_DOUBTFUL', warning, words);
}

function recordOf(
  entry: WarningReceivers,
  channel: string,
  receiver: string,
): ReceiverRecord | null {
  const key = `${channel}/${receiver}`;
  const known = entry.records.get(key);
  if (known !== undefined) return known;
  if (entry.records.size >= MAX_RECEIVERS) return null;
  const record: ReceiverRecord = {
    ...{ channel, receiver, sent: 0, sentMs: null, confirmed: 0, confirmedMs: null },
    ...{ doubtful: 0, failed: 0, waitsMs: null },
  };
  entry.records.set(key, record);
  return record;
}

/** True while somebody who was told of as silent has still not confirmed. */
export function isAwaited(state: ReceiversState, warning: WarningId): boolean {
  const entry = state.get(warning);
  if (entry === undefined || entry.toldRevision === 0) return false;
  return [...entry.records.values()].some(({ waitsMs }) => waitsMs !== null);
}

/** One alarm a warning and revision, whoever and however many have not confirmed in time. */
export function tellSilent(current: Step, { settings }: Stages): void {
  const withinMs = (settings.warn.confirmWithinS ?? CONFIRM_WITHIN_S) * 1000;
  for (const [warning, entry] of current.state.receivers) {
    if (entry.toldRevision === entry.revision) continue;
    const silent: string[] = [];
    let asked = 0;
    for (const { channel, receiver, waitsMs } of entry.records.values()) {
      if (channel !== CONFIRMING) continue;
      asked += 1;
      if (waitsMs !== null && current.atMs - waitsMs >= withinMs) silent.push(receiver);
    }
    if (silent.length === 0) continue;
    entry.toldRevision = entry.revision;
    const words =
      `${silent.length} of ${asked} receivers have not confirmed revision ${entry.revision} ` +
      `within ${withinMs / 1000} s: ${named(silent)}`;
    alarm(current, 'BNG_RECEIVERS_SILENT', warning, words);
  }
}

function named(receivers: readonly string[]): string {
  const shown = receivers.slice(0, NAMED).join(', ');
  const more = receivers.length - NAMED;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** What a person sees of a warning's receivers: how many, and who is silent. */
export interface ReceiversView {
  readonly warning: WarningId;
  /** The newest public revision, and since when it is. */
  readonly revision: number;
  readonly releasedMs: Instant;
  readonly asked: number;
  readonly confirmed: number;
  /** Who has not confirmed the newest revision, the first {@link NAMED} of them. */
  readonly silent: readonly string[];
  readonly channels: readonly {
    readonly channel: string;
    readonly sent: number;
    readonly failed: number;
    readonly doubtful: number;
  }[];
}

export function receiversViews(state: ReceiversState): ReceiversView[] {
  return [...state].map(([warning, { revision, releasedMs, channels, records }]) => {
    const all = [...records.values()];
    const asked = all.filter(({ channel }) => channel === CONFIRMING);
    const silent = asked.filter(({ confirmed }) => confirmed < revision);
    return {
      ...{ warning, revision, releasedMs },
      asked: asked.length,
      confirmed: asked.length - silent.length,
      silent: silent.slice(0, NAMED).map(({ receiver }) => receiver),
      channels: channels.map((channel) => {
        const its = all.filter((each) => each.channel === channel);
        return {
          channel,
          sent: its.filter(({ sent }) => sent === revision).length,
          failed: its.filter(({ failed, sent }) => failed === revision && sent < revision).length,
          doubtful: its.filter(({ doubtful }) => doubtful === revision).length,
        };
      }),
    };
  });
}

/** All receivers of one warning; null where none is remembered. */
export interface ReceiversOf {
  readonly warning: WarningId;
  readonly revision: number;
  readonly releasedMs: Instant;
  readonly receivers: readonly ReceiverRecord[];
}

export function receiversOf(state: ReceiversState, warning: WarningId): ReceiversOf | null {
  const entry = state.get(warning);
  if (entry === undefined) return null;
  const { revision, releasedMs, records } = entry;
  return { warning, revision, releasedMs, receivers: [...records.values()] };
}
