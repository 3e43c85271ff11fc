import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hazardOf, holder, LABEL, SETTINGS, START_MS } from './fixture.ts';
import { onHazard } from './life.ts';
import { createWarn } from './state.ts';
import { permits, RELEASERS, TRANSITIONS, transitionTo } from './transitions.ts';
import { PUBLIC_STATES, type Warning } from './warning.ts';

const STATE = createWarn(SETTINGS, 'exercise', [holder('ann').officer], LABEL);
const DRAFT = onHazard(
  STATE,
  hazardOf(1, [
    ['JP-15', 0.4, 380, 430],
    ['KR-42', 0.2, 370, 420],
  ]),
  START_MS,
)[0]!.warning;

const publicIn = (state: Warning['state']): Warning => ({ ...DRAFT, state, issuedMs: START_MS });

test('every public state is reached by a step, and what is taken back is over', () => {
  for (const state of PUBLIC_STATES) {
    assert.ok(
      TRANSITIONS.some(({ to }) => to === state),
      state,
    );
  }
  for (const over of ['cancelled', 'all-clear'] as const) {
    for (const becomes of PUBLIC_STATES) {
      assert.equal(transitionTo(publicIn(over), { ...DRAFT, becomes }), null);
    }
  }
});

test('the machine and a standing authority never take anything back', () => {
  for (const { id, by, takesBack, officers } of TRANSITIONS) {
    if (takesBack) assert.ok(!by.includes('machine') && !by.includes('standing'), id);
    assert.equal(officers === 'none', by.includes('machine'), id);
    assert.ok(by.every((each) => RELEASERS.includes(each)));
  }
});

test('an update that lets an area go is another step than one that says more', () => {
  const inForce = publicIn('released');
  const fewer = { becomes: 'updated', areas: DRAFT.areas.slice(0, 1) } as const;
  assert.equal(transitionTo(inForce, fewer)?.id, 'narrow');
  assert.equal(transitionTo(inForce, { ...fewer, areas: DRAFT.areas })?.id, 'widen');
  assert.equal(permits(inForce, fewer, 'standing'), false);
  assert.equal(permits(inForce, { ...fewer, areas: DRAFT.areas }, 'standing'), true);
});

test('before a first release nothing is updated, ended or taken back', () => {
  for (const becomes of ['updated', 'ended', 'cancelled', 'all-clear'] as const) {
    assert.equal(transitionTo(null, { ...DRAFT, becomes }), null);
  }
  assert.equal(transitionTo(null, DRAFT)?.id, 'release');
  assert.equal(transitionTo(publicIn('released'), { ...DRAFT, becomes: 'released' }), null);
});
