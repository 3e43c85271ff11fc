import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toBase64Url } from '../../seal/index.ts';
import { createLink, drain } from '../link.ts';
import { offer } from '../outbox.ts';
import { signerNamed } from '../probe.fixture.ts';
import { createShare } from '../share.ts';
import { sign } from '../sign.ts';
import type { SignedStatement, StatementContent } from '../statement.ts';
import { waitingCount, waitingIn } from '../waiting.ts';
import { createBatchWriter, takeBatch, writeEnd } from './batch.ts';

const LABEL = {
  ...{ classification: 'restricted' as const, releasableTo: ['usa'], caveats: [], delayS: 0 },
  fidelity: 'full' as const,
};
const STATE = createShare('kor', 'exercise', LABEL, []);
let revision = 0;

function batch(...numbers: number[]): SignedStatement {
  const writer = createBatchWriter(1_800_000_000_000);
  for (const number of numbers) writeEnd(writer, number);
  revision += 1;
  return said({ about: 'tracks', revision, batch: toBase64Url(takeBatch(writer)) });
}

function said(content: StatementContent): SignedStatement {
  return sign(STATE, 'close', LABEL, content, signerNamed('kor'), 1_800_000_000_000 + revision);
}

function warning(): SignedStatement {
  return said({
    ...{ about: 'warning', warning: 'kor-w1', revision: 1, state: 'released', kind: 'ballistic' },
    ...{ hazard: 'kor-h1', areas: [], polygons: [], texts: {}, issuedMs: 0, expiresMs: 9e12 },
  });
}

function slow(up: boolean) {
  const link = createLink('usa');
  Object.assign(link, { up, greeted: up, speaks: ['tracks'] });
  return link;
}

test('of batches that wait, only those stay that are the newest word on some track', () => {
  const link = slow(false);
  const [a, b, c] = [batch(1, 2), batch(2, 3), batch(1)];
  for (const each of [a, b, c]) offer(link, each);
  const ids = waitingIn(link.waiting).map(({ body }) => body.id);
  assert.deepEqual(ids, [b!.body.id, c!.body.id]);
  assert.equal(link.superseded, 1);
  assert.equal(link.offered, 3);
});

test('a dead peer costs the newest batches and no more', () => {
  const link = slow(false);
  for (let number = 0; number < 500; number++) offer(link, batch(number));
  assert.equal(waitingCount(link.waiting), 128);
  assert.equal(link.superseded, 372);
  for (let round = 0; round < 500; round++) offer(link, batch(7));
  assert.equal(waitingCount(link.waiting), 128);
});

test('a batch without a track neither waits nor leaves anything behind', () => {
  const link = slow(false);
  offer(link, batch());
  assert.equal(waitingCount(link.waiting), 0);
  assert.equal(link.waiting.tracks.newest.size, 0);
});

test('warnings go first, and find at most four batches before them', () => {
  const link = slow(true);
  for (let number = 0; number < 20; number++) offer(link, batch(number));
  assert.equal(drain(link).length, 4);
  offer(link, warning());
  const [next, ...others] = drain(link);
  assert.ok(next?.frame === 'statement' && next.statement.body.content.about === 'warning');
  assert.equal(others.length, 0);
});

test('a peer of an earlier program is sent no tracks', () => {
  const link = slow(false);
  link.speaks = ['probe'];
  offer(link, batch(1));
  assert.equal(waitingCount(link.waiting), 0);
});
