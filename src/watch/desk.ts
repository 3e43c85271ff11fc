import type { Instant } from '../mark/index.ts';
import { sensorViews } from '../sense/index.ts';
import {
  type AcceptedShift,
  acceptShift,
  authorityView,
  checkDeskAct,
  createShift,
  currentWarnings,
  DESK_ACT_TYPE,
  type DeskAct,
  type HandOver,
  handOver,
  type Officer,
  type OpenLead,
  releasePlans,
  type ShiftOpen,
  type ShiftState,
  type SignedDeskAct,
  shiftStartMs,
  standingViews,
  textIn,
  unacceptedShift,
} from '../warn/index.ts';
import { acknowledgeAlarm, clearAlarm } from './alarm-groups.ts';
import { leadFacts } from './authority.ts';
import type { HealthInput, Input } from './input.ts';
import { receiversViews } from './receivers.ts';
import { alarm, decide, type Step } from './record.ts';
import type { Stages, WatchState } from './watch.ts';

/** What stands at the desk of a watch beside its warnings. Plain data. */
export interface DeskState {
  readonly shift: ShiftState;
  /** An exercise stands still since an actual hazard is at hand; null while it goes on. */
  suspended: Suspension | null;
}

export interface Suspension {
  readonly sinceMs: Instant;
  /** What was told of the actual hazard last, in words. */
  readonly message: string;
  /** Since when no actual hazard is at hand any more; null while one is. */
  readonly overMs: Instant | null;
}

export function createDesk(): DeskState {
  return { shift: createShift(), suspended: null };
}

/** Acknowledgements, hand-overs and the resumption of an exercise. */
export function stepDeskAct(current: Step, stages: Stages, signed: SignedDeskAct): void {
  const checked = checkDeskAct(stages.warn, signed, current.watch.ports.verifier, current.atMs);
  if (!checked.ok) {
    const { officer: subject, reason, message } = checked;
    decide(current, { what: 'refused-act', subject, reason, message });
    return;
  }
  const { act, officer } = checked;
  const done = perform(current, stages, act, officer, signed);
  const { message, about = act.about } = done;
  decide(current, {
    what: done.ok ? 'accepted-act' : 'refused-act',
    ...{ subject: officer.id, reason: done.ok ? act.act : done.reason, message },
    ...(about === '' ? {} : { about }),
  });
}

type Done =
  | { readonly ok: true; readonly message: string; readonly about?: string }
  | {
      readonly ok: false;
      readonly reason: string;
      readonly message: string;
      readonly about?: string;
    };

function perform(
  current: Step,
  stages: Stages,
  act: DeskAct,
  officer: Officer,
  signed: SignedDeskAct,
): Done {
  switch (act.act) {
    case 'acknowledge':
      return acknowledge(current, act);
    case 'hand-over': {
      const { state, seq, atMs } = current;
      const made = handOver(state.desk.shift, act, openOf(state, stages, atMs), atMs);
      current.records.push({ kind: 'shift', seq, body: { handOver: made } });
      const message = `${made.id} is written down and waits for the next officer`;
      return { ok: true, message, about: made.id };
    }
    case 'accept-shift':
      return takeOver(current, stages, act, officer, signed);
    case 'resume':
      return resume(current.state.desk);
  }
}

function acknowledge({ state, atMs }: Step, { about, officer }: DeskAct): Done {
  // Alarms about recording are the shell's, which hears of this by the decision.
  const why = about.startsWith(SHELL_ALARM)
    ? null
    : acknowledgeAlarm(state.groups, about, officer, atMs);
  if (why !== null) return { ok: false, reason: 'no-alarm', message: why };
  return { ok: true, message: 'the alarm is acknowledged' };
}

function takeOver(
  current: Step,
  { warn }: Stages,
  { about, contentHash }: DeskAct,
  officer: Officer,
  { key, signature }: SignedDeskAct,
): Done {
  const by = { about, contentHash, key, signature };
  const { shift } = current.state.desk;
  const outcome = acceptShift(shift, warn.officers, officer, by, current.atMs);
  if (!outcome.ok) return outcome;
  const { accepted } = outcome;
  current.records.push({ kind: 'shift', seq: current.seq, body: { accepted } });
  return { ok: true, message: `the shift of ${accepted.handOver.from} is taken over` };
}

function resume(desk: DeskState): Done {
  if (desk.suspended === null) {
    return { ok: false, reason: 'not-suspended', message: 'nothing is suspended here' };
  }
  if (desk.suspended.overMs === null) {
    return { ok: false, reason: 'still-at-hand', message: 'the actual hazard is still at hand' };
  }
  desk.suspended = null;
  return { ok: true, message: 'the exercise goes on' };
}

/** Groups of the shell's own alarms have ids that begin so. */
const SHELL_ALARM = 'shell-';

/** The alarm for a shift that nobody has accepted, once a shift; it ends when somebody does. */
export function tickDesk(current: Step, stages: Stages): void {
  const { state, atMs } = current;
  const { shift } = state.desk;
  const startMs = unacceptedShift(shift, stages.settings.shifts, atMs);
  const subject = stages.settings.node;
  if (startMs === null) {
    if (shift.toldMs !== null) clearAlarm(state.groups, 'BNG_SHIFT_UNACCEPTED', subject, atMs);
    shift.toldMs = null;
    return;
  }
  if (shift.toldMs === startMs) return;
  shift.toldMs = startMs;
  const waits =
    shift.pending === null ? 'no hand-over is written down' : `${shift.pending.id} waits`;
  const minutes = Math.round((atMs - startMs) / 60_000);
  alarm(
    current,
    'BNG_SHIFT_UNACCEPTED',
    subject,
    `the shift began ${minutes} minutes ago and nobody has accepted it: ${waits}`,
    true,
  );
}

/** What the actual node of this installation lets an exercise know. */
export function hearActual(current: Step, { state, message }: HealthInput): void {
  const { desk } = current.state;
  const { atMs } = current;
  // An actual watch is suspended by nothing.
  if (current.watch.mode === 'actual') return;
  if (state === 'failed') {
    const sinceMs = desk.suspended?.sinceMs ?? atMs;
    desk.suspended = { sinceMs, message: message.toWellFormed(), overMs: null };
  } else if (state === 'good' && desk.suspended !== null) {
    desk.suspended = { ...desk.suspended, overMs: desk.suspended.overMs ?? atMs };
  }
}

/**
 * True for what a suspended exercise does not take: what its sensors say, and acts on its warnings,
 * of which who acts is told. Links, receipts and the word of the actual node go on, and so does what
 * is done at the desk.
 */
export function isHeldBack(current: Step, input: Input): boolean {
  if (current.state.desk.suspended === null) return false;
  if (input.kind !== 'command') return input.kind === 'datagram';
  if (input.command?.type === DESK_ACT_TYPE) return false;
  const officer: unknown = (input.command?.body as { officer?: unknown } | undefined)?.officer;
  decide(current, {
    what: 'refused-act',
    subject: typeof officer === 'string' ? officer : '',
    reason: 'suspended',
    message: 'this exercise stands still: an actual hazard is at hand',
  });
  return true;
}

/** What is open at this moment. */
export function openOf(state: WatchState, stages: Stages, nowMs: Instant): ShiftOpen {
  const warnings = currentWarnings(stages.warn);
  const receivers = receiversViews(state.receivers);
  const waiting = new Map<string, number>();
  for (const { channel } of state.publishing.values()) {
    waiting.set(channel, (waiting.get(channel) ?? 0) + 1);
  }
  return {
    drafts: releasePlans(stages.warn, nowMs).map((plan) => ({
      ...plan,
      becomes:
        warnings.find(({ id, state: is }) => id === plan.warning && is === 'drafted')?.becomes ??
        '',
    })),
    inForce: warnings
      .filter(({ state: is }) => is !== 'drafted' && is !== 'cancelled' && is !== 'all-clear')
      .map((warning) => ({
        ...{ warning: warning.id, revision: warning.revision, state: warning.state },
        ...{ headline: textIn(warning.texts, 'en').headline, expiresMs: warning.expiresMs },
        unconfirmed: receivers.find((each) => each.warning === warning.id)?.silent.length ?? 0,
      })),
    alarms: [...state.groups.byCode.values()]
      .filter(({ state: is, acknowledged }) => is !== 'cleared' || acknowledged === null)
      .map(({ id, code, state: is, count }) => ({ id, code, state: is, count })),
    standing: standingViews(stages.warn, nowMs).map(({ fromMs, untilMs, state: is }) => ({
      ...{ fromMs, untilMs, state: is },
    })),
    leads: openLeads(stages, nowMs),
    links: [...stages.share.links.values()].map((link) => ({
      peer: link.peer,
      state: link.up && link.greeted ? 'up' : 'down',
      waiting: link.offered - link.superseded - link.acknowledged,
    })),
    sensors: sensorViews(stages.sense, nowMs)
      .filter(({ state: is }) => is !== 'good')
      .map(({ id, state: is }) => ({ id, state: is })),
    channels: [...waiting].map(([channel, count]) => ({ channel, waiting: count })),
  };
}

function openLeads(stages: Stages, nowMs: Instant): OpenLead[] {
  const leads = authorityView(stages.warn, leadFacts(stages, nowMs), nowMs)?.leads ?? [];
  return leads
    .filter(({ state }) => state !== 'over')
    .map(({ role: _, expiresMs: __, offer: ___, ...lead }) => lead);
}

/** The desk as people see it. */
export interface DeskView {
  /** Begin of the shift that is now; null without shifts. */
  readonly shiftFromMs: Instant | null;
  readonly open: ShiftOpen;
  readonly pending: HandOver | null;
  readonly accepted: AcceptedShift | null;
  readonly suspended: Suspension | null;
}

export function deskView(state: WatchState, stages: Stages, nowMs: Instant): DeskView {
  const { shift, suspended } = state.desk;
  const { shifts } = stages.settings;
  return {
    shiftFromMs: shifts === undefined ? null : shiftStartMs(shifts, nowMs),
    open: openOf(state, stages, nowMs),
    pending: shift.pending,
    accepted: shift.accepted,
    suspended,
  };
}
