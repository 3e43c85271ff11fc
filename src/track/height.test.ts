import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEGREE, ecefToGeodetic } from '../earth/index.ts';
import type { PolarReport } from '../sense/index.ts';
import { advance, allTracks, associate, createTracker, DEFAULT_TRACKER } from './index.ts';
import { mover, plotOf, radar, START_MS, seededNoise, straight } from './sky.fixture.ts';

/** A radar without elevation sees an aircraft for ten minutes; the pressure height is off. */
function follow(offsetM: number): { errorM: number; sigmaM: number } {
  const noise = seededNoise(7);
  const sensor = radar('r', { scanPeriodS: 4, maximumRangeM: 600_000, clutterPerScan: 5 });
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const x = mover(36.5, 125.5, 10_700, 240, 40, 0);
  for (let k = 0; k < 150; k++) {
    const timeMs = START_MS + k * 4_000;
    const { elevationRad: _, sigma, ...flat } = plotOf(sensor, x, timeMs, noise.normal);
    const { rangeM, azimuthRad } = sigma;
    const truth = ecefToGeodetic(x[0]!, x[1]!, x[2]!).heightM;
    const report: PolarReport<'exercise'> = {
      ...flat,
      pressureHeightM: truth + offsetM,
      sigma: { rangeM, azimuthRad },
    };
    associate(state, [report], timeMs);
    straight(x, 4);
  }
  straight(x, -4);
  const tracks = allTracks(state).filter(({ status }) => status === 'confirmed');
  assert.equal(tracks.length, 1);
  const [track] = tracks;
  const [px, py, pz] = track!.state as [number, number, number];
  const at = ecefToGeodetic(px, py, pz);
  const cosLatitude = Math.cos(at.latitudeRad);
  const up = [
    cosLatitude * Math.cos(at.longitudeRad),
    cosLatitude * Math.sin(at.longitudeRad),
    Math.sin(at.latitudeRad),
  ];
  let variance = 0;
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) variance += up[i]! * track!.covariance[i * 6 + j]! * up[j]!;
  }
  const truth = ecefToGeodetic(x[0]!, x[1]!, x[2]!).heightM;
  return { errorM: at.heightM - truth, sigmaM: Math.sqrt(variance) };
}

test('a radar without elevation keeps the height that the transponder says, and no surer', () => {
  for (const offsetM of [-300, 0, 300]) {
    const { errorM, sigmaM } = follow(offsetM);
    assert.ok(Math.abs(errorM - offsetM) < 200, `${errorM} m off, told ${offsetM} m off`);
    assert.ok(sigmaM > 150 && sigmaM < 600, `${sigmaM} m`);
  }
});

test('what a radar without elevation saw at its horizon and sees no more is soon no track', () => {
  const noise = seededNoise(3);
  const change = { scanPeriodS: 4, maximumRangeM: 600_000, minimumElevationRad: 0.2 * DEGREE };
  const sensor = radar('r', { ...change, clutterPerScan: 5 });
  const other = mover(36.2, 127, 9_000, 200, 90, 0);
  // 350 km off, where the height that is assumed for it lies below what the radar sees.
  const x = mover(40.6, 127.2, 10_500, 220, 90, 0);
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const ids = new Set<string>();
  for (let k = 0; k < 14; k++) {
    const timeMs = START_MS + k * 4_000;
    const seen = (k < 6 ? [x, other] : [other]).map((each) => {
      const { elevationRad: _, sigma, ...flat } = plotOf(sensor, each, timeMs, noise.normal);
      const { rangeM, azimuthRad } = sigma;
      return { ...flat, sigma: { rangeM, azimuthRad } };
    });
    associate(state, seen, timeMs);
    advance(state, timeMs);
    for (const each of [x, other]) straight(each, 4);
    for (const { id, status } of allTracks(state)) if (status === 'confirmed') ids.add(id);
  }
  assert.equal(ids.size, 2);
  assert.equal(allTracks(state).filter(({ status }) => status === 'confirmed').length, 1);
});
