import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartAt, toChart } from '../../earth/index.ts';
import { burningStrands, normalised } from './fan.ts';
import { fly, SCUD_ER } from './flight.fixture.ts';
import { natureOf } from './nature.ts';
import { withPullUps } from './pull-up.ts';

test('a pull-up is one strand more, wider to both sides, nearer and farther than the arcs', () => {
  const state = fly(SCUD_ER).states[60]!;
  const covariance = Float64Array.from({ length: 36 }, (_, i) => (i % 7 === 0 ? 100 : 0));
  const strands = normalised(
    burningStrands(state, covariance, { probability: 1, acceleration: 40 }),
  );
  const from = { latitudeRad: 0.68, longitudeRad: 2.2 };
  const some = withPullUps(strands, 0.7, from);
  assert.equal(some.length, strands.length + 1);
  assert.ok(Math.abs(some.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-9);
  assert.equal(some.at(-1)!.weight, 0.7);
  const at = new Float64Array(2);
  const sideways = (points: (typeof some)[number]['points']): number => {
    const turns = points.map((p) => {
      toChart(chartAt(from), p.latitudeRad, p.longitudeRad, at, 0);
      return Math.atan2(at[1]!, at[0]!);
    });
    const middle = turns.reduce((sum, turn) => sum + turn, 0) / turns.length;
    return Math.sqrt(turns.reduce((sum, turn) => sum + (turn - middle) ** 2, 0) / turns.length);
  };
  // Evenly over 0.42 rad to either side has a sigma of 0.24.
  assert.ok(sideways(some.at(-1)!.points) > 0.2);
  assert.ok(sideways(strands[0]!.points) < 0.1);
});

test('the lower a short flight stays, the likelier it manoeuvres, without a jump', () => {
  const flight = { apogeeLnSigma: 0.01, rangeM: 340e3, rangeLnSigma: 0.01, misfit: 1 };
  const orbit = { perigee: -3_000e3 + 6_371e3, perigeeSigma: 10e3 };
  let last = 1;
  for (let apogeeM = 50e3; apogeeM <= 110e3; apogeeM += 1_000) {
    const p = natureOf({ ...flight, ...orbit, apogeeM }).depressedOrManoeuvring;
    assert.ok(p <= last + 1e-9, `${apogeeM} ${last} ${p}`);
    if (apogeeM > 50e3) assert.ok(last - p < 0.1, `${apogeeM} ${last} ${p}`);
    last = p;
  }
  assert.ok(last < 0.02, `${last}`);
});
