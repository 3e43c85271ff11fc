import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pointInPolygon, polygonArea } from '../../earth/index.ts';
import { predictedAreas } from './areas.ts';
import { kinematics } from './evidence.ts';
import { burningStrands } from './fan.ts';
import {
  type Flight,
  fly,
  INTERMEDIATE,
  noisy,
  randomFrom,
  SCUD_ER,
  trackOf,
} from './flight.fixture.ts';
import { type Burn, createMotor, noteMotor } from './motor.ts';
import { predict } from './prediction.ts';

/** 1 km and 60 m/s per axis: a tracker that follows a thrusting object. */
const COVARIANCE = Float64Array.from({ length: 36 }, (_, i) =>
  i % 7 !== 0 ? 0 : i < 21 ? 1_000 ** 2 : 60 ** 2,
);
/** Likelihood of `boost` over `coast` that a report has while it burns, and after. */
const BURNING = 4;
const FALLING = 1 / 4;
const SEEN_LATE_S = 1;
/** A filter that falls and knows its velocity: what would show a motor. */
const SHARP = { state: [], covariance: Array.from({ length: 36 }, () => 0), misfit: 1 };

/** What is said of the motor second by second. */
function watched(flight: Flight, from: number, to: number, seed: number): (Burn | null)[] {
  const { normal } = randomFrom(seed);
  const motor = createMotor();
  let odds = 1;
  const said: (Burn | null)[] = [];
  for (let t = from; t <= to; t++) {
    const state = noisy(flight.states[t]!, COVARIANCE, normal);
    // As the tracker mixes its filters between reports.
    odds = (odds * 0.95 + 0.005) / (odds * 0.05 + 0.995);
    odds *= t < flight.burnoutS + SEEN_LATE_S ? BURNING : FALLING;
    const models = { boost: odds / (1 + odds), coast: 1 / (1 + odds) };
    const track = trackOf('t1', t * 1000, state, COVARIANCE, { models, coast: SHARP });
    said.push(noteMotor(motor, track, state, COVARIANCE));
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

test('a motor that could not have been seen is not excluded by reports that fit a fall', () => {
  const flight = fly(SCUD_ER);
  const blurred = Float64Array.from(COVARIANCE, (v, i) => (i < 21 ? v : 25 * v));
  const motor = createMotor();
  let said: Burn | null = null;
  for (let t = 60; t < 66; t++) {
    const models = { boost: 0.02, coast: 0.98 };
    const state = flight.states[t]!;
    said = noteMotor(motor, trackOf('t1', t * 1000, state, blurred, { models }), state, blurred);
  }
  assert.ok(said !== null && said.probability > 0.5);
});

test('the fan is the same each time, and every class that is possible has its strand', () => {
  const flight = fly(SCUD_ER);
  const state = flight.states[50]!;
  const burn = { acceleration: 30, probability: 1 };
  const one = burningStrands(state, COVARIANCE, burn);
  assert.deepEqual(burningStrands(state, COVARIANCE, burn), one);
  assert.ok(one.length >= 5, `${one.length} strands`);
  const sum = one.reduce((total, { weight }) => total + weight, 0);
  assert.ok(Math.abs(sum - 1) < 1e-9);
});
