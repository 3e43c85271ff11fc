import { chartAt, fromChart, geodeticToEcef, toChart } from '../../earth/index.ts';
import type { HazardId, Instant } from '../../mark/index.ts';
import type { BearingReport } from '../../sense/index.ts';
import { groundOf } from './ascent-fit.ts';
import type { SightedFlight } from './sighted.ts';
import { sightedState } from './sighted-state.ts';

/**
 * Trails: lines of sight of one glowing thing, look after look, that no track has taken. A satellite
 * alone sees no distance, so each is followed as a point on the ground under its lines. Plain data.
 */
export interface Trail {
  readonly number: number;
  /** By rising time, {@link MOST_LINES} at most: the first ones and the newest. */
  readonly lines: BearingReport[];
  lastMs: Instant;
  /** Shortest time between two looks of one satellite, ms; 0: not known yet. */
  periodMs: number;
  /** Lines have come that {@link Trail.flight} does not know; and the newest that it knows, ms. */
  due: boolean;
  fittedMs: Instant;
  /** Fits in a row after which it was a missile. */
  held: number;
  flight: SightedFlight | null;
  /** The hazard that was made of it; null: none. */
  hazard: HazardId | null;
}

export interface TrailState {
  lastNumber: number;
  /** By number, oldest first. */
  readonly trails: Map<number, Trail>;
}

/** Trails at once: what glows in a fire season and more; the longest unseen go first. */
export const MAXIMUM_TRAILS = 1_000;
/** Lines kept of one trail, of which so many of its first. */
const MOST_LINES = 24;
const FIRST_LINES = 8;
/** A satellite that looks every ten seconds may miss a look; one that looks often misses a few. */
const TRAIL_LIFE_MS = 25_000;
const SHORT_LIFE_MS = 6_000;
const LIFE_PERIODS = 4;
/** What comes next is foretold from lines so far apart at least, where there are such, ms. */
const BASE_MS = 8_000;
/** Only satellites: from lower a line of sight need not end on the ground, m from the centre. */
const LEAST_RADIUS = 6_571e3;
/** Height at which a trail's points are placed, m. */
const HEIGHT = 10e3;
/** A second line is sought within this of the first, m/s: no rocket is faster so low. */
const FIRST_SPEED = 3_000;
/** What a rising missile's point on the ground gains and turns, m/s². */
const GAIN = 60;
const GATE_SIGMAS = 4;
/** Looks after which what has not moved stands. */
const STOOD_LOOKS = 4;
/** A line of another satellite may be off by this much besides, m. */
const OTHER_ROOM_M = 5_000;
/** Looks of one satellite at one thing are this far apart at least, ms. */
const SAME_LOOK_MS = 300;

export function createTrails(): TrailState {
  return { lastNumber: 0, trails: new Map() };
}

/** True for a line that may belong to a trail at all. */
export function isFromSatellite({ observerEcefM }: BearingReport): boolean {
  return Math.hypot(...observerEcefM) >= LEAST_RADIUS;
}

/** Puts each line into the trail that it carries on best, or begins one with it. */
export function followLines(state: TrailState, lines: readonly BearingReport[]): void {
  const pairs: { readonly line: number; readonly trail: Trail; readonly misses: number }[] = [];
  lines.forEach((line, at) => {
    for (const trail of state.trails.values()) {
      const misses = missOf(trail, line);
      if (misses !== null) pairs.push({ line: at, trail, misses });
    }
  });
  pairs.sort((a, b) => a.misses - b.misses || a.trail.number - b.trail.number || a.line - b.line);
  const taken = new Set<number>();
  for (const { line, trail } of pairs) {
    // One look shows a thing once: a trail that has just taken a line has no room for another.
    if (taken.has(line) || !hasRoom(trail, lines[line]!)) continue;
    taken.add(line);
    addLine(trail, lines[line]!);
  }
  lines.forEach((line, at) => {
    if (!taken.has(at)) begin(state, line);
  });
}

/** Forgets trails that ended; those that are hazards stay with them until these are over. */
export function forgetTrails(state: TrailState, nowMs: Instant): void {
  for (const [number, trail] of state.trails) {
    if (trail.hazard === null && nowMs - trail.lastMs > lifeOf(trail)) state.trails.delete(number);
  }
}

function lifeOf({ periodMs }: Trail): number {
  return periodMs === 0
    ? TRAIL_LIFE_MS
    : Math.min(TRAIL_LIFE_MS, Math.max(SHORT_LIFE_MS, LIFE_PERIODS * periodMs));
}

function begin(state: TrailState, line: BearingReport): void {
  state.lastNumber += 1;
  state.trails.set(state.lastNumber, {
    number: state.lastNumber,
    lines: [line],
    lastMs: line.timeMs,
    periodMs: 0,
    due: false,
    fittedMs: 0,
    held: 0,
    flight: null,
    hazard: null,
  });
  if (state.trails.size <= MAXIMUM_TRAILS) return;
  let oldest: Trail | null = null;
  for (const trail of state.trails.values()) {
    if (trail.hazard === null && (oldest === null || trail.lastMs < oldest.lastMs)) oldest = trail;
  }
  if (oldest !== null) state.trails.delete(oldest.number);
}

/** Takes a line in; one older than the newest finds its place by time. */
export function addLine(trail: Trail, line: BearingReport): void {
  const { lines } = trail;
  const before = lines.findLast(({ source }) => source === line.source);
  if (before !== undefined && line.timeMs > before.timeMs) {
    const period = line.timeMs - before.timeMs;
    trail.periodMs = trail.periodMs === 0 ? period : Math.min(trail.periodMs, period);
  }
  let at = lines.length;
  while (at > 0 && lines[at - 1]!.timeMs > line.timeMs) at--;
  lines.splice(at, 0, line);
  // Every other one of the newer ones goes, so that what is kept spans the whole.
  if (lines.length > MOST_LINES) {
    for (let i = lines.length - 2; i >= FIRST_LINES; i -= 2) lines.splice(i, 1);
  }
  trail.lastMs = Math.max(trail.lastMs, line.timeMs);
  trail.due = true;
}

/** False where the trail has a line of that look of that satellite already. */
export function hasRoom({ lines }: Trail, line: BearingReport): boolean {
  return lines.every(
    ({ source, timeMs }) => source !== line.source || Math.abs(timeMs - line.timeMs) > SAME_LOOK_MS,
  );
}

const at = new Float64Array(2);

/** How far, in shares of its gate, a line is from where the trail should be; null: outside. */
function missOf(trail: Trail, line: BearingReport): number | null {
  if (Math.abs(line.timeMs - trail.lastMs) > lifeOf(trail)) return null;
  const own = trail.lines.filter(({ source }) => source === line.source);
  const last = own[own.length - 1];
  if (last === undefined) return trail.flight === null ? null : missOfOther(trail.flight, line);
  if (line.timeMs <= last.timeMs) return null;
  const stood = missOfStanding(own, line);
  if (stood !== null) return stood;
  const place = groundOf(last, HEIGHT);
  const found = groundOf(line, HEIGHT);
  if (place === null || found === null) return null;
  const chart = chartAt(place);
  const seconds = (line.timeMs - last.timeMs) / 1000;
  const error = found.distanceM * line.sigma.losRad;
  const before = own.findLast(({ timeMs }) => last.timeMs - timeMs >= BASE_MS) ?? own.at(-2);
  let [north, east] = [0, 0];
  let gate = GATE_SIGMAS * Math.SQRT2 * error + FIRST_SPEED * seconds;
  const earlier = before === undefined ? null : groundOf(before, HEIGHT);
  if (before !== undefined && earlier !== null) {
    const span = (last.timeMs - before.timeMs) / 1000;
    const share = seconds / span;
    toChart(chart, earlier.latitudeRad, earlier.longitudeRad, at, 0);
    [north, east] = [-share * at[0]!, -share * at[1]!];
    const noise = error * Math.hypot(1, 1 + share, share);
    gate = GATE_SIGMAS * noise + (GAIN / 2) * seconds * (seconds + span);
  }
  // Across the line: on the ground a flat view is stretched, which says nothing.
  const expected = fromChart(chart, north, east);
  const misses = across(line, geodeticToEcef(expected.latitudeRad, expected.longitudeRad, HEIGHT));
  return misses <= gate ? misses / gate : null;
}

/**
 * What has stood where it was first seen for some looks has a claim to what is seen there: below 0,
 * so that nothing which passes takes it along. Null: it has moved, or the line is elsewhere.
 */
function missOfStanding(own: readonly BearingReport[], line: BearingReport): number | null {
  const [first] = own;
  if (first === undefined || own.length < STOOD_LOOKS) return null;
  const place = groundOf(first, HEIGHT);
  if (place === null) return null;
  const at = geodeticToEcef(place.latitudeRad, place.longitudeRad, HEIGHT);
  const gate = GATE_SIGMAS * Math.SQRT2 * place.distanceM * line.sigma.losRad;
  if (own.slice(-STOOD_LOOKS).some((each) => across(each, at) > gate)) return null;
  const misses = across(line, at);
  return misses <= gate ? misses / gate - 1 : null;
}

function missOfOther(flight: SightedFlight, line: BearingReport): number | null {
  const { state, covariance } = sightedState(flight, line.timeMs);
  const sigma = Math.sqrt(covariance[0]! + covariance[7]! + covariance[14]!);
  const gate = GATE_SIGMAS * sigma + OTHER_ROOM_M;
  const misses = across(line, [state[0]!, state[1]!, state[2]!]);
  return misses <= gate ? misses / gate : null;
}

/** Distance of a place from a line of sight, m. */
export function across(line: BearingReport, place: readonly [number, number, number]): number {
  const { observerEcefM: o, losEcef: u } = line;
  const d = [place[0] - o[0], place[1] - o[1], place[2] - o[2]] as const;
  const along = d[0] * u[0] + d[1] * u[1] + d[2] * u[2];
  return Math.hypot(d[0] - along * u[0], d[1] - along * u[1], d[2] - along * u[2]);
}
