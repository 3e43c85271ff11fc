import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capStatus, hazardId, isMode, isNodeId, isSensorId, MODES, trackId } from './index.ts';

test('ids say their node, kind and count', () => {
  assert.equal(hazardId('kor', 3), 'kor-h3');
  assert.equal(trackId(7), 't7');
});

test('node names are short lower-case words', () => {
  for (const name of ['kor', 'usa', 'node1']) assert.equal(isNodeId(name), true);
  for (const name of ['K', 'Kor', '1kor', 'k-r', '', 'a'.repeat(17), 7]) {
    assert.equal(isNodeId(name), false);
  }
});

test('sensor names keep to what every file system and log can hold', () => {
  assert.equal(isSensorId('kor-radar-1'), true);
  for (const name of ['', '-a', 'a b', '../a', 'a'.repeat(65)]) {
    assert.equal(isSensorId(name), false);
  }
});

test('every mode but the simulated one has a CAP status, and only actual is Actual', () => {
  assert.deepEqual(MODES.map(capStatus), ['Actual', 'Exercise', 'Test', null]);
  assert.equal(isMode('live'), false);
});
