import type { Instant, Mode, NodeId, OfficerId } from '../mark/index.ts';
import { bodyHash } from '../seal/index.ts';
import type { Officer } from './act.ts';
import type { LeadView } from './authority/view.ts';

/** Type line of the hash that the next officer signs. */
const HAND_OVER_TYPE = 'bongsu/hand-over/1';

/** When shifts change. */
export interface ShiftSettings {
  /** Begins of shifts, seconds of the day in UTC, [0, 86400), ascending. */
  readonly startsS: readonly number[];
  /** So long after its begin a shift that nobody has accepted is an alarm, seconds. */
  readonly graceS: number;
}

/** A shift may be accepted so long before it begins, seconds: people come early. */
export const EARLY_S = 7200;

/** What is open at a moment, in words and numbers that stay readable when all of it is over. */
export interface ShiftOpen {
  readonly drafts: readonly {
    readonly warning: string;
    readonly revision: number;
    readonly becomes: string;
    readonly needed: number;
    readonly signed: readonly OfficerId[];
    readonly goesOutMs: Instant | null;
  }[];
  readonly inForce: readonly {
    readonly warning: string;
    readonly revision: number;
    readonly state: string;
    readonly headline: string;
    readonly expiresMs: Instant;
    /** Receivers that have not confirmed it. */
    readonly unconfirmed: number;
  }[];
  readonly alarms: readonly {
    readonly id: string;
    readonly code: string;
    readonly state: string;
    readonly count: number;
  }[];
  readonly standing: readonly {
    readonly fromMs: Instant;
    readonly untilMs: Instant;
    readonly state: string;
  }[];
  /** Who leads where: offers that wait and what is lent, either way, with what is left of it. */
  readonly leads: readonly OpenLead[];
  /** All of them: a link that is up is worth knowing too. */
  readonly links: readonly {
    readonly peer: NodeId;
    readonly state: string;
    /** Statements that it does not hold yet. */
    readonly waiting: number;
  }[];
  /** Those that are not good. */
  readonly sensors: readonly { readonly id: string; readonly state: string }[];
  /** Documents that no answer has come for. */
  readonly channels: readonly { readonly channel: string; readonly waiting: number }[];
}

/** A lead as the next officer has to know it. */
export type OpenLead = Omit<LeadView, 'role' | 'expiresMs' | 'offer'>;

/** What one officer wrote down for the next. Never changed; the next one signs its hash. */
export interface HandOver {
  readonly id: string;
  readonly node: NodeId;
  readonly mode: Mode;
  readonly from: OfficerId;
  readonly atMs: Instant;
  readonly open: ShiftOpen;
  readonly contentHash: string;
}

/** The hand-over as it was accepted. */
export interface AcceptedShift {
  readonly handOver: HandOver;
  readonly by: OfficerId;
  readonly atMs: Instant;
  /** Over the acceptance, by the officer's key. */
  readonly key: string;
  readonly signature: string;
}

/** Plain data. */
export interface ShiftState {
  /** Number of the newest hand-over. */
  lastNumber: number;
  /** Waits for the next officer. */
  pending: HandOver | null;
  accepted: AcceptedShift | null;
  /** When this node first looked; shifts before it are nobody's. */
  sinceMs: Instant | null;
  /** Begin of the shift that the alarm was last raised for. */
  toldMs: Instant | null;
}

export function createShift(): ShiftState {
  return { lastNumber: 0, pending: null, accepted: null, sinceMs: null, toldMs: null };
}

/** Writes down what is open. A hand-over that waited is replaced: it is of an earlier moment. */
export function handOver(
  state: ShiftState,
  by: { readonly node: NodeId; readonly mode: Mode; readonly officer: OfficerId },
  open: ShiftOpen,
  nowMs: Instant,
): HandOver {
  state.lastNumber += 1;
  const id = `${by.node}-shift${state.lastNumber}`;
  const body = { id, node: by.node, mode: by.mode, from: by.officer, atMs: nowMs, open };
  const pending = { ...body, contentHash: bodyHash(HAND_OVER_TYPE, body) };
  state.pending = pending;
  return pending;
}

export type ShiftOutcome =
  | { readonly ok: true; readonly accepted: AcceptedShift }
  | { readonly ok: false; readonly reason: string; readonly message: string };

/** The next officer, another person, takes over exactly what was written down. */
export function acceptShift(
  state: ShiftState,
  officers: readonly Officer[],
  by: Officer,
  signed: {
    readonly about: string;
    readonly contentHash: string;
    readonly key: string;
    readonly signature: string;
  },
  nowMs: Instant,
): ShiftOutcome {
  const { pending } = state;
  if (pending === null) return no('no-draft', 'no hand-over waits to be accepted');
  if (signed.about !== pending.id) {
    return no('stale-revision', `the act is about ${signed.about}; ${pending.id} waits`);
  }
  if (signed.contentHash !== pending.contentHash) {
    return no('other-content', 'the act accepts other content than this hand-over has');
  }
  const from = officers.find(({ id }) => id === pending.from);
  if (by.id === pending.from || from?.person === by.person) {
    return no('same-person', 'who hands over cannot accept it: the next officer does');
  }
  const accepted: AcceptedShift = {
    ...{ handOver: pending, by: by.id, atMs: nowMs },
    ...{ key: signed.key, signature: signed.signature },
  };
  state.accepted = accepted;
  state.pending = null;
  return { ok: true, accepted };
}

function no(reason: string, message: string): ShiftOutcome {
  return { ok: false, reason, message };
}

const DAY_S = 86_400;

/** When the shift that `nowMs` is in began; null without shifts. */
export function shiftStartMs(settings: ShiftSettings, nowMs: Instant): Instant | null {
  let best: Instant | null = null;
  const dayMs = Math.floor(nowMs / (DAY_S * 1000)) * DAY_S * 1000;
  for (const startS of settings.startsS) {
    const today = dayMs + startS * 1000;
    const start = today <= nowMs ? today : today - DAY_S * 1000;
    if (best === null || start > best) best = start;
  }
  return best;
}

/**
 * The begin of a shift that nobody has accepted although its grace is over; null: all is well. The
 * shift in which the node first looked is not asked for.
 */
export function unacceptedShift(
  state: ShiftState,
  settings: ShiftSettings | undefined,
  nowMs: Instant,
): Instant | null {
  state.sinceMs ??= nowMs;
  const startMs = settings === undefined ? null : shiftStartMs(settings, nowMs);
  if (settings === undefined || startMs === null || startMs <= state.sinceMs) return null;
  if (nowMs < startMs + settings.graceS * 1000) return null;
  const by = state.accepted?.atMs ?? Number.NEGATIVE_INFINITY;
  return by >= startMs - EARLY_S * 1000 ? null : startMs;
}
