/**
 * Track updates from one node to five peers in two release classes: projected, coarsened, decided,
 * signed, chained and framed, and at a peer read, verified and made reports. In processor time, so
 * that what else the machine does counts for nothing; tracker and ledger are measured elsewhere.
 */
import { generateKeyPairSync } from 'node:crypto';
import { geodeticToEcef } from '../src/earth/index.ts';
import {
  canonicalBytes,
  ed25519Signer,
  ed25519Verifier,
  fromBase64Url,
  type Signer,
  seal,
  sha256,
  toBase64Url,
} from '../src/seal/index.ts';
import {
  ARRANGEMENT_TYPE,
  acceptStatement,
  createShare,
  drain,
  type Frame,
  hearTracks,
  loadSharing,
  noteTracks,
  type Peer,
  readFrame,
  receiveFrame,
  type ShareState,
  type SignedStatement,
  shareTracks,
} from '../src/share/index.ts';
import type { Track } from '../src/track/index.ts';
import { type BenchRow, goalRow, quantile, row } from './row.ts';

const START_MS = 1_800_000_000_000;
const TICK_MS = 50;
/** 20,000 updates a second in ticks of 50 ms. */
const PER_TICK = 1000;
const TICKS = 60;
const RUNS = 5;
const TRACKS = 10_000;
const FULL = ['usa', 'jpn', 'aus'];
const COARSE = ['phl', 'nzl'];

const LABEL = {
  ...{ classification: 'restricted' as const, releasableTo: [...FULL, ...COARSE].sort() },
  ...{ caveats: ['exercise'], delayS: 0, fidelity: 'full' as const },
};

function signer(): Signer {
  return ed25519Signer(generateKeyPairSync('ed25519').privateKey);
}

function peer(node: string, statementKey = '', releaseClasses: string[] = []): Peer {
  return { node, statementKey, clearance: 'secret', releaseClasses, relay: false, origins: [] };
}

export function sender(officer: Signer): ShareState {
  const of = (id: string, gridM: number) => ({
    ...{ id, fields: [], gridM: 0, timeStepS: 0, launchGridM: 10_000, delayS: 0, everyS: 0 },
    ...{ overRangeM: 0, overApogeeM: 0 },
    tracks: {
      kinds: ['air', 'ballistic'] as const,
      ...{ gridM, velocity: true, identity: gridM === 0, delayS: 0, everyS: 0, onward: [] },
    },
  });
  const arrangements = [...FULL, ...COARSE].map((node) =>
    seal(
      ARRANGEMENT_TYPE,
      {
        ...{ id: `kor-${node}`, version: 1, node: 'kor', peer: node, tier: 'full' as const },
        ...{ validFromMs: 0, validUntilMs: 9e12, officer: 'kim' },
        classes: [FULL.includes(node) ? 'close' : 'wide'],
        policies: '@id("allies") permit(principal, action, resource);',
      },
      officer,
    ),
  );
  const kim = { id: 'kim', person: 'k', key: officer.publicKey, roles: ['release' as const] };
  const sharing = loadSharing(
    {
      classes: [of('close', 0), of('wide', 20_000)],
      ...{ arrangements, protectedSensors: [], protectedDelayS: 0 },
    },
    {
      ...{ node: 'kor', mode: 'exercise', nowMs: START_MS },
      officers: [{ ...kim, notAfterMs: null, demonstration: true }],
    },
    ed25519Verifier(),
  );
  if (sharing.problems.length > 0) throw new Error(JSON.stringify(sharing.problems));
  const peers = [...FULL, ...COARSE].map((node) => peer(node, '', ['close', 'wide']));
  const state = createShare('kor', 'exercise', LABEL, peers, '', sharing);
  for (const link of state.links.values()) {
    Object.assign(link, { up: true, greeted: true, speaks: ['tracks'] });
  }
  return state;
}

export function tracksOf(tick: number, count = PER_TICK): Track[] {
  return Array.from({ length: count }, (_, i): Track => {
    const number = (tick * count + i) % TRACKS;
    const at = geodeticToEcef(
      0.6 + (number % 100) * 1e-3,
      2.2 + number * 1e-5,
      9000 + (number % 7),
    );
    return {
      ...{ id: `t${number + 1}`, mode: 'exercise', status: 'confirmed', existence: 0.99 },
      timeMs: START_MS + tick * TICK_MS - (i % 40),
      state: [...at, 120 + (number % 9), -160, 3],
      covariance: Array.from({ length: 36 }, (_, k) => {
        return k % 7 === 0
          ? k < 18
            ? 900
            : 4
          : k % 7 === 3 && k < 18
            ? 20
            : k % 7 === 4 && k >= 18
              ? 20
              : 0;
      }),
      ...{ models: { constantVelocity: 1 }, sensors: ['r1', 'r2'], misfit: 1 },
      identity: number % 2 === 0 ? { icao: '71BF01', callsign: `KAL${number}` } : {},
      ...{ firstMs: 0, lastReportMs: START_MS, reportCount: tick + 1 },
    };
  });
}

interface Run {
  readonly tellUs: number;
  readonly hearUs: number;
  readonly bytesPerUpdate: number;
  readonly batch: Uint8Array;
}

function cpuUs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return user + system;
}

function once(): Run {
  const own = signer();
  const state = sender(signer());
  const verifier = ed25519Verifier();
  const ally = createShare('usa', 'exercise', LABEL, [peer('kor', own.publicKey)]);
  const heard = ally.links.get('kor')!;
  Object.assign(heard, { up: true, greeted: true });
  const origins = ['kor/0', 'kor/3', 'usa/1'];
  let [tellUs, hearUs, bytes, updates] = [0, 0, 0, 0];
  let statement: SignedStatement | null = null;
  for (let tick = 1; tick <= TICKS; tick++) {
    const nowMs = START_MS + tick * TICK_MS;
    const tracks = tracksOf(tick);
    const made = origins.map((name) => ({ name, newestMs: nowMs - 40 }));
    const before = process.cpuUsage();
    noteTracks(state, tracks);
    const shared = shareTracks(state, () => made, own, nowMs);
    const frames: Frame[] = [];
    let toAlly: Uint8Array[] = [];
    for (const link of state.links.values()) {
      const out = drain(link);
      const written = out.map((frame) => canonicalBytes(frame));
      if (link.peer === 'usa') toAlly = written;
      frames.push(...out);
      // What the peer holds leaves the window, as its acknowledgement would make it.
      link.inFlight = [];
    }
    tellUs += cpuUs(before);
    updates += tracks.length;
    statement = shared.find(({ statement: each }) => each !== null)?.statement ?? statement;
    if (frames.length !== 5) throw new Error(`${frames.length} frames for five peers`);
    const from = process.cpuUsage();
    for (const each of toAlly) {
      const read = readFrame(each);
      if (!read.ok) throw new Error(read.message);
      const { statement: next } = receiveFrame(heard, read.frame, ally, nowMs);
      if (next === null || !acceptStatement(ally, 'kor', next, verifier, nowMs).ok) {
        throw new Error('not accepted');
      }
      if (hearTracks(ally, next, nowMs).length !== PER_TICK) throw new Error('not all heard');
    }
    hearUs += cpuUs(from);
    bytes += toAlly.reduce((sum, each) => sum + each.length, 0);
  }
  const content = statement!.body.content;
  const batch = content.about === 'tracks' ? fromBase64Url(content.batch)! : new Uint8Array();
  return {
    tellUs: tellUs / updates,
    hearUs: hearUs / updates,
    bytesPerUpdate: bytes / updates,
    batch,
  };
}

/** What base64 in JSON costs beside the bytes themselves, for one batch: written and read, µs. */
function formCost(batch: Uint8Array): { json: number; binary: number } {
  const loops = 200;
  const measure = (work: () => void): number => {
    work();
    const before = process.cpuUsage();
    for (let i = 0; i < loops; i++) work();
    return cpuUs(before) / loops;
  };
  const json = measure(() => {
    const text = canonicalBytes({ batch: toBase64Url(batch) });
    sha256(text);
    const { batch: back } = JSON.parse(new TextDecoder().decode(text)) as { batch: string };
    fromBase64Url(back);
  });
  const binary = measure(() => {
    sha256(batch);
    new Uint8Array(batch);
  });
  return { json, binary };
}

export async function rows(): Promise<BenchRow[]> {
  const runs = Array.from({ length: RUNS + 1 }, once).slice(1);
  const middle = (of: (run: Run) => number): number => quantile(runs.map(of), 0.5);
  const tellUs = middle(({ tellUs: each }) => each);
  const hearUs = middle(({ hearUs: each }) => each);
  const { json, binary } = formCost(runs[0]!.batch);
  return [
    goalRow('track updates told to 5 peers, 2 classes, one core', 1e6 / tellUs, 'updates/s', RUNS, {
      least: 20_000,
    }),
    row('  processor time of an update, all five', tellUs, 'µs', RUNS),
    row(
      '  on each link',
      middle((each) => each.bytesPerUpdate),
      'bytes/update',
      RUNS,
    ),
    row(
      'track updates heard, verified and made reports, one core',
      1e6 / hearUs,
      'updates/s',
      RUNS,
    ),
    row('  processor time of an update', hearUs, 'µs', RUNS),
    row('a batch of 1,000 as base64 in JSON, written and read', json, 'µs', RUNS, {
      peer: { name: 'the bytes alone', value: binary },
    }),
  ];
}
