import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enuRotation, fromEnu, geodeticToEcef, pointInPolygon } from '../../earth/index.ts';
import type { Followed } from './follow.ts';
import { createMotor } from './motor.ts';
import { foreseen } from './revise.ts';

const LEVELS = [0.5, 0.9, 0.99];
const T0 = 1_700_000_000_000;

interface Flight {
  readonly height: number;
  readonly speed: number;
  readonly climb: number;
  /** Revisions so far, and the probability of manoeuvres that they told. */
  readonly revision: number;
  readonly manoeuvring: number;
  readonly misfit?: number;
  readonly latitude?: number;
  readonly azimuth?: number;
}

function seen({ height, speed, climb, revision, manoeuvring, ...rest }: Flight): Followed {
  const { misfit = 1, latitude = 0.6, azimuth = 1.57 } = rest;
  const across = speed * Math.cos(climb);
  const velocity = fromEnu(
    enuRotation(latitude, 2.2),
    across * Math.sin(azimuth),
    across * Math.cos(azimuth),
    speed * Math.sin(climb),
  );
  const nature = {
    ballistic: 1 - manoeuvring,
    depressedOrManoeuvring: manoeuvring,
    spaceLaunch: 0,
  };
  const covariance = Float64Array.from({ length: 36 }, (_, i) =>
    i % 7 !== 0 ? 0 : i < 21 ? 10 ** 2 : 3 ** 2,
  );
  return {
    hazard: { revision, nature, firstMs: T0 },
    state: Float64Array.from([...geodeticToEcef(latitude, 2.2, height), ...velocity]),
    ...{ covariance, stateMs: T0 + 60_000, misfit, coast: null, burn: null },
    motor: createMotor(),
  } as unknown as Followed;
}

test('the place that is told lies in the areas, also where air has bent what is traced back', () => {
  let reaches = 0;
  for (const manoeuvring of [0.01, 0.99]) {
    for (const climb of [-0.02, -0.1, -0.3, -0.6]) {
      for (const speed of [800, 1_500, 2_500, 5_000]) {
        const flight = { height: 30e3, speed, climb, revision: 5, manoeuvring };
        const { prediction, areas } = foreseen(seen(flight), LEVELS);
        if (prediction === null) continue;
        if (prediction.strays > 0.5) reaches += 1;
        for (const { polygon } of areas.slice(1)) {
          assert.ok(pointInPolygon(polygon, prediction.point), JSON.stringify(flight));
        }
      }
    }
  }
  assert.ok(reaches > 0);
});

test('where no reach fits on the Earth the place that is told lies in the area of the free fall', () => {
  const flight = { height: 1_420e3, speed: 7_103, climb: 0.275, revision: 0, manoeuvring: 0 };
  const about = { misfit: 12.5, latitude: -1.0141, azimuth: 3.8695 };
  const { prediction, areas } = foreseen(seen({ ...flight, ...about }), LEVELS);
  assert.ok(prediction !== null && prediction.strays > 0.5, `${prediction?.strays}`);
  assert.ok(pointInPolygon(areas[2]!.polygon, prediction.point));
});
