import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chartAt,
  enuRotation,
  fromChart,
  fromEnu,
  geodeticToEcef,
  pointInPolygon,
} from '../../earth/index.ts';
import { type Cloud, cloudPolygons, middlePlace } from './cloud.ts';
import { kinematics } from './evidence.ts';
import { predict } from './prediction.ts';

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

test('the fan of a missile that may yet fly half round the Earth holds its share of where it may', () => {
  const [latitude, longitude] = [0.7, 2.2];
  const covariance = Float64Array.from({ length: 36 }, (_, i) => (i % 7 === 0 ? 400 : 0));
  for (const azimuth of [0.5, 2, 4, 5.5]) {
    for (const speed of [6_900, 7_100]) {
      const velocity = fromEnu(
        enuRotation(latitude, longitude),
        speed * Math.cos(0.4) * Math.sin(azimuth),
        speed * Math.cos(0.4) * Math.cos(azimuth),
        speed * Math.sin(0.4),
      );
      const state = Float64Array.from([...geodeticToEcef(latitude, longitude, 150e3), ...velocity]);
      const burn = { probability: 0.9, acceleration: 30 };
      const found = predict(state, covariance, kinematics(state, covariance), 1, burn);
      assert.ok(found?.spread.kind === 'cloud');
      const { strands } = found.spread;
      cloudPolygons(found.spread, [0.5, 0.9, 0.99]).forEach((polygon, k) => {
        let held = 0;
        for (const { points, weight } of strands) {
          const inside = points.filter((point) => pointInPolygon(polygon, point)).length;
          held += (weight * inside) / points.length;
        }
        const least = [0.5, 0.88, 0.95][k]!;
        assert.ok(held > least, `${azimuth} rad, ${speed} m/s, level ${k}: ${held}`);
      });
    }
  }
});
