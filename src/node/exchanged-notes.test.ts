import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openNote, toBase64Url } from '../seal/index.ts';
import type { LedgerRecord } from '../watch/index.ts';
import { keepExchangedNotes } from './exchanged-notes.ts';

type Record = Extract<LedgerRecord, { kind: 'exchanged' }>;

function record(what: Record['body']['what'], size: number, names: readonly string[]): Record {
  const notes = names.map((name) => ({
    text: `bongsu/exchanged/x\n${size}\nroot\n`,
    signatures: [
      { name, key: toBase64Url(new Uint8Array(32)), signature: toBase64Url(new Uint8Array(64)) },
    ],
  }));
  const about = { direction: 'sent', size, notes, signed: true, leaves: null } as const;
  return { kind: 'exchanged', seq: 1, peer: 'usa', body: { what, ...about } };
}

function folderOf(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-notes-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('the newest note of both is kept as a file, and every contradiction', async (context) => {
  const folder = join(folderOf(context), 'exchanged');
  const notes = keepExchangedNotes(folder);
  notes.keep([record('asked', 1, ['kor']), record('agreed', 1, ['kor'])]);
  notes.keep([record('agreed', 7, ['kor'])]);
  notes.keep([record('disputed', 8, ['usa', 'kor']), record('disputed', 9, ['usa', 'kor'])]);
  await notes.settled();
  assert.deepEqual(readdirSync(folder).sort(), ['usa-disputed.note', 'usa-sent.note']);
  const newest = openNote(readFileSync(join(folder, 'usa-sent.note'), 'utf8'));
  assert.equal(newest?.text.split('\n')[1], '7');
  const disputed = readFileSync(join(folder, 'usa-disputed.note'), 'utf8');
  assert.equal(disputed.match(/^bongsu\/exchanged/gm)?.length, 4);
});

test('a folder that cannot be written stops nothing', async (context) => {
  const notes = keepExchangedNotes(join(folderOf(context), '\0'));
  notes.keep([record('agreed', 1, ['kor'])]);
  await notes.settled();
});
