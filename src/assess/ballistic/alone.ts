import { hazardId, type Instant } from '../../mark/index.ts';
import { coastPredict } from '../../motion/index.ts';
import type { BearingReport } from '../../sense/index.ts';
import type { Track } from '../../track/index.ts';
import type { BallisticHazard } from '../hazard.ts';
import type { AssessState } from '../state.ts';
import { predictUnseen, UNSEEN_NOISE } from './associate.ts';
import { blankHazard } from './blank.ts';
import type { Followed } from './follow.ts';
import { noteGlow } from './glows.ts';
import { createMotor } from './motor.ts';
import type { Estimate } from './prediction.ts';
import { contentOf, differs } from './revise.ts';
import { missileProbability, solve } from './rivals.ts';
import { type SightedFlight, sightedFlight } from './sighted.ts';
import { type SightedState, sightedState } from './sighted-state.ts';
import {
  across,
  followLines,
  forgetTrails,
  hasRoom,
  isFromSatellite,
  type Trail,
} from './trails.ts';

/**
 * Hazards out of infrared lines of sight alone: what a satellite sees and no track explains. Told
 * as what it is (`sighted`), wide, and carried on by the track of the same object once there is one.
 */

/** Fewer looks, or a shorter time, tell no ascent from anything else. */
const LEAST_LINES = 3;
const LEAST_SPAN_MS = 4_000;
/** It has moved across its first line by so many sigmas: what stands still is not looked at. */
const MOVED_SIGMAS = 3;
/** The evidence must stand for this many looks in a row. */
const HELD_LOOKS = 2;
/** Fits that one tick makes; each takes up to 25 ms, in which no report is taken in. */
const FITS_AT_ONCE = 1;
/** Fitted anew once so much of its length is new: what has been seen for long changes slowly. */
const NEW_SHARE = 0.1;
/** Odds of a working motor at a look, and the factor of each look that brought nothing since. */
const BURNING_ODDS = 32;
const MISSED = 0.15;
const MOST_MISSED = 3;
/** A look may come late by this share of the period. */
const LATENESS = 0.5;
/** Lost only after so many periods of the satellite's without a look. */
const LOST_PERIODS = 2.2;
/** What motors give along the path, m/s². */
const THRUST_LEAST = 8;
const THRUST_MOST = 90;
/** A hazard that a track has carried within this explains lines near it, ms, m, m/s². */
const FRESH_MS = 10_000;
const NEAR_M = 5_000;
const NEAR_SIGMAS = 3;
const MAY_GAIN = 40;
/** Chi-square of 6 degrees of freedom at 99.9 %. */
const GATE = 22.46;

/** Takes in lines that no track has taken. What comes of them the next tick tells. */
export function noteLines(assess: AssessState, lines: readonly BearingReport[]): void {
  for (const line of lines) noteGlow(assess.ballistic.glows, line);
  const some = lines.filter((line) => isFromSatellite(line) && !isExplained(assess, line));
  if (some.length > 0) followLines(assess.trails, some);
}

const state = new Float64Array(6);
const covariance = new Float64Array(36);

/** True for a line of what a track shows already: its filter was surprised, no more. */
function isExplained(assess: AssessState, line: BearingReport): boolean {
  const sighted = sightedHazards(assess);
  for (const [id, followed] of assess.ballistic.hazards) {
    const { status } = followed.hazard;
    if (status !== 'open' || sighted.has(id) || followed.tracks.length === 0) continue;
    const ageMs = line.timeMs - followed.stateMs;
    if (Math.abs(ageMs) > FRESH_MS) continue;
    predictUnseen(followed, line.timeMs, state, covariance);
    const sigma = Math.sqrt(covariance[0]! + covariance[7]! + covariance[14]!);
    const gained = (MAY_GAIN / 2) * (ageMs / 1000) ** 2;
    const misses = across(line, [state[0]!, state[1]!, state[2]!]);
    if (misses <= NEAR_SIGMAS * sigma + NEAR_M + gained) return true;
  }
  return false;
}

function sightedHazards({ trails }: AssessState): Set<string> {
  const ids = new Set<string>();
  for (const { hazard } of trails.trails.values()) if (hazard !== null) ids.add(hazard);
  return ids;
}

/** Hazards that trails open or change as time goes on. */
export function tickTrails(assess: AssessState, nowMs: Instant): BallisticHazard[] {
  const { trails } = assess.trails;
  if (trails.size === 0) return [];
  forgetTrails(assess.trails, nowMs);
  const changed: BallisticHazard[] = [];
  const due: Trail[] = [];
  for (const trail of trails.values()) {
    if (trail.due) {
      trail.due = hasMoved(trail);
      if (trail.due) due.push(trail);
    }
    if (trail.hazard !== null) changed.push(...revise(assess, trail, nowMs));
  }
  // What is a hazard already can wait; then what has waited longest.
  due.sort((a, b) => Number(a.hazard !== null) - Number(b.hazard !== null) || a.lastMs - b.lastMs);
  for (const trail of due.slice(0, FITS_AT_ONCE)) changed.push(...fit(assess, trail, nowMs));
  return changed;
}

function hasMoved({ lines, fittedMs }: Trail): boolean {
  const first = lines[0]!;
  const last = lines[lines.length - 1]!;
  if (lines.length < LEAST_LINES || last.timeMs - first.timeMs < LEAST_SPAN_MS) return false;
  if (last.timeMs - fittedMs < NEW_SHARE * (last.timeMs - first.timeMs)) return false;
  if (first.source !== last.source) return true;
  const [a, b] = [first.losEcef, last.losEcef];
  const turned = Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);
  return turned > MOVED_SIGMAS * Math.SQRT2 * last.sigma.losRad;
}

/** Weighs what a trail is, now that it has another line. */
function fit(assess: AssessState, trail: Trail, nowMs: Instant): BallisticHazard[] {
  trail.due = false;
  trail.fittedMs = trail.lastMs;
  const flight = sightedFlight(trail.lines);
  if (flight === null) return [];
  trail.flight = flight;
  const p = missileProbability(trail.lines, flight.origin, flight.evidence);
  trail.held = p >= assess.settings.ballistic.openProbability ? trail.held + 1 : 0;
  const followed = followedOf(assess, trail);
  if (followed !== null) {
    followed.probability = Math.max(followed.probability, p);
    return [];
  }
  return trail.held < HELD_LOOKS ? [] : open(assess, trail, flight, p, nowMs);
}

function followedOf({ ballistic }: AssessState, { hazard }: Trail): Followed | null {
  return (hazard === null ? undefined : ballistic.hazards.get(hazard)) ?? null;
}

function open(
  assess: AssessState,
  trail: Trail,
  flight: SightedFlight,
  probability: number,
  nowMs: Instant,
): BallisticHazard[] {
  const { settings, ballistic: own } = assess;
  const known = seenBefore(assess, trail, sightedState(flight, trail.lastMs));
  if (known !== null) {
    const fresh = known.tracks.length > 0 && trail.lastMs - known.stateMs <= FRESH_MS;
    const other = trailOf(assess, known);
    if (fresh || other !== null) assess.trails.trails.delete(trail.number);
    else trail.hazard = known.hazard.id;
    return [];
  }
  const id = hazardId(settings.node, assess.lastHazard + 1);
  const followed: Followed = {
    hazard: blankHazard(assess, id, trail.lines[0]!.timeMs, nowMs),
    tracks: [],
    sensors: [],
    debris: [],
    more: new Set(),
    views: new Map(),
    comparedMs: 0,
    column: 0,
    early: null,
    motor: createMotor(),
    coast: null,
    state: new Float64Array(6),
    covariance: new Float64Array(36),
    stateMs: 0,
    lastReportMs: 0,
    misfit: 1,
    burn: null,
    probability,
    nextMs: nowMs + settings.ballistic.revisionS * 1000,
  };
  takeSighted(assess, followed, trail, flight, nowMs);
  const content = contentOf(assess, followed, 'open', nowMs);
  if (content === null) return [];
  assess.lastHazard += 1;
  followed.hazard = sightedContent(content, trail, flight);
  own.hazards.set(id, followed);
  trail.hazard = id;
  return [followed.hazard];
}

function trailOf({ trails }: AssessState, { hazard }: Followed): Trail | null {
  return [...trails.trails.values()].find((trail) => trail.hazard === hazard.id) ?? null;
}

/** New content of a hazard that a trail carries, when it is due and says something new. */
function revise(assess: AssessState, trail: Trail, nowMs: Instant): BallisticHazard[] {
  const followed = followedOf(assess, trail);
  const status = followed?.hazard.status;
  if (followed === null || status === 'ended' || status === 'withdrawn') {
    assess.trails.trails.delete(trail.number);
    return [];
  }
  if (trail.flight === null || nowMs < followed.nextMs) return [];
  const { lastReportMs } = followed;
  const burning = followed.burn?.probability;
  takeSighted(assess, followed, trail, trail.flight, nowMs);
  const same = lastReportMs === followed.lastReportMs && burning === followed.burn?.probability;
  if (same || (status === 'lost' && lastReportMs === followed.lastReportMs)) return [];
  followed.nextMs = nowMs + assess.settings.ballistic.revisionS * 1000;
  const content = contentOf(assess, followed, 'open', nowMs);
  if (content === null) return [];
  const next = sightedContent(content, trail, trail.flight);
  if (!differs(followed.hazard, next)) return [];
  followed.hazard = next;
  return [next];
}

/** The estimate of the lines in place of any other: as of the last look, or of a burnout since. */
function takeSighted(
  assess: AssessState,
  followed: Followed,
  trail: Trail,
  flight: SightedFlight,
  nowMs: Instant,
): void {
  const { lastMs, periodMs } = trail;
  const missed = missedLooks(trail, nowMs);
  const odds = BURNING_ODDS * MISSED ** missed;
  // Between the last look and the next, which brought nothing, it burned out.
  followed.stateMs = missed === 0 ? lastMs : lastMs + periodMs / 2;
  const told = sightedState(flight, followed.stateMs);
  followed.state.set(told.state);
  followed.covariance.set(told.covariance);
  followed.coast = null;
  followed.burn = { probability: odds / (1 + odds), acceleration: thrustOf(told) };
  const { lostAfterS } = assess.settings.ballistic;
  followed.lastReportMs = lastMs + Math.max(0, LOST_PERIODS * periodMs - lostAfterS * 1000);
  for (const { source } of trail.lines) {
    if (!followed.sensors.includes(source)) followed.sensors.push(source);
  }
  followed.sensors.sort();
  followed.early = launchOf(flight);
}

function thrustOf({ acceleration }: SightedState): number {
  return Math.min(THRUST_MOST, Math.max(THRUST_LEAST, acceleration));
}

function missedLooks({ lastMs, periodMs }: Trail, nowMs: Instant): number {
  if (periodMs === 0) return 0;
  const due = Math.floor((nowMs - lastMs) / periodMs - LATENESS);
  return Math.min(MOST_MISSED, Math.max(0, due));
}

function launchOf({ launch }: SightedFlight): BallisticHazard['launch'] {
  const { northNorth, eastEast } = launch.covariance;
  return {
    point: launch.point,
    sigmaM: Math.sqrt((northNorth + eastEast) / 2),
    timeMs: launch.timeMs,
    timeSigmaS: launch.timeSigmaS,
  };
}

function sightedContent(
  content: BallisticHazard,
  trail: Trail,
  flight: SightedFlight,
): BallisticHazard {
  const { headingRad, headingSigmaRad } = flight.launch;
  return {
    ...content,
    launch: launchOf(flight),
    sighted: { looks: trail.lines.length, headingRad, headingSigmaRad },
  };
}

/** A hazard that shows the same object already: of another satellite's trail, or of a lost track. */
function seenBefore(assess: AssessState, trail: Trail, told: Estimate): Followed | null {
  let best: Followed | null = null;
  let least = GATE;
  for (const followed of assess.ballistic.hazards.values()) {
    const { status } = followed.hazard;
    if (status !== 'open' && status !== 'lost') continue;
    const other = trailOf(assess, followed);
    // One look shows a thing once: what one satellite saw twice at a time is two.
    if (other !== null && !trail.lines.every((line) => hasRoom(other, line))) continue;
    if (other?.flight != null) {
      const same = sightedState(other.flight, trail.lastMs);
      state.set(same.state);
      covariance.set(same.covariance);
    } else predictUnseen(followed, trail.lastMs, state, covariance);
    const distance = distance2(told.state, told.covariance);
    if (distance < least) [best, least] = [followed, distance];
  }
  return best;
}

/** The trail whose hazard a new track carries on, or null; the trail is over with it. */
export function carriedOnFromTrail(assess: AssessState, track: Track): Followed | null {
  let best: Trail | null = null;
  let least = GATE;
  for (const trail of assess.trails.trails.values()) {
    if (trail.hazard === null || trail.flight === null) continue;
    const untilMs = Math.min(track.timeMs, trail.lastMs + trail.periodMs);
    const told = sightedState(trail.flight, untilMs);
    state.set(told.state);
    covariance.set(told.covariance);
    coastPredict(state, covariance, (track.timeMs - untilMs) / 1000, UNSEEN_NOISE);
    const distance = distance2(track.state, track.covariance);
    if (distance < least) [best, least] = [trail, distance];
  }
  const followed = best === null ? null : followedOf(assess, best);
  if (best === null || followed === null) return null;
  assess.trails.trails.delete(best.number);
  const { sighted: _, ...hazard } = followed.hazard;
  followed.hazard = hazard;
  return followed;
}

/** Hazards that no trail carries: what a track carries on by free fall. */
export function trackedHazards(assess: AssessState): Followed[] {
  const sighted = sightedHazards(assess);
  return [...assess.ballistic.hazards.values()].filter(({ hazard }) => !sighted.has(hazard.id));
}

const sum = new Float64Array(36);
const difference = new Float64Array(6);

/** Mahalanobis distance squared of another estimate from what stands in the buffers. */
function distance2(other: ArrayLike<number>, spread: ArrayLike<number>): number {
  for (let i = 0; i < 6; i++) difference[i] = other[i]! - state[i]!;
  for (let i = 0; i < 36; i++) sum[i] = covariance[i]! + spread[i]!;
  const solved = solve(sum, difference);
  if (solved === null) return Number.POSITIVE_INFINITY;
  return solved.x.reduce((total, value, i) => total + value * difference[i]!, 0);
}
