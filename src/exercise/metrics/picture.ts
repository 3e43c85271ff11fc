import type { Track } from '../../track/index.ts';
import { normalisedSquare } from './consistency.ts';
import { type SetDistance, setDistance } from './set-distance.ts';

/** How a picture is compared with the truth. */
export interface PictureSettings {
  /** Components of a position; a state has as many again of velocity. */
  readonly dimensions: 2 | 3;
  /** Distance from which a track is not taken to be of an object, m. */
  readonly cutOff: number;
  /** p of GOSPA and OSPA. */
  readonly order: number;
}

/** One object that is there: position and velocity, m and m/s. */
export interface TrueState {
  readonly id: string | number;
  readonly x: readonly number[];
}

/** One track that is shown: `x` as in {@link TrueState}, and its covariance by rows. */
export interface ShownTrack extends TrueState {
  readonly P?: readonly (readonly number[])[];
}

/** What a tracker calls confirmed, in ECEF, to be compared in three dimensions. */
export function confirmedTracks(tracks: readonly Track[]): ShownTrack[] {
  return tracks
    .filter(({ status }) => status === 'confirmed')
    .map(({ id, state, covariance }) => ({
      id,
      x: state,
      P: [0, 6, 12, 18, 24, 30].map((row) => covariance.slice(row, row + 6)),
    }));
}

/** Errors of one pair kept for a median; a longer record is judged by its first pairs. */
const MOST_PAIRS = 1_000_000;

/** What is kept of the pictures compared so far: plain data. */
export interface PictureRecord {
  readonly settings: PictureSettings;
  readonly scans: ScanDistance[];
  readonly nees: number[];
  /** Of each object: its first scan, the first with a track, the track last paired, its runs. */
  readonly objects: Map<string | number, ObjectRecord>;
  /** How often each track was paired with each object. */
  readonly paired: Map<string | number, Map<string | number, number>>;
  switches: number;
  pairs: number;
  truths: number;
  tracks: number;
  /** Tracks that are not paired though an object is nearer than the cut-off. */
  redundant: number;
  squaresPosition: number;
  squaresVelocity: number;
}

type ScanDistance = Omit<SetDistance, 'pairs'>;

interface ObjectRecord {
  readonly first: number;
  seen: number | null;
  track: string | number | null;
  /** Scans in which it was there, had any track, and the longest run in which it kept one. */
  scans: number;
  held: number;
  run: number;
  longest: number;
}

export function beginPictures(settings: PictureSettings): PictureRecord {
  return {
    settings,
    scans: [],
    nees: [],
    objects: new Map(),
    paired: new Map(),
    switches: 0,
    pairs: 0,
    truths: 0,
    tracks: 0,
    redundant: 0,
    squaresPosition: 0,
    squaresVelocity: 0,
  };
}

/**
 * Compares the picture of one scan with what was there. Scans come in order of time. `others` are
 * objects that may be shown but need not, such as those that have left every sensor's view: a track
 * near one of them that is paired with none of `truths` does not count.
 */
export function comparePicture(
  record: PictureRecord,
  truths: readonly TrueState[],
  tracks: readonly ShownTrack[],
  others: readonly TrueState[] = [],
): SetDistance {
  if (others.length > 0) {
    return comparePicture(record, truths, withoutOthers(record.settings, truths, tracks, others));
  }
  const { dimensions, cutOff, order } = record.settings;
  const scan = record.scans.length;
  const x = truths.map((truth) => truth.x);
  const y = tracks.map((track) => track.x);
  const found = setDistance(x, y, dimensions, cutOff, order);
  const { pairs, ...distance } = found;
  record.scans.push(distance);
  record.truths += truths.length;
  record.tracks += tracks.length;
  record.pairs += pairs.length;
  const unpaired = new Set(tracks.keys());
  const trackOf = new Map<string | number, string | number>();
  for (const pair of pairs) {
    unpaired.delete(pair.track);
    trackOf.set(truths[pair.truth]!.id, tracks[pair.track]!.id);
    noteErrors(record, truths[pair.truth]!, tracks[pair.track]!);
  }
  for (const at of unpaired) {
    if (x.some((truth) => squareOver(truth, y[at]!, 0, dimensions) < cutOff * cutOff)) {
      record.redundant++;
    }
  }
  for (const { id } of truths) noteObject(record, id, trackOf.get(id) ?? null, scan);
  return found;
}

function withoutOthers(
  { dimensions, cutOff, order }: PictureSettings,
  truths: readonly TrueState[],
  tracks: readonly ShownTrack[],
  others: readonly TrueState[],
): ShownTrack[] {
  const places = (some: readonly TrueState[]): (readonly number[])[] => some.map(({ x }) => x);
  const { pairs } = setDistance(places(truths), places(tracks), dimensions, cutOff, order);
  const paired = new Set(pairs.map(({ track }) => track));
  const isNear = (track: ShownTrack): boolean =>
    others.some(({ x }) => squareOver(x, track.x, 0, dimensions) < cutOff * cutOff);
  return tracks.filter((track, at) => paired.has(at) || !isNear(track));
}

function noteErrors(record: PictureRecord, truth: TrueState, track: ShownTrack): void {
  const { dimensions } = record.settings;
  record.squaresPosition += squareOver(truth.x, track.x, 0, dimensions);
  record.squaresVelocity += squareOver(truth.x, track.x, dimensions, 2 * dimensions);
  if (track.P !== undefined && record.nees.length < MOST_PAIRS) {
    record.nees.push(
      normalisedSquare(
        track.P,
        track.x.map((value, i) => value - truth.x[i]!),
      ),
    );
  }
  const counts = record.paired.get(track.id) ?? new Map<string | number, number>();
  record.paired.set(track.id, counts);
  counts.set(truth.id, (counts.get(truth.id) ?? 0) + 1);
}

function noteObject(
  record: PictureRecord,
  id: string | number,
  track: string | number | null,
  scan: number,
): void {
  let object = record.objects.get(id);
  if (object === undefined) {
    object = { first: scan, seen: null, track: null, scans: 0, held: 0, run: 0, longest: 0 };
    record.objects.set(id, object);
  }
  object.scans++;
  if (track === null) {
    object.run = 0;
    return;
  }
  object.held++;
  object.seen ??= scan;
  if (object.track !== null && object.track !== track) {
    record.switches++;
    object.run = 0;
  }
  object.track = track;
  object.run++;
  object.longest = Math.max(object.longest, object.run);
}

function squareOver(a: readonly number[], b: readonly number[], from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += (a[i]! - b[i]!) ** 2;
  return sum;
}
