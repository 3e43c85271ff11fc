import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LedgerRecord } from '../watch/index.ts';
import { datagram, durable, optionsFor, scratchPath } from './fixture.ts';
import { openLedger, revisionsOf } from './index.ts';

const SEED = 7;

test('all that was recorded of a warning is found however much lies between, the newest first to be', async (context) => {
  const path = scratchPath(context);
  const ledger = await openLedger(optionsFor(path));
  let random = SEED;
  const next = (below: number): number => {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
    return random % below;
  };
  const expected = new Map<string, string[]>();
  const revisions = new Map<string, number>();
  const record = (seq: number): LedgerRecord => {
    const id = `kor-w${next(3)}`;
    // Of the third there is all but its beginning, as after a removal.
    const revision = (revisions.get(id) ?? (id === 'kor-w2' ? 1 : 0)) + 1;
    revisions.set(id, revision);
    expected.set(id, [...(expected.get(id) ?? []), `${revision}`]);
    return { kind: 'warning', seq, body: { id, revision, state: 'drafted' } } as LedgerRecord;
  };
  const noise = (seq: number): LedgerRecord => ({
    ...{ kind: 'decision', seq },
    body: {
      what: 'alarm',
      atMs: seq,
      subject: 'kor-w1',
      reason: 'x',
      message: '',
      about: 'kor-w1',
    },
  });
  let seq = 0;
  for (let batch = 0; batch < 40; batch++) {
    seq += 1;
    const quiet = Array.from({ length: 300 }, () => noise(seq));
    ledger.append(datagram(seq), batch % 3 === 0 ? [record(seq), ...quiet] : quiet);
    await durable(ledger, seq);
  }
  for (const id of ['kor-w0', 'kor-w1', 'kor-w2']) {
    const { revisions: found, complete } = await revisionsOf(path, id);
    assert.deepEqual(
      found.map(({ revision }) => `${revision}`),
      expected.get(id) ?? [],
      `${id}, seed ${SEED}`,
    );
    assert.equal(complete, id !== 'kor-w2');
  }
  const { revisions: two, complete } = await revisionsOf(path, 'kor-w0', 2);
  assert.deepEqual(
    two.map(({ revision }) => `${revision}`),
    expected.get('kor-w0')!.slice(-2),
  );
  assert.equal(complete, expected.get('kor-w0')!.length <= 2);
  assert.deepEqual((await revisionsOf(path, 'kor-w9')).revisions, []);
  await ledger.close();
  assert.deepEqual(await revisionsOf(`${path}-none`, 'kor-w0'), { revisions: [], complete: false });
});
