import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConfig, completeConfig } from './config-read.ts';

const read = (value: object) => completeConfig(checkConfig(value, 'kor.yaml'), '/tmp');

const NATO = {
  nation: 'nato',
  rows: [
    { markings: ['NATO SECRET', 'NS'], classification: 'secret' },
    { markings: ['COSMIC TOP SECRET'], classification: null },
  ],
};

test('a node’s label is written in a nation’s words, of its own tables too', () => {
  const kor = read({ label: { marking: 'kor: 군사Ⅲ급비밀//ORCON//REL TO USA, JPN' } });
  assert.deepEqual(kor.label, {
    ...{ classification: 'confidential', releasableTo: ['jpn', 'usa'] },
    ...{ caveats: ['originator-control'], delayS: 0, fidelity: 'full' },
  });
  const nato = read({ markings: [NATO], label: { marking: 'nato: NS//REL TO USA', delayS: 5 } });
  assert.equal(nato.label.classification, 'secret');
  assert.equal(nato.label.delayS, 5);
  assert.deepEqual(
    nato.markings.map(({ nation }) => nation),
    ['nato', 'kor', 'usa', 'jpn'],
  );
});

test('a table of the node takes the place of the program’s for that nation', () => {
  const rows = [{ markings: ['SECRET'], classification: 'confidential' }];
  const agreed = read({ markings: [{ nation: 'usa', rows }], label: { marking: 'usa: SECRET' } });
  assert.equal(agreed.label.classification, 'confidential');
  assert.deepEqual(agreed.label.releasableTo, [], 'a marking that names nobody is for nobody');
});

test('a word that no table knows, or that is above what may be held, starts no node', () => {
  for (const marking of ['usa: TOP SECRET', 'usa: SECRT', 'fra: SECRET', 'SECRET']) {
    assert.throws(() => read({ label: { marking } }), /label\.marking/, marking);
  }
  assert.throws(() => read({ markings: [{ nation: 'usa', rows: [{ markings: [] }] }] }));
});
