import assert from 'node:assert/strict';
import { test } from 'node:test';
import { airDensity, SPACE_M } from './air.ts';

test('density is that of the tables of the U.S. Standard Atmosphere 1976', () => {
  // Table I of the standard: geometric height, m, and density, kg/m³.
  const table: [number, number][] = [
    [0, 1.225],
    [5_000, 0.73643],
    [11_000, 0.3648],
    [20_000, 0.08891],
    [30_000, 0.01841],
    [50_000, 0.0010269],
    [70_000, 8.2829e-5],
    [86_000, 6.958e-6],
  ];
  for (const [height, density] of table)
    assert.ok(Math.abs(airDensity(height) / density - 1) < 2e-3, `${height} m`);
});

test('density falls all the way and ends in space', () => {
  let before = airDensity(0);
  for (let height = 500; height < SPACE_M; height += 500) {
    const density = airDensity(height);
    assert.ok(density < before && density > 0);
    before = density;
  }
  assert.equal(airDensity(SPACE_M), 0);
});
