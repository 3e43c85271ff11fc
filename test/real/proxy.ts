import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A line between two processes that can be cut, and that delays. */
export interface Line {
  readonly address: string;
  /** Where calls go from now on; null: nowhere. */
  target: string | null;
  delayMs: number;
  /** Breaks every connection there is. */
  cut(): void;
  close(): void;
}

export async function startLine(): Promise<Line> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const { target } = proxy;
    if (target === null) {
      near.destroy();
      return;
    }
    const [host, port] = target.split(':');
    const far = connect(Number(port), host);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes: Buffer) => {
        setTimeout(() => to.writable && to.write(bytes), proxy.delayMs);
      });
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: Line = {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    target: null,
    delayMs: 0,
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    close() {
      this.cut();
      server.close();
    },
  };
  return proxy;
}
