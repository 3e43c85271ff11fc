import { type Instant, joinLabels, type Mode, type NodeId } from '../../mark/index.ts';
import { fromBase64Url } from '../../seal/index.ts';
import type { EstimateReport } from '../../sense/index.ts';
import type { ShareState } from '../share.ts';
import type { SignedStatement, TracksContent } from '../statement.ts';
import { type DecodedBatch, decodeBatch, type TrackKind, type TrackUpdate } from './batch.ts';

/** What an ally last said of one of its tracks. Plain data. */
export interface AlliedTrack {
  readonly origin: NodeId;
  readonly releaseClass: string;
  readonly number: number;
  readonly kind: TrackKind;
  readonly coarse: boolean;
  readonly existence: number;
  readonly timeMs: Instant;
  readonly heardMs: Instant;
  /** ECEF, m and m/s; three numbers where no velocity is told. */
  readonly state: readonly number[];
  /** 1 sigma of the place, the three axes together, m. */
  readonly sigmaM: number;
  readonly identity: TrackUpdate['identity'];
}

/** Tracks of one originator that are kept for the picture; the longest silent go first. */
const MAX_ALLIED_TRACKS = 20_000;
/** Release classes of one originator whose newest batch is remembered; there are 16 at most. */
const MAX_CLASSES = 32;
/** An allied track that nothing was heard of for so long is shown no more, ms. */
const SILENT_MS = 60_000;
/** Sources of allied tracks begin like this, as no sensor should be named. */
const SOURCE = 'ally.';
/** Where no velocity is told: anything up to what leaves the Earth, 1 sigma, m/s. */
const UNTOLD_SPEED_MPS = 10_000;

/** The tracker's name for what a node tells. */
export function sourceOf(origin: NodeId): string {
  return `${SOURCE}${origin}`;
}

/** Whose tracks a source tells; null for a sensor of our own. */
export function originOf(source: string): NodeId | null {
  return source.startsWith(SOURCE) ? source.slice(SOURCE.length) : null;
}

/* Memory for speed alone: a batch is read once to judge its form and once to use it. */
const decoded = new WeakMap<object, DecodedBatch>();

/** The batch in a statement. */
export function batchOf(content: TracksContent): DecodedBatch {
  const known = decoded.get(content);
  if (known !== undefined) return known;
  const bytes = fromBase64Url(content.batch);
  const batch: DecodedBatch =
    bytes === null ? { ok: false, message: 'is no base64url' } : decodeBatch(bytes);
  decoded.set(content, batch);
  return batch;
}

/** Characters of the longest batch in base64url. */
const MAX_CHARACTERS = 220_000;

/** What is wrong with the content of a batch of tracks; null when nothing is. */
export function tracksProblem(content: Readonly<Record<string, unknown>>): string | null {
  const { revision, batch } = content;
  const good =
    Object.keys(content).sort().join() === 'about,batch,revision' &&
    Number.isSafeInteger(revision) &&
    (revision as number) >= 0 &&
    typeof batch === 'string' &&
    batch.length <= MAX_CHARACTERS;
  if (!good) return 'content: a member of a batch of tracks is wrong';
  const read = batchOf(content as unknown as TracksContent);
  return read.ok ? null : `content: the batch of tracks ${read.message}`;
}

/** True when a newer batch of this originator and class has been heard, or this one. */
export function isOldBatch(state: ShareState, { body }: SignedStatement): boolean {
  const before = state.tracks.newest.get(`${body.origin}/${body.releaseClass}`);
  if (before === undefined || body.content.about !== 'tracks') return false;
  // Revisions begin anew with a new ledger of the originator; its time goes on.
  if (body.timeMs !== before.timeMs) return body.timeMs < before.timeMs;
  return body.content.revision <= before.revision;
}

/** Keeps what an accepted batch says, and gives it as reports for the tracker. */
export function hearTracks(
  state: ShareState,
  { body }: SignedStatement,
  nowMs: Instant,
): EstimateReport[] {
  const { origin, releaseClass, label, content, timeMs, mode } = body;
  if (content.about !== 'tracks') return [];
  const read = batchOf(content);
  if (!read.ok) return [];
  const { tracks } = state;
  tracks.newest.set(`${origin}/${releaseClass}`, { timeMs, revision: content.revision });
  const before = tracks.labels.get(origin);
  // Its originator always may hold it, and what is made of it.
  const open = { ...label, releasableTo: [...new Set([...label.releasableTo, origin])].sort() };
  tracks.labels.set(origin, before === undefined ? open : joinLabels(before, open));
  const { entries } = read.batch;
  tracks.heard.set(origin, (tracks.heard.get(origin) ?? 0) + entries.length);
  const reports: EstimateReport[] = [];
  for (const entry of entries) {
    const key = `${origin}/${entry.number}`;
    tracks.allied.delete(key);
    if (entry.status === 'ended') continue;
    tracks.allied.set(key, alliedOf(entry, origin, releaseClass, nowMs));
    reports.push(reportOf(entry, origin, mode, nowMs));
  }
  boundTracks(state, origin);
  return reports;
}

/** What is kept of one originator is bounded by itself: none pushes out another's. */
function boundTracks({ tracks }: ShareState, origin: NodeId): void {
  const prefix = `${origin}/`;
  if (tracks.allied.size > MAX_ALLIED_TRACKS) {
    const theirs = [...tracks.allied.keys()].filter((key) => key.startsWith(prefix));
    for (const key of theirs.slice(0, -MAX_ALLIED_TRACKS)) tracks.allied.delete(key);
  }
  const classes = [...tracks.newest.keys()].filter((key) => key.startsWith(prefix));
  for (const key of classes.slice(0, -MAX_CLASSES)) tracks.newest.delete(key);
}

function alliedOf(
  { kind, coarse, existence, timeMs, state, covariance, identity, number }: TrackUpdate,
  origin: NodeId,
  releaseClass: string,
  heardMs: Instant,
): AlliedTrack {
  const size = state.length;
  const variance = covariance[0]! + covariance[size + 1]! + covariance[2 * (size + 1)]!;
  return {
    ...{ origin, releaseClass, number, kind, coarse, existence, timeMs, heardMs, state },
    ...{ sigmaM: Math.sqrt(variance), identity },
  };
}

/** An estimate with all that it is made of, so that the tracker counts nothing twice. */
function reportOf(
  entry: TrackUpdate,
  origin: NodeId,
  mode: Mode,
  receivedMs: Instant,
): EstimateReport {
  const whole = entry.state.length === 6;
  return {
    kind: 'estimate',
    ...{ source: sourceOf(origin), mode, timeMs: entry.timeMs, receivedMs },
    sourceTrack: entry.number,
    identity: entry.identity,
    stateEcef: whole ? entry.state : [...entry.state, 0, 0, 0],
    covariance: whole ? entry.covariance : widened(entry.covariance),
    provenance: entry.origins.map(({ name }) => name),
    provenanceMs: entry.origins.map(({ newestMs }) => newestMs),
  };
}

function widened(corner: readonly number[]): number[] {
  return Array.from({ length: 36 }, (_, i) => {
    const [row, column] = [Math.floor(i / 6), i % 6];
    if (row < 3 && column < 3) return corner[row * 3 + column]!;
    return row === column ? UNTOLD_SPEED_MPS ** 2 : 0;
  });
}

/** Lets go of allied tracks that nothing is heard of any more. */
export function tickAllied({ tracks }: ShareState, nowMs: Instant): void {
  for (const [key, { heardMs }] of tracks.allied) {
    if (nowMs - heardMs <= SILENT_MS) return;
    tracks.allied.delete(key);
  }
}

/** What allies tell of their tracks now. */
export function alliedTracks({ tracks }: ShareState): AlliedTrack[] {
  return [...tracks.allied.values()];
}
