import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { WGS84 } from '../../earth/index.ts';
import type { Overflight } from '../hazard.ts';
import { fallFor } from './fall.ts';
import { fly, INTERMEDIATE, noisy, radarCovariance, randomFrom } from './flight.fixture.ts';
import { overflownBy } from './overflown.ts';
import { sidewaysOf } from './sideways.ts';

const flight = fly(INTERMEDIATE);
const BURNOUT_S = Math.ceil(flight.burnoutS);

/** Across the plane of the flight, in which it goes on where the Earth does not turn under it. */
function normalOf(state: Float64Array): number[] {
  const [x, y, z, u, v, w] = [...state] as [number, number, number, number, number, number];
  const [p, q] = [u - WGS84.omega * y, v + WGS84.omega * x];
  const n = [y * w - z * q, z * p - x * w, x * q - y * p];
  const size = Math.hypot(...n);
  return n.map((each) => each / size);
}

function fallen(state: Float64Array, timeS: number): Float64Array {
  const to = Float64Array.from(state);
  for (let s = 0; s < timeS; s += 10) assert.ok(fallFor(to, Math.min(10, timeS - s), 0));
  return to;
}

test('a way that leaves the plane is where its fall leads to', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -20e3, max: 20e3, noNaN: true }),
      fc.double({ min: -60, max: 60, noNaN: true }),
      fc.integer({ min: 20, max: 900 }),
      (placeM, paceMps, timeS) => {
        const state = flight.states[BURNOUT_S]!;
        const n = normalOf(state);
        const off = [0, 1, 2].map((i) => placeM * n[i]!);
        // Speeds here are those over the turning Earth.
        const turn = [-WGS84.omega * off[1]!, WGS84.omega * off[0]!, 0];
        const error = [...off, ...[0, 1, 2].map((i) => paceMps * n[i]! - turn[i]!)];
        const covariance = new Float64Array(36);
        const flown = [...off, ...[0, 1, 2].map((i) => paceMps * n[i]!)];
        for (let i = 0; i < 36; i++) covariance[i] = flown[Math.floor(i / 6)]! * flown[i % 6]!;
        const likely = fallen(state, timeS);
        const other = fallen(
          state.map((each, i) => each + error[i]!),
          timeS,
        );
        const said = sidewaysOf(state, covariance)(likely[0]!, likely[1]!, likely[2]!, timeS);
        // Over the ground: the angle between the two at the same moment.
        const size = (a: Float64Array): number => Math.hypot(a[0]!, a[1]!, a[2]!);
        const apart = [0, 1, 2].map((i) => likely[i]! / size(likely) - other[i]! / size(other));
        const away = WGS84.b * Math.hypot(...apart);
        assert.ok(Math.abs(said - away) < 300 + 0.03 * away, `${said} ${away}`);
      },
    ),
    { numRuns: 40 },
  );
});

test('the chances of the areas beside the way are how often ways go over them, and few are missed', (t) => {
  const { normal } = randomFrom(11);
  const from = BURNOUT_S + 25;
  const state = flight.states[from]!;
  const covariance = radarCovariance(flight, [37.5, 129], BURNOUT_S, from);
  // As wide as after the first looks: some tens of kilometres to the side over Japan.
  for (let i = 0; i < 36; i++) covariance[i]! *= 10_000;
  const certain = new Float64Array(36);
  const nowhere = { latitudeRad: 0, longitudeRad: 0 };
  const timeS = flight.states.length - 1 - from;
  const over = (state: Float64Array, spread: Float64Array): Overflight[] =>
    overflownBy({ state, covariance: spread }, 0, timeS, nowhere, []);
  const likely = over(state, covariance);
  const line = over(state, certain);
  assert.ok(likely.length > line.length + 3, `${likely.length} ${line.length}`);
  assert.ok(likely.some(({ probability }) => probability > 0.2 && probability < 0.8));
  assert.ok(line.every(({ probability }) => probability === 1));
  const counts = new Map<string, number>();
  const runs = 60;
  let [all, missed] = [0, 0];
  for (let i = 0; i < runs; i++) {
    for (const { region } of over(noisy(state, covariance, normal), certain)) {
      counts.set(region, (counts.get(region) ?? 0) + 1);
      all += 1;
      if (!likely.some((area) => area.region === region)) missed += 1;
    }
  }
  const expected = likely.reduce((sum, { probability }) => sum + probability, 0);
  t.diagnostic(
    `${expected.toFixed(2)} expected, ${(all / runs).toFixed(2)} flown over, ${missed} of ${all} missed`,
  );
  assert.ok(missed < 0.02 * all, `${missed} of ${all}`);
  assert.ok(Math.abs(expected - all / runs) < 0.12 * expected, `${expected} ${all / runs}`);
  for (const { region, probability } of likely) {
    const share = (counts.get(region) ?? 0) / runs;
    const sigma = Math.sqrt((probability * (1 - probability)) / runs);
    assert.ok(
      Math.abs(share - probability) < 4 * sigma + 0.08,
      `${region} ${probability} ${share}`,
    );
  }
});
