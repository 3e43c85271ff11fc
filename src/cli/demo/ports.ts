import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { loopbackPort, type Scenario } from '../../exercise/index.ts';

/** Where the demonstration listens. */
export interface FoundPorts {
  /** One for each node. */
  readonly http: readonly number[];
  /** From the scenario's sources to those that were free. */
  readonly sources: ReadonlyMap<string, string>;
}

const LOOPBACK = '127.0.0.1';

/**
 * The wanted ports where they are free, others where not; any that are free where `httpPort` is 0,
 * so that several that start at the same moment do not find the same ones.
 */
export async function findPorts(
  scenario: Scenario,
  httpPort: number,
  nodes: number,
): Promise<FoundPorts> {
  const http: number[] = [];
  for (let i = 0; i < nodes; i++) http.push(await freeTcpPort(httpPort === 0 ? 0 : httpPort + i));
  const sources = new Map<string, string>();
  for (const emitter of scenario.emitters) {
    const wanted = loopbackPort(emitter.source);
    if (wanted === null || sources.has(emitter.source)) continue;
    sources.set(
      emitter.source,
      `udp://${LOOPBACK}:${await freeUdpPort(httpPort === 0 ? 0 : wanted)}`,
    );
  }
  return { http, sources };
}

/** `wanted` if it is free, else 0: the system then takes one. */
async function freeTcpPort(wanted: number): Promise<number> {
  if (wanted === 0 || wanted > 65_535) return 0;
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(0));
    server.listen({ port: wanted, host: LOOPBACK, exclusive: true }, () => {
      server.close(() => resolve(wanted));
    });
  });
}

/** `wanted` if it is free, else one that is. */
async function freeUdpPort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.once('error', (error) => {
      socket.close();
      if (wanted === 0) reject(error);
      else resolve(freeUdpPort(0));
    });
    socket.bind({ port: wanted, address: LOOPBACK, exclusive: true }, () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}
