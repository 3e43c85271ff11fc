import type { Instant, Label, NodeId } from '../../mark/index.ts';
import type { ReleaseClass } from '../arrangement/arrangement.ts';
import { askBoth } from '../arrangement/choose.ts';
import type { LinkState } from '../link.ts';
import type { Peer } from '../peer.ts';
import type { Release } from '../release.ts';
import type { ShareState } from '../share.ts';
import type { TrackKind } from './batch.ts';

/** Who holds tracks of one kind and marking in one class. */
export interface TrackAudience {
  readonly peers: readonly NodeId[];
  /** Marking of the tracks themselves, and whom it permits beyond the peers. */
  readonly label: Label;
  readonly onward: readonly NodeId[];
  /** Tells markings apart. */
  readonly mark: string;
  readonly releases: readonly Release[];
}

const NOT_UNDERSTOOD = { what: 'withheld-from', reason: 'not-understood' } as const;
const UNREAD = 'it has not said that it reads these';

/** Whether the peer's program reads batches of tracks, as its last hello says; before one, not. */
export function readsTracks(link: LinkState | undefined): boolean {
  return link?.speaks.includes('tracks') === true;
}

/**
 * Asks once for a kind and marking: of its classes that tell such tracks, each peer holds the
 * fullest that policies and lattice both permit. Tracks are in no minimum: whatever goes wrong
 * leaves them out.
 *
 * @param label null: others have a share in them whose marking is not known
 * @param relayed others have a share in them, whose originator control holds
 */
export function audienceOf(
  state: ShareState,
  by: ReleaseClass,
  kind: TrackKind,
  label: Label | null,
  relayed: boolean,
  nowMs: Instant,
): TrackAudience {
  const peers: NodeId[] = [];
  const releases: Release[] = [];
  for (const peer of state.peers) {
    const verdict = judge(state, by, kind, label, relayed, peer, nowMs);
    if (verdict === null) continue;
    const isUnread = verdict.what === 'released-to' && !readsTracks(state.links.get(peer.node));
    const message = isUnread
      ? { ...NOT_UNDERSTOOD, message: `tracks, ${kind}: ${UNREAD}` }
      : verdict;
    releases.push({ peer: peer.node, ...message });
    if (message.what === 'released-to') peers.push(peer.node);
  }
  const marking = label ?? state.label;
  const onward = (by.tracks?.onward ?? []).filter((node) => marking.releasableTo.includes(node));
  const { classification, caveats, delayS } = marking;
  const mark = `${classification} ${caveats.join()} ${delayS} ${onward.join()}`;
  return { peers, label: marking, onward, mark, releases };
}

/** Null: this class is none of the peer's, or it has a fuller one. */
function judge(
  state: ShareState,
  by: ReleaseClass,
  kind: TrackKind,
  label: Label | null,
  relayed: boolean,
  peer: Peer,
  nowMs: Instant,
): Omit<Release, 'peer'> | null {
  const loaded = state.sharing.arrangements.get(peer.node);
  if (loaded === undefined || !loaded.arrangement.classes.includes(by.id)) return null;
  for (const name of loaded.arrangement.classes) {
    const each = state.sharing.classes.find(({ id }) => id === name);
    if (each?.tracks === undefined || !each.tracks.kinds.includes(kind)) continue;
    const answer = ask(state, each, kind, label, relayed, peer, nowMs);
    if (each.id === by.id) {
      const what = answer.ok ? ('released-to' as const) : ('withheld-from' as const);
      const message = `tracks, ${kind}: ${answer.message}`;
      return { what, reason: answer.ok ? 'arrangement' : answer.reason, message };
    }
    if (answer.ok) return null;
  }
  return null;
}

function ask(
  state: ShareState,
  by: ReleaseClass,
  kind: TrackKind,
  label: Label | null,
  relayed: boolean,
  peer: Peer,
  nowMs: Instant,
): ReturnType<typeof askBoth> {
  if (label === null) {
    const message = 'others have a share in them whose marking is not known here';
    return { ok: false, reason: 'unknown-caveat', message };
  }
  const loaded = state.sharing.arrangements.get(peer.node)!;
  const matter = { about: 'tracks', kind, label, origin: state.node, mode: state.mode };
  return askBoth(loaded, by.id, peer, matter, relayed, nowMs);
}
