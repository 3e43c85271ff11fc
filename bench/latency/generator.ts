import { createSocket, type Socket } from 'node:dgram';
import { steadyMs } from './clock.ts';
import type { FromGenerator, Generate, ToGenerator } from './messages.ts';
import { FOLLOWED_S, launchesOf } from './missiles.ts';
import { AIR_PERIOD_S } from './sites.ts';
import { type Due, trafficOf, turnsIn } from './traffic.ts';

/**
 * Time to make the plots in before the first leaves, as a share of the time they cover; twice as
 * much where that was too little.
 */
const LEAD_SHARE = 0.3;
/** The other reports begin before the first launch, so that their tracks stand by then. */
const SETTLE_S = 10;

/** The process that simulates world and sensors, and sends what they emit. */
export function runGenerator(): void {
  let released: (datagram: string) => void = () => {};
  process.on('message', (message: ToGenerator) => {
    if (message.what === 'released') released(message.datagram);
    else {
      generate(message, (listener) => {
        released = listener;
      });
    }
  });
}

interface Plot extends Due {
  readonly launch: number;
  readonly hex: string;
}

async function generate(
  order: Generate,
  onDrafted: (listener: (datagram: string) => void) => void,
): Promise<void> {
  const { launches, launchesPerSecond, otherPerSecond, seed } = order;
  const settleS = otherPerSecond > 0 ? SETTLE_S : 1;
  const durationS = settleS + launches / launchesPerSecond + FOLLOWED_S;
  const { traffic, plots } = inTime(durationS * LEAD_SHARE, (startMs) => ({
    traffic: trafficOf(otherPerSecond, seed, startMs, durationS),
    plots: launchesOf(launches, launchesPerSecond, seed, startMs + settleS * 1000)
      .flatMap((launch, i) =>
        launch.map((due): Plot => ({ ...due, launch: i, hex: hexOf(due.bytes) })),
      )
      .sort((a, b) => a.atMs - b.atMs),
  }));
  const launchOf = new Map(plots.map(({ hex, launch }) => [hex, launch]));
  const done = new Set<number>();
  onDrafted((datagram) => done.add(launchOf.get(datagram) ?? -1));
  const [missileSocket, trafficSocket] = await Promise.all([
    connected(order.missilePort),
    connected(order.trafficPort),
  ]);
  const missilePlots = new Map<string, number>();
  let otherReports = 0;
  const [latestOfTraffic, latestOfMissiles] = await Promise.all([
    sendAll(traffic, ({ bytes, reports }) => {
      otherReports += reports;
      trafficSocket.send(bytes);
    }),
    sendAll(plots, ({ bytes, launch, hex }) => {
      if (done.has(launch)) return;
      missilePlots.set(hex, steadyMs());
      missileSocket.send(bytes);
    }),
  ]);
  const otherS = turnsIn(durationS) * AIR_PERIOD_S;
  const latestMs = Math.max(latestOfTraffic, latestOfMissiles);
  const sent = { what: 'sent', missilePlots, launches, otherReports, otherS, latestMs } as const;
  process.send!(sent satisfies FromGenerator);
  missileSocket.close();
  trafficSocket.close();
}

/** Makes what begins at a time to come, which has not come when it is made. */
function inTime<T>(firstLeadS: number, make: (startMs: number) => T): T {
  for (let leadS = firstLeadS; ; leadS *= 2) {
    const startMs = Date.now() + leadS * 1000;
    const made = make(startMs);
    if (Date.now() < startMs) return made;
  }
}

/** Sends each when its time has come; resolves with the furthest that one was behind it, ms. */
function sendAll<T extends Due>(due: readonly T[], send: (item: T) => void): Promise<number> {
  let next = 0;
  let latest = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const nowMs = Date.now();
      for (; next < due.length && due[next]!.atMs <= nowMs; next++) {
        latest = Math.max(latest, nowMs - due[next]!.atMs);
        send(due[next]!);
      }
      if (next < due.length) return;
      clearInterval(timer);
      resolve(latest);
    }, 1);
  });
}

/** Connected, so that a send goes to the kernel at once. */
function connected(port: number): Promise<Socket> {
  const socket = createSocket('udp4');
  return new Promise((resolve) => {
    socket.connect(port, '127.0.0.1', () => resolve(socket));
  });
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
