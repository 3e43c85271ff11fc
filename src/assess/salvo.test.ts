import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Flight,
  fly,
  noisy,
  ROCKET,
  radarCovariance,
  randomFrom,
  trackOf,
} from './ballistic/flight.fixture.ts';
import {
  type AssessState,
  createAssess,
  openHazards,
  recogniseTick,
  recogniseTrack,
  salvosOf,
} from './index.ts';
import { EXERCISE } from './settings.fixture.ts';

const T0 = 1_700_000_000_000;
const HERE = fly(ROCKET);
const THERE = fly({ ...ROCKET, siteDeg: [39.8, 126.6] });

function assess(): AssessState {
  return createAssess(EXERCISE);
}

interface Launch {
  readonly flight: Flight;
  readonly atS: number;
  readonly sensors?: readonly string[];
  /** Reports after burnout. */
  readonly reports?: number;
}

/** Every launch is a track of its own for a minute after its burnout. */
function watch(launches: readonly Launch[]): AssessState {
  const state = assess();
  const { normal } = randomFrom(3);
  const from = Math.ceil(HERE.burnoutS);
  for (let second = 0; second < 200; second++) {
    launches.forEach(({ flight, atS, sensors = ['radar-1'], reports = 60 }, i) => {
      const n = second - atS - from;
      if (n < 2 || n > reports) return;
      const covariance = radarCovariance(flight, [37.5, 129], from, from + Math.max(n, 3));
      const timeMs = T0 + second * 1000 + i;
      const firstMs = T0 + (atS + from) * 1000;
      const estimate = noisy(flight.states[from + n]!, covariance, normal);
      recogniseTrack(
        state,
        trackOf(`t${i}`, timeMs, estimate, covariance, {
          ...{ firstMs, sensors, reportCount: n + 1, existence: 1 - 0.3 ** (n + 1) },
        }),
        timeMs,
      );
    });
    recogniseTick(state, T0 + second * 1000 + 999);
  }
  return state;
}

test('launches within seconds are a hazard each and one salvo with its count', () => {
  const state = watch([0, 5, 10, 15].map((atS) => ({ flight: HERE, atS })));
  assert.equal(openHazards(state).length, 4);
  const [salvo, ...more] = salvosOf(state);
  assert.deepEqual(more, []);
  assert.deepEqual(salvo?.count, { low: 4, likely: 4, high: 4 });
  assert.deepEqual(salvo?.hazards.length, 4);
  assert.equal(salvo?.sites, 1);
  assert.ok(Math.abs(salvo!.lastLaunchMs - salvo!.firstLaunchMs - 15_000) < 15_000);
});

test('sites are told apart; one launch alone, or one minutes later, is no salvo', () => {
  const two = salvosOf(
    watch([
      { flight: HERE, atS: 0 },
      { flight: THERE, atS: 3 },
    ]),
  );
  assert.equal(two[0]?.sites, 2);
  assert.equal(two[0]?.count.likely, 2);
  assert.deepEqual(salvosOf(watch([{ flight: HERE, atS: 0 }])), []);
  const apart = watch([
    { flight: HERE, atS: 0, reports: 20 },
    { flight: HERE, atS: 135, reports: 20 },
  ]);
  assert.deepEqual(salvosOf(apart), []);
});

test('what was seen for a moment alone widens the spread and not the count', () => {
  const [salvo] = salvosOf(
    watch([
      { flight: HERE, atS: 0 },
      { flight: HERE, atS: 8 },
      { flight: THERE, atS: 4, reports: 8 },
    ]),
  );
  assert.equal(salvo?.hazards.length, 3);
  assert.deepEqual(salvo?.count, { low: 2, likely: 2, high: 3 });
});

test('what seems to stand at 50 km may be launches in each other’s places, and widens the count', () => {
  const state = watch([0, 5].map((atS) => ({ flight: HERE, atS })));
  const before = salvosOf(state)[0]!.count;
  const last = Math.max(...[...state.ballistic.hazards.values()].map((one) => one.lastReportMs));
  const place = Float64Array.of(6_371e3 + 50e3, 0, 0, 100, 0, 0);
  const covariance = new Float64Array(36);
  for (let i = 0; i < 6; i++) covariance[i * 7] = 100 ** 2;
  for (const id of ['t7', 't8', 't9']) {
    recogniseTrack(state, trackOf(id, last, place, covariance, { reportCount: 3 }), last);
  }
  const { low, likely, high } = salvosOf(state)[0]!.count;
  assert.deepEqual([low, likely, high], [before.low, before.likely, before.high + 3]);
});
