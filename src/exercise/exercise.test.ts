import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { DEGREE, geodesicInverse } from '../earth/index.ts';
import { sha256Of, toHex } from '../seal/index.ts';
import { createAisState, decodeSentence } from '../wire/ais/index.ts';
import { type AsterixRecord, decodeBlocks, type Values } from '../wire/asterix/index.ts';
import {
  advanceExercise,
  createExercise,
  type Emission,
  type Emitter,
  type ExerciseState,
  flightsOf,
  loopbackPort,
  readScenario,
  type Scenario,
  truthOf,
} from './index.ts';
import { antennaAt, heightOf, lookAt } from './sensors/look.ts';
import { moverAt, moverEcef } from './world/traffic.ts';
import { missileAt } from './world/world.ts';

const START_MS = Date.UTC(2026, 10, 21, 3, 0, 0);
const EDITIONS = { '015': '1.2', '034': '1.29', '048': '1.32' };
const file = new URL('../../examples/scenarios/joint-warning.json', import.meta.url);

function scenario(): Scenario {
  const reading = readScenario(JSON.parse(readFileSync(file, 'utf8')));
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading.scenario;
}

/** Solving for the flight takes longest: each seed is set up once and copied. */
const started = new Map<number, Uint8Array>();

function start(seed = 1): ExerciseState {
  let bytes = started.get(seed);
  if (bytes === undefined) {
    const made = createExercise(scenario(), seed, START_MS);
    assert.ok(made.ok);
    bytes = serialize(made.state);
    started.set(seed, bytes);
  }
  return deserialize(bytes) as ExerciseState;
}

function digest(emissions: readonly Emission[]): string {
  return toHex(
    sha256Of(
      ...emissions.map((e) => new TextEncoder().encode(`${e.timeMs} ${e.sensor} ${e.source} `)),
      ...emissions.map((e) => e.bytes),
    ),
  );
}

/** Emissions and decoded records of the first `durationS` of a run of seed 1. */
function run(durationS: number): { state: ExerciseState; emissions: Emission[] } {
  const state = start();
  return { state, emissions: advanceExercise(state, START_MS + durationS * 1000) };
}

function recordsOf(emission: Emission): readonly AsterixRecord[] {
  const decoded = decodeBlocks(emission.bytes, EDITIONS);
  assert.deepEqual(decoded.faults, []);
  for (const record of decoded.records) assert.deepEqual(record.faults, []);
  return decoded.records;
}

function emitterOf(state: ExerciseState, emission: Emission): Emitter {
  return state.scenario.emitters.find((emitter) => emitter.id === emission.sensor)!;
}

const values = (record: AsterixRecord, item: string): Record<string, number> =>
  record.items[item] as Values as Record<string, number>;
const dayMs = (record: AsterixRecord, item: string): number =>
  START_MS - (START_MS % 86_400_000) + (record.items[item] as number) * 1000;

test('one seed gives the same bytes; another seed other bytes', () => {
  const again = createExercise(scenario(), 1, START_MS);
  assert.ok(again.ok);
  const a = advanceExercise(start(1), START_MS + 60_000);
  const b = advanceExercise(again.state, START_MS + 60_000);
  const c = advanceExercise(start(2), START_MS + 60_000);
  assert.equal(digest(a), digest(b));
  assert.notEqual(digest(a), digest(c));
});

test('however time is cut into calls, and whatever is snapshotted between, the bytes are the same', () => {
  const whole = digest(run(20).emissions);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 7000 }), { maxLength: 12 }), (cuts) => {
      let state = start();
      const got: Emission[] = [];
      let at = START_MS;
      for (const cut of cuts) {
        at = Math.min(at + cut, START_MS + 20_000);
        got.push(...advanceExercise(state, at));
        state = deserialize(serialize(state)) as ExerciseState;
      }
      got.push(...advanceExercise(state, START_MS + 20_000));
      assert.equal(digest(got), whole);
    }),
    { numRuns: 15 },
  );
});

test('emissions come in order of time, go to loopback alone, and end with the scenario', () => {
  const state = start();
  const emissions = advanceExercise(state, START_MS + 2_000_000);
  for (let i = 1; i < emissions.length; i++)
    assert.ok(emissions[i]!.timeMs >= emissions[i - 1]!.timeMs);
  for (const emission of emissions) {
    assert.notEqual(loopbackPort(emission.source), null);
    assert.ok(emission.bytes.length > 0 && emission.bytes.length <= 1400);
    assert.ok(emission.timeMs >= START_MS);
    assert.ok(emission.timeMs <= START_MS + state.scenario.durationS * 1000);
  }
  assert.deepEqual(advanceExercise(state, START_MS + 3_000_000), []);
});

test('every plot is marked as simulated', () => {
  let plots = 0;
  for (const emission of run(120).emissions) {
    if (emission.sensor === 'kor-ais') continue;
    for (const record of recordsOf(emission)) {
      if (record.category === 34) continue;
      plots++;
      const marks = values(record, '020');
      if (record.category === 48) assert.equal(marks['SIM'], 1);
      else assert.equal(marks['TTAX'], 3);
    }
  }
  assert.ok(plots > 1000);
});

test('plots of the long-range radar lie where the flight is, within their stated noise', () => {
  const { state, emissions } = run(600);
  const flight = state.world.missiles[0]!;
  let n = 0;
  const square = { range: 0, azimuth: 0, elevation: 0 };
  for (const emission of emissions) {
    if (emission.sensor !== 'kor-longrange-1') continue;
    const emitter = emitterOf(state, emission);
    const record = recordsOf(emission)[0]!;
    const timeMs = dayMs(record, '145');
    assert.equal(timeMs, emission.timeMs);
    const range = values(record, '625')['R']!;
    const azimuth = values(record, '627')['AZ']! * DEGREE;
    const elevation = values(record, '628')['EL']! * DEGREE;
    assert.ok(range <= 838_860 && elevation >= 2.99 * DEGREE);
    // False plots have no Doppler here; what is far off the missile is an aircraft.
    if (record.items['626'] === undefined) continue;
    const y = missileAt(flight, timeMs);
    if (y === null) continue;
    const look = lookAt(antennaAt(emitter.site!), y[0]!, y[1]!, y[2]!);
    if (Math.abs(range - look.rangeM) > 10 * emitter.sigma.rangeM) continue;
    n++;
    square.range += ((range - look.rangeM) / emitter.sigma.rangeM) ** 2;
    square.azimuth += ((azimuth - look.azimuthRad) / emitter.sigma.azimuthRad) ** 2;
    square.elevation += ((elevation - look.elevationRad) / emitter.sigma.elevationRad) ** 2;
    assert.ok(Math.abs(values(record, '625')['SDR']! - 30) < 0.1);
  }
  // Chi-square: five standard deviations.
  const band = 5 * Math.sqrt(2 / n);
  assert.ok(n > 400, `${n} plots`);
  for (const sum of Object.values(square)) assert.ok(Math.abs(sum / n - 1) < band, `${sum / n}`);
});

test('plots of an air radar lie where an aircraft is, and never outside its coverage', () => {
  const { state, emissions } = run(60);
  const byAddress = new Map(
    state.world.traffic.movers.map((mover) => [Number.parseInt(mover.identity.icao, 16), mover]),
  );
  let n = 0;
  let squares = 0;
  for (const emission of emissions) {
    if (!emission.sensor.startsWith('kor-air')) continue;
    const emitter = emitterOf(state, emission);
    for (const record of recordsOf(emission)) {
      if (record.category !== 48) continue;
      const range = values(record, '040')['RHO']! * 1852;
      assert.ok(range <= emitter.maximumRangeM + 8);
      const mover = byAddress.get(record.items['220'] as number);
      if (mover === undefined) continue;
      const timeMs = dayMs(record, '140');
      const at = moverAt(state.world.traffic, mover, (timeMs - START_MS) / 1000)!;
      const look = lookAt(antennaAt(emitter.site!), ...moverEcef(at));
      assert.ok(look.elevationRad >= emitter.minimumElevationRad);
      assert.equal((record.items['240'] as string).trim(), mover.identity.callsign);
      assert.ok(Math.abs(values(record, '090')['FL']! * 30.48 - at.altitudeM) < 5);
      squares += ((range - look.rangeM) / emitter.sigma.rangeM) ** 2;
      n++;
    }
  }
  assert.ok(n > 500, `${n} plots`);
  assert.ok(Math.abs(squares / n - 1) < 5 * Math.sqrt(2 / n), `${squares / n}`);
});

test('an air radar sends one north marker and 31 sector crossings in each turn', () => {
  const messages: number[] = [];
  for (const emission of run(20).emissions) {
    if (emission.sensor !== 'kor-air-west') continue;
    for (const record of recordsOf(emission))
      if (record.category === 34) messages.push(record.items['000'] as number);
  }
  assert.equal(messages.length, 160);
  assert.equal(messages.filter((type) => type === 1).length, 5);
});

test('detections come as often as the radar detects', () => {
  const { state, emissions } = run(600);
  const emitter = state.scenario.emitters[0]!;
  const flight = state.world.missiles[0]!;
  let visible = 0;
  for (let s = 0; s < 600; s++) {
    const y = missileAt(flight, START_MS + s * 1000);
    if (y === null) continue;
    const look = lookAt(antennaAt(emitter.site!), y[0]!, y[1]!, y[2]!);
    const height = heightOf(y[0]!, y[1]!, y[2]!);
    if (look.elevationRad >= emitter.minimumElevationRad && height >= emitter.heightM[0]) visible++;
  }
  const seen = emissions.filter((e) => {
    if (e.sensor !== emitter.id) return false;
    const y = missileAt(flight, e.timeMs);
    if (y === null) return false;
    const look = lookAt(antennaAt(emitter.site!), y[0]!, y[1]!, y[2]!);
    const range = values(recordsOf(e)[0]!, '625')['R']!;
    return Math.abs(range - look.rangeM) < 10 * emitter.sigma.rangeM;
  }).length;
  const sigma = Math.sqrt(visible * 0.95 * 0.05);
  assert.ok(Math.abs(seen - 0.95 * visible) < 5 * sigma + 2, `${seen} of ${visible}`);
  // From the late boost to the late re-entry.
  assert.ok(visible > 420, `${visible} s in view`);
});

test('AIS sentences say where the ships are and who they are', () => {
  const { state, emissions } = run(70);
  const ais = createAisState();
  const ships = new Map(state.world.traffic.movers.map((m) => [m.identity.mmsi, m]));
  const named = new Set<number>();
  let positions = 0;
  for (const emission of emissions) {
    if (emission.sensor !== 'kor-ais') continue;
    for (const line of new TextDecoder('latin1').decode(emission.bytes).trim().split('\r\n')) {
      const result = decodeSentence(ais, line, 'x');
      assert.deepEqual(result.faults, []);
      const message = result.message;
      if (message === null) continue;
      const ship = ships.get(message.mmsi)!;
      if (message.type === 5 && 'name' in message) {
        named.add(message.mmsi);
        assert.equal(message.name, ship.identity.name);
      }
      if (message.type !== 1 || !('courseDeg' in message) || !('latitudeDeg' in message)) continue;
      positions++;
      const at = moverAt(state.world.traffic, ship, (emission.timeMs - START_MS) / 1000)!;
      const seen = {
        latitudeRad: message.latitudeDeg! * DEGREE,
        longitudeRad: message.longitudeDeg! * DEGREE,
      };
      assert.ok(geodesicInverse(at, seen).distanceM < 70);
      assert.ok(Math.abs(message.speedKn! * 0.514444 - ship.speed) < 0.06);
    }
  }
  assert.ok(positions > 200, `${positions} positions`);
  assert.ok(named.size > 30, `${named.size} names`);
});

test('the demonstration flight is what was published and ends in the open sea', () => {
  const flight = flightsOf(start())[0]!;
  assert.ok(Math.abs(flight.apogeeM / 260_000 - 1) < 0.01);
  assert.ok(Math.abs(flight.rangeM / 1_000_000 - 1) < 0.01);
  const truth = truthOf(start(), flight.apogeeMs);
  const missile = truth.objects.find((object) => object.kind === 'missile')!;
  assert.ok(Math.abs(missile.position.heightM - flight.apogeeM) < 50);
  assert.equal(
    truthOf(start(), flight.impactMs + 1).objects.find((o) => o.kind === 'missile'),
    undefined,
  );
});
