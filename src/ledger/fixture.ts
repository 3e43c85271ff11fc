import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { canonicalJson, ed25519Signer, type Signer, seal, sha256, toHex } from '../seal/index.ts';
import type { Statement } from '../share/index.ts';
import type { Input, LedgerRecord } from '../watch/index.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerOptions } from './options.ts';
import type { Fold, ReplayPorts } from './replay.ts';
import { openLedger } from './start.ts';

/*
 * For tests and benchmarks of this room: a folder that goes away, a key, inputs, and a small
 * fold that decides and signs something, which stands in for the watch.
 */

export const START_MS = 1_795_000_000_000;

export function newSigner(): Signer {
  return ed25519Signer(generateKeyPairSync('ed25519').privateKey);
}

/** The path of a ledger in a new folder that is removed after the test. */
export function scratchPath(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-ledger-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'ledger.db');
}

export function optionsFor(
  path: string,
  more: Partial<LedgerOptions> = {},
): LedgerOptions & { readonly signer: Signer } {
  return { path, node: 'kor', mode: 'exercise', signer: newSigner(), ...more };
}

export function datagram(seq: number, size = 64): Input {
  const bytes = new Uint8Array(size).fill(seq % 251);
  const atMs = START_MS + seq * 10;
  return { kind: 'datagram', seq, atMs, source: 'udp://127.0.0.1:8600', bytes };
}

/** Plain state of the fold below. */
export interface SmallState {
  sum: number;
  statements: number;
  seen: Map<string, number>;
}

/**
 * Records a tracks digest at every 5th input, a decision at every 7th, a signed statement at
 * every 50th; all depend on the bytes of all inputs so far.
 */
export function smallFold(state: SmallState | null, { signer }: Pick<ReplayPorts, 'signer'>): Fold {
  const own: SmallState = state ?? { sum: 0, statements: 0, seen: new Map() };
  return Object.assign((input: Input) => stepSmall(own, signer, input), { state: own });
}

function stepSmall(state: SmallState, signer: Signer, input: Input): LedgerRecord[] {
  const { seq, atMs } = input;
  const records: LedgerRecord[] = [];
  if (input.kind === 'datagram') {
    for (const byte of input.bytes) state.sum = (state.sum * 31 + byte) % 1_000_003;
    state.seen.set(input.source, seq);
  }
  if (seq % 5 === 0) {
    const digest = toHex(sha256(new TextEncoder().encode(canonicalJson(state.sum))));
    records.push({ kind: 'tracks', seq, digest, count: state.seen.size });
  }
  if (seq % 7 === 0) {
    const body = { what: 'alarm', atMs, subject: 'kor', reason: 'sum' } as const;
    records.push({ kind: 'decision', seq, body: { ...body, message: `합 ${state.sum}` } });
  }
  if (seq % 50 === 0) {
    state.statements += 1;
    records.push({ kind: 'statement', seq, body: statementOf(state, signer, atMs) });
  }
  return records;
}

function statementOf(state: SmallState, signer: Signer, timeMs: number) {
  const statement: Statement = {
    id: `kor-s${state.statements}`,
    origin: 'kor',
    mode: 'exercise',
    releaseClass: 'minimum',
    timeMs,
    label: {
      classification: 'unclassified',
      releasableTo: ['jpn'],
      caveats: [],
      delayS: 0,
      fidelity: 'minimum',
    },
    content: {
      about: 'hazard',
      hazard: 'kor-h1',
      revision: state.sum,
      kind: 'ballistic',
      status: 'open',
      areas: [],
      arrivals: [],
      earliestMs: null,
      latestMs: null,
    },
  };
  return seal('bongsu/statement/1', statement, signer);
}

export interface Filled {
  readonly options: ReturnType<typeof optionsFor>;
  readonly state: SmallState;
}

/** A closed ledger of so many inputs folded by {@link smallFold}, with snapshots in between. */
export async function fillLedger(
  path: string,
  inputs: number,
  snapshotEvery = 0,
  more: Partial<LedgerOptions> = {},
): Promise<Filled> {
  const options = optionsFor(path, more);
  const ledger = await openLedger(options);
  const state: SmallState = { sum: 0, statements: 0, seen: new Map() };
  const fold = smallFold(state, options);
  for (let seq = 1; seq <= inputs; seq++) {
    const input = datagram(seq);
    ledger.append(input, fold(input));
    if (snapshotEvery > 0 && seq % snapshotEvery === 0) await keep(ledger, seq, state);
    if (seq % 40 === 0) await durable(ledger, seq);
  }
  await ledger.close();
  return { options, state };
}

/** Resolves once `seq` is durable. */
export function durable(ledger: Ledger, seq: number): Promise<void> {
  return new Promise((resolve) => {
    if (ledger.durableSeq >= seq) resolve();
    ledger.flush();
    ledger.onDurable((upTo) => {
      if (upTo >= seq) resolve();
    });
  });
}

/** Keeps a snapshot, after the one before it if that is still being written. */
export async function keep(ledger: Ledger, seq: number, state: unknown): Promise<void> {
  while (!ledger.snapshot(seq, state)) {
    await new Promise<void>((resolve) => ledger.onDurable(() => resolve()));
  }
}
