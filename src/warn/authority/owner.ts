import { formatInstant, type NodeId } from '../../mark/index.ts';
import { conditionProblem, conditionsNow } from './conditions.ts';
import type {
  AcceptWord,
  Lead,
  LeadWord,
  OfferAct,
  OfferWord,
  OverReason,
  SignedLeadAct,
} from './lead.ts';
import { type LeadWork, note, raise, say } from './outcome.ts';
import { keepLead, leadId, offerHash, overlap, ownsAll } from './scope.ts';
import { grantedBy, stillSigned } from './signatures.ts';
import { youngFor } from './time.ts';

/** An offer that nobody accepts is void after this, seconds. */
export const OFFER_LIFE_S = 900;
/** No lead outlasts a shift, seconds: whoever sits there now has to have signed it. */
export const LONGEST_LEAD_S = 13 * 3600;

/** What stands against an offer before anybody has signed it; null: nothing. */
export function offerProblem(
  work: LeadWork,
  act: OfferAct,
): { readonly reason: string; readonly message: string } | null {
  const { settings, node, lead, nowMs } = work;
  const no = (reason: string, message: string): { reason: string; message: string } => ({
    reason,
    message,
  });
  if (act.lead !== leadId(node, act.term) || act.term <= lead.lastTerm) {
    return no('stale-term', `terms only grow: the last one was ${lead.lastTerm}`);
  }
  const youngMs = youngFor(lead, settings);
  if (youngMs > 0) {
    const wait = Math.ceil(youngMs / 1000);
    return no('young', `this node has begun anew and may have lent before: wait ${wait} s`);
  }
  if (act.to === node || !settings.owners.some((owner) => owner.node === act.to)) {
    return no('unknown-node', `the settings know no node ${act.to} to lead`);
  }
  if (!ownsAll(settings, node, act.areas)) {
    return no('not-owner', `not all of ${act.areas.join(', ')} are ${node}'s own: nobody lends on`);
  }
  const lent = [...lead.leads.values()].find(
    (each) =>
      each.role === 'owner' &&
      (each.state === 'offered' || each.state === 'lent') &&
      overlap(each, act),
  );
  if (lent !== undefined) {
    return no('already-lent', `${lent.id} to ${lent.to} holds some of it: recall that one first`);
  }
  if (act.endsMs <= nowMs || act.endsMs > nowMs + LONGEST_LEAD_S * 1000) {
    return no('wrong-time', `a lead ends within a shift of ${LONGEST_LEAD_S / 3600} h`);
  }
  const seen = conditionsNow(work.state, settings, act.to, work.facts, nowMs);
  const failed = conditionProblem(act.conditions, seen, settings);
  return failed === null ? null : no(`condition-${failed.name}`, failed.message);
}

/** Two people have signed it: it goes out. Nothing has passed yet. */
export function offer(work: LeadWork, act: OfferAct, grants: readonly SignedLeadAct[]): boolean {
  const { lead, node, nowMs } = work;
  const word: OfferWord = {
    ...{ word: 'offer', lead: act.lead, term: act.term, owner: node, to: act.to },
    ...{ kinds: act.kinds, areas: act.areas, endsMs: act.endsMs },
    ...{ expiresMs: nowMs + OFFER_LIFE_S * 1000, conditions: act.conditions, grants },
  };
  if (!keepLead(lead.leads, newLead(word, 'owner', 'offered'))) return false;
  lead.lastTerm = act.term;
  say(work, word);
  note(work, act.lead, 'offered', `${scopeOf(act)} offered to ${act.to}`);
  return true;
}

export function newLead(word: OfferWord, role: Lead['role'], state: Lead['state']): Lead {
  const { lead: id, term, owner, to, kinds, areas, endsMs, expiresMs, grants } = word;
  return {
    ...{ id, term, owner, to, kinds, areas, endsMs, role, state, why: null, expiresMs, grants },
    ...{ offer: offerHash(word), leftMs: 0, untilMs: 0, leased: 0, recalled: false },
    ...{ asks: [], lease: null, askedMs: 0 },
    ...{ failing: [], partnerFailing: [], endingTold: false, lapseTold: false },
  };
}

export function scopeOf({ areas, kinds }: Pick<Lead, 'areas' | 'kinds'>): string {
  return `authority over ${areas.join(', ')} for ${kinds.join(', ')}`;
}

/**
 * The holder's acceptance. Judged as a whole at this moment: the offer still stands, its officers
 * may still act, the conditions of both sides hold. Then, and only then, authority passes: this
 * node stops at once, and the holder begins when it hears of it.
 */
export function onAccept(work: LeadWork, from: NodeId, word: AcceptWord, revision: number): void {
  const { state, lead: all, settings, facts, verifier, nowMs } = work;
  const lead = all.leads.get(word.lead);
  if (lead === undefined || lead.role !== 'owner' || lead.to !== from) {
    note(work, word.lead, 'refused', `${from} accepts what it was not offered`);
    return;
  }
  if (lead.state === 'lent') return;
  if (lead.state === 'over') {
    sayOver(work, lead, lead.why ?? 'ended');
    return;
  }
  const seen = conditionsNow(state, settings, from, facts, nowMs);
  const ours = lead.grants[0]?.body;
  const signed = ours?.act === 'offer' ? ours.conditions : [];
  const problem =
    nowMs > lead.expiresMs || nowMs > lead.endsMs
      ? 'the offer has expired'
      : word.term !== lead.term || word.offer !== lead.offer
        ? 'it accepts another offer'
        : !stillSigned(state, lead.grants, nowMs)
          ? 'an officer who signed the offer may not act any more'
          : !grantedBy(settings, from, state.mode, word.grants, verifier, (act) => {
                return act.act === 'accept' && act.lead === word.lead && act.offer === word.offer;
              })
            ? `it is not signed by two officers of ${from}`
            : (conditionProblem(signed, seen, settings)?.message ??
              partnerProblem(word, settings)?.message ??
              null);
  if (problem !== null) {
    end(work, lead, 'refused', `${from} accepted, and nothing passed: ${problem}`);
    return;
  }
  lead.state = 'lent';
  lease(work, lead, revision);
  const message = `${scopeOf(lead)} has passed to ${from}`;
  note(work, lead.id, 'lent', message);
  raise(work, 'changed', lead.id, message);
}

function partnerProblem(
  { conditions }: AcceptWord,
  settings: LeadWork['settings'],
): { readonly message: string } | null {
  // What the other side saw is its word; what it waived counts only where we let it be waived.
  return conditionProblem(conditions, null, settings);
}

/** One more lease, counted from now by our steady time. */
export function lease(work: LeadWork, lead: Lead, answers: number): void {
  const { settings, nowMs, node } = work;
  const { id, term, to, kinds, areas, endsMs } = lead;
  lead.leftMs = settings.leaseS * 1000;
  lead.endingTold = false;
  const untilMs = nowMs + lead.leftMs;
  const word: LeadWord = {
    ...{ word: 'lease', lead: id, term, owner: node, to, kinds, areas, endsMs, untilMs },
    ...{ leaseS: settings.leaseS, answers },
  };
  lead.leased = say(work, word);
}

/**
 * The holder asks for another lease. One whose last lease has not arrived gets none: where only its
 * questions come through, nobody would hold the area for as long as they do.
 */
export function onRenew(
  work: LeadWork,
  from: NodeId,
  word: Extract<LeadWord, { word: 'renew' }>,
  revision: number,
): void {
  const lead = work.lead.leads.get(word.lead);
  if (lead === undefined || lead.role !== 'owner' || lead.to !== from || lead.term !== word.term) {
    // Of a ledger that is lost: nothing here knows of it, and the holder has to hear that.
    note(work, word.lead, 'refused', `${from} holds a lead that this node does not know`);
    return;
  }
  if (lead.state !== 'lent') {
    sayOver(work, lead, lead.why ?? 'ended');
    return;
  }
  const arrived = word.holds === lead.leased;
  if (arrived && !lead.recalled && work.nowMs < lead.endsMs) lease(work, lead, revision);
  const news = word.failing.filter((name) => !lead.partnerFailing.includes(name));
  lead.partnerFailing = word.failing;
  if (news.length > 0) {
    raise(work, 'condition', lead.id, `${from} leads while there fails: ${news.join(', ')}`);
  }
}

/** It is ours again, by whatever reason, and the others hear it. */
export function end(work: LeadWork, lead: Lead, why: OverReason, message: string): void {
  lead.state = 'over';
  lead.why = why;
  lead.leftMs = 0;
  sayOver(work, lead, why);
  note(work, lead.id, why, message);
  raise(work, why === 'lapsed' ? 'lost' : 'changed', lead.id, message);
}

function sayOver(work: LeadWork, lead: Lead, why: OverReason): void {
  const { id, term, to, kinds, areas } = lead;
  say(work, { word: 'over', lead: id, term, owner: work.node, to, kinds, areas, why });
}

/** The holder gave it back: ours at once. */
export function onReturn(
  work: LeadWork,
  from: NodeId,
  word: Extract<LeadWord, { word: 'return' }>,
): void {
  const lead = work.lead.leads.get(word.lead);
  if (lead === undefined || lead.role !== 'owner' || lead.to !== from || lead.state === 'over') {
    return;
  }
  end(work, lead, lead.recalled ? 'recalled' : 'returned', `${from} gave back ${scopeOf(lead)}`);
}

/** Two of our people want it back: no lease follows, and the holder is asked to stop at once. */
export function recall(work: LeadWork, lead: Lead): void {
  if (lead.state === 'offered') {
    end(work, lead, 'recalled', `the offer of ${scopeOf(lead)} to ${lead.to} is withdrawn`);
    return;
  }
  lead.recalled = true;
  sayOver(work, lead, 'recalled');
  const until = formatInstant(work.nowMs + lead.leftMs);
  note(work, lead.id, 'recalling', `${lead.to} is asked to stop; at ${until} it has in any case`);
}

/** What time does to what we have lent. */
export function tickOwner(work: LeadWork, lead: Lead, passedMs: number): void {
  const { settings, nowMs } = work;
  if (lead.state === 'offered' && nowMs > lead.expiresMs) {
    end(work, lead, 'lapsed', `nobody accepted the offer of ${scopeOf(lead)}`);
  }
  if (lead.state !== 'lent') return;
  lead.leftMs -= passedMs;
  if (lead.leftMs <= 0) {
    const why = lead.recalled ? 'recalled' : nowMs >= lead.endsMs ? 'ended' : 'lapsed';
    const how = why === 'lapsed' ? 'was not renewed by' : 'has ended for';
    end(work, lead, why, `${scopeOf(lead)} ${how} ${lead.to} and is ours again`);
    return;
  }
  const lateMs = (settings.leaseS - 2 * settings.renewS) * 1000;
  if (lead.leftMs < lateMs && !lead.endingTold && !lead.recalled && nowMs < lead.endsMs) {
    lead.endingTold = true;
    const left = Math.ceil(lead.leftMs / 1000);
    raise(work, 'ending', lead.id, `${lead.to} has not renewed it; it ends in ${left} s`);
  }
}
