import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { ed25519Verifier } from '../seal/index.ts';
import { growTree, prepareCommitter } from './commit.ts';
import {
  datagram,
  durable,
  keep,
  optionsFor,
  type SmallState,
  scratchPath,
  smallFold,
} from './fixture.ts';
import {
  backupLedger,
  DEFAULT_LEDGER,
  type KeepDays,
  openLedger,
  proveEntry,
  readLedger,
  replayLedger,
  verifyLedger,
} from './index.ts';
import { removeOld } from './keep.ts';
import { openForWriting } from './open.ts';

const SECOND = 1 / 86_400;
const verifier = ed25519Verifier();

/** 1,500 inputs, one each 10 ms, a state kept every 200, checkpoints by the inputs' time. */
async function filled(context: TestContext) {
  const path = scratchPath(context);
  let nowMs = 0;
  const options = optionsFor(path, {
    clock: () => nowMs,
    settings: { snapshotsKept: 50, checkpointEntries: 20 },
  });
  const ledger = await openLedger(options);
  const state: SmallState = { sum: 0, statements: 0, seen: new Map() };
  const fold = smallFold(state, options);
  for (let seq = 1; seq <= 1500; seq++) {
    const input = datagram(seq);
    nowMs = input.atMs;
    ledger.append(input, fold(input));
    if (seq % 200 === 0) await keep(ledger, seq, state);
    if (seq % 3 === 0) await durable(ledger, seq);
  }
  await ledger.close();
  return { path, options };
}

/** Removes until nothing is left to remove; the rows of each pass. */
function remove(path: string, options: ReturnType<typeof optionsFor>, days: KeepDays): number[] {
  const open = openForWriting({
    ...{ path, node: options.node, mode: options.mode, key: options.signer.publicKey },
    ...{ nowMs: 0, settings: DEFAULT_LEDGER, expect: 'any' },
  });
  const committer = prepareCommitter(open, { ...DEFAULT_LEDGER, keep: days });
  const passes: number[] = [];
  for (let rows = -1; rows !== 0; passes.push(rows)) {
    rows = removeOld(committer, days);
    growTree(committer);
  }
  open.db.close();
  open.lock.close();
  return passes;
}

function look<T>(path: string, see: (reader: ReturnType<typeof readLedger>) => T): T {
  const reader = readLedger(path);
  try {
    return see(reader);
  } finally {
    reader.close();
  }
}

const verify = (path: string) => look(path, (reader) => verifyLedger(reader, { verifier }));

const FIVE_SECONDS: KeepDays = {
  inputsDays: 5 * SECOND,
  recordsDays: 8 * SECOND,
  saidDays: null,
};

test('what has had its days goes, and the rest verifies, proves and replays as before', async (context) => {
  const { path, options } = await filled(context);
  const before = verify(path);
  const proofs = look(path, (reader) =>
    [...reader.recordRows()].filter(({ kind }) => kind === 'statement'),
  );
  const passes = remove(path, options, FIVE_SECONDS);
  assert.ok(passes.length > 2, 'more than one pass');
  const after = verify(path);
  assert.deepEqual(after.findings, []);
  assert.ok(after.entries > before.entries, 'each pass is noted');
  // The newest state that is 5 s old is that of input 1000: its inputs stay from there on.
  look(path, (reader) => {
    assert.equal(reader.removal()?.inputsTo, 1000);
    assert.deepEqual(
      reader.snapshots().map(({ seq }) => seq),
      [1000, 1200, 1400],
    );
  });
  assert.ok((after.removed['input'] ?? 0) > 100 && after.inputs < before.inputs);
  assert.equal(after.lastSeq, before.lastSeq);
  assert.equal(after.records['statement'], before.records['statement'], 'what was said stays');
  const decisions = (before.records['decision'] ?? 0) - (after.records['decision'] ?? 0);
  assert.equal(decisions, after.removed['decision']);
  look(path, (reader) => {
    for (const { position } of proofs) assert.equal(proveEntry(reader, position).index, position);
    assert.throws(() => proveEntry(reader, 0), { code: 'BNG_LEDGER_REMOVED' });
    const fold = {
      makeFold: (state: unknown, ports: Parameters<typeof smallFold>[1]) =>
        smallFold(state as SmallState | null, ports),
      verifier,
      fromSeq: 0,
    };
    const replayed = replayLedger(reader, fold);
    assert.deepEqual([replayed.differenceCount, replayed.inputs, replayed.lastSeq], [0, 500, 1500]);
  });
});

test('records stay as long as their inputs, and without days for inputs nothing goes', async (context) => {
  const { path, options } = await filled(context);
  assert.deepEqual(remove(path, options, { ...FIVE_SECONDS, inputsDays: null }), [0]);
  remove(path, options, { inputsDays: 5 * SECOND, recordsDays: SECOND, saidDays: SECOND });
  look(path, (reader) => {
    const [first] = [...reader.recordRows(1001)];
    assert.equal(first?.seq, 1001);
  });
  assert.deepEqual(verify(path).findings, []);
});

test('one entry more than was noted shows, whatever is changed to hide it', async (context) => {
  const { path, options } = await filled(context);
  remove(path, options, FIVE_SECONDS);
  const statement = look(
    path,
    (reader) => [...reader.recordRows()].find(({ kind }) => kind === 'statement')!.position,
  );
  for (const [name, sql] of [
    ['a statement', `DELETE FROM record WHERE position = ${statement}`],
    ['the newest note of it', "UPDATE meta SET value = '3' WHERE name = 'removedAt'"],
    ['all notes of it', "DELETE FROM meta WHERE name = 'removedAt'"],
    ['hashes of what is gone', 'DELETE FROM tile WHERE level = 0 AND number = 0'],
  ] as const) {
    const copy = `${path}-${name.replaceAll(' ', '-')}`;
    copyFileSync(path, copy);
    const db = new DatabaseSync(copy);
    db.exec(sql);
    db.close();
    assert.equal(verify(copy).verified, false, name);
  }
});

test('the writer removes beside its commits, and a backup made meanwhile verifies', async (context) => {
  const { path, options } = await filled(context);
  const ledger = await openLedger({
    ...options,
    settings: { ...options.settings, keep: FIVE_SECONDS },
  });
  let seq = ledger.lastSeq;
  while (look(path, (reader) => reader.removal()) === null) {
    seq += 1;
    ledger.append(datagram(seq), []);
    await durable(ledger, seq);
  }
  const report = await backupLedger(path, `${path}-backup`, { verifier });
  assert.equal(report.verified, true);
  await ledger.close();
  assert.deepEqual(verify(path).findings, []);
});
