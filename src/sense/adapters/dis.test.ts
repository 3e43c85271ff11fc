import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RADAR } from '../../../test/simulation/settings.ts';
import { geodeticToEcef } from '../../earth/index.ts';
import { type EntityStatePdu, encodeEntityState } from '../../wire/dis/index.ts';
import type { FixReport } from '../report.ts';
import { readDatagram } from '../sense.ts';
import type { Sensor } from '../sensor.ts';
import { createSense } from '../state.ts';

const TIME_MS = Date.UTC(2026, 10, 21, 11, 59, 59);
const SENSOR: Sensor = {
  ...RADAR,
  id: 'simulator',
  kind: 'fix',
  format: 'dis',
  source: 'udp://d',
  mode: 'exercise',
  editions: {},
};
/** On the equator at the zero meridian: east is y, north is z, up is x. */
const PLACE = geodeticToEcef(0, 0, 9000);
const TYPE = {
  kind: 1,
  domain: 2,
  country: 225,
  category: 1,
  subcategory: 0,
  specific: 0,
  extra: 0,
};

const STATE: EntityStatePdu = {
  kind: 'entity-state',
  header: {
    protocolVersion: 7,
    exerciseId: 1,
    pduType: 1,
    protocolFamily: 1,
    pastHourS: 3598,
    absoluteTime: true,
    status: 0,
  },
  id: { site: 42, application: 4, entity: 26 },
  force: 1,
  type: TYPE,
  alternativeType: TYPE,
  velocity: [0, 200, 10],
  location: PLACE,
  orientation: [Math.PI / 2, 0, 0],
  appearance: 0,
  deadReckoning: {
    algorithm: 2,
    otherParameters: '00'.repeat(15),
    acceleration: [0, 0, 0],
    angularVelocity: [0, 0, 0],
  },
  marking: { characterSet: 1, text: 'HAWK 1' },
  capabilities: 0,
  variableParameters: [],
};

function read(bytes: Uint8Array, sensor: Sensor = SENSOR) {
  const state = createSense([sensor]);
  const found = readDatagram(state, 'udp://d', bytes, TIME_MS);
  return { ...found, counts: [...state.feeds.get('udp://d')!.dis] };
}

function fix(change: Partial<EntityStatePdu>): FixReport {
  const { reports, faults } = read(encodeEntityState({ ...STATE, ...change }));
  assert.deepEqual(faults, []);
  assert.ok(reports[0]?.kind === 'fix');
  return reports[0];
}

const near = (found: readonly number[] | undefined, expected: readonly number[]): void => {
  assert.equal(found?.length, expected.length);
  for (const [index, value] of expected.entries()) {
    assert.ok(Math.abs(found![index]! - value) < 1e-4, `${found}`);
  }
};

test('an entity state becomes a fix with time, velocity and name', () => {
  const report = fix({});
  assert.ok(Math.abs(report.timeMs - (TIME_MS - 1000)) < 0.01);
  assert.equal(report.timeAssumed, undefined);
  near(report.positionEcefM, PLACE);
  near(report.velocityEnuMps, [200, 10, 0]);
  assert.deepEqual(report.identity, { name: 'HAWK 1' });
  assert.equal(report.sourceTrack, 42 * 2 ** 32 + 4 * 2 ** 16 + 26);
  assert.equal(report.heightBasis, 'geometric');
  assert.equal(report.mode, 'exercise');
});

test('without a marking an entity is called by its number, and a ship is on the surface', () => {
  const marking = { characterSet: 1, text: '' };
  const report = fix({ marking, type: { ...TYPE, domain: 3 } });
  assert.deepEqual(report.identity, { name: '42:4:26' });
  assert.equal(report.heightBasis, 'surface');
});

test('what is faster than an aircraft bears no number: the tracker would make many objects of it', () => {
  const report = fix({ type: { ...TYPE, kind: 2 }, velocity: [2500, 0, 0] });
  assert.equal(report.sourceTrack, undefined);
  near(report.velocityEnuMps, [0, 0, 2500]);
});

test('a stamp just behind the full hour belongs to the next one', () => {
  const { timeMs } = fix({ header: { ...STATE.header, pastHourS: 0.5 } });
  assert.ok(Math.abs(timeMs - (TIME_MS + 1500)) < 0.01);
});

test('a relative stamp says nothing: the time is that of reception', () => {
  const report = fix({ header: { ...STATE.header, absoluteTime: false } });
  assert.deepEqual([report.timeMs, report.timeAssumed], [TIME_MS, true]);
});

test('a velocity is turned by what the dead-reckoning algorithm says it is in', () => {
  const of = (algorithm: number): FixReport =>
    fix({ deadReckoning: { ...STATE.deadReckoning, algorithm }, velocity: [100, 0, 0] });
  near(of(1).velocityEnuMps, [0, 0, 0]);
  near(of(4).velocityEnuMps, [0, 0, 100]);
  // Turned about the world's z by a quarter: ahead is the world's y, which is east here.
  near(of(8).velocityEnuMps, [100, 0, 0]);
  assert.equal(of(0).velocityEnuMps, undefined);
});

test('what has left, or is no moving thing, makes no report', () => {
  for (const change of [{ appearance: 1 << 23 }, { type: { ...TYPE, kind: 5 } }]) {
    const { reports, faults } = read(encodeEntityState({ ...STATE, ...change }));
    assert.deepEqual([reports.length, faults.length], [0, 0]);
  }
  assert.equal(read(encodeEntityState({ ...STATE, type: { ...TYPE, kind: 2 } })).reports.length, 1);
});

const FIRE = Uint8Array.from([7, 1, 2, 2, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0]);

test('fire and detonation are counted and nothing else', () => {
  const detonation = Uint8Array.from(FIRE);
  detonation[2] = 3;
  const { reports, faults, counts } = read(Buffer.concat([FIRE, detonation, FIRE]));
  assert.deepEqual([reports, faults], [[], []]);
  assert.deepEqual(counts, [
    [2, 2],
    [3, 1],
  ]);
});

test('on an actual source nothing of a simulation is used, and it is told', () => {
  const actual: Sensor = { ...SENSOR, mode: 'actual' };
  for (const bytes of [encodeEntityState(STATE), FIRE]) {
    const { reports, faults } = read(bytes, actual);
    assert.equal(reports.length, 0);
    assert.deepEqual(
      faults.map(({ reason }) => reason),
      ['mode-mismatch'],
    );
  }
});

test('on an actual source PDUs of a version that is not read are a simulation too', () => {
  const older = encodeEntityState(STATE);
  older[0] = 5;
  const { faults } = read(older, { ...SENSOR, mode: 'actual' });
  assert.deepEqual(
    faults.map(({ reason }) => reason),
    ['unknown-edition', 'mode-mismatch'],
  );
});

test('an impossible place is refused, its neighbours are not', () => {
  const bad = encodeEntityState({ ...STATE, location: [0, 0, 0] });
  const { reports, faults } = read(Buffer.concat([bad, encodeEntityState(STATE)]));
  assert.equal(reports.length, 1);
  assert.deepEqual(
    faults.map(({ reason }) => reason),
    ['implausible'],
  );
});
