import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { View } from '../../src/watch/index.ts';
import { type Extent, extentOf, HOME } from './extent.ts';
import { DEG } from './geo.ts';
import type { DrawnTrack, TrackKind } from './tracks.ts';
import { viewOf } from './view.fixture.ts';

const at = (longitudeDeg: number, latitudeDeg: number, kind: TrackKind = 'vessel'): DrawnTrack => ({
  ...{ id: 't1', kind, longitudeDeg, latitudeDeg },
  ...{ courseDeg: 0, aheadDeg: [longitudeDeg, latitudeDeg], label: '' },
});

const sensorAt = (longitudeDeg: number, latitudeDeg: number): View['sensors'][number] =>
  ({ longitudeRad: longitudeDeg / DEG, latitudeRad: latitudeDeg / DEG }) as View['sensors'][number];

const holds = ([west, south, east, north]: Extent, x: number, y: number): boolean =>
  x >= west && x <= east && y >= south && y <= north;

test('the map opens at home while nothing is anywhere or anything is there', () => {
  assert.equal(extentOf(viewOf({}), [], HOME), HOME);
  const view = viewOf({ sensors: [sensorAt(129, 37)] });
  assert.equal(extentOf(view, [at(4, 52)], HOME), HOME);
});

test('a node elsewhere is shown whole, and the map rests until something leaves it', () => {
  const view = viewOf({ sensors: [sensorAt(16, 45)] });
  const first = extentOf(view, [at(4, 52)], HOME);
  assert.ok(holds(first, 16, 45) && holds(first, 4, 52) && !holds(first, 129, 37));
  assert.equal(extentOf(view, [at(4.5, 51.5)], first), first);
  const second = extentOf(view, [at(25, 36)], first);
  assert.ok(holds(second, 25, 36) && holds(second, 16, 45));
});

test('plots that nothing has confirmed move no map, and no map goes beyond the poles', () => {
  assert.equal(extentOf(viewOf({}), [at(4, 52, 'plot')], HOME), HOME);
  assert.deepEqual(extentOf(viewOf({}), [at(-179, -89), at(179, 89)], HOME), [-180, -80, 180, 80]);
});
