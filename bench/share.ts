import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { datagram, optionsFor } from '../src/ledger/fixture.ts';
import { openLedger, proveEntry, readLedger } from '../src/ledger/index.ts';
import {
  canonicalBytes,
  ed25519Signer,
  ed25519Verifier,
  type Signer,
  seal,
} from '../src/seal/index.ts';
import {
  acceptStatement,
  createShare,
  drain,
  type Frame,
  MAX_IN_FLIGHT,
  MAX_WAITING_HAZARDS,
  offer,
  readFrame,
  receiveFrame,
  type ShareState,
  type SignedStatement,
  STATEMENT_TYPE,
  type Statement,
  setLink,
  waitingCount,
  waitingIn,
} from '../src/share/index.ts';
import { runFederation } from '../test/simulation/federation.ts';
import type { Fault, FaultKind } from '../test/simulation/plan.ts';
import { LABEL, simulatedPeer } from '../test/simulation/settings.ts';
import { type BenchRow, goalRow, median, quantile, row } from './row.ts';
import { hangRow } from './share/hang.ts';
import { slowPeerRows } from './share/slow.ts';

/** Statements that wait while a link is cut. */
const WAITING = Number(process.env['BONGSU_BENCH_STATEMENTS'] ?? 100_000);
/** Warnings among them, and how often each hazard was revised. */
const WARNINGS = 1000;
const REVISIONS = 10;
const CROWDS = [1000, 10_000, 100_000];
/** Entries of the ledger that is proved from. */
const ENTRIES = Number(process.env['BONGSU_BENCH_ENTRIES'] ?? 1_000_000);
const PROOFS = 200;
/** Simulated runs for each thing that breaks. */
const RUNS = 12;
const NOW_MS = 1_795_000_000_000;

export async function rows(): Promise<BenchRow[]> {
  return [
    ...brokenRows(),
    await hangRow(),
    ...resumeRows(),
    ...slowRows(),
    ...slowPeerRows(),
    ...(await proveRows()),
  ];
}

const BROKEN: readonly { name: string; kind: FaultKind; b: number; most: number }[] = [
  { name: 'a policy that cannot be evaluated', kind: 'policy change', b: 0.6, most: 1 },
  { name: 'a label that nobody can read', kind: 'label change', b: 0.9, most: 1 },
  { name: 'an officer’s key that has expired', kind: 'key expires', b: 0, most: 1 },
  { name: 'a slow disk (0.35 s a write)', kind: 'slow disk', b: 0, most: 1 },
  { name: 'a full disk', kind: 'full disk', b: 0, most: 1 },
  { name: 'a dead disk', kind: 'dead disk', b: 0, most: 1 },
  { name: 'a disk that never answers', kind: 'hanging disk', b: 0, most: 1 },
];

/** Release of a warning to each link that stands, the worst of all, in virtual time. */
function brokenRows(): BenchRow[] {
  return BROKEN.map(({ name, kind, b, most }) => {
    const times: number[] = [];
    for (let seed = 1; seed <= RUNS; seed++) {
      // Broken from 4 s on for the rest of what is told, at each of the nodes.
      const faults = [0, 0.4, 0.8].map((a): Fault => {
        return { kind, atMs: 4000, forMs: 14_000, a, b };
      });
      times.push(...runFederation(seed, { faults }).toLinkMs);
    }
    const worst = Math.max(...times) / 1000;
    const what = `warning released to link, worst of ${times.length}, ${name}`;
    return goalRow(what, worst, 's (virtual)', RUNS, { most });
  });
}

/** The warning so numbered, or a revision of the hazard so numbered. */
function statement(
  about: 'warning' | 'hazard',
  number: number,
  revision: number,
  signer: Signer,
): SignedStatement {
  const common = { hazard: `kor-h${number}`, revision, kind: 'ballistic' } as const;
  const area = { region: 'KR-11', earliestMs: NOW_MS, latestMs: NOW_MS };
  const body: Statement = {
    id: `kor-s${number * 100 + revision + (about === 'warning' ? 50 : 0)}`,
    origin: 'kor',
    mode: 'exercise',
    releaseClass: 'minimum',
    timeMs: NOW_MS,
    label: LABEL,
    content:
      about === 'hazard'
        ? {
            ...common,
            about,
            status: 'open',
            areas: [],
            arrivals: [area],
            earliestMs: NOW_MS,
            latestMs: NOW_MS,
          }
        : {
            ...common,
            about,
            warning: `kor-w${number}`,
            state: 'released',
            areas: [{ ...area, stage: 'take-cover' }],
            polygons: [],
            texts: {
              en: {
                headline: 'EXERCISE: Take cover now',
                description: 'A missile may come down here within minutes.',
                instruction: 'Go inside, away from windows.',
              },
            },
            issuedMs: NOW_MS,
            expiresMs: NOW_MS + 3_600_000,
          },
  };
  return seal(STATEMENT_TYPE, body, signer);
}

/** Both ends of one link with real signatures and frames as bytes; no network and no disk. */
function resumeRows(): BenchRow[] {
  const { privateKey } = generateKeyPairSync('ed25519');
  const signer = ed25519Signer(privateKey);
  const verifier = ed25519Verifier();
  const sender = createShare('kor', 'exercise', LABEL, [simulatedPeer('usa')]);
  const receiver = createShare('usa', 'exercise', LABEL, [
    simulatedPeer('kor', { statementKey: signer.publicKey }),
  ]);
  const link = sender.links.get('usa')!;
  const hazards = Math.floor((WAITING - WARNINGS) / REVISIONS);
  for (let revision = 1; revision <= REVISIONS; revision++) {
    for (let n = 1; n <= hazards; n++) offer(link, statement('hazard', n, revision, signer));
  }
  for (let n = 1; n <= WARNINGS; n++) offer(link, statement('warning', n, 1, signer));
  const waiting = waitingCount(link.waiting);
  const from = performance.now();
  let first = Number.NaN;
  let taken = 0;
  const forth: Uint8Array[] = setLink(link, true, sender).map(canonicalBytes);
  const back: Uint8Array[] = setLink(receiver.links.get('kor')!, true, receiver).map(
    canonicalBytes,
  );
  while (forth.length > 0 || back.length > 0) {
    for (const bytes of forth.splice(0)) {
      const { frames, statement } = hear(receiver, 'kor', bytes);
      if (statement !== null && acceptStatement(receiver, 'kor', statement, verifier, NOW_MS).ok) {
        const { about } = statement.body.content;
        if (about === 'warning' && Number.isNaN(first)) first = performance.now() - from;
        taken += 1;
      }
      back.push(...frames.map(canonicalBytes));
    }
    for (const bytes of back.splice(0)) {
      forth.push(...hear(sender, 'usa', bytes).frames.map(canonicalBytes));
    }
    forth.push(...drain(link).map(canonicalBytes));
  }
  if (taken !== waiting) throw new Error(`${taken} of ${waiting} arrived`);
  const allS = (performance.now() - from) / 1000;
  const count = `of ${WAITING.toLocaleString('en-US')} told while a link was cut`;
  return [
    row(`still waiting ${count}`, waiting, 'statements', 1, {
      bound: { name: 'told', value: WAITING },
    }),
    goalRow(`first warning ${count}`, first / 1000, 's', 1, { most: 1 }),
    goalRow(`all that waits ${count}, one core for both ends`, allS, 's', 1, { most: 10 }),
    ...crowdRows(),
  ];
}

/** Far more warnings in force than there are people to write them: what one costs does not grow. */
function crowdRows(): BenchRow[] {
  const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
  const base = statement('warning', 1, 1, signer);
  let least = 0;
  return CROWDS.map((crowd) => {
    const times = Array.from({ length: 5 }, () => {
      const link = createShare('kor', 'exercise', LABEL, [simulatedPeer('usa')]).links.get('usa')!;
      const many = Array.from({ length: crowd }, (_, i): SignedStatement => {
        const content = { ...base.body.content, warning: `kor-w${i + 1}` } as Statement['content'];
        return { ...base, body: { ...base.body, content } };
      });
      const from = process.cpuUsage();
      for (const each of many) offer(link, each);
      const { user, system } = process.cpuUsage(from);
      if (waitingCount(link.waiting) !== crowd) throw new Error('a warning in force was let go');
      return (user + system) / crowd;
    });
    const each = median(times);
    if (least === 0) least = each;
    const what = `one of ${crowd.toLocaleString('en-US')} warnings in force that queue up behind a cut`;
    return row(what, each, 'µs (CPU)', 5, { peer: { name: 'one of 1,000', value: least } });
  });
}

function hear(
  share: ShareState,
  peer: string,
  bytes: Uint8Array,
): { frames: readonly Frame[]; statement: SignedStatement | null } {
  const read = readFrame(bytes);
  if (!read.ok) throw new Error(read.message);
  return receiveFrame(share.links.get(peer)!, read.frame, share, NOW_MS);
}

/** What a peer that acknowledges nothing makes its sender keep. */
function slowRows(): BenchRow[] {
  const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
  const share = createShare('kor', 'exercise', LABEL, [simulatedPeer('usa')]);
  const link = share.links.get('usa')!;
  Object.assign(link, { up: true, greeted: true });
  const base = statement('hazard', 1, 1, signer);
  for (let i = 1; i <= WAITING; i++) {
    const content = { ...base.body.content, hazard: `kor-h${i}` } as Statement['content'];
    offer(link, { ...base, body: { ...base.body, content } });
    drain(link);
  }
  const kept = link.inFlight.length + waitingCount(link.waiting);
  const bytes = [
    ...link.inFlight.map(({ statement }) => statement),
    ...waitingIn(link.waiting),
  ].reduce((sum, statement) => sum + canonicalBytes(statement).length, 0);
  const what = `of ${WAITING.toLocaleString('en-US')} hazards for a peer that acknowledges nothing`;
  return [
    row(`kept ${what}`, kept, 'statements', 1, {
      bound: { name: 'under way and waiting, at most', value: MAX_IN_FLIGHT + MAX_WAITING_HAZARDS },
    }),
    row(`kept ${what}, as frames`, bytes / 1e6, 'MB', 1, {
      bound: { name: 'all that was told', value: (WAITING * canonicalBytes(base).length) / 1e6 },
    }),
  ];
}

async function proveRows(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(process.env['BONGSU_BENCH_DIR'] ?? tmpdir(), 'bongsu-prove-'));
  try {
    const path = join(folder, 'ledger.db');
    const ledger = await openLedger(optionsFor(path));
    const each = 500;
    for (let seq = 1; seq * each <= ENTRIES; seq++) {
      const records = Array.from({ length: each }, (_, i) => {
        return { kind: 'tracks', seq, digest: 'ab'.repeat(32), count: i } as const;
      });
      if (ledger.append(datagram(seq), records) !== 'queued') await drained(ledger);
    }
    await ledger.close();
    const reader = readLedger(path);
    const times: number[] = [];
    const size = reader.entries;
    for (let n = 0; n < PROOFS; n++) {
      const index = Math.floor(((n * 0.618034) % 1) * (size - 1));
      const from = performance.now();
      proveEntry(reader, index);
      times.push(performance.now() - from);
    }
    reader.close();
    const at = `proof of one of ${size.toLocaleString('en-US')} entries`;
    return [
      goalRow(`${at}, median`, median(times), 'ms', PROOFS, { most: 5 }),
      row(`${at}, p99`, quantile(times, 0.99), 'ms', PROOFS, {
        bound: { name: 'goal of the median', value: 5 },
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function drained(ledger: { onDurable(listener: () => void): void }): Promise<void> {
  return new Promise((resolve) => ledger.onDurable(resolve));
}
