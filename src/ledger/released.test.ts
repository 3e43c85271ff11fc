import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalBytes } from '../seal/index.ts';
import { FROM_BEGINNING, type LedgerReader, releasedTo, type Walk } from './index.ts';

type Row = { position: number; seq: number; kind: string; bytes: Uint8Array };

function rowsOf(): {
  readonly rows: Row[];
  readonly reader: LedgerReader;
  add(...of: object[]): void;
} {
  const rows: Row[] = [];
  const reader = {
    *storedRecords(from: number): Generator<Row> {
      for (let position = from; position < rows.length; position++) yield rows[position]!;
    },
    entry: (position: number) => rows[position] ?? null,
  };
  let seq = 0;
  const add = (...of: object[]): void => {
    seq += 1;
    for (const each of of) {
      const { kind } = each as { kind: string };
      rows.push({ position: rows.length, seq, kind, bytes: canonicalBytes({ ...each, seq }) });
    }
  };
  return { rows, reader: reader as unknown as LedgerReader, add };
}

function told(id: string, hazard: string): object[] {
  const content = { about: 'hazard', hazard, revision: 1 };
  const body = { id, origin: 'kor', releaseClass: 'close', timeMs: 1, content };
  return [{ kind: 'statement', body: { body } }, decided('released-to', id)];
}

function decided(what: string, about: string): object {
  const body = { what, atMs: 1, subject: 'jpn', reason: 'lattice', message: '', about };
  return { kind: 'decision', body };
}

test('what comes into a ledger while a walk is made is left to the next one, and both are the same again', () => {
  const { rows, reader, add } = rowsOf();
  add(...told('kor-s1', 'kor-h1'));
  add(...told('kor-s2', 'kor-h2'));
  const end = rows.length;
  const walk = releasedTo(reader, 'jpn', FROM_BEGINNING, [], end);
  const first = walk.next().value!;
  // Rules change meanwhile, and more is released and withheld.
  add(...told('kor-s3', 'kor-h3'));
  add(decided('withheld-from', 'kor-s2'), decided('withheld-from', 'kor-s3'));
  const rest = [...walk];
  const idsOf = (list: readonly { statement: { body: { id: string } } }[]): string[] =>
    list.map(({ statement: { body } }) => body.id);
  assert.deepEqual(idsOf([first, ...rest]), ['kor-s1', 'kor-s2']);
  const { next } = rest.at(-1)!;
  const walks: Walk[] = [{ below: next.position, end }];
  assert.deepEqual([...releasedTo(reader, 'jpn', next, walks, rows.length)], []);
  const again = [...releasedTo(reader, 'jpn', FROM_BEGINNING, walks, rows.length)];
  assert.deepEqual(idsOf(again), ['kor-s1', 'kor-s2']);
});
