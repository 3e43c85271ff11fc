import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net';
import { steadyMs } from '../latency/clock.ts';

/** Servers of situation displays; each is a receiver. */
export const DISPLAYS = 495;

/** What listens: ten gateways, five servers that webhooks go to, the displays. */
export const SINKS = [
  ...Array.from({ length: 5 }, () => 'siren' as const),
  ...Array.from({ length: 3 }, () => 'sms' as const),
  ...Array.from({ length: 2 }, () => 'email' as const),
  ...Array.from({ length: 5 }, () => 'webhook' as const),
  ...Array.from({ length: DISPLAYS }, () => 'cot' as const),
];
export type SinkKind = (typeof SINKS)[number];

/** The first bytes of one revision at one receiver. */
export interface Arrival {
  readonly kind: SinkKind;
  readonly receiver: string;
  readonly atMs: number;
}

/** The process of all receivers: it notes when the first byte of each document comes. */
export async function runSinks(): Promise<void> {
  let arrivals: Arrival[] = [];
  let connections = 0;
  const ports = await Promise.all(
    SINKS.map((kind) => {
      const note = (receiver: string): void => {
        arrivals.push({ kind, receiver, atMs: steadyMs() });
      };
      if (kind === 'cot') {
        return listen(
          createTcp((socket) => {
            const receiver = `cot-${++connections}`;
            socket.on('data', () => note(receiver));
            socket.on('error', () => undefined);
          }),
        );
      }
      return listen(
        createHttp((request, response) => {
          note(request.url ?? '');
          const parts: Buffer[] = [];
          request.on('data', (part: Buffer) => parts.push(part));
          request.on('end', () => {
            const { idempotencyKey } = JSON.parse(Buffer.concat(parts).toString()) as {
              idempotencyKey: string;
            };
            response.end(JSON.stringify({ version: 1, idempotencyKey, accepted: true }));
          });
        }),
      );
    }),
  );
  process.on('message', (message: 'clear' | 'tell' | 'end') => {
    if (message === 'end') process.exit(0);
    if (message === 'tell') process.send!({ arrivals: firsts(arrivals) });
    if (message === 'clear') arrivals = [];
  });
  process.send!({ ports });
}

/** A document may come in pieces: the first counts. */
function firsts(all: readonly Arrival[]): Arrival[] {
  const seen = new Map<string, Arrival>();
  for (const one of all) {
    const key = `${one.kind}/${one.receiver}`;
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, () =>
      resolve((server.address() as AddressInfo).port),
    );
  });
}
