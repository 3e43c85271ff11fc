import type { NodeId } from '../../mark/index.ts';
import { areasInForce, restAreas } from '../areas.ts';
import { putReleased, putWithdrawal, type WarnChange } from '../change.ts';
import { decide } from '../decided.ts';
import { draftWarning, draftWithdrawal, statement } from '../draft.ts';
import type { WarnCase, WarnState } from '../state.ts';
import type { TakenBackBy, Warning } from '../warning.ts';
import type { SignedLeadAct, TakeBackAct, TakeBackWord } from './lead.ts';
import { type LeadWork, note, raise, say } from './outcome.ts';
import { otherRight } from './right.ts';
import { inScope, leadId, ownerOf } from './scope.ts';
import { grantedBy } from './signatures.ts';
import { heldFor } from './time.ts';

/** Takings back of others' warnings that are remembered; the ledger has them all. */
const MAX_TAKEN = 100;

/** The node whose warning it is, by its id. */
function issuerOf(warning: string): NodeId {
  return warning.slice(0, warning.indexOf('-'));
}

type Problem = { readonly reason: string; readonly message: string };

/** What stands against a taking back before anybody has signed it; null: nothing. */
export function takeBackProblem(work: LeadWork, act: TakeBackAct): Problem | null {
  const { lead: all, settings, node, state, nowMs } = work;
  const no = (message: string): Problem => ({ reason: 'not-holder', message });
  if (act.term === 0) {
    if (act.lead !== leadId(node, 0)) return no(`${act.lead} is not this node's own authority`);
    for (const region of act.regions) {
      const other = otherRight(state, region, act.kind, nowMs);
      if (other !== null) return no(other.message);
      const owner = ownerOf(settings, region);
      if (owner !== null && owner !== node) return no(`${region} is ${owner}'s: name the lead`);
    }
  } else {
    const lead = all.leads.get(act.lead);
    const mine = lead !== undefined && lead.role === 'holder' && lead.term === act.term;
    if (!mine || heldFor(all, lead, settings, nowMs) <= 0) {
      return no(`we do not hold ${act.lead} in term ${act.term} now ("bongsu warn lead list")`);
    }
    const beyond = act.regions.find((region) => !inScope(lead, region, act.kind));
    if (beyond !== undefined) return no(`${act.lead} says nothing of ${beyond} for ${act.kind}`);
  }
  return issuerOf(act.warning) === node ? ownProblem(state, act) : null;
}

/** What is wrong about a taking back of our own warning. */
function ownProblem(state: WarnState, act: TakeBackAct): Problem | null {
  const entry = state.cases.get(act.warning);
  const released = entry?.released ?? null;
  if (entry === undefined || released === null || entry.finished) {
    return { reason: 'not-released', message: 'nothing of this warning is in force' };
  }
  if (released.revision !== act.revision) {
    const message = `revision ${released.revision} is in force now`;
    return { reason: 'stale-revision', message };
  }
  // The right was judged by the kind in the act.
  if (released.kind !== act.kind) {
    const message = `it is a warning of ${released.kind}, not of ${act.kind}`;
    return { reason: 'other-content', message };
  }
  const inForce = areasInForce(released.areas);
  const known = act.regions.some((code) => inForce.some(({ region }) => region === code));
  return known ? null : { reason: 'nothing-new', message: 'none of these areas is in force' };
}

/** Two people have signed: done here, or asked of the node that issued it. */
export function takeBack(work: LeadWork, act: TakeBackAct, grants: readonly SignedLeadAct[]): void {
  const { node, lead: all, nowMs } = work;
  const { lead: id, term, warning, revision, becomes } = act;
  if (issuerOf(warning) === node) {
    const entry = work.state.cases.get(warning)!;
    const regions = new Set(act.regions);
    work.out.changes.push(...letGo(work, entry, regions, becomes, byOf(node, id, term, grants)));
    return;
  }
  const owner = term === 0 ? node : all.leads.get(id)!.owner;
  say(work, {
    ...{ word: 'take-back', lead: id, term, owner, issuer: issuerOf(warning), warning },
    ...{ warningRevision: revision, kind: act.kind, regions: act.regions, becomes, grants },
  });
  all.takenBack.push({
    ...{ lead: id, warning, revision, becomes, askedMs: nowMs },
    ...{ state: 'asked', message: `${issuerOf(warning)} is asked` },
  });
  if (all.takenBack.length > MAX_TAKEN) all.takenBack.shift();
}

function byOf(
  node: NodeId,
  lead: string,
  term: number,
  grants: readonly SignedLeadAct[],
): TakenBackBy {
  return {
    ...{ node, lead, term },
    grants: grants.map(({ body, key, signature }) => ({
      ...{ officer: body.officer, key, signature, atMs: body.atMs },
    })),
  };
}

/**
 * Another node takes back a warning of ours where it leads, or whose people they are. Done at once
 * in the prepared words, on the channels of the warning, or refused with the reason, which that node
 * hears.
 */
export function onTakeBack(work: LeadWork, from: NodeId, word: TakeBackWord, saidMs: number): void {
  if (word.issuer !== work.node) return;
  const { lead, term, owner, warning, warningRevision, becomes, grants } = word;
  const done = foreignTaken(work, from, word, saidMs);
  const by = byOf(from, lead, term, grants);
  if (typeof done !== 'string') {
    work.out.changes.push(...letGo(work, done.entry, done.regions, becomes, by));
  }
  const message =
    typeof done === 'string'
      ? `${warning} stands as it is: ${done}`
      : `${warning} is taken back by ${from} in ${[...done.regions].join(', ')}`;
  note(work, lead, typeof done === 'string' ? 'refused' : 'taken-back', message);
  if (typeof done !== 'string') raise(work, 'changed', lead, message);
  say(work, {
    ...{ word: 'answer', lead, term, owner, to: from, warning, warningRevision },
    ...{ done: typeof done !== 'string', message },
  });
}

/** The areas that it takes back by right, or why it takes back none. */
function foreignTaken(
  work: LeadWork,
  from: NodeId,
  word: TakeBackWord,
  saidMs: number,
): { readonly entry: WarnCase; readonly regions: ReadonlySet<string> } | string {
  const { state, settings, verifier, nowMs } = work;
  const { warning, warningRevision, becomes } = word;
  if (nowMs - saidMs > settings.leaseS * 1000) return 'it was said too long ago';
  const signed = grantedBy(settings, from, state.mode, word.grants, verifier, (act) => {
    return act.act === 'take-back' && sameTaking(act, word);
  });
  if (!signed) return `it is not signed by two officers of ${from}`;
  const entry = state.cases.get(warning);
  const released = entry?.released ?? null;
  if (entry === undefined || released === null || entry.finished) {
    return 'nothing of it is in force';
  }
  if (released.revision !== warningRevision) {
    return `revision ${released.revision} is in force, not ${warningRevision}: read it first`;
  }
  const regions = new Set(
    areasInForce(released.areas)
      .map(({ region }) => region)
      .filter((region) => word.regions.includes(region))
      .filter((region) => mayTake(work, from, word, region, released)),
  );
  if (regions.size > 0) return { entry, regions };
  return `${from} does not lead in any area of it (${becomes} refused)`;
}

function sameTaking(act: TakeBackAct, word: TakeBackWord): boolean {
  return (
    act.lead === word.lead &&
    act.term === word.term &&
    act.warning === word.warning &&
    act.revision === word.warningRevision &&
    act.kind === word.kind &&
    act.regions.join() === word.regions.join() &&
    act.becomes === word.becomes
  );
}

/** True where the other node, by all that is known here, holds this area now. */
function mayTake(
  work: LeadWork,
  from: NodeId,
  { lead: id, term, owner }: TakeBackWord,
  region: string,
  { kind }: Warning,
): boolean {
  const { settings, lead: all, nowMs } = work;
  if (ownerOf(settings, region) !== owner) return false;
  if (term === 0) {
    // The owner itself: unless, as far as we know, it has lent the area.
    const lent = [...all.leads.values()].some(
      (each) =>
        each.owner === owner &&
        inScope(each, region, kind) &&
        (each.role === 'other'
          ? each.state === 'lent' && each.untilMs > nowMs
          : heldFor(all, each, settings, nowMs) > 0),
    );
    return from === owner && !lent;
  }
  const lead = all.leads.get(id);
  if (lead === undefined || lead.term !== term || lead.to !== from) return false;
  if (lead.state !== 'lent' || !inScope(lead, region, kind)) return false;
  return lead.role === 'owner' ? lead.leftMs > 0 : lead.untilMs > nowMs;
}

/** Lets the areas go in the words prepared with the warning: the whole of it, or an update. */
function letGo(
  work: LeadWork,
  entry: WarnCase,
  regions: ReadonlySet<string>,
  becomes: 'cancelled' | 'all-clear',
  by: TakenBackBy,
): WarnChange[] {
  const { state, nowMs } = work;
  const released = entry.released!;
  const rest = areasInForce(released.areas).filter(({ region }) => !regions.has(region));
  const issued = { issuedMs: nowMs, takenBack: by };
  if (rest.length === 0) {
    const draft = draftWithdrawal(state, entry, released, becomes, nowMs);
    return [putReleased(state, entry, { ...draft, state: becomes, ...issued })];
  }
  const areas = released.areas.map((area) =>
    regions.has(area.region) ? restAreas([area], 'all-clear')[0]! : area,
  );
  // What was called an error is not said there again by itself.
  if (becomes === 'cancelled') {
    const gone = released.areas.filter(({ region }) => regions.has(region));
    entry.settled = decide(state, entry, gone);
  }
  const { state: said, polygons } = released;
  if (said !== 'lost' && said !== 'ended') {
    const draft = draftWarning(state, entry, 'updated', areas, polygons, nowMs);
    return [putReleased(state, entry, { ...draft, state: 'updated', ...issued })];
  }
  // Elsewhere it stays what it is: an update would call people under cover anew, or out of it.
  const same = statement(state, entry, { ...released, areas }, said, nowMs);
  const out = putReleased(state, entry, { ...same, ...issued });
  if (said === 'lost') return [out];
  return [out, putWithdrawal(state, entry, out.warning, 'all-clear', nowMs, false)];
}
