import type { NodeId } from '../mark/index.ts';
import type { Effect } from '../watch/index.ts';

const decoder = new TextDecoder();

/**
 * Effects that wait for a dead disk: what 64 peers may have under way each, and more. Beyond it all that
 * waits for the peer with the most of them is let go and its link made anew, which goes on by sequence. Of
 * one connection nothing is ever left out in the midst: what is signed behind an acknowledgement builds on it.
 */
export const MAX_HELD = 20_000;

/** An effect that waits for the ledger; what kind of frame it sends is read once, when needed. */
export interface Held {
  readonly effect: Effect;
  frame: FrameKind | null;
}

export type FrameKind = 'hello' | 'warning' | 'statement' | 'heartbeat' | 'ack' | 'other';

/**
 * Which held effects may leave while the ledger cannot record (law 1): silence about a warning
 * is the worse failure, but nothing else is excused.
 *
 * - `publish` is always of a warning.
 * - A warning's statement goes; earlier statements to that peer go with it, since sequence
 *   numbers have no gaps and the peer would refuse it otherwise.
 * - `hello` and `heartbeat` go, or no link could stand. A hello says what was received and is
 *   taken to mean durably: the links put what they last claimed in its place (`links/claims.ts`).
 * - `ack` never goes. Acknowledgements are cumulative: only the newest to each peer is kept, and
 *   one that stands before another frame to it, which may build on what it says.
 *
 * Returns the effects that leave, in their order, and those that stay held: {@link MAX_HELD} at most.
 */
export function splitUrgent(held: readonly Held[]): { leave: Effect[]; stay: Held[] } {
  const lastWarning = new Map<string, number>();
  held.forEach((one, index) => {
    if (one.effect.kind !== 'send') return;
    one.frame ??= frameOf(one.effect.bytes);
    if (one.frame === 'warning') lastWarning.set(one.effect.peer, index);
  });
  const oldAcks = oldAcksIn(held);
  const leave: Effect[] = [];
  const stay: Held[] = [];
  held.forEach((one, index) => {
    if (mayLeave(one, index)) leave.push(one.effect);
    else if (!oldAcks.has(one)) stay.push(one);
  });
  if (stay.length <= MAX_HELD) return { leave, stay };
  const peer = mostIn(stay);
  const reason = `${MAX_HELD} frames wait for the disk, most of them for ${peer}`;
  leave.push({ kind: 'disconnect', after: 0, peer, reason });
  return { leave, stay: stay.filter(({ effect }) => !('peer' in effect) || effect.peer !== peer) };

  function mayLeave({ effect, frame }: Held, index: number): boolean {
    if (effect.kind !== 'send') return true;
    if (frame === 'hello' || frame === 'heartbeat') return true;
    const isStatement = frame === 'warning' || frame === 'statement';
    return isStatement && index <= (lastWarning.get(effect.peer) ?? -1);
  }
}

/** The peer for which most of them wait. */
function mostIn(held: readonly Held[]): NodeId {
  const counts = new Map<NodeId, number>();
  for (const { effect } of held) {
    if ('peer' in effect) counts.set(effect.peer, (counts.get(effect.peer) ?? 0) + 1);
  }
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0])[0];
}

/** Acknowledgements behind which a newer one to the same peer stands, and no other frame between. */
function oldAcksIn(held: readonly Held[]): ReadonlySet<Held> {
  const old = new Set<Held>();
  const newer = new Set<string>();
  for (let index = held.length - 1; index >= 0; index--) {
    const one = held[index]!;
    if (one.effect.kind !== 'send') continue;
    const { peer } = one.effect;
    if (one.frame === 'other') newer.delete(peer);
    if (one.frame !== 'ack') continue;
    if (newer.has(peer)) old.add(one);
    newer.add(peer);
  }
  return old;
}

/** True for what the ledger must be told of later: words about hazards and warnings. */
export function says(effect: Effect): effect is Extract<Effect, { kind: 'send' | 'publish' }> {
  if (effect.kind === 'publish') return true;
  if (effect.kind !== 'send') return false;
  const frame = frameOf(effect.bytes);
  return frame === 'warning' || frame === 'statement';
}

/** What a frame of ours is about; `other` for what does not read as one. */
function frameOf(bytes: Uint8Array): FrameKind {
  try {
    const frame = JSON.parse(decoder.decode(bytes)) as {
      frame?: string;
      statement?: { body?: { content?: { about?: string } } };
    };
    switch (frame.frame) {
      case 'statement':
        return frame.statement?.body?.content?.about === 'warning' ? 'warning' : 'statement';
      case 'hello':
      case 'heartbeat':
      case 'ack':
        return frame.frame;
      default:
        return 'other';
    }
  } catch {
    return 'other';
  }
}
