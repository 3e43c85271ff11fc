import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEGREE, ecefToGeodetic } from '../../earth/index.ts';
import {
  decodeModes,
  encodeAirbornePosition,
  encodeIdentification,
  encodeModes,
  encodeVelocity,
  type ModesMessage,
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

const COMMON = {
  icao: ADDRESS,
  downlinkFormat: 17,
  correctedBits: 0,
  control: 5,
  origin: 'transponder',
  addressIsIcao: true,
} as const;

/** An operational status of version 2, airborne. */
function status(nacP: number, more: object = {}): Uint8Array {
  return encodeModes({
    ...COMMON,
    kind: 'operational-status',
    typeCode: 31,
    subtype: 0,
    version: 2,
    capabilityClass: 0,
    operationalMode: 0,
    nicSupplementA: true,
    nacP,
    sil: 3,
    geometricVerticalAccuracy: 2,
    ...more,
  } as ModesMessage);
}

/** A reply to a radar: format 4 with a height, 5 with a code. */
function replyOf(icao: string, told: { altitudeFt?: number; mode3A?: string }): Uint8Array {
  return encodeModes({
    kind: 'reply',
    icao,
    downlinkFormat: told.mode3A === undefined ? 4 : 5,
    correctedBits: 0,
    flightStatus: 0,
    alert: false,
    ident: false,
    onGround: false,
    downlinkRequest: 0,
    utility: 0,
    altitudeFt: told.altitudeFt ?? null,
    mode3A: told.mode3A ?? null,
    messageHex: null,
  });
}

/** A position of type code 11 or another, with NIC supplement B. */
function supplemented(odd: boolean, typeCode = 11, altitudeFt: number | null = 30_000): Uint8Array {
  const plain = encodeAirbornePosition(
    ADDRESS,
    { latitudeDeg: 37, longitudeDeg: 127, altitudeFt },
    odd,
    typeCode,
  );
  const { message } = decodeModes(plain);
  return encodeModes({ ...message, supplementB: true } as ModesMessage);
}

test('NIC follows from type code, version and supplements; NACp and GVA become the errors', () => {
  const state = receiver();
  const [fix] = send(
    state,
    [status(9), supplemented(false, 20), supplemented(true, 11)],
    NOW,
  ).reports;
  assert.ok(fix?.kind === 'fix');
  assert.deepEqual(fix.integrity, { nic: 9, nacP: 9, sil: 3 });
  assert.ok(Math.abs(fix.sigma.horizontalM - 30 / 2.448) < 1e-9);
  const [geometric] = send(state, [supplemented(true, 20)], NOW + 500).reports;
  assert.ok(geometric?.kind === 'fix');
  assert.equal(geometric.heightBasis, 'geometric');
  assert.ok(Math.abs(geometric.sigma.verticalM - 45 / 1.96) < 1e-9);
  // Without the status the same position is only NIC 8.
  const [alone] = send(receiver(), [supplemented(false), supplemented(true)], NOW).reports;
  assert.ok(alone?.kind === 'fix');
  assert.deepEqual(alone.integrity, { nic: 8 });
});

test('jamming: a type code without integrity is NIC 0 with a wide error, and stays a fix', () => {
  const state = receiver();
  const [fix] = send(
    state,
    [status(0), supplemented(false, 18), supplemented(true, 18)],
    NOW,
  ).reports;
  assert.ok(fix?.kind === 'fix');
  assert.deepEqual(fix.integrity, { nic: 0, nacP: 0, sil: 3 });
  assert.ok(fix.sigma.horizontalM >= 2000);
});

test('a containment radius makes as small an error as SIL promises, and no smaller', () => {
  // Type code 11 with supplements A and B of version 2: 75 m; what SIL does not promise is 95 %.
  for (const [sil, sigmas] of [
    [3, 5.68],
    [2, 4.8],
    [1, 3.72],
    [0, 2.448],
  ] as const) {
    const frames = [status(0, { sil }), supplemented(false), supplemented(true)];
    const [fix] = send(receiver(), frames, NOW).reports;
    assert.ok(fix?.kind === 'fix');
    assert.ok(Math.abs(fix.sigma.horizontalM - 75 / sigmas) < 0.05, `SIL ${sil}`);
  }
  const [unheard] = send(receiver(), [supplemented(false), supplemented(true)], NOW).reports;
  assert.ok(unheard?.kind === 'fix');
  assert.ok(Math.abs(unheard.sigma.horizontalM - 185.2 / 2.448) < 0.01);
  // Version 0 sends neither NACp nor SIL: its type code says what 95 % is.
  const old = [status(0, { version: 0 }), supplemented(false, 12), supplemented(true, 12)];
  const [zero] = send(receiver(), old, NOW).reports;
  assert.ok(zero?.kind === 'fix');
  assert.ok(Math.abs(zero.sigma.horizontalM - 185.2 / 2.448) < 0.01);
});

test('replies to radars add code and height to an aircraft that is known, and begin none', () => {
  const state = receiver();
  send(state, [replyOf(ADDRESS, { mode3A: '7700' }), replyOf('ABCDEF', { mode3A: '1234' })], NOW);
  assert.equal(state.feeds.get(SOURCE)!.aircraft.size, 0);
  const [fix] = send(
    state,
    [
      supplemented(false, 11, null),
      replyOf(ADDRESS, { mode3A: '7500' }),
      replyOf(ADDRESS, { altitudeFt: 20_000 }),
      supplemented(true, 11, null),
    ],
    NOW + 1000,
  ).reports;
  assert.ok(fix?.kind === 'fix');
  assert.deepEqual(fix.identity, { icao: ADDRESS, mode3A: '7500' });
  assert.equal(fix.heightBasis, 'pressure');
  assert.ok(Math.abs(placeOf(fix).heightM - 6096) < 1e-3);
  const later = send(state, [supplemented(true, 11, null)], NOW + 9000).reports[0];
  assert.ok(later?.kind === 'fix');
  assert.equal(later.heightBasis, 'unknown', 'a height of 8 s ago is not the height now');
});

test('what a ground station relays makes no pair with the aircraft itself', () => {
  const state = receiver();
  const relayed = (odd: boolean, addressIsIcao: boolean): Uint8Array => {
    const { message } = decodeModes(position(37.5, 127, odd));
    const other = { downlinkFormat: 18, control: 2, origin: 'tis-b', addressIsIcao };
    return encodeModes({ ...message, ...other } as ModesMessage);
  };
  assert.deepEqual(send(state, [position(37, 127, false), relayed(true, true)], NOW).reports, []);
  const own = send(state, [position(37, 127, true)], NOW + 100).reports;
  const relay = send(state, [relayed(false, true)], NOW + 200).reports;
  assert.deepEqual([own[0]?.identity, relay[0]?.identity], [{ icao: ADDRESS }, { icao: ADDRESS }]);
  assert.ok(own[0]?.kind === 'fix' && own[0].integrity !== undefined);
  assert.ok(relay[0]?.kind === 'fix' && relay[0].integrity === undefined, 'a radar said so');
  const track = send(state, [relayed(false, false), relayed(true, false)], NOW + 300).reports;
  assert.deepEqual(track[0]?.identity, { tag: `tis-b ${ADDRESS}` });
});

test('BaseStation lines make fixes without integrity, with the errors of the settings', () => {
  const state = receiver({ format: 'sbs' });
  const lines = [
    'MSG,1,1,1,71BE2C,1,,,,,KAL123  ,,,,,,,,,,,',
    'MSG,4,1,1,71BE2C,1,,,,,,,300,90,,,640,,,,,',
    'MSG,6,1,1,71BE2C,1,,,,,,,,,,,,2736,,,,',
    'MSG,3,1,1,71BE2C,1,2026/11/21,23:00:00.000,,,,30000,,,37.5,127.1,,,0,0,0,0',
    'MSG,3,1,1,71BE2C,1,2026/11/21,23:00:00.400,,,,30000,,,47.5,127.1,,,0,0,0,0',
    'STA,,5,179,71BE2C,1,,,,,RM',
  ];
  const { reports, faults } = readDatagram(state, SOURCE, Buffer.from(lines.join('\r\n')), NOW);
  const [fix, ...more] = reports;
  assert.ok(fix?.kind === 'fix');
  assert.deepEqual(more, []);
  assert.equal(fix.integrity, undefined);
  assert.equal(fix.timeAssumed, true);
  assert.deepEqual(fix.identity, { icao: ADDRESS, callsign: 'KAL123', mode3A: '2736' });
  assert.ok(Math.abs(fix.velocityEnuMps![0] - 154.333) < 1e-3);
  assert.equal(fix.sigma.horizontalM, state.sensors[0]!.sigma.horizontalM);
  assert.deepEqual(
    faults.map(({ reason, message }) => [reason, /1112 km/.test(message)]),
    [['implausible', true]],
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
