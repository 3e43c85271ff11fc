import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { enuRotation, fromEnu, geodeticToEcef } from '../earth/index.ts';
import { constantVelocityPredict } from './kinematic.ts';
import { vesselPredict } from './vessel.ts';

const latitude = fc.double({ min: -1.5, max: 1.5, noNaN: true });
const heading = fc.double({ min: -3, max: 3, noNaN: true });

function ship(lat: number, course: number, speed: number): Float64Array {
  const velocity = fromEnu(
    enuRotation(lat, 2.2),
    speed * Math.sin(course),
    speed * Math.cos(course),
    0,
  );
  return Float64Array.of(...geodeticToEcef(lat, 2.2, 0), ...velocity);
}

const radius = (x: Float64Array): number => Math.hypot(x[0]!, x[1]!, x[2]!);
const speedOf = (x: Float64Array): number => Math.hypot(x[3]!, x[4]!, x[5]!);

test('a ship hours ahead is still at sea, as fast as before, and has come as far as it runs', () => {
  fc.assert(
    fc.property(
      latitude,
      heading,
      fc.double({ min: 1, max: 8, noNaN: true }),
      (lat, course, hours) => {
        const x = ship(lat, course, 12);
        const before = x.slice();
        const climb = [0, 1, 2].reduce((sum, i) => sum + before[i]! * before[i + 3]!, 0);
        vesselPredict(x, new Float64Array(36), hours * 3600, 0);
        // Its climb about the geocentre (the ellipsoid is tilted by 0.2° at most) goes on.
        const rise = (climb / radius(before)) * hours * 3600;
        assert.ok(Math.abs(radius(x) - radius(before) - rise) < 1);
        assert.ok(Math.abs(speedOf(x) - 12) < 1e-6);
        const cosine =
          [0, 1, 2].reduce((sum, i) => sum + x[i]! * before[i]!, 0) / radius(x) / radius(before);
        const way = Math.acos(Math.min(cosine, 1)) * radius(before);
        assert.ok(Math.abs(way / (12 * hours * 3600) - 1) < 1e-3, `${way}`);
      },
    ),
  );
});

test('over seconds it is nearly constant velocity with level noise', () => {
  fc.assert(
    fc.property(latitude, heading, (lat, course) => {
      const [x, y] = [ship(lat, course, 12), ship(lat, course, 12)];
      const [p, q] = [new Float64Array(36), new Float64Array(36)];
      for (let i = 0; i < 6; i++) p[i * 7] = q[i * 7] = i < 3 ? 100 : 1;
      vesselPredict(x, p, 10, 0.05);
      constantVelocityPredict(y, q, 10, 0.05);
      for (let i = 0; i < 6; i++) assert.ok(Math.abs(x[i]! - y[i]!) < 1e-3);
      const r = radius(x);
      let [upright, all] = [0, 0];
      for (let i = 0; i < 3; i++) {
        all += q[i * 7 + 21]! - p[i * 7 + 21]!;
        for (let j = 0; j < 3; j++) {
          upright += (x[i]! / r) * p[(i + 3) * 6 + j + 3]! * (x[j]! / r);
          assert.equal(p[i * 6 + j], p[j * 6 + i]);
        }
      }
      assert.ok(Math.abs(upright - 1) < 1e-6, 'no noise upright');
      assert.ok(Math.abs(all - 0.5) < 1e-6, 'two of three axes');
    }),
  );
});
