import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pointInPolygon, polygonArea } from '../../earth/index.ts';
import { predictedAreas } from './areas.ts';
import { kinematics } from './evidence.ts';
import { type Burn, predictFan } from './fan.ts';
import {
  type Flight,
  fly,
  INTERMEDIATE,
  noisy,
  randomFrom,
  SCUD_ER,
  trackOf,
} from './flight.fixture.ts';
import { type EnergyHistory, noteEnergy } from './motor.ts';
import { predict } from './prediction.ts';

/** 1 km and 60 m/s per axis: a tracker that follows a thrusting object. */
const COVARIANCE = Float64Array.from({ length: 36 }, (_, i) =>
  i % 7 !== 0 ? 0 : i < 21 ? 1_000 ** 2 : 60 ** 2,
);
/** What the tracker's filters make of it: they see the end some seconds late. */
const BURNING = { boost: 0.7, coast: 0.3 };
const FALLING = { boost: 0.1, coast: 0.9 };
const SEEN_LATE_S = 5;

/** What is said of the motor second by second. */
function watched(flight: Flight, from: number, to: number, seed: number): (Burn | null)[] {
  const { normal } = randomFrom(seed);
  const history: EnergyHistory = [];
  const said: (Burn | null)[] = [];
  for (let t = from; t <= to; t++) {
    const state = noisy(flight.states[t]!, COVARIANCE, normal);
    const models = t < flight.burnoutS + SEEN_LATE_S ? BURNING : FALLING;
    const track = trackOf('t1', t * 1000, state, COVARIANCE, { models });
    said.push(noteEnergy(history, track, state, COVARIANCE));
  }
  return said;
}

test('a motor is seen while it burns and no longer ten seconds after', () => {
  for (const vehicle of [SCUD_ER, INTERMEDIATE]) {
    const flight = fly(vehicle);
    const end = Math.ceil(flight.burnoutS);
    let burning = 0;
    let after = 0;
    for (let seed = 1; seed <= 20; seed++) {
      burning +=
        watched(flight, end - 25, end - 2, seed)
          .slice(8)
          .filter(burns).length / 16;
      after +=
        watched(flight, end - 25, end + 25, seed)
          .slice(35)
          .filter(burns).length / 16;
    }
    assert.ok(burning / 20 > 0.95, `${burning / 20} of the time while it burns`);
    assert.ok(after / 20 < 0.05, `${after / 20} of the time after`);
  }
});

function burns(burn: Burn | null): boolean {
  return (burn?.probability ?? 0) > 0.5;
}

test('falling, nothing is taken for a motor', () => {
  const flight = fly(SCUD_ER);
  const low = Math.floor(flight.impactS) - 60;
  assert.ok(watched(flight, low, low + 40, 1).every((burn) => burn === null));
});

test('while the motor burns the area is a fan that holds where the flight may end', () => {
  const flight = fly(SCUD_ER);
  const { normal } = randomFrom(5);
  const t = Math.ceil(flight.burnoutS) - 20;
  const burn = { acceleration: 45, probability: 0.95 };
  let held = 0;
  for (let i = 0; i < 30; i++) {
    const state = noisy(flight.states[t]!, COVARIANCE, normal);
    const found = predict(state, COVARIANCE, kinematics(state, COVARIANCE), 1, burn);
    assert.ok(found !== null && found.spread.kind === 'cloud');
    const areas = predictedAreas(found.spread, [0.5, 0.9, 0.99], found.strays, found.reach);
    if (pointInPolygon(areas[1]!.polygon, flight.impact)) held++;
    const sizes = areas.map((area) => polygonArea(area.polygon));
    assert.ok(sizes[0]! < sizes[1]! && sizes[1]! < sizes[2]!);
  }
  assert.ok(held >= 27, `${held} of 30`);
});

test('the fan is the same each time, and wider the longer the motor may burn', () => {
  const flight = fly(SCUD_ER);
  const state = flight.states[60]!;
  const burn = { acceleration: 30, probability: 1 };
  const one = predictFan(state, COVARIANCE, burn);
  assert.deepEqual(predictFan(state, COVARIANCE, burn), one);
  const none = predictFan(state, COVARIANCE, null);
  assert.ok(one !== null && none !== null);
  assert.ok(one.timeSigmaS > 3 * none.timeSigmaS);
});
