import type { HazardKind } from '../../assess/index.ts';
import type { Instant, NodeId, OfficerId } from '../../mark/index.ts';
import type { WarnState } from '../state.ts';
import { conditionsNow, onShift, type SeenCondition } from './conditions.ts';
import type {
  ConditionName,
  ConditionsRecord,
  Lead,
  LeadAct,
  LeadFacts,
  LeadScope,
  LeadState,
  TakenBack,
} from './lead.ts';
import { coversArea, inScope, leadId } from './scope.ts';
import { heldFor, youngFor } from './time.ts';

/** A lead as it is shown. */
export interface LeadView extends LeadScope {
  readonly id: string;
  readonly term: number;
  readonly owner: NodeId;
  readonly to: NodeId;
  readonly role: Lead['role'];
  readonly state: Lead['state'];
  readonly why: Lead['why'];
  readonly endsMs: Instant;
  /** Of an offer; what an acceptance names. */
  readonly expiresMs: Instant;
  readonly offer: string;
  /** How long the lease still counts here, seconds; 0: not any more. */
  readonly leftS: number;
  readonly failing: readonly ConditionName[];
  readonly officers: readonly OfficerId[];
}

/** Who leads where, and what a hand-over would need. */
export interface AuthorityView {
  readonly node: NodeId;
  readonly owners: readonly { readonly node: NodeId; readonly areas: readonly string[] }[];
  readonly leads: readonly LeadView[];
  /** What one person has signed and a second has not. */
  readonly pending: readonly { readonly act: LeadAct; readonly officers: readonly OfficerId[] }[];
  /** Towards every other node of the settings. */
  readonly conditions: readonly {
    readonly node: NodeId;
    readonly seen: readonly SeenCondition[];
  }[];
  readonly waivable: readonly ConditionName[];
  readonly onShift: readonly OfficerId[];
  readonly evaluation: LeadState['evaluation'];
  readonly takenBack: readonly TakenBack[];
  /** Until then a node that has begun anew takes nothing back, seconds from now; 0: it may. */
  readonly youngS: number;
  /** The smallest term that a new offer may have. */
  readonly nextTerm: number;
}

/** Null where the settings hand nothing over. */
export function authorityView(
  state: WarnState,
  facts: LeadFacts,
  nowMs: Instant,
): AuthorityView | null {
  const { lead: settings, node } = state.settings;
  if (settings === undefined) return null;
  const { lead } = state;
  const others = settings.owners.filter((owner) => owner.node !== node);
  return {
    node,
    owners: settings.owners.map((owner) => ({ node: owner.node, areas: owner.areas })),
    leads: [...lead.leads.values()].map((each) => ({
      ...{ id: each.id, term: each.term, owner: each.owner, to: each.to, role: each.role },
      ...{ kinds: each.kinds, areas: each.areas, state: each.state, why: each.why },
      ...{ endsMs: each.endsMs, expiresMs: each.expiresMs, offer: each.offer },
      leftS: leftOf(state, each, nowMs),
      failing: each.role === 'owner' ? each.partnerFailing : each.failing,
      officers: each.grants.map(({ body }) => body.officer),
    })),
    pending: [...lead.pending.values()].map((acts) => ({
      act: acts[0]!.body,
      officers: acts.map(({ body }) => body.officer),
    })),
    conditions: others.map((owner) => ({
      node: owner.node,
      seen: conditionsNow(state, settings, owner.node, facts, nowMs),
    })),
    waivable: settings.waivable,
    onShift: onShift(state, nowMs),
    evaluation: lead.evaluation,
    takenBack: lead.takenBack,
    youngS: Math.max(0, Math.ceil(youngFor(lead, settings) / 1000)),
    nextTerm: Math.max(lead.lastTerm + 1, Math.floor(nowMs / 1000)),
  };
}

function leftOf(state: WarnState, lead: Lead, nowMs: Instant): number {
  const settings = state.settings.lead!;
  const leftMs =
    lead.role === 'owner'
      ? lead.leftMs
      : lead.role === 'holder'
        ? heldFor(state.lead, lead, settings, nowMs)
        : lead.state === 'lent'
          ? lead.untilMs - nowMs
          : 0;
  return Math.max(0, Math.round(leftMs / 1000));
}

/**
 * Of the areas of a warning, those that a node of this view may take back, and by which lead; of
 * several the first that covers any of them.
 */
export function takeable(
  { node, owners, leads }: AuthorityView,
  kind: HazardKind,
  regions: readonly string[],
): { readonly lead: string; readonly term: number; readonly regions: readonly string[] } | null {
  for (const lead of leads) {
    if (lead.role !== 'holder' || lead.leftS <= 0) continue;
    const held = regions.filter((region) => inScope(lead, region, kind));
    if (held.length > 0) return { lead: lead.id, term: lead.term, regions: held };
  }
  const mine = owners.find((owner) => owner.node === node)?.areas ?? [];
  const own = regions.filter(
    (region) =>
      mine.some((area) => coversArea(area, region)) &&
      !leads.some(({ role, state, ...scope }) => {
        return role === 'owner' && state === 'lent' && inScope(scope, region, kind);
      }),
  );
  return own.length === 0 ? null : { lead: leadId(node, 0), term: 0, regions: own };
}

/** The conditions as an officer signs them: good where they are, waived where that is wished. */
export function conditionsToSign(
  seen: readonly SeenCondition[],
  waived: readonly string[],
): ConditionsRecord {
  return seen.map(({ name, good }) => ({
    name,
    state: good ? 'good' : waived.includes(name) ? 'waived' : 'failed',
  }));
}
