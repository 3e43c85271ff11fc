import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { connect, isIPv6, type Socket as Stream } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { reasonOf } from '../errors.ts';
import { Refused } from './delivery.ts';
import type { Lasting } from './destination.ts';
import type { Question } from './lasting.ts';

/** Carries pieces to one destination. */
export interface Sender {
  readonly name: string;
  /** Resolves when all pieces, in order, have left this machine; rejects with the reason. */
  send(pieces: readonly Uint8Array[]): Promise<void>;
  /**
   * Sends a question and waits for an answer that it knows, up to {@link ANSWER_WAIT_MS}: true when it
   * came. To datagrams none is waited for that nobody promised.
   */
  ask(question: Pick<Question, 'pieces' | 'isAnswer' | 'promised'>): Promise<boolean>;
  close(): void;
}

/** So long a server may take to answer a question, ms. */
const ANSWER_WAIT_MS = 3000;
/** Of what a server says so much is looked at for an answer, characters. */
const MAX_HEARD = 64 * 1024;

/** Connecting, and writing to somebody who does not read, are given up after this, ms. */
const PATIENCE_MS = 5000;

export function openSender(to: Lasting): Sender {
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

function udpSender(to: Extract<Lasting, { kind: 'udp' }>): Sender {
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
  const send = async (pieces: readonly Uint8Array[]): Promise<void> => {
    const one = await opened();
    for (const piece of pieces) {
      await new Promise<void>((resolve, reject) => {
        one.send(piece, to.port, to.host, (error) => (error === null ? resolve() : reject(error)));
      });
    }
  };
  return {
    name: to.name,
    send,
    async ask({ pieces, isAnswer, promised }) {
      const one = await opened();
      if (!promised) {
        await send(pieces);
        return false;
      }
      return new Promise<boolean>((resolve, reject) => {
        const done = (answered: boolean): void => {
          clearTimeout(timer);
          one.off('message', hear);
          resolve(answered);
        };
        const timer = setTimeout(() => done(false), ANSWER_WAIT_MS);
        const hear = (data: Buffer, { port }: RemoteInfo): void => {
          if (port === to.port && isAnswer(data.toString('utf8'))) done(true);
        };
        one.on('message', hear);
        send(pieces).catch((error: unknown) => {
          done(false);
          reject(error);
        });
      });
    },
    close: () => socket?.close(),
  };
}

function isMulticast(host: string): boolean {
  const first = Number(host.split('.')[0]);
  return (first >= 224 && first <= 239) || /^ff/i.test(host);
}

/** One connection, kept open; it is called again with the next piece after it broke. */
function streamSender(to: Extract<Lasting, { kind: 'tcp' | 'tls' }>): Sender {
  let stream: Stream | null = null;
  let calling: Stream | null = null;
  let hear: (data: Buffer) => void = () => undefined;
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
      one.on('data', (data: Buffer) => hear(data));
      one.once(to.kind === 'tcp' ? 'connect' : 'secureConnect', () => {
        clearTimeout(timer);
        stream = one;
        resolve(one);
      });
    });
  const send = async (pieces: readonly Uint8Array[]): Promise<void> => {
    const one = await opened();
    for (const piece of pieces) {
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => {
          one.destroy();
          reject(new Refused('nobody reads what is sent', true));
        }, PATIENCE_MS);
        one.write(piece, (error) => {
          clearTimeout(timer);
          if (error === null || error === undefined) resolve();
          else reject(new Refused(reasonOf(error), true));
        });
      });
    }
  };
  return {
    name: to.name,
    send,
    async ask({ pieces, isAnswer }) {
      let heard = '';
      let known: () => void = () => undefined;
      const answered = new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), ANSWER_WAIT_MS);
        known = () => {
          clearTimeout(timer);
          resolve(true);
        };
      });
      hear = (data) => {
        heard = (heard + data.toString('utf8')).slice(-MAX_HEARD);
        if (isAnswer(heard)) known();
      };
      try {
        await send(pieces);
        return await answered;
      } finally {
        known();
        hear = () => undefined;
      }
    },
    close: () => calling?.destroy(),
  };
}

/** Not waiting for whoever reads a pipe. */
const APPENDED =
  constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NONBLOCK ?? 0);

/** Appends, and is done when it is on the disk. Pipes and devices keep nothing: they are refused. */
function fileSender(to: Extract<Lasting, { kind: 'file' }>): Sender {
  const send = async (pieces: readonly Uint8Array[]): Promise<void> => {
    const file = await open(to.path, APPENDED, 0o644);
    try {
      if (!(await file.stat()).isFile()) throw new Error('it is no file that keeps what is added');
      for (const piece of pieces) await file.appendFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
  };
  return {
    name: to.name,
    send,
    /** The file is read back. */
    async ask({ pieces, isAnswer }) {
      await send(pieces);
      const file = await open(to.path, 'r');
      try {
        const { size } = await file.stat();
        const bytes = Buffer.alloc(Math.min(size, MAX_HEARD));
        await file.read(bytes, 0, bytes.length, size - bytes.length);
        return isAnswer(bytes.toString('utf8'));
      } finally {
        await file.close();
      }
    },
    close: () => undefined,
  };
}
