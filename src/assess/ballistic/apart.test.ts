import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { recogniseTrack } from '../recognise.ts';
import { EXERCISE } from '../settings.fixture.ts';
import { createAssess } from '../state.ts';
import {
  fly,
  noisy,
  ROCKET,
  radarCovariance,
  randomFrom,
  SCUD_ER,
  trackOf,
} from './flight.fixture.ts';
import { plotOf } from './plot.fixture.ts';

const T0 = 1_700_000_000_000;
const RADAR = [37.5, 129] as const;

test('what may come down in an area does not pass over it: both together are at most certain', () => {
  const both = { looked: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom({ ...ROCKET, bearingDeg: 155 }, { ...SCUD_ER, bearingDeg: 108 }),
      fc.double({ min: -8, max: 8, noNaN: true }),
      fc.integer({ min: 1, max: 1e6 }),
      (vehicle, turnDeg, seed) => {
        const flight = fly({ ...vehicle, bearingDeg: vehicle.bearingDeg + turnDeg });
        const from = Math.ceil(flight.burnoutS);
        const assess = createAssess(EXERCISE);
        const { normal } = randomFrom(seed);
        for (let n = 3; n <= 25; n++) {
          const covariance = radarCovariance(flight, RADAR, from, from + n);
          const truth = flight.states[from + n]!;
          const timeMs = T0 + (from + n) * 1000;
          const newest = plotOf(truth, RADAR, timeMs, 1e-3, normal);
          const more = { firstMs: T0 + from * 1000, reportCount: n + 1, newest };
          const track = trackOf('t1', timeMs, noisy(truth, covariance, normal), covariance, more);
          for (const hazard of recogniseTrack(assess, track, timeMs)) {
            assert.ok(hazard.kind === 'ballistic');
            for (const { region, probability } of hazard.overflown) {
              const struck = hazard.arrivals.find((area) => area.region === region);
              if (struck === undefined) continue;
              both.looked += 1;
              assert.ok(probability > 0, region);
              assert.ok(
                probability + struck.probability <= 1 + 1e-4,
                `${region} ${probability} ${struck.probability}`,
              );
            }
          }
        }
      },
    ),
    { numRuns: 8 },
  );
  assert.ok(both.looked > 0);
});
