import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBlocks, encodeBlock, labelOf, labelsOf, titleOf, unitOf } from './index.ts';

test('coded values have the words of the specification', () => {
  assert.equal(labelOf(48, '1.32', '020/TYP', 5), 'Single ModeS Roll-Call');
  assert.equal(labelOf(48, '1.32', '030', 19), 'Birds');
  assert.equal(labelOf(48, '1.32', '030', 99), null);
  assert.equal(labelOf(48, '1.32', '040/RHO', 1), null);
  assert.equal(labelOf(48, '0.1', '020/TYP', 5), null);
  assert.equal(unitOf(48, '1.32', '040/RHO'), 'NM');
  assert.equal(unitOf(48, '1.32', '120/RDS/FRQ'), 'MHz');
  assert.equal(unitOf(48, '1.32', '020/TYP'), null);
  assert.equal(titleOf(48, '1.32', '040'), 'Measured Position in Polar Co-ordinates');
  assert.equal(titleOf(48, '1.32', 'toString'), null);
});

test('labels of a record stand by path, repeated values with their index', () => {
  const items = { '010': { SAC: 1, SIC: 2 }, '020': { TYP: 2, SIM: 1 }, '030': [19, 99, 20] };
  const block = encodeBlock(48, '1.32', [items]);
  const [record] = decodeBlocks(block, { '048': '1.32' }).records;
  assert.deepEqual(labelsOf(record!), {
    '020/TYP': 'Single SSR detection',
    '020/SIM': 'Simulated target report',
    '020/RDP': 'Report from RDP Chain 1',
    '020/SPI': 'Absence of SPI',
    '020/RAB': 'Report from aircraft transponder',
    '030/0': 'Birds',
    '030/2': 'Flock of Birds',
  });
});

test('units and words that depend on another value in the record', () => {
  const speed = { '150': { IM: 1, AS: 0.8 } };
  assert.equal(unitOf(21, '2.6', '150/AS', speed), 'Mach');
  assert.equal(unitOf(21, '2.6', '150/AS', { '150': { IM: 0, AS: 0.125 } }), 'NM/s');
  assert.equal(unitOf(21, '2.6', '150/AS'), null);
  const items = { '000': 5, '120': { CC: { TID: 1, CPC: 2, CS: 0 } } };
  assert.equal(labelOf(4, '1.13', '120/CC/CPC', 2, items), 'APW High Severity');
  assert.equal(labelOf(4, '1.13', '120/CC/CPC', 2), null);
  const block = encodeBlock(4, '1.13', [items]);
  const [record] = decodeBlocks(block, { '004': '1.13' }).records;
  assert.equal(labelsOf(record!)['120/CC/CPC'], 'APW High Severity');
  assert.equal(unitOf(48, '1.32', 'RE/ERR'), 'NM');
});
