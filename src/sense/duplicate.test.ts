import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RADAR } from '../../test/simulation/settings.ts';
import { encodeBlock } from '../wire/asterix/index.ts';
import { createSense, faultCounts, readDatagram, type Sensor } from './index.ts';

const MIDNIGHT = 1_780_012_800_000;
const SENSOR: Sensor = { ...RADAR, format: 'asterix', editions: { '048': '1.32' } };

function plot(second: number): Uint8Array {
  return encodeBlock(48, '1.32', [
    {
      '010': { SAC: 25, SIC: 201 },
      '140': second,
      '020': { TYP: 1, SIM: 1, RDP: 0, SPI: 0, RAB: 0 },
      '040': { RHO: 100, THETA: 90 },
    },
  ]);
}

test('the same datagram over two networks is one look', () => {
  const state = createSense([SENSOR]);
  const first = readDatagram(state, SENSOR.source, plot(1), MIDNIGHT + 1000);
  const again = readDatagram(state, SENSOR.source, plot(1), MIDNIGHT + 1040);
  const next = readDatagram(state, SENSOR.source, plot(2), MIDNIGHT + 2000);
  assert.deepEqual(
    [first, again, next].map(({ reports }) => reports.length),
    [1, 0, 1],
  );
  assert.equal(again.faults[0]?.reason, 'duplicate');
  assert.equal(faultCounts(state).find((fault) => fault.reason === 'duplicate')?.count, 1);
});

test('the same bytes much later are a new look', () => {
  const state = createSense([SENSOR]);
  readDatagram(state, SENSOR.source, plot(1), MIDNIGHT + 1000);
  const later = readDatagram(state, SENSOR.source, plot(1), MIDNIGHT + 10_000);
  assert.equal(later.reports.length, 1);
});

test('raw Mode S, which carries no time, may say the same twice', () => {
  const sensor: Sensor = { ...RADAR, kind: 'modes', format: 'avr' };
  const state = createSense([sensor]);
  const line = new TextEncoder().encode('*8D406B902015A678D4D220AA4BDA;\n');
  for (let i = 0; i < 2; i++) {
    const { faults } = readDatagram(state, sensor.source, line, MIDNIGHT);
    assert.ok(!faults.some((fault) => fault.reason === 'duplicate'));
  }
});
