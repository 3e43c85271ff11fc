/**
 * What a peer that acknowledges nothing costs the others: each 50 ms one node tells five peers its
 * tracks, and now and then a warning; measured is the time until the four that take what they get
 * have it as frames, with the fifth taking too and with it taking nothing.
 */
import { generateKeyPairSync } from 'node:crypto';
import { canonicalBytes, ed25519Signer } from '../../src/seal/index.ts';
import {
  drain,
  noteTracks,
  offer,
  type SignedStatement,
  shareTracks,
} from '../../src/share/index.ts';
import { type BenchRow, quantile, row } from '../row.ts';
import { sender, tracksOf } from '../share-tracks.ts';

const TICKS = 400;
const START_MS = 1_800_000_000_000;
const SLOW = 'nzl';

function tickTimes(slow: boolean): number[] {
  const own = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
  const state = sender(own);
  const times: number[] = [];
  for (let tick = 1; tick <= TICKS; tick++) {
    const nowMs = START_MS + tick * 50;
    const tracks = tracksOf(tick, 200);
    const from = process.cpuUsage();
    noteTracks(state, tracks);
    shareTracks(state, () => [], own, nowMs);
    if (tick % 20 === 0) for (const link of state.links.values()) offer(link, warning(tick));
    for (const link of state.links.values()) {
      for (const frame of drain(link)) canonicalBytes(frame);
      if (!slow || link.peer !== SLOW) link.inFlight = [];
    }
    const { user, system } = process.cpuUsage(from);
    times.push((user + system) / 1000);
  }
  return times.slice(TICKS / 4);
}

function warning(n: number): SignedStatement {
  const content = { about: 'warning', warning: `kor-w${n}`, revision: 1, expiresMs: 9e12 };
  const body = { id: `kor-s${n}`, origin: 'kor', releaseClass: 'minimum', timeMs: n, content };
  return { type: '', key: '', signature: `${n}`, body } as unknown as SignedStatement;
}

export function slowPeerRows(): BenchRow[] {
  // In turns, so that what else the machine does is in both; the first two warm up.
  const runs = Array.from({ length: 8 }, (_, i) => tickTimes(i % 2 === 1)).slice(2);
  const all = (slow: boolean): number[] => runs.filter((_, i) => (i % 2 === 1) === slow).flat();
  const [without, within] = [quantile(all(false), 0.99), quantile(all(true), 0.99)];
  return [
    row('50 ms of 200 tracks to 5 peers, one of which takes nothing, p99', within, 'ms (CPU)', 3, {
      peer: { name: 'all take what they get', value: without },
    }),
  ];
}
