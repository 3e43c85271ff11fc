import {
  type Hazard,
  recogniseLines,
  recogniseReport,
  recogniseTick,
  recogniseTrack,
} from '../assess/index.ts';
import { bodyHash } from '../seal/index.ts';
import { type Report, readDatagram, tickSense } from '../sense/index.ts';
import {
  acceptStatement,
  beat,
  CONSULT_ACT_TYPE,
  countRefusal,
  drain,
  isBundlePiece,
  LINK_ACT_TYPE,
  type LinkState,
  noteRoot,
  noteTracks,
  readFrame,
  receiveFrame,
  type SignedConsultAct,
  type SignedLinkAct,
  type SignedStatement,
  setLink,
  shareHazard,
  shareWarning,
  tickShare,
} from '../share/index.ts';
import {
  advance,
  associate,
  digestTracks,
  type Track,
  trackCount,
  unexplainedLines,
} from '../track/index.ts';
import {
  AUTHORITY_ACT_TYPE,
  concerns,
  DESK_ACT_TYPE,
  LEAD_ACT_TYPE,
  onAct,
  onHazard,
  onTick,
  type SignedAct,
  type SignedAuthorityAct,
  type SignedDeskAct,
  type SignedLeadAct,
  type WarnChange,
} from '../warn/index.ts';
import { CONCERN_ALARMS } from './alarms.ts';
import { hearAllied, stepAlliedTracks } from './allied-tracks.ts';
import { sharingOf } from './arrangements.ts';
import { hearLead, noteKeyHealth, stepLeadAct, stepLeadTick } from './authority.ts';
import { stepBundle, tellBundleGaps, tellFork } from './bundle.ts';
import { signedOf, stepAuthorityAct, stepHealth, stepLinkAct } from './commands.ts';
import { hearTalk, stepConsultAct } from './consult.ts';
import { isHeldBack, stepDeskAct, tickDesk } from './desk.ts';
import type { Outcome } from './effect.ts';
import type { CommandInput, Input, PeerFrameInput, SettingsInput } from './input.ts';
import { isKinematic } from './kinematic.ts';
import { stepProbes } from './probe.ts';
import { publish } from './publish.ts';
import { noteReceipt, tellSilent } from './receivers.ts';
import {
  alarm,
  decide,
  disconnect,
  noteFaults,
  noteReleases,
  noteShared,
  type Step,
  send,
  tickAlarms,
} from './record.ts';
import type { WatchSettings } from './settings.ts';
import { isSound } from './sound.ts';
import { configure, type Stages, type Watch } from './watch.ts';

/** The type line under which settings are hashed. */
const SETTINGS_TYPE = 'bongsu/settings/1';
/** The state of all tracks is digested into the ledger this often. */
const DIGEST_MS = 1000;

/**
 * The pure whole. Folds one input into the watch and says what to record and what to do once it
 * is recorded. Never throws on what came from outside; an input out of order is a mistake of the
 * shell and does throw, before anything has changed.
 */
export function step(watch: Watch, input: Input): Outcome {
  const { state } = watch;
  if (input.seq !== state.lastSeq + 1) {
    throw new RangeError(`step: input ${input.seq} came where ${state.lastSeq + 1} was due`);
  }
  if (!(input.atMs >= state.lastMs)) {
    throw new RangeError(`step: input ${input.seq} is earlier than the one before it`);
  }
  state.lastSeq = input.seq;
  state.lastMs = input.atMs;
  const current: Step = {
    watch,
    state,
    seq: input.seq,
    atMs: input.atMs,
    records: [],
    effects: [],
  };
  if (input.kind === 'settings') stepSettings(current, input);
  else if (state.stages !== null) dispatch(current, state.stages, input);
  return { records: current.records, effects: current.effects };
}

function dispatch(
  current: Step,
  stages: Stages,
  input: Exclude<Input, { kind: 'settings' }>,
): void {
  if (isHeldBack(current, input)) return;
  switch (input.kind) {
    case 'datagram': {
      const outcome = readDatagram(stages.sense, input.source, input.bytes, input.atMs);
      noteFaults(current, outcome.faults);
      follow(current, stages, outcome.reports);
      return;
    }
    case 'tick':
      stepTick(current, stages);
      return;
    case 'peerFrame':
      stepPeerFrame(current, stages, input);
      return;
    case 'command':
      stepCommand(current, stages, input);
      return;
    case 'link': {
      const link = stages.share.links.get(input.peer);
      if (link === undefined) return;
      const up = input.state === 'up';
      send(current, link.peer, setLink(link, up, stages.share));
      return;
    }
    case 'receipt':
      noteReceipt(current, input);
      return;
    case 'result':
      noteRoot(stages.share, input.effect, input.value);
      return;
    case 'health':
      noteKeyHealth(stages, input);
      stepHealth(current, input);
      return;
  }
}

function stepSettings(current: Step, input: SettingsInput): void {
  const { watch, state } = current;
  const hash = settingsHash(input.value);
  if (hash !== input.hash || input.value.mode !== watch.mode) {
    const why =
      hash === input.hash ? `are for mode ${input.value.mode}` : 'do not match their hash';
    decide(current, {
      what: 'settings',
      subject: input.value.node,
      reason: 'refused',
      message: `the settings ${why}`,
    });
    return;
  }
  const sharing = sharingOf(current, input.value);
  const orphans = configure(state, input.value, sharing);
  state.settingsHash = input.hash;
  decide(current, {
    what: 'settings',
    subject: input.value.node,
    reason: 'in-force',
    message: `settings ${hash.slice(0, 16)} are in force`,
  });
  const lost = orphans.map((hazard): Hazard => {
    const revision = hazard.revision + 1;
    return { ...hazard, revision, status: 'lost', timeMs: current.atMs };
  });
  if (state.stages !== null) raise(current, state.stages, lost);
}

/** Reports through tracks to hazards; launch notices straight to theirs. */
function follow(current: Step, stages: Stages, reports: readonly Report[]): void {
  for (const report of reports) {
    if (report.kind === 'notice') {
      raise(current, stages, recogniseReport(stages.assess, report, current.atMs));
    }
  }
  const kinematic = reports.filter(isKinematic);
  if (kinematic.length === 0) return;
  assessTracks(current, stages, associate(stages.tracker, kinematic, current.atMs));
  recogniseLines(stages.assess, unexplainedLines(stages.tracker, kinematic));
}

function assessTracks(current: Step, stages: Stages, tracks: readonly Track[]): void {
  noteTracks(stages.share, tracks);
  for (const track of tracks) {
    raise(current, stages, recogniseTrack(stages.assess, track, current.atMs));
  }
}

/** Hazards to the ledger, to allies and into warnings. */
function raise(current: Step, stages: Stages, hazards: readonly Hazard[]): void {
  for (const hazard of hazards) {
    if (!isSound(hazard)) {
      const message = 'a number in it is not finite; it was not passed on: please report it';
      alarm(current, 'BNG_HAZARD_UNSOUND', hazard.id, message);
      continue;
    }
    current.records.push({ kind: 'hazard', seq: current.seq, body: hazard });
    for (const shared of shareHazard(
      stages.share,
      hazard,
      current.watch.ports.signer,
      current.atMs,
    )) {
      noteShared(current, shared.statement, shared.releases, hazard.id);
    }
    warn(current, stages, onHazard(stages.warn, hazard, current.atMs));
  }
  flush(current, stages);
}

/** Warnings to the ledger and, where they leave, to the channels and to allies. */
function warn(current: Step, stages: Stages, changes: readonly WarnChange[]): void {
  for (const { warning, leaves } of changes) {
    current.records.push({ kind: 'warning', seq: current.seq, body: warning });
    if (warning.state === 'drafted' && warning.kind === 'ballistic') {
      alarm(current, 'BNG_DRAFT_WAITS', warning.id, `revision ${warning.revision} waits`);
    }
    if (!leaves) continue;
    publish(current, stages, warning);
    const shared = shareWarning(stages.share, warning, current.watch.ports.signer, current.atMs);
    noteShared(current, shared.statement, shared.releases, warning.id);
  }
}

function stepTick(current: Step, stages: Stages): void {
  const { state, atMs } = current;
  tickDesk(current, stages);
  tickAlarms(current, stages);
  if (state.desk.suspended !== null) {
    for (const link of stages.share.links.values()) send(current, link.peer, beat(link, atMs));
    return;
  }
  noteFaults(current, tickSense(stages.sense, atMs));
  assessTracks(current, stages, advance(stages.tracker, atMs));
  raise(current, stages, recogniseTick(stages.assess, atMs));
  warn(current, stages, stepLeadTick(current, stages));
  warn(current, stages, onTick(stages.warn, atMs));
  for (const { about, subject, message } of concerns(stages.warn, atMs)) {
    alarm(current, CONCERN_ALARMS[about], subject, message);
  }
  tellSilent(current, stages);
  tellBundleGaps(current, stages);
  for (const shared of tickShare(stages.share, current.watch.ports.signer, atMs)) {
    noteShared(current, shared.statement, shared.releases, state.stages?.settings.node ?? '');
  }
  stepProbes(current, stages);
  stepAlliedTracks(current, stages);
  for (const link of stages.share.links.values()) send(current, link.peer, beat(link, atMs));
  flush(current, stages);
  if (atMs - state.lastDigestMs >= DIGEST_MS) {
    state.lastDigestMs = atMs;
    current.records.push({
      kind: 'tracks',
      seq: current.seq,
      digest: digestTracks(stages.tracker),
      count: trackCount(stages.tracker),
    });
  }
}

function stepCommand(current: Step, stages: Stages, input: CommandInput): void {
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
  flush(current, stages);
}

/** A link that stands still for these until a person has done something. */
const LEDGER_REASONS: readonly string[] = ['new-ledger', 'old-ledger', 'lost-at-peer'];

function stepPeerFrame(current: Step, stages: Stages, input: PeerFrameInput): void {
  const link = stages.share.links.get(input.peer);
  if (link === undefined) {
    disconnect(current, input.peer, 'no arrangement with this peer');
    return;
  }
  if (isBundlePiece(input.bytes)) {
    for (const statement of stepBundle(current, stages, link, input.bytes)) {
      heard(current, stages, link, statement);
    }
    return;
  }
  const read = readFrame(input.bytes);
  if (!read.ok) {
    countRefusal(link, 'malformed');
    refuseFrame(current, link, 'malformed', read.message);
    disconnect(current, link.peer, read.message);
    return;
  }
  const outcome = receiveFrame(link, read.frame, stages.share, current.atMs);
  if (outcome.refusal !== null) {
    refuseFrame(current, link, outcome.refusal.reason, outcome.refusal.message);
    if (outcome.refusal.reason === 'rejected-by-peer') {
      alarm(current, 'BNG_STATEMENT_REJECTED', link.peer, outcome.refusal.message);
    }
    if (outcome.refusal.reason === 'chain') {
      alarm(current, 'BNG_PEER_FORK', link.peer, outcome.refusal.message);
    }
    if (LEDGER_REASONS.includes(outcome.refusal.reason)) {
      alarm(current, 'BNG_LINK_LEDGER', link.peer, outcome.refusal.message);
    }
  }
  if (outcome.statement !== null) accept(current, stages, link, outcome.statement);
  send(current, link.peer, outcome.frames);
  if (outcome.disconnect) disconnect(current, link.peer, outcome.refusal?.message ?? 'refused');
  flush(current, stages);
}

function accept(current: Step, stages: Stages, link: LinkState, statement: SignedStatement): void {
  const { verifier } = current.watch.ports;
  const verdict = acceptStatement(stages.share, link.peer, statement, verifier, current.atMs);
  if (verdict.ok) {
    current.records.push({ kind: 'accepted', seq: current.seq, peer: link.peer, body: statement });
    const isWarning = statement.body.content.about === 'warning';
    noteReleases(current, verdict.releases, statement.body.id, isWarning);
    if (verdict.oddity !== null) alarm(current, 'BNG_STATEMENT_ODD', link.peer, verdict.oddity);
    heard(current, stages, link, statement);
    return;
  }
  const { id } = statement.body;
  const { reason, message } = verdict;
  countRefusal(link, reason);
  decide(current, { what: 'refused-statement', subject: link.peer, reason, message, about: id });
  alarm(current, 'BNG_STATEMENT_REFUSED', link.peer, message);
  send(current, link.peer, [{ frame: 'rejected', sequence: link.received, reason, message }]);
}

/** What a statement that is new and believed leads to. */
function heard(current: Step, stages: Stages, link: LinkState, statement: SignedStatement): void {
  tellFork(current, stages, link, statement);
  warn(current, stages, hearLead(current, stages, statement));
  hearTalk(current, stages, link.peer, statement);
  follow(current, stages, hearAllied(current, stages, statement));
}

function refuseFrame(current: Step, link: LinkState, reason: string, message: string): void {
  decide(current, { what: 'refused-frame', subject: link.peer, reason, message });
}

/** Whatever the windows of the links allow goes out. */
function flush(current: Step, stages: Stages): void {
  for (const link of stages.share.links.values()) send(current, link.peer, drain(link));
}

/** The hash that a `settings` input states of its value. */
export function settingsHash(settings: WatchSettings): string {
  return bodyHash(SETTINGS_TYPE, settings);
}
