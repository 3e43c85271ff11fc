import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '../../src/warn/index.ts';
import { receiverLines } from './receivers.ts';

const VIEW = {
  ...{ warning: 'kor-w1', revision: 2, releasedMs: 0, asked: 12, confirmed: 1 },
  silent: ['fire-7', 'city-2'],
  channels: [
    { channel: 'siren', sent: 1, failed: 2, doubtful: 0 },
    { channel: 'webhook', sent: 3, failed: 0, doubtful: 1 },
    { channel: 'cot', sent: 3, failed: 0, doubtful: 0 },
  ],
};

test('who is silent and what was not taken is said in every language; what is well is not', () => {
  assert.deepEqual(receiverLines(VIEW, 'en'), [
    'Confirmed by 1 of 12 · not by fire-7, city-2, and others',
    'siren: not taken by 2',
    'webhook: perhaps twice to 1',
  ]);
  for (const language of LANGUAGES) {
    const lines = receiverLines(VIEW, language);
    assert.equal(lines.length, 3);
    for (const line of lines) assert.doesNotMatch(line, /[{}]/);
  }
  const calm = { ...VIEW, asked: 0, confirmed: 0, silent: [], channels: [] };
  assert.deepEqual(receiverLines(calm, 'ko'), []);
  assert.deepEqual(receiverLines(null, 'ko'), []);
});
