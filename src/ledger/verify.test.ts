import assert from 'node:assert/strict';
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { ed25519Verifier } from '../seal/index.ts';
import { type Filled, fillLedger, newSigner, scratchPath } from './fixture.ts';
import { LedgerError, openLedger, readLedger, type VerifyReport, verifyLedger } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'bongsu-ledger-'));
const sample = join(folder, 'sample.db');
let filled: Filled;

before(async () => {
  filled = await fillLedger(sample, 1400, 300, { settings: { checkpointEntries: 40 } });
});
after(() => rmSync(folder, { recursive: true, force: true }));

function verify(path: string, keys?: readonly string[]): VerifyReport {
  const reader = readLedger(path);
  try {
    const verifier = ed25519Verifier();
    return verifyLedger(reader, keys === undefined ? { verifier } : { verifier, keys });
  } finally {
    reader.close();
  }
}

/** A copy of the sample, changed by SQL, and what verification says about it. */
function tampered(name: string, sql: string): VerifyReport {
  const path = join(folder, `${name}.db`);
  copyFileSync(sample, path);
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
  const report = verify(path);
  assert.equal(report.verified, false, `${name} was not found`);
  return report;
}

const where = (report: VerifyReport): string => report.findings.map((f) => f.where).join(', ');

test('an untouched ledger verifies, wholly signed when it was closed', () => {
  const report = verify(sample);
  assert.deepEqual(report.findings, []);
  assert.equal(report.verified, true);
  assert.equal(report.inputs, 1400);
  assert.deepEqual([report.firstSeq, report.lastSeq], [1, 1400]);
  assert.deepEqual(report.records, { tracks: 280, decision: 200, statement: 28 });
  assert.equal(report.signedEntries, report.entries);
  assert.ok(report.entries > 512, 'it spans several tiles');
  assert.ok(report.checkpoints > 5);
  assert.deepEqual(report.keys, [filled.options.signer.publicKey]);
  assert.equal(verify(sample, [filled.options.signer.publicKey]).verified, true);
});

test('one changed byte of any chunk, record, snapshot, tile or checkpoint is found', () => {
  // The last bit of the last byte: it decodes as before.
  const flip = (column: string): string =>
    `${column} = CAST(substr(${column}, 1, length(${column}) - 1) ||
       CASE WHEN hex(substr(${column}, -1)) = '00' THEN x'01' ELSE x'00' END AS BLOB)`;
  const middle = (table: string): string =>
    `position = (SELECT position FROM ${table} ORDER BY position LIMIT 1 OFFSET 9)`;
  assert.match(
    where(tampered('chunk', `UPDATE chunk SET ${flip('bytes')} WHERE ${middle('chunk')}`)),
    /^tile 0 of level 0|^checkpoint of/,
  );
  assert.match(
    where(
      tampered(
        'record',
        `UPDATE record SET body = CAST(replace(CAST(body AS TEXT), '합', '함') AS BLOB)
         WHERE kind = 'decision' AND seq = 707`,
      ),
    ),
    /checkpoint of/,
  );
  tampered('salt', `UPDATE record SET ${flip('salt')} WHERE ${middle('record')}`);
  assert.match(
    where(tampered('snapshot', `UPDATE snapshot SET ${flip('bytes')} WHERE seq = 600`)),
    /snapshot of input 600/,
  );
  assert.match(
    where(tampered('tile', `UPDATE tile SET ${flip('hashes')} WHERE level = 0 AND number = 1`)),
    /tile 1 of level 0/,
  );
  for (const set of [
    "root = replace(root, substr(root, 1, 1), CASE substr(root, 1, 1) WHEN 'a' THEN 'b' ELSE 'a' END)",
    'time_ms = time_ms + 1',
    "signature = replace(signature, substr(signature, 5, 1), '_')",
    `key = '${newSigner().publicKey}'`,
  ]) {
    assert.match(
      where(
        tampered(
          'checkpoint',
          `UPDATE checkpoint SET ${set} WHERE size = (SELECT max(size) FROM checkpoint)`,
        ),
      ),
      /checkpoint of/,
    );
  }
});

test('a changed column, time, seq or kind is found though the bytes stand', () => {
  for (const sql of [
    'UPDATE chunk SET first_seq = first_seq + 1 WHERE first_seq = 81',
    'UPDATE chunk SET last_ms = last_ms + 1 WHERE first_seq = 81',
    'UPDATE chunk SET first_ms = first_ms + 1 WHERE first_seq = 81',
    "UPDATE record SET kind = 'warning' WHERE kind = 'decision' AND seq = 77",
    'UPDATE record SET seq = 76 WHERE seq = 77',
    "UPDATE record SET id = 'x' WHERE seq = 100",
    "UPDATE meta SET value = 'actual' WHERE name = 'mode'",
    "UPDATE meta SET value = '00' WHERE name = 'id'",
  ]) {
    tampered('column', sql);
  }
});

test('a removed entry, middle or last, is found', () => {
  assert.match(
    where(tampered('middle', "DELETE FROM record WHERE kind = 'statement' AND seq = 100")),
    /entry \d+/,
  );
  assert.match(
    where(
      tampered(
        'last',
        'DELETE FROM record WHERE seq > 1200; DELETE FROM chunk WHERE first_seq > 1200',
      ),
    ),
    /checkpoint of \d+ entries/,
  );
});

test('a ledger wholly made anew by another key fails against the key one was told', async (context) => {
  const path = scratchPath(context);
  await fillLedger(path, 20);
  assert.equal(verify(path).verified, true);
  const report = verify(path, [filled.options.signer.publicKey]);
  assert.match(report.findings[0]!.message, /may not sign/);
});

test('a renewed key goes on in the same ledger, and both are told', async (context) => {
  const path = scratchPath(context);
  const { options } = await fillLedger(path, 20);
  const signer = newSigner();
  const ledger = await openLedger({ ...options, signer });
  ledger.append({ kind: 'tick', seq: 21, atMs: ledger.lastMs }, []);
  await ledger.close();
  const report = verify(path);
  assert.equal(report.verified, true);
  assert.deepEqual(report.keys, [options.signer.publicKey, signer.publicKey]);
});

test('a file cut anywhere gives a finding or a clear error, never a crash', () => {
  const whole = readFileSync(sample).length;
  const path = join(folder, 'cut.db');
  for (let i = 0; i < 24; i++) {
    copyFileSync(sample, path);
    truncateSync(path, Math.floor((whole * i) / 24));
    assert.ok(!verifies(path), `cut at ${i}/24`);
  }
});

test('bytes flipped anywhere in the file never crash verification', () => {
  const original = readFileSync(sample);
  const path = join(folder, 'flipped.db');
  let found = 0;
  for (let i = 0; i < 60; i++) {
    const bytes = Buffer.from(original);
    const at = Math.floor((bytes.length * (i + 0.37)) / 60);
    bytes[at] = bytes[at]! ^ (1 << (i % 8));
    writeFileSync(path, bytes);
    if (!verifies(path)) found += 1;
  }
  // The rest lies in pages and corners of pages that hold nothing.
  assert.ok(found > 30, `${found} of 60 found`);
});

function verifies(path: string): boolean {
  try {
    return verify(path).verified;
  } catch (error) {
    assert.ok(error instanceof LedgerError, String(error));
    return false;
  }
}
