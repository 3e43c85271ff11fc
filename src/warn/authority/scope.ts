import type { HazardKind } from '../../assess/index.ts';
import type { NodeId } from '../../mark/index.ts';
import { bodyHash, canonicalJson } from '../../seal/index.ts';
import type { Lead, LeadAct, LeadScope, LeadSettings, OfferWord } from './lead.ts';

/** Leads that are remembered, those over too; more than any day has. */
export const MAX_LEADS = 64;

/** `KR` covers `KR` and `KR-11`; `KR-11` covers itself. */
export function coversArea(pattern: string, region: string): boolean {
  return region === pattern || region.startsWith(`${pattern}-`);
}

export function inScope(scope: LeadScope, region: string, kind: HazardKind): boolean {
  return scope.kinds.includes(kind) && scope.areas.some((area) => coversArea(area, region));
}

/** True where an area and kind is of both. */
export function overlap(a: LeadScope, b: LeadScope): boolean {
  return (
    a.kinds.some((kind) => b.kinds.includes(kind)) &&
    a.areas.some((one) => b.areas.some((other) => coversArea(one, other) || coversArea(other, one)))
  );
}

/** Whose people live there; null: nobody's by the settings. The finest pattern decides. */
export function ownerOf({ owners }: LeadSettings, region: string): NodeId | null {
  let best: { readonly node: NodeId; readonly length: number } | null = null;
  for (const { node, areas } of owners) {
    for (const area of areas) {
      if (!coversArea(area, region) || area.length <= (best?.length ?? -1)) continue;
      best = { node, length: area.length };
    }
  }
  return best?.node ?? null;
}

/** True when each of the areas is wholly the node's own. */
export function ownsAll(settings: LeadSettings, node: NodeId, areas: readonly string[]): boolean {
  return areas.every(
    (area) =>
      ownerOf(settings, area) === node &&
      settings.owners.every(
        (other) => other.node === node || !other.areas.some((each) => coversArea(area, each)),
      ),
  );
}

/** A lead's name: nothing random, and never used twice, since terms only grow. */
export function leadId(owner: NodeId, term: number): string {
  return `${owner}-l${term}`;
}

/** What two people have to have signed alike: all but who they are and when. */
export function subjectOfAct(act: LeadAct): string {
  return canonicalJson({ ...act, officer: '', atMs: 0 });
}

/** The hash by which an acceptance names an offer: all of it but the signatures. */
export function offerHash({ grants: _grants, ...terms }: OfferWord): string {
  return bodyHash('bongsu/lead-offer/1', terms);
}

/** Remembers a lead; beyond the bound the oldest that is over goes, never one that counts. */
export function keepLead(leads: Map<string, Lead>, lead: Lead): boolean {
  if (!leads.has(lead.id) && leads.size >= MAX_LEADS) {
    const old = [...leads.values()].find(({ state }) => state === 'over');
    if (old === undefined) return false;
    leads.delete(old.id);
  }
  leads.set(lead.id, lead);
  return true;
}
