import { loadSharing, NO_SHARING, type Sharing } from '../share/index.ts';
import { alarm, type Step } from './record.ts';
import type { WatchSettings } from './settings.ts';

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
