import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coastStep } from '../motion/index.ts';
import type { Sensor } from '../sense/index.ts';
import {
  advance,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  type Track,
  type TrackerState,
  trackCount,
} from './index.ts';
import {
  burning,
  mover,
  plotOf,
  radar,
  START_MS,
  seededNoise,
  straight,
  turning,
} from './sky.fixture.ts';

type Step = (x: Float64Array, dtS: number, tS: number) => void;

/** Follows one object; what the tracker showed after each look, null where it was not seen. */
function follow(
  sensor: Sensor,
  x: Float64Array,
  step: Step,
  looks: number,
  seed: number,
): { shown: (Track | null)[]; state: TrackerState } {
  const noise = seededNoise(seed);
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const shown: (Track | null)[] = [];
  const period = sensor.scanPeriodS!;
  for (let k = 0; k < looks; k++) {
    const timeMs = START_MS + k * period * 1000;
    const seen = noise.uniform() < sensor.detectionProbability;
    const tracks = seen
      ? associate(state, [plotOf(sensor, x, timeMs, noise.normal)], timeMs)
      : advance(state, timeMs);
    shown.push(tracks.findLast((track) => track.status !== 'dropped') ?? null);
    step(x, period, k * period);
  }
  return { shown, state };
}

/** Probability of falling, braked by air or not. */
const fallShare = (track: Track): number => track.models.coast! + (track.models.reentry ?? 0);

const coasting: Step = (x, dtS) => {
  coastStep(x, dtS);
};

test('a missile in free fall is taken as coasting within 15 s, and stays one track', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const climbing = mover(40.2, 127.5, 80_000, 2_600, 110, 45);
    const falling = mover(40.5, 131, 150_000, 2_400, 200, -40);
    for (const x of [climbing, falling]) {
      const { shown, state } = follow(radar('r'), x, coasting, 40, seed);
      assert.equal(trackCount(state), 1, `seed ${seed}: one track`);
      assert.equal(state.lastNumber, 1, `seed ${seed}: never broken`);
      for (const track of shown.slice(15)) {
        if (track === null) continue;
        assert.equal(track.status, 'confirmed');
        assert.ok(fallShare(track) > 0.6, `seed ${seed}: ${JSON.stringify(track.models)}`);
      }
      assert.ok(fallShare(shown.findLast((track) => track !== null)!) > 0.9);
    }
  }
});

test('aircraft, straight or turning, are never taken as missiles', () => {
  for (let seed = 1; seed <= 8; seed++) {
    for (const [period, step] of [
      [1, straight],
      [4, straight],
      [1, turning(3)],
      [4, turning(3)],
    ] as const) {
      const x = mover(38.5, 128, 9_000, 250, 80, 0);
      const { shown, state } = follow(radar('r', { scanPeriodS: period }), x, step, 60, seed);
      assert.equal(trackCount(state), 1);
      for (const track of shown.slice(3)) {
        if (track === null) continue;
        const { coast = 0, boost = 0 } = track.models;
        assert.ok(
          coast + boost < 0.5,
          `seed ${seed}, ${period} s: ${JSON.stringify(track.models)}`,
        );
      }
      const { constantVelocity = 0, turn = 0 } = shown.findLast((track) => track !== null)!.models;
      assert.ok(constantVelocity + turn > 0.8);
    }
  }
});

test('a missile is not lost while its motor burns, and coasts after burnout', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const x = mover(39.5, 127, 2_000, 60, 90, 70);
    const { shown, state } = follow(radar('r'), x, burning(60, 45), 100, seed);
    assert.equal(state.lastNumber, 1, `seed ${seed}: one track through the burn`);
    const burningNow = shown.slice(25, 58).filter((track) => track !== null);
    const mean = burningNow.reduce((sum, t) => sum + t.models.boost!, 0) / burningNow.length;
    assert.ok(mean > 0.5, `seed ${seed}: boost ${mean}`);
    for (const track of shown.slice(75)) {
      if (track !== null) assert.ok(fallShare(track) > 0.6, JSON.stringify(track.models));
    }
  }
});

test('the covariance holds the error: NEES of a coasting track is in its band', () => {
  const noise = seededNoise(5);
  let sum = 0;
  let count = 0;
  for (let run = 0; run < 20; run++) {
    const x = mover(40.2, 127.5, 80_000, 2_600, 110, 45);
    const sensor = radar('r', { detectionProbability: 0.99 });
    const settings = { ...DEFAULT_TRACKER, models: ['coast'] as const };
    const state = createTracker('exercise', settings, [sensor]);
    for (let k = 0; k < 60; k++) {
      const timeMs = START_MS + k * 1000;
      const [track] = associate(state, [plotOf(sensor, x, timeMs, noise.normal)], timeMs);
      if (k >= 20 && track !== undefined) {
        sum += quadratic(
          track.covariance,
          track.state.map((v, i) => v - x[i]!),
        );
        count++;
      }
      coastStep(x, 1);
    }
  }
  const mean = sum / count;
  assert.ok(mean > 4 && mean < 8, `${mean} of 6 ideal`);
});

test('while a motor burns and after it the covariance holds the error, up to 7 g', (context) => {
  for (const [thrust, burnS] of [
    [25, 90],
    [45, 60],
    [70, 60],
  ] as const) {
    let inBurn = 0;
    let velocity = 0;
    let after = 0;
    let burnt = 0;
    let count = 0;
    let breaks = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const noise = seededNoise(seed);
      const x = mover(39.5, 127, 2_000, 60, 90, 70);
      const sensor = radar('r', { minimumElevationRad: -0.1 });
      const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
      const step = burning(burnS, thrust);
      for (let k = 0; k < burnS + 20; k++) {
        const timeMs = START_MS + k * 1000;
        const [track] = associate(state, [plotOf(sensor, x, timeMs, noise.normal)], timeMs);
        if (track !== undefined && k >= 15) {
          const e = track.state.map((v, i) => v - x[i]!);
          const nees = quadratic(track.covariance, e);
          if (k < burnS) {
            inBurn += nees;
            velocity += e[3]! ** 2 + e[4]! ** 2 + e[5]! ** 2;
            count++;
          } else {
            after += nees;
            burnt++;
          }
        }
        step(x, 1, k);
      }
      breaks += state.lastNumber - 1;
    }
    const rms = Math.sqrt(velocity / count);
    const line = `${thrust} m/s²: NEES ${inBurn / count}, ${after / burnt}, ${rms} m/s`;
    context.diagnostic(line);
    assert.ok(inBurn / count < 7.5 && after / burnt < 7.5, line);
    assert.ok(breaks <= 1, `${thrust} m/s²: ${breaks} breaks in 12 flights`);
    // A filter of white acceleration lags by 110 to 165 m/s.
    assert.ok(rms < 100, line);
  }
});

/** eᵀ P⁻¹ e by Cholesky. */
function quadratic(p: readonly number[], e: readonly number[]): number {
  const l = new Float64Array(36);
  const y = new Float64Array(6);
  let sum = 0;
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j <= i; j++) {
      let value = p[i * 6 + j]!;
      for (let k = 0; k < j; k++) value -= l[i * 6 + k]! * l[j * 6 + k]!;
      l[i * 6 + j] = i === j ? Math.sqrt(value) : value / l[j * 7]!;
    }
    let value = e[i]!;
    for (let k = 0; k < i; k++) value -= l[i * 6 + k]! * y[k]!;
    y[i] = value / l[i * 7]!;
    sum += y[i]! * y[i]!;
  }
  return sum;
}
