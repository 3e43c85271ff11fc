import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { celestialToEarth, earthToCelestial, temeToEarth } from './inertial.ts';
import {
  earthRotationAngle,
  meanSiderealTime,
  taiMinusUtcS,
  terrestrialCenturies,
} from './time-scales.ts';

const DEGREE = Math.PI / 180;

test('leap seconds and terrestrial time are the published ones', () => {
  for (const [text, seconds] of [
    ['1972-01-01T00:00:00Z', 10],
    ['1999-01-01T00:00:00Z', 32],
    ['2005-12-31T23:59:59Z', 32],
    ['2006-01-01T00:00:00Z', 33],
    ['2016-12-31T23:59:59Z', 36],
    ['2026-11-22T00:00:00Z', 37],
  ] as const) {
    assert.equal(taiMinusUtcS(Date.parse(text)), seconds, text);
  }
  // Vallado, example 3-7: 2004-05-14T16:43 UTC is 16:44:04.184 TT.
  const utcMs = Date.parse('2004-05-14T16:43:00Z');
  const ttS = (Date.parse('2004-05-14T16:44:04.184Z') - 946_728_000_000) / 1000;
  assert.ok(Math.abs(terrestrialCenturies(utcMs) * 36_525 * 86_400 - ttS) < 1e-5);
});

test('sidereal time and the rotation angle are the published ones', () => {
  // Vallado, example 3-5: 1992-08-20T12:14 UT1.
  const mean = meanSiderealTime(Date.parse('1992-08-20T12:14:00Z'));
  assert.ok(Math.abs(mean / DEGREE - 152.578787886) < 1e-7, `${mean / DEGREE}`);
  // SOFA Tools for Earth Attitude, section 5.4: 2007-04-05T12:00 UTC.
  const angle = earthRotationAngle(Date.parse('2007-04-05T12:00:00Z'), -0.072073685);
  assert.ok(Math.abs(angle / DEGREE - 13.318492966097) < 1e-8, `${angle / DEGREE}`);
});

/**
 * Vallado, example 3-15: 2004-04-06T07:51:28.386009 UTC, UT1 − UTC −0.4399619 s, in km and km/s. The
 * state before polar motion (PEF) is what this reduction reaches.
 */
const TIME_MS = Date.parse('2004-04-06T07:51:28Z') + 386.009;
const UT1_MINUS_UTC_S = -0.4399619;
const PEF = [-1033.4750313, 7901.3055856, 6380.3445328, -3.2256327, -2.872442511, 5.531931288];
const J2000 = [5102.5096, 6123.01152, 6378.1363, -4.7432196, 0.7905366, 5.53375619];
const TEME = [5094.1801621, 6127.6446505, 6380.3445328, -4.746131494, 0.785817998, 5.531931288];

function assertNear(found: readonly number[], km: readonly number[], placeM: number): void {
  for (let i = 0; i < 6; i++) {
    const off = Math.abs(found[i]! - km[i]! * 1000);
    assert.ok(off < (i < 3 ? placeM : 0.002), `component ${i} is off by ${off}`);
  }
}

const metres = (km: readonly number[]): number[] => km.map((v) => v * 1000);

test('a published state of J2000 becomes that of the Earth, and back, to two metres', () => {
  assertNear(celestialToEarth(metres(J2000), TIME_MS, UT1_MINUS_UTC_S), PEF, 2);
  assertNear(earthToCelestial(metres(PEF), TIME_MS, UT1_MINUS_UTC_S), J2000, 2);
});

test('a published state of SGP4’s frame becomes that of the Earth, to a decimetre', () => {
  assertNear(temeToEarth(metres(TEME), TIME_MS, UT1_MINUS_UTC_S), PEF, 0.1);
});

test('there and back is where it was, at any time', () => {
  const component = fc.double({ min: -1e7, max: 1e7, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(component, { minLength: 6, maxLength: 6 }),
      fc.double({ min: 0, max: 4e12, noNaN: true }),
      (state, timeMs) => {
        const back = earthToCelestial(celestialToEarth(state, timeMs), timeMs);
        for (let i = 0; i < 6; i++) assert.ok(Math.abs(back[i]! - state[i]!) < 1e-6);
      },
    ),
  );
});
