import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { yieldToActual } from './channels/actual-first.ts';
import { cotDestination } from './channels/destination.ts';
import { scaledClock } from './clock.ts';
import type { ConfigFile } from './config.ts';
import { completeConfig } from './config-read.ts';
import { type RunningNode, startNode } from './node.ts';

const HOUR_MS = 3_600_000;

function folder(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'bongsu-ahead-'));
  context.after(() => rmSync(path, { recursive: true }));
  return path;
}

function start(data: string, file: ConfigFile, clock?: ReturnType<typeof scaledClock>) {
  return startNode({
    config: completeConfig({ data, http: { port: 0 }, ...file }, data),
    demonstrationKeys: file.mode !== 'actual',
    log: () => undefined,
    ...(clock === undefined ? {} : { clock }),
  });
}

/** Beyond this it never comes. */
const GIVE_UP_MS = 20_000;

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + GIVE_UP_MS;
  while (!holds()) {
    if (Date.now() > end) assert.fail(`never held: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const codes = (node: RunningNode): string[] => node.status().alarms.map(({ code }) => code);

test('a node that starts an hour behind its ledger goes on from it, and says what to do', async (context) => {
  const data = folder(context);
  const before = await start(data, {}, scaledClock(Date.now() + HOUR_MS, 1));
  await before.stop();
  const node = await start(data, {});
  context.after(() => node.stop());
  const [told] = node.status().alarms.filter(({ code }) => code === 'BNG_LEDGER_AHEAD');
  assert.match(told!.message, /Time goes on from there/);
  const first = node.view()!.nowMs;
  assert.ok(first > Date.now() + HOUR_MS / 2);
  // What is due comes: time passes in the fold though the clock is an hour behind.
  await until(() => node.view()!.nowMs >= first + 200);
});

test('an actual node starts whatever an exercise has claimed, and says so', async (context) => {
  const data = folder(context);
  const address = 'udp://127.0.0.1:7001';
  const file = (mode: 'actual' | 'exercise') => ({
    mode,
    channels: { cot: [{ address, mode }], camf: [] },
  });
  const exercise = await start(data, file('exercise'));
  context.after(() => exercise.stop());
  const actual = await start(data, file('actual'));
  context.after(() => actual.stop());
  assert.ok(codes(actual).includes('BNG_CHANNEL_OVERRULED'));
  assert.ok(!codes(exercise).includes('BNG_CHANNEL_OVERRULED'));
});

test('an exercise gives up what the actual node of its installation uses, once', async (context) => {
  const data = folder(context);
  const destination = cotDestination({ address: 'udp://127.0.0.1:7001', mode: 'exercise' });
  const other = cotDestination({ address: 'udp://127.0.0.1:7002', mode: 'exercise' });
  const told: string[] = [];
  const placed = [
    { channel: 'cot', destination },
    { channel: 'camf', destination: other },
  ];
  const yielding = yieldToActual({ mode: 'exercise', data }, placed, (channel, what) =>
    told.push(`${channel} ${what}`),
  );
  context.after(() => yielding.stop());
  mkdirSync(join(data, 'actual'));
  const claims = { addresses: ['localhost:7001'], certificates: [] };
  writeFileSync(join(data, 'actual', 'channels.json'), JSON.stringify(claims));
  await until(() => told.length > 0);
  assert.deepEqual(told, ['cot localhost:7001']);
});
