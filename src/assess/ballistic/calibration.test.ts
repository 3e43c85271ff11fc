import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pointInPolygon } from '../../earth/index.ts';
import { predictedAreas } from './areas.ts';
import { kinematics } from './evidence.ts';
import {
  type Flight,
  fly,
  INTERMEDIATE,
  LOFTED,
  noisy,
  ROCKET,
  radarCovariance,
  randomFrom,
  SCUD_ER,
  type Vehicle,
} from './flight.fixture.ts';
import type { Burn } from './motor.ts';
import { type Estimate, predict } from './prediction.ts';

const RADAR = [37.5, 129] as const;
const CONTAINMENTS = [0.5, 0.9, 0.99];
/** 500 m and 120 m/s per axis: a tracker that follows a thrusting object. */
const FOLLOWING = Float64Array.from({ length: 36 }, (_, i) =>
  i % 7 !== 0 ? 0 : i < 21 ? 500 ** 2 : 120 ** 2,
);
const FLIGHTS: readonly (readonly [string, Vehicle])[] = [
  ['350 km rocket', ROCKET],
  ['1,000 km missile', SCUD_ER],
  ['3,700 km missile', INTERMEDIATE],
  ['lofted 4,475 km missile', LOFTED],
];
const DRAWS = 40;

interface Held {
  readonly areas: readonly number[];
  readonly time: number;
}

/** Shares of draws that the areas and the 90 % interval of time hold; areas are nested. */
function held(
  flight: Flight,
  at: number,
  covariance: Float64Array,
  burn: Burn | null,
  coast: boolean,
  normal: () => number,
): Held {
  const areas = [0, 0, 0];
  let time = 0;
  for (let i = 0; i < DRAWS; i++) {
    const state = noisy(flight.states[at]!, covariance, normal);
    const free: Estimate | null = coast ? { state, covariance } : null;
    const found = predict(state, covariance, kinematics(state, covariance), 1, burn, free);
    assert.ok(found !== null);
    const inside = predictedAreas(found.spread, CONTAINMENTS, found.strays, found.reach).map(
      ({ polygon }) => pointInPolygon(polygon, flight.impact),
    );
    assert.ok(!(inside[0] && !inside[1]) && !(inside[1] && !inside[2]), 'areas are nested');
    inside.forEach((yes, k) => {
      if (yes) areas[k] = areas[k]! + 1 / DRAWS;
    });
    const late = Math.abs(at + found.timeS - flight.impactS) / found.timeSigmaS;
    if (late < 1.645) time += 1 / DRAWS;
  }
  return { areas, time };
}

test('while the motor burns the 90 % area holds the impact, whatever the class', (context) => {
  const { normal } = randomFrom(20_261_122);
  let sum = 0;
  let count = 0;
  for (const [name, vehicle] of FLIGHTS) {
    const flight = fly(vehicle);
    for (const share of [0.4, 0.6, 0.8, 0.97]) {
      const at = Math.round(share * flight.burnoutS);
      const burn = { acceleration: 30, probability: 0.97 };
      const { areas, time } = held(flight, at, FOLLOWING, burn, false, normal);
      context.diagnostic(
        `${name}, ${share} of its burn: ${areas.map((a) => a.toFixed(2))}, ${time}`,
      );
      assert.ok(areas[1]! >= 0.8, `${areas[1]} of ${name} at ${share} of its burn`);
      assert.ok(time >= 0.8, `time of ${name} at ${share} of its burn: ${time}`);
      sum += areas[1]!;
      count += 1;
    }
  }
  assert.ok(sum / count >= 0.9, `${sum / count}`);
});

test('soon after burnout the areas hold the impact, and shrink with the doubt', (context) => {
  const { normal } = randomFrom(20_261_123);
  for (const [name, vehicle] of FLIGHTS) {
    const flight = fly(vehicle);
    const from = Math.ceil(flight.burnoutS);
    for (const [after, probability] of [
      [6, 0.4],
      [8, 0.08],
      [12, 0.01],
    ] as const) {
      const covariance = radarCovariance(flight, RADAR, from, from + after);
      const burn = { acceleration: 30, probability };
      const { areas } = held(flight, from + after, covariance, burn, true, normal);
      context.diagnostic(`${name}, +${after} s: ${areas.map((a) => a.toFixed(2))}`);
      assert.ok(areas[1]! >= 0.8, `${areas[1]} of ${name} at ${after} s`);
    }
  }
});
