import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { canonicalBytes, ed25519Signer, ed25519Verifier, seal } from '../seal/index.ts';
import {
  type BundleHeader,
  bundleChains,
  bundlePieces,
  isBundlePiece,
  readBundle,
  readBundlePiece,
  type SignedBundle,
  writeBundle,
} from './bundle.ts';
import {
  type BundleState,
  countBundled,
  judgeBundled,
  missingOf,
  openBundle,
} from './bundle-take.ts';
import { CHAIN_START } from './link.ts';
import { type SignedStatement, STATEMENT_TYPE, type Statement } from './statement.ts';

const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const verifier = ed25519Verifier();
const KOR = { node: 'kor', statementKey: signer.publicKey };
const JPN = { node: 'jpn', mode: 'exercise' } as const;
const LEDGER = 'a'.repeat(32);
const NOW_MS = 1_780_000_000_000;

function statement(n: number, version = 1): SignedStatement {
  const body: Statement = {
    id: `kor-s${n}`,
    origin: 'kor',
    mode: 'exercise',
    releaseClass: 'minimum',
    timeMs: NOW_MS,
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
      revision: version,
      kind: 'ballistic',
      status: 'open',
      areas: [],
      arrivals: [],
      earliestMs: null,
      latestMs: null,
    },
  };
  return seal(STATEMENT_TYPE, body, signer);
}

const COUNT = 12;
const STATEMENTS = Array.from({ length: COUNT }, (_, i) => canonicalBytes(statement(i + 1)));

/** The file of statements `first` to `last` of a history. */
function file(first: number, last: number, history = STATEMENTS, more: Partial<BundleHeader> = {}) {
  const { hashes } = readHeader(writeBundle(about(1, CHAIN_START), history, signer));
  const before = bundleChains(CHAIN_START, hashes)[first - 1]!;
  const head = { ...about(first, before), ...more };
  return writeBundle(head, history.slice(first - 1, last), signer);
}

function about(first: number, before: string): Omit<BundleHeader, 'hashes'> {
  const names = { from: 'kor', to: 'jpn', mode: 'exercise', ledger: LEDGER } as const;
  return { ...names, first, before, timeMs: NOW_MS };
}

function readHeader(bytes: Uint8Array): BundleHeader {
  const read = readBundle(bytes);
  assert.ok(read.ok);
  return read.header.body;
}

/** Takes a file as a watch does; numbers that were new, or why the file was refused. */
function take(state: BundleState, bytes: Uint8Array): number[] | string {
  const read = readBundle(bytes);
  if (!read.ok) return read.message;
  const fresh: number[] = [];
  for (const piece of bundlePieces(read)) {
    assert.ok(isBundlePiece(piece));
    const made = readBundlePiece(piece);
    if (typeof made === 'string') return made;
    if ('bundle' in made) {
      const opened = openBundle(state, JPN, KOR, made.bundle, verifier, NOW_MS);
      if (!opened.ok) return opened.reason;
      continue;
    }
    const { sequence, statement: one } = made.bundled;
    const taken = judgeBundled(state, 'kor', sequence, one);
    assert.ok(taken === 'new' || taken === 'repeated', taken);
    if (taken === 'repeated') continue;
    countBundled(state, 'kor', sequence);
    fresh.push(sequence);
  }
  return fresh;
}

function held(state: BundleState): Set<number> {
  const all = new Set<number>();
  for (const { first, last } of state.get('kor')?.[0]?.stretches ?? []) {
    for (let n = first; n <= last; n++) all.add(n);
  }
  return all;
}

const part = fc
  .record({
    first: fc.integer({ min: 1, max: COUNT }),
    length: fc.integer({ min: 1, max: COUNT }),
    lost: fc.uniqueArray(fc.integer({ min: 1, max: COUNT })),
  })
  .map(({ first, length, lost }) => ({ first, last: Math.min(COUNT, first + length - 1), lost }));

/** Without the lines of these statements. */
function without(bytes: Uint8Array, first: number, lost: readonly number[]): Uint8Array {
  const lines = Buffer.from(bytes).toString().split('\n');
  return Buffer.from(lines.filter((_, i) => i === 0 || !lost.includes(first + i - 1)).join('\n'));
}

test('in whatever order, how often and with whatever lines lost: each is taken once, gaps are named', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
      let state: BundleState = new Map();
      const expected = new Set<number>();
      let announced = 0;
      for (const { first, last, lost } of parts) {
        const fresh = take(state, without(file(first, last), first, lost));
        assert.ok(Array.isArray(fresh), String(fresh));
        const came = new Set<number>();
        for (let n = first; n <= last; n++) if (!lost.includes(n)) came.add(n);
        assert.deepEqual(
          fresh,
          [...came].filter((n) => !expected.has(n)),
        );
        for (const n of came) expected.add(n);
        announced = Math.max(announced, last);
        // As a snapshot keeps and restores it.
        state = deserialize(serialize(state)) as BundleState;
      }
      assert.deepEqual(held(state), new Set([...expected].sort((a, b) => a - b)));
      const missing = new Set<number>();
      for (const gap of missingOf(state.get('kor')![0]!)) {
        for (let n = gap.first; n <= gap.last; n++) missing.add(n);
      }
      for (let n = 1; n <= announced; n++) assert.equal(missing.has(n), !expected.has(n));
      assert.equal(missing.size, announced - expected.size);
    }),
  );
});

test('a byte changed anywhere costs at most the statement that it is in, and is named', () => {
  const bytes = file(1, COUNT);
  const header = bytes.indexOf(0x0a);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: bytes.length - 2 }),
      fc.integer({ min: 1, max: 255 }),
      (at, by) => {
        const changed = Uint8Array.from(bytes);
        changed[at] = changed[at]! ^ by;
        const read = readBundle(changed);
        const outcome = take(new Map(), changed);
        if (at <= header) {
          // Its header is not what was signed, or ends elsewhere: nothing of it is believed.
          assert.ok(typeof outcome === 'string' || outcome.length >= COUNT - 1);
          return;
        }
        assert.ok(read.ok && Array.isArray(outcome));
        // The end of a line joins two.
        assert.ok(read.damaged.length >= 1 && read.damaged.length <= 2);
        assert.equal(outcome.length + read.damaged.length, COUNT);
      },
    ),
  );
});

test('a file that was cut names what its end held; one without its header is refused', () => {
  const bytes = file(3, 8);
  const state: BundleState = new Map();
  const fresh = take(state, bytes.subarray(0, bytes.length - 10));
  assert.deepEqual(fresh, [3, 4, 5, 6, 7]);
  assert.deepEqual(missingOf(state.get('kor')![0]!), [
    { first: 1, last: 2 },
    { first: 8, last: 8 },
  ]);
  assert.match(String(take(new Map(), bytes.subarray(40))), /does not begin with the header/);
});

test('another peer, another receiver, another mode, another key: each is refused by its name', () => {
  const refusals = [
    ['wrong-node', file(1, 2, STATEMENTS, { to: 'usa' })],
    ['wrong-mode', file(1, 2, STATEMENTS, { mode: 'actual' })],
    ['signature', file(1, 2, STATEMENTS, { from: 'usa' })],
    ['future', file(1, 2, STATEMENTS, { timeMs: NOW_MS + 3_600_000 })],
  ] as const;
  for (const [reason, bytes] of refusals) {
    const state: BundleState = new Map();
    assert.equal(take(state, bytes), reason);
    assert.equal(state.size, 0, 'nothing of it stays');
  }
  const other = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
  const forged = writeBundle(about(1, CHAIN_START), STATEMENTS, other);
  assert.equal(take(new Map(), forged), 'signature');
});

test('two histories under one ledger are found wherever they touch', () => {
  const rewritten = STATEMENTS.map((bytes, i) =>
    i === 4 ? canonicalBytes(statement(5, 2)) : bytes,
  );
  fc.assert(
    fc.property(fc.integer({ min: 5, max: COUNT - 1 }), (last) => {
      const state: BundleState = new Map();
      assert.ok(Array.isArray(take(state, file(1, last))));
      assert.equal(take(state, file(last + 1, COUNT, rewritten)), 'fork');
      assert.equal(take(state, file(1, last, rewritten)), 'fork');
    }),
  );
  // Told apart from a ledger begun anew, which has a name of its own.
  const state: BundleState = new Map();
  take(state, file(1, 5));
  const read = readBundle(file(1, 5, rewritten, { ledger: 'b'.repeat(32) }));
  assert.ok(read.ok);
  const opened = openBundle(state, JPN, KOR, read.header as SignedBundle, verifier, NOW_MS);
  assert.ok(opened.ok && opened.newLedger);
});
