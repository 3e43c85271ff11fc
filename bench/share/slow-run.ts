/**
 * One run of `slow.ts` in a process of its own: `node --single-threaded-gc bench/share/slow-run.ts all|slow`
 * prints, for each 50 ms, the processor time until the four have their frames, µs, as JSON.
 */
import { generateKeyPairSync } from 'node:crypto';
import { canonicalBytes, ed25519Signer } from '../../src/seal/index.ts';
import {
  drain,
  type LinkState,
  noteTracks,
  offer,
  type SignedStatement,
  shareTracks,
} from '../../src/share/index.ts';
import { sender, tracksOf } from '../share-tracks.ts';

/** Before these everything is compiled and every track was told; the others are counted. */
const WARM = 300;
const TICKS = 900;
const START_MS = 1_800_000_000_000;
/** The last of the peers, in a class that another one is in too. */
const SLOW = 'nzl';

function threadUs(): number {
  // What the kernel says of a thread is as of its last tick, unless the whole process was asked for.
  process.cpuUsage();
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

function send(link: LinkState, takes: boolean): void {
  for (const frame of drain(link)) canonicalBytes(frame);
  // What the peer holds leaves the window, as its acknowledgement would make it.
  if (takes) link.inFlight = [];
}

function warning(n: number): SignedStatement {
  const content = { about: 'warning', warning: `kor-w${n}`, revision: 1, expiresMs: 9e12 };
  const body = { id: `kor-s${n}`, origin: 'kor', releaseClass: 'minimum', timeMs: n, content };
  return { type: '', key: '', signature: `${n}`, body } as unknown as SignedStatement;
}

function run(slow: boolean): number[] {
  const own = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
  const state = sender(own);
  const links = [...state.links.values()];
  const others = links.filter(({ peer }) => peer !== SLOW);
  const times: number[] = [];
  for (let tick = 1; tick <= WARM + TICKS; tick++) {
    const tracks = tracksOf(tick, 200);
    const from = threadUs();
    noteTracks(state, tracks);
    shareTracks(state, () => [], own, START_MS + tick * 50);
    if (tick % 20 === 0) for (const link of links) offer(link, warning(tick));
    for (const link of others) send(link, true);
    if (tick > WARM) times.push(threadUs() - from);
    send(state.links.get(SLOW)!, !slow);
  }
  return times;
}

process.stdout.write(JSON.stringify(run(process.argv[2] === 'slow')));
