import type { Mode, NodeId } from '../../mark/index.ts';
import { BongsuError, reasonOf } from '../errors.ts';
import type { Key } from '../keys.ts';
import { type Claim, createClaims } from './claims.ts';
import { type Connection, openConnection } from './connection.ts';
import { linkCredentials } from './credentials.ts';
import { type Dialler, startDialler } from './dialler.ts';
import { type LinkListener, listenForPeers } from './listener.ts';
import { isOpening } from './opening.ts';

/** A peer as the links know it. */
export interface LinkPeer {
  readonly node: NodeId;
  /** Its raw Ed25519 public key, base64url: the only thing it is known by. */
  readonly key: string;
  /** `host:port` to call it at; null: it calls us. */
  readonly address: string | null;
}

/** What links hand inwards. */
export interface LinkEvents {
  /** `key`: that the peer has shown to hold, on a link that came up. */
  onLink(peer: NodeId, state: 'up' | 'down', key?: string): void;
  onFrame(peer: NodeId, bytes: Uint8Array): void;
  /** A frame that its sender could not record before it left. */
  onUnrecorded(peer: NodeId): void;
}

export interface LinksOptions {
  readonly node: NodeId;
  readonly mode: Mode;
  readonly key: Key;
  readonly peers: readonly LinkPeer[];
  readonly listen: { readonly host: string; readonly port: number } | null;
  readonly events: LinkEvents;
  /** True for a key that the peer is known by now; absent: the one that it was given with. */
  trusts?(peer: NodeId, key: string): boolean;
  /** What the ledger held of each peer when it was opened. */
  readonly held?: ReadonlyMap<NodeId, Claim>;
}

export interface Links {
  /** `host:port` that peers can call; null without listening. */
  readonly address: string | null;
  /** False when there is no connection: the link protocol sends it again after the next hello. */
  send(peer: NodeId, bytes: Uint8Array, unrecorded: boolean): boolean;
  disconnect(peer: NodeId, reason: string): void;
  /** Holds back what peers send, while the ledger is behind. */
  pause(paused: boolean): void;
  /** Says where a peer is to be called, when that was not known at the start. */
  connect(peer: NodeId, address: string): void;
  /** The key is another one now: all connections are made anew with it, and go on by sequence. */
  rekey(): void;
  health(): LinksHealth;
  close(): Promise<void>;
}

export interface LinksHealth {
  readonly listening: string | null;
  readonly peers: readonly {
    readonly peer: NodeId;
    readonly connected: boolean;
    readonly address: string | null;
    readonly bufferedBytes: number;
    readonly connections: number;
    readonly lastError: string | null;
  }[];
  /** Connections refused, by reason. */
  readonly refused: Readonly<Record<string, number>>;
}

/**
 * A link stands once the peer has spoken after the greeting and still does this much later: one
 * that we refuse for what it says first is called ever more seldom too. Heartbeats come each
 * second, ms.
 */
const SETTLED_MS = 1000;

interface PeerState {
  readonly peer: LinkPeer;
  address: string | null;
  connection: Connection | null;
  dialler: Dialler | null;
  connections: number;
  lastError: string | null;
}

/** All links of one watch: at most one live connection to each peer. */
export async function openLinks(options: LinksOptions): Promise<Links> {
  const { node, events } = options;
  let credentials = linkCredentials(options.key, node, options.mode);
  const claims = createClaims(options.held ?? new Map());
  const refused = new Map<string, number>();
  const states = new Map<NodeId, PeerState>();
  let paused = false;
  let closed = false;
  for (const peer of options.peers) {
    const state: PeerState = {
      peer,
      address: peer.address,
      connection: null,
      dialler: null,
      connections: 0,
      lastError: null,
    };
    states.set(peer.node, state);
  }

  function isTrusted({ peer }: PeerState, key: string): boolean {
    return options.trusts?.(peer.node, key) ?? key === peer.key;
  }

  function refuse(reason: string): void {
    refused.set(reason, (refused.get(reason) ?? 0) + 1);
  }

  /** Takes a proven connection in, in place of an older one where there is one. */
  function adopt(
    state: PeerState,
    socket: Parameters<typeof openConnection>[0],
    dialled: boolean,
    key: string,
  ): boolean {
    if (closed) return false;
    const old = state.connection;
    if (old !== null) {
      // Both called at once: the call of the node whose id sorts first stands.
      const preferred = (dialled ? node : state.peer.node) < (dialled ? state.peer.node : node);
      if (old.dialled !== dialled && !preferred && old.isLively()) {
        refuse('duplicate');
        return false;
      }
      old.close('replaced by a newer connection');
    }
    /** When the peer said its first word after the greeting. */
    let standingMs: number | null = null;
    const connection = openConnection(socket, dialled, {
      onFrame(bytes, unrecorded) {
        if (standingMs === null && !isOpening(bytes)) standingMs = performance.now();
        if (standingMs !== null && performance.now() - standingMs >= SETTLED_MS) {
          state.dialler?.settled();
        }
        if (unrecorded) events.onUnrecorded(state.peer.node);
        events.onFrame(state.peer.node, bytes);
      },
      onRefused: refuse,
      onClose(reason) {
        if (state.connection !== connection) return;
        state.connection = null;
        state.lastError = reason;
        events.onLink(state.peer.node, 'down');
        state.dialler?.again();
      },
    });
    state.connection = connection;
    state.connections += 1;
    connection.pause(paused);
    events.onLink(state.peer.node, 'up', key);
    return true;
  }

  function startCalling(state: PeerState): void {
    if (state.address === null || state.dialler !== null) return;
    state.dialler = startDialler({
      address: state.address,
      credentials: () => credentials,
      isExpected: (key) => isTrusted(state, key),
      isConnected: () => state.connection !== null,
      onSocket: (socket, key) => adopt(state, socket, true, key),
      onError(reason, message) {
        if (reason !== null) refuse(reason);
        state.lastError = message;
      },
    });
  }

  let listener: LinkListener | null = null;
  if (options.listen !== null) {
    try {
      listener = await listenForPeers({
        ...options.listen,
        credentials,
        onRefused: refuse,
        onSocket(key, socket) {
          const state = [...states.values()].find((each) => isTrusted(each, key));
          if (state === undefined) refuse('unknown-key');
          return state !== undefined && adopt(state, socket, false, key);
        },
      });
    } catch (error) {
      const address = `${options.listen.host}:${options.listen.port}`;
      throw new BongsuError('BNG_ADDRESS_IN_USE', {
        what: 'The link listener',
        address,
        reason: reasonOf(error),
      });
    }
  }
  for (const state of states.values()) startCalling(state);

  return {
    address: listener?.address ?? null,
    send(peer, bytes, unrecorded) {
      const allowed = unrecorded ? claims.unrecorded(peer, bytes) : bytes;
      if (!unrecorded) claims.leaves(peer, bytes);
      return states.get(peer)?.connection?.send(allowed, unrecorded) ?? false;
    },
    disconnect(peer, reason) {
      states.get(peer)?.connection?.close(reason);
    },
    pause(value) {
      if (paused === value) return;
      paused = value;
      for (const state of states.values()) state.connection?.pause(value);
    },
    connect(peer, address) {
      const state = states.get(peer);
      if (state === undefined || closed) return;
      state.dialler?.close();
      state.dialler = null;
      state.address = address;
      startCalling(state);
    },
    rekey() {
      credentials = linkCredentials(options.key, node, options.mode);
      listener?.use(credentials);
      for (const state of states.values()) state.connection?.close('the key of this node changed');
    },
    health: () => ({
      listening: listener?.address ?? null,
      peers: [...states.values()].map((state) => ({
        peer: state.peer.node,
        connected: state.connection !== null,
        address: state.address,
        bufferedBytes: state.connection?.bufferedBytes() ?? 0,
        connections: state.connections,
        lastError: state.lastError,
      })),
      refused: Object.fromEntries(refused),
    }),
    async close() {
      closed = true;
      for (const state of states.values()) {
        state.dialler?.close();
        state.connection?.close('this node is stopping');
      }
      await listener?.close();
    },
  };
}
