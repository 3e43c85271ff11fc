import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { type TestContext, test } from 'node:test';
import type { Worker } from 'node:worker_threads';
import type { LedgerRecord } from '../watch/index.ts';
import { datagram, optionsFor, scratchPath } from './fixture.ts';
import { Ledger } from './ledger.ts';
import { CROWDED_MS, DISK_PATIENCE_MS, HANG_MS, LAST_PATIENCE_MS } from './patience.ts';
import { SecondRecord } from './second/second.ts';
import { DEFAULT_LEDGER } from './settings.ts';

/** A thread whose disk answers when it is told to, and else never. */
class Silent extends EventEmitter {
  readonly posted: { what: string }[] = [];
  postMessage(message: { what: string }): void {
    this.posted.push(message);
  }
  unref(): void {}
}

/** Counted time: nothing here waits for a clock. */
function counted(context: TestContext): (ms: number) => void {
  let nowMs = 0;
  context.mock.timers.enable({ apis: ['setTimeout', 'setImmediate'] });
  context.mock.method(performance, 'now', () => nowMs);
  return (ms) => {
    for (let i = 0; i < ms; i++) {
      nowMs += 1;
      context.mock.timers.tick(1);
    }
  };
}

function silentLedger(context: TestContext, second: string | null = null) {
  const worker = new Silent();
  const { node, mode, signer, path } = optionsFor(scratchPath(context));
  const ready = { what: 'ready', id: '00'.repeat(16), lastSeq: 0, lastMs: 0 } as const;
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const settings = { ...DEFAULT_LEDGER, pendingLimitBytes: 20_000 };
  const running = { path, node, mode, signer, settings, clock: () => 0, second };
  const ledger = new Ledger(worker as unknown as Worker, bell, ready as never, running);
  const told: string[] = [];
  ledger.onFailure(({ code, message }) => told.push(`${code}: ${message}`));
  const append = (seq: number, records: readonly LedgerRecord[] = [], bytes = 100): string =>
    ledger.append(datagram(seq, bytes), records);
  return { ledger, worker, told, append };
}

const warning = (seq: number): LedgerRecord =>
  ({ kind: 'warning', seq, body: { id: 'kor-w1', revision: 1 } }) as unknown as LedgerRecord;

const SOMETHING = { kind: 'tracks', seq: 1, digest: 'x', count: 1 } as const;

test('with a warning waiting a disk that never answers has failed within a second', async (context) => {
  const pass = counted(context);
  const { ledger, told, append } = silentLedger(context);
  append(1, [SOMETHING]);
  await Promise.resolve();
  pass(3000);
  assert.deepEqual(told, [], 'a disk may take its time while nobody waits');
  append(2, [warning(2)]);
  pass(LAST_PATIENCE_MS - 1);
  assert.deepEqual(told, []);
  pass(2);
  assert.equal(ledger.failure?.code, 'BNG_LEDGER_WRITE');
  assert.ok(LAST_PATIENCE_MS < 1000);
  append(3, [warning(3)]);
  pass(20_000);
  assert.equal(told.length, 1, 'said once until it answers');
});

test('without a warning a disk that never answers has failed after five seconds', async (context) => {
  const pass = counted(context);
  const { ledger, told, append } = silentLedger(context);
  append(1, [SOMETHING]);
  await Promise.resolve();
  pass(HANG_MS - 1);
  assert.deepEqual(told, []);
  pass(2);
  assert.equal(ledger.failure?.code, 'BNG_LEDGER_WRITE');
});

test('sensors are not kept waiting for a disk that never answers: they may see the next missile', async (context) => {
  const pass = counted(context);
  const { ledger, append } = silentLedger(context);
  append(1, [SOMETHING]);
  await Promise.resolve();
  let seq = 1;
  do seq += 1;
  while (append(seq, [], 4000) !== 'full');
  pass(CROWDED_MS + 1);
  assert.notEqual(ledger.failure, null);
});

test('a disk that answers late while the ledger is closed takes everything all the same', async (context) => {
  const pass = counted(context);
  const { ledger, worker, told, append } = silentLedger(context);
  append(1, [warning(1)]);
  await Promise.resolve();
  const closed = ledger.close();
  pass(LAST_PATIENCE_MS + 1);
  assert.equal(told.length, 1);
  assert.ok(!worker.posted.some(({ what }) => what === 'close'), 'it is not cut short');
  worker.emit('message', { what: 'durable', posts: 1 });
  worker.emit('message', { what: 'head', head: { size: 2, root: '00'.repeat(32) } });
  worker.emit('message', { what: 'durable', posts: 1 });
  worker.emit('message', { what: 'closed' });
  await closed;
});

test('a disk that answers in time has not failed, however often a warning waits for it', async (context) => {
  const pass = counted(context);
  const { ledger, worker, told, append } = silentLedger(context);
  for (let seq = 1; seq <= 40; seq++) {
    append(seq, [warning(seq)]);
    await Promise.resolve();
    pass(LAST_PATIENCE_MS - 50);
    worker.emit('message', { what: 'durable', posts: 1 });
  }
  assert.deepEqual(told, []);
  assert.equal(ledger.durableSeq, 40);
});

test('the second disk gets its chance, and what gathered behind the hanging post goes there too', (context) => {
  const pass = counted(context);
  const worker = new Silent();
  const failures: string[] = [];
  const durable: number[] = [];
  const second = new SecondRecord(
    '/elsewhere',
    {} as never,
    { onDurable: (seq) => durable.push(seq), onFailure: (reason) => failures.push(reason) },
    worker as unknown as Worker,
  );
  second.carry(DISK_PATIENCE_MS);
  pass(5000);
  assert.deepEqual(failures, [], 'it was asked for nothing');
  for (let post = 1; post <= 5; post++) {
    second.keep([], post);
    pass(DISK_PATIENCE_MS / 2 - 10);
    if (post > 1) worker.emit('message', { what: 'added', post: post - 1 });
  }
  assert.deepEqual([durable, failures], [[1, 2, 3, 4], []], 'slow, and never silent');
  pass(DISK_PATIENCE_MS);
  pass(LAST_PATIENCE_MS - DISK_PATIENCE_MS);
  assert.match(failures.join(), /not answered for 0.8 s/);
});
