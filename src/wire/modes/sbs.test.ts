import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault } from '../fault.ts';
import { readSbs } from './index.ts';

const POSITION =
  'MSG,3,1,1,40621D,1,2026/11/21,12:00:00.000,2026/11/21,12:00:00.050,,38000,,,52.25720,3.91937,,,0,,0,0';

function read(line: string): { message: ReturnType<typeof readSbs>; faults: Fault[] } {
  const faults: Fault[] = [];
  return { message: readSbs(line, faults), faults };
}

test('a position line reads by its fields and carries no integrity', () => {
  const { message, faults } = read(`${POSITION}\r`);
  assert.deepEqual(faults, []);
  assert.deepEqual(message, {
    kind: 'sbs',
    transmissionType: 3,
    icao: '40621D',
    addressIsIcao: true,
    generated: '2026/11/21 12:00:00.000',
    callsign: null,
    altitudeFt: 38_000,
    groundSpeedKn: null,
    trackDeg: null,
    latitudeDeg: 52.2572,
    longitudeDeg: 3.91937,
    verticalRateFtPerMin: null,
    mode3A: null,
    alert: false,
    emergency: null,
    ident: false,
    onGround: false,
    integrity: null,
  });
});

test('call sign, velocity, code and flags of other lines', () => {
  const named = read('MSG,1,1,1,~40621d,1,,,,,KLM1023 ,,,,,,,,,,,').message;
  assert.deepEqual(
    [named?.icao, named?.addressIsIcao, named?.callsign],
    ['40621D', false, 'KLM1023'],
  );
  const moving = read('MSG,4,1,1,40621D,1,,,,,,,430.5,110,,,-64,,,,,').message;
  assert.deepEqual(
    [moving?.groundSpeedKn, moving?.trackDeg, moving?.verticalRateFtPerMin],
    [430.5, 110, -64],
  );
  const code = read('MSG,6,1,1,40621D,1,,,,,,,,,,,,77,-1,0,-1,0').message;
  assert.deepEqual([code?.mode3A, code?.alert, code?.ident], ['0077', true, true]);
});

test('lines of no aircraft are passed over, wrong ones refused, wrong fields told', () => {
  assert.deepEqual(read('STA,,5,179,400AE7,10103,2008/11/28,14:58:51.153,,,RM'), {
    message: null,
    faults: [],
  });
  for (const [line, reason] of [
    ['hello', 'unknown-type'],
    ['MSG,9,1,1,40621D,1,,,,,,,,,,,,,,,,', 'unknown-type'],
    ['MSG,3,1,1,40621D', 'bad-length'],
    ['MSG,3,1,1,4062,1,,,,,,,,,,,,,,,,', 'malformed'],
    ['x'.repeat(600), 'oversized'],
  ] as const) {
    const { message, faults } = read(line);
    assert.equal(message, null);
    assert.equal(faults[0]?.reason, reason, line);
  }
  for (const [wrong, at, reason] of [
    [POSITION.replace('52.25720', '152.2572'), '152.2572', 'out-of-range'],
    [POSITION.replace('38000', '38k'), '38k', 'not-a-number'],
    [
      POSITION.replace(',0,,0,0', ',0,,0,0').replace('3.91937,,,', '3.91937,,9,'),
      '9,0,',
      'malformed',
    ],
  ] as const) {
    const { message, faults } = read(wrong);
    assert.equal(message?.icao, '40621D');
    assert.equal(faults[0]?.reason, reason);
    assert.ok(wrong.slice(faults[0].offset).startsWith(at), `${reason} at ${faults[0].offset}`);
  }
});
