import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEGREE } from '../earth/index.ts';
import { MAX_PROBLEMS } from './check.ts';
import { readScenario } from './settings.ts';

const file = new URL('../../examples/scenarios/joint-warning.json', import.meta.url);

// biome-ignore lint/suspicious/noExplicitAny: a file that tests spoil in many places
function example(): any {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function problemsOf(value: unknown): string[] {
  const reading = readScenario(value);
  assert.equal(reading.ok, false);
  return reading.ok ? [] : reading.problems.map((p) => `${p.path}: ${p.message}`);
}

test('a scenario is read into SI and radians', () => {
  const reading = readScenario(example());
  assert.ok(reading.ok);
  const { scenario } = reading;
  assert.equal(scenario.launches[0]!.rangeM, 1_000_000);
  assert.equal(scenario.launches[0]!.bearingRad, 92.5 * DEGREE);
  assert.equal(scenario.emitters[0]!.maximumRangeM, 838_860);
  assert.ok(Math.abs(scenario.emitters[0]!.sigma.azimuthRad - 0.001) < 1e-5);
  assert.ok(scenario.traffic.some((group) => group.kind === 'ship'));
});

test('a scenario has no field for a place to come down at', () => {
  for (const name of ['target', 'impact', 'aim', 'to']) {
    const spoilt = example();
    spoilt.launches[0][name] = { latitudeDeg: 38, longitudeDeg: 137 };
    assert.match(problemsOf(spoilt)[0]!, /\/launches\/0: .* is not known here/);
  }
});

test('simulated sensors may send to loopback only', () => {
  for (const source of [
    'udp://192.0.2.1:8600',
    'udp://0.0.0.0:8600',
    'udp://127.0.0.1.example:8600',
    'udp://127.0.0.1:0',
    'udp://127.0.0.1:70000',
  ]) {
    const spoilt = example();
    spoilt.sensors[0].sensor.source = source;
    assert.match(problemsOf(spoilt)[0]!, /\/sensors\/0\/sensor\/source: .*loopback/);
  }
});

test('an exercise has no sensor of mode actual', () => {
  const spoilt = example();
  spoilt.sensors[0].sensor.mode = 'actual';
  assert.match(problemsOf(spoilt)[0]!, /mode: must be one of exercise/);
});

test('what is wrong is told with its place', () => {
  const spoilt = example();
  spoilt.launches[0].apogeeKm = 'high';
  spoilt.traffic[0].route = 'nowhere';
  assert.deepEqual(problemsOf(spoilt), ['/launches/0/apogeeKm: must be a number, is "high"']);
  spoilt.launches[0].apogeeKm = 260;
  assert.deepEqual(problemsOf(spoilt), ['/traffic/0/route: no route is called "nowhere"']);
  spoilt.traffic[0].route = spoilt.traffic[1].route;
  spoilt.sensors[1].sensor.id = spoilt.sensors[0].sensor.id;
  assert.match(problemsOf(spoilt)[0]!, /there twice/);
});

test('no value makes the reader throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const reading = readScenario(value);
      if (!reading.ok) assert.ok(reading.problems.length <= MAX_PROBLEMS);
    }),
  );
  const names = Object.keys(example());
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, value) => {
      readScenario({ ...example(), [name]: value });
    }),
  );
});
