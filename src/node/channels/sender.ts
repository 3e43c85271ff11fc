import { createSocket, type Socket } from 'node:dgram';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { connect, isIPv6, type Socket as Stream } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { reasonOf } from '../errors.ts';
import type { Destination } from './destination.ts';

/** Carries pieces to one destination. */
export interface Sender {
  readonly name: string;
  /** Resolves when all pieces, in order, have left this machine; rejects with the reason. */
  send(pieces: readonly Uint8Array[]): Promise<void>;
  close(): void;
}

/** Connecting, and writing to somebody who does not read, are given up after this, ms. */
const PATIENCE_MS = 5000;

export function openSender(to: Destination): Sender {
  switch (to.kind) {
    case 'udp':
      return udpSender(to);
    case 'tcp':
    case 'tls':
      return streamSender(to);
    case 'file':
      return fileSender(to);
  }
}

function udpSender(to: Extract<Destination, { kind: 'udp' }>): Sender {
  let socket: Socket | null = null;
  const opened = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      if (socket !== null) return resolve(socket);
      const one = createSocket(isIPv6(to.host) ? 'udp6' : 'udp4');
      one.once('error', reject);
      one.bind(0, to.interface ?? undefined, () => {
        one.off('error', reject);
        one.on('error', () => undefined);
        one.unref();
        if (isMulticast(to.host)) {
          one.setMulticastTTL(to.ttl);
          if (to.interface !== null) one.setMulticastInterface(to.interface);
        }
        socket = one;
        resolve(one);
      });
    });
  return {
    name: to.name,
    async send(pieces) {
      const one = await opened();
      for (const piece of pieces) {
        await new Promise<void>((resolve, reject) => {
          one.send(piece, to.port, to.host, (error) =>
            error === null ? resolve() : reject(error),
          );
        });
      }
    },
    close: () => socket?.close(),
  };
}

function isMulticast(host: string): boolean {
  const first = Number(host.split('.')[0]);
  return (first >= 224 && first <= 239) || /^ff/i.test(host);
}

/** One connection, kept open; it is called again with the next piece after it broke. */
function streamSender(to: Extract<Destination, { kind: 'tcp' | 'tls' }>): Sender {
  let stream: Stream | null = null;
  let calling: Stream | null = null;
  const opened = (): Promise<Stream> =>
    new Promise((resolve, reject) => {
      if (stream?.writable) return resolve(stream);
      const { host, port } = to;
      const one =
        to.kind === 'tcp'
          ? connect({ host, port })
          : connectTls({
              ...{ host, port, ca: to.ca, cert: to.certificate, key: to.key },
              // Names of addresses are in no certificate.
              ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
              minVersion: 'TLSv1.2',
            });
      calling = one;
      const timer = setTimeout(() => one.destroy(new Error('no answer')), PATIENCE_MS);
      const failed = (error: Error): void => {
        clearTimeout(timer);
        if (stream === one) stream = null;
        reject(error);
      };
      one.on('error', failed);
      one.on('close', () => failed(new Error('the connection was closed')));
      // What the other end says is read and let go, or it would stop reading us.
      one.resume();
      one.once(to.kind === 'tcp' ? 'connect' : 'secureConnect', () => {
        clearTimeout(timer);
        stream = one;
        resolve(one);
      });
    });
  return {
    name: to.name,
    async send(pieces) {
      const one = await opened();
      for (const piece of pieces) {
        await new Promise<void>((resolve, reject) => {
          const timer = setTimeout(() => {
            one.destroy();
            reject(new Error('nobody reads what is sent'));
          }, PATIENCE_MS);
          one.write(piece, (error) => {
            clearTimeout(timer);
            if (error === null || error === undefined) resolve();
            else reject(new Error(reasonOf(error)));
          });
        });
      }
    },
    close: () => calling?.destroy(),
  };
}

/** Not waiting for whoever reads a pipe. */
const APPENDED =
  constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NONBLOCK ?? 0);

/** Appends, and is done when it is on the disk. Pipes and devices keep nothing: they are refused. */
function fileSender(to: Extract<Destination, { kind: 'file' }>): Sender {
  return {
    name: to.name,
    async send(pieces) {
      const file = await open(to.path, APPENDED, 0o644);
      try {
        if (!(await file.stat()).isFile())
          throw new Error('it is no file that keeps what is added');
        for (const piece of pieces) await file.appendFile(piece);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    close: () => undefined,
  };
}
