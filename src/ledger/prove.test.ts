import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fillLedger, newSigner, scratchPath } from './fixture.ts';
import { type EntryProof, LedgerError, proveEntry, readLedger } from './index.ts';

/** The script that the docs hand to strangers: it shares no code with the product. */
const SCRIPT = fileURLToPath(new URL('../../docs/verify-entry.mjs', import.meta.url));

interface Checked {
  readonly code: number | null;
  readonly said: string;
}

function strangerChecks(folder: string, proof: unknown, key: string): Checked {
  const file = join(folder, 'proof.json');
  writeFileSync(file, JSON.stringify(proof));
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, file, key], {
    encoding: 'utf8',
  });
  return { code: status, said: stdout + stderr };
}

async function filled(context: TestContext, inputs: number, batch?: number) {
  const path = scratchPath(context);
  const { options } = await fillLedger(path, inputs, batch ?? 0);
  const reader = readLedger(path);
  context.after(() => reader.close());
  return { path, folder: dirname(path), key: options.signer.publicKey, reader };
}

test('a stranger verifies entries of every kind, at both ends and across tiles', async (context) => {
  const { folder, key, reader } = await filled(context, 1500, 300);
  const { entries } = reader;
  assert.ok(entries > 400, `${entries} entries are more than a tile`);
  const kinds = new Set<string>();
  for (const index of [0, 1, 2, 254, 255, 256, 257, entries - 2, entries - 1]) {
    const proof = proveEntry(reader, index);
    const { code, said } = strangerChecks(folder, proof, key);
    assert.equal(code, 0, said);
    assert.match(said, new RegExp(`Proven: entry ${index} of ${entries} in bongsu/kor/exercise/`));
    const entry = reader.entry(index)!;
    kinds.add(entry.table === 'chunk' ? 'chunk' : entry.kind);
    if (entry.table === 'record') assert.ok(said.includes(Buffer.from(entry.bytes).toString()));
  }
  assert.ok(kinds.has('chunk') && kinds.size >= 3, [...kinds].join(', '));
});

test('every entry has a path, and no two proofs share a salt', async (context) => {
  const { reader } = await filled(context, 300);
  const salts = new Set<string>();
  for (let index = 0; index < reader.entries; index++) salts.add(proveEntry(reader, index).salt);
  assert.equal(salts.size, reader.entries);
});

test('a proof that was changed anywhere, or another key, proves nothing', async (context) => {
  const { folder, key, reader } = await filled(context, 200);
  const good = proveEntry(reader, 5);
  const refused = (proof: unknown, why: RegExp, by = key): void => {
    const { code, said } = strangerChecks(folder, proof, by);
    assert.equal(code, 3, said);
    assert.match(said, why);
  };
  const note = good.checkpoint;
  refused({ ...good, index: 6 }, /not under the signed root/);
  refused({ ...good, entry: proveEntry(reader, 6).entry }, /not under the signed root/);
  refused({ ...good, salt: proveEntry(reader, 6).salt }, /not under the signed root/);
  refused({ ...good, path: good.path.slice(1) }, /too short|not under/);
  refused({ ...good, path: [...good.path, good.path[0]] }, /too long/);
  refused({ ...good, index: 1_000_000 }, /not among/);
  refused({ ...good, checkpoint: note.replace('/exercise/', '/actual/') }, /another name/);
  refused({ ...good, checkpoint: note.replaceAll('/exercise/', '/actual/') }, /another key/);
  refused({ ...good, checkpoint: note.replace('timeMs 1', 'timeMs 2') }, /signature is wrong/);
  refused({ ...good, checkpoint: 'nothing' }, /no signed note/);
  refused({ ...good, format: 'x' }, /no proof of this format/);
  refused(good, /another key/, newSigner().publicKey);
  refused(good, /not 32 bytes/, 'abc');
  assert.equal(strangerChecks(folder, good, key).code, 0);
});

test('an entry that is not there, or not signed yet, is said to be so', async (context) => {
  const { path, reader } = await filled(context, 100);
  const code = (index: number): string => {
    try {
      return String(proveEntry(reader, index) satisfies EntryProof);
    } catch (error) {
      return error instanceof LedgerError ? `${error.code} ${error.message}` : String(error);
    }
  };
  assert.match(code(reader.entries), /BNG_LEDGER_NO_ENTRY .*has no entry/);
  const { DatabaseSync } = await import('node:sqlite');
  const db = new DatabaseSync(path);
  db.exec('DELETE FROM checkpoint');
  db.close();
  assert.match(code(0), /BNG_LEDGER_UNSIGNED .*the newest covers 0 entries/);
});
