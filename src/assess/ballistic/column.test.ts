import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enuRotation, fromEnu, geodeticToEcef } from '../../earth/index.ts';
import type { Track } from '../../track/index.ts';
import { type Beginning, type Column, isColumn, noteBeginning, noteStood } from './column.ts';
import { randomFrom, trackOf } from './flight.fixture.ts';

const [LATITUDE, LONGITUDE] = [0.68, 2.2];
const AXES = enuRotation(LATITUDE, LONGITUDE);

/** A track that begins so far east, north and up of a place, 300 m unsure of each. */
function begins(id: number, timeMs: number, east: number, north: number, up: number): Track {
  const foot = geodeticToEcef(LATITUDE, LONGITUDE, 0);
  const moved = fromEnu(AXES, east, north, up);
  const state = Float64Array.from([...foot.map((v, i) => v + moved[i]!), 0, 0, 0]);
  const covariance = new Float64Array(36);
  for (let i = 0; i < 3; i++) covariance[i * 7] = 300 ** 2;
  return { ...trackOf(`t${id}`, timeMs, state, covariance), reportCount: 1 };
}

function firstOf({ timeMs, state, covariance }: Track): Omit<Beginning, 'id'> {
  const rows = [0, 1, 2, 6, 7, 8, 12, 13, 14];
  return { timeMs, place: state.slice(0, 3), covariance: rows.map((i) => covariance[i]!) };
}

test('tracks that begin one behind the other and stand are a column, and as many as passed a place', () => {
  const columns: Column[] = [];
  const beginnings: Beginning[] = [];
  const { normal } = randomFrom(3);
  let found: Column | null = null;
  for (let t = 0; t < 12; t++) {
    const noise = (): number => 300 * normal();
    const track = begins(t, 1000 * t, 1_400 * t + noise(), noise(), 25e3 + 900 * t + noise());
    found = noteBeginning(columns, beginnings, track, firstOf(track)) ?? found;
    for (let back = 1; back < 4 && t - back >= 0; back++) {
      noteStood(columns, { ...begins(t - back, 1000 * t, 0, 0, 30e3), reportCount: back + 1 });
    }
    if (t < 4) assert.equal(found, null, 'four places in a line may be chance');
  }
  assert.ok(found !== null);
  assert.equal(found.most, 4);
  const speed = Math.hypot(...found.state.subarray(3));
  assert.ok(Math.abs(speed - 1_664) < 300, `${speed}`);
});

test('tracks that begin anywhere, a hundred a second, are no column', () => {
  const { uniform } = randomFrom(5);
  const columns: Column[] = [];
  const beginnings: Beginning[] = [];
  let id = 0;
  for (let t = 0; t < 120; t++) {
    for (let i = 0; i < 100; i++) {
      const side = (): number => 800e3 * (uniform() - 0.5);
      const track = begins(id++, 1000 * t + 10 * i, side(), side(), 15e3 + 60e3 * uniform());
      assert.equal(noteBeginning(columns, beginnings, track, firstOf(track)), null);
      if (uniform() < 0.1) noteStood(columns, { ...track, reportCount: 2 });
    }
    assert.ok(columns.length <= 32 && beginnings.length <= 64);
  }
  assert.ok(!columns.some(isColumn));
});
