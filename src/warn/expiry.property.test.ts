import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MODES, type Mode } from '../mark/index.ts';
import { ed25519Verifier } from '../seal/index.ts';
import { onAct } from './acts.ts';
import { hazardOf, holder, LABEL, SETTINGS, START_MS, signAct } from './fixture.ts';
import { onHazard, onTick } from './life.ts';
import { createWarn } from './state.ts';

const A = holder('a');
const B = holder('b');
const verifier = ed25519Verifier();

/** A released warning of a mode, with times of arrival so many seconds ahead. */
function released(mode: Mode, arrivalS: number) {
  const desk = createWarn({ ...SETTINGS, automaticUnderS: 0 }, mode, [A.officer, B.officer], LABEL);
  const hazard = hazardOf(1, [['JP-15', 0.5, arrivalS, arrivalS + 60]], { mode });
  const draft = onHazard(desk, hazard, START_MS)[0]!.warning;
  for (const who of [A, B])
    onAct(desk, signAct(who, 'release', draft, START_MS), verifier, START_MS);
  const entry = desk.cases.get(draft.id)!;
  assert.equal(entry.released?.state, 'released');
  return { desk, entry };
}

test('what a drill has warned of is over when it expires, whatever officers leave undone; what is actual never is by itself', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...MODES),
      fc.integer({ min: 120, max: 1500 }),
      fc.integer({ min: 1, max: 86_400 }),
      (mode, arrivalS, stepS) => {
        const { desk, entry } = released(mode, arrivalS);
        let nowMs = START_MS;
        for (let i = 0; i < 400 && !entry.finished; i++) {
          nowMs += stepS * 1000;
          for (const { leaves, warning } of onTick(desk, nowMs)) {
            assert.ok(!leaves || warning.state === 'ended', 'nothing but that the time has passed');
          }
          if (nowMs > START_MS + 20 * 86_400_000) break;
        }
        const expiresMs = entry.released!.expiresMs;
        if (mode === 'actual') assert.equal(entry.finished, false);
        else if (nowMs >= expiresMs + stepS * 1000) {
          assert.equal(entry.finished, true);
          assert.equal(entry.draft, null);
        }
        // Another drill on another day finds none of the areas of this one.
        const [next] = onHazard(
          desk,
          hazardOf(1, [['KR-42', 0.5, 300, 360]], { id: 'kor-h2', mode }),
          nowMs,
        );
        for (const area of next?.warning.areas ?? []) assert.notEqual(area.region, 'JP-15');
      },
    ),
    { numRuns: 100 },
  );
});
