import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEGREE, enuRotation, fromEnu, geodeticToEcef } from '../../earth/index.ts';
import { kinematics } from '../ballistic/evidence.ts';
import { fallFor } from '../ballistic/fall.ts';
import { noisy, randomFrom, trackOf } from '../ballistic/flight.fixture.ts';
import { recogniseTrack } from '../recognise.ts';
import { EXERCISE } from '../settings.fixture.ts';
import { createAssess } from '../state.ts';
import { createLightness, isTooLight } from './too-light.ts';

const PLACE = [38 * DEGREE, 130 * DEGREE] as const;

interface Body {
  readonly height: number;
  readonly speed: number;
  /** Below the horizontal, degrees. */
  readonly angleDeg: number;
  readonly beta: number;
}

function startOf({ height, speed, angleDeg }: Body): Float64Array {
  const state = new Float64Array(6);
  state.set(geodeticToEcef(...PLACE, height));
  const [ahead, down] = [Math.cos(angleDeg * DEGREE), Math.sin(angleDeg * DEGREE)];
  state.set(fromEnu(enuRotation(...PLACE), speed * ahead, 0, -speed * down), 3);
  return state;
}

/** A young track's: 300 m, and what such places leave of a velocity after so many looks. */
function covarianceAfter(looks: number): Float64Array {
  const velocity = Math.max(10, (300 * Math.sqrt(12)) / looks ** 1.5);
  return Float64Array.from({ length: 36 }, (_, i) =>
    i % 7 !== 0 ? 0 : i < 21 ? 300 ** 2 : velocity ** 2,
  );
}

/** Tracks of it second by second from its second look on, until it is slow or on the ground. */
function* tracksOf(body: Body, normal: () => number, looks = 60) {
  const state = startOf(body);
  for (let n = 2; n <= looks; n++) {
    for (let k = 0; k < 10; k++) if (!fallFor(state, 0.1, 1 / body.beta)) return;
    if (Math.hypot(state[0]!, state[1]!, state[2]!) < 6_371e3) return;
    if (Math.hypot(state[3]!, state[4]!, state[5]!) < 500) return;
    const covariance = covarianceAfter(n);
    const timeMs = 1_700_000_000_000 + n * 1000;
    const more = { firstMs: timeMs - n * 1000, reportCount: n, existence: 1 - 0.3 ** n };
    yield trackOf('t1', timeMs, noisy(state, covariance, normal), covariance, more);
  }
}

function hazardsOf(body: Body, seed: number): number {
  const assess = createAssess(EXERCISE);
  const { normal } = randomFrom(seed);
  for (const track of tracksOf(body, normal)) recogniseTrack(assess, track, track.timeMs);
  return assess.ballistic.hazards.size;
}

test('a meteor first seen when the air brakes it already opens nothing', () => {
  let hazards = 0;
  for (let seed = 1; seed <= 16; seed++) {
    const { uniform } = randomFrom(100 + seed);
    hazards += hazardsOf(
      {
        height: 56e3 + 8e3 * uniform(),
        speed: 7_500 + 1_500 * uniform(),
        angleDeg: 25 + 45 * uniform(),
        beta: 12 + 20 * uniform(),
      },
      seed,
    );
  }
  assert.equal(hazards, 0);
});

test('a warhead first seen as late, or a missile that comes down whole and tumbles, opens a hazard', () => {
  for (let seed = 1; seed <= 16; seed++) {
    const { uniform } = randomFrom(200 + seed);
    const whole = seed % 2 === 0;
    const body = {
      height: 56e3 + 30e3 * uniform(),
      speed: whole ? 1_500 + 1_000 * uniform() : 2_000 + 5_000 * uniform(),
      angleDeg: 25 + 45 * uniform(),
      beta: whole ? 200 + 300 * uniform() : 2_000 + 8_000 * uniform(),
    };
    assert.equal(hazardsOf(body, seed), 1, JSON.stringify(body));
  }
});

const missiles = fc.record({
  height: fc.double({ min: 40e3, max: 120e3, noNaN: true }),
  speed: fc.double({ min: 1_000, max: 7_500, noNaN: true }),
  angleDeg: fc.double({ min: 5, max: 88, noNaN: true }),
  beta: fc.double({ min: 300, max: 12_000, noNaN: true }),
});

test('nothing as heavy as what is left of a missile is ever too light', () => {
  fc.assert(
    fc.property(missiles, fc.integer({ min: 1, max: 1e6 }), (body, seed) => {
      const { normal } = randomFrom(seed);
      const own = createLightness();
      let times = 0;
      for (const track of tracksOf(body, normal, 30)) {
        const [state, covariance] = [track.state, track.covariance].map((n) =>
          Float64Array.from(n),
        );
        isTooLight(own, track, kinematics(state!, covariance!));
        times = Math.max(times, own.times);
      }
      // One look in some thousands may seem so by chance.
      assert.ok(times < 2);
    }),
    { numRuns: 200 },
  );
});

test('a warhead whose track began with a false speed is looked at again within seconds', () => {
  const { normal } = randomFrom(9);
  const own = createLightness();
  const body = { height: 82e3, speed: 5_000, angleDeg: 45, beta: 5_000 };
  const said: boolean[] = [];
  let n = 0;
  for (const track of tracksOf(body, normal, 20)) {
    const [state, covariance] = [track.state, track.covariance].map((v) => Float64Array.from(v));
    const k = kinematics(state!, covariance!);
    // Two false looks: it seems to lose 2 km/s, and then again.
    const wrong = n === 4 ? 4_000 : n === 5 ? 2_000 : 0;
    said.push(isTooLight(own, track, { ...k, speed: k.speed + wrong }));
    n += 1;
  }
  assert.ok(
    said.slice(0, 5).every((light) => !light),
    JSON.stringify(said),
  );
  assert.ok(said[5] && said[6], JSON.stringify(said));
  assert.ok(
    said.slice(14).every((light) => !light),
    JSON.stringify(said),
  );
});

test('a clock that was set back holds nothing against a track for longer than its looks count', () => {
  const own = createLightness();
  const covariance = covarianceAfter(60);
  const told = (timeMs: number, speed: number): boolean => {
    const state = startOf({ height: 50e3, speed, angleDeg: 40, beta: 5_000 });
    const track = trackOf('t1', 1_700_000_000_000 + timeMs, state, covariance);
    return isTooLight(own, track, kinematics(state, covariance));
  };
  for (const second of [0, 1, 2]) told(3_600e3 + 1000 * second, 7_000 - 1_500 * second);
  assert.ok(told(3_602e3, 4_000));
  // Within the time that a look counts, either way, it still does; an hour before it does not.
  assert.ok(told(3_601.9e3, 4_000));
  assert.ok(!told(0, 4_000));
  // And what is seen from then on is looked at.
  assert.ok(told(1_000, 2_500));
});
