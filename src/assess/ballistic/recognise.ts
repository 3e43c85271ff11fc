import { MEAN_RADIUS } from '../../earth/index.ts';
import type { Instant } from '../../mark/index.ts';
import type { Track } from '../../track/index.ts';
import type { BallisticHazard } from '../hazard.ts';
import { cameFrom } from '../space/from-above.ts';
import { createLightness, isTooLight } from '../space/too-light.ts';
import type { AssessState } from '../state.ts';
import { carriedOnFromTrail, trackedHazards } from './alone.ts';
import { carriedOn } from './associate.ts';
import { noteBeginning, noteStood, trackOfColumn } from './column.ts';
import { ballisticProbability, kinematics, LEAST_SPEED } from './evidence.ts';
import { noteFirst } from './first-place.ts';
import {
  type BallisticState,
  type Candidate,
  type Followed,
  MAXIMUM_CANDIDATES,
  takeEstimate,
} from './follow.ts';
import { noteGlow } from './glows.ts';
import { type Before, createMotor, noteMotor } from './motor.ts';
import { openHazard } from './open.ts';
import { forgetPiece, isPiece } from './pieces.ts';
import { contentOf, differs } from './revise.ts';
import { noteSensor } from './sensors.ts';

/** The evidence must stand for this many reports in a row: one wild report opens nothing. */
const HELD_REPORTS = 2;

const NONE: BallisticHazard[] = [];
const state = new Float64Array(6);
const covariance = new Float64Array(36);

/** What a track's newest estimate changes: mostly nothing, and then nothing is allocated. */
export function recogniseBallisticTrack(
  assess: AssessState,
  track: Track,
  nowMs: Instant,
): BallisticHazard[] {
  const own = assess.ballistic;
  const id = own.byTrack.get(track.id);
  if (track.status === 'dropped') {
    if (id !== undefined) own.byTrack.delete(track.id);
    if (track.reason === 'merged') forgetPiece(own, track);
    own.candidates.delete(track.id);
    own.firsts.delete(track.id);
    assess.standing.delete(track.id);
    return NONE;
  }
  const first = noteFirst(own.firsts, track);
  if (first !== null) {
    const column = noteBeginning(own.columns, own.beginnings, track, first);
    if (column !== null) {
      const told = recogniseBallisticTrack(assess, trackOfColumn(column, track, first), nowMs);
      const known = own.hazards.get(own.byTrack.get(column.id) ?? '');
      if (known !== undefined) known.column = Math.max(known.column, column.most);
      return told;
    }
  }
  if (track.newest?.kind === 'bearing') noteGlow(own.glows, track.newest);
  const followed = id === undefined ? undefined : own.hazards.get(id);
  if (followed !== undefined) return follow(assess, followed, track, nowMs);
  const vx = track.state[3]!;
  const vy = track.state[4]!;
  const vz = track.state[5]!;
  if (!(vx * vx + vy * vy + vz * vz >= LEAST_SPEED * LEAST_SPEED)) {
    if (own.candidates.size > 0) own.candidates.delete(track.id);
    noteStanding(assess, track);
    if (own.columns.length > 0) noteStood(own.columns, track);
    return NONE;
  }
  assess.standing.delete(track.id);
  return consider(assess, track, nowMs);
}

/** No aircraft and hardly a balloon is higher, m; such tracks kept at once. */
const STANDING_HEIGHT = 40e3;
const MAXIMUM_STANDING = 1_000;

/**
 * What seems to stand so high is no one object: where launches follow each other by a radar's scan
 * period, each is seen where the one before it was. The count of a salvo says so.
 */
function noteStanding({ standing }: AssessState, track: Track): void {
  const [x, y, z] = track.state;
  if (Math.hypot(x!, y!, z!) < MEAN_RADIUS + STANDING_HEIGHT || track.reportCount < 2) return;
  standing.set(track.id, track.lastReportMs);
  if (standing.size > MAXIMUM_STANDING) standing.delete(standing.keys().next().value!);
}

/** A fast track that belongs to no hazard yet. */
function consider(assess: AssessState, track: Track, nowMs: Instant): BallisticHazard[] {
  const own = assess.ballistic;
  const candidate = candidateOf(own, track);
  if (track.lastReportMs <= candidate.lastReportMs) return NONE;
  candidate.lastReportMs = track.lastReportMs;
  if (!load(track)) return NONE;
  const burn = noteMotor(candidate.motor, track, state, covariance, beforeOf(own, track));
  const motion = kinematics(state, covariance);
  const came = cameFrom(assess.space.fromAbove, track, motion);
  const light = isTooLight(candidate.lightness, track, motion);
  if (came === 'from-above' || light) {
    candidate.held = 0;
    return NONE;
  }
  const probability = ballisticProbability(track, motion, came === 'lifted');
  if (!(probability >= assess.settings.ballistic.openProbability)) {
    candidate.held = 0;
    return NONE;
  }
  candidate.held += 1;
  const known = carriedOn(trackedHazards(assess), track) ?? fromTrail(assess, candidate, track);
  if (known !== null) {
    known.tracks.push(track.id);
    own.byTrack.set(track.id, known.hazard.id);
    own.candidates.delete(track.id);
    known.nextMs = nowMs;
    return follow(assess, known, track, nowMs);
  }
  if (candidate.held < HELD_REPORTS) return NONE;
  if (isPiece(own, track, burn, probability)) return NONE;
  return openHazard(assess, track, candidate.motor, burn, probability, nowMs);
}

function beforeOf({ firsts, glows }: BallisticState, { id }: Track): Before {
  return { first: firsts.get(id) ?? null, glows };
}

/** The hazard of lines of sight alone that the track carries on: it knows of the motor from now. */
function fromTrail(assess: AssessState, candidate: Candidate, track: Track): Followed | null {
  const known = carriedOnFromTrail(assess, track);
  if (known !== null) Object.assign(known.motor, candidate.motor);
  return known;
}

function candidateOf(own: BallisticState, track: Track): Candidate {
  let candidate = own.candidates.get(track.id);
  if (candidate === undefined) {
    candidate = {
      ...{ motor: createMotor(), lightness: createLightness() },
      ...{ held: 0, lastReportMs: 0 },
    };
    own.candidates.set(track.id, candidate);
    if (own.candidates.size > MAXIMUM_CANDIDATES) {
      for (const oldest of own.candidates.keys()) {
        own.candidates.delete(oldest);
        break;
      }
    }
  }
  return candidate;
}

/** The track's estimate into the buffers; false where it is not made of finite numbers. */
function load(track: Track): boolean {
  let sum = 0;
  for (let i = 0; i < 6; i++) sum += state[i] = track.state[i]!;
  for (let i = 0; i < 36; i++) sum += covariance[i] = track.covariance[i]!;
  return Number.isFinite(sum);
}

/** A followed hazard's track moved on. */
function follow(
  assess: AssessState,
  followed: Followed,
  track: Track,
  nowMs: Instant,
): BallisticHazard[] {
  const { status } = followed.hazard;
  if (status === 'ended' || status === 'withdrawn') return NONE;
  const seen = track.lastReportMs > followed.lastReportMs;
  // Without a new report the estimate in hand is as good; two tracks take turns by newest report.
  if (!seen || !load(track)) return NONE;
  takeEstimate(followed, track);
  const own = assess.ballistic;
  followed.burn = noteMotor(
    followed.motor,
    track,
    followed.state,
    followed.covariance,
    beforeOf(own, track),
  );
  noteSensor(followed, track);
  const probability = ballisticProbability(track, kinematics(followed.state, followed.covariance));
  // Near the ground it is slow and looks like anything: what was known stays known.
  followed.probability = Math.max(followed.probability, probability);
  if (status === 'open' && nowMs < followed.nextMs) return NONE;
  followed.nextMs = nowMs + assess.settings.ballistic.revisionS * 1000;
  const content = contentOf(assess, followed, 'open', nowMs);
  if (content === null) return NONE;
  const next = withFate(followed.hazard, content);
  const turned = next.staysUp !== followed.hazard.staysUp;
  if (!turned && !differs(followed.hazard, next)) return NONE;
  followed.hazard = next;
  return [next];
}

/** Says whether it no longer comes down: then the impact is the one that was told before. */
function withFate(old: BallisticHazard, content: BallisticHazard): BallisticHazard {
  if (content.impact === old.impact) return { ...content, staysUp: true };
  const { staysUp: _, ...next } = content;
  return next;
}
