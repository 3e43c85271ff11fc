import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { ed25519Verifier } from '../seal/index.ts';
import { fillLedger, newSigner, type SmallState, scratchPath, smallFold } from './fixture.ts';
import {
  type Fold,
  type ReplayPorts,
  type ReplayResult,
  readLedger,
  replayLedger,
} from './index.ts';

type MakeFold = (state: unknown | null, ports: ReplayPorts) => Fold;

const sameFold: MakeFold = (state, ports) => smallFold(state as SmallState | null, ports);

function replay(path: string, fromSeq = 0, makeFold = sameFold): ReplayResult {
  const reader = readLedger(path);
  try {
    return replayLedger(reader, { makeFold, verifier: ed25519Verifier(), fromSeq });
  } finally {
    reader.close();
  }
}

test('replay gives the same records from the beginning and from every snapshot', async (context) => {
  const path = scratchPath(context);
  await fillLedger(path, 700, 100);
  const whole = replay(path);
  assert.equal(whole.differenceCount, 0);
  assert.equal(whole.inputs, 700);
  assert.deepEqual(whole.records, { tracks: 140, decision: 100, statement: 14 });
  for (const fromSeq of [100, 200, 300, 400, 500, 600, 700]) {
    const result = replay(path, fromSeq);
    assert.equal(result.differenceCount, 0, `from ${fromSeq}`);
    assert.equal(result.inputs, 700 - fromSeq);
  }
});

test('the state after replay is that of the live fold', async (context) => {
  const path = scratchPath(context);
  const { state } = await fillLedger(path, 120, 50);
  for (const fromSeq of [0, 50, 100]) {
    let replayed: unknown;
    replay(path, fromSeq, (from, ports) => {
      const fold = sameFold(from, ports);
      replayed = (fold as Fold & { state: SmallState }).state;
      return fold;
    });
    assert.deepEqual(replayed, state);
  }
});

test('a fold that decides otherwise is told with input, kind and both texts', async (context) => {
  const path = scratchPath(context);
  await fillLedger(path, 60);
  const result = replay(path, 0, (state, ports) => {
    const fold = sameFold(state, ports);
    return (input) => (input.seq === 14 ? [] : fold(input));
  });
  const first = result.differences[0]!;
  assert.deepEqual([first.seq, first.kind, first.got], [14, 'decision', null]);
  assert.match(first.expected!, /"seq":14/);
  // Input 14 did not reach its state, so that all later ones differ too.
  assert.equal(result.differences[1]!.seq, 15);
  assert.match(result.differences[1]!.got!, /"kind":"tracks"/);
  assert.ok(result.differenceCount > result.differences.length);
});

test('a step that throws has decided nothing, is counted, and is passed over', async (context) => {
  const path = scratchPath(context);
  await fillLedger(path, 20);
  const result = replay(path, 0, (state, ports) => {
    const fold = sameFold(state, ports);
    return (input) => {
      const records = fold(input);
      if (input.seq === 10 || input.seq === 11) throw new Error('cannot');
      return records;
    };
  });
  assert.deepEqual([result.failures, result.firstFailure, result.inputs], [2, 'cannot', 20]);
  // Nothing had been recorded at 11, a digest at 10.
  assert.deepEqual(
    result.differences.map(({ seq, got }) => [seq, got]),
    [[10, null]],
  );
});

test('a statement of other content or by another key does not get the recorded signature', async (context) => {
  const path = scratchPath(context);
  await fillLedger(path, 100);
  const db = new DatabaseSync(path);
  const row = db.prepare("SELECT body FROM record WHERE kind = 'statement' AND seq = 100").get();
  const text = Buffer.from(row!['body'] as Uint8Array).toString();
  const record = JSON.parse(text) as { body: { key: string } };
  const put = db.prepare("UPDATE record SET body = ? WHERE kind = 'statement' AND seq = 100");
  // A key that did not sign this: the signature no longer verifies.
  put.run(Buffer.from(text.replace(record.body.key, newSigner().publicKey)));
  db.close();
  const { differences, differenceCount } = replay(path);
  assert.equal(differenceCount, 1);
  assert.match(differences[0]!.got!, /"signature":""/);
});
