import { type Hazard, recogniseTick } from '../assess/index.ts';
import { bodyHash } from '../seal/index.ts';
import { readDatagram, tickSense } from '../sense/index.ts';
import { beat, noteKeyUsed, noteRoot, setLink, tickShare } from '../share/index.ts';
import { advance, digestTracks, trackCount } from '../track/index.ts';
import { concerns, onTick } from '../warn/index.ts';
import { CONCERN_ALARMS } from './alarms.ts';
import { stepAlliedTracks } from './allied-tracks.ts';
import { sharingOf, stepRedecide } from './arrangements.ts';
import { noteKeyHealth, stepLeadTick } from './authority.ts';
import { tellBundleGaps } from './bundle.ts';
import { assessTracks, flush, follow, raise, warn } from './chain.ts';
import { stepCommand, stepHealth } from './commands.ts';
import { isHeldBack, tickDesk } from './desk.ts';
import type { Outcome } from './effect.ts';
import { tickExchange } from './exchanged.ts';
import type { Input, SettingsInput } from './input.ts';
import { hearWaiting, stepPeerFrame } from './peer.ts';
import { stepProbes } from './probe.ts';
import { noteReceipt, tellSilent } from './receivers.ts';
import { alarm, decide, noteFaults, noteShared, type Step, send, tickAlarms } from './record.ts';
import type { WatchSettings } from './settings.ts';
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
      if (up && input.key !== undefined) {
        noteKeyUsed(stages.share, link.peer, input.key, current.atMs);
      }
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
  if (state.stages === null) return;
  raise(current, state.stages, lost);
  stepRedecide(current, state.stages);
  hearWaiting(current, state.stages);
}

function stepTick(current: Step, stages: Stages): void {
  const { state, atMs } = current;
  tickDesk(current, stages);
  tickAlarms(current, stages);
  if (state.desk.suspended !== null) {
    // Links go on, with what waits on them and what both ends sign for.
    stepRedecide(current, stages);
    tickExchange(current, stages);
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
  stepRedecide(current, stages);
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

/** The hash that a `settings` input states of its value. */
export function settingsHash(settings: WatchSettings): string {
  return bodyHash(SETTINGS_TYPE, settings);
}
