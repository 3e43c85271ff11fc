import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEGREE, ecefToGeodetic, geodeticToEcef } from '../../earth/index.ts';
import type { Launch } from '../scenario.ts';
import { type Flight, flightAt } from './flight.ts';
import { flownOver, solveFlight } from './solve.ts';

function launchOf(apogeeKm: number, rangeKm: number, bearingDeg: number, burnS = 85): Launch {
  return {
    id: 'x',
    name: 'x',
    atS: 0,
    site: { latitudeRad: 39 * DEGREE, longitudeRad: 126 * DEGREE, heightM: 20 },
    apogeeM: apogeeKm * 1000,
    rangeM: rangeKm * 1000,
    bearingRad: bearingDeg * DEGREE,
    burnS,
    ballisticCoefficient: 4000,
  };
}

function solved(launch: Launch): Flight {
  const solution = solveFlight(launch);
  assert.ok(solution.ok, solution.ok ? '' : solution.message);
  return solution.flight;
}

test('a flight shows the published apogee, range and bearing within 1 %', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 400, max: 1300 }),
      fc.double({ min: 0.22, max: 0.6, noNaN: true }),
      fc.integer({ min: 0, max: 359 }),
      (rangeKm, shape, bearingDeg) => {
        const launch = launchOf(rangeKm * shape, rangeKm, bearingDeg);
        const flight = solved(launch);
        const flown = flownOver(launch.site, flight);
        assert.ok(Math.abs(flight.apogeeM / launch.apogeeM - 1) < 0.01);
        assert.ok(Math.abs(flown.rangeM / launch.rangeM - 1) < 0.01);
        assert.ok(Math.abs(Math.sin(flown.bearingRad - launch.bearingRad)) < 0.01);
        assert.ok(Math.abs(flight.impact.heightM) < 5);
      },
    ),
    { numRuns: 25 },
  );
});

test('flight times of published tests come out within their rounding and boost spread', () => {
  // Published figures: apogee km, range km, flight time s (Hwasong-12 2017-09-15, Japan: 19 min;
  // Hwasong-17 2022-11-18, KCNA: 4,135 s; Hwasong-15 2017-11-29, KCNA: 53 min).
  const published: [number, number, number, number][] = [
    [770, 3700, 1140, 150],
    [6041, 999, 4135, 300],
    [4475, 950, 3180, 290],
  ];
  for (const [apogeeKm, rangeKm, timeS, burnS] of published) {
    const flight = solved(launchOf(apogeeKm, rangeKm, 75, burnS));
    assert.ok(Math.abs(flight.durationS - timeS) < 90, `${apogeeKm}: ${flight.durationS}`);
  }
});

test('between samples a flight is smooth and its speed is that of its way', () => {
  const flight = solved(launchOf(260, 1000, 91));
  for (let t = 0.5; t < flight.durationS - 0.5; t += 7.3) {
    const a = flightAt(flight, t - 0.05)!;
    const b = flightAt(flight, t + 0.05)!;
    const m = flightAt(flight, t)!;
    for (let k = 0; k < 3; k++) {
      // A tenth of a second of the strongest thrust changes the speed by about 10 m/s.
      assert.ok(Math.abs((b[k]! - a[k]!) / 0.1 - m[k + 3]!) < 1, `t ${t} axis ${k}`);
    }
  }
  assert.equal(flightAt(flight, -0.001), null);
  assert.equal(flightAt(flight, flight.durationS + 0.001), null);
});

test('after burnout and above the air its energy in the turning frame stays', () => {
  const flight = solved(launchOf(260, 1000, 91));
  const energy = (t: number): number => {
    const y = flightAt(flight, t)!;
    const [x, yy, z, vx, vy, vz] = y as unknown as [number, number, number, number, number, number];
    const r = Math.hypot(x, yy, z);
    const w = 7.292115e-5;
    // Jacobi's integral: kinetic, gravity with J2 to J4, centrifugal.
    const a = 6378137;
    const mu = 3.986004418e14;
    const s = z / r;
    const oblate = 1.082629821e-3 * (a / r) ** 2 * (1.5 * s ** 2 - 0.5);
    const pear = -2.53265649e-6 * (a / r) ** 3 * (2.5 * s ** 3 - 1.5 * s);
    const fourth = -1.61962159e-6 * (a / r) ** 4 * ((35 * s ** 4 - 30 * s ** 2 + 3) / 8);
    const gravity = (mu / r) * (1 - oblate - pear - fourth);
    return (vx * vx + vy * vy + vz * vz) / 2 - gravity - (w * w * (x * x + yy * yy)) / 2;
  };
  const inSpace: number[] = [];
  for (let t = flight.burnoutS; t < flight.durationS; t += 10) {
    const y = flightAt(flight, t)!;
    if (ecefToGeodetic(y[0]!, y[1]!, y[2]!).heightM > 185_000) inSpace.push(energy(t));
  }
  assert.ok(inSpace.length > 15);
  for (const e of inSpace) assert.ok(Math.abs(e / inSpace[0]! - 1) < 1e-9);
});

test('a launch starts at its site', () => {
  const launch = launchOf(150, 600, 60);
  const y = flightAt(solved(launch), 0)!;
  const site = geodeticToEcef(launch.site.latitudeRad, launch.site.longitudeRad, 20);
  assert.deepEqual([...y.slice(0, 3)], site);
});

test('figures that contradict each other are refused in words', () => {
  // Under the range's parabola: nothing that burns for 85 s flies 6,000 km below 80 km.
  const solution = solveFlight(launchOf(80, 6000, 90));
  assert.equal(solution.ok, false);
  if (!solution.ok) assert.match(solution.message, /apogee 80 km with range 6000 km/);
});
