import type { NodeId } from '../mark/index.ts';

/** Peers' words are read only while something is awaited; beyond this no more are awaited. */
const MAX_AWAITED = 100_000;

/** A statement that left without a record here, by the number that it has on its link. */
interface Left {
  readonly peer: NodeId;
  readonly sequence: number;
  readonly chain: unknown;
}

/**
 * What left unrecorded and a peer has recorded since: where this node's disks are dead, that
 * receipt is the record (law 1). A peer acknowledges only what it holds durably.
 */
export interface PeerReceipts {
  /** A frame left unrecorded. */
  left(peer: NodeId, bytes: Uint8Array): void;
  /** A frame came; how many statements it says are held there that were not before. */
  heard(peer: NodeId, bytes: Uint8Array): number;
  /** `3 are held by usa, up to statement 17`; empty where nothing is. Begins anew. */
  told(): string;
}

export function createPeerReceipts(): PeerReceipts {
  let awaited: Left[] = [];
  let held = new Map<NodeId, { count: number; upTo: number }>();
  return {
    left(peer, bytes) {
      const { frame, sequence, chain } = readFrame(bytes);
      if (frame !== 'statement' || sequence === null || awaited.length >= MAX_AWAITED) return;
      // After a cut the same one may leave again.
      const last = awaited.findLast((one) => one.peer === peer);
      if (last === undefined || last.sequence < sequence) awaited.push({ peer, sequence, chain });
    },
    heard(peer, bytes) {
      if (awaited.length === 0) return 0;
      const { frame, sequence, chain } = readFrame(bytes);
      if (frame !== 'ack' || sequence === null) return 0;
      // The chain binds all statements up to this one: another one speaks of other statements.
      const named = awaited.find((one) => one.peer === peer && one.sequence === sequence);
      if (named === undefined || named.chain !== chain) return 0;
      const rest = awaited.filter((one) => one.peer !== peer || one.sequence > sequence);
      const count = awaited.length - rest.length;
      awaited = rest;
      if (count > 0) {
        held.set(peer, { count: (held.get(peer)?.count ?? 0) + count, upTo: sequence });
      }
      return count;
    },
    told() {
      const parts = [...held].map(
        ([peer, { count, upTo }]) => `${count} are held by ${peer}, up to statement ${upTo}`,
      );
      awaited = [];
      held = new Map();
      return parts.join('; ');
    },
  };
}

const decoder = new TextDecoder();

function readFrame(bytes: Uint8Array): {
  frame: unknown;
  sequence: number | null;
  chain: unknown;
} {
  try {
    const { frame, sequence, chain } = JSON.parse(decoder.decode(bytes)) as Record<string, unknown>;
    const good = Number.isSafeInteger(sequence);
    return { frame, sequence: good ? (sequence as number) : null, chain };
  } catch {
    return { frame: null, sequence: null, chain: null };
  }
}
