import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEGREE, ecefToGeodetic, geodesicInverse } from '../../earth/index.ts';
import { meanArcTime, solveArc } from './arc.ts';
import { FALL_TIME, fallToGround } from './fall.ts';
import { equivalentRange, minimumEnergyApogee, speedForRange } from './range.ts';

const site = fc.record({
  latitudeRad: fc.double({ min: -1.4, max: 1.4, noNaN: true }),
  longitudeRad: fc.double({ min: -3.1, max: 3.1, noNaN: true }),
});
const bearing = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });

test('an arc comes down at its range and bearing, whatever the place and direction', () => {
  fc.assert(
    fc.property(
      site,
      bearing,
      fc.double({ min: 100e3, max: 9_000e3, noNaN: true }),
      fc.double({ min: -0.7, max: 1.5, noNaN: true }),
      (from, bearingRad, rangeM, loft) => {
        const apogeeM = Math.min(8_000e3, minimumEnergyApogee(rangeM) * Math.exp(loft));
        const arc = solveArc(from, apogeeM, rangeM, bearingRad);
        assert.ok(arc !== null, `${apogeeM} ${rangeM}`);
        const end = new Float64Array(8);
        assert.ok(fallToGround(Float64Array.from(arc.start), 0, 1, end));
        const path = geodesicInverse(from, ecefToGeodetic(end[0]!, end[1]!, end[2]!));
        assert.ok(Math.abs(path.distanceM - rangeM) < 20, `${path.distanceM}`);
        const turn = Math.atan2(
          Math.sin(path.azimuthRad - bearingRad),
          Math.cos(path.azimuthRad - bearingRad),
        );
        assert.ok(Math.abs(turn) * rangeM < 100, `${turn} rad`);
        assert.equal(end[FALL_TIME], arc.timeS);
      },
    ),
    { numRuns: 60 },
  );
});

test('figures that no arc meets give none', () => {
  const from = { latitudeRad: 0.6, longitudeRad: 2 };
  for (const [apogee, range] of [
    [0, 1e6],
    [1e5, 0],
    [Number.NaN, 1e6],
    [1e5, Number.POSITIVE_INFINITY],
    [1e5, 19.5e6],
    [-1e5, 1e6],
  ] as const) {
    assert.equal(solveArc(from, apogee, range, 1), null);
  }
  assert.equal(solveArc(from, 1e5, 1e6, Number.NaN), null);
});

test('without a bearing the time lies between those of the four quarters', () => {
  const from = { latitudeRad: 0.6, longitudeRad: 2 };
  const mean = meanArcTime(from, 770e3, 3_700e3);
  assert.ok(mean !== null && mean.halfSpreadS > 5 && mean.halfSpreadS < 120);
  for (const b of [0, 90, 180, 270]) {
    const arc = solveArc(from, 770e3, 3_700e3, b * DEGREE);
    assert.ok(arc !== null && Math.abs(arc.timeS - mean.timeS) <= mean.halfSpreadS + 1e-6);
  }
});

test('minimum-energy apogees are those of the study', () => {
  for (const [range, apogee] of [
    [3_700e3, 779e3],
    [4_500e3, 905e3],
    [1_000e3, 240e3],
    [380e3, 94e3],
  ] as const) {
    assert.ok(Math.abs(minimumEnergyApogee(range) - apogee) < 1e3, `${range}`);
  }
});

test('equivalent range rises with speed, and its inverse gives the speed back', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 6_381e3, max: 7_000e3, noNaN: true }),
      fc.double({ min: 1_000, max: 7_000, noNaN: true }),
      (r, v) => {
        const range = equivalentRange(r, v);
        assert.ok(equivalentRange(r, v * 1.01) >= range);
        // From the surface of a sphere: sin(ψ/2) = Q / (2 - Q), Bate, Mueller, White 6.2-18.
        const q = (v * v * 6_371e3) / 3.986004418e14;
        if (q < 0.95) {
          const closed = 2 * 6_371e3 * Math.asin(q / (2 - q));
          assert.ok(Math.abs(equivalentRange(6_371e3, v) / closed - 1) < 1e-5);
        }
        if (range < 15e6) assert.ok(Math.abs(speedForRange(r, range) / v - 1) < 1e-4);
      },
    ),
  );
});
