import { openHazards } from '../assess/index.ts';
import type { GeoPolygon } from '../earth/index.ts';
import type { Instant } from '../mark/index.ts';
import {
  type CoarseLaunch,
  coarseLaunch,
  currentWarnings,
  renderCamf,
  renderCap,
  renderCot,
  renderMessage,
  renderNavWarning,
  renderNotam,
  renderPublic,
  type Warning,
} from '../warn/index.ts';
import { channelsTold, noteReleased } from './receivers.ts';
import { alarm, type Step } from './record.ts';
import type { Stages } from './watch.ts';

/** What one channel carries of a public revision. */
export interface ChannelDocument {
  readonly channel: string;
  readonly name: string;
  readonly document: string;
  /** How later CAP messages refer to this one; other channels have none. */
  readonly reference?: string;
}

/**
 * What each channel that a public revision names is to carry, each in its own words; `earlier` are
 * the CAP messages before it about the same warning. A channel that has no words for it is left out.
 */
export function documentsOf(
  stages: Stages,
  warning: Warning,
  earlier: readonly string[],
  onFailure: (channel: string, reason: string) => void = () => undefined,
): ChannelDocument[] {
  return CHANNELS.flatMap(({ channel, render }): ChannelDocument[] => {
    if (!warning.channels.includes(channel)) return [];
    try {
      const rendered = render(stages, warning, earlier) ?? [];
      const all = Array.isArray(rendered) ? rendered : [rendered];
      return all.map((one) => ({ channel, ...one }));
    } catch (error) {
      // A defect of one form must not take the warning from all the others, allies too.
      onFailure(channel, error instanceof Error ? error.message : String(error));
      return [];
    }
  });
}

type Rendered = Omit<ChannelDocument, 'channel'>;

interface Channel {
  readonly channel: string;
  /** One document, several, or none. */
  readonly render: (
    stages: Stages,
    warning: Warning,
    earlier: readonly string[],
  ) => Rendered | readonly Rendered[] | null;
}

/** For programs that carry words on: each kind of gateway and webhooks get the same document. */
const MESSAGE: Channel['render'] = ({ settings }, warning) => renderMessage(warning, settings.warn);

/** In the order in which they leave: first what wakes people. */
const CHANNELS: readonly Channel[] = [
  { channel: 'siren', render: MESSAGE },
  { channel: 'sms', render: MESSAGE },
  { channel: 'email', render: MESSAGE },
  { channel: 'webhook', render: MESSAGE },
  {
    channel: 'cap',
    render: ({ settings }, warning, earlier) => renderCap(warning, earlier, settings.warn),
  },
  {
    channel: 'public',
    render: ({ settings, warn }, warning) =>
      renderPublic(warning, currentWarnings(warn), settings.warn),
  },
  { channel: 'cot', render: (stages, warning) => renderCot(warning, launchOf(stages, warning)) },
  { channel: 'camf', render: ({ settings }, warning) => renderCamf(warning, settings.warn) },
  {
    channel: 'notam',
    render: (stages, warning) =>
      renderNotam(warning, stages.settings.warn, outlineOf(stages, warning)),
  },
  {
    channel: 'navwarn',
    render: (stages, warning) =>
      renderNavWarning(warning, stages.settings.warn, outlineOf(stages, warning)),
  },
];

/** The shapes that were last told, which a withdrawal has not got itself. */
function outlineOf({ warn }: Stages, { id }: Warning): readonly GeoPolygon[] {
  return warn.cases.get(id)?.hazard.outline ?? [];
}

/** Null unless the settings say how finely a launch may be told. */
function launchOf({ settings, assess }: Stages, { hazard }: Warning): CoarseLaunch | null {
  const withinM = settings.warn.cotLaunchM;
  if (withinM === undefined) return null;
  const open = openHazards(assess).find(({ id }) => id === hazard.id);
  return open?.kind === 'ballistic' ? coarseLaunch(open.launch, withinM) : null;
}

/** Gives a public revision to every channel that it names. */
export function publish(current: Step, stages: Stages, warning: Warning): void {
  const { published, publishing } = current.state;
  const earlier = published.get(warning.id) ?? [];
  const documents = documentsOf(stages, warning, earlier, (channel, reason) => {
    const message = `revision ${warning.revision} could not be put into its form: ${reason}`;
    alarm(current, 'BNG_CHANNEL_FAILED', unsaid(channel, warning), message);
  });
  const leaves = [...new Set(documents.map(({ channel }) => channel))];
  // Whatever the settings say now: who heard the warning is to hear the end of it.
  for (const owed of channelsTold(current.state.receivers, warning.id)) {
    if (leaves.includes(owed)) continue;
    const message = `revision ${warning.revision} cannot be said there, and an earlier one was`;
    alarm(current, 'BNG_CHANNEL_FAILED', unsaid(owed, warning), message);
  }
  noteReleased(current, stages, warning, leaves);
  for (const { reference, ...leaving } of documents) {
    if (!KEPT_APART.includes(leaving.channel)) forgetOlder(publishing, leaving.channel, warning);
    if (reference !== undefined) {
      keepNewest(published, warning.id, [...(published.get(warning.id) ?? []), reference]);
    }
    const document = {
      ...{ kind: 'publish' as const, ...leaving },
      ...{ warning: warning.id, revision: warning.revision },
    };
    keepNewest(publishing, `${leaving.channel}/${leaving.name}`, document);
    current.effects.push({ ...document, after: current.seq });
  }
}

/**
 * CAP messages are files that refer to each other; of any other channel a later revision says all
 * that is to be said, and an older one that was never taken must not come behind it after a restart.
 */
const KEPT_APART: readonly string[] = ['cap'];

function forgetOlder(
  publishing: Step['state']['publishing'],
  channel: string,
  { id, revision }: Warning,
): void {
  for (const [key, waiting] of publishing) {
    const isIts = waiting.channel === channel && waiting.warning === id;
    if (isIts && waiting.revision < revision) publishing.delete(key);
  }
}

/** Channels give up after two hours, and whoever has heard nothing by then is told by another way, s. */
const OWED_S = 7200;

/**
 * Whether a document that no receipt came for is still to be said, by the newest public revision of
 * its warning; null: it is forgotten. When a warning is long over a siren that works again must not begin with it, nor an alarm stand for ever.
 */
export function isOwed(released: Warning | null, nowMs: Instant): boolean {
  if (released === null) return false;
  const { expiresMs, issuedMs = 0 } = released;
  return nowMs < expiresMs || nowMs < issuedMs + OWED_S * 1000;
}

/** What an alarm is about where a revision has no form on a channel: by {@link isUnsaid} it lasts. */
function unsaid(channel: string, { id, revision }: Warning): string {
  return `${channel}/${id}/${revision}`;
}

/** True of a revision without a form on a channel, until there is a later one or it is long over. */
export function isUnsaid({ warn }: Stages, subject: string, nowMs: Instant): boolean {
  const [, id = '', revision] = /^[^/]+\/([^/]+)\/(\d+)$/.exec(subject) ?? [];
  const released = warn.cases.get(id)?.released ?? null;
  return released?.revision === Number(revision) && isOwed(released, nowMs);
}

/** Warnings and documents that are remembered for channels; more than any day has. */
const MAX_REMEMBERED = 10_000;

function keepNewest<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  if (map.size > MAX_REMEMBERED) map.delete(map.keys().next().value!);
}
