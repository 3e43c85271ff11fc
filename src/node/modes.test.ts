import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Hazard } from '../assess/index.ts';
import { completeConfig, type RunningNode, startNode } from './index.ts';
import { openModes, suspendedBy } from './modes.ts';
import { AT_HAND_PROBABILITY, hazardsAtHand, heedAtHand, SILENT_MS } from './modes-signal.ts';
import type { InputBody } from './ports.ts';

function scratch(context: TestContext): string {
  const data = mkdtempSync(join(tmpdir(), 'bongsu-modes-'));
  context.after(() => rmSync(data, { recursive: true, force: true }));
  return data;
}

function hazard(changes: Partial<Hazard>): Hazard {
  return {
    id: 'kor-h1',
    kind: 'ballistic',
    status: 'open',
    probability: 0.9,
    ...changes,
  } as Hazard;
}

async function until(what: () => boolean): Promise<void> {
  for (let k = 0; k < 1000 && !what(); k++) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.ok(what());
}

test('at hand is what is recognised, probable enough and not over', () => {
  assert.equal(hazardsAtHand([hazard({})]), 1);
  assert.equal(hazardsAtHand([hazard({ status: 'lost' })]), 1);
  assert.equal(hazardsAtHand([hazard({ probability: AT_HAND_PROBABILITY - 0.01 })]), 0);
  for (const status of ['ended', 'withdrawn'] as const) {
    assert.equal(hazardsAtHand([hazard({ status })]), 0);
  }
  assert.equal(hazardsAtHand([hazard({ kind: 'space-launch' } as Partial<Hazard>)]), 0);
});

test('only exercises are suspended, by the actual node of their data folder unless told otherwise', (context) => {
  const data = scratch(context);
  const config = { node: 'kor', mode: 'exercise', data } as const;
  assert.equal(suspendedBy(config), null, 'there is no actual node here');
  mkdirSync(join(data, 'actual'));
  assert.equal(suspendedBy(config), join(data, 'actual', 'at-hand.json'));
  assert.equal(suspendedBy({ ...config, suspendedBy: 'none' }), null);
  assert.equal(suspendedBy({ ...config, suspendedBy: '/elsewhere' }), '/elsewhere');
  assert.equal(suspendedBy({ ...config, mode: 'actual', suspendedBy: '/elsewhere' }), null);
});

test('an exercise hears of an actual hazard, that it is over, and of silence; garbage is silence', (context) => {
  const path = join(scratch(context), 'at-hand.json');
  let nowMs = 1_000_000;
  const heard: string[] = [];
  const side = heedAtHand(
    path,
    () => nowMs,
    ({ state }) => void heard.push(state),
  );
  const write = (hazards: unknown, writtenMs = nowMs): void =>
    writeFileSync(path, JSON.stringify({ format: 1, node: 'kor', page: 'x', hazards, writtenMs }));
  const round = (): string => {
    side.round();
    return heard.join();
  };
  assert.equal(round(), 'degraded');
  write(0);
  assert.equal(round(), 'degraded,good');
  side.round();
  write(2);
  assert.equal(round(), 'degraded,good,failed');
  nowMs += SILENT_MS + 1;
  assert.equal(round(), 'degraded,good,failed,failed', 'silence does not end what was at hand');
  write(0);
  assert.equal(round(), 'degraded,good,failed,failed,good');
  for (const bad of ['', 'null', '{}', '[]', '{"format":1,"node":"kor","hazards":"1"}']) {
    writeFileSync(path, bad);
    assert.equal(round(), 'degraded,good,failed,failed,good,degraded');
  }
});

async function start(
  context: TestContext,
  data: string,
  mode: 'actual' | 'exercise',
): Promise<RunningNode> {
  const config = { node: 'kor', mode, data, http: { port: 0 } };
  const node = await startNode({
    config: completeConfig(config as never, data),
    log: () => undefined,
  });
  context.after(() => node.stop());
  return node;
}

test('an exercise beside an actual node stands still while that one tells of a hazard', async (context) => {
  const data = scratch(context);
  const actual = await start(context, data, 'actual');
  const exercise = await start(context, data, 'exercise');
  const suspended = () => exercise.view()!.desk.suspended;
  await until(() => exercise.view() !== null);
  assert.equal(suspended(), null);
  const codes = () => exercise.view()!.alarmGroups.map(({ code }) => code);
  assert.ok(!codes().includes('BNG_EXERCISE_UNWATCHED'), 'the actual node is heard');
  await actual.stop();

  // Its word, as it writes it when a launch is recognised.
  const modes = openModes({
    config: { node: 'kor', mode: 'actual', data },
    ...{ hazards: [], page: () => 'http://127.0.0.1:1', accept: () => undefined },
    onProblem: (reason) => assert.fail(reason),
  });
  context.after(() => modes.stop());
  modes.note([{ kind: 'hazard', seq: 1, body: hazard({}) }]);
  await until(() => suspended() !== null);
  assert.match(suspended()!.message, /1 actual hazards at hand, seen by kor: go to http/);
  assert.ok(codes().includes('BNG_EXERCISE_SUSPENDED'));
  modes.note([{ kind: 'hazard', seq: 2, body: hazard({ status: 'ended' }) }]);
  await until(() => suspended()?.overMs != null);
});

test('a folder that cannot be written is told of once', (context) => {
  const data = join(scratch(context), 'missing');
  const told: string[] = [];
  const modes = openModes({
    config: { node: 'kor', mode: 'actual', data },
    ...{ hazards: [], page: () => '', accept: (_: InputBody) => undefined },
    onProblem: (reason) => void told.push(reason),
  });
  modes.stop();
  assert.equal(told.length, 1);
});
