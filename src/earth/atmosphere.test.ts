import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AIR_TOP, airDensity, soundSpeed } from './index.ts';

test('density and sound are those of the 1976 standard tables', () => {
  // Geometric height, density, speed of sound: U.S. Standard Atmosphere 1976, table I.
  for (const [height, density, sound] of [
    [0, 1.225, 340.29],
    [5_000, 0.73643, 320.55],
    [11_000, 0.3648, 295.15],
    [20_000, 0.08891, 295.07],
    [30_000, 0.01841, 301.71],
    [50_000, 1.0269e-3, 329.8],
    [70_000, 8.2829e-5, 297.06],
    [86_000, 6.958e-6, 274.1],
    [100_000, 5.604e-7, 274.1],
    [120_000, 2.222e-8, 274.1],
  ] as const) {
    assert.ok(
      Math.abs(airDensity(height) / density - 1) < 2e-3,
      `${height}: ${airDensity(height)}`,
    );
    assert.ok(Math.abs(soundSpeed(height) / sound - 1) < 1e-3, `${height}: ${soundSpeed(height)}`);
  }
});

test('density falls steadily with height and ends at the top', () => {
  for (let h = 0; h < AIR_TOP; h += 997) assert.ok(airDensity(h + 997) < airDensity(h));
  assert.equal(airDensity(AIR_TOP), 0);
  assert.equal(airDensity(-500), airDensity(0));
});
