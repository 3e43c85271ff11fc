import assert from 'node:assert/strict';
import { test } from 'node:test';
import { push, take } from './lane.ts';
import type { SignedStatement } from './statement.ts';
import { createWaiting, oldestWaitingMs } from './waiting.ts';

function warning(n: number, timeMs: number): SignedStatement {
  const content = { about: 'warning', warning: `kor-w${n}`, revision: 1 };
  const body = { id: `kor-s${n}`, origin: 'kor', releaseClass: 'minimum', timeMs, content };
  return { type: 't', key: 'k', signature: `${n}`, body } as never;
}

test('the oldest that waits is found in any lane, and of many that wait among the first', () => {
  const waiting = createWaiting();
  assert.equal(oldestWaitingMs(waiting), null);
  const places = Array.from({ length: 200 }, (_, n) => push(waiting.warnings, warning(n, 500 + n)));
  push(waiting.hazards, warning(900, 510));
  // It was held back for a time: signed before those that wait in front of it.
  push(waiting.warnings, warning(901, 505));
  assert.equal(oldestWaitingMs(waiting), 500);
  for (const place of places.slice(0, 150)) take(waiting.warnings, place);
  assert.equal(oldestWaitingMs(waiting), 505);
  for (let n = 1000; n < 9000; n++) push(waiting.warnings, warning(n, 800 + n));
  push(waiting.warnings, warning(9999, 1));
  assert.equal(oldestWaitingMs(waiting), 505);
});
