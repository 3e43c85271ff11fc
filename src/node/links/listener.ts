import type { AddressInfo, Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { formatAddress } from '../address.ts';
import { type LinkCredentials, peerKey } from './credentials.ts';

/** A handshake that takes longer has failed. */
const HANDSHAKE_MS = 5000;

/**
 * Callers at once that have not proven a key of a peer. When one more comes, the one that has
 * taken longest goes: a peer needs one round trip, a caller that stalls takes all the time there
 * is. Proven peers are not counted, each has one connection: strangers take no room from them.
 */
export const MAX_UNPROVEN = 64;

export interface ListenerOptions {
  readonly host: string;
  readonly port: number;
  readonly credentials: LinkCredentials;
  onRefused(reason: string): void;
  /** Given the key that the caller has proven to hold. False: refused, the socket is closed. */
  onSocket(key: string, socket: TLSSocket): boolean;
}

export interface LinkListener {
  /** `host:port` as bound. */
  readonly address: string;
  /** Callers from now on are shown these. */
  use(credentials: LinkCredentials): void;
  close(): Promise<void>;
}

export async function listenForPeers(options: ListenerOptions): Promise<LinkListener> {
  const server = createServer({ ...options.credentials, handshakeTimeout: HANDSHAKE_MS });
  /** By address and port, oldest first. */
  const unproven = new Map<string, Socket>();
  server.on('connection', (socket: Socket) => {
    const caller = callerOf(socket);
    unproven.set(caller, socket);
    socket.on('close', () => unproven.delete(caller));
    if (unproven.size <= MAX_UNPROVEN) return;
    options.onRefused('too-many');
    unproven.values().next().value?.destroy();
  });
  server.on('tlsClientError', (error: NodeJS.ErrnoException) => {
    const isMode = /no_application_protocol|ALPN/i.test(`${error.code} ${error.message}`);
    options.onRefused(isMode ? 'wrong-mode' : 'handshake');
  });
  server.on('secureConnection', (socket) => {
    socket.on('error', () => socket.destroy());
    const key = peerKey(socket);
    if (key === null) {
      options.onRefused('no-key');
      socket.destroy();
    } else if (socket.alpnProtocol !== options.credentials.ALPNProtocols[0]) {
      options.onRefused('wrong-mode');
      socket.destroy();
    } else if (options.onSocket(key, socket)) {
      unproven.delete(callerOf(socket));
    } else {
      socket.destroy();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const bound = server.address() as AddressInfo;
  return {
    address: formatAddress(bound.address, bound.port),
    use: ({ key, cert }) => server.setSecureContext({ ...options.credentials, key, cert }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of unproven.values()) socket.destroy();
      }),
  };
}

function callerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
