import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { KinematicReport } from '../sense/index.ts';
import { allTracks, associate, createTracker, DEFAULT_TRACKER, type Track } from './index.ts';
import { match, noteEnvelope, work } from './match.ts';
import { prepare } from './prepared.ts';
import { burning, mover, plotOf, radar, START_MS, seededNoise, straight } from './sky.fixture.ts';
import { createBlend, matchBlend } from './soft.ts';
import type { TrackerState } from './state.ts';
import { combinedEstimate } from './work.ts';

const sensor = radar('r1');

/** A tracker that has followed one object for some seconds; its slot is 0. */
function followed(isFast: boolean, seed: number): { state: TrackerState; x: Float64Array } {
  const noise = seededNoise(seed);
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const x = isFast ? mover(38.5, 129, 40_000, 1_200, 80, 60) : mover(38, 128.5, 9_000, 230, 45, 0);
  const move = isFast ? burning(30, 60) : straight;
  for (let k = 0; k < 12; k++) {
    associate(state, [plotOf(sensor, x, START_MS + k * 1000, noise.normal)], START_MS + k * 1000);
    move(x, 1, k);
  }
  return { state, x };
}

function shown(models: number): { mean: Float64Array; covariance: Float64Array } {
  const mean = new Float64Array(6);
  const covariance = new Float64Array(36);
  combinedEstimate(models, work, mean, covariance);
  return { mean, covariance };
}

test('a blend is the mixture of what each report alone would make of the track', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.nat(1e6),
      fc.double({ min: 0.05, max: 0.9, noNaN: true }),
      (fast, seed, own) => {
        const { state, x } = followed(fast, seed);
        const { normal } = seededNoise(seed + 1);
        const slot = state.store.slots.values().next().value!;
        const models = state.store.models[slot]!;
        const coverage = state.coverages[0]!;
        const timeMs = START_MS + 12_000;
        const [a, b] = [0, 1].map(() => prepare(plotOf(sensor, x, timeMs, normal), 0, coverage));
        const blend = createBlend();
        blend.own = own;
        blend.count = 1;
        blend.z[0] = b!;
        blend.share[0] = 1 - own;
        assert.ok(matchBlend(state, slot, a!, blend));
        const mixed = shown(models);
        const weights = Array.from(work.weight);
        const parts = [a!, b!].map((z, i) => {
          assert.ok(match(state, slot, z, 1));
          return {
            ...shown(models),
            weights: Array.from(work.weight),
            share: i === 0 ? own : 1 - own,
          };
        });
        weights.forEach((weight, m) => {
          const mean = parts.reduce((sum, part) => sum + part.share * part.weights[m]!, 0);
          assert.ok(Math.abs(weight - mean) < 1e-9, `probability of filter ${m}`);
        });
        for (let i = 0; i < 6; i++) {
          const sigma = Math.sqrt(mixed.covariance[i * 7]!);
          const mean = parts.reduce((sum, part) => sum + part.share * part.mean[i]!, 0);
          assert.ok(Math.abs(mixed.mean[i]! - mean) < 1e-6 * sigma, `state ${i}`);
          const variance = parts.reduce(
            (sum, part) =>
              sum + part.share * (part.covariance[i * 7]! + (part.mean[i]! - mean) ** 2),
            0,
          );
          assert.ok(Math.abs(mixed.covariance[i * 7]! / variance - 1) < 1e-6, `variance ${i}`);
        }
        const inside = new Float64Array(1);
        noteEnvelope(state.store.models[slot]!, inside, 0);
        assert.ok(inside[0]! >= 0 && inside[0]! <= 1);
      },
    ),
    { numRuns: 100 },
  );
});

test('a report that is certain is the only one that counts', () => {
  const { state, x } = followed(true, 3);
  const slot = state.store.slots.values().next().value!;
  const models = state.store.models[slot]!;
  const z = prepare(plotOf(sensor, x, START_MS + 12_000, null), 0, state.coverages[0]!);
  const blend = createBlend();
  assert.ok(matchBlend(state, slot, z, blend));
  const soft = shown(models);
  assert.ok(match(state, slot, z, 1));
  const hard = shown(models);
  soft.mean.forEach((value, i) => {
    assert.ok(Math.abs(value - hard.mean[i]!) < 1e-6 * Math.sqrt(hard.covariance[i * 7]!));
  });
});

/** Plots of two that cross at an angle, amid false ones. */
function crossing(seed: number, seconds: number): KinematicReport[][] {
  const noise = seededNoise(seed);
  const all = [mover(38, 128.5, 9_000, 100, 80, 0), mover(38, 128.5, 9_000, 100, 100, 0)];
  for (const x of all) straight(x, -seconds / 2);
  return Array.from({ length: seconds }, (_, k) => {
    const plots = all
      .filter(() => noise.uniform() < 0.9)
      .map((x, i) => plotOf(sensor, x, START_MS + k * 1000 + 3 * i, noise.normal));
    for (const x of all) straight(x, 1);
    return plots;
  });
}

test('what was blended is blended again when a late report comes', () => {
  let blended = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const batches = crossing(seed, 40);
    const run = (isLate: boolean): Track[] => {
      const sensors = [sensor, radar('r2', { clutterPerScan: 0.01 })];
      const state = createTracker('exercise', DEFAULT_TRACKER, sensors);
      const own = mover(38, 128.5, 9_000, 100, 80, 0);
      straight(own, 4.5);
      const late = plotOf(sensors[1]!, own, START_MS + 24_500, null);
      batches.forEach((batch, k) => {
        const nowMs = START_MS + k * 1000 + 100;
        associate(state, batch, nowMs);
        if (k === (isLate ? 27 : 24)) associate(state, [late], nowMs + 500);
        if (state.lags.arena.blocks.length > 0) blended += joined(state);
      });
      return allTracks(state).filter(({ status }) => status === 'confirmed');
    };
    const [inOrder, late] = [run(false), run(true)];
    assert.equal(late.length, inOrder.length);
    late.forEach((track, t) => {
      // Which plot is whose is settled once: with the later plot known it might have been otherwise.
      const other = inOrder[t]!;
      track.state.forEach((value, i) => {
        const sigma = Math.sqrt(other.covariance[i * 7]!);
        assert.ok(Math.abs(value - other.state[i]!) < 0.5 * sigma, `seed ${seed}, state ${i}`);
      });
    });
  }
  assert.ok(blended > 100, `${blended}`);
});

/** Reports that are kept as part of a blend. */
function joined(state: TrackerState): number {
  const { first, arena } = state.lags;
  let count = 0;
  for (let slot = 0; slot < first.length; slot++) {
    for (let at = first[slot]!; at >= 0; ) {
      const block = arena.blocks[at >>> 16]!;
      const place = at & 65_535;
      count += block[place + 5]!;
      at = block[place]!;
    }
  }
  return count;
}
