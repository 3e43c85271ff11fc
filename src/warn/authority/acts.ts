import { formatInstant, type Instant } from '../../mark/index.ts';
import type { Verifier } from '../../seal/index.ts';
import type { Officer } from '../act.ts';
import type { WarnState } from '../state.ts';
import { accept, acceptProblem, giveBack } from './holder.ts';
import type { Lead, LeadAct, LeadFacts, SignedLeadAct } from './lead.ts';
import { type LeadOutcome, type LeadWork, newOutcome, note } from './outcome.ts';
import { offer, offerProblem, recall } from './owner.ts';
import { checkLeadAct, gather, type LeadRefusal } from './signatures.ts';
import { takeBack, takeBackProblem } from './taken.ts';

/** Nobody is on shift longer than this in one word, seconds. */
export const LONGEST_SHIFT_S = 13 * 3600;

export interface LeadActOutcome extends LeadOutcome {
  /** Null: it was taken; `message` says what it led to. */
  readonly refusal: LeadRefusal | null;
  readonly message: string;
}

/** What an officer's signed word does. Refused with a reason and never by an exception. */
export function onLeadAct(
  state: WarnState,
  signed: SignedLeadAct,
  facts: LeadFacts,
  verifier: Verifier,
  nowMs: Instant,
): LeadActOutcome {
  const out = newOutcome();
  const refused = (refusal: LeadRefusal): LeadActOutcome => ({ ...out, refusal, message: '' });
  const checked = checkLeadAct(state, signed, verifier, nowMs);
  if (!checked.ok) return refused(checked.refusal);
  const { act, officer } = checked;
  const { lead: settings, node } = state.settings;
  if (settings === undefined) {
    const message = 'no authority is handed over here: the settings have no "lead"';
    return refused({ reason: 'no-lead', message, officer: officer.id });
  }
  const work = { state, lead: state.lead, settings, node, facts, verifier, nowMs, out };
  const problem = problemOf(work, act);
  if (problem !== null) return refused({ ...problem, officer: officer.id });
  if (act.act === 'on-shift' || act.act === 'evaluated') {
    return { ...out, refusal: null, message: record(work, act, officer) };
  }
  const gathered = gather(state, signed, officer, nowMs);
  if (gathered === 'same-person') {
    const message = 'this person has signed it already';
    return refused({ reason: 'same-person', message, officer: officer.id });
  }
  if ('people' in gathered) {
    return { ...out, refusal: null, message: `${act.act} waits for a second person’s signature` };
  }
  perform(work, act, gathered.full);
  return { ...out, refusal: null, message: `${act.act} is signed by two people` };
}

interface Problem {
  readonly reason: string;
  readonly message: string;
}

function problemOf(work: LeadWork, act: LeadAct): Problem | null {
  switch (act.act) {
    case 'offer':
      return offerProblem(work, act);
    case 'accept':
      return acceptProblem(work, act);
    case 'take-back':
      return takeBackProblem(work, act);
    case 'return':
      return named(work, act.lead, act.term, 'holder', ['held', 'accepted']);
    case 'recall':
      return named(work, act.lead, act.term, 'owner', ['lent', 'offered']);
    case 'on-shift': {
      const longest = work.nowMs + LONGEST_SHIFT_S * 1000;
      const good = act.untilMs > work.nowMs && act.untilMs <= longest;
      const message = `a shift ends within ${LONGEST_SHIFT_S / 3600} h`;
      return good ? null : { reason: 'wrong-time', message };
    }
    case 'evaluated': {
      const last = work.lead.evaluation?.heldMs ?? 0;
      const good = act.heldMs <= work.nowMs && act.heldMs >= last;
      const message = `it lies ahead of us, or before the last one of ${formatInstant(last)}`;
      return good ? null : { reason: 'wrong-time', message };
    }
  }
}

function named(
  { lead: all }: LeadWork,
  id: string,
  term: number,
  role: Lead['role'],
  states: readonly Lead['state'][],
): Problem | null {
  const lead = all.leads.get(id);
  const fits = lead !== undefined && lead.role === role && lead.term === term;
  if (fits && states.includes(lead.state)) return null;
  return { reason: 'no-lead', message: `there is no ${id} here of which this can be done` };
}

function perform(work: LeadWork, act: LeadAct, grants: readonly SignedLeadAct[]): void {
  switch (act.act) {
    case 'offer':
      if (!offer(work, act, grants)) note(work, act.lead, 'refused', 'too many leads are open');
      return;
    case 'accept':
      accept(work, act, grants);
      return;
    case 'take-back':
      takeBack(work, act, grants);
      return;
    case 'return': {
      const lead = work.lead.leads.get(act.lead)!;
      giveBack(work, lead, grants);
      note(work, lead.id, 'returned', `given back to ${lead.owner}`);
      return;
    }
    case 'recall':
      recall(work, work.lead.leads.get(act.lead)!);
      return;
    case 'on-shift':
    case 'evaluated':
      return;
  }
}

function record(
  { lead }: LeadWork,
  act: Extract<LeadAct, { act: 'on-shift' | 'evaluated' }>,
  officer: Officer,
): string {
  if (act.act === 'evaluated') {
    const { passed, heldMs } = act;
    lead.evaluation = { passed, heldMs, officer: officer.id };
    return `the evaluation of ${formatInstant(heldMs)} is recorded as ${passed ? 'passed' : 'failed'}`;
  }
  lead.shifts.set(officer.person, { officer: officer.id, untilMs: act.untilMs });
  return `on shift until ${formatInstant(act.untilMs)}`;
}
