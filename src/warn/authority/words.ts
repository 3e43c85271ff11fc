import type { Instant, NodeId } from '../../mark/index.ts';
import type { Verifier } from '../../seal/index.ts';
import type { WarnState } from '../state.ts';
import { onLease, onOffer, onOver, tickHolder } from './holder.ts';
import type { AnswerWord, LeadFacts, LeadWord } from './lead.ts';
import { type LeadOutcome, type LeadWork, newOutcome, raise } from './outcome.ts';
import { onAccept, onRenew, onReturn, tickOwner } from './owner.ts';
import { onTakeBack } from './taken.ts';
import { passTime } from './time.ts';

/** A word as it came: who said it, when by its own clock, and its number there. */
export interface HeardWord {
  readonly from: NodeId;
  readonly saidMs: Instant;
  readonly revision: number;
  readonly word: LeadWord;
}

/** Takes in another node's word, whose signature and origin the caller has checked. */
export function onLeadWord(
  state: WarnState,
  { from, saidMs, revision, word }: HeardWord,
  facts: LeadFacts,
  verifier: Verifier,
  nowMs: Instant,
): LeadOutcome {
  const work = workOf(state, facts, verifier, nowMs);
  if (work === null) return newOutcome();
  switch (word.word) {
    case 'offer':
      onOffer(work, from, word);
      break;
    case 'accept':
      onAccept(work, from, word, revision);
      break;
    case 'lease':
      onLease(work, from, word, saidMs, revision);
      break;
    case 'renew':
      onRenew(work, from, word, revision);
      break;
    case 'return':
      onReturn(work, from, word);
      break;
    case 'over':
      onOver(work, from, word);
      break;
    case 'take-back':
      onTakeBack(work, from, word, saidMs);
      break;
    case 'answer':
      onAnswer(work, from, word);
      break;
  }
  return work.out;
}

/** The issuer tells what became of our taking back. */
function onAnswer(work: LeadWork, from: NodeId, word: AnswerWord): void {
  const asked = work.lead.takenBack.find(
    (each) =>
      each.state === 'asked' &&
      each.warning === word.warning &&
      each.revision === word.warningRevision &&
      each.warning.startsWith(`${from}-`),
  );
  if (asked === undefined || word.to !== work.node) return;
  asked.state = word.done ? 'done' : 'refused';
  asked.message = word.message;
  if (!word.done) raise(work, 'not-done', word.lead, `${from}: ${word.message}`);
}

/** What time does, once a tick, each of which stands for `tickMs`. */
export function tickLead(
  state: WarnState,
  facts: LeadFacts,
  verifier: Verifier,
  nowMs: Instant,
  tickMs: number,
): LeadOutcome {
  const work = workOf(state, facts, verifier, nowMs);
  if (work === null) return newOutcome();
  const passedMs = passTime(state.lead, nowMs, tickMs);
  for (const lead of state.lead.leads.values()) {
    if (lead.role === 'owner') tickOwner(work, lead, passedMs);
    else if (lead.role === 'holder') tickHolder(work, lead);
    else if (lead.state === 'lent' && nowMs >= lead.untilMs + work.settings.leaseS * 1000) {
      lead.state = 'over';
      lead.why = 'lapsed';
    }
  }
  return work.out;
}

function workOf(
  state: WarnState,
  facts: LeadFacts,
  verifier: Verifier,
  nowMs: Instant,
): LeadWork | null {
  const { lead: settings, node } = state.settings;
  if (settings === undefined) return null;
  return {
    ...{ state, lead: state.lead, settings, node, facts, verifier, nowMs },
    out: newOutcome(),
  };
}
