import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEGREE, geodesicInverse } from '../../earth/index.ts';
import type { Vector3 } from '../../sense/index.ts';
import { fly, INTERMEDIATE, LOFTED, ROCKET, randomFrom, SCUD_ER } from './flight.fixture.ts';
import { EAST, looksAt, plumeOf, WEST } from './looks.fixture.ts';
import { sightedLaunch } from './sighted.ts';

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
        const found = sightedLaunch(looksAt(plumeOf(flight), satellites, { most: 8 }, random));
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
  const looks = looksAt(plumeOf(fly(SCUD_ER)), [EAST], { most: 8 }, random);
  assert.deepEqual(sightedLaunch([...looks].reverse()), sightedLaunch(looks));
  assert.equal(sightedLaunch([]), null);
  assert.equal(sightedLaunch(looks.slice(0, 1)), null);
  const away = looks.map((look) => ({
    ...look,
    losEcef: look.losEcef.map((v) => -v) as unknown as Vector3,
  }));
  assert.equal(sightedLaunch(away), null);
});
