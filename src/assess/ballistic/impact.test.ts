import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geodesicInverse, pointInPolygon } from '../../earth/index.ts';
import { predictedAreas } from './areas.ts';
import { FELT, FELT_HEIGHT } from './braked.ts';
import { kinematics } from './evidence.ts';
import { fallFor, fallToGround } from './fall.ts';
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
import { likelyDrag, predictImpact } from './impact.ts';
import { predict } from './prediction.ts';

const EAST_COAST = [37.5, 129] as const;
const NORTH_JAPAN = [40.9, 140.3] as const;
const CONTAINMENTS = [0.5, 0.9, 0.99];
/** Flights and draws of the track's error for each: 300 together. */
const FLIGHTS = 30;
const DRAWS = 10;

function drawnFlights(vehicle: Vehicle, random: ReturnType<typeof randomFrom>): Flight[] {
  return Array.from({ length: FLIGHTS }, () =>
    fly({
      ...vehicle,
      beta: vehicle.beta * Math.exp(0.3 * random.normal()),
      density: Math.exp(0.13 * random.normal()),
      wind: [14 * random.normal(), 9 * random.normal()],
    }),
  );
}

/** How often the areas hold the truth `ask` s after burnout; errors of time and launch in sigmas. */
function held(
  flights: readonly Flight[],
  radar: readonly [number, number],
  ask: number,
  normal: () => number,
): { areas: number[]; time: number; launch: number; count: number } {
  const areas = [0, 0, 0];
  let time = 0;
  let launch = 0;
  let count = 0;
  for (const flight of flights) {
    const from = Math.ceil(flight.burnoutS);
    const covariance = radarCovariance(flight, radar, from, from + ask);
    for (let i = 0; i < DRAWS; i++) {
      const state = noisy(flight.states[from + ask]!, covariance, normal);
      const found = predict(state, covariance, kinematics(state, covariance), 1, null);
      assert.ok(found !== null && found.launch !== null);
      const manoeuvring = found.strays;
      predictedAreas(found.spread, CONTAINMENTS, manoeuvring, found.reach).forEach((area, k) => {
        if (pointInPolygon(area.polygon, flight.impact)) areas[k] = areas[k]! + 1;
      });
      const late = from + ask + found.timeS - flight.impactS;
      time += (late / found.timeSigmaS) ** 2;
      const [latitude, longitude] = flight.vehicle.siteDeg;
      const site = {
        latitudeRad: (latitude * Math.PI) / 180,
        longitudeRad: (longitude * Math.PI) / 180,
      };
      const miss = geodesicInverse(found.launch.point, site).distanceM / found.launch.sigmaM;
      launch += miss * miss;
      count += 1;
    }
  }
  return { areas: areas.map((n) => n / count), time: Math.sqrt(time / count), launch, count };
}

for (const [name, vehicle, radar, asks] of [
  ['a 350 km rocket', ROCKET, EAST_COAST, [10, 30]],
  ['a 1,000 km missile', SCUD_ER, EAST_COAST, [10, 30, 60]],
  ['a 3,700 km missile', INTERMEDIATE, NORTH_JAPAN, [10, 30, 60, 120]],
  ['a lofted 4,475 km missile', LOFTED, EAST_COAST, [10, 30, 60, 120]],
] as const) {
  test(`the areas of ${name} hold what they say that they hold`, (context) => {
    const random = randomFrom(20_261_121);
    const flights = drawnFlights(vehicle, random);
    for (const ask of asks) {
      const { areas, time, launch, count } = held(flights, radar, ask, random.normal);
      context.diagnostic(`+${ask} s, n ${count}: ${areas.map((a) => a.toFixed(3))}, time ${time}`);
      // 99.9 % of binomial chance with n = 300 is 0.095, 0.057 and 0.019 around 0.5, 0.9, 0.99.
      assert.ok(areas[0]! > 0.4 && areas[0]! < 0.62, `50 % held ${areas[0]} at ${ask} s`);
      assert.ok(areas[1]! > 0.84 && areas[1]! < 0.97, `90 % held ${areas[1]} at ${ask} s`);
      assert.ok(areas[2]! > 0.965, `99 % held ${areas[2]} at ${ask} s`);
      // Where the drag decides, only the 30 flights differ.
      assert.ok(time > 0.6 && time < 1.35, `impact time off by ${time} sigmas at ${ask} s`);
      // Two axes of 1 sigma each: a root mean square of 1.41 where the sigma is just right.
      assert.ok(Math.sqrt(launch / count) < 1.6, `launch ${Math.sqrt(launch / count)} sigmas`);
    }
  });
}

test('with a perfect track the impact is that of the exact flight', () => {
  const none = new Float64Array(36);
  for (const vehicle of [ROCKET, SCUD_ER, INTERMEDIATE, LOFTED]) {
    const flight = fly(vehicle);
    const at = Math.ceil(flight.burnoutS) + 40;
    const found = predictImpact(flight.states[at]!, none, likelyDrag(vehicle.beta));
    assert.ok(found !== null);
    const miss = geodesicInverse(found.point, flight.impact).distanceM;
    // What is left is the shape of the drag curve, second order in the drag, J3 and J4.
    const share = miss / flight.rangeM;
    assert.ok(share < 2e-3, `${miss} m of ${flight.rangeM}`);
    assert.ok(Math.abs(at + found.timeS - flight.impactS) < 3, `${found.timeS}`);
  }
});

test('a fall met halfway ends at the same place and time', () => {
  const whole = new Float64Array(8);
  const rest = new Float64Array(8);
  for (const vehicle of [ROCKET, SCUD_ER, INTERMEDIATE]) {
    const flight = fly(vehicle);
    const start = flight.states[Math.ceil(flight.burnoutS) + 5]!;
    assert.ok(fallToGround(start, 1 / 5_000, 1, whole));
    for (const share of [0.2, 0.5, 0.9, 0.97]) {
      const later = start.slice();
      const span = share * whole[6]!;
      assert.ok(fallFor(later, span, 1 / 5_000));
      assert.ok(fallToGround(later, 1 / 5_000, 1, rest));
      const miss = Math.hypot(rest[0]! - whole[0]!, rest[1]! - whole[1]!, rest[2]! - whole[2]!);
      assert.ok(miss < 60, `${miss} m after ${share}`);
      assert.ok(Math.abs(span + rest[6]! - whole[6]!) < 0.2);
    }
  }
});

test('drag that was felt low down tells the way down better than drag felt high up', () => {
  const flight = fly(ROCKET);
  const state = flight.states[Math.ceil(flight.burnoutS) + 40]!;
  const spreads = [18e3, 25e3, 60e3].map((height) => {
    const drag = likelyDrag(ROCKET.beta);
    drag[7] = 0.05 ** 2;
    drag[FELT_HEIGHT] = height;
    drag[FELT] = 1;
    const found = predictImpact(state, new Float64Array(36), drag);
    assert.ok(found !== null);
    const { northNorth, eastEast } = found.covariance;
    return { place: Math.sqrt(northNorth + eastEast), time: found.timeSigmaS };
  });
  const [near, low, high] = spreads;
  assert.ok(near!.place < low!.place && low!.place < high!.place);
  assert.ok(near!.time < low!.time && low!.time < high!.time);
});

test('what never comes down is not predicted', () => {
  const orbit = Float64Array.of(6_871_000, 0, 0, 0, 7_150, 0);
  const covariance = new Float64Array(36);
  for (let i = 0; i < 6; i++) covariance[i * 7] = i < 3 ? 1e4 : 100;
  assert.equal(predictImpact(orbit, covariance, likelyDrag(5_000)), null);
  const k = kinematics(orbit, covariance);
  assert.equal(predict(orbit, covariance, k, 1, null), null);
});
