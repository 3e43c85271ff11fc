import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { loopbackPort, readScenario } from '../../exercise/index.ts';
import { demonstrationClock } from './clock.ts';
import { scoreWords } from './closing.ts';
import { newRunFolder } from './folder.ts';
import { findPorts } from './ports.ts';
import { alarmsOnce, area, distance, sinceZero, span, telling } from './telling.ts';

const file = new URL('../../../examples/scenarios/joint-warning.json', import.meta.url);

test('each run gets a folder of its own, numbered after the highest', () => {
  const root = mkdtempSync(join(tmpdir(), 'bongsu-runs-'));
  try {
    assert.equal(basename(newRunFolder(root)), 'run-1');
    mkdirSync(join(root, 'run-9'));
    mkdirSync(join(root, 'run-old'));
    assert.equal(basename(newRunFolder(root)), 'run-10');
    assert.equal(basename(newRunFolder(root)), 'run-11');
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('where a wanted port is taken a free one is found', async () => {
  const reading = readScenario(JSON.parse(readFileSync(file, 'utf8')));
  assert.ok(reading.ok);
  const server = createServer();
  const taken = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const socket = createSocket('udp4');
  const wanted = reading.scenario.emitters[0]!.source;
  await new Promise<void>((resolve) => {
    // Someone else may have it already: it is taken either way.
    socket.once('error', () => resolve());
    socket.bind(loopbackPort(wanted)!, '127.0.0.1', () => resolve());
  });
  try {
    const ports = await findPorts(reading.scenario, taken, 1);
    assert.deepEqual(ports.http, [0]);
    assert.equal(ports.sources.size, 3);
    const found = ports.sources.get(wanted)!;
    assert.notEqual(found, wanted);
    assert.ok(loopbackPort(found)! > 0);
  } finally {
    server.close();
    socket.close();
  }
});

test('the clock runs at its speed, and stands still while the process does', (t) => {
  const real = { ms: 5000 };
  const turns: (() => void)[] = [];
  t.mock.method(performance, 'now', () => real.ms);
  const clock = demonstrationClock(1_000_000, 4, (turn) => void turns.push(turn));
  const nextTurn = (): void => {
    for (const turn of turns.splice(0)) turn();
  };
  for (let i = 0; i < 10; i++) {
    real.ms += 20;
    clock.nowMs();
    nextTurn();
  }
  assert.equal(clock.nowMs(), 1_000_800);
  real.ms += 60_000;
  assert.equal(clock.nowMs(), 1_001_300);
  assert.equal(clock.nowMs(), 1_001_300);
});

test('a turn of the event loop that takes long, however often it asks, moves the clock on little', (t) => {
  const real = { ms: 5000 };
  const turns: (() => void)[] = [];
  t.mock.method(performance, 'now', () => real.ms);
  const clock = demonstrationClock(0, 20, (turn) => void turns.push(turn));
  for (let i = 0; i < 100; i++) {
    real.ms += 5;
    clock.nowMs();
  }
  assert.equal(clock.nowMs(), 500);
  assert.equal(turns.length, 1);
  turns[0]!();
  real.ms += 5;
  assert.equal(clock.nowMs(), 600);
});

test('a line of the timeline says EXERCISE, when, who and what', () => {
  const lines: string[] = [];
  const clock = { nowMs: () => 72_400, speed: 1 };
  const out = (line: string): void => void lines.push(line);
  telling({ clock, zeroMs: 0, json: false, out })('kor', 'x', 'something');
  assert.deepEqual(lines, ['EXERCISE T+01:12 kor: something']);
  telling({ clock, zeroMs: 0, json: true, out })('kor', 'x', 'something', { revision: 2 });
  assert.deepEqual(JSON.parse(lines[1]!), {
    mode: 'exercise',
    timeMs: 72_400,
    who: 'kor',
    event: 'x',
    text: 'something',
    revision: 2,
  });
});

test('an alarm that the log and the view both have is told once, and again when it comes again', () => {
  const lines: string[] = [];
  const tell = alarmsOnce((who, event, text) => void lines.push(`${who} ${event} ${text}`));
  const logged = (): void => tell('kor', 'alarm', 'BNG_DRAFT_WAITS: a');
  const shown = (): void => tell('kor', 'alarm', 'ALARM BNG_DRAFT_WAITS: a');
  logged();
  shown();
  assert.deepEqual(lines, ['kor alarm ALARM BNG_DRAFT_WAITS: a']);
  logged();
  assert.equal(lines.length, 2);
  tell('jpn', 'alarm', 'ALARM BNG_DRAFT_WAITS: a');
  tell('jpn', 'alarm', 'BNG_DRAFT_WAITS: a');
  assert.equal(lines.length, 3);
  tell('kor', 'alarm', 'the address is in use');
  tell('kor', 'area', 'BNG_DRAFT_WAITS: a');
  assert.deepEqual(lines.slice(3), [
    'kor alarm the address is in use',
    'kor area BNG_DRAFT_WAITS: a',
  ]);
});

test('a warning that was taken back while the missile flew is told in the score', () => {
  const score = { node: 'kor', flights: [], falseHazards: 0 };
  const cancelled = [{ warning: 'kor-w1', atMs: 0, beforeImpactS: 310 }];
  assert.deepEqual(scoreWords({ ...score, cancelled }), [
    'Taken back as an error: kor-w1, 5 min 10 s before a missile came down.',
    'Hazards that were none: 0.',
  ]);
});

test('numbers are told with as many digits as a person wants', () => {
  assert.equal(sinceZero(-8300), 'T-00:08');
  assert.equal(span(3.04), '3.0 s');
  assert.equal(span(470), '7 min 50 s');
  assert.equal(area(27_912_000_000), '27,900 km²');
  assert.equal(area(5_020_000), '5.0 km²');
  assert.equal(distance(412), '0.4 km');
  assert.equal(distance(1_223_400), '1223 km');
});
