import type { Instant, NodeId } from '../mark/index.ts';
import { type SignedStatement, shareLead, standingStatements } from '../share/index.ts';
import {
  currentWarnings,
  type LeadFacts,
  type LeadOutcome,
  onLeadAct,
  onLeadWord,
  type Said,
  type SignedLeadAct,
  stageTold,
  tickLead,
  type WarnChange,
} from '../warn/index.ts';
import { LEAD_ALARMS } from './alarms.ts';
import { type HealthInput, TICK_MS } from './input.ts';
import { alarm, decide, noteShared, type Step } from './record.ts';
import type { Stages } from './watch.ts';

/** Keys that are remembered as not good; a node has a handful. */
const MAX_BAD_KEYS = 100;

/** An officer's word on who leads. Returns what it does to warnings. */
export function stepLeadAct(
  current: Step,
  stages: Stages,
  signed: SignedLeadAct,
): readonly WarnChange[] {
  const { verifier } = current.watch.ports;
  const facts = leadFacts(stages, current.atMs);
  const outcome = onLeadAct(stages.warn, signed, facts, verifier, current.atMs);
  const { refusal, message } = outcome;
  if (refusal !== null) {
    const { officer, reason } = refusal;
    decide(current, { what: 'refused-act', subject: officer, reason, message: refusal.message });
    return [];
  }
  const { act, officer } = signed.body;
  const about = 'lead' in signed.body ? { about: signed.body.lead } : {};
  decide(current, { what: 'accepted-act', subject: officer, reason: act, message, ...about });
  return carryOut(current, stages, outcome);
}

/** A statement of another node that was accepted; anything but a word on a lead does nothing. */
export function hearLead(
  current: Step,
  stages: Stages,
  { body }: SignedStatement,
): readonly WarnChange[] {
  const { content, origin: from, timeMs: saidMs } = body;
  if (content.about !== 'lead') return [];
  const { about: _about, revision, ...word } = content;
  const { verifier } = current.watch.ports;
  const facts = leadFacts(stages, current.atMs);
  const heard = { from, saidMs, revision, word };
  return carryOut(current, stages, onLeadWord(stages.warn, heard, facts, verifier, current.atMs));
}

export function stepLeadTick(current: Step, stages: Stages): readonly WarnChange[] {
  if (stages.settings.warn.lead === undefined) return [];
  const { verifier } = current.watch.ports;
  const facts = leadFacts(stages, current.atMs);
  return carryOut(current, stages, tickLead(stages.warn, facts, verifier, current.atMs, TICK_MS));
}

/** Says, records and raises what a lead's change led to. */
function carryOut(current: Step, stages: Stages, outcome: LeadOutcome): readonly WarnChange[] {
  const { signer } = current.watch.ports;
  for (const { revision, word } of outcome.say) {
    const content = { about: 'lead', revision, ...word } as const;
    const shared = shareLead(stages.share, content, signer, current.atMs);
    noteShared(current, shared.statement, shared.releases, word.lead);
  }
  for (const { lead, reason, message } of outcome.notes) {
    decide(current, { what: 'lead', subject: lead, reason, message });
  }
  for (const { about, lead, message } of outcome.alarms) {
    alarm(current, LEAD_ALARMS[about], lead, message);
  }
  return outcome.changes;
}

/** What the shell tells of keys is a condition of a hand-over. */
export function noteKeyHealth(stages: Stages, input: HealthInput): void {
  if (input.subject !== 'key') return;
  const { badKeys } = stages.warn.lead;
  if (input.state === 'good') badKeys.delete(input.name);
  else if (badKeys.size < MAX_BAD_KEYS) badKeys.add(input.name);
}

/** How the links to the nodes are that authority may pass to and from. */
export function leadFacts({ settings, share }: Stages, nowMs: Instant): LeadFacts {
  const linkAgeS: Record<NodeId, number | null> = {};
  for (const { node } of settings.warn.lead?.owners ?? []) {
    const by =
      share.peers.find((peer) => peer.node === node) ??
      share.peers.find((peer) => peer.origins.some((origin) => origin.node === node));
    const link = by === undefined ? undefined : share.links.get(by.node);
    const heardMs = link?.up === true && link.greeted ? link.lastHeardMs : null;
    linkAgeS[node] = heardMs === null ? null : Math.max(0, (nowMs - heardMs) / 1000);
  }
  return { linkAgeS };
}

/** What is said in public and has not expired: the allies' words, then ours. */
export function saidOf(stages: Stages, nowMs: Instant): Said[] {
  const ours = currentWarnings(stages.warn).flatMap((warning): Said[] => {
    const { id, issuer: node, hazard, kind, state, areas, expiresMs } = warning;
    return state === 'drafted' || expiresMs <= nowMs
      ? []
      : [
          {
            ...{ node, warning: id, hazard: hazard.id, kind, state },
            areas: areas.map((area) => ({
              ...area,
              ...{ stage: stageTold(warning, area), decided: area.stage },
            })),
          },
        ];
  });
  const theirs = standingStatements(stages.share, nowMs).flatMap(({ body }): Said[] => {
    if (body.content.about !== 'warning') return [];
    const { warning, hazard, kind, state, areas } = body.content;
    return [{ node: body.origin, warning, hazard, kind, state, areas }];
  });
  return [...theirs, ...ours];
}
