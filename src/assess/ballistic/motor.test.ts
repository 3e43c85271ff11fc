import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pointInPolygon, polygonArea } from '../../earth/index.ts';
import { coastStep } from '../../motion/index.ts';
import { predictedAreas } from './areas.ts';
import { kinematics } from './evidence.ts';
import { burningStrands } from './fan.ts';
import {
  type Flight,
  fly,
  INTERMEDIATE,
  LOFTED,
  noisy,
  ROCKET,
  randomFrom,
  SCUD_ER,
  trackOf,
  type Vehicle,
} from './flight.fixture.ts';
import { choleskyRoot } from './impact.ts';
import { type Burn, createMotor, fallSince, type Motor, noteMotor } from './motor.ts';
import { plotOf } from './plot.fixture.ts';
import { predict } from './prediction.ts';

/** 1 km and 60 m/s per axis: a tracker that follows a thrusting object. */
const COVARIANCE = Float64Array.from({ length: 36 }, (_, i) =>
  i % 7 !== 0 ? 0 : i < 21 ? 1_000 ** 2 : 60 ** 2,
);
const RADAR = [37.5, 129] as const;

/** What is said of the motor second by second of a 1 Hz radar's plots with these angles' sigma. */
function watched(
  flight: Flight,
  [from, to]: readonly [number, number],
  seed: number,
  sigmaRad = 1e-3,
): { readonly said: (Burn | null)[]; readonly motor: Motor } {
  const { normal } = randomFrom(seed);
  const motor = createMotor();
  const said: (Burn | null)[] = [];
  for (let t = from; t <= to; t++) {
    const state = noisy(flight.states[t]!, COVARIANCE, normal);
    const newest = plotOf(flight.states[t]!, RADAR, t * 1000, sigmaRad, normal);
    const track = trackOf('t1', t * 1000, state, COVARIANCE, { newest });
    said.push(noteMotor(motor, track, state, COVARIANCE));
  }
  return { said, motor };
}

function probabilityOf(burn: Burn | null | undefined): number {
  return burn?.probability ?? 0;
}

test('a motor is seen while it burns and no longer ten seconds after', (context) => {
  for (const vehicle of [ROCKET, SCUD_ER, INTERMEDIATE, LOFTED]) {
    const flight = fly(vehicle);
    const end = Math.ceil(flight.burnoutS);
    let burning = 0;
    let after = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const { said } = watched(flight, [end - 25, end + 25], seed);
      burning += said.slice(8, 24).filter((burn) => probabilityOf(burn) > 0.5).length / 16;
      after += said.slice(35).filter((burn) => probabilityOf(burn) > 0.1).length / 16;
    }
    context.diagnostic(`${vehicle.burnS} s: ${burning / 20} while it burns, ${after / 20} after`);
    assert.ok(burning / 20 > 0.97, `${burning / 20} of the time while it burns`);
    // A stage may yet light for some seconds.
    assert.ok(after / 20 < 0.08, `${after / 20} of the time after`);
  }
});

test('what is said of a motor comes true as often as it says', (context) => {
  const bins = [0.05, 0.3, 0.7, 0.95, 1.01].map((below) => ({ below, n: 0, burns: 0, said: 0 }));
  for (const vehicle of [ROCKET, SCUD_ER, INTERMEDIATE, LOFTED]) {
    const flight = fly(vehicle);
    const end = Math.ceil(flight.burnoutS);
    for (let seed = 1; seed <= 20; seed++) {
      watched(flight, [end - 20, end + 20], 100 + seed).said.forEach((burn, i) => {
        const bin = bins.find(({ below }) => probabilityOf(burn) < below)!;
        bin.n += 1;
        bin.said += probabilityOf(burn);
        if (end - 20 + i < flight.burnoutS) bin.burns += 1;
      });
    }
  }
  for (const { below, n, burns, said } of bins) {
    const share = burns / n;
    context.diagnostic(
      `under ${below}: ${n}, said ${(said / n).toFixed(3)}, burns ${share.toFixed(3)}`,
    );
  }
  // Never sure of a fall that is none; where it is unsure it leans to the motor.
  assert.ok(bins[0]!.burns / bins[0]!.n < 0.005);
  assert.ok(bins[1]!.burns / bins[1]!.n < 0.3);
  assert.ok(bins[4]!.burns / bins[4]!.n > 0.8);
});

/** Mean normalised squared error of the free fall ten seconds after burnout. */
function squaredAfter(vehicles: readonly Vehicle[], first: number): number {
  let sum = 0;
  let count = 0;
  for (const vehicle of vehicles) {
    const flight = fly(vehicle);
    const end = Math.ceil(flight.burnoutS);
    for (let seed = 1; seed <= 20; seed++) {
      const { motor } = watched(flight, [end - 20, end + 10], first + seed);
      const found = fallSince(motor, (end + 10) * 1000);
      assert.ok(found !== null);
      const error = flight.states[end + 10]!.map((v, i) => v - found.state[i]!);
      sum += squared(error, found.covariance);
      count += 1;
    }
  }
  return sum / count;
}

test('the free fall since burnout holds the truth as well as it says', (context) => {
  const mean = squaredAfter([SCUD_ER, INTERMEDIATE, LOFTED], 200);
  context.diagnostic(`${mean}`);
  // Six degrees of freedom; somewhat less where the moment of burnout is still open.
  assert.ok(mean > 3 && mean < 8, `${mean}`);
});

test('and where the motor pushed aside of the path until it was out', (context) => {
  const steering = [
    { ...ROCKET, attackRad: 0.03 },
    { ...SCUD_ER, attackRad: 0.05 },
    { ...LOFTED, attackRad: 0.04 },
  ];
  for (const vehicle of steering) {
    const mean = squaredAfter([vehicle], 300);
    context.diagnostic(`${vehicle.burnS} s: ${mean}`);
    assert.ok(mean < 8, `${vehicle.burnS} s: ${mean}`);
  }
});

/** eᵀ P⁻¹ e. */
function squared(error: Float64Array, covariance: Float64Array): number {
  const root = new Float64Array(36);
  choleskyRoot(covariance, root);
  const z = new Float64Array(6);
  let sum = 0;
  for (let i = 0; i < 6; i++) {
    let left = error[i]!;
    for (let j = 0; j < i; j++) left -= root[i * 6 + j]! * z[j]!;
    z[i] = left / root[i * 7]!;
    sum += z[i]! ** 2;
  }
  return sum;
}

test('a further stage is seen soon after it has lit', () => {
  const flight = fly(SCUD_ER);
  const { normal } = randomFrom(9);
  const motor = createMotor();
  const from = Math.ceil(flight.burnoutS) - 15;
  let second: Float64Array | null = null;
  const said: number[] = [];
  for (let t = from; t < from + 40; t++) {
    const after = t - flight.burnoutS;
    if (after > 3) {
      second ??= flight.states[t - 1]!.slice();
      const speed = Math.hypot(second[3]!, second[4]!, second[5]!);
      for (let i = 3; i < 6; i++) second[i] = second[i]! * (1 + 25 / speed);
      coastStep(second, 1);
    }
    const state = second ?? flight.states[t]!;
    const newest = plotOf(state, RADAR, t * 1000, 1e-3, normal);
    const seen = noisy(state, COVARIANCE, normal);
    const track = trackOf('t1', t * 1000, seen, COVARIANCE, { newest });
    said.push(probabilityOf(noteMotor(motor, track, seen, COVARIANCE)));
  }
  const last = said.slice(-8).reduce((a, b) => a + b, 0) / 8;
  assert.ok(last > 0.8, said.map((p) => p.toFixed(2)).join(' '));
});

test('falling, nothing is taken for a motor', () => {
  const flight = fly(SCUD_ER);
  const low = Math.floor(flight.impactS) - 60;
  assert.ok(watched(flight, [low, low + 40], 1).said.every((burn) => burn === null));
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
  const end = Math.ceil(flight.burnoutS);
  let sum = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const { said } = watched(flight, [end - 40, end - 35], seed, 2e-2);
    sum += probabilityOf(said.at(-1));
  }
  assert.ok(sum / 20 > 0.65, `${sum / 20}`);
});

test('a report out of order and an empty track change nothing, a long silence begins anew', () => {
  const flight = fly(SCUD_ER);
  const { motor } = watched(flight, [60, 70], 1);
  const before = structuredClone(motor);
  const state = flight.states[65]!;
  const { normal } = randomFrom(1);
  const late = trackOf('t1', 70_000, state, COVARIANCE, {
    newest: plotOf(state, RADAR, 65_000, 1e-3, normal),
  });
  noteMotor(motor, late, state, COVARIANCE);
  assert.deepEqual(motor, before);
  const { newest: _, ...empty } = late;
  noteMotor(motor, empty, state, COVARIANCE);
  assert.deepEqual(motor, before);
  const newest = plotOf(flight.states[300]!, RADAR, 300_000, 1e-3, normal);
  const next = trackOf('t1', 300_000, flight.states[300]!, COVARIANCE, { newest });
  noteMotor(motor, next, flight.states[300]!, COVARIANCE);
  assert.equal(motor.burnout?.timeMs, 300_000);
  assert.equal(motor.burnout?.falls.length, 1);
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
