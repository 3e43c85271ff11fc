import { recentHazards } from '../assess/index.ts';
import { loadSharing, NO_SHARING, redecide, type Sharing } from '../share/index.ts';
import { alarm, noteShared, type Step } from './record.ts';
import type { WatchSettings } from './settings.ts';
import type { Stages } from './watch.ts';

/** What of the arrangements can be put in force; what cannot is an alarm, and its peer has the minimum. */
export function sharingOf(current: Step, settings: WatchSettings): Sharing {
  const { node, mode, officers, sharing } = settings;
  if (sharing === undefined) return NO_SHARING;
  const context = { node, mode, officers, nowMs: current.atMs };
  const loaded = loadSharing(sharing, context, current.watch.ports.verifier);
  for (const { where, message } of loaded.problems) {
    alarm(current, 'BNG_ARRANGEMENT_REFUSED', where, message);
  }
  return loaded;
}

/** What waits by arrangements that were changed or have ended is decided by those that hold now. */
export function stepRedecide(current: Step, { share, assess, settings }: Stages): void {
  const hazardOf = (id: string) => recentHazards(assess).find((each) => each.id === id) ?? null;
  const { signer } = current.watch.ports;
  for (const shared of redecide(share, hazardOf, signer, current.atMs)) {
    noteShared(current, shared.statement, shared.releases, settings.node);
  }
}
