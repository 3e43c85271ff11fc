import type { Instant } from '../../mark/index.ts';
import { canonicalBytes, type Signer, type Verifier } from '../../seal/index.ts';
import type { SignedAct, Warning } from '../../warn/index.ts';
import {
  createWatch,
  type Input,
  type Outcome,
  settingsHash,
  step,
  TICK_MS,
  type Watch,
  type WatchSettings,
} from '../../watch/index.ts';
import { advanceExercise, createExercise, type ExerciseState } from '../exercise.ts';
import type { Emission } from '../sensors/emission.ts';
import { flightsOf, type TrueFlight } from '../truth.ts';
import type { Case } from './case.ts';
import {
  createStaff,
  type Desk,
  grants,
  type Staff,
  type Staffing,
  sign,
  signatures,
} from './staff.ts';

/** The source of the announcements of a case. */
export const NOTICE_SOURCE = 'udp://127.0.0.1:8640';
/** Time goes by in larger steps than a node's own: nothing here depends on them. */
const STRIDE_MS = 5 * TICK_MS;

export interface CasePorts {
  readonly signer: Signer;
  readonly verifier: Verifier;
  readonly desks: readonly [Desk, Desk];
}

/** The world of a case: made once, seen by every staffing. */
export interface Seen {
  readonly startMs: Instant;
  readonly endMs: Instant;
  readonly emissions: readonly Emission[];
  readonly flights: readonly TrueFlight[];
  readonly state: ExerciseState;
}

/** Flies the case and records what its sensors emit; the problems where its figures fit no flight. */
export function seeCase({
  scenario,
  zeroMs,
}: Case): Seen | { readonly problems: readonly string[] } {
  const startMs = zeroMs - (scenario.launches[0]?.atS ?? 0) * 1000;
  const started = createExercise(scenario, scenario.seed, startMs);
  if (!started.ok) return { problems: started.problems };
  const { state } = started;
  const endMs = startMs + scenario.durationS * 1000;
  const emissions = advanceExercise(state, endMs);
  return { startMs, endMs, emissions, flights: flightsOf(state), state };
}

/** What one staffing made of a case: every revision of every warning, in order. */
export interface Played {
  readonly staffing: Staffing;
  readonly warnings: readonly Warning[];
  /** Alarms and refusals, by time. */
  readonly notes: readonly Note[];
}

export interface Note {
  readonly atMs: Instant;
  readonly what: string;
  readonly reason: string;
  readonly message: string;
}

/** Inputs into one watch, and what its officers see of what comes out. */
export interface Play {
  readonly watch: Watch;
  readonly staff: Staff;
  readonly warnings: Warning[];
  readonly notes: Note[];
  readonly drafts: Map<string, Warning>;
  /** What the public has, by warning. */
  readonly released: Map<string, Warning>;
  seq: number;
}

type Arrival = Input extends infer Each
  ? Each extends Input
    ? Omit<Each, 'seq' | 'atMs'>
    : never
  : never;

/** Begins a watch at `startMs` with officers of this staffing. */
export function beginPlay(
  settings: WatchSettings,
  ports: CasePorts,
  staffing: Staffing,
  startMs: Instant,
): Play {
  const { signer, verifier, desks } = ports;
  const play: Play = {
    watch: createWatch(settings.mode, { signer, verifier }),
    staff: createStaff(staffing, desks),
    ...{ warnings: [], notes: [], drafts: new Map(), released: new Map(), seq: 0 },
  };
  take(play, { kind: 'settings', hash: settingsHash(settings), value: settings }, startMs);
  for (const command of grants(play.staff, settings.node, settings.mode, startMs))
    take(play, { kind: 'command', command }, startMs);
  return play;
}

/** Steps one input. */
export function take(play: Play, arrival: Arrival, atMs: Instant): void {
  play.seq += 1;
  note(play, step(play.watch, { ...arrival, seq: play.seq, atMs } as Input));
}

function note({ warnings, notes, drafts, released }: Play, { records }: Outcome): void {
  for (const record of records) {
    if (record.kind === 'warning') {
      const warning = record.body;
      warnings.push(warning);
      if (warning.state === 'drafted') drafts.set(warning.id, warning);
      else drafts.delete(warning.id);
      if (warning.issuedMs !== undefined) released.set(warning.id, warning);
    } else if (record.kind === 'decision') {
      const { what, atMs, reason, message } = record.body;
      if (what === 'alarm' || what === 'refused-act' || what === 'quarantined')
        notes.push({ atMs, what, reason, message });
    }
  }
}

/** Lets a stride go by; then the officers look. */
function goOn(play: Play, atMs: Instant, told: Case): void {
  take(play, { kind: 'tick' }, atMs);
  const acts = signatures(play.staff, [...play.drafts.values()], play.released.keys(), atMs);
  if (told.kind === 'drill') acts.push(...regrets(play, atMs));
  for (const command of acts) take(play, { kind: 'command', command }, atMs);
}

/** A drill's warning proves an error this long after it went out: an officer asks to take it back. */
export const REGRET_S = 180;

function regrets({ staff, released, drafts }: Play, nowMs: Instant): SignedAct[] {
  return [...released.values()].flatMap((warning) => {
    const since = staff.regrets.get(warning.id) ?? warning.issuedMs ?? nowMs;
    staff.regrets.set(warning.id, since);
    const takenBack = warning.state === 'cancelled' || warning.state === 'all-clear';
    const asked = drafts.get(warning.id)?.becomes === 'cancelled';
    if (takenBack || asked || nowMs < since + REGRET_S * 1000) return [];
    return [sign(staff, staff.desks[0], 'withdraw', warning, nowMs)];
  });
}

/** The whole path: sensors' bytes in, warnings out, with the officers of one staffing. */
export function playCase(
  told: Case,
  seen: Seen,
  settings: WatchSettings,
  ports: CasePorts,
  staffing: Staffing,
): Played {
  const { startMs, endMs, emissions } = seen;
  const play = beginPlay(settings, ports, staffing, startMs);
  for (const notice of told.notices) {
    const bytes = canonicalBytes(notice);
    take(play, { kind: 'datagram', source: NOTICE_SOURCE, bytes }, startMs);
  }
  let next = 0;
  for (let atMs = startMs; atMs < endMs; atMs += STRIDE_MS) {
    const untilMs = atMs + STRIDE_MS;
    for (; next < emissions.length && emissions[next]!.timeMs <= untilMs; next++) {
      const { source, bytes, timeMs } = emissions[next]!;
      take(play, { kind: 'datagram', source, bytes }, timeMs);
    }
    goOn(play, untilMs, told);
  }
  const { warnings, notes } = play;
  return { staffing, warnings, notes };
}
