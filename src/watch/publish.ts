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

/** Gives a public revision to every channel that it names, each in the channel's own words. */
export function publish(current: Step, stages: Stages, warning: Warning): void {
  const { channels } = warning;
  if (channels.includes('cap')) publishCap(current, stages, warning);
  if (channels.includes('cot')) {
    say(current, 'cot', warning, renderCot(warning, launchOf(stages, warning)));
  }
  if (channels.includes('camf')) {
    say(current, 'camf', warning, renderCamf(warning, stages.settings.warn));
  }
}

function publishCap(current: Step, stages: Stages, warning: Warning): void {
  const earlier = current.state.published.get(warning.id) ?? [];
  const rendered = renderCap(warning, earlier, stages.settings.warn);
  if (rendered === null) return;
  keepNewest(current.state.published, warning.id, [...earlier, rendered.reference]);
  say(current, 'cap', warning, rendered);
}

/** Null unless the settings say how finely a launch may be told. */
function launchOf({ settings, assess }: Stages, { hazard }: Warning): CoarseLaunch | null {
  const withinM = settings.warn.cotLaunchM;
  if (withinM === undefined) return null;
  const open = openHazards(assess).find(({ id }) => id === hazard.id);
  return open?.kind === 'ballistic' ? coarseLaunch(open.launch, withinM) : null;
}

function say(
  current: Step,
  channel: string,
  warning: Warning,
  rendered: { readonly name: string; readonly document: string } | null,
): void {
  if (rendered === null) return;
  const document = {
    kind: 'publish' as const,
    channel,
    name: rendered.name,
    document: rendered.document,
    warning: warning.id,
    revision: warning.revision,
  };
  keepNewest(current.state.publishing, `${channel}/${rendered.name}`, document);
  current.effects.push({ ...document, after: current.seq });
}

/** Warnings and documents that are remembered for channels; more than any day has. */
const MAX_REMEMBERED = 10_000;

function keepNewest<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  if (map.size > MAX_REMEMBERED) map.delete(map.keys().next().value!);
}
