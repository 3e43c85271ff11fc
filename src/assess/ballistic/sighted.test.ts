import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEGREE, ecefToGeodetic, geodesicInverse, geodeticToEcef } from '../../earth/index.ts';
import type { BearingReport, Vector3 } from '../../sense/index.ts';
import {
  type Flight,
  fly,
  INTERMEDIATE,
  LOFTED,
  ROCKET,
  randomFrom,
  SCUD_ER,
} from './flight.fixture.ts';
import { sightedLaunch } from './sighted.ts';

const WEST = geodeticToEcef(0, 100 * DEGREE, 35_786e3);
const EAST = geodeticToEcef(0, 140 * DEGREE, 35_786e3);
const NOISE = 2e-5;
const CLOUDS = 10e3;

/** Looks every five seconds from above the clouds until burnout or `most` of them, with a bias. */
function looksAt(
  flight: Flight,
  satellites: readonly Vector3[],
  most: number,
  random: ReturnType<typeof randomFrom>,
): BearingReport[] {
  return satellites.flatMap((observerEcefM, s) => {
    const looks: BearingReport[] = [];
    const bias = [NOISE * random.normal(), NOISE * random.normal(), NOISE * random.normal()];
    const from = Math.floor(5 * random.uniform());
    for (let t = from; t < flight.burnoutS && looks.length < most; t += 5) {
      const at = flight.states[t]!;
      if (ecefToGeodetic(at[0]!, at[1]!, at[2]!).heightM < CLOUDS) continue;
      const d = [0, 1, 2].map((i) => at[i]! - observerEcefM[i]!);
      const length = Math.hypot(...d);
      const u = d.map((v, i) => v / length + NOISE * random.normal() + bias[i]!);
      const norm = Math.hypot(...u);
      looks.push({
        kind: 'bearing',
        source: `ir-${s}`,
        mode: 'exercise',
        timeMs: t * 1000,
        receivedMs: t * 1000,
        observerEcefM,
        losEcef: [u[0]! / norm, u[1]! / norm, u[2]! / norm],
        sigma: { losRad: NOISE * Math.SQRT2 },
      });
    }
    return looks;
  });
}

for (const [name, satellites] of [
  ['one satellite', [EAST]],
  ['two satellites', [WEST, EAST]],
] as const) {
  test(`${name}: launch point, time and heading hold what they say`, (context) => {
    const random = randomFrom(20_261_124);
    let count = 0;
    const held = { point: 0, time: 0, heading: 0 };
    const sizes: number[] = [];
    for (const vehicle of [ROCKET, SCUD_ER, INTERMEDIATE, LOFTED]) {
      for (let i = 0; i < 25; i++) {
        const bearingDeg = 360 * random.uniform();
        const flight = fly({ ...vehicle, bearingDeg });
        const found = sightedLaunch(looksAt(flight, satellites, 8, random));
        assert.ok(found !== null);
        const [latitudeDeg, longitudeDeg] = vehicle.siteDeg;
        const site = { latitudeRad: latitudeDeg * DEGREE, longitudeRad: longitudeDeg * DEGREE };
        const { distanceM, azimuthRad } = geodesicInverse(found.point, site);
        const [n, e] = [distanceM * Math.cos(azimuthRad), distanceM * Math.sin(azimuthRad)];
        const { northNorth: a, northEast: b, eastEast: c } = found.covariance;
        const det = a * c - b * b;
        const square = (c * n * n - 2 * b * n * e + a * e * e) / det;
        if (square < 4.605) held.point += 1;
        if (Math.abs(found.timeMs / 1000) < 1.645 * found.timeSigmaS) held.time += 1;
        const turn = found.headingRad - bearingDeg * DEGREE;
        const off = Math.abs(turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI)));
        if (off < 1.645 * found.headingSigmaRad) held.heading += 1;
        sizes.push(Math.sqrt(Math.sqrt(det)) / 1000);
        count += 1;
      }
    }
    sizes.sort((x, y) => x - y);
    const share = (k: number): string => (k / count).toFixed(2);
    context.diagnostic(
      `n ${count}: point ${share(held.point)}, time ${share(held.time)}, heading ${share(held.heading)}, median sigma ${sizes[count / 2]!.toFixed(1)} km`,
    );
    assert.ok(held.point / count >= 0.85, 'the launch point in its 90 % ellipse');
    assert.ok(held.time / count >= 0.85, 'the launch time in its 90 % interval');
    assert.ok(held.heading / count >= 0.85, 'the heading in its 90 % interval');
  });
}

test('order makes no difference, and too little to go by gives no answer', () => {
  const random = randomFrom(7);
  const looks = looksAt(fly(SCUD_ER), [EAST], 8, random);
  assert.deepEqual(sightedLaunch([...looks].reverse()), sightedLaunch(looks));
  assert.equal(sightedLaunch([]), null);
  assert.equal(sightedLaunch(looks.slice(0, 1)), null);
  const away = looks.map((look) => ({
    ...look,
    losEcef: look.losEcef.map((v) => -v) as unknown as Vector3,
  }));
  assert.equal(sightedLaunch(away), null);
});
