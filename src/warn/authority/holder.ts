import type { NodeId } from '../../mark/index.ts';
import { conditionProblem, conditionsNow } from './conditions.ts';
import type { AcceptAct, Lead, LeaseWord, OfferWord, OverWord, SignedLeadAct } from './lead.ts';
import { type LeadWork, note, raise, say } from './outcome.ts';
import { newLead, scopeOf } from './owner.ts';
import { keepLead, leadId, ownsAll } from './scope.ts';
import { grantedBy } from './signatures.ts';
import { heldFor } from './time.ts';

/** Questions that are remembered: a lease answers one that was asked a lease ago at most. */
const MAX_ASKS = 8;

/** Another node offers us, or a third one, its authority. */
export function onOffer(work: LeadWork, from: NodeId, word: OfferWord): void {
  const { settings, lead: all, node, state, verifier, nowMs } = work;
  if (from !== word.owner || word.lead !== leadId(from, word.term) || all.leads.has(word.lead)) {
    return;
  }
  if (!ownsAll(settings, from, word.areas)) {
    note(work, word.lead, 'refused', `${from} offers areas that are not its own by our settings`);
    return;
  }
  if (word.to !== node) return;
  const signed = grantedBy(settings, from, state.mode, word.grants, verifier, (act) => {
    return act.act === 'offer' && act.lead === word.lead && act.to === node && sameTerms(act, word);
  });
  if (!signed) {
    note(work, word.lead, 'refused', `the offer is not signed by two officers of ${from}`);
    return;
  }
  if (nowMs > word.expiresMs) return;
  if (!keepLead(all.leads, newLead(word, 'holder', 'offered'))) return;
  const message = `${from} offers ${scopeOf(word)}: two officers accept it, or let it be`;
  note(work, word.lead, 'offered', message);
  raise(work, 'offered', word.lead, message);
}

function sameTerms(
  act: Pick<OfferWord, 'term' | 'kinds' | 'areas' | 'endsMs' | 'conditions'>,
  word: OfferWord,
): boolean {
  const terms = ({ term, kinds, areas, endsMs, conditions }: typeof act): string =>
    JSON.stringify([
      ...[term, kinds, areas, endsMs],
      conditions.map(({ name, state }) => [name, state]),
    ]);
  return terms(act) === terms(word);
}

/** What stands against accepting before anybody has signed it; null: nothing. */
export function acceptProblem(
  work: LeadWork,
  act: AcceptAct,
): { readonly reason: string; readonly message: string } | null {
  const { settings, state, facts, nowMs } = work;
  const lead = work.lead.leads.get(act.lead);
  const waits = lead?.role === 'holder' && lead.state === 'offered';
  if (lead === undefined || !waits || nowMs > lead.expiresMs) {
    return { reason: 'no-offer', message: `no offer ${act.lead} waits here` };
  }
  if (act.term !== lead.term || act.offer !== lead.offer) {
    return { reason: 'other-content', message: 'it accepts other terms than were offered' };
  }
  const seen = conditionsNow(state, settings, lead.owner, facts, nowMs);
  const failed = conditionProblem(act.conditions, seen, settings);
  return failed === null ? null : { reason: `condition-${failed.name}`, message: failed.message };
}

/** Two people have accepted: the owner is told, and nothing is ours before it answers. */
export function accept(work: LeadWork, act: AcceptAct, grants: readonly SignedLeadAct[]): void {
  const lead = work.lead.leads.get(act.lead)!;
  lead.state = 'accepted';
  lead.grants = grants;
  const { id, term, owner, offer } = lead;
  ask(
    work,
    lead,
    say(work, {
      ...{ word: 'accept', lead: id, term, owner, offer, conditions: act.conditions, grants },
    }),
  );
  note(
    work,
    id,
    'accepted',
    `${scopeOf(lead)} of ${owner} accepted; it passes when ${owner} agrees`,
  );
}

/** Remembers when something was asked: a lease is counted from there. */
function ask(work: LeadWork, lead: Lead, revision: number): void {
  lead.askedMs = work.nowMs;
  const tickedMs = work.lead.tickedMs;
  lead.asks = [...lead.asks, { revision, atMs: work.nowMs, tickedMs }].slice(-MAX_ASKS);
}

/**
 * The owner's word that the lead is ours for one lease more, or a third node's. `saidMs`: its time
 * by the owner's clock, which must lie between our question and now, as far as clocks may differ.
 */
export function onLease(
  work: LeadWork,
  from: NodeId,
  word: LeaseWord,
  saidMs: number,
  revision: number,
): void {
  const { lead: all, settings, node, nowMs } = work;
  if (from !== word.owner || word.lead !== leadId(from, word.term)) return;
  if (word.to !== node) {
    onThird(work, word);
    return;
  }
  const lead = all.leads.get(word.lead);
  const question = lead?.asks.find((each) => each.revision === word.answers);
  if (lead === undefined || question === undefined || lead.state === 'over') return;
  const boundMs = settings.skewS * 1000;
  const aheadMs = Math.max(saidMs - nowMs, question.atMs - saidMs);
  if (aheadMs > boundMs) {
    const off = Math.round(aheadMs / 1000);
    raise(
      work,
      'clock',
      lead.id,
      `our clock and ${from}'s are ${off} s apart, ${settings.skewS} s are allowed: it does not count`,
    );
    return;
  }
  const begins = lead.state === 'accepted';
  lead.state = 'held';
  const leaseMs = Math.min(word.leaseS, settings.leaseS) * 1000;
  lead.lease = { revision, leaseMs, untilMs: word.untilMs, from: question };
  lead.asks = lead.asks.filter((each) => each.revision > word.answers);
  lead.endingTold = false;
  lead.lapseTold = false;
  if (!begins) return;
  const message = `${scopeOf(lead)} of ${from} is ours`;
  note(work, lead.id, 'held', message);
  raise(work, 'changed', lead.id, message);
}

/** Who leads elsewhere: kept, so that their taking back can be judged here. */
function onThird(work: LeadWork, word: LeaseWord): void {
  const { lead: all, settings } = work;
  if (!ownsAll(settings, word.owner, word.areas)) return;
  const known = all.leads.get(word.lead);
  if (known?.state === 'over') return;
  if (known !== undefined) {
    known.untilMs = Math.max(known.untilMs, word.untilMs);
    return;
  }
  const { lead, term, owner, to, kinds, areas, endsMs } = word;
  const made = newLead(
    {
      ...{ word: 'offer', lead, term, owner, to, kinds, areas, endsMs, expiresMs: endsMs },
      ...{ conditions: [], grants: [] },
    },
    'other',
    'lent',
  );
  made.untilMs = word.untilMs;
  if (keepLead(all.leads, made))
    note(work, lead, 'lent', `${owner} lent ${scopeOf(word)} to ${to}`);
}

/** The owner says that it is over: at once. */
export function onOver(work: LeadWork, from: NodeId, word: OverWord): void {
  const lead = work.lead.leads.get(word.lead);
  if (lead === undefined || from !== lead.owner || lead.state === 'over') return;
  const was = lead.state;
  lead.state = 'over';
  lead.why = word.why;
  const message = `${from} says that ${scopeOf(lead)} is its own again: ${word.why}`;
  note(work, lead.id, word.why, message);
  if (lead.role !== 'holder') return;
  raise(work, word.why === 'lapsed' ? 'lost' : 'changed', lead.id, message);
  // Asked to stop, and stopped: the owner need not wait for the end of the lease.
  if (was === 'held') giveBack(work, lead, []);
}

/** We stop here and now; the owner hears that it need not wait. */
export function giveBack(work: LeadWork, lead: Lead, grants: readonly SignedLeadAct[]): void {
  const { id, term, owner } = lead;
  lead.state = 'over';
  lead.why ??= 'returned';
  say(work, { word: 'return', lead: id, term, owner, grants });
}

/** What time does to what we hold: it is asked for again, and told of when it runs out. */
export function tickHolder(work: LeadWork, lead: Lead): void {
  const { settings, nowMs } = work;
  if (lead.state === 'offered' && nowMs > lead.expiresMs) {
    lead.state = 'over';
    lead.why = 'lapsed';
  }
  if (lead.state === 'accepted' && nowMs > lead.expiresMs) giveBack(work, lead, []);
  if (lead.state !== 'held') return;
  const failing = failingNow(work, lead);
  const news = failing.filter(({ name }) => !lead.failing.includes(name));
  lead.failing = failing.map(({ name }) => name);
  if (news.length > 0) {
    const what = news.map(({ name, message }) => `${name}: ${message}`).join('; ');
    raise(work, 'condition', lead.id, `we lead for ${lead.owner} while there fails ${what}`);
  }
  if (nowMs >= lead.endsMs) {
    giveBack(work, lead, []);
    lead.why = 'ended';
    const message = `${scopeOf(lead)} of ${lead.owner} has ended as agreed`;
    note(work, lead.id, 'ended', message);
    raise(work, 'changed', lead.id, message);
    return;
  }
  const leftMs = heldFor(work.lead, lead, settings, nowMs);
  const late = leftMs < (settings.leaseS - 2 * settings.renewS) * 1000;
  if (leftMs <= 0 && !lead.lapseTold) {
    lead.lapseTold = true;
    const message =
      `the lease of ${scopeOf(lead)} ran out unrenewed: nobody here takes back ` +
      `${lead.owner}'s warnings any more; ${lead.owner} does in ${settings.skewS} s at most`;
    note(work, lead.id, 'lapsed', message);
    raise(work, 'lost', lead.id, message);
  } else if (late && !lead.endingTold) {
    lead.endingTold = true;
    const left = Math.max(0, Math.ceil(leftMs / 1000));
    raise(work, 'ending', lead.id, `${lead.owner} does not renew it; it ends in ${left} s`);
  }
  if (nowMs - lead.askedMs < settings.renewS * 1000) return;
  const { id, term, owner } = lead;
  const holds = lead.lease?.revision ?? 0;
  const { failing: names } = lead;
  ask(work, lead, say(work, { word: 'renew', lead: id, term, owner, failing: names, holds }));
}

function failingNow(
  work: LeadWork,
  lead: Lead,
): { name: Lead['failing'][number]; message: string }[] {
  const { state, settings, facts, nowMs } = work;
  const body = lead.grants[0]?.body;
  const signed = body?.act === 'accept' ? body.conditions : [];
  return conditionsNow(state, settings, lead.owner, facts, nowMs).filter(
    ({ name, good }) => !good && signed.find((each) => each.name === name)?.state !== 'waived',
  );
}
