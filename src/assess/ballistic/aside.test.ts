import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geodeticToEcef } from '../../earth/index.ts';
import { asideOf } from './aside.ts';

test('steering goes by the height over the ellipsoid, alike over poles and the equator', () => {
  for (const heightM of [30e3, 50e3, 90e3]) {
    const [equator, middle, pole] = [0, 0.75, Math.PI / 2].map((latitude) =>
      asideOf(Float64Array.from([...geodeticToEcef(latitude, 2, heightM), 0, 0, 0]), 40),
    );
    assert.ok(Math.abs(equator! - pole!) < 1e-3, `${heightM} m: ${equator} and ${pole}`);
    assert.ok(Math.abs(equator! - middle!) < 1e-3, `${heightM} m: ${equator} and ${middle}`);
  }
});
