import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { formatAddress } from '../address.ts';
import { BongsuError, reasonOf } from '../errors.ts';
import { backoff } from '../links/backoff.ts';
import { createCutter, type Framing } from './framing.ts';
import type { Intake } from './intake.ts';
import type { OpenInput, Senders } from './open.ts';
import type { Source } from './source.ts';

/** Senders on one listening input at a time. */
const MAX_SENDERS = 32;

/** Calls a sender, or is called by senders with `?listen`. A stream is never read ahead of room. */
export function openTcp(
  source: Extract<Source, { kind: 'tcp' }>,
  framing: Framing,
  intake: Intake,
  senders: Senders,
): Promise<OpenInput> {
  return source.listen
    ? listen(source, framing, intake, senders)
    : Promise.resolve(call(source, framing, intake));
}

/** Cuts what a socket brings; while there is no room the socket, and so the sender, waits. */
function follow(socket: Socket, framing: Framing, intake: Intake): void {
  const cutter = createCutter(framing);
  socket.on('data', (bytes: Uint8Array) => {
    const lost = cutter.push(bytes, (piece) => intake.push(piece));
    if (lost > 0) intake.lose('framing', lost);
    if (!intake.queue.hasRoom(bytes.byteLength)) {
      socket.pause();
      void intake.room(bytes.byteLength).then(() => socket.resume());
    }
  });
  socket.on('end', () => {
    const lost = cutter.end((piece) => intake.push(piece));
    if (lost > 0) intake.lose('framing', lost);
  });
}

function call(
  source: Extract<Source, { kind: 'tcp' }>,
  framing: Framing,
  intake: Intake,
): OpenInput {
  const pauses = backoff();
  const address = `tcp://${formatAddress(source.host, source.port)}`;
  let socket: Socket | null = null;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  function attempt(): void {
    timer = null;
    const current = connect(source.port, source.host);
    socket = current;
    let reason = 'the sender closed the connection';
    follow(current, framing, intake);
    current.on('connect', () => intake.report('good', 'connected', address));
    current.once('data', () => pauses.reset());
    current.on('error', (error) => {
      reason = reasonOf(error);
    });
    current.on('close', () => {
      if (closed) return;
      intake.report('degraded', reason, null);
      timer = setTimeout(attempt, pauses.next());
    });
  }

  attempt();
  return {
    async close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      socket?.destroy();
    },
  };
}

async function listen(
  source: Extract<Source, { kind: 'tcp' }>,
  framing: Framing,
  intake: Intake,
  senders: Senders,
): Promise<OpenInput> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    if (!senders.allows(socket.remoteAddress ?? '')) {
      intake.lose('sender');
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    follow(socket, framing, intake);
  });
  server.maxConnections = MAX_SENDERS;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(source.port, source.host, () => resolve());
    });
  } catch (error) {
    throw new BongsuError('BNG_ADDRESS_IN_USE', {
      what: `The input ${intake.source}`,
      address: formatAddress(source.host, source.port),
      reason: reasonOf(error),
    });
  }
  const { address, port } = server.address() as AddressInfo;
  intake.report('good', 'listening', `tcp://${formatAddress(address, port)}`);
  return {
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
