import type { Instant, NodeId } from '../mark/index.ts';
import { canonicalBytes } from '../seal/index.ts';
import type { SenseFault } from '../sense/index.ts';
import type { Frame, Release, SignedStatement } from '../share/index.ts';
import { raiseAlarm, type Sound, tendAlarms } from './alarm-groups.ts';
import { alarmLasts, clearWhatIsOver } from './alarm-lasting.ts';
import { type AlarmCode, CRITICAL_ALARMS } from './alarms.ts';
import type { Decision, Effect, LedgerRecord } from './effect.ts';
import { noteAlarm, type Stages, type Watch, type WatchState } from './watch.ts';

/** The same fault or alarm is said at most this often; the inputs have every one. */
const SAID_MS = 60_000;
/** Subjects and reasons that are remembered for it. */
const MAX_SAID = 10_000;

/** One step under way: where its records and effects gather, in the order in which they arise. */
export interface Step {
  readonly watch: Watch;
  readonly state: WatchState;
  readonly seq: number;
  readonly atMs: Instant;
  readonly records: LedgerRecord[];
  readonly effects: Effect[];
}

/** Frames for a peer, each an effect of its own. */
export function send(current: Step, peer: NodeId, frames: readonly Frame[]): void {
  for (const frame of frames) {
    current.effects.push({
      kind: 'send',
      after: current.seq,
      peer,
      bytes: canonicalBytes(frame),
    });
  }
}

/** The link is to be closed; the shell opens it anew and it resumes by sequence. */
export function disconnect(current: Step, peer: NodeId, reason: string): void {
  current.effects.push({ kind: 'disconnect', after: current.seq, peer, reason });
}

/** Records what was signed and who gets it. */
export function noteShared(
  current: Step,
  statement: SignedStatement | null,
  releases: readonly Release[],
  about: string,
): void {
  if (statement !== null) {
    current.records.push({ kind: 'statement', seq: current.seq, body: statement });
  }
  const isWarning = statement?.body.content.about === 'warning';
  noteReleases(current, releases, statement?.body.id ?? about, isWarning);
}

/** Records who gets a statement, who does not, and why. */
export function noteReleases(
  current: Step,
  releases: readonly Release[],
  about: string,
  isWarning: boolean,
): void {
  for (const release of releases) {
    decide(current, {
      what: release.what,
      subject: release.peer,
      reason: release.reason,
      message: release.message,
      about: release.about ?? about,
    });
    if (release.reason === 'minimum-by-arrangement') {
      alarm(current, 'BNG_RELEASE_MINIMUM', release.peer, release.message);
    }
    if (release.reason === 'policy-error') {
      alarm(current, 'BNG_POLICY_ERROR', release.peer, release.message);
    }
    if (release.what === 'withheld-from' && isWarning) {
      alarm(current, 'BNG_RELEASE_WITHHELD', release.peer, `${about}: ${release.message}`);
    }
  }
}

/** Records bad input, each source and reason once a minute, and raises what is an alarm. */
export function noteFaults(current: Step, faults: readonly SenseFault[]): void {
  for (const fault of faults) {
    if (!isNews(current, `${fault.source}\n${fault.reason}`)) continue;
    const subject = fault.sensor ?? fault.source;
    decide(current, {
      what: 'quarantined',
      subject,
      reason: fault.reason,
      message: fault.message,
    });
    if (fault.reason === 'mode-mismatch') {
      alarm(current, 'BNG_MODE_MISMATCH', subject, fault.message);
    }
  }
}

/**
 * Something a person has to know: written down once a minute of one code and subject, gathered by
 * cause, and heard when the group that it belongs to is to be (`alarm-groups.ts`). `lasts`: until
 * it is cleared.
 */
export function alarm(
  current: Step,
  code: AlarmCode,
  subject: string,
  message: string,
  lasts = alarmLasts(code),
): void {
  const { state, atMs } = current;
  const critical = CRITICAL_ALARMS[code] !== undefined;
  sound(current, raiseAlarm(state.groups, { code, subject, message, critical, lasts }, atMs));
  if (!isNews(current, `${code}\n${subject}`)) return;
  noteAlarm(state, atMs, code, `${subject}: ${message}`.toWellFormed());
  decide(current, { what: 'alarm', subject, reason: code, message });
}

/** What time does to alarms. */
export function tickAlarms(current: Step, stages: Stages): void {
  clearWhatIsOver(current.state, stages);
  sound(current, tendAlarms(current.state.groups, current.atMs));
}

function sound(current: Step, heard: Sound | null): void {
  if (heard !== null) current.effects.push({ kind: 'alarm', after: current.seq, ...heard });
}

/** True unless the same was said within {@link SAID_MS}. */
function isNews(current: Step, key: string): boolean {
  const said = current.state.saidMs;
  const last = said.get(key);
  if (last !== undefined && current.atMs - last < SAID_MS) return false;
  said.delete(key);
  said.set(key, current.atMs);
  if (said.size > MAX_SAID) said.delete(said.keys().next().value!);
  return true;
}

/** Records a decision. Words from outside may be cut in half; what is written never is. */
export function decide(current: Step, decision: Omit<Decision, 'atMs'>): void {
  current.records.push({
    kind: 'decision',
    seq: current.seq,
    body: {
      ...decision,
      subject: decision.subject.toWellFormed(),
      message: decision.message.toWellFormed(),
      ...(decision.about === undefined ? {} : { about: decision.about.toWellFormed() }),
      atMs: current.atMs,
    },
  });
}
