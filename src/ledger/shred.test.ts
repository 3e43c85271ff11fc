import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { canonicalBytes, ed25519Verifier, seal } from '../seal/index.ts';
import type { Officer } from '../warn/index.ts';
import type { Input, LedgerRecord } from '../watch/index.ts';
import type { SmallState } from './fixture.ts';
import { datagram, durable, fillLedger, newSigner, scratchPath, smallFold } from './fixture.ts';
import {
  backupLedger,
  openLedger,
  planShred,
  proveEntry,
  readLedger,
  recoverLedger,
  replayLedger,
  SHRED_ACT_TYPE,
  type ShredAct,
  shredEntry,
  statesWith,
  verifyLedger,
} from './index.ts';
import { dropStale } from './shred-states.ts';

const VERIFIER = ed25519Verifier();
const SIGNER = newSigner();
const OFFICER: Officer = {
  ...{ id: 'officer-a', person: 'person-a', key: SIGNER.publicKey, roles: ['release'] },
  ...{ notAfterMs: null, demonstration: false },
};
const NOW_MS = 1_796_000_000_000;
const NAME = 'Somebody Whose Name Must Go';

type Filled = Awaited<ReturnType<typeof fillLedger>>;

/** A ledger of 300 inputs with states in between, and two words about a person at its end. */
async function withName(context: TestContext): Promise<{ path: string; filled: Filled }> {
  const path = scratchPath(context);
  const filled = await fillLedger(path, 300, 60);
  const ledger = await openLedger(filled.options);
  const fold = foldWithName(filled.state, filled.options);
  for (let seq = 301; seq <= 400; seq++) {
    const input = datagram(seq);
    ledger.append(input, fold(input));
    if (seq % 50 === 0) await durable(ledger, seq);
    if (seq === 350) ledger.snapshot(350, structuredClone(filled.state));
  }
  await ledger.close();
  return { path, filled };
}

/** What an ally says of a warning of its own. */
function warningOf(origin: string) {
  return {
    ...{ id: `${origin}-s1`, origin, mode: 'exercise', releaseClass: 'minimum', timeMs: NOW_MS },
    label: {
      ...{ classification: 'unclassified', releasableTo: ['kor'], caveats: [], delayS: 0 },
      fidelity: 'minimum',
    },
    content: {
      ...{ about: 'warning', warning: `${origin}-w1`, hazard: `${origin}-h1`, revision: 1 },
      ...{ kind: 'ballistic', state: 'released', areas: [], polygons: [] },
      texts: { en: { headline: 'h', description: 'd', instruction: 'i' } },
      ...{ issuedMs: NOW_MS, expiresMs: NOW_MS + 1000 },
    },
  };
}

/** The small fold, with a name in what it decides at inputs 310 and 311. */
function foldWithName(...given: Parameters<typeof smallFold>): ReturnType<typeof smallFold> {
  const fold = smallFold(...given);
  return (input) => {
    const records = fold(input);
    if (input.seq !== 310 && input.seq !== 311) return records;
    const body = { what: 'alarm', atMs: input.atMs, subject: NAME, reason: 'word' } as const;
    const more: LedgerRecord = {
      ...{ kind: 'decision', seq: input.seq },
      body: { ...body, message: `${NAME} ${input.seq}` },
    };
    return [...records, more];
  };
}

function actOn(path: string, entry: number, odd: Partial<ShredAct> = {}, signer = SIGNER) {
  const reader = readLedger(path);
  const { ledger, leaf } = planShred(reader, entry);
  reader.close();
  const body: ShredAct = {
    ...{ act: 'shred', ledger, entry, leaf, why: 'asked by its subject' },
    ...{ officer: 'officer-a', atMs: NOW_MS, ...odd },
  };
  return seal(SHRED_ACT_TYPE, body, signer);
}

function shred(path: string, entry: number, odd: Partial<ShredAct> = {}, signer = SIGNER) {
  const act = actOn(path, entry, odd, signer);
  return shredEntry({ path, act, officers: [OFFICER], verifier: VERIFIER, nowMs: NOW_MS });
}

function entriesWith(path: string, words: string): number[] {
  const reader = readLedger(path);
  const rows = [...reader.storedRecords()].filter(({ bytes }) =>
    Buffer.from(bytes).includes(words),
  );
  reader.close();
  return rows.map(({ position }) => position);
}

function replay(path: string) {
  const reader = readLedger(path);
  try {
    return replayLedger(reader, {
      ...{ verifier: VERIFIER, fromSeq: 0 },
      makeFold: (state, ports) => foldWithName(state as SmallState | null, ports),
    });
  } finally {
    reader.close();
  }
}

function verified(path: string) {
  const reader = readLedger(path);
  const report = verifyLedger(reader, { verifier: VERIFIER });
  reader.close();
  return report;
}

test('words about a person go from the file, and the tree, proofs, a backup and a replay hold', async (context) => {
  const { path, filled } = await withName(context);
  const names = entriesWith(path, NAME);
  assert.equal(names.length, 2);
  const before = readLedger(path);
  const proofs = names.map((entry) => proveEntry(before, entry));
  before.close();
  for (const entry of names) shred(path, entry);

  assert.ok(!readFileSync(path).includes(NAME), 'not in the file, nor in what was free in it');
  const report = verified(path);
  assert.deepEqual(report.findings, []);
  assert.equal(report.shredded, 2);
  assert.equal(replay(path).differenceCount, 0);

  const reader = readLedger(path);
  assert.throws(() => proveEntry(reader, names[0]!), { code: 'BNG_LEDGER_SHREDDED' });
  const other = proveEntry(reader, names[0]! - 1);
  assert.equal(other.index, names[0]! - 1, 'its neighbour is proven as before');
  const tombstones = [...reader.tombstones().values()];
  assert.deepEqual(
    tombstones.map(({ act: { body } }) => [body.entry, body.officer, body.why]),
    names.map((entry) => [entry, 'officer-a', 'asked by its subject']),
  );
  assert.ok(
    reader
      .checkpoints()
      .some(({ root }) =>
        proofs[0]!.checkpoint.includes(Buffer.from(root, 'hex').toString('base64')),
      ),
    'an earlier proof leads to a root that still stands',
  );
  reader.close();

  const copy = join(dirname(path), 'backup.db');
  await backupLedger(path, copy, { verifier: VERIFIER });
  assert.equal(verified(copy).shredded, 2);

  const again = await openLedger(filled.options);
  assert.equal(again.lastSeq, 400);
  await again.close();
  assert.equal(
    verified(path).signedEntries,
    verified(path).entries,
    'the tombstones are signed for',
  );
});

test('states that were kept since the words go too, the newest once the next one is kept', async (context) => {
  const { path, filled } = await withName(context);
  const ledger = await openLedger(filled.options);
  // What stands on a desk stands in each state of that time.
  const state = { ...structuredClone(filled.state), desk: NAME };
  for (const seq of [401, 402]) {
    const input = datagram(seq);
    ledger.append(input, smallFold(filled.state, filled.options)(input));
    await durable(ledger, seq);
    ledger.snapshot(seq, state);
    await durable(ledger, seq);
  }
  await ledger.close();
  const states = (): number[] => {
    const reader = readLedger(path);
    const seqs = reader.snapshots().map(({ seq }) => seq);
    reader.close();
    return seqs;
  };
  const left = (): number => {
    const reader = readLedger(path);
    const [tombstone] = [...reader.tombstones().values()];
    const count = statesWith(tombstone!, reader.snapshots());
    reader.close();
    return count;
  };
  assert.deepEqual(states(), [60, 120, 180, 240, 300, 350, 401, 402]);
  for (const entry of entriesWith(path, NAME)) shred(path, entry);
  assert.deepEqual(states(), [60, 120, 180, 240, 300, 402]);
  assert.equal(left(), 1);
  assert.deepEqual(verified(path).findings, []);

  const again = await openLedger(filled.options);
  const input = datagram(403);
  again.append(input, smallFold(filled.state, filled.options)(input));
  await durable(again, 403);
  again.snapshot(403, filled.state);
  await again.close();
  assert.deepEqual(states(), [60, 120, 180, 240, 300, 403]);
  assert.equal(left(), 0);
  assert.ok(!readFileSync(path).includes(NAME), 'not in a state that is no more, either');
  assert.deepEqual(verified(path).findings, []);
});

test('a running node that keeps its next state reads no more of the ledger than came since the shredding', async (context) => {
  const { path } = await withName(context);
  const [entry] = entriesWith(path, NAME);
  shred(path, entry!);
  const db = new DatabaseSync(path);
  context.after(() => db.close());
  const begins: unknown[] = [];
  const prepare = db.prepare.bind(db);
  db.prepare = (sql) => {
    const statement = prepare(sql);
    if (!/FROM record/.test(sql)) return statement;
    assert.match(sql, /WHERE position >= \?/);
    const all = statement.all.bind(statement) as (...given: unknown[]) => Record<string, never>[];
    statement.all = (...given: unknown[]) => {
      begins.push(given[0]);
      return all(...given);
    };
    return statement;
  };
  dropStale(db);
  assert.equal(begins.length, 1);
  assert.ok(Number(begins[0]) > entry!, `from ${begins[0]} on`);
});

test('who has got a warning stands in the answers, which stay', async (context) => {
  const path = scratchPath(context);
  const { options, state } = await fillLedger(path, 100);
  const ledger = await openLedger(options);
  const answer = {
    ...{
      kind: 'receipt' as const,
      seq: 101,
      atMs: datagram(101).atMs,
      channel: 'siren',
      name: 'kor-w1.1',
    },
    ...{ about: 90, ok: true, message: '' },
  } as const;
  ledger.append(answer, []);
  await durable(ledger, 101);
  ledger.snapshot(101, state);
  await ledger.close();
  const reader = readLedger(path);
  context.after(() => reader.close());
  const chunk = [...reader.chunks()].at(-1)!;
  assert.throws(() => planShred(reader, chunk.position), { message: /kor-w1\.1 by siren/ });
});

test('inputs that go are passed over by a replay, which goes on from the next state', async (context) => {
  const { path, filled } = await withName(context);
  const reader = readLedger(path);
  const chunk = [...reader.chunks()].find(({ firstSeq }) => firstSeq > 200)!;
  const inputs = [...reader.inputs()].length;
  reader.close();
  const plan = shred(path, chunk.position);
  assert.deepEqual(plan.skipped, { fromSeq: chunk.firstSeq, toSeq: 240 });
  const report = verified(path);
  assert.deepEqual(report.findings, []);
  assert.equal(report.lastSeq, 400);
  const result = replay(path);
  assert.equal(result.differenceCount, 0);
  assert.equal(result.lastSeq, 400);
  assert.equal(result.inputs, inputs - (240 - chunk.firstSeq + 1));
  const after = readLedger(path);
  assert.equal(recoverLedger(after).snapshot?.seq, 350, 'a start does not need them');
  after.close();
  const again = await openLedger(filled.options);
  assert.equal(again.lastSeq, 400);
  await again.close();
});

test('what people were told, what it takes to recompute it, and what is not signed yet stay', async (context) => {
  const { path } = await withName(context);
  const reader = readLedger(path);
  context.after(() => reader.close());
  const rows = [...reader.storedRecords()];
  for (const kind of ['statement', 'tracks', 'snapshot']) {
    const { position } = rows.find((row) => row.kind === kind)!;
    assert.throws(() => planShred(reader, position), {
      code: 'BNG_LEDGER_SHRED',
      message: /stays/,
    });
  }
  const last = [...reader.chunks()].at(-1)!;
  assert.throws(() => planShred(reader, last.position), { message: /no state was kept after it/ });
  assert.throws(() => planShred(reader, 1e9), { message: /no such entry/ });
});

test('inputs that a warning came of stay', async (context) => {
  const path = scratchPath(context);
  const { options, state } = await fillLedger(path, 100);
  const ledger = await openLedger(options);
  const input = datagram(101);
  const warning = { kind: 'warning', seq: 101, body: { id: 'kor-w1', revision: 1 } };
  ledger.append(input, [warning as unknown as LedgerRecord]);
  await durable(ledger, 101);
  ledger.snapshot(101, state);
  await ledger.close();
  const reader = readLedger(path);
  const chunk = [...reader.chunks()].at(-1)!;
  assert.throws(() => planShred(reader, chunk.position), { message: /warning kor-w1 came of/ });
  reader.close();
});

test('who was told and who was not, and a warning of an ally that was refused here, stay', async (context) => {
  const path = scratchPath(context);
  const { options, state } = await fillLedger(path, 100);
  const ledger = await openLedger(options);
  const statement = seal('bongsu/statement/1', warningOf('usa'), SIGNER);
  const chain = '0'.repeat(64);
  const frame = { frame: 'statement', sequence: 1, chain, statement };
  const came = { kind: 'peerFrame', seq: 101, atMs: 0, peer: 'usa', bytes: canonicalBytes(frame) };
  const words = ['released-to', 'withheld-from', 'held-for', 'forwarded-to', 'refused-statement'];
  const decisions = words.map((what) => ({
    ...{ kind: 'decision', seq: 101 },
    body: { what, atMs: 0, subject: 'usa', reason: 'signature', message: 'usa-s1' },
  }));
  ledger.append({ ...came, atMs: datagram(101).atMs } as Input, decisions as LedgerRecord[]);
  await durable(ledger, 101);
  ledger.snapshot(101, state);
  await ledger.close();
  const reader = readLedger(path);
  context.after(() => reader.close());
  const chunk = [...reader.chunks()].at(-1)!;
  assert.throws(() => planShred(reader, chunk.position), { message: /usa-w1 .*usa/ });
  const kept = [...reader.storedRecords()].filter(
    ({ seq, kind }) => seq === 101 && kind === 'decision',
  );
  assert.equal(kept.length, words.length);
  for (const { position } of kept) {
    assert.throws(() => planShred(reader, position), {
      code: 'BNG_LEDGER_SHRED',
      message: /stays/,
    });
  }
});

test('only an officer who may release shreds, only what was signed for, and only once', async (context) => {
  const { path } = await withName(context);
  const [entry, other] = entriesWith(path, NAME) as [number, number];
  const size = readFileSync(path).length;
  const act = actOn(path, entry);
  const as =
    (officers: readonly Officer[], signed = act) =>
    () =>
      shredEntry({ path, act: signed, officers, verifier: VERIFIER, nowMs: NOW_MS });
  assert.throws(as([]), { message: /no officer of this node/ });
  assert.throws(as([{ ...OFFICER, roles: [] }]), { message: /only observe/ });
  assert.throws(as([{ ...OFFICER, notAfterMs: 1 }]), { message: /expired/ });
  assert.throws(as([OFFICER], actOn(path, entry, {}, newSigner())), { message: /not signed/ });
  const moved = { ...act, body: { ...act.body, entry: other } };
  assert.throws(as([OFFICER], moved), { message: /another entry/ });
  const forged = { ...act, body: { ...act.body, why: 'for another reason' } };
  assert.throws(as([OFFICER], forged), { message: /not signed/ });
  assert.throws(as([OFFICER], 7 as never), { message: /form/ });
  assert.equal(readFileSync(path).length, size);
  assert.equal(verified(path).shredded, 0);
  as([OFFICER])();
  assert.throws(as([OFFICER]), { message: /shredded before/ });
});

test('content that is gone without a tombstone, or with one for something else, is found', async (context) => {
  const { path } = await withName(context);
  const [entry, other] = entriesWith(path, NAME) as [number, number];
  shred(path, entry);
  const db = new DatabaseSync(path);
  db.prepare("UPDATE record SET salt = x'', body = x'' WHERE position = ?").run(other);
  db.close();
  const { findings } = verified(path);
  assert.deepEqual(
    findings.map(({ where, message }) => `${where}: ${message}`),
    [`entry ${other}: has no content, and nothing says that it was shredded`],
  );
});
