import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartAt, fromChart, pointInPolygon } from '../../earth/index.ts';
import { type Cloud, cloudPolygons, middlePlace } from './cloud.ts';

test('the middle of a cloud on an arc lies in all of its areas, where its mean lies in none', () => {
  const from = { latitudeRad: 0.65, longitudeRad: 2.2 };
  const chart = chartAt(from);
  const points = Array.from({ length: 200 }, (_, k) => {
    const turn = 2.2 * ((k + 0.5) / 200) - 1.1;
    const distance = 1_000e3 + 50e3 * (((k * 0.618) % 1) - 0.5);
    return fromChart(chart, distance * Math.cos(turn), distance * Math.sin(turn));
  });
  const timesS = points.map(() => 600);
  const strands = [{ weight: 1, points, timesS, lnApogees: [12] }];
  const cloud: Cloud = { from, strands, burning: 0.9, elsewhere: 0.9, fall: null };
  const polygons = cloudPolygons(cloud, [0.5, 0.9, 0.99]);
  const mean = fromChart(chart, (1_000e3 * Math.sin(1.1)) / 1.1, 0);
  for (const polygon of polygons) {
    assert.ok(pointInPolygon(polygon, middlePlace(cloud)));
    assert.ok(!pointInPolygon(polygon, mean));
  }
});
