import {
  acceptLedger,
  CONSULT_ACT_TYPE,
  LINK_ACT_TYPE,
  type LinkAct,
  type SignedConsultAct,
  type SignedLinkAct,
} from '../share/index.ts';
import {
  type Act,
  AUTHORITY_ACT_TYPE,
  DESK_ACT_TYPE,
  LEAD_ACT_TYPE,
  officersNeeded,
  onAct,
  onAuthorityAct,
  type SignedAct,
  type SignedAuthorityAct,
  type SignedDeskAct,
  type SignedLeadAct,
  type WarnChange,
  type WarnState,
} from '../warn/index.ts';
import { clearAlarm } from './alarm-groups.ts';
import { noteSigned } from './alarm-lasting.ts';
import { healthAlarm } from './alarms.ts';
import { stepLeadAct } from './authority.ts';
import { flush, warn } from './chain.ts';
import { stepConsultAct } from './consult.ts';
import { hearActual, stepDeskAct } from './desk.ts';
import type { CommandInput, HealthInput } from './input.ts';
import { alarm, decide, disconnect, type Step } from './record.ts';
import type { Stages } from './watch.ts';

/** What a person signed: on a link, an authority, the desk, a lead, a consultation or a warning. */
export function stepCommand(current: Step, stages: Stages, input: CommandInput): void {
  const { command } = input;
  if (command?.type === LINK_ACT_TYPE) stepLinkAct(current, stages, command as SignedLinkAct);
  else if (command?.type === AUTHORITY_ACT_TYPE) {
    stepAuthorityAct(current, stages, command as SignedAuthorityAct);
  } else if (command?.type === DESK_ACT_TYPE) {
    stepDeskAct(current, stages, command as SignedDeskAct);
  } else if (command?.type === LEAD_ACT_TYPE) {
    warn(current, stages, stepLeadAct(current, stages, command as SignedLeadAct));
    flush(current, stages);
  } else if (command?.type === CONSULT_ACT_TYPE) {
    stepConsultAct(current, stages, command as SignedConsultAct);
  } else stepAct(current, stages, command as SignedAct);
}

function stepAct(current: Step, stages: Stages, command: SignedAct): void {
  const { verifier } = current.watch.ports;
  const outcome = onAct(stages.warn, command, verifier, current.atMs);
  for (const refusal of outcome.refusals) {
    decide(current, {
      what: 'refused-act',
      subject: refusal.officer,
      reason: refusal.reason,
      message: refusal.message,
      about: refusal.warning,
    });
  }
  if (outcome.refusals.length === 0) {
    const { act, officer, warning, revision } = command.body;
    decide(current, {
      what: 'accepted-act',
      subject: officer,
      reason: act,
      message: `${act} of revision ${revision}${signedOf(stages.warn, command.body, outcome)}`,
      about: warning,
    });
  }
  warn(current, stages, outcome.changes);
  if (outcome.refusals.length === 0) noteSigned(current.state, stages, command.body.officer);
  flush(current, stages);
}

/** An officer grants or revokes a standing authority. */
function stepAuthorityAct(current: Step, stages: Stages, signed: SignedAuthorityAct): void {
  const { verifier } = current.watch.ports;
  const outcome = onAuthorityAct(stages.warn, signed, verifier, current.atMs);
  const { message } = outcome.ok ? outcome : outcome.refusal;
  decide(
    current,
    outcome.ok
      ? { what: 'accepted-act', subject: signed.body.officer, reason: signed.body.act, message }
      : {
          what: 'refused-act',
          subject: outcome.refusal.officer,
          reason: outcome.refusal.reason,
          message,
        },
  );
}

/** An officer accepts a peer's new ledger: the link starts anew, and what it starts with is recorded. */
function stepLinkAct(current: Step, stages: Stages, signed: SignedLinkAct): void {
  const { verifier } = current.watch.ports;
  const { officers } = stages.settings;
  const outcome = acceptLedger(stages.share, officers, signed, verifier, current.atMs);
  const { officer = '', peer = '' } = (signed.body ?? {}) as Partial<LinkAct>;
  const about = { subject: String(officer), about: String(peer) };
  if (!outcome.ok) {
    const { reason, message } = outcome;
    decide(current, { what: 'refused-act', ...about, reason, message });
    return;
  }
  const { link, unacknowledged, standing } = outcome;
  const message =
    `the new ledger ${link.peerLedger} counts from 1; ${unacknowledged} statements that were not ` +
    `acknowledged and ${standing} that were, and still hold, go again`;
  decide(current, { what: 'accepted-act', ...about, reason: 'accept-ledger', message });
  if (link.up) disconnect(current, link.peer, 'it starts anew');
}

/** How far the release is that an act was for: `, 1 of 2 signatures`; empty for other acts. */
function signedOf(
  state: WarnState,
  { act, warning }: Act,
  { changes }: { readonly changes: readonly WarnChange[] },
): string {
  if (act !== 'release') return '';
  if (changes.some(({ leaves }) => leaves)) return ', which is complete';
  const entry = state.cases.get(warning);
  if (entry?.draft == null) return '';
  return `, ${entry.acts.length} of ${officersNeeded(state, warning)} signatures`;
}

/** What the shell noticed of itself: an alarm, or that it is over. */
export function stepHealth(current: Step, input: HealthInput): void {
  if (input.subject === 'actual') hearActual(current, input);
  for (const code of healthAlarm(input)) {
    if (input.state === 'good') clearAlarm(current.state.groups, code, input.name, current.atMs);
    else alarm(current, code, input.name, input.message, input.state === 'failed');
  }
}
