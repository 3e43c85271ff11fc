import type { Instant, NodeId } from '../../mark/index.ts';
import type { Verifier } from '../../seal/index.ts';
import type { WarnChange } from '../change.ts';
import type { WarnState } from '../state.ts';
import type { LeadFacts, LeadSettings, LeadState, LeadWord } from './lead.ts';

/** What people must hear about leads: the watch makes alarms of it. */
export interface LeadAlarm {
  readonly about: 'offered' | 'changed' | 'ending' | 'lost' | 'condition' | 'clock' | 'not-done';
  readonly lead: string;
  readonly message: string;
}

/** What one thing that happened led to, gathered as it arises. */
export interface LeadOutcome {
  /** Words to be signed and shared, with their revisions. */
  readonly say: { readonly revision: number; readonly word: LeadWord }[];
  /** Decisions for the ledger: the lead, a reason word, and a sentence. */
  readonly notes: { readonly lead: string; readonly reason: string; readonly message: string }[];
  readonly alarms: LeadAlarm[];
  readonly changes: WarnChange[];
}

/** One act, word or tick being worked on. */
export interface LeadWork {
  readonly state: WarnState;
  readonly lead: LeadState;
  readonly settings: LeadSettings;
  readonly node: NodeId;
  readonly facts: LeadFacts;
  readonly verifier: Verifier;
  readonly nowMs: Instant;
  readonly out: LeadOutcome;
}

export function newOutcome(): LeadOutcome {
  return { say: [], notes: [], alarms: [], changes: [] };
}

/** Says a word to the other nodes; returns its revision. */
export function say(work: LeadWork, word: LeadWord): number {
  work.lead.revision += 1;
  work.out.say.push({ revision: work.lead.revision, word });
  return work.lead.revision;
}

export function note(work: LeadWork, lead: string, reason: string, message: string): void {
  work.out.notes.push({ lead, reason, message });
}

export function raise(
  work: LeadWork,
  about: LeadAlarm['about'],
  lead: string,
  message: string,
): void {
  work.out.alarms.push({ about, lead, message });
}
