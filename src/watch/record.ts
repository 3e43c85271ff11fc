import type { Instant, NodeId } from '../mark/index.ts';
import { canonicalBytes } from '../seal/index.ts';
import type { SenseFault } from '../sense/index.ts';
import type { Frame, Release, SignedStatement } from '../share/index.ts';
import type { AlarmCode } from './alarms.ts';
import type { Decision, Effect, LedgerRecord } from './effect.ts';
import { noteAlarm, type Watch, type WatchState } from './watch.ts';

/** A fault of one source and reason is recorded at most this often; the inputs have every one. */
const FAULT_NOTE_MS = 60_000;
/** Sources and reasons whose last note is remembered. */
const MAX_FAULT_NOTES = 10_000;

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
  noteReleases(current, releases, statement?.body.id ?? about);
}

/** Records who gets a statement, who does not, and why. */
export function noteReleases(current: Step, releases: readonly Release[], about: string): void {
  for (const release of releases) {
    decide(current, {
      what: release.what,
      subject: release.peer,
      reason: release.reason,
      message: release.message,
      about,
    });
    if (release.reason === 'minimum-by-arrangement') {
      alarm(current, 'BNG_RELEASE_MINIMUM', release.peer, release.message);
    }
  }
}

/** Records bad input, each source and reason once a minute, and raises what is an alarm. */
export function noteFaults(current: Step, faults: readonly SenseFault[]): void {
  const noted = current.state.faultNotedMs;
  for (const fault of faults) {
    const key = `${fault.source}\n${fault.reason}`;
    const last = noted.get(key);
    if (last !== undefined && current.atMs - last < FAULT_NOTE_MS) continue;
    noted.delete(key);
    noted.set(key, current.atMs);
    if (noted.size > MAX_FAULT_NOTES) noted.delete(noted.keys().next().value!);
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

/** Something a person has to know now. */
export function alarm(current: Step, code: AlarmCode, subject: string, message: string): void {
  const text = `${subject}: ${message}`;
  noteAlarm(current.state, current.atMs, code, text);
  decide(current, { what: 'alarm', subject, reason: code, message });
  current.effects.push({ kind: 'alarm', after: current.seq, code, message: text });
}

/** Records a decision. */
export function decide(current: Step, decision: Omit<Decision, 'atMs'>): void {
  current.records.push({
    kind: 'decision',
    seq: current.seq,
    body: { ...decision, atMs: current.atMs },
  });
}
