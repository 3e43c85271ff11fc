import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Feature, Polygon } from 'geojson';
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

test('land goes on over the antimeridian, and around the pole down to it', () => {
  const ring = (...places: [number, number][]): [number, number][] => [...places, places[0]!];
  const land = {
    type: 'Feature',
    properties: {},
    geometry: {
      type: 'MultiPolygon',
      coordinates: [
        [ring([170, 60], [-170, 62], [175, 65])],
        [ring([-120, -70], [0, -72], [120, -71])],
      ],
    },
  } as const;
  const features = landFeatures({
    type: 'FeatureCollection',
    features: [land as unknown as Feature],
  });
  assert.deepEqual(
    features.map(({ geometry }) => (geometry as Polygon).coordinates),
    [
      [ring([170, 60], [190, 62], [175, 65])],
      [
        ring(
          ...(
            [
              [-120, -70],
              [0, -72],
              [120, -71],
              [240, -70],
              [240, -90],
              [-120, -90],
            ] as const
          ).map(([x, y]): [number, number] => [x, y]),
        ),
      ],
    ],
  );
});
