import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { View } from '../../src/watch/index.ts';
import { refusedCounts, salvoCount, sensorRows, trackCounts } from './overview.ts';
import { viewOf } from './view.fixture.ts';

const SENSOR: View['sensors'][number] = {
  ...{ id: 'radar', format: 'asterix', latitudeRad: 0, longitudeRad: 0, basis: 'guessed' },
  ...{ lastHeardMs: 998_500, reports: 9, rateHz: 2.5, faults: 0, state: 'good' },
};
const REGISTRATION: View['tracking']['registrations'][number] = {
  ...{ sensor: 'radar', plots: 100, fixes: 0, fit: 1.21 },
  rangeM: { bias: 61.6, sigma: 4.2, applied: 61.6 },
  azimuthRad: { bias: -0.004, sigma: 0.0002, applied: -0.004 },
  elevationRad: { bias: 0.00001, sigma: 0.001, applied: 0 },
  timeS: { bias: 0.1, sigma: 0.71, applied: 0 },
};

test('a radar’s constant errors are told in metres, degrees and seconds, unknown ones not at all', () => {
  const { tracking } = viewOf({});
  const view = viewOf({
    sensors: [SENSOR, { ...SENSOR, id: 'ais', lastHeardMs: null }],
    tracking: {
      registrations: [REGISTRATION],
      health: {
        ...tracking.health,
        consistency: [
          { sensor: 'radar', model: 'coast', count: 10, misfit: 2, outside: 0.25 },
          { sensor: 'radar', model: 'constantVelocity', count: 30, misfit: 1, outside: 0.05 },
        ],
      },
    },
  });
  const [radar, ais] = sensorRows(view);
  assert.deepEqual(radar?.errors, [
    { of: 'range', text: '+62 m ± 4', applied: true },
    { of: 'azimuth', text: '−0.229° ± 0.011', applied: true },
    { of: 'elevation', text: '+0.001° ± 0.057', applied: false },
    { of: 'clock', text: null, applied: false },
  ]);
  assert.deepEqual([radar.heardS, radar.guessed, radar.outside], [1.5, true, 0.1]);
  assert.deepEqual([ais?.errors, ais?.heardS], [null, null]);
});

test('what was refused is counted most first, what was not is left out', () => {
  const { tracking } = viewOf({});
  const refused = { ...tracking.health.refused, late: 3, absurd: 9 };
  const view = viewOf({ tracking: { ...tracking, health: { ...tracking.health, refused } } });
  assert.deepEqual(refusedCounts(view), [
    ['absurd', 9],
    ['late', 3],
  ]);
  assert.deepEqual(trackCounts(view), []);
});

test('a salvo says a number where it is sure and a span where it is not', () => {
  const salvo: View['salvos'][number] = {
    ...{ id: 'kor-h1', hazards: ['kor-h1', 'kor-h2'], sites: 1 },
    ...{ count: { low: 2, likely: 2, high: 2 }, firstLaunchMs: 0, lastLaunchMs: 1000 },
  };
  assert.equal(salvoCount(salvo), '2');
  assert.equal(salvoCount({ ...salvo, count: { low: 2, likely: 3, high: 4 } }), '2–4');
});
