import { DAY_MS, type Instant, type NodeId } from '../../mark/index.ts';
import { mayAct } from '../approve.ts';
import type { WarnState } from '../state.ts';
import {
  CONDITIONS,
  type ConditionName,
  type ConditionsRecord,
  type LeadFacts,
  type LeadSettings,
} from './lead.ts';

/** One condition as this node sees it now, in words. */
export interface SeenCondition {
  readonly name: ConditionName;
  readonly good: boolean;
  readonly message: string;
}

/** The conditions towards one other node, in the order of {@link CONDITIONS}. */
export function conditionsNow(
  state: WarnState,
  settings: LeadSettings,
  partner: NodeId,
  facts: LeadFacts,
  nowMs: Instant,
): SeenCondition[] {
  return CONDITIONS.map((name) => ({ name, ...SEE[name](state, settings, partner, facts, nowMs) }));
}

type Seen = Omit<SeenCondition, 'name'>;

const SEE: Readonly<
  Record<
    ConditionName,
    (
      state: WarnState,
      settings: LeadSettings,
      partner: NodeId,
      facts: LeadFacts,
      nowMs: Instant,
    ) => Seen
  >
> = {
  links(_state, settings, partner, facts) {
    const ageS = facts.linkAgeS[partner] ?? null;
    if (ageS === null) return { good: false, message: `the link to ${partner} is down` };
    const good = ageS <= settings.linkWithinS;
    return { good, message: `the link to ${partner} was heard ${Math.round(ageS)} s ago` };
  },
  keys(state) {
    const bad = [...state.lead.badKeys];
    const good = bad.length === 0;
    return { good, message: good ? 'no key is about to end' : `not good: ${bad.join(', ')}` };
  },
  evaluation(state, settings, _partner, _facts, nowMs) {
    const last = state.lead.evaluation;
    if (last === null) return { good: false, message: 'no evaluation is recorded' };
    const days = Math.floor((nowMs - last.heldMs) / DAY_MS);
    const good = last.passed && days <= settings.evaluationDays;
    return { good, message: `the last one ${last.passed ? 'passed' : 'failed'}, ${days} days ago` };
  },
  staff(state, settings, _partner, _facts, nowMs) {
    const here = onShift(state, nowMs).length;
    const good = here >= settings.staff;
    return { good, message: `${here} of ${settings.staff} people are on shift` };
  },
};

/** Officers who are on shift and may act. */
export function onShift(state: WarnState, nowMs: Instant): string[] {
  return [...state.lead.shifts].flatMap(([person, { officer: id, untilMs }]) => {
    const officer = state.officers.find((each) => each.id === id && each.person === person);
    const here = untilMs > nowMs && officer !== undefined;
    return here && mayAct(state, officer, nowMs) === null ? [id] : [];
  });
}

/**
 * What stands against passing authority on the conditions as they were signed; null: nothing. A
 * signed `waived` counts where the settings let it; what was signed as good has to be so still.
 */
export function conditionProblem(
  signed: ConditionsRecord,
  now: readonly SeenCondition[] | null,
  settings: LeadSettings,
): { readonly name: ConditionName; readonly message: string } | null {
  for (const [i, name] of CONDITIONS.entries()) {
    const state = signed[i]?.name === name ? signed[i].state : 'failed';
    if (state === 'waived') {
      if (settings.waivable.includes(name)) continue;
      return { name, message: `the condition "${name}" may not be waived here` };
    }
    const seen = now?.[i];
    if (state === 'good' && seen?.good !== false) continue;
    const message = seen?.message ?? 'it was not good when it was signed';
    return { name, message: `the condition "${name}" does not hold: ${message}` };
  }
  return null;
}
