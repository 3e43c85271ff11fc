import { openHazards } from '../assess/index.ts';
import {
  type CoarseLaunch,
  coarseLaunch,
  renderCamf,
  renderCap,
  renderCot,
  type Warning,
} from '../warn/index.ts';
import type { Step } from './record.ts';
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
): ChannelDocument[] {
  return CHANNELS.flatMap(({ channel, render }): ChannelDocument[] => {
    if (!warning.channels.includes(channel)) return [];
    const rendered = render(stages, warning, earlier);
    if (rendered === null) return [];
    return [{ channel, ...rendered }];
  });
}

interface Channel {
  readonly channel: string;
  readonly render: (
    stages: Stages,
    warning: Warning,
    earlier: readonly string[],
  ) => Omit<ChannelDocument, 'channel'> | null;
}

const CHANNELS: readonly Channel[] = [
  {
    channel: 'cap',
    render: ({ settings }, warning, earlier) => renderCap(warning, earlier, settings.warn),
  },
  { channel: 'cot', render: (stages, warning) => renderCot(warning, launchOf(stages, warning)) },
  { channel: 'camf', render: ({ settings }, warning) => renderCamf(warning, settings.warn) },
];

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
  for (const { reference, ...leaving } of documentsOf(stages, warning, earlier)) {
    if (!KEPT_APART.includes(leaving.channel)) forgetOlder(publishing, leaving.channel, warning.id);
    if (reference !== undefined) keepNewest(published, warning.id, [...earlier, reference]);
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
  warning: Warning['id'],
): void {
  for (const [key, waiting] of publishing) {
    if (waiting.channel === channel && waiting.warning === warning) publishing.delete(key);
  }
}

/** Warnings and documents that are remembered for channels; more than any day has. */
const MAX_REMEMBERED = 10_000;

function keepNewest<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  if (map.size > MAX_REMEMBERED) map.delete(map.keys().next().value!);
}
