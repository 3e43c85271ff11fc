import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  CLASSIFICATIONS,
  classificationLevel,
  FIDELITIES,
  joinLabels,
  type Label,
} from './label.ts';

const nodes = fc
  .uniqueArray(fc.constantFrom('kor', 'usa', 'jpn', 'aus'))
  .map((list) => [...list].sort());
const label: fc.Arbitrary<Label> = fc.record(
  {
    classification: fc.constantFrom(...CLASSIFICATIONS),
    releasableTo: nodes,
    caveats: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')).map((list) => [...list].sort()),
    delayS: fc.nat(1000),
    fidelity: fc.constantFrom(...FIDELITIES),
  },
  { noNullPrototype: true },
);

test('joining is commutative, associative and idempotent', () => {
  fc.assert(
    fc.property(label, label, label, (a, b, c) => {
      assert.deepEqual(joinLabels(a, b), joinLabels(b, a));
      assert.deepEqual(joinLabels(joinLabels(a, b), c), joinLabels(a, joinLabels(b, c)));
      assert.deepEqual(joinLabels(a, a), a);
    }),
  );
});

test('a joined label is never more open than either of its parts', () => {
  fc.assert(
    fc.property(label, label, (a, b) => {
      const joined = joinLabels(a, b);
      for (const part of [a, b]) {
        assert.ok(
          classificationLevel(joined.classification) >= classificationLevel(part.classification),
        );
        assert.ok(joined.releasableTo.every((node) => part.releasableTo.includes(node)));
        assert.ok(part.caveats.every((caveat) => joined.caveats.includes(caveat)));
        assert.ok(joined.delayS >= part.delayS);
        assert.ok(FIDELITIES.indexOf(joined.fidelity) <= FIDELITIES.indexOf(part.fidelity));
      }
    }),
  );
});
