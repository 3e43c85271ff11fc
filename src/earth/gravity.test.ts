import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CORIOLIS, fallAcceleration, fallGradient } from './gravity.ts';
import { ecefToGeodetic, geodeticToEcef } from './wgs84.ts';

/** Normal gravity on the ellipsoid, m/s²: NIMA TR8350.2 table 3.4 and formula 4-1 (Somigliana). */
function normalGravity(latitude: number): number {
  const s2 = Math.sin(latitude) ** 2;
  return (9.7803253359 * (1 + 0.00193185265241 * s2)) / Math.sqrt(1 - 0.00669437999013 * s2);
}

test('at rest on the ellipsoid it is normal gravity to 1.5e-4 m/s² (whose field has another J4 and no J3), straight down', () => {
  const out = new Float64Array(3);
  for (let degree = -90; degree <= 90; degree += 5) {
    const latitude = (degree * Math.PI) / 180;
    const [x, y, z] = geodeticToEcef(latitude, 0.7, 0);
    fallAcceleration(Float64Array.of(x, y, z, 0, 0, 0), out);
    const size = Math.hypot(out[0]!, out[1]!, out[2]!);
    assert.ok(Math.abs(size - normalGravity(latitude)) < 1.5e-4, `${degree}°: ${size}`);
    const up = ecefToGeodetic(x - out[0]!, y - out[1]!, z - out[2]!);
    assert.ok(Math.abs(up.latitudeRad - latitude) < 2e-5, `${degree}°: deflection`);
  }
});

test('the gradient is the derivative of the acceleration, but for 1e-10 of J3 and J4', () => {
  const gradient = new Float64Array(9);
  const plus = new Float64Array(3);
  const minus = new Float64Array(3);
  const state = Float64Array.of(-3.1e6, 4.2e6, 4.4e6, 1_200, -2_300, 800);
  fallGradient(state[0]!, state[1]!, state[2]!, gradient);
  for (let j = 0; j < 6; j++) {
    const step = j < 3 ? 20 : 1;
    const up = state.slice();
    const down = state.slice();
    up[j] = up[j]! + step;
    down[j] = down[j]! - step;
    fallAcceleration(up, plus);
    fallAcceleration(down, minus);
    for (let i = 0; i < 3; i++) {
      const numeric = (plus[i]! - minus[i]!) / (2 * step);
      const coriolis = i === 0 && j === 4 ? CORIOLIS : i === 1 && j === 3 ? -CORIOLIS : 0;
      const exact = j < 3 ? gradient[i * 3 + j]! : coriolis;
      assert.ok(
        Math.abs(numeric - exact) < (j < 3 ? 1e-10 : 1e-12),
        `${i},${j}: ${numeric} and ${exact}`,
      );
    }
  }
});
