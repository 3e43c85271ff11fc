import type { TLSSocket } from 'node:tls';
import { reasonOf } from '../errors.ts';
import { frameOnWire, frameReader } from './transport.ts';

/**
 * Bytes that may wait for a slow peer: four frames of the largest size. Beyond it the
 * connection is closed and the link goes on by sequence when the peer is there again, so that
 * nothing is lost and nothing grows.
 */
export const MAX_BUFFERED_BYTES = 4 << 20;

/** A connection that brought nothing for this long is no longer lively; heartbeats come each second. */
export const LIVELY_MS = 3000;

/** Nothing at all for this long: the line is dead, whatever TCP believes. */
export const SILENT_MS = 10_000;

/**
 * What one piece of the line brings may take this long, ms. Beyond it the connection rests as long
 * as it took, at most {@link MAX_REST_MS}: whatever one peer sends, half of the time is for sensors,
 * officers and the other peers.
 */
const TURN_MS = 20;
const MAX_REST_MS = 250;

/** One proven connection with a peer. */
export interface Connection {
  /** True when this side called. */
  readonly dialled: boolean;
  send(bytes: Uint8Array, unrecorded: boolean): boolean;
  close(reason: string): void;
  pause(paused: boolean): void;
  isLively(): boolean;
  bufferedBytes(): number;
}

export interface ConnectionEvents {
  onFrame(bytes: Uint8Array, unrecorded: boolean): void;
  onRefused(reason: string): void;
  /** Once, when it is over for whatever reason. */
  onClose(reason: string): void;
}

export function openConnection(
  socket: TLSSocket,
  dialled: boolean,
  events: ConnectionEvents,
): Connection {
  const reader = frameReader();
  let open = true;
  let corked = false;
  let heldBack = false;
  let resting: NodeJS.Timeout | null = null;
  let lastHeard = performance.now();

  function close(reason: string): void {
    if (!open) return;
    open = false;
    if (resting !== null) clearTimeout(resting);
    uncork();
    socket.destroy();
    events.onClose(reason);
  }

  /** What is sent in one turn leaves together: one system call here, one wake-up at the peer. */
  function cork(): void {
    if (corked) return;
    corked = true;
    socket.cork();
    process.nextTick(uncork);
  }

  function uncork(): void {
    if (!corked) return;
    corked = false;
    socket.uncork();
  }

  function flow(): void {
    if (heldBack || resting !== null) socket.pause();
    else socket.resume();
  }

  function rest(tookMs: number): void {
    if (!open || tookMs <= TURN_MS) return;
    resting = setTimeout(
      () => {
        resting = null;
        if (open) flow();
      },
      Math.min(tookMs, MAX_REST_MS),
    );
    flow();
  }

  socket.setNoDelay(true);
  socket.setTimeout(SILENT_MS, () => close(`nothing was heard for ${SILENT_MS / 1000} s`));
  socket.on('data', (piece: Uint8Array) => {
    lastHeard = performance.now();
    const readable = reader.push(piece, (bytes, unrecorded) => {
      if (open) events.onFrame(bytes, unrecorded);
    });
    if (!readable) {
      events.onRefused('bad-length');
      close('a frame length was out of bounds');
    }
    rest(performance.now() - lastHeard);
  });
  socket.on('error', (error) => close(reasonOf(error)));
  socket.on('close', () => close('the connection was closed'));

  return {
    dialled,
    send(bytes, unrecorded) {
      if (!open) return false;
      if (socket.writableLength + bytes.length > MAX_BUFFERED_BYTES) {
        events.onRefused('slow-peer');
        close('the peer takes too little; the link resumes by sequence');
        return false;
      }
      cork();
      socket.write(frameOnWire(bytes, unrecorded));
      return true;
    },
    close,
    pause(paused) {
      heldBack = paused;
      flow();
    },
    isLively: () => open && performance.now() - lastHeard < LIVELY_MS,
    bufferedBytes: () => socket.writableLength,
  };
}
