import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  allTracks,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  type FilterModel,
  trackCount,
  trackerHealth,
} from './index.ts';
import {
  feed,
  fixOf,
  mover,
  plotOf,
  radar,
  START_MS,
  seededNoise,
  straight,
} from './sky.fixture.ts';

test('a name sent from a thousand places leads to few tracks, and to the one that was confirmed', () => {
  const { uniform } = seededNoise(1);
  const state = createTracker('exercise', DEFAULT_TRACKER, [feed('adsb', 'adsb')]);
  const liner = mover(38, 128, 9_000, 220, 90, 0);
  const identity = { icao: '71BE01' };
  for (let s = 0; s < 100; s++) {
    const timeMs = START_MS + s * 1000;
    associate(state, [fixOf('adsb', liner, timeMs, { identity })], timeMs);
    straight(liner, 1);
    for (let i = 0; s > 3 && i < 10; i++) {
      const x = mover(-60 + 90 * uniform(), 360 * uniform(), 9_000, 200, 90, 0);
      associate(state, [fixOf('adsb', x, timeMs, { identity })], timeMs);
    }
  }
  assert.ok(trackCount(state) > 500);
  assert.ok(state.names.get('i71BE01')!.length <= 64);
  const track = allTracks(state).find(({ id }) => id === 't1')!;
  assert.equal(track.reportCount, 100);
});

test('no scan is so large that more tracks live than the settings allow', () => {
  const { uniform, normal } = seededNoise(1);
  const sensor = radar('r1', { scanPeriodS: 4 });
  const settings = { ...DEFAULT_TRACKER, maximumTracks: 100 };
  const state = createTracker('exercise', settings, [sensor]);
  for (let scan = 0; scan < 4; scan++) {
    const timeMs = START_MS + 4_000 * scan;
    const plots = Array.from({ length: 300 }, () => {
      const x = mover(36 + 3 * uniform(), 126 + 3 * uniform(), 9_000 * uniform(), 1, 0, 0);
      return plotOf(sensor, x, timeMs, normal);
    });
    associate(state, plots, timeMs);
    assert.ok(trackCount(state) <= 100, `${trackCount(state)}`);
  }
  const { used, putOff } = trackerHealth(state);
  assert.equal(used + putOff, 1_200);
});

test('where a stated error is as wide as the sky, work grows with reports and not with their square', () => {
  const matches = (objects: number): number => {
    const { uniform, normal } = seededNoise(1);
    const sensor = radar('r1', { scanPeriodS: 4 });
    const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
    const sky = Array.from({ length: objects }, () =>
      mover(36 + 3 * uniform(), 126 + 3 * uniform(), 9_000, 200, 360 * uniform(), 0),
    );
    let compared = 0;
    for (let scan = 0; scan < 4; scan++) {
      const timeMs = START_MS + 4_000 * scan;
      const sigma = { rangeM: 1e4, azimuthRad: 0.1, elevationRad: 0.1 };
      const plots = sky.map((x) => {
        const plot = plotOf(sensor, x, timeMs, normal);
        // Each filter that a report is compared with reads its range once, and little else does.
        return {
          ...plot,
          sigma,
          get rangeM(): number {
            compared++;
            return plot.rangeM;
          },
        };
      });
      associate(state, plots, timeMs);
      for (const x of sky) straight(x, 4);
    }
    return compared / objects;
  };
  const [few, many] = [matches(150), matches(450)];
  assert.ok(many < 1.5 * few, `${few} and ${many} looks at a report`);
});

test('probabilities of the models sum to 1 whatever set of filters the settings allow', () => {
  const { normal } = seededNoise(1);
  const sensor = radar('r1');
  const sets: FilterModel[][] = [
    ['constantVelocity', 'coast'],
    ['boost', 'coast'],
    ['coast'],
    ['boost'],
    ['constantVelocity', 'boost', 'acceleration'],
    ['constantVelocity', 'coast', 'reentry', 'thrust'],
  ];
  for (const models of sets) {
    const state = createTracker('exercise', { ...DEFAULT_TRACKER, models }, [sensor]);
    const x = mover(38, 128, 60_000, 1_500, 90, 30);
    for (let s = 0; s < 10; s++) {
      associate(state, [plotOf(sensor, x, START_MS + s * 1000, normal)], START_MS + s * 1000);
      straight(x, 1);
    }
    for (const track of allTracks(state)) {
      const sum = Object.values(track.models).reduce((a, b) => a + b, 0);
      assert.ok(Math.abs(sum - 1) < 1e-9, `${models.join(', ')}: ${sum}`);
    }
  }
});
