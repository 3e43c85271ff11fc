import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BallisticHazard } from '../assess/index.ts';
import { DEGREE, ellipsePolygon, type GeoPoint, geodesicDirect } from '../earth/index.ts';
import type { Warning } from '../warn/index.ts';
import { scoreExercise } from './score.ts';
import type { TrueFlight } from './truth.ts';

const T0 = Date.UTC(2026, 10, 21);
const impact: GeoPoint = { latitudeRad: 37.8 * DEGREE, longitudeRad: 136.7 * DEGREE };

const flight: TrueFlight = {
  id: 'm1',
  name: 'm1',
  site: { latitudeRad: 38.75 * DEGREE, longitudeRad: 125.3 * DEGREE, heightM: 0 },
  launchMs: T0,
  firstPlotMs: T0 + 60_000,
  burnoutMs: T0 + 75_000,
  apogeeMs: T0 + 300_000,
  apogeeM: 260_000,
  rangeM: 1_000_000,
  bearingRad: 1.6,
  impactMs: T0 + 560_000,
  impact: { ...impact, heightM: 0 },
};

/** A prediction `offM` north of the truth with a round area of `radiusM`. */
function hazard(revision: number, atS: number, offM: number, radiusM: number): BallisticHazard {
  const point = geodesicDirect(impact, 0, offM);
  const variance = radiusM ** 2 / 4.605;
  return {
    kind: 'ballistic',
    id: 'kor-h1',
    revision,
    mode: 'exercise',
    node: 'kor',
    timeMs: T0 + atS * 1000,
    firstMs: T0 + 63_000,
    status: 'open',
    launch: { point, sigmaM: 1, timeMs: T0 - 4000, timeSigmaS: 1 },
    impact: { point, timeMs: T0 + 562_000, timeSigmaS: 1 },
    areas: [
      {
        containment: 0.9,
        polygon: ellipsePolygon(
          point,
          { northNorth: variance, northEast: 0, eastEast: variance },
          0.9,
        ),
      },
    ],
  } as unknown as BallisticHazard;
}

function warning(state: Warning['state'], regions: string[], issuedS: number | null): Warning {
  return {
    id: 'kor-w1',
    hazard: { id: 'kor-h1', revision: 1 },
    state,
    areas: regions.map((region) => ({ region, stage: 'take-cover' })),
    draftedMs: T0 + 64_000,
    ...(issuedS === null ? {} : { issuedMs: T0 + issuedS * 1000 }),
  } as unknown as Warning;
}

test('delays, misses, containment and regions are those of the record', () => {
  const score = scoreExercise([flight], {
    node: 'kor',
    hazards: [
      hazard(1, 63, 40_000, 50_000),
      hazard(2, 70, 20_000, 10_000),
      hazard(3, 80, 1000, 3000),
    ],
    // Ishikawa lies within 100 km of that point, Hokkaido does not.
    warnings: [
      warning('drafted', ['JP-17', 'JP-01'], null),
      warning('released', ['JP-17', 'JP-01'], 72),
      warning('all-clear', ['JP-17', 'JP-01'], 600),
    ],
    receivedMs: { jpn: T0 + 72_050 },
  });
  assert.equal(score.falseHazards, 0);
  const only = score.flights[0]!;
  assert.equal(only.hazard, 'kor-h1');
  assert.equal(only.detectionDelayS, 3);
  assert.equal(only.draftDelayS, 4);
  assert.equal(only.releaseDelayS, 8);
  assert.equal(only.leadTimeS, 488);
  assert.ok(Math.abs(only.firstMissM! - 40_000) < 1);
  assert.ok(Math.abs(only.lastMissM! - 1000) < 1);
  assert.equal(only.lastTimeErrorS, 2);
  assert.deepEqual(only.contained, [{ stated: 0.9, held: 2 / 3 }]);
  assert.deepEqual(only.regions, { right: ['JP-17'], wide: ['JP-01'], missed: [] });
  assert.deepEqual(only.sharedAfterS, { jpn: 0.05 });
  assert.equal(only.allClear, true);
});

test('a flight that nobody recognised and a hazard that was none are both told', () => {
  const early = { ...hazard(1, 63, 0, 1000), launch: { timeMs: T0 - 900_000 } } as BallisticHazard;
  const score = scoreExercise([flight], {
    node: 'kor',
    hazards: [early],
    warnings: [],
    receivedMs: {},
  });
  assert.equal(score.falseHazards, 1);
  assert.equal(score.flights[0]!.hazard, null);
  assert.equal(score.flights[0]!.detectionDelayS, null);
  assert.equal(score.flights[0]!.allClear, false);
});

test('a region in which it came down and that was not warned is missed', () => {
  const inland: TrueFlight = {
    ...flight,
    impact: { latitudeRad: 37.3 * DEGREE, longitudeRad: 136.9 * DEGREE, heightM: 0 },
  };
  const score = scoreExercise([inland], {
    node: 'kor',
    hazards: [hazard(1, 63, 0, 1000)],
    warnings: [warning('released', ['JP-15'], 72)],
    receivedMs: {},
  });
  assert.deepEqual(score.flights[0]!.regions.missed, ['JP-17']);
});
