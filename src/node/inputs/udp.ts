import { createSocket, type Socket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { formatAddress } from '../address.ts';
import { BongsuError, reasonOf } from '../errors.ts';
import type { Intake } from './intake.ts';
import type { OpenInput, Senders } from './open.ts';
import type { Source } from './source.ts';

/** Asked of the kernel, which may give less: a tenth of a second of 20,000 full plots. */
const RECEIVE_BUFFER_BYTES = 4 << 20;

/** Listens for datagrams, unicast or of one multicast group. */
export async function openUdp(
  source: Extract<Source, { kind: 'udp' }>,
  intake: Intake,
  senders: Senders,
): Promise<OpenInput> {
  const socket = createSocket({
    type: source.host.includes(':') ? 'udp6' : 'udp4',
    reuseAddr: source.group !== null,
  });
  socket.on('message', (bytes, sender) => {
    if (senders.allows(sender.address)) intake.push(bytes);
    else intake.lose('sender');
  });
  const port = await bind(socket, source, intake.source);
  socket.on('error', (error) => intake.report('degraded', reasonOf(error)));
  const address = formatAddress(source.host, port);
  intake.report('good', 'listening', `udp://${address}`);
  let lostBefore = 0;
  return {
    refresh() {
      const lost = kernelDrops(port);
      if (lost > lostBefore) intake.lose('kernel', lost - lostBefore);
      lostBefore = lost;
    },
    close: () =>
      new Promise((resolve) => {
        socket.close(() => resolve());
      }),
  };
}

async function bind(
  socket: Socket,
  source: Extract<Source, { kind: 'udp' }>,
  name: string,
): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      // Bound to the group itself, the socket gets nothing else that is sent to the port.
      socket.bind(source.port, source.group ?? source.host, () => {
        socket.off('error', reject);
        resolve();
      });
    });
    if (source.group !== null) socket.addMembership(source.group, source.host);
  } catch (error) {
    socket.close();
    throw new BongsuError('BNG_ADDRESS_IN_USE', {
      what: `The input ${name}`,
      address: formatAddress(source.group ?? source.host, source.port),
      reason: reasonOf(error),
    });
  }
  try {
    socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
  } catch {
    // The kernel's own size stays; what it loses is counted all the same.
  }
  return (socket.address() as AddressInfo).port;
}

/** Datagrams that the kernel threw away at this port, from Linux' table; 0 elsewhere. */
function kernelDrops(port: number): number {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  let drops = 0;
  for (const table of ['/proc/net/udp', '/proc/net/udp6']) {
    try {
      for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
        const columns = line.trim().split(/\s+/);
        if (columns[1]?.endsWith(wanted)) drops += Number(columns.at(-1)) || 0;
      }
    } catch {
      return drops;
    }
  }
  return drops;
}
