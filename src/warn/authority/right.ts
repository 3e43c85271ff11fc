import type { HazardKind } from '../../assess/index.ts';
import { formatInstant, type Instant, type NodeId } from '../../mark/index.ts';
import { areasInForce, covers, uniteAreas } from '../areas.ts';
import type { WarnState } from '../state.ts';
import type { Warning, WarningArea } from '../warning.ts';
import type { Lead } from './lead.ts';
import { inScope, ownerOf } from './scope.ts';
import { heldFor, youngFor } from './time.ts';

/** Who may take back a warning in an area, where it is not this node. */
export interface OtherRight {
  readonly region: string;
  /** The holder as this node knows it; itself while nobody may. */
  readonly holder: NodeId;
  /** Why, until when, and what to do. */
  readonly message: string;
}

/**
 * Null where this node may narrow, cancel and give the all-clear; otherwise who may. Asked for those
 * three alone: nothing here ever stands against a warning, or against more of it.
 */
export function otherRight(
  state: WarnState,
  region: string,
  kind: HazardKind,
  nowMs: Instant,
): OtherRight | null {
  const { lead: settings, node } = state.settings;
  if (settings === undefined) return null;
  const owner = ownerOf(settings, region);
  if (owner === null) return null;
  const leads = [...state.lead.leads.values()].filter(
    (each) => each.owner === owner && inScope(each, region, kind),
  );
  if (owner === node) {
    const lent = leads.find(({ state: now }) => now === 'lent');
    if (lent !== undefined) return lentTo(lent, region, nowMs);
    const youngMs = youngFor(state.lead, settings);
    if (youngMs <= 0) return null;
    const message =
      'this node has begun anew and may have lent this area before: it takes back nothing for ' +
      `another ${seconds(youngMs)} s; warn as ever`;
    return { region, holder: node, message };
  }
  if (leads.some((each) => heldFor(state.lead, each, settings, nowMs) > 0)) return null;
  const led = leads.find(
    (each) => each.role === 'other' && each.state === 'lent' && each.untilMs > nowMs,
  );
  const mine = leads.find((each) => each.role === 'holder' && each.state === 'held');
  if (mine !== undefined) {
    const message =
      `our lead ${mine.id} in ${region} ran out unrenewed: only ${owner} takes back there, once ` +
      `its lease has ended; warn as ever, and ask ${owner} to take it back`;
    return { region, holder: owner, message };
  }
  const holder = led?.to ?? owner;
  const until = led === undefined ? '' : ` until ${formatInstant(led.untilMs)} at least`;
  const message =
    `${holder} alone narrows, cancels and gives the all-clear in ${region}${until}; ask it to ` +
    'take the warning back there, and take back your own areas by "bongsu warn lead take-back"';
  return { region, holder, message };
}

function lentTo(lead: Lead, region: string, nowMs: Instant): OtherRight {
  const until = formatInstant(nowMs + Math.max(0, lead.leftMs));
  const message =
    `${lead.to} leads in ${region} under ${lead.id} until ${until} at least: ask it to take the ` +
    `warning back, or recall the lead ("bongsu warn lead recall ${lead.id}"); warn as ever`;
  return { region, holder: lead.to, message };
}

const seconds = (ms: number): number => Math.ceil(ms / 1000);

/** Of what the public has, the areas that a revision would let go, or say less of. */
export function takenBy(released: Warning | null, next: Warning): WarningArea[] {
  if (released === null || next.becomes === 'lost' || next.becomes === 'ended') return [];
  const inForce = areasInForce(released.areas);
  if (next.becomes === 'cancelled' || next.becomes === 'all-clear') return inForce;
  return inForce.filter((area) => !covers(next.areas, [area]));
}

/** The first area that a revision takes back and that this node may not; null: it may go out. */
export function beyondRight(
  state: WarnState,
  released: Warning | null,
  next: Warning,
  nowMs: Instant,
): OtherRight | null {
  for (const { region } of takenBy(released, next)) {
    const other = otherRight(state, region, next.kind, nowMs);
    if (other !== null) return other;
  }
  return null;
}

/** What an update is to say, with the areas that are not ours to let go as they were said. */
export function keepOthers(
  state: WarnState,
  released: Warning,
  wanted: readonly WarningArea[],
  nowMs: Instant,
): readonly WarningArea[] {
  if (state.settings.lead === undefined) return wanted;
  const kept = areasInForce(released.areas).filter(
    (area) =>
      !covers(wanted, [area]) && otherRight(state, area.region, released.kind, nowMs) !== null,
  );
  return kept.length === 0 ? wanted : uniteAreas(kept, wanted);
}
