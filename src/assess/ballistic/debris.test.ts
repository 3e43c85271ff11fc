import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recogniseTrack } from '../recognise.ts';
import { DEFAULT_BALLISTIC } from '../settings.ts';
import { type AssessState, createAssess } from '../state.ts';
import { debrisOf } from './debris.ts';
import { fly, noisy, radarCovariance, randomFrom, SCUD_ER, trackOf } from './flight.fixture.ts';

const T0 = 1_700_000_000_000;
const flight = fly(SCUD_ER);
const from = Math.ceil(flight.burnoutS);
/** Seconds after burnout at which something comes off. */
const PARTS = 12;

function followed(): AssessState {
  const assess = createAssess({
    node: 'kor',
    mode: 'exercise',
    label: {
      classification: 'restricted',
      releasableTo: [],
      caveats: [],
      delayS: 0,
      fidelity: 'full',
    },
    ballistic: DEFAULT_BALLISTIC,
  });
  const { normal } = randomFrom(3);
  for (let n = 3; n <= PARTS; n++) {
    const covariance = radarCovariance(flight, [37.5, 129], from, from + n);
    const state = noisy(flight.states[from + n]!, covariance, normal);
    const timeMs = T0 + (from + n) * 1000;
    const more = { firstMs: T0 + from * 1000, reportCount: n + 1, existence: 0.999 };
    recogniseTrack(assess, trackOf('t1', timeMs, state, covariance, more), timeMs);
  }
  assert.equal(assess.ballistic.hazards.size, 1);
  return assess;
}

/** A track that came off `parent` with so much more speed along the path, m/s. */
function partOf(gain: number, parent: string | undefined) {
  const state = flight.states[from + PARTS]!.slice();
  const speed = Math.hypot(state[3]!, state[4]!, state[5]!);
  for (let i = 3; i < 6; i++) state[i] = state[i]! * (1 + gain / speed);
  const covariance = radarCovariance(flight, [37.5, 129], from, from + PARTS);
  const track = trackOf('t2', T0 + (from + PARTS) * 1000, state, covariance);
  return parent === undefined ? track : { ...track, parent };
}

test('what comes off and falls into the area that was told is debris of its parent', () => {
  const { ballistic } = followed();
  const [parent] = [...ballistic.hazards.values()];
  assert.equal(debrisOf(ballistic, partOf(-5, 't1'), null), parent);
});

test('what may be a missile of its own is none', () => {
  const { ballistic } = followed();
  for (const [gain, parent, burn] of [
    [-5, undefined, null],
    [-5, 't9', null],
    [-5, 't1', { probability: 0.5, acceleration: 30 }],
    // Faster than what it came off; far short of the area that was told.
    [1_500, 't1', null],
    [-900, 't1', null],
  ] as const) {
    assert.equal(debrisOf(ballistic, partOf(gain, parent), burn), null, `${gain} ${parent}`);
  }
  const [only] = [...ballistic.hazards.values()];
  only!.hazard = { ...only!.hazard, status: 'ended' };
  assert.equal(debrisOf(ballistic, partOf(-5, 't1'), null), null);
});
