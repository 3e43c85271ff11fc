import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Mode } from '../mark/index.ts';
import { ed25519Verifier, seal } from '../seal/index.ts';
import { ACT_TYPE, type Act, type SignedAct } from './act.ts';
import { onAct } from './acts.ts';
import { MAX_ACT_AGE_S, MAX_ACT_AHEAD_S, MAX_NONCES } from './approve.ts';
import { type Holder, hazardOf, holder, LABEL, SETTINGS, START_MS, signAct } from './fixture.ts';
import { onHazard } from './life.ts';
import { createWarn, pendingActs, reconfigureWarn, type WarnState } from './state.ts';
import type { Warning } from './warning.ts';

const VERIFIER = ed25519Verifier();
const NOW_MS = START_MS + 1000;
const ANN = holder('ann');
const BEN = holder('ben');

function desk(holders: readonly Holder[], mode: Mode = 'exercise'): [WarnState, Warning] {
  const officers = holders.map(({ officer }) => officer);
  const state = createWarn(SETTINGS, mode, officers, LABEL);
  const hazard = hazardOf(1, [['JP-15', 0.4, 380, 430]], { mode });
  return [state, onHazard(state, hazard, START_MS)[0]!.warning];
}

/** The reason for which the act is refused, or the number of changes it makes. */
function outcome(state: WarnState, act: SignedAct, nowMs = NOW_MS): string | number {
  const { changes, refusals } = onAct(state, act, VERIFIER, nowMs);
  return refusals[0]?.reason ?? changes.length;
}

/** Ann's release with one thing changed, in a fresh desk of both. */
function refused(changes: Partial<Act>): string | number {
  const [state, draft] = desk([ANN, BEN]);
  return outcome(state, signAct(ANN, 'release', draft, NOW_MS, changes));
}

test('an act on something else than the draft is refused', () => {
  assert.equal(refused({}), 0);
  assert.equal(refused({ warning: 'kor-w2' }), 'unknown-warning');
  assert.equal(refused({ warning: '__proto__' }), 'unknown-warning');
  assert.equal(refused({ revision: 2 }), 'stale-revision');
  assert.equal(refused({ revision: 0 }), 'stale-revision');
  assert.equal(refused({ contentHash: '00' }), 'other-content');
  assert.equal(refused({ mode: 'actual' }), 'wrong-mode');
  assert.equal(refused({ officer: 'eve' }), 'unknown-officer');
  assert.equal(refused({ officer: 'ben' }), 'wrong-key');
  assert.equal(refused({ act: 'withdraw' }), 'not-released');
  assert.equal(refused({ act: 'all-clear' }), 'not-released');
});

test('a clock that is too far off is refused, one that is a little off is not', () => {
  assert.equal(refused({ atMs: NOW_MS - MAX_ACT_AGE_S * 1000 }), 0);
  assert.equal(refused({ atMs: NOW_MS - MAX_ACT_AGE_S * 1000 - 1 }), 'wrong-time');
  assert.equal(refused({ atMs: NOW_MS + MAX_ACT_AHEAD_S * 1000 }), 0);
  assert.equal(refused({ atMs: NOW_MS + MAX_ACT_AHEAD_S * 1000 + 1 }), 'wrong-time');
});

test('an approval of an earlier revision does not count for the next', () => {
  const [state, draft] = desk([ANN, BEN]);
  assert.equal(outcome(state, signAct(ANN, 'release', draft, NOW_MS)), 0);
  onHazard(state, hazardOf(2, [['JP-13', 0.9, 380, 430]]), NOW_MS);
  assert.equal(outcome(state, signAct(BEN, 'release', draft, NOW_MS)), 'stale-revision');
  assert.deepEqual(pendingActs(state), []);
});

test('a signature over something else is refused', () => {
  const [state, draft] = desk([ANN, BEN]);
  const act = signAct(ANN, 'release', draft, NOW_MS);
  assert.equal(outcome(state, { ...act, body: { ...act.body, nonce: 'x' } }), 'signature');
  assert.equal(outcome(state, { ...act, type: 'bongsu/statement/1' }), 'signature');
  assert.equal(outcome(state, { ...act, signature: 'AAAA' }), 'signature');
  const other = seal('bongsu/other/1', act.body, ANN.signer);
  assert.equal(outcome(state, { ...other, type: ACT_TYPE }), 'signature');
  assert.equal(outcome(state, act), 0);
});

test('a repeated act is refused, and a second signature of the same person', () => {
  const [state, draft] = desk([ANN, BEN]);
  const act = signAct(ANN, 'release', draft, NOW_MS);
  assert.equal(outcome(state, act), 0);
  assert.equal(outcome(state, act), 'replayed');
  assert.equal(outcome(state, signAct(ANN, 'release', draft, NOW_MS)), 'same-person');
  const again = signAct(ANN, 'release', draft, NOW_MS, { nonce: act.body.nonce });
  assert.equal(outcome(state, again), 'replayed');
  assert.equal(outcome(state, signAct(BEN, 'release', draft, NOW_MS)), 1);
});

test('two officers who are one person do not release', () => {
  const alias = holder('ann-2', { person: ANN.officer.person });
  const [state, draft] = desk([ANN, alias]);
  assert.equal(outcome(state, signAct(ANN, 'release', draft, NOW_MS)), 0);
  assert.equal(outcome(state, signAct(alias, 'release', draft, NOW_MS)), 'same-person');
});

test('an expired key, a role that only observes and a removed officer do not release', () => {
  const late = holder('late', { notAfterMs: NOW_MS - 1 });
  const observer = holder('observer', { roles: ['observe'] });
  const [state, draft] = desk([ANN, BEN, late, observer]);
  assert.equal(outcome(state, signAct(late, 'release', draft, NOW_MS)), 'expired-key');
  assert.equal(outcome(state, signAct(observer, 'release', draft, NOW_MS)), 'no-role');
  assert.equal(outcome(state, signAct(ANN, 'release', draft, NOW_MS)), 0);
  reconfigureWarn(state, SETTINGS, [BEN.officer], LABEL);
  assert.equal(outcome(state, signAct(ANN, 'release', draft, NOW_MS)), 'unknown-officer');
  assert.equal(outcome(state, signAct(BEN, 'release', draft, NOW_MS)), 0);
});

test('a key that expires between two signatures does not count', () => {
  const short = holder('short', { notAfterMs: NOW_MS + 10 });
  const [state, draft] = desk([short, BEN]);
  assert.equal(outcome(state, signAct(short, 'release', draft, NOW_MS)), 0);
  assert.equal(outcome(state, signAct(BEN, 'release', draft, NOW_MS), NOW_MS + 20), 0);
  assert.equal(pendingActs(state).length, 1);
});

test('a demonstration key releases in an exercise and never actual warnings', () => {
  const demo = holder('demo', { demonstration: true });
  const [exercise, draft] = desk([demo, BEN]);
  assert.equal(outcome(exercise, signAct(demo, 'release', draft, NOW_MS)), 0);
  const [actual, real] = desk([demo, BEN], 'actual');
  assert.equal(outcome(actual, signAct(demo, 'release', real, NOW_MS)), 'demonstration-key');
});

test('a draft past its life is not released, even before the tick that drops it', () => {
  const [state, draft] = desk([ANN, BEN]);
  const lateMs = START_MS + SETTINGS.draftLifeS * 1000;
  assert.equal(outcome(state, signAct(ANN, 'release', draft, lateMs), lateMs), 'draft-expired');
});

test('the memory of acts is bounded, and forgets only what its time would refuse', () => {
  const [state] = desk([ANN, BEN]);
  for (let i = 0; i < MAX_NONCES; i++) state.nonces.set(`ben old${i}`, START_MS);
  const act = seal(ACT_TYPE, { ...ACT, atMs: NOW_MS }, ANN.signer);
  assert.equal(outcome(state, act), 'unknown-warning');
  assert.equal(state.nonces.size, MAX_NONCES);
  assert.equal(state.nonces.has('ann n-1'), true);
  const laterMs = START_MS + (MAX_ACT_AGE_S + MAX_ACT_AHEAD_S + 1) * 1000;
  const later = seal(ACT_TYPE, { ...ACT, atMs: laterMs, nonce: 'n-2' }, ANN.signer);
  assert.equal(outcome(state, later, laterMs), 'unknown-warning');
  assert.equal(state.nonces.size, 2);
});

const ACT: Act = {
  act: 'release',
  mode: 'exercise',
  warning: 'kor-w9',
  revision: 1,
  contentHash: '00',
  officer: 'ann',
  atMs: START_MS,
  nonce: 'n-1',
};

test('whatever comes in is refused and nothing is thrown', () => {
  const member = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constant('\ud800'));
  const body = fc.oneof(
    fc.jsonValue(),
    fc.tuple(fc.constantFrom(...Object.keys(ACT), 'more'), member).map(([key, value]) => ({
      ...ACT,
      [key]: value,
    })),
  );
  fc.assert(
    fc.property(body, member, member, (anyBody, key, signature) => {
      const [state] = desk([ANN]);
      const before = structuredClone(state);
      const act = { type: ACT_TYPE, body: anyBody, key, signature } as unknown as SignedAct;
      assert.equal(onAct(state, act, VERIFIER, NOW_MS).refusals.length, 1);
      assert.deepEqual(state, before);
    }),
  );
  const [state] = desk([ANN]);
  for (const broken of [null, undefined, 7, {}, { body: null }]) {
    assert.equal(outcome(state, broken as unknown as SignedAct), 'malformed');
  }
});
