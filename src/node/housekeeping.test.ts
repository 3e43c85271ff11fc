import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Officer } from '../warn/index.ts';
import { startHousekeeping } from './housekeeping.ts';
import type { IntakeHealth } from './inputs/intake.ts';
import type { InputBody } from './ports.ts';

const DAY_MS = 86_400_000;

function setUp(context: TestContext, officers: readonly Officer[] = [], snapshotEveryS = 1000) {
  const accepted: InputBody[] = [];
  const clock = { now: 0 };
  const kept = { count: 0, quietMs: Number.POSITIVE_INFINITY };
  const input = { source: 'udp://a', dropped: {} as Record<string, number> };
  const housekeeping = startHousekeeping({
    runner: {
      accept: (body) => {
        accepted.push(body);
        return { seq: accepted.length, outcome: { records: [], effects: [] } };
      },
      snapshot: () => {
        kept.count += 1;
      },
      get quietMs() {
        return kept.quietMs;
      },
    },
    inputs: { health: () => [input as unknown as IntakeHealth] },
    keys: officers,
    nowMs: () => clock.now,
    snapshotEveryS,
  });
  context.after(() => housekeeping.stop());
  const said = (): string[] =>
    accepted
      .splice(0)
      .map((body) => (body.kind === 'health' ? `${body.name}: ${body.message}` : ''));
  return { housekeeping, said, clock, input, kept };
}

test('what an input lost is told once, and foreign senders fill no ledger', (context) => {
  const { housekeeping, said, input } = setUp(context);
  housekeeping.round();
  assert.deepEqual(said(), []);
  input.dropped = { queue: 3, sender: 100 };
  housekeeping.round();
  housekeeping.round();
  assert.deepEqual(said(), ['udp://a: 3 pieces were dropped']);
  input.dropped = { queue: 5, sender: 1000 };
  housekeeping.round();
  assert.deepEqual(said(), ['udp://a: 2 pieces were dropped']);
});

test('an officer’s key is told of 30, 7 and 1 days before it ends and when it has, once each', (context) => {
  const officer = { id: 'o1', notAfterMs: 100 * DAY_MS } as Officer;
  const { housekeeping, said, clock } = setUp(context, [officer, { ...officer, notAfterMs: null }]);
  const at = (day: number): string[] => {
    clock.now = day * DAY_MS;
    housekeeping.round();
    housekeeping.round();
    return said();
  };
  assert.deepEqual(at(60), []);
  assert.deepEqual(at(71), ['o1: the key ends in less than 30 days']);
  assert.deepEqual(at(80), []);
  assert.deepEqual(at(94), ['o1: the key ends in less than 7 days']);
  assert.deepEqual(at(99.5), ['o1: the key ends in less than 1 day']);
  assert.deepEqual(at(101), ['o1: the key has ended']);
});

test('a key that was told of and has been exchanged is said to be good, once', (context) => {
  const officer = { id: 'o1', notAfterMs: 20 * DAY_MS };
  const { housekeeping, said } = setUp(context, [officer as Officer]);
  housekeeping.round();
  assert.deepEqual(said(), ['o1: the key ends in less than 30 days']);
  officer.notAfterMs = 400 * DAY_MS;
  housekeeping.round();
  housekeeping.round();
  assert.deepEqual(said(), ['o1: the key was exchanged or is no longer used']);
});

test('the state is kept when its time has come, but not while warnings are being made', (context) => {
  const { housekeeping, kept } = setUp(context, [], 0);
  kept.quietMs = 500;
  housekeeping.round();
  assert.equal(kept.count, 0);
  kept.quietMs = 20_000;
  housekeeping.round();
  assert.equal(kept.count, 1);
  assert.equal(setUp(context).kept.count, 0);
});
