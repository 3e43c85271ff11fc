import { canonicalBytes } from '../../seal/index.ts';
import { CHAIN_START, type Frame } from '../../share/index.ts';

/** What this node has told a peer that it holds durably. */
export interface Claim {
  readonly received: number;
  readonly receivedChain: string;
  readonly yourLedger: string | null;
}

/** Hello and ack are far shorter, statements far longer: nothing else is looked into. */
const MAX_CLAIM_BYTES = 800;

/**
 * The newest durable claim to each peer. A link that comes up while the ledger is dead greets
 * with it: what the watch has received since is on no disk and must not be said to be held. The
 * peer sends that again, and it is refused as repeated, which costs nothing.
 */
export interface Claims {
  /** A frame leaves whose step is durable. */
  leaves(peer: string, bytes: Uint8Array): void;
  /** The frame as it may leave while its step is not durable: a hello claims less. */
  unrecorded(peer: string, bytes: Uint8Array): Uint8Array;
}

/** `held`: what the ledger held when it was opened, by peer. */
export function createClaims(held: ReadonlyMap<string, Claim>): Claims {
  const claims = new Map(held);
  const claimOf = (peer: string): Claim =>
    claims.get(peer) ?? { received: 0, receivedChain: CHAIN_START, yourLedger: null };
  return {
    leaves(peer, bytes) {
      const frame = claimFrame(bytes);
      if (frame?.frame === 'hello') {
        const { received, receivedChain, yourLedger = null } = frame;
        claims.set(peer, { received, receivedChain, yourLedger });
      } else if (frame?.frame === 'ack') {
        const { sequence, chain } = frame;
        claims.set(peer, { ...claimOf(peer), received: sequence, receivedChain: chain });
      }
    },
    unrecorded(peer, bytes) {
      const frame = claimFrame(bytes);
      if (frame?.frame !== 'hello') return bytes;
      const { received, receivedChain, yourLedger } = claimOf(peer);
      const named = frame.yourLedger === undefined ? {} : { yourLedger };
      return canonicalBytes({ ...frame, received, receivedChain, ...named });
    },
  };
}

/** Our own frame read back when it makes a claim; null for any other. */
function claimFrame(bytes: Uint8Array): Extract<Frame, { frame: 'hello' | 'ack' }> | null {
  if (bytes.length > MAX_CLAIM_BYTES) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  if (!text.includes('"frame":"ack"') && !text.includes('"frame":"hello"')) return null;
  try {
    return JSON.parse(text) as Extract<Frame, { frame: 'hello' | 'ack' }>;
  } catch {
    return null;
  }
}
