import assert from 'node:assert/strict';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { ed25519Verifier } from '../../seal/index.ts';
import { datagram, durable, optionsFor, scratchPath, smallFold } from '../fixture.ts';
import { type Ledger, openLedger, readLedger, verifyLedger } from '../index.ts';
import { readSecond } from './file.ts';

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

function failed(ledger: Ledger): Promise<string> {
  return new Promise((resolve) => {
    ledger.onFailure(({ code }) => resolve(code));
  });
}

test('when the ledger’s disk dies the second record makes things durable, and is taken in at the next start', async (context) => {
  const path = scratchPath(context);
  const second = join(dirname(path), 'elsewhere.log');
  const options = optionsFor(path, { second });
  const fold = smallFold(null, options);
  const ledger = await openLedger(options);
  const append = (from: number, to: number): void => {
    for (let seq = from; seq <= to; seq++) {
      const input = datagram(seq);
      ledger.append(input, fold(input));
    }
  };
  append(1, 40);
  await durable(ledger, 40);
  assert.deepEqual(ledger.second, { path: second, carrying: false, failure: null });
  while (readSecond(second) === null) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(readSecond(second)!.works.length, 0, 'nothing is written while the ledger works');

  const disk = stuck(path);
  const told = failed(ledger);
  append(41, 120);
  await durable(ledger, 120);
  assert.equal(await told, 'BNG_LEDGER_WRITE', 'the alarm sounds all the same');
  assert.equal(ledger.failure, null, 'it is recorded');
  assert.equal(ledger.second!.carrying, true);
  append(121, 160);
  await durable(ledger, 160);

  // A crash now: what is on both disks at this moment, and a last entry that was cut short.
  const copy = join(dirname(path), 'copy');
  mkdirSync(copy);
  for (const name of readdirSync(dirname(path))) {
    if (name.startsWith(basename(path)) && !name.endsWith('-lock')) {
      copyFileSync(join(dirname(path), name), join(copy, name));
    }
  }
  copyFileSync(second, join(copy, 'elsewhere.log'));
  appendFileSync(join(copy, 'elsewhere.log'), Buffer.from([0, 0, 1, 0, 9, 9, 9]));

  disk.free();
  await new Promise<void>((resolve) => {
    ledger.onDurable(() => {
      if (!ledger.second!.carrying) resolve();
    });
  });
  await ledger.close();
  while (readSecond(second)!.works.length > 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }

  const again = await openLedger({
    ...options,
    path: join(copy, basename(path)),
    second: join(copy, 'elsewhere.log'),
  });
  assert.equal(again.lastSeq, 160);
  await again.close();
  for (const file of [path, join(copy, basename(path))]) {
    const reader = readLedger(file);
    assert.equal([...reader.inputs()].length, 160);
    assert.equal(verifyLedger(reader, { verifier: ed25519Verifier() }).verified, true);
    reader.close();
  }
});

test('a second disk that cannot be written is told of, and the ledger’s failure is one then', async (context) => {
  const path = scratchPath(context);
  const options = optionsFor(path, { second: join(dirname(path), 'missing', 'elsewhere.log') });
  const ledger = await openLedger(options);
  assert.equal(await failed(ledger), 'BNG_LEDGER_SECOND');
  assert.equal(ledger.failure, null, 'the ledger itself works');
  const disk = stuck(path);
  const input = datagram(1);
  const told = failed(ledger);
  ledger.append(input, [{ kind: 'tracks', seq: 1, digest: 'x', count: 1 }]);
  assert.equal(await told, 'BNG_LEDGER_WRITE');
  assert.notEqual(ledger.failure, null);
  disk.free();
  await durable(ledger, 1);
  await ledger.close();
});

test('a second record of another ledger, or one behind a hole, is refused and left as it is', async (context) => {
  const path = scratchPath(context);
  const second = join(dirname(path), 'elsewhere.log');
  const options = optionsFor(path, { second });
  const ledger = await openLedger(options);
  const disk = stuck(path);
  const input = datagram(1);
  ledger.append(input, [{ kind: 'tracks', seq: 1, digest: 'x', count: 1 }]);
  await durable(ledger, 1);
  const kept = `${second}.kept`;
  copyFileSync(second, kept);
  disk.free();
  await new Promise<void>((resolve) => {
    ledger.onDurable(() => {
      if (!ledger.second!.carrying) resolve();
    });
  });
  await ledger.close();

  const other = join(dirname(path), 'other.db');
  const before = statSync(kept).size;
  await assert.rejects(openLedger({ ...options, path: other, second: kept }), {
    code: 'BNG_LEDGER_SECOND',
    message: /another ledger/,
  });
  assert.equal(statSync(kept).size, before);
  assert.ok(existsSync(other));
});
