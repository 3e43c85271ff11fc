import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ecefToGeodetic, type GeoPoint, pointInPolygon, regionsIn } from '../../earth/index.ts';
import { recogniseTrack } from '../recognise.ts';
import { EXERCISE } from '../settings.fixture.ts';
import { createAssess } from '../state.ts';
import { FALL_SIZE, FALL_TIME, fallToGround } from './fall.ts';
import {
  fly,
  LOFTED,
  noisy,
  ROCKET,
  radarCovariance,
  randomFrom,
  SCUD_ER,
  trackOf,
} from './flight.fixture.ts';
import { WIND_SIGMA_EAST, WIND_SIGMA_NORTH, westerly } from './impact.ts';
import { fallSince } from './motor.ts';
import { plotOf } from './plot.fixture.ts';
import type { Estimate } from './prediction.ts';

const T0 = 1_700_000_000_000;
const RADAR = [37.5, 129] as const;
const SAMPLES = 400;

function regionAt(place: GeoPoint): string | null {
  const { latitudeRad, longitudeRad } = place;
  const box = { westRad: longitudeRad - 1e-4, eastRad: longitudeRad + 1e-4 };
  const around = { ...box, southRad: latitudeRad - 1e-4, northRad: latitudeRad + 1e-4 };
  for (const { code, polygons } of regionsIn(around)) {
    if (polygons.some((polygon) => pointInPolygon(polygon, place))) return code;
  }
  return null;
}

const out = new Float64Array(FALL_SIZE);

/** One draw of the fall: state, drag and wind as the areas take them to be spread. */
function fallen(fall: Estimate, normal: () => number): { place: GeoPoint; seconds: number } {
  const { state, covariance, drag } = fall;
  const mean = westerly(state);
  const wind = {
    east: mean.east + WIND_SIGMA_EAST * normal(),
    north: mean.north + WIND_SIGMA_NORTH * normal(),
  };
  const lnBeta = drag![0]! + Math.sqrt(drag![7]!) * normal();
  fallToGround(noisy(state, covariance, normal), Math.exp(-lnBeta), 1, out, 0, wind);
  return { place: ecefToGeodetic(out[0]!, out[1]!, out[2]!), seconds: out[FALL_TIME]! };
}

/** What is followed `ask` seconds after burnout of a flight that a radar saw burn for 20. */
function followed(vehicle: typeof ROCKET, ask: number, seed: number) {
  const flight = fly(vehicle);
  const end = Math.ceil(flight.burnoutS);
  const assess = createAssess(EXERCISE);
  const { normal } = randomFrom(seed);
  const rough = Float64Array.from({ length: 36 }, (_, i) =>
    i % 7 !== 0 ? 0 : i < 21 ? 1_000 ** 2 : 60 ** 2,
  );
  for (let t = end - 20; t <= end + ask; t++) {
    const boosts = t <= end + 3;
    const covariance = boosts ? rough : radarCovariance(flight, RADAR, end, t);
    const timeMs = T0 + t * 1000;
    const n = t - end + 21;
    const track = trackOf('t1', timeMs, noisy(flight.states[t]!, covariance, normal), covariance, {
      newest: plotOf(flight.states[t]!, RADAR, timeMs, 1e-3, normal),
      ...{ firstMs: T0 + (end - 20) * 1000, reportCount: n, existence: 1 - 0.3 ** n },
      models: boosts ? { boost: 0.9, coast: 0.1 } : { coast: 0.98, constantVelocity: 0.02 },
    });
    recogniseTrack(assess, track, timeMs);
  }
  return [...assess.ballistic.hazards.values()][0]!;
}

const flights = fc
  .tuple(
    fc.constantFrom(
      { ...ROCKET, bearingDeg: 155 },
      { ...SCUD_ER, bearingDeg: 108 },
      { ...LOFTED, bearingDeg: 100 },
    ),
    fc.double({ min: -8, max: 8, noNaN: true }),
  )
  .map(([vehicle, turn]) => ({ ...vehicle, bearingDeg: vehicle.bearingDeg + turn }));

test('each area where samples of the free fall come down is told, with its share and their times', (context) => {
  let looked = 0;
  let inTime = 0;
  let landed = 0;
  let missing = 0;
  const offs: [number, string][] = [];
  const asks = fc.integer({ min: 11, max: 40 });
  fc.assert(
    fc.property(flights, asks, fc.integer({ min: 1, max: 1e6 }), (vehicle, ask, seed) => {
      const { hazard, motor, stateMs, burn } = followed(vehicle, ask, seed);
      const fall = fallSince(motor, stateMs);
      if (fall === null || hazard.timeMs !== stateMs || (burn?.probability ?? 0) > 0.1) return;
      looked += 1;
      const { normal } = randomFrom(seed + 1);
      const shares = new Map<string, number>();
      for (let k = 0; k < SAMPLES; k++) {
        const { place, seconds } = fallen(fall, normal);
        const region = regionAt(place);
        if (region === null) continue;
        landed += 1;
        shares.set(region, (shares.get(region) ?? 0) + 1 / SAMPLES);
        const told = hazard.arrivals.find((arrival) => arrival.region === region);
        const atMs = stateMs + seconds * 1000;
        if (told === undefined) missing += 1;
        else if (atMs >= told.earliestMs && atMs <= told.latestMs) inTime += 1;
      }
      for (const [region, share] of shares) {
        const told = hazard.arrivals.find((arrival) => arrival.region === region);
        const off = Math.abs(share - (told?.probability ?? 0));
        offs.push([off, `${region}: ${share} of ${told?.probability} (${vehicle.burnS} +${ask})`]);
      }
    }),
    { numRuns: 12 },
  );
  context.diagnostic(`${looked} hazards, ${landed} on land, ${inTime} in time, ${missing} untold`);
  offs.sort(([a], [b]) => b - a);
  context.diagnostic(offs.slice(0, 5).join('; '));
  assert.ok(landed > 1_000);
  assert.ok(inTime > 0.98 * landed, `${inTime} of ${landed}`);
  assert.ok(missing < 0.002 * landed, `${missing} of ${landed}`);
});
