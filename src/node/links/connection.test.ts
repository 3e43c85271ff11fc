import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { type TestContext, test } from 'node:test';
import type { TLSSocket } from 'node:tls';
import { openConnection } from './connection.ts';
import { frameOnWire } from './transport.ts';

/** A line whose bytes are handed in, and that says whether it flows. */
class Line extends EventEmitter {
  flowing = true;
  destroyed = false;
  readonly writableLength = 0;
  pause(): void {
    this.flowing = false;
  }
  resume(): void {
    this.flowing = true;
  }
  destroy(): void {
    this.destroyed = true;
  }
  setNoDelay(): void {}
  setTimeout(): void {}
  cork(): void {}
  uncork(): void {}
}

/** A connection on which each frame takes `costMs` of counted time. */
function connected(context: TestContext, costMs: () => number) {
  let nowMs = 0;
  context.mock.timers.enable({ apis: ['setTimeout'] });
  context.mock.method(performance, 'now', () => nowMs);
  const line = new Line();
  let frames = 0;
  const connection = openConnection(line as unknown as TLSSocket, true, {
    onFrame() {
      frames += 1;
      nowMs += costMs();
    },
    ...{ onRefused: () => undefined, onClose: () => undefined },
  });
  const pass = (ms: number): void => {
    nowMs += ms;
    context.mock.timers.tick(ms);
  };
  const piece = (): void =>
    void line.emit('data', Buffer.concat([frameOnWire(new Uint8Array(8), false)]));
  return { line, connection, pass, piece, frames: () => frames, now: () => nowMs };
}

test('a peer whose frames take all the time there is gets half of it, and ordinary ones all they need', (context) => {
  let cost = 60;
  const { line, connection, pass, piece, frames, now } = connected(context, () => cost);
  while (now() < 10_000) {
    if (line.flowing) piece();
    else pass(5);
  }
  const share = (frames() * cost) / now();
  assert.ok(share > 0.4 && share <= 0.52, `${share}`);
  while (!line.flowing) pass(5);
  cost = 4;
  for (let n = 0; n < 100; n++) {
    piece();
    assert.ok(line.flowing, 'none rests that takes little');
  }
  cost = 5000;
  piece();
  pass(250);
  assert.ok(line.flowing, 'no rest is long');
  connection.close('over');
});

test('while the ledger is behind no rest lets a line flow, and a line that closed stays closed', (context) => {
  const { line, connection, pass, piece } = connected(context, () => 60);
  piece();
  connection.pause(true);
  pass(1000);
  assert.equal(line.flowing, false);
  connection.pause(false);
  assert.equal(line.flowing, true);
  piece();
  connection.pause(false);
  assert.equal(line.flowing, false, 'it still rests');
  connection.close('over');
  pass(1000);
  assert.equal(line.flowing, false);
});
