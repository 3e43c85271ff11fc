import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { ed25519Verifier } from '../seal/index.ts';
import { datagram, durable, fillLedger, optionsFor, scratchPath } from './fixture.ts';
import { backupLedger, openLedger, readLedger, verifyLedger } from './index.ts';

const verifier = ed25519Verifier();

test('a backup beside a busy writer is whole, and is a ledger to go on with', async (context) => {
  const path = scratchPath(context);
  const { options } = await fillLedger(path, 500, 100);
  const ledger = await openLedger(options);
  let busy = true;
  let seq = ledger.lastSeq;
  const writing = (async () => {
    while (busy) {
      seq += 1;
      ledger.append(datagram(seq, 2000), []);
      await durable(ledger, seq);
    }
  })();
  const to = join(dirname(path), 'backup.db');
  const report = await backupLedger(path, to, { verifier });
  busy = false;
  await writing;
  await ledger.close();
  assert.equal(report.verified, true);
  assert.ok(report.lastSeq >= 500);
  assert.equal(statSync(to).mode & 0o077, 0, 'nobody else reads it');
  assert.deepEqual(
    readdirSync(dirname(path)).filter((name) => name.includes('.part')),
    [],
  );

  const copy = await openLedger({ ...options, path: to });
  assert.equal(copy.id, ledger.id);
  copy.append(datagram(copy.lastSeq + 1), []);
  await copy.close();
  const reader = readLedger(to);
  assert.deepEqual(verifyLedger(reader, { verifier }).findings, []);
  reader.close();
});

test('what stands there already is not touched, and a damaged ledger gives no backup', async (context) => {
  const path = scratchPath(context);
  await fillLedger(path, 300);
  const to = join(dirname(path), 'other');
  writeFileSync(to, 'mine');
  await assert.rejects(backupLedger(path, to, { verifier }), { code: 'BNG_LEDGER_EXISTS' });
  assert.equal(readFileSync(to, 'utf8'), 'mine');
  const db = new DatabaseSync(path);
  db.exec("UPDATE record SET body = x'7b7d' WHERE position = (SELECT min(position) FROM record)");
  db.close();
  await assert.rejects(backupLedger(path, `${path}-b`, { verifier }), {
    code: 'BNG_LEDGER_CORRUPT',
  });
  assert.equal(existsSync(`${path}-b`), false);
  await assert.rejects(backupLedger(to, `${path}-b`, { verifier }), { code: 'BNG_LEDGER_FORMAT' });
});

test('a folder that is not there is said', async (context) => {
  const { path } = optionsFor(scratchPath(context));
  await fillLedger(path, 100);
  await assert.rejects(backupLedger(path, join(dirname(path), 'no', 'b.db'), { verifier }), {
    code: 'BNG_LEDGER_BACKUP',
  });
});
