import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CLASSIFICATIONS, classificationLevel, FIDELITIES, type Label } from '../../mark/index.ts';
import { labelXml, readConfidentialityLabel } from '../../wire/adatp4774/index.ts';
import { mayHold } from '../lattice.ts';
import {
  adatpToLabel,
  labelToAdatp,
  labelToMarking,
  labelToTlp,
  MARKING_TABLES,
  markingToLabel,
  readLabel,
  readTlp,
  TLP_LABELS,
  tlpToLabel,
  writeTlp,
} from './index.ts';

const caveat = fc.oneof(
  fc.constantFrom(
    'exercise',
    'originator-control',
    'source-protection',
    'usa/NOFORN',
    'a//b',
    '%2F',
  ),
  fc.stringMatching(/^[!-~]([ -~]{0,12}[!-~])?$/),
);
const label: fc.Arbitrary<Label> = fc
  .record(
    {
      classification: fc.constantFrom(...CLASSIFICATIONS),
      releasableTo: fc.uniqueArray(fc.constantFrom('aus', 'jpn', 'kor', 'usa', 'un2')),
      caveats: fc.uniqueArray(caveat, { maxLength: 4 }),
      delayS: fc.oneof(fc.nat(100_000), fc.double({ min: 0, max: 1e6, noNaN: true })),
      fidelity: fc.constantFrom(...FIDELITIES),
    },
    { noNullPrototype: true },
  )
  .map((each) => ({
    ...each,
    delayS: Math.abs(each.delayS),
    releasableTo: [...each.releasableTo].sort(),
    caveats: [...each.caveats].sort(),
  }));

test('a label through ADatP-4774 XML and back is the same', () => {
  fc.assert(
    fc.property(label, (each) => {
      const read = readConfidentialityLabel(labelXml(labelToAdatp(each, null)));
      assert.ok(!('reason' in read));
      assert.deepEqual(adatpToLabel(read, [], 'refuse'), { ok: true, label: each, said: [] });
    }),
  );
});

test('a label through TLP 2.0 with its restrictions and back is the same', () => {
  fc.assert(
    fc.property(label, (each) => {
      const marking = readTlp(writeTlp(labelToTlp(each)))!;
      assert.deepEqual(tlpToLabel(marking), { ok: true, label: each, said: [] });
    }),
  );
});

test('a label through JSON is the same, and nothing that is none is read', () => {
  fc.assert(
    fc.property(label, (each) => {
      assert.deepEqual(readLabel(JSON.parse(JSON.stringify(each))), each);
    }),
  );
  fc.assert(fc.property(fc.anything(), (value) => void readLabel(value)));
  assert.match(String(readLabel({ classification: 'secret', colour: 1 })), /colour/);
});

test('a colour alone is read as the most that it may mean, for nobody else, and says so', () => {
  for (const tlp of TLP_LABELS) {
    const read = tlpToLabel({ tlp, restrictions: [] });
    assert.ok(read.ok && read.said.length === 2, tlp);
    assert.deepEqual(read.label.releasableTo, []);
  }
  const levels = TLP_LABELS.map((tlp) => {
    const read = tlpToLabel({ tlp, restrictions: [] });
    return read.ok ? classificationLevel(read.label.classification) : -1;
  });
  assert.deepEqual(
    levels,
    [...levels].sort((a, b) => b - a),
  );
  assert.equal(readTlp('TLP:WHITE'), null);
});

test('a colour that says less than what stands behind it is refused', () => {
  const forged = readTlp('TLP:GREEN//CLASSIFICATION SECRET//REL TO JPN')!;
  assert.ok(!tlpToLabel(forged).ok);
});

test('what a nation writes and nobody here knows withholds instead of being dropped', () => {
  const usa = MARKING_TABLES.find(({ nation }) => nation === 'usa')!;
  const read = markingToLabel('SECRET//NOFORN//ORCON//REL TO JPN, KOR', usa, 'refuse');
  assert.ok(read.ok);
  assert.deepEqual(read.label, {
    classification: 'secret',
    releasableTo: ['jpn', 'kor'],
    caveats: ['originator-control', 'usa/NOFORN'],
    ...{ delayS: 0, fidelity: 'full' },
  });
  const jpn = {
    ...{ node: 'jpn', statementKey: '', clearance: 'secret' as const, releaseClasses: ['all'] },
    ...{ relay: false, origins: [] },
  };
  const verdict = mayHold(read.label, 'all', jpn, false, 0);
  assert.ok(!verdict.ok && verdict.reason === 'unknown-caveat');
});

test('words of three nations stand where public sources put them', () => {
  const known: [string, string, string | null][] = [
    ['kor', '군사 2급비밀', 'secret'],
    ['kor', 'Ⅱ급비밀', 'secret'],
    ['kor', '군사Ⅲ급비밀', 'confidential'],
    ['kor', '대외비', 'restricted'],
    ['kor', 'Ⅰ급비밀', null],
    ['jpn', '極秘', 'secret'],
    ['jpn', '特定秘密', 'secret'],
    ['jpn', '秘', 'confidential'],
    ['jpn', '注意', 'restricted'],
    ['jpn', '機密', null],
    ['usa', 'UNCLASSIFIED//FOUO', 'restricted'],
    ['usa', 'CUI//REL TO KOR', 'restricted'],
    ['usa', 'unclassified', 'unclassified'],
    ['usa', 'TOP SECRET//REL TO KOR', null],
  ];
  for (const [nation, marking, classification] of known) {
    const table = MARKING_TABLES.find((each) => each.nation === nation)!;
    const read = markingToLabel(marking, table, 'refuse');
    assert.equal(read.ok ? read.label.classification : null, classification, marking);
  }
});

test('a word that no table knows is refused, or taken as the highest and said', () => {
  const [table] = MARKING_TABLES;
  assert.ok(!markingToLabel('COSMIC', table!, 'refuse').ok);
  const read = markingToLabel('COSMIC', table!, 'highest');
  assert.ok(read.ok && read.label.classification === 'secret' && read.said.length === 2);
  assert.ok(!markingToLabel('Ⅰ급비밀', table!, 'highest').ok, 'known to be above');
});

test('a label in a nation’s words and back keeps all that those can say', () => {
  fc.assert(
    fc.property(label, fc.constantFrom(...MARKING_TABLES), (each, table) => {
      const plain = {
        ...each,
        caveats: each.caveats.filter((name) => /^(?:exercise|originator|source)/.test(name)),
      };
      const marked = labelToMarking(plain, table);
      assert.ok(marked.ok);
      assert.equal(
        marked.lost.length,
        (plain.delayS === 0 ? 0 : 1) + (plain.fidelity === 'full' ? 0 : 1),
      );
      const back = markingToLabel(marked.marking, table, 'refuse');
      assert.ok(back.ok);
      assert.deepEqual(back.label, { ...plain, delayS: 0, fidelity: 'full' });
    }),
  );
});

test('a NATO label is read by its table; what is not known of it withholds', () => {
  const nato = {
    ...{ nation: 'nato', sources: [] },
    rows: [{ markings: ['SECRET'], classification: 'secret' as const }],
  };
  const from = {
    ...{ element: 'originatorConfidentialityLabel' as const, policy: 'NATO', policyUri: null },
    ...{ classification: 'SECRET', privacyMarks: [], created: null, review: null },
    categories: [
      { tagName: 'Releasable To', type: 'PERMISSIVE' as const, uri: null, values: ['KOR', 'JPN'] },
      { tagName: 'Context', type: 'INFORMATIVE' as const, uri: null, values: ['EAPC'] },
    ],
  };
  const read = adatpToLabel(from, [nato], 'refuse');
  assert.ok(read.ok);
  assert.deepEqual(read.label.releasableTo, ['jpn', 'kor']);
  assert.deepEqual(read.label.caveats, ['4774/Context=EAPC']);
  assert.ok(!adatpToLabel(from, MARKING_TABLES, 'refuse').ok);
  const nobody = adatpToLabel({ ...from, categories: [] }, [nato], 'refuse');
  assert.ok(nobody.ok && nobody.label.releasableTo.length === 0 && nobody.said.length === 1);
});
