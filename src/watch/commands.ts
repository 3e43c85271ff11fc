import { acceptLedger, type LinkAct, type SignedLinkAct } from '../share/index.ts';
import {
  type Act,
  officersNeeded,
  onAuthorityAct,
  type SignedAuthorityAct,
  type WarnChange,
  type WarnState,
} from '../warn/index.ts';
import { clearAlarm } from './alarm-groups.ts';
import { healthAlarm } from './alarms.ts';
import { hearActual } from './desk.ts';
import type { HealthInput } from './input.ts';
import { alarm, decide, disconnect, type Step } from './record.ts';
import type { Stages } from './watch.ts';

/** An officer grants or revokes a standing authority. */
export function stepAuthorityAct(current: Step, stages: Stages, signed: SignedAuthorityAct): void {
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
export function stepLinkAct(current: Step, stages: Stages, signed: SignedLinkAct): void {
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
export function signedOf(
  warn: WarnState,
  { act, warning }: Act,
  { changes }: { readonly changes: readonly WarnChange[] },
): string {
  if (act !== 'release') return '';
  if (changes.some(({ leaves }) => leaves)) return ', which is complete';
  const entry = warn.cases.get(warning);
  if (entry?.draft == null) return '';
  return `, ${entry.acts.length} of ${officersNeeded(warn, warning)} signatures`;
}

/** What the shell noticed of itself: an alarm, or that it is over. */
export function stepHealth(current: Step, input: HealthInput): void {
  if (input.subject === 'actual') hearActual(current, input);
  for (const code of healthAlarm(input)) {
    if (input.state === 'good') clearAlarm(current.state.groups, code, input.name, current.atMs);
    else alarm(current, code, input.name, input.message, input.state === 'failed');
  }
}
