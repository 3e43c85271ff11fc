import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { enuRotation, fromEnu } from '../earth/index.ts';
import type { BearingReport, Vector3 } from '../sense/index.ts';
import { associate, createTracker } from './index.ts';
import { match, matched } from './match.ts';
import { isNear } from './place.ts';
import { prepare } from './prepared.ts';
import { DEFAULT_TRACKER } from './settings.ts';
import {
  burning,
  feed,
  fixOf,
  mover,
  plotOf,
  radar,
  START_MS,
  seededNoise,
  straight,
} from './sky.fixture.ts';

test('what lies in a track’s gate is near it, with a height and without', () => {
  let [near, far] = [0, 0];
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 20 }),
      (seed, reports, known, spanS) => {
        const heightBasis = known ? 'geometric' : 'unknown';
        const { normal, uniform } = seededNoise(seed);
        const state = createTracker('exercise', DEFAULT_TRACKER, [feed('f', 'fix')]);
        const x = mover(38, 128, 3_000, 150 * uniform(), 360 * uniform(), 0);
        for (let i = 0; i < reports; i++) {
          const timeMs = START_MS + 4_000 * i;
          associate(state, [fixOf('f', x, timeMs, { heightBasis })], timeMs);
          straight(x, 4);
        }
        const timeMs = START_MS + 4_000 * (reports - 1) + 1_000 * spanS;
        const rotation = enuRotation((38 * Math.PI) / 180, (128 * Math.PI) / 180);
        for (let k = 0; k < 40; k++) {
          // From meters to hundreds of kilometres away.
          const away = 10 ** (1 + 4.5 * uniform());
          const up = known ? away * normal() : 0;
          const off = fromEnu(rotation, away * normal(), away * normal(), up);
          const at: Vector3 = [x[0]! + off[0], x[1]! + off[1], x[2]! + off[2]];
          const fix = fixOf('f', x, timeMs, { heightBasis, positionEcefM: at });
          const z = prepare(fix, 0, state.coverages[0]!);
          const isClose = isNear(state, 0, z);
          if (isClose) near++;
          else far++;
          if (!match(state, 0, z, 1) || matched.nis > state.gates[matched.size]!) continue;
          assert.ok(isClose, `NIS ${matched.nis} at ${away} m`);
        }
      },
    ),
    { numRuns: 200 },
  );
  // It would be no test of anything if all were near, or none.
  assert.ok(near > 500 && far > 500, `${near} near, ${far} far`);
});

test('a line of sight in a track’s gate is near it, under power, in free fall and through the air', () => {
  let [near, far, inside] = [0, 0, 0];
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.integer({ min: 1, max: 25 }),
      fc.integer({ min: -4, max: 12 }),
      fc.double({ min: -6, max: -2, noNaN: true }),
      (seed, reports, spanS, power) => {
        const { normal, uniform } = seededNoise(seed);
        const sensor = radar('r');
        const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
        const heightM = 20_000 + 100_000 * uniform();
        const x = mover(
          38.5,
          128,
          heightM,
          3_000 * uniform(),
          360 * uniform(),
          120 * uniform() - 60,
        );
        const move = burning(15 * uniform(), 100 * uniform());
        for (let i = 0; i < reports; i++) {
          const timeMs = START_MS + 1_000 * i;
          associate(state, [plotOf(sensor, x, timeMs, normal)], timeMs);
          move(x, 1, i);
        }
        const timeMs = START_MS + 1_000 * (reports - 1 + spanS);
        straight(x, spanS - 1);
        const from = mover(
          60 * uniform(),
          100 + 60 * uniform(),
          10 ** (3 + 4.5 * uniform()),
          0,
          0,
          0,
        );
        for (let k = 0; k < 40; k++) {
          const away = 10 ** (1 + 5 * uniform());
          const d = [0, 1, 2].map((i) => x[i]! + away * normal() - from[i]!);
          const r = Math.hypot(...d);
          const line: BearingReport<'exercise'> = {
            ...{ kind: 'bearing', source: 'r', mode: 'exercise', timeMs, receivedMs: timeMs },
            observerEcefM: [from[0]!, from[1]!, from[2]!],
            losEcef: [d[0]! / r, d[1]! / r, d[2]! / r],
            sigma: { losRad: 10 ** power },
          };
          const z = prepare(line, 0, state.coverages[0]!);
          const isClose = isNear(state, 0, z);
          if (isClose) near++;
          else far++;
          if (!match(state, 0, z, 1) || matched.nis > state.gates[matched.size]!) continue;
          inside++;
          assert.ok(isClose, `NIS ${matched.nis} at ${away} m`);
        }
      },
    ),
    // With a lasting pull ahead of what its last reports tell.
    { numRuns: 300, examples: [[999988, 20, 7, -2.661975879890219]] },
  );
  assert.ok(near > 500 && far > 500 && inside > 500, `${near} near, ${far} far, ${inside} inside`);
});
