import { type Hazard, recogniseLines, recogniseReport, recogniseTrack } from '../assess/index.ts';
import type { Report } from '../sense/index.ts';
import { drain, noteTracks, shareHazard, shareWarning } from '../share/index.ts';
import { associate, type Track, unexplainedLines } from '../track/index.ts';
import { onHazard, type WarnChange } from '../warn/index.ts';
import { comesAnew } from './alarm-groups.ts';
import { isKinematic } from './kinematic.ts';
import { publish } from './publish.ts';
import { alarm, noteShared, type Step, send } from './record.ts';
import { isSound } from './sound.ts';
import type { Stages } from './watch.ts';

/** Reports through tracks to hazards; launch notices straight to theirs. */
export function follow(current: Step, stages: Stages, reports: readonly Report[]): void {
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

export function assessTracks(current: Step, stages: Stages, tracks: readonly Track[]): void {
  noteTracks(stages.share, tracks);
  for (const track of tracks) {
    raise(current, stages, recogniseTrack(stages.assess, track, current.atMs));
  }
}

/** Hazards to the ledger, to allies and into warnings. */
export function raise(current: Step, stages: Stages, hazards: readonly Hazard[]): void {
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
export function warn(current: Step, stages: Stages, changes: readonly WarnChange[]): void {
  for (const { warning, leaves } of changes) {
    current.records.push({ kind: 'warning', seq: current.seq, body: warning });
    if (warning.state === 'drafted' && warning.kind === 'ballistic') {
      // One that has gone out by itself in the same step waits for nobody.
      const waits = (stages.warn.cases.get(warning.id)?.draft ?? null) !== null;
      if (waits) comesAnew(current.state.groups, 'BNG_DRAFT_WAITS', warning.id);
      alarm(current, 'BNG_DRAFT_WAITS', warning.id, `revision ${warning.revision} waits`);
    }
    if (!leaves) continue;
    publish(current, stages, warning);
    const shared = shareWarning(stages.share, warning, current.watch.ports.signer, current.atMs);
    noteShared(current, shared.statement, shared.releases, warning.id);
  }
}

/** Whatever the windows of the links allow goes out. */
export function flush(current: Step, stages: Stages): void {
  for (const link of stages.share.links.values()) send(current, link.peer, drain(link));
}
