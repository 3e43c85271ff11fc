import { type Instant, joinLabels, type Label, type NodeId } from '../../mark/index.ts';
import { type Signer, toBase64Url } from '../../seal/index.ts';
import type { Origin, Track } from '../../track/index.ts';
import type { ReleaseClass } from '../arrangement/arrangement.ts';
import { mayHold } from '../lattice.ts';
import type { Release, Shared } from '../release.ts';
import type { ShareState } from '../share.ts';
import { sign } from '../sign.ts';
import type { SignedStatement } from '../statement.ts';
import {
  type BatchWriter,
  createBatchWriter,
  hasRoom,
  type TrackKind,
  takeBatch,
  writeEnd,
  writeUpdate,
} from './batch.ts';
import { audienceOf, type TrackAudience } from './choose.ts';
import { originOf } from './hear.ts';
import { kindOf, projectTrack, type TrackRelease } from './project.ts';
import { offerTracks } from './queue.ts';
import type { ToldTrack, TrackClass } from './state.ts';

/** Batches of one class that may wait for their time; a delay is told in as many moments. */
const HELD_MOMENTS = 256;
/** Batches that may wait in all, of some classes at full size; the oldest go first. */
const MAX_HELD = 1024;
/** Tracks that a class may have given numbers; what a tracker follows at most. */
const MAX_NUMBERED = 200_000;
/** A number is the class's count and, in its last four bits, the class, which tells two apart. */
const CLASS_BITS = 16;
const MAX_COUNT = 2 ** 28;
/** Decisions that are remembered. */
const MAX_DECIDED = 4096;

/** What the tracker says of the contributors to a track. */
export type OriginsOf = (track: Track) => readonly Origin[];

/** Keeps what has changed for the next batch of every class that tells tracks. */
export function noteTracks(state: ShareState, tracks: readonly Track[]): void {
  for (const { id, tracks: by } of state.sharing.classes) {
    if (by === undefined) continue;
    let own = state.tracks.classes.get(id);
    if (own === undefined) {
      own = { waiting: new Map(), told: new Map(), lastNumber: 0, lastMs: 0 };
      state.tracks.classes.set(id, own);
    }
    for (const track of tracks) {
      const told = own.told.get(track.id);
      if (track.status === 'confirmed' ? isNewer(track, told) : told !== undefined) {
        own.waiting.set(track.id, track);
      } else if (track.status !== 'confirmed') own.waiting.delete(track.id);
    }
  }
}

/** What came back to us moves nothing and is not told again: else nodes in a ring never fell silent. */
function isNewer(track: Track, told: ToldTrack | undefined): boolean {
  return told === undefined || told.reportCount !== track.reportCount;
}

/**
 * What is due: of each class whose moment has come one batch, signed once for all who may hold it;
 * and held batches whose time has come.
 */
export function shareTracks(
  state: ShareState,
  originsOf: OriginsOf,
  signer: Signer,
  nowMs: Instant,
): Shared[] {
  const shared: Shared[] = [];
  letGo(state, nowMs);
  state.sharing.classes.forEach((by, index) => {
    const own = state.tracks.classes.get(by.id);
    if (by.tracks === undefined || own === undefined || !isDue(by.tracks, own, nowMs)) return;
    if (own.waiting.size === 0) return;
    tellClass(state, by, by.tracks, own, index, originsOf, signer, nowMs, shared);
  });
  return shared;
}

/** Also the first batch waits for its moment: were it told at once, what came before would show. */
function isDue(by: TrackRelease, own: TrackClass, nowMs: Instant): boolean {
  const stepMs = Math.max(by.everyS, by.delayS / HELD_MOMENTS) * 1000;
  if (stepMs === 0) return true;
  const before = own.lastMs === 0 ? nowMs : own.lastMs;
  own.lastMs = nowMs;
  return Math.floor(nowMs / stepMs) > Math.floor(before / stepMs);
}

/** A batch that is being made for one audience. */
interface Group {
  readonly audience: TrackAudience;
  writer: BatchWriter;
}

function tellClass(
  state: ShareState,
  by: ReleaseClass,
  tracks: TrackRelease,
  own: TrackClass,
  index: number,
  originsOf: OriginsOf,
  signer: Signer,
  nowMs: Instant,
  shared: Shared[],
): void {
  const groups = new Map<string, Group>();
  const audiences = new Map<string, TrackAudience>();
  const close = (group: Group): void => {
    shared.push(seal(state, by, tracks, group, signer, nowMs));
  };
  const releases: Release[] = [];
  for (const track of own.waiting.values()) {
    const kind = kindOf(track);
    const makers = makersOf(track);
    const key = `${kind}/${makers.join()}`;
    let audience = audiences.get(key);
    if (audience === undefined) {
      audience = audienceOf(state, by, kind, labelOf(state, makers), makers.length > 0, nowMs);
      audiences.set(key, audience);
      releases.push(...audience.releases.filter((each) => isNews(state, by.id, key, each)));
    }
    const ended = track.status !== 'confirmed';
    if (audience.peers.length === 0 || isProtected(state, track)) {
      if (ended) own.told.delete(track.id);
      continue;
    }
    const name = `${audience.peers.join()} ${audience.mark}`;
    let group = groups.get(name);
    if (group === undefined) {
      group = { audience, writer: createBatchWriter(nowMs) };
      groups.set(name, group);
    }
    const origins = ended ? [] : originsOf(track);
    if (!hasRoom(group.writer, origins.length)) {
      close(group);
      group.writer = createBatchWriter(nowMs);
    }
    tellTrack(group.writer, own, track, kind, tracks, index, origins);
  }
  for (const group of groups.values()) if (group.writer.numbers.length > 0) close(group);
  own.waiting = new Map();
  if (releases.length > 0) shared.push({ statement: null, releases });
}

function tellTrack(
  writer: BatchWriter,
  own: TrackClass,
  track: Track,
  kind: TrackKind,
  by: TrackRelease,
  index: number,
  origins: readonly Origin[],
): void {
  if (track.status !== 'confirmed') {
    const told = own.told.get(track.id);
    own.told.delete(track.id);
    if (told !== undefined) writeEnd(writer, told.number);
    return;
  }
  const number = own.told.get(track.id)?.number ?? nextNumber(own, index);
  if (!writeUpdate(writer, projectTrack(track, kind, origins, by, number))) return;
  own.told.set(track.id, { number, reportCount: track.reportCount });
  if (own.told.size > MAX_NUMBERED) own.told.delete(own.told.keys().next().value!);
}

function nextNumber(own: TrackClass, index: number): number {
  own.lastNumber = (own.lastNumber + 1) % MAX_COUNT;
  return own.lastNumber * CLASS_BITS + (index % CLASS_BITS);
}

/** Allied nodes whose tracks are in it, in the order of their names. */
function makersOf(track: Track): NodeId[] {
  const makers: NodeId[] = [];
  for (const sensor of track.sensors) {
    const origin = originOf(sensor);
    if (origin !== null) makers.push(origin);
  }
  return makers.sort();
}

/** What is made of others' tracks bears their markings beside ours. */
function labelOf(state: ShareState, makers: readonly NodeId[]): Label | null {
  let label = state.label;
  for (const maker of makers) {
    const theirs = state.tracks.labels.get(maker);
    // What nobody has marked is not handed on.
    if (theirs === undefined) return null;
    label = joinLabels(label, theirs);
  }
  return label;
}

/**
 * True when a sensor that nobody may learn of has contributed: what it adds shows in place and
 * errors, and cannot be taken out again.
 */
function isProtected(state: ShareState, track: Track): boolean {
  const { protectedSensors } = state.sharing;
  if (protectedSensors.length === 0) return false;
  return track.sensors.some((sensor) => protectedSensors.includes(sensor));
}

/**
 * A decision is recorded when it is new or another one than before, not with every batch.
 *
 * @param tracks of which kind they are, and who else has a share in them
 */
function isNews(state: ShareState, releaseClass: string, tracks: string, by: Release): boolean {
  const { decided } = state.tracks;
  const key = `${releaseClass}/${by.peer}/${tracks}`;
  const said = `${by.what} ${by.reason} ${by.message}`;
  if (decided.get(key) === said) return false;
  decided.delete(key);
  decided.set(key, said);
  if (decided.size > MAX_DECIDED) decided.delete(decided.keys().next().value!);
  return true;
}

function seal(
  state: ShareState,
  by: ReleaseClass,
  tracks: TrackRelease,
  { audience, writer }: Group,
  signer: Signer,
  nowMs: Instant,
): Shared {
  const { peers } = audience;
  state.tracks.revision += 1;
  const bytes = takeBatch(writer);
  const batch = toBase64Url(bytes);
  const label: Label = {
    ...audience.label,
    releasableTo: [...new Set([...peers, ...audience.onward])].sort(),
    delayS: 0,
    fidelity: tracks.gridM > 0 ? 'coarse' : 'full',
  };
  const content = { about: 'tracks', revision: state.tracks.revision, batch } as const;
  const statement = sign(state, by.id, label, content, signer, nowMs);
  const delayS = Math.max(audience.label.delayS, tracks.delayS);
  const told = state.tracks.told.get(by.id) ?? 0;
  state.tracks.told.set(by.id, told + writer.numbers.length);
  if (delayS === 0) put(state, statement, peers, bytes);
  else hold(state, { dueMs: nowMs + delayS * 1000, peers, statement });
  return { statement, releases: [] };
}

function hold(state: ShareState, batch: ShareState['tracks']['held'][number]): void {
  state.tracks.held.push(batch);
  if (state.tracks.held.length > MAX_HELD) state.tracks.held.shift();
}

function letGo(state: ShareState, nowMs: Instant): void {
  const { held } = state.tracks;
  if (held.length === 0) return;
  const due = held.filter(({ dueMs }) => dueMs <= nowMs);
  if (due.length === 0) return;
  state.tracks.held = held.filter(({ dueMs }) => dueMs > nowMs);
  for (const { statement, peers } of due) {
    const still = peers.filter((peer) => mayStillHold(state, peer, statement, nowMs));
    put(state, statement, still, null);
  }
}

/** An arrangement may have ended, and a clearance have been lowered, while a batch waited. */
function mayStillHold(
  state: ShareState,
  node: NodeId,
  { body }: SignedStatement,
  nowMs: Instant,
): boolean {
  const peer = state.peers.find((each) => each.node === node);
  const arrangement = state.sharing.arrangements.get(node)?.arrangement;
  return (
    peer !== undefined &&
    arrangement?.classes.includes(body.releaseClass) === true &&
    nowMs <= arrangement.validUntilMs &&
    mayHold(body.label, body.releaseClass, peer, false, Infinity).ok
  );
}

function put(
  state: ShareState,
  statement: SignedStatement,
  peers: readonly NodeId[],
  bytes: Uint8Array | null,
): void {
  for (const peer of peers) {
    const link = state.links.get(peer);
    if (link !== undefined) offerTracks(link, statement, bytes);
  }
}
