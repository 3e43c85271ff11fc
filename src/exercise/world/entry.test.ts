import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEGREE, ecefToGeodetic } from '../../earth/index.ts';
import { type EntryPlan, enter } from './entry.ts';
import { flightAt } from './flight.ts';

const FROM = { latitudeRad: 38 * DEGREE, longitudeRad: 130 * DEGREE, heightM: 120e3 };

function heightAt(plan: EntryPlan, seconds: number): number {
  const y = flightAt(enter(plan), seconds)!;
  return ecefToGeodetic(y[0]!, y[1]!, y[2]!).heightM;
}

test('a gram of stone burns up above 50 km within seconds, a ton comes far lower', () => {
  const stone = {
    kind: 'meteor',
    from: FROM,
    bearingRad: 1,
    angleRad: 45 * DEGREE,
    speed: 20_000,
    densityKgM3: 3_400,
  } as const;
  const small: EntryPlan = { ...stone, massKg: 1e-3 };
  const large: EntryPlan = { ...stone, massKg: 1_000 };
  const burnt = enter(small);
  assert.ok(burnt.durationS < 10, `${burnt.durationS}`);
  assert.ok(burnt.impact.heightM > 50e3 && burnt.impact.heightM < 110e3);
  assert.ok(enter(large).impact.heightM < 40e3, `${enter(large).impact.heightM}`);
});

test('a hollow stage out of orbit flies on for minutes, slows in the air and comes down slow', () => {
  const stage: EntryPlan = {
    kind: 'debris',
    from: FROM,
    bearingRad: 1.5,
    angleRad: 1 * DEGREE,
    speed: 7_500,
    massKg: 2_000,
    densityKgM3: 150,
  };
  const flight = enter(stage);
  assert.ok(flight.durationS > 150, `${flight.durationS}`);
  assert.ok(heightAt(stage, 60) > 100e3);
  const { samples } = flight;
  const speeds = Array.from({ length: samples.length / 7 }, (_, i) =>
    Math.hypot(samples[7 * i + 4]!, samples[7 * i + 5]!, samples[7 * i + 6]!),
  );
  assert.ok(speeds.at(-1)! < 300);
  assert.ok(Math.max(...speeds) < 7_700, 'nothing drives it');
});
