import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { Input, LedgerRecord } from '../watch/index.ts';
import { datagram, durable, fillLedger, optionsFor, START_MS, scratchPath } from './fixture.ts';
import { createLedger, LedgerError, openLedger, readLedger, recoverLedger } from './index.ts';

const code = (expected: string) => (error: unknown) =>
  error instanceof LedgerError && error.code === expected && error.message.length > 20;

test('inputs and records read back as they were appended, from any seq', async (context) => {
  const path = scratchPath(context);
  await fillLedger(path, 250);
  const reader = readLedger(path);
  context.after(() => reader.close());
  assert.deepEqual(
    [...reader.inputs()],
    Array.from({ length: 250 }, (_, i) => datagram(i + 1)),
  );
  const kinds = [...reader.records()].map((record) => record.kind);
  assert.equal(kinds.filter((kind) => kind === 'tracks').length, 50);
  assert.equal(kinds.filter((kind) => kind === 'decision').length, 35);
  assert.equal(kinds.filter((kind) => kind === 'statement').length, 5);
  for (const from of [2, 39, 40, 41, 137, 250, 251]) {
    assert.equal([...reader.inputs(from)][0]?.seq, from > 250 ? undefined : from);
    for (const record of reader.records(from)) assert.ok(record.seq >= from);
    assert.equal(
      [...reader.records(from)].length,
      [...reader.records()].filter((record) => record.seq >= from).length,
    );
  }
});

test('what comes while a commit runs is one chunk, and a chunk and its records are together', async (context) => {
  const path = scratchPath(context);
  const ledger = await openLedger(optionsFor(path));
  for (let seq = 1; seq <= 500; seq++) ledger.append(datagram(seq), []);
  await durable(ledger, 500);
  ledger.append(datagram(501), []);
  await ledger.close();
  const reader = readLedger(path);
  context.after(() => reader.close());
  assert.deepEqual(
    [...reader.chunks()].map(({ firstSeq, lastSeq }) => [firstSeq, lastSeq]),
    [
      [1, 500],
      [501, 501],
    ],
  );
});

test('a ledger that is opened again goes on where it ended', async (context) => {
  const path = scratchPath(context);
  const { options } = await fillLedger(path, 30);
  const ledger = await openLedger(options);
  assert.equal(ledger.lastSeq, 30);
  assert.equal(ledger.lastMs, START_MS + 300);
  assert.throws(() => ledger.append(datagram(30), []), RangeError);
  assert.throws(() => ledger.append(datagram(32), []), RangeError);
  assert.throws(() => ledger.append({ ...datagram(31), atMs: START_MS }, []), RangeError);
  assert.equal(ledger.append(datagram(31), []), 'queued');
  await ledger.close();
  const reader = readLedger(path);
  context.after(() => reader.close());
  assert.equal(reader.lastSeq, 31);
});

test('readers read while the writer writes', async (context) => {
  const path = scratchPath(context);
  const ledger = await openLedger(optionsFor(path));
  ledger.append(datagram(1), []);
  await durable(ledger, 1);
  const reader = readLedger(path);
  const inputs = reader.inputs();
  assert.equal(inputs.next().value?.seq, 1);
  ledger.append(datagram(2), []);
  await durable(ledger, 2);
  assert.equal(reader.lastSeq, 2);
  assert.deepEqual(
    [...reader.inputs(2)].map((input) => input.seq),
    [2],
  );
  reader.close();
  await ledger.close();
});

test('a second writer is refused, and may write when the first has closed', async (context) => {
  const path = scratchPath(context);
  const options = optionsFor(path);
  const first = await openLedger(options);
  await assert.rejects(openLedger(options), code('BNG_LEDGER_BUSY'));
  await first.close();
  await (await openLedger(options)).close();
});

test('the ledger of another node, mode or format is refused, unchanged', async (context) => {
  const path = scratchPath(context);
  const { options } = await fillLedger(path, 5);
  await assert.rejects(openLedger({ ...options, node: 'jpn' }), code('BNG_LEDGER_FOREIGN'));
  await assert.rejects(openLedger({ ...options, mode: 'actual' }), code('BNG_LEDGER_FOREIGN'));
  await assert.rejects(createLedger(options), code('BNG_LEDGER_EXISTS'));
  const db = new DatabaseSync(path);
  db.exec("UPDATE meta SET value = '99' WHERE name = 'format'");
  db.close();
  await assert.rejects(openLedger(options), code('BNG_LEDGER_FORMAT'));
  assert.throws(() => readLedger(path), code('BNG_LEDGER_FORMAT'));
});

test('a file that is no ledger is refused, unchanged', async (context) => {
  const path = scratchPath(context);
  assert.throws(() => readLedger(path), code('BNG_LEDGER_MISSING'));
  writeFileSync(path, 'not a database, but a text that somebody may want to keep\n'.repeat(50));
  await assert.rejects(openLedger(optionsFor(path)), code('BNG_LEDGER_FORMAT'));
  assert.throws(() => readLedger(path), code('BNG_LEDGER_FORMAT'));
  const other = `${path}.sqlite`;
  const db = new DatabaseSync(other);
  db.exec('CREATE TABLE orders (id INTEGER)');
  db.close();
  await assert.rejects(openLedger(optionsFor(other)), code('BNG_LEDGER_FORMAT'));
  assert.throws(() => readLedger(other), code('BNG_LEDGER_FORMAT'));
  await assert.rejects(
    openLedger(optionsFor(`${path}/missing/ledger.db`)),
    code('BNG_LEDGER_OPEN'),
  );
});

test('the newest snapshots and the first are kept, and recovery starts at the newest', async (context) => {
  const path = scratchPath(context);
  const { state } = await fillLedger(path, 200, 10, { settings: { snapshotsKept: 3 } });
  const reader = readLedger(path);
  context.after(() => reader.close());
  assert.deepEqual(
    reader.snapshots().map((snapshot) => snapshot.seq),
    [10, 180, 190, 200],
  );
  const recovery = recoverLedger(reader);
  assert.equal(recovery.snapshot?.seq, 200);
  assert.deepEqual(recovery.snapshot?.state, state);
  assert.deepEqual([...recovery.inputs], []);
});

test('a snapshot that cannot be read gives way to the one before it', async (context) => {
  const path = scratchPath(context);
  await fillLedger(path, 40, 10);
  const db = new DatabaseSync(path);
  db.exec("UPDATE snapshot SET bytes = x'00' WHERE seq IN (30, 40)");
  db.close();
  const reader = readLedger(path);
  context.after(() => reader.close());
  const recovery = recoverLedger(reader);
  assert.equal(recovery.snapshot?.seq, 20);
  assert.equal(recovery.skipped.length, 2);
  assert.equal([...recovery.inputs].length, 20);
});

test('what has no bytes is refused by a throw that leaves the ledger as it was', async (context) => {
  const path = scratchPath(context);
  const ledger = await openLedger(optionsFor(path));
  ledger.append(datagram(1), []);
  const body = { what: 'alarm', atMs: Number.NaN, subject: '', reason: '', message: '' } as const;
  assert.throws(() => ledger.append(datagram(2), [{ kind: 'decision', seq: 2, body }]));
  assert.throws(() => ledger.append({ ...datagram(2), source: 'x'.repeat(9000) } as Input, []));
  assert.equal(ledger.lastSeq, 1);
  ledger.append(datagram(2), []);
  await ledger.close();
  const reader = readLedger(path);
  context.after(() => reader.close());
  assert.equal([...reader.inputs()].length, 2);
  assert.equal([...reader.records()].length, 0);
});

test('what nothing follows from gathers for one commit; records and whoever waits hurry it', async (context) => {
  const path = scratchPath(context);
  // Longer than any test: only what hurries makes a commit.
  const settings = { gatherMs: 1_000_000 };
  const ledger = await openLedger(optionsFor(path, { settings }));
  const reached = (seq: number): Promise<void> =>
    new Promise((resolve) => ledger.onDurable((upTo) => upTo >= seq && resolve()));
  const next = (records: LedgerRecord[] = []): void => {
    ledger.append(datagram(ledger.lastSeq + 1), records);
  };
  next();
  next([{ kind: 'tracks', seq: 2, digest: '', count: 0 }]);
  await reached(2);
  next();
  next();
  ledger.flush();
  await reached(4);
  next();
  await new Promise((resolve) => setImmediate(resolve));
  next();
  await ledger.close();
  const reader = readLedger(path);
  context.after(() => reader.close());
  assert.deepEqual(
    [...reader.chunks()].map(({ firstSeq, lastSeq }) => [firstSeq, lastSeq]),
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  );
});

test('what gathers is committed after its time and from its size on, though nobody waits', async (context) => {
  const slow = { gatherMs: 1, gatherBytes: 1 << 30 };
  const large = { gatherMs: 1_000_000, gatherBytes: 1000 };
  for (const settings of [slow, large]) {
    const ledger = await openLedger(optionsFor(scratchPath(context), { settings }));
    const reached = new Promise<void>((resolve) =>
      ledger.onDurable((upTo) => upTo >= 20 && resolve()),
    );
    for (let seq = 1; seq <= 20; seq++) ledger.append(datagram(seq), []);
    await reached;
    await ledger.close();
  }
});
