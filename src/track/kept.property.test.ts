import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { KinematicReport, Vector3 } from '../sense/index.ts';
import { keptLength, readReport, writeReport, writtenLength } from './kept.ts';

const number = fc.double({ min: -1e7, max: 1e7, noNaN: true, noDefaultInfinity: true });
const vector: fc.Arbitrary<Vector3> = fc.tuple(number, number, number);
const common = {
  source: fc.constant('s'),
  mode: fc.constant('exercise' as const),
  timeMs: number,
  receivedMs: number,
};
const maybe = { timeAssumed: fc.constant(true), timeSigmaS: number };

/** A record of which the members of `optional` may be missing. */
function withOptional<T extends object, O extends object>(
  needed: { [K in keyof T]: fc.Arbitrary<T[K]> },
  optional: { [K in keyof O]: fc.Arbitrary<O[K]> },
): fc.Arbitrary<T & Partial<O>> {
  return fc
    .tuple(fc.record(needed), fc.record(optional, { requiredKeys: [] }))
    .map(([a, b]) => ({ ...a, ...b }) as T & Partial<O>);
}

const polar = withOptional(
  {
    ...common,
    kind: fc.constant('polar' as const),
    observerEcefM: vector,
    rangeM: number,
    azimuthRad: number,
    sigma: withOptional(
      { rangeM: number, azimuthRad: number },
      { elevationRad: number, rangeRateMps: number },
    ),
  },
  { ...maybe, elevationRad: number, rangeRateMps: number, pressureHeightM: number },
);
const bearing = withOptional(
  {
    ...common,
    kind: fc.constant('bearing' as const),
    observerEcefM: vector,
    losEcef: vector,
    sigma: number.map((losRad) => ({ losRad })),
  },
  maybe,
);
const fix = withOptional(
  {
    ...common,
    kind: fc.constant('fix' as const),
    positionEcefM: vector,
    heightBasis: fc.constantFrom('geometric', 'pressure', 'surface', 'unknown' as const),
    sigma: withOptional({ horizontalM: number, verticalM: number }, { velocityMps: number }),
  },
  { ...maybe, velocityEnuMps: vector, climbStated: fc.boolean() },
);
const estimate = withOptional(
  {
    ...common,
    kind: fc.constant('estimate' as const),
    stateEcef: fc.array(number, { minLength: 6, maxLength: 6 }),
    covariance: fc.array(number, { minLength: 36, maxLength: 36 }),
    provenance: fc.constant([]),
  },
  maybe,
);

test('a report without names is read as it was written, wherever it lies', () => {
  const reports = fc.oneof(polar, bearing, fix, estimate) as fc.Arbitrary<KinematicReport>;
  fc.assert(
    fc.property(reports, fc.nat(9), (report, at) => {
      const to = new Float64Array(60).fill(7);
      writeReport(report, to, at);
      const length = keptLength(report.kind);
      assert.equal(writtenLength(to, at), length);
      assert.ok(to.subarray(0, at).every((value) => value === 7));
      assert.ok(to.subarray(at + length).every((value) => value === 7));
      assert.deepEqual(readReport(to, at, 's', 'exercise'), report);
    }),
    { numRuns: 2_000 },
  );
});
