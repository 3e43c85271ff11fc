import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ed25519Verifier, seal } from '../seal/index.ts';
import { onAct } from './acts.ts';
import { releasePlans } from './automatic.ts';
import { type Expected, hazardOf, holder, LABEL, SETTINGS, START_MS, signAct } from './fixture.ts';
import { onHazard, onTick } from './life.ts';
import { AUTHORITY_ACT_TYPE, onAuthorityAct } from './standing.ts';
import { createWarn, currentWarnings, type WarnState } from './state.ts';
import type { Stage, Warning } from './warning.ts';

const VERIFIER = ed25519Verifier();
const PEOPLE = [holder('ann'), holder('ben')] as const;

/** Of two officers, with a standing authority in force. */
function begin(): WarnState {
  const officers = PEOPLE.map(({ officer }) => officer);
  const state = createWarn(SETTINGS, 'exercise', officers, LABEL);
  for (const { officer, signer } of PEOPLE) {
    const body = {
      ...({ act: 'grant', mode: 'exercise', node: 'kor', officer: officer.id } as const),
      ...{ fromMs: START_MS - 1000, untilMs: START_MS + 3_600_000, atMs: START_MS },
    };
    assert.ok(onAuthorityAct(state, seal(AUTHORITY_ACT_TYPE, body, signer), VERIFIER, START_MS).ok);
  }
  return state;
}

function draftOf(state: WarnState): Warning {
  const draft = currentWarnings(state).find((one) => one.state === 'drafted');
  assert.ok(draft !== undefined, 'a draft waits');
  return draft;
}

function stageIn(state: WarnState, region: string): Stage | undefined {
  return currentWarnings(state)
    .filter((one) => one.state === 'released' || one.state === 'updated')
    .flatMap(({ areas }) => areas)
    .find((area) => area.region === region)?.stage;
}

function sign(state: WarnState, act: 'discard' | 'release', nowMs: number): void {
  const draft = draftOf(state);
  for (const who of act === 'discard' ? PEOPLE.slice(0, 1) : PEOPLE) {
    const { refusals } = onAct(state, signAct(who, act, draft, nowMs), VERIFIER, nowMs);
    assert.deepEqual(refusals, []);
  }
}

test('areas that people warn after all are theirs no longer to decide: take cover follows by itself', () => {
  const state = begin();
  const seoul: Expected = ['KR-11', 0.3, 1000, 1100];
  onHazard(state, hazardOf(1, [seoul]), START_MS);
  sign(state, 'discard', START_MS + 1000);
  // Another area is threatened; the new draft names both, and two people release it.
  const both: readonly Expected[] = [seoul, ['KR-42', 0.3, 1000, 1100]];
  onHazard(state, hazardOf(2, both), START_MS + 2000);
  sign(state, 'release', START_MS + 3000);
  assert.equal(stageIn(state, 'KR-11'), 'launched');
  for (let s = 4; s <= 960; s++) onTick(state, START_MS + s * 1000);
  assert.deepEqual(
    ['KR-11', 'KR-42'].map((region) => stageIn(state, region)),
    ['take-cover', 'take-cover'],
  );
});

test('what people refused although it was certain does not go out by itself', () => {
  const state = begin();
  const certain: readonly Expected[] = [['KR-11', 1, 400, 500]];
  onHazard(state, hazardOf(1, certain), START_MS);
  sign(state, 'discard', START_MS + 1000);
  for (let s = 2; s <= 300; s++) {
    onHazard(state, hazardOf(s, certain), START_MS + s * 1000);
    onTick(state, START_MS + s * 1000);
  }
  assert.equal(stageIn(state, 'KR-11'), undefined);
});

test('who said no to “it passes over you” has not said no to “it may come down there”', () => {
  const state = begin();
  const expected: readonly Expected[] = [['JP-15', 0.05, 400, 500]];
  const overflown = [
    {
      region: 'JP-15',
      passesMs: START_MS + 400_000,
      leavesMs: START_MS + 440_000,
      lowestM: 300_000,
      probability: 1,
    },
  ];
  onHazard(state, hazardOf(1, [], { overflown }), START_MS);
  assert.equal(draftOf(state).areas[0]?.over, true);
  sign(state, 'discard', START_MS + 1000);
  onHazard(state, hazardOf(2, expected), START_MS + 2000);
  for (let s = 3; s <= 300; s++) onTick(state, START_MS + s * 1000);
  assert.equal(stageIn(state, 'JP-15'), 'take-cover');
});

test('who signs a draft with an area that was decided against signs every other area of it', () => {
  const state = begin();
  const seoul: Expected = ['KR-11', 0.3, 2000, 2100];
  onHazard(state, hazardOf(1, [seoul]), START_MS);
  sign(state, 'discard', START_MS + 1000);
  onHazard(state, hazardOf(2, [seoul, ['KR-42', 0.3, 2000, 2100]]), START_MS + 2000);
  const draft = draftOf(state);
  const signed = signAct(PEOPLE[0], 'release', draft, START_MS + 3000);
  assert.deepEqual(onAct(state, signed, VERIFIER, START_MS + 3000).refusals, []);
  assert.equal(releasePlans(state, START_MS + 4000)[0]?.goesOutMs, START_MS + 33_000);
  for (let s = 4; s <= 32; s++) onTick(state, START_MS + s * 1000);
  assert.equal(stageIn(state, 'KR-42'), undefined, 'the second officer has time');
  onTick(state, START_MS + 33_000);
  const out = currentWarnings(state).find((one) => one.state === 'released');
  assert.deepEqual(
    out?.areas.map(({ region }) => region),
    ['KR-42'],
  );
  assert.equal(out?.standing?.why, 'second-silent');
  assert.deepEqual(out?.approvals, [], 'nobody signed exactly this');
  const { revision, contentHash, approvals } = out!.standing!.whole!;
  assert.deepEqual([revision, contentHash], [draft.revision, draft.contentHash]);
  assert.deepEqual(
    approvals.map(({ signature }) => signature),
    [signed.signature],
  );
  for (let s = 34; s <= 200; s++) onTick(state, START_MS + s * 1000);
  assert.equal(stageIn(state, 'KR-11'), undefined, 'that waits for people');
});

test('a signature on nothing but what was decided against releases nothing by itself', () => {
  const state = begin();
  const seoul: Expected = ['KR-11', 0.05, 2000, 2100];
  onHazard(state, hazardOf(1, [seoul]), START_MS);
  sign(state, 'discard', START_MS + 1000);
  // More of the same area is no other area: a draft of it waits for people.
  onHazard(state, hazardOf(2, [['KR-11', 0.3, 2000, 2190]]), START_MS + 2000);
  const draft = draftOf(state);
  const signed = signAct(PEOPLE[0], 'release', draft, START_MS + 3000);
  assert.deepEqual(onAct(state, signed, VERIFIER, START_MS + 3000).refusals, []);
  assert.equal(releasePlans(state, START_MS + 4000)[0]?.goesOutMs, null);
  for (let s = 4; s <= 120; s++) onTick(state, START_MS + s * 1000);
  assert.equal(stageIn(state, 'KR-11'), undefined);
});
