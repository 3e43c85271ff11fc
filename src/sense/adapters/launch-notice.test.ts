import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEGREE } from '../../earth/index.ts';
import { createSense, readDatagram, readSensors, sensorViews, tickSense } from '../index.ts';

const NOTICE = {
  id: 'NAVAREA XI 12-0001',
  issuer: 'Example Coast Guard',
  mode: 'exercise',
  from: '2026-12-10T07:00:00+09:00',
  until: '2026-12-22T12:00:00+09:00',
  site: { latitudeDeg: 39.66, longitudeDeg: 124.705 },
  dropZones: [
    {
      name: 'stage 1',
      polygon: [
        [124.5, 35.7],
        [124.9, 35.7],
        [124.9, 34.9],
        [124.5, 34.9],
      ],
    },
  ],
};
const NOW = 1_796_000_000_000;

function read(text: string) {
  const { sensors, problems } = readSensors({
    sensors: [
      {
        id: 'notices',
        kind: 'notice',
        source: 'udp://127.0.0.1:8640',
        format: 'bongsu-notice',
        mode: 'exercise',
      },
    ],
  });
  assert.deepEqual(problems, []);
  const state = createSense(sensors);
  const read = readDatagram(state, 'udp://127.0.0.1:8640', new TextEncoder().encode(text), NOW);
  return { state, ...read };
}

test('a line is a launch notice in radians, its zone closed and turned counter-clockwise', () => {
  const { reports, faults } = read(`${JSON.stringify(NOTICE)}\n`);
  assert.deepEqual(faults, []);
  const [report] = reports;
  assert.ok(report?.kind === 'notice' && report.about === 'launch');
  assert.equal(report.issuer, NOTICE.issuer);
  assert.equal(report.body.untilMs - report.body.fromMs, (12 * 24 + 5) * 3_600_000);
  assert.equal(report.body.site?.latitudeRad, 39.66 * DEGREE);
  const ring = report.body.dropZones[0]!.polygon[0]!;
  assert.equal(ring.length, 5);
  assert.deepEqual(ring[0], ring[4]);
  assert.deepEqual(ring[1], [124.5 * DEGREE, 34.9 * DEGREE]);
});

test('what is no notice is a fault with its reason, and never throws', () => {
  for (const [changes, reason] of [
    [{ mode: 'actual' }, 'mode-mismatch'],
    [{ until: '2026-12-09T00:00:00Z' }, 'malformed'],
    [{ from: 'soon' }, 'malformed'],
    [
      {
        dropZones: [
          {
            name: 'x',
            polygon: [
              [1, 2],
              [3, 4],
            ],
          },
        ],
      },
      'malformed',
    ],
    [
      {
        dropZones: [
          {
            name: 'x',
            polygon: [
              [1, 2],
              [1, 2],
              [1, 2],
            ],
          },
        ],
      },
      'malformed',
    ],
    [{ site: { latitudeDeg: 91, longitudeDeg: 0 } }, 'malformed'],
    [{ target: {} }, 'malformed'],
  ] as const) {
    const { reports, faults } = read(JSON.stringify({ ...NOTICE, ...changes }));
    assert.equal(reports.length, 0);
    assert.equal(faults[0]?.reason, reason, JSON.stringify(changes));
  }
  fc.assert(
    fc.property(fc.json(), (text) => {
      assert.equal(read(text).reports.length, 0);
    }),
  );
});

test('who announces launches may be silent for long', () => {
  const { state } = read('');
  assert.deepEqual(tickSense(state, NOW), []);
  assert.deepEqual(tickSense(state, NOW + 86_400_000), []);
  assert.equal(sensorViews(state, NOW + 86_400_000)[0]?.state, 'good');
});
