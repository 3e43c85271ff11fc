import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createShare } from './share.ts';
import type { Statement } from './statement.ts';
import { hearWitness, noteRoot, ROOT, witnessOf, witnessProblem } from './witness.ts';

const [A, B] = ['a'.repeat(64), 'b'.repeat(64)];
const LEDGER = '1'.repeat(32);
const LABEL: Statement['label'] = {
  classification: 'unclassified',
  releasableTo: ['jpn'],
  caveats: [],
  delayS: 0,
  fidelity: 'minimum',
};

const share = () => createShare('jpn', 'exercise', LABEL, [], LEDGER);

function probe(revision: number, root: string, ledger = LEDGER, origin = 'kor') {
  const content = { about: 'probe', revision, pad: '', witness: { ledger, root } } as const;
  const about = {
    origin,
    mode: 'exercise',
    releaseClass: 'minimum',
    timeMs: 1,
    label: LABEL,
  } as const;
  const body: Statement = { id: `kor-s${revision}`, ...about, content };
  return { type: 'bongsu/statement/1', key: 'k', signature: 's', body };
}

test('a history that goes on says nothing, in steps of any length and over ledgers', () => {
  const state = share();
  for (const [revision, root] of [
    [1, A],
    [2, A],
    [9, B],
  ] as const) {
    assert.equal(hearWitness(state, 'kor', probe(revision, root)), null);
  }
  assert.equal(hearWitness(state, 'kor', probe(1, B, '2'.repeat(32))), null, 'a ledger begun anew');
  assert.equal(hearWitness(state, 'kor', probe(10, A)), null);
});

test('a count that goes back, or another root under the same count, is a second history, named with both', () => {
  const state = share();
  hearWitness(state, 'kor', probe(7, A));
  assert.equal(
    hearWitness(state, 'kor', probe(7, B)),
    `ledger ${LEDGER}: probe 7 states root ${B} after probe 7 stated root ${A}`,
  );
  assert.match(hearWitness(state, 'kor', probe(6, A)) ?? '', /probe 6 .* after probe 7/);
  // What one node hands on of another is no word on the history of either.
  assert.equal(hearWitness(state, 'kor', probe(1, A, LEDGER, 'usa')), null);
});

test('a root that the shell hands in is stated; anything else is passed over', () => {
  const state = share();
  assert.deepEqual(witnessOf(state), { ledger: LEDGER, root: '0'.repeat(64) });
  noteRoot(state, ROOT, A);
  for (const odd of [null, 7, 'x', `${A}00`, { root: B }]) noteRoot(state, ROOT, odd);
  noteRoot(state, 'something else', B);
  assert.deepEqual(witnessOf(state), { ledger: LEDGER, root: A });
  assert.equal(witnessOf({ ...state, ledger: '' }), undefined);
});

test('a witness with a member too many, or that is none, is refused', () => {
  assert.equal(witnessProblem(undefined), null);
  assert.equal(witnessProblem({ ledger: LEDGER, root: A }), null);
  for (const odd of [null, {}, 3, { ledger: LEDGER, root: A, size: 5 }, { ledger: A, root: A }]) {
    assert.notEqual(witnessProblem(odd), null);
  }
});
