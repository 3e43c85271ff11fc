import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Polygon } from 'geojson';
import { regionByCode } from '../../src/earth/regions/index.ts';
import { landFeatures, warnedFeatures } from './features.ts';
import { areaOf, statementOf, viewOf, warningContent, warningOf } from './view.fixture.ts';

const gone = { ...areaOf('JP-16'), stage: 'all-clear' as const };
const outlines = (code: string): number => regionByCode(code)!.polygons.length;

test('only areas where people are told to do something are coloured as warned', () => {
  const content = warningContent();
  assert.ok(content.about === 'warning');
  const areas = [areaOf('JP-17'), gone];
  const own = viewOf({ warnings: [warningOf({ state: 'updated', areas })] });
  const allied = viewOf({ allied: [statementOf({ ...content, areas })] });
  for (const view of [own, allied]) {
    assert.equal(warnedFeatures(view).length, outlines('JP-17'));
  }
});

test('an area that was let go is coloured as drafted when a draft warns it anew', () => {
  const draft = warningOf({ state: 'drafted', becomes: 'updated', areas: [areaOf('JP-16')] });
  const view = viewOf({ warnings: [warningOf({ state: 'updated', areas: [gone] }), draft] });
  const states = warnedFeatures(view).map(({ properties }) => properties?.['state']);
  assert.deepEqual(states, Array(outlines('JP-16')).fill('drafted'));
});

test('land goes on over the antimeridian, with the seas in it, and around the pole down to it', () => {
  const ring = (...places: [number, number][]): [number, number][] => [...places, places[0]!];
  const seen = landFeatures({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: {},
        geometry: {
          type: 'MultiPolygon',
          coordinates: [
            [
              ring([-180, 62], [175, 65], [60, 60], [-10, 40], [170, 60]),
              ring([50, 45], [52, 45], [52, 47]),
            ],
            [ring([-120, -70], [0, -72], [120, -71])],
          ],
        },
      },
    ],
  });
  assert.deepEqual(
    seen.map(({ geometry }) => (geometry as Polygon).coordinates),
    [
      [
        ring([180, 62], [175, 65], [60, 60], [-10, 40], [170, 60]),
        ring([50, 45], [52, 45], [52, 47]),
      ],
      [ring([-120, -70], [0, -72], [120, -71], [240, -70], [240, -90], [-120, -90])],
    ],
  );
});
