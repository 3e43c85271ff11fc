import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEGREE, ecefToGeodetic } from '../../earth/index.ts';
import {
  encodeAirbornePosition,
  encodeIdentification,
  encodeVelocity,
  toAvr,
} from '../../wire/modes/index.ts';
import {
  createSense,
  type FixReport,
  readDatagram,
  readSensors,
  type SenseState,
  tickSense,
} from '../index.ts';

const NOW = 1_795_262_400_000;
const SOURCE = 'tcp://127.0.0.1:30002';
const ADDRESS = '71BE2C';

function receiver(more: object = {}): SenseState {
  const { sensors, problems } = readSensors([
    { id: 'adsb', kind: 'adsb', source: SOURCE, format: 'avr', mode: 'exercise', ...more },
  ]);
  assert.deepEqual(problems, []);
  return createSense(sensors);
}

function send(state: SenseState, frames: readonly Uint8Array[], atMs: number) {
  const text = frames.map((frame) => `${toAvr(frame)}\n`).join('');
  return readDatagram(state, SOURCE, Buffer.from(text), atMs);
}

function position(latitudeDeg: number, longitudeDeg: number, odd: boolean, altitudeFt = 30_000) {
  return encodeAirbornePosition(ADDRESS, { latitudeDeg, longitudeDeg, altitudeFt }, odd);
}

function placeOf(report: FixReport): {
  latitudeDeg: number;
  longitudeDeg: number;
  heightM: number;
} {
  const place = ecefToGeodetic(...report.positionEcefM);
  return {
    latitudeDeg: place.latitudeRad / DEGREE,
    longitudeDeg: place.longitudeRad / DEGREE,
    heightM: place.heightM,
  };
}

test('an even and an odd report make a fix, each later report another', () => {
  const state = receiver();
  assert.deepEqual(send(state, [position(37, 127, false)], NOW).reports, []);
  const second = send(state, [position(37.001, 127.001, true)], NOW + 500).reports;
  assert.equal(second.length, 1);
  const [fix] = second;
  assert.ok(fix?.kind === 'fix');
  const place = placeOf(fix);
  assert.ok(Math.abs(place.latitudeDeg - 37.001) < 5e-5);
  assert.ok(Math.abs(place.longitudeDeg - 127.001) < 5e-5);
  assert.ok(Math.abs(place.heightM - 9144) < 1e-3);
  assert.equal(fix.heightBasis, 'pressure');
  assert.deepEqual(fix.identity, { icao: ADDRESS });
  assert.deepEqual(fix.integrity, { nic: 8 });
  assert.equal(fix.timeAssumed, true);
  assert.equal(send(state, [position(37.002, 127.002, true)], NOW + 1000).reports.length, 1);
});

test('velocity, call sign and geometric height are merged by address', () => {
  const state = receiver();
  const velocity = {
    eastKn: 300,
    northKn: -400,
    verticalRateFtPerMin: 640,
    geometricMinusBarometricFt: 250,
  };
  const { reports } = send(
    state,
    [
      encodeIdentification(ADDRESS, 'KAL123'),
      encodeVelocity(ADDRESS, velocity, 2),
      position(37, 127, false),
      position(37, 127, true),
    ],
    NOW,
  );
  const [fix] = reports;
  assert.ok(fix?.kind === 'fix');
  assert.deepEqual(fix.identity, { icao: ADDRESS, callsign: 'KAL123' });
  assert.equal(fix.heightBasis, 'geometric');
  assert.ok(Math.abs(placeOf(fix).heightM - 30_250 * 0.3048) < 1e-3);
  const [east, north, up] = fix.velocityEnuMps!;
  assert.ok(Math.abs(east - 154.333) < 1e-3 && Math.abs(north + 205.777) < 1e-3);
  assert.ok(Math.abs(up - 3.2512) < 1e-9);
  assert.ok(Math.abs(fix.sigma.velocityMps! - 3 / 2.448) < 1e-9);
  const later = send(state, [position(37, 127, true)], NOW + 6000).reports[0];
  assert.ok(later?.kind === 'fix');
  assert.equal(later.velocityEnuMps, undefined, 'a velocity of 6 s ago is not the velocity now');
});

test('a jump that nothing can fly is refused, and believed once it persists', () => {
  const state = receiver();
  send(state, [position(37, 127, false), position(37, 127, true)], NOW);
  const jump = send(state, [position(38, 127, false)], NOW + 1000);
  assert.deepEqual(jump.reports, []);
  assert.equal(jump.faults[0]?.reason, 'implausible');
  assert.equal(send(state, [position(38, 127, true)], NOW + 1500).reports.length, 0);
  assert.equal(send(state, [position(38, 127, false)], NOW + 2000).reports.length, 1);
  assert.equal(send(state, [position(38, 127, true)], NOW + 2500).reports.length, 1);
});

test('a place that the receiver cannot hear is refused', () => {
  const state = receiver({
    position: { latitudeDeg: 10, longitudeDeg: 127, heightM: 0, basis: 'guessed' },
  });
  const { reports, faults } = send(state, [position(37, 127, false), position(37, 127, true)], NOW);
  assert.deepEqual(reports, []);
  assert.match(faults[0]!.message, /cannot hear so far/);
});

test('an even and an odd report more than 10 s apart are no pair', () => {
  const state = receiver();
  send(state, [position(37, 127, false)], NOW);
  assert.deepEqual(send(state, [position(37, 127, true)], NOW + 11_000).reports, []);
  assert.equal(send(state, [position(37, 127, false)], NOW + 12_000).reports.length, 1);
});

test('aircraft are forgotten a minute after their last message', () => {
  const state = receiver();
  send(state, [position(37, 127, false), position(37, 127, true)], NOW);
  tickSense(state, NOW + 59_000);
  assert.equal(state.feeds.get(SOURCE)!.aircraft.size, 1);
  tickSense(state, NOW + 61_000);
  assert.equal(state.feeds.get(SOURCE)!.aircraft.size, 0);
});

test('a damaged message is a fault and leaves its neighbours', () => {
  const state = receiver();
  const damaged = position(37, 127, true);
  damaged[9]! ^= 1;
  const { reports, faults } = send(
    state,
    [position(37, 127, false), damaged, position(37, 127, true)],
    NOW,
  );
  assert.equal(reports.length, 1);
  assert.deepEqual(
    faults.map((fault) => [fault.sensor, fault.reason]),
    [['adsb', 'bad-checksum']],
  );
});

test('a flown path comes back within the step of the code, wherever on Earth', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -84, max: 84, noNaN: true }),
      fc.double({ min: -180, max: 179.99, noNaN: true }),
      fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      (latitude, longitude, heading) => {
        const state = receiver();
        let fixes = 0;
        for (let i = 0; i < 40; i++) {
          const away = (250 * 0.5 * i) / 111_195;
          const at = latitude + away * Math.cos(heading);
          const east =
            longitude + (away * Math.sin(heading)) / Math.cos((latitude * Math.PI) / 180);
          const { reports, faults } = send(state, [position(at, east, i % 2 === 1)], NOW + 500 * i);
          assert.deepEqual(faults, []);
          for (const report of reports) {
            assert.ok(report.kind === 'fix');
            const place = placeOf(report);
            assert.ok(Math.abs(place.latitudeDeg - at) < 3e-5);
            const off = Math.abs(((place.longitudeDeg - east + 540) % 360) - 180);
            assert.ok(off * Math.cos((at * Math.PI) / 180) < 3e-4);
            fixes += 1;
          }
        }
        // Beside a border of zones the first pairs give nothing.
        assert.ok(fixes >= 30, `${fixes} fixes`);
      },
    ),
    { numRuns: 200 },
  );
});
