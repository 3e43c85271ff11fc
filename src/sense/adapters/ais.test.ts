import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ecefToGeodetic } from '../../earth/index.ts';
import { type EncodableAis, encodeAis } from '../../wire/ais/index.ts';
import type { FixReport } from '../report.ts';
import { readDatagram } from '../sense.ts';
import { readSensors } from '../settings.ts';
import { createSense } from '../state.ts';

const NOON = Date.UTC(2026, 10, 21, 12);
const FEED = {
  id: 'ais',
  kind: 'ais',
  source: 'udp://127.0.0.1:10110',
  format: 'nmea',
  mode: 'exercise',
  sigma: { horizontalM: 30 },
};

function read(...messages: EncodableAis[]): { fixes: FixReport[]; reasons: string[] } {
  const { sensors } = readSensors({ sensors: [FEED] });
  const state = createSense(sensors);
  const fixes: FixReport[] = [];
  const reasons: string[] = [];
  for (const message of messages) {
    const bytes = Buffer.from(`${encodeAis(message, { timeMs: NOON }).join('\r\n')}\r\n`);
    const { reports, faults } = readDatagram(state, FEED.source, bytes, NOON);
    for (const report of reports) if (report.kind === 'fix') fixes.push(report);
    reasons.push(...faults.map(({ reason }) => reason));
  }
  return { fixes, reasons };
}

const PLACE = { longitudeDeg: 126.5, latitudeDeg: 37.25, accurate: true, raim: true };

test('ships of both classes, long range, base stations and aids to navigation are fixes', () => {
  const { fixes, reasons } = read(
    { type: 1, mmsi: 440_000_001, ...PLACE },
    { type: 18, mmsi: 440_000_002, ...PLACE, speedKn: 10, courseDeg: 0 },
    { type: 19, mmsi: 440_000_003, ...PLACE, name: 'BOAT' },
    { type: 27, mmsi: 440_000_004, ...PLACE },
    { type: 4, mmsi: 4_400_001, ...PLACE },
    { type: 11, mmsi: 440_000_005, ...PLACE },
    { type: 21, mmsi: 994_400_001, ...PLACE, name: 'INCHEON NO 1' },
  );
  assert.deepEqual(reasons, []);
  assert.deepEqual(
    fixes.map(({ identity }) => identity?.mmsi),
    [440_000_001, 440_000_002, 440_000_003, 440_000_004, 4_400_001, 440_000_005, 994_400_001],
  );
  assert.deepEqual(fixes[6]?.identity, { mmsi: 994_400_001, name: 'INCHEON NO 1' });
  assert.equal(fixes[2]?.identity?.name, 'BOAT');
  for (const fix of fixes) assert.equal(fix.heightBasis, 'surface');
  assert.deepEqual(
    fixes.map(({ velocityEnuMps }) => velocityEnuMps !== undefined),
    [false, true, false, false, false, false, false],
  );
});

test('the accuracy flag, the long-range message and dead reckoning set the error', () => {
  const { fixes } = read(
    { type: 1, mmsi: 1, ...PLACE },
    { type: 1, mmsi: 1, ...PLACE, accurate: false },
    { type: 27, mmsi: 1, ...PLACE },
    { type: 1, mmsi: 1, ...PLACE, positionMode: 'estimated' },
    { type: 18, mmsi: 1, ...PLACE, positionMode: 'manual' },
  );
  const sigmas = fixes.map(({ sigma }) => Math.round(sigma.horizontalM * 10) / 10);
  assert.deepEqual(sigmas, [4.1, 30, 53.7, 1852, 1852]);
});

test('a ship whose positioning failed is no fix, and that is told', () => {
  const { fixes, reasons } = read(
    { type: 1, mmsi: 1, ...PLACE, positionMode: 'inoperative' },
    { type: 1, mmsi: 1 },
    { type: 4, mmsi: 2 },
  );
  assert.deepEqual(fixes, []);
  assert.deepEqual(reasons, ['no-position', 'no-position']);
});

test('a virtual aid is nothing at its place, and a number that was never set is no identity', () => {
  const { fixes } = read(
    { type: 21, mmsi: 994_400_002, ...PLACE, virtual: true },
    { type: 18, mmsi: 0, ...PLACE },
  );
  assert.equal(fixes.length, 1);
  assert.deepEqual(fixes[0]?.identity, {});
});

test('aircraft in search and rescue have the height that they state', () => {
  const base = { type: 9, mmsi: 111_440_001, ...PLACE, speedKn: 100, courseDeg: 90 } as const;
  const { fixes } = read(
    { ...base, altitudeM: 303 },
    { ...base, altitudeM: 303, barometric: true },
    base,
  );
  assert.deepEqual(
    fixes.map(({ heightBasis }) => heightBasis),
    ['geometric', 'pressure', 'unknown'],
  );
  assert.ok(Math.abs(ecefToGeodetic(...fixes[0]!.positionEcefM).heightM - 303) < 1e-6);
});
