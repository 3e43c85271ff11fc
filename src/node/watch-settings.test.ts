import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConfigFile } from './config.ts';
import { completeConfig } from './config-read.ts';
import { toWatchSettings } from './watch-settings.ts';

const [A, B] = ['A'.repeat(43), 'B'.repeat(43)];
const OFFICER = { id: 'a', person: 'p1', key: A };

function read(file: ConfigFile): unknown {
  return toWatchSettings(completeConfig({ data: 'x', node: 'kor', ...file }, 'x'), []);
}

test('no officer stands for two: neither an id nor a key may be there twice', () => {
  const other = { id: 'b', person: 'p2', key: B };
  read({ officers: [OFFICER, other] });
  for (const [second, what] of [
    [{ ...other, id: 'a' }, /the id a stands there twice/],
    [{ ...other, key: A }, /the key A+ stands there twice/],
  ] as const) {
    assert.throws(() => read({ officers: [OFFICER, second] }), what);
  }
});

test('a peer is listed once', () => {
  const peer = { node: 'usa', key: A };
  read({ links: { peers: [peer, { node: 'jpn', key: B }] } });
  assert.throws(() => read({ links: { peers: [peer, { ...peer, key: B }] } }), /node usa stands/);
  assert.throws(() => read({ links: { peers: [peer, { ...peer, node: 'jpn' }] } }), /twice/);
});

test('in mode actual no officer releases alone', () => {
  read({ mode: 'exercise', warn: { officersToRelease: 1 } });
  read({ mode: 'actual', warn: { officersToRelease: 2 } });
  assert.throws(() => read({ mode: 'actual', warn: { officersToRelease: 1 } }), {
    code: 'BNG_CONFIG_INVALID',
    message: /officersToRelease/,
  });
});
