import { connect, type TLSSocket } from 'node:tls';
import { parseAddress } from '../address.ts';
import { reasonOf } from '../errors.ts';
import { backoff } from './backoff.ts';
import { type LinkCredentials, peerKey } from './credentials.ts';

/** A handshake that takes longer has failed. */
const HANDSHAKE_MS = 5000;

export interface DiallerOptions {
  readonly address: string;
  /** As they are at the time of a call. */
  credentials(): LinkCredentials;
  isExpected(key: string): boolean;
  isConnected(): boolean;
  /** False: not taken, the socket is closed. */
  onSocket(socket: TLSSocket, key: string): boolean;
  /** `reason` where it is a refusal to be counted. */
  onError(reason: string | null, message: string): void;
}

/** Calls one peer until there is a connection, and again whenever there is none. */
export interface Dialler {
  again(): void;
  /** The peer has spoken: the next call need not hold back. */
  settled(): void;
  close(): void;
}

export function startDialler(options: DiallerOptions): Dialler {
  const pauses = backoff();
  let timer: NodeJS.Timeout | null = null;
  let attempt: TLSSocket | null = null;
  let closed = false;

  function again(): void {
    if (closed || timer !== null || attempt !== null) return;
    timer = setTimeout(call, pauses.next());
  }

  function call(): void {
    timer = null;
    if (closed || options.isConnected()) return;
    const { host, port } = parseAddress(options.address);
    const socket = connect({ ...options.credentials(), host, port, servername: '' });
    attempt = socket;
    let done = false;
    const fail = (reason: string | null, message: string): void => {
      if (done) return;
      done = true;
      attempt = null;
      socket.destroy();
      options.onError(reason, message);
      again();
    };
    socket.setTimeout(HANDSHAKE_MS, () => fail(null, `${options.address} did not answer`));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const isMode = error.code === 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL';
      fail(isMode ? 'wrong-mode' : null, reasonOf(error));
    });
    socket.on('close', () => fail(null, `${options.address} closed the connection`));
    socket.on('secureConnect', () => {
      if (done) return;
      const key = peerKey(socket);
      if (key === null || !options.isExpected(key)) {
        fail('unknown-key', `${options.address} showed another key than the one agreed on`);
        return;
      }
      if (socket.alpnProtocol !== options.credentials().ALPNProtocols[0]) {
        fail('wrong-mode', `${options.address} serves another mode`);
        return;
      }
      done = true;
      attempt = null;
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
      if (!options.onSocket(socket, key)) {
        socket.destroy();
        again();
      }
    });
  }

  call();
  return {
    again,
    settled: () => pauses.reset(),
    close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      attempt?.destroy();
    },
  };
}
