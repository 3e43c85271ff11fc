import type { Instant, SensorId, TrackId } from '../../mark/index.ts';
import { coastPredict } from '../../motion/index.ts';
import type { EstimateReport } from '../../sense/index.ts';
import type { Track } from '../../track/index.ts';
import { updateBy } from './believed.ts';
import { LEAST_SPEED } from './evidence.ts';
import type { FirstPlace } from './first-place.ts';
import { createSight, lookAt } from './sight.ts';

/**
 * Launches that follow each other by a radar's scan period stand in its looks: each is seen where
 * the one before it was, and tracks that seem to stand take them all. Only the first of them moves
 * into empty sky: there a new track begins look after look, one step farther each time. These
 * beginnings are followed as one object, a column. Plain data.
 */
export interface Column {
  readonly id: TrackId;
  readonly firstMs: Instant;
  timeMs: Instant;
  readonly state: Float64Array;
  readonly covariance: Float64Array;
  /** Tracks that began it, newest last, at most {@link MOST_MEMBERS}; and how many ever did. */
  readonly members: TrackId[];
  begun: number;
  /** Members that stood, and the most reports that one of them had: as many objects passed it. */
  readonly stood: TrackId[];
  most: number;
  readonly sensors: SensorId[];
}

/** Columns at once, most of them two places that chance put together; the shortest go first. */
const MOST_COLUMNS = 32;
const MOST_MEMBERS = 16;
/** Beginnings kept to pair a new one with, and columns that one of them may begin. */
export const MOST_BEGINNINGS = 64;
const MOST_PAIRS = 4;
/** Two beginnings follow each other within this, ms. */
const LEAST_GAP_MS = 300;
const LONGEST_GAP_MS = 4_000;
/** No missile is faster, m/s. */
const MOST_SPEED = 8_000;
/** Chi-square of three degrees of freedom at 99.9 %. */
const GATE = 16.3;
/** A burning motor and gravity as white acceleration, m²/s³. */
const NOISE = 400;
/** So many beginnings in a line, of which so many stood, are no chance. */
const ENOUGH_BEGUN = 5;
const ENOUGH_STOOD = 2;

export type Beginning = FirstPlace & { readonly id: TrackId };

/** A new track has begun high up: the column that it carries on and that is one, or null. */
export function noteBeginning(
  columns: Column[],
  beginnings: Beginning[],
  track: Track,
  first: FirstPlace,
): Column | null {
  for (let i = columns.length - 1; i >= 0; i--) {
    if (first.timeMs - columns[i]!.timeMs > LONGEST_GAP_MS) columns.splice(i, 1);
  }
  const carried = columns.find((column) => take(column, track, first)) ?? null;
  if (carried === null) begin(columns, beginnings, track, first);
  beginnings.push({ ...first, id: track.id });
  if (beginnings.length > MOST_BEGINNINGS) beginnings.shift();
  return carried !== null && isColumn(carried) ? carried : null;
}

/** A track that moves no faster than aircraft: members that stand make the column what it is. */
export function noteStood(columns: readonly Column[], track: Track): void {
  if (track.reportCount < 2) return;
  for (const column of columns) {
    if (!column.members.includes(track.id)) continue;
    if (!column.stood.includes(track.id)) column.stood.push(track.id);
    if (column.stood.length > MOST_MEMBERS) column.stood.shift();
    column.most = Math.max(column.most, track.reportCount);
  }
}

/** True for what chance does not make. */
export function isColumn({ begun, stood }: Column): boolean {
  return begun >= ENOUGH_BEGUN && stood.length >= ENOUGH_STOOD;
}

const state = new Float64Array(6);
const covariance = new Float64Array(36);
const none = new Float64Array(0);
const sight = createSight();

/** Carries the column on with a beginning inside its gate. */
function take(column: Column, track: Track, first: FirstPlace): boolean {
  const gapMs = first.timeMs - column.timeMs;
  if (gapMs < LEAST_GAP_MS) return false;
  state.set(column.state);
  covariance.set(column.covariance);
  coastPredict(state, covariance, gapMs / 1000, NOISE);
  if (!(missOf(first) < GATE)) return false;
  if (!lookAt(reportOf(first, track), state, sight)) return false;
  updateBy({ state, covariance, extra: none }, sight);
  if (!(Math.hypot(state[3]!, state[4]!, state[5]!) >= LEAST_SPEED)) return false;
  column.state.set(state);
  column.covariance.set(covariance);
  column.timeMs = first.timeMs;
  column.begun += 1;
  join(column, track);
  return true;
}

function join(column: Column, { id, sensors }: Pick<Track, 'id' | 'sensors'>): void {
  column.members.push(id);
  if (column.members.length > MOST_MEMBERS) column.members.shift();
  for (const sensor of sensors) if (!column.sensors.includes(sensor)) column.sensors.push(sensor);
}

/** Mahalanobis distance squared of a place from what stands in the buffers. */
function missOf({ place, covariance: r }: FirstPlace): number {
  const [a, b, c] = [0, 1, 2].map((i) => place[i]! - state[i]!) as [number, number, number];
  const s = (i: number, j: number): number => covariance[i * 6 + j]! + r[i * 3 + j]!;
  const [xx, xy, xz, yy, yz, zz] = [s(0, 0), s(0, 1), s(0, 2), s(1, 1), s(1, 2), s(2, 2)];
  const [A, B, C] = [yy * zz - yz * yz, xz * yz - xy * zz, xy * yz - xz * yy];
  const [D, E, F] = [xx * zz - xz * xz, xy * xz - xx * yz, xx * yy - xy * xy];
  const determinant = xx * A + xy * B + xz * C;
  return (
    (a * a * A + b * b * D + c * c * F + 2 * (a * b * B + a * c * C + b * c * E)) / determinant
  );
}

/** Begins columns of a beginning with those before it that a missile may have come from. */
function begin(
  columns: Column[],
  beginnings: readonly Beginning[],
  track: Track,
  first: FirstPlace,
): void {
  let pairs = 0;
  for (let i = beginnings.length - 1; i >= 0 && pairs < MOST_PAIRS; i--) {
    const before = beginnings[i]!;
    const gapMs = first.timeMs - before.timeMs;
    if (gapMs > LONGEST_GAP_MS) break;
    if (gapMs < LEAST_GAP_MS) continue;
    const v = [0, 1, 2].map((k) => ((first.place[k]! - before.place[k]!) * 1000) / gapMs);
    const speed = Math.hypot(...v);
    if (speed < LEAST_SPEED || speed > MOST_SPEED) continue;
    pairs += 1;
    columns.push(pairOf(before, first, track, v));
  }
  while (columns.length > MOST_COLUMNS) {
    let least = 0;
    for (let i = 1; i < columns.length; i++) {
      if (columns[i]!.begun < columns[least]!.begun) least = i;
    }
    columns.splice(least, 1);
  }
}

function pairOf(before: Beginning, first: FirstPlace, track: Track, v: readonly number[]): Column {
  const seconds = (first.timeMs - before.timeMs) / 1000;
  const p = new Float64Array(36);
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      const [own, other] = [first.covariance[i * 3 + j]!, before.covariance[i * 3 + j]!];
      p[i * 6 + j] = own;
      p[i * 6 + j + 3] = p[(i + 3) * 6 + j] = own / seconds;
      p[(i + 3) * 6 + j + 3] = (own + other) / seconds ** 2 + (i === j ? NOISE * seconds : 0);
    }
  }
  const column: Column = {
    id: `column-${before.id}`,
    firstMs: before.timeMs,
    timeMs: first.timeMs,
    state: Float64Array.from([...first.place, ...v]),
    covariance: p,
    members: [before.id],
    begun: 2,
    ...{ stood: [], most: 0, sensors: [] },
  };
  join(column, track);
  return column;
}

/** Where a track began, as somebody's estimate of a place. */
function reportOf({ timeMs, place, covariance: r }: FirstPlace, track: Track): EstimateReport {
  const wide = new Array<number>(36).fill(0);
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) wide[i * 6 + j] = r[i * 3 + j]!;
  return {
    kind: 'estimate',
    source: track.sensors[0] ?? '',
    mode: track.mode,
    ...{ timeMs, receivedMs: timeMs },
    stateEcef: [...place, 0, 0, 0],
    covariance: wide,
    provenance: track.sensors,
  };
}

/** The column as a track of its own, by its newest beginning. */
export function trackOfColumn(column: Column, track: Track, first: FirstPlace): Track {
  const { newest: _, coast: __, reentry: ___, parent: ____, ...about } = track;
  return {
    ...about,
    id: column.id,
    status: 'confirmed',
    timeMs: column.timeMs,
    state: [...column.state],
    covariance: [...column.covariance],
    existence: 1,
    models: { coast: 1 },
    sensors: [...column.sensors],
    firstMs: column.firstMs,
    lastReportMs: column.timeMs,
    reportCount: column.begun,
    newest: reportOf(first, track),
    misfit: 1,
  };
}
