import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { ed25519Verifier } from '../seal/index.ts';
import type { Input, LedgerRecord } from '../watch/index.ts';
import {
  datagram,
  durable,
  optionsFor,
  type SmallState,
  scratchPath,
  smallFold,
} from './fixture.ts';
import {
  type Ledger,
  type LedgerErrorCode,
  type LedgerReader,
  openLedger,
  readLedger,
  recoverLedger,
  replayLedger,
  verifyLedger,
} from './index.ts';

const verifier = ed25519Verifier();

/** Resolves at the next failure with this code. */
function failure(ledger: Ledger, code: LedgerErrorCode): Promise<void> {
  return new Promise((resolve) => {
    ledger.onFailure((error) => {
      if (error.code === code) resolve();
    });
  });
}

function reading(context: TestContext, path: string): LedgerReader {
  const reader = readLedger(path);
  context.after(() => reader.close());
  return reader;
}

/** The ledger's file, locked against its writer, which is what a dead disk looks like to it. */
function stuck(path: string): { free: () => void } {
  const db = new DatabaseSync(path, { timeout: 10_000 });
  db.exec('BEGIN IMMEDIATE');
  return {
    free: () => {
      db.exec('ROLLBACK');
      db.close();
    },
  };
}

test('on a full disk inputs wait, and a statement goes into the reserve with all before it', async (context) => {
  const path = scratchPath(context);
  const settings = { maximumBytes: 1 << 20, reserveBytes: 1 << 19 };
  const options = optionsFor(path, { settings });
  const fold = smallFold(null, options);
  const codes: LedgerErrorCode[] = [];
  const ledger = await openLedger(options);
  ledger.onFailure((error) => codes.push(error.code));
  const full = failure(ledger, 'BNG_LEDGER_FULL');
  let seq = 0;
  // Up to but not including the next multiple of 50, where the fold makes a statement.
  const append = (records: (input: Input) => readonly LedgerRecord[]): void => {
    seq += 1;
    const input = datagram(seq, 10_000);
    ledger.append(input, records(input));
  };
  while (seq < 49) {
    append(fold);
    await Promise.race([durable(ledger, seq), full]);
  }
  await full;
  assert.ok(ledger.failure !== null && ledger.pending.inputs > 0);
  assert.ok(ledger.durableSeq > 0 && ledger.durableSeq < 49);
  assert.ok(existsSync(`${path}-reserve`));
  append(fold);
  await durable(ledger, 50);
  assert.equal(existsSync(`${path}-reserve`), false);
  assert.ok(codes.includes('BNG_LEDGER_RESERVE'), codes.join());
  assert.equal(ledger.failure, null);
  await ledger.close();
  const reader = reading(context, path);
  assert.equal([...reader.records(50)].at(-1)?.kind, 'statement');
  assert.equal(verifyLedger(reader, { verifier }).verified, true);
});

test('a commit that fails is told, tried again, and loses nothing', async (context) => {
  const path = scratchPath(context);
  const ledger = await openLedger(optionsFor(path));
  ledger.append(datagram(1), []);
  await durable(ledger, 1);
  const disk = stuck(path);
  const failed = failure(ledger, 'BNG_LEDGER_WRITE');
  ledger.append(datagram(2), []);
  await failed;
  ledger.append(datagram(3), []);
  assert.equal(ledger.failure?.code, 'BNG_LEDGER_WRITE');
  assert.equal(ledger.pending.inputs, 2);
  assert.equal(ledger.durableSeq, 1);
  disk.free();
  await durable(ledger, 3);
  assert.equal(ledger.failure, null);
  assert.deepEqual({ ...ledger.pending }, { inputs: 0, bytes: 0, limit: ledger.pending.limit });
  await ledger.close();
  assert.equal([...reading(context, path).inputs()].length, 3);
});

test('closing onto a dead disk rejects with the reason', async (context) => {
  const path = scratchPath(context);
  const ledger = await openLedger(optionsFor(path));
  const disk = stuck(path);
  ledger.append(datagram(1), []);
  await assert.rejects(ledger.close(), /BNG_LEDGER_WRITE|cannot be written/);
  disk.free();
});

test('far behind, appends are refused; a snapshot states the gap, verifies, and replays over it', async (context) => {
  const path = scratchPath(context);
  const options = optionsFor(path, { settings: { pendingLimitBytes: 4000 } });
  const state: SmallState = { sum: 0, statements: 0, seen: new Map() };
  const fold = smallFold(state, options);
  const ledger = await openLedger(options);
  const append = (seq: number): string => {
    const input = datagram(seq, 100);
    return ledger.append(input, fold(input));
  };
  append(1);
  await durable(ledger, 1);
  const disk = stuck(path);
  const behind = failure(ledger, 'BNG_LEDGER_BEHIND');
  const answers: string[] = [];
  for (let seq = 2; seq <= 110; seq++) answers.push(append(seq));
  await behind;
  assert.match(answers.join(' '), /^(queued )+(full )+(refused ?)+$/);
  assert.ok(ledger.pending.bytes < 20_000);
  const lastKept = 1 + answers.indexOf('refused');
  assert.ok(lastKept < 100, 'the statement of input 100 falls into the gap');
  const drained = durable(ledger, lastKept);
  disk.free();
  await drained;
  assert.equal(append(111), 'refused', 'room alone does not end the gap');
  assert.throws(() => ledger.snapshot(110, state), RangeError);
  assert.ok(ledger.snapshot(111, state));
  for (let seq = 112; seq <= 200; seq++) {
    assert.equal(append(seq), 'queued');
    await durable(ledger, seq);
  }
  await ledger.close();

  const reader = reading(context, path);
  const report = verifyLedger(reader, { verifier });
  assert.deepEqual(report.findings, []);
  assert.deepEqual(report.gaps, [{ firstSeq: lastKept + 1, lastSeq: 111 }]);
  assert.equal(report.strays, lastKept < 50 ? 2 : 1);
  const makeFold = (from: unknown, ports: Parameters<typeof smallFold>[1]) =>
    smallFold(from as SmallState | null, ports);
  for (const fromSeq of [0, 111]) {
    assert.equal(replayLedger(reader, { makeFold, verifier, fromSeq }).differenceCount, 0);
  }
  assert.equal(recoverLedger(reader).snapshot?.seq, 111);
});

test('a step whose records have no bytes is skipped: a stated gap, and what was said is kept', async (context) => {
  const path = scratchPath(context);
  const options = optionsFor(path);
  const state: SmallState = { sum: 0, statements: 0, seen: new Map() };
  const fold = smallFold(state, options);
  const ledger = await openLedger(options);
  for (let seq = 1; seq <= 120; seq++) {
    const input = datagram(seq, 100);
    const records = [...fold(input)];
    if (seq !== 50) {
      ledger.append(input, records);
      continue;
    }
    const unwritable = { kind: 'tracks', seq, digest: '', count: Number.NaN } as const;
    assert.throws(() => ledger.append(input, [...records, unwritable]));
    ledger.skip(input, [...records, unwritable], 'a number that is none');
    assert.throws(() => ledger.skip(input, [], 'twice'), RangeError);
    assert.ok(ledger.snapshot(50, state));
    assert.equal(ledger.failure, null);
  }
  await ledger.close();

  const reader = reading(context, path);
  const report = verifyLedger(reader, { verifier });
  assert.deepEqual(report.findings, []);
  assert.deepEqual(report.gaps, [{ firstSeq: 50, lastSeq: 50 }]);
  assert.equal(report.strays, 1, 'the statement of input 50');
  const makeFold = (from: unknown, ports: Parameters<typeof smallFold>[1]) =>
    smallFold(from as SmallState | null, ports);
  assert.equal(replayLedger(reader, { makeFold, verifier, fromSeq: 0 }).differenceCount, 0);
  assert.equal(reader.lastSeq, 120);
});

test('a snapshot larger than all that may wait keeps no input out', async (context) => {
  const path = scratchPath(context);
  const ledger = await openLedger(optionsFor(path, { settings: { pendingLimitBytes: 4000 } }));
  ledger.append(datagram(1), []);
  assert.ok(ledger.snapshot(1, new Uint8Array(1 << 20)));
  assert.equal(ledger.append(datagram(2), []), 'queued');
  await ledger.close();
  const reader = reading(context, path);
  assert.deepEqual(
    reader.snapshots().map(({ seq, bytes }) => [seq, bytes > 1 << 20]),
    [[1, true]],
  );
  assert.equal(reader.lastSeq, 2);
});
