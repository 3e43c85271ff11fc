import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unbend } from './refraction.ts';

const DEGREE = Math.PI / 180;

test('low down the ray bends as over an Earth of four thirds its size', () => {
  // With 1/r + n'/n of the lowest kilometre instead of 4/3: 1/(1 - 6378 × 0.313 × 0.1439e-3) = 1.40.
  const k = 1 / (1 - 6_378_137 * 313e-6 * 0.1439e-3);
  for (const rangeM of [20_000, 40_000]) {
    const { elevationRad } = unbend(rangeM, 0.5 * DEGREE, 10);
    // Height over a round Earth of k times the radius, seen from one of the real radius.
    const expected = 0.5 * DEGREE - (rangeM / 2) * (1 / 6_378_137) * (1 - 1 / k);
    assert.ok(Math.abs(elevationRad - expected) < 5e-5, `${elevationRad} ${expected}`);
  }
});

test('what is high and far stands lower than it seems, the more the lower', () => {
  // By another integration of the same atmosphere, in other variables.
  for (const [degrees, mrad] of [
    [2, 5.3],
    [5, 2.9],
    [10, 1.6],
  ] as const) {
    const { elevationRad } = unbend(800_000, degrees * DEGREE, 0);
    const bent = (degrees * DEGREE - elevationRad) * 1000;
    assert.ok(Math.abs(bent - mrad) < 0.08 * mrad, `${degrees}°: ${bent} mrad`);
  }
  const zenith = unbend(500_000, 90 * DEGREE, 0);
  assert.ok(Math.abs(zenith.elevationRad - 90 * DEGREE) < 1e-9);
  // 313 millionths over a scale of 6.95 km are 2.2 m.
  assert.ok(Math.abs(500_000 - zenith.rangeM - 2.17) < 0.05, `${500_000 - zenith.rangeM}`);
});

test('at any elevation the range is a little shorter, and nothing is bent upwards', () => {
  for (let degrees = -0.5; degrees <= 60; degrees += 0.5) {
    const { rangeM, elevationRad } = unbend(300_000, degrees * DEGREE, 1_000);
    assert.ok(Number.isFinite(rangeM) && rangeM < 300_000 && rangeM > 299_800, `${rangeM}`);
    assert.ok(elevationRad < degrees * DEGREE);
  }
});
