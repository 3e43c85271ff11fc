import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { polygonArea } from '../../earth/index.ts';
import type { BallisticHazard } from '../hazard.ts';
import { recogniseTick, recogniseTrack } from '../recognise.ts';
import { EXERCISE } from '../settings.fixture.ts';
import { DEFAULT_BALLISTIC } from '../settings.ts';
import { createAssess } from '../state.ts';
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
} from './flight.fixture.ts';
import { plotOf } from './plot.fixture.ts';

const RADAR = [37.5, 129] as const;
const FLIGHTS = [ROCKET, SCUD_ER, INTERMEDIATE, LOFTED].map(fly);
/** 1 km and 60 m/s per axis: a tracker that follows a thrusting object. */
const COVARIANCE = Float64Array.from({ length: 36 }, (_, i) =>
  i % 7 !== 0 ? 0 : i < 21 ? 1_000 ** 2 : 60 ** 2,
);

/** All that is told of a flight that is seen for 25 s, until so long after burnout, and never again. */
function told(flight: Flight, afterS: number, seed: number): readonly BallisticHazard[] {
  const assess = createAssess(EXERCISE);
  const { normal } = randomFrom(seed);
  const last = Math.ceil(flight.burnoutS) + afterS;
  const from = Math.max(1, last - 25);
  const all: BallisticHazard[] = [];
  const take = (hazards: readonly { readonly kind: string }[]): void => {
    for (const one of hazards) if (one.kind === 'ballistic') all.push(one as BallisticHazard);
  };
  for (let t = from; t <= last; t++) {
    const state = noisy(flight.states[t]!, COVARIANCE, normal);
    const newest = plotOf(flight.states[t]!, RADAR, t * 1000, 1e-3, normal);
    const seen = { newest, firstMs: from * 1000, reportCount: t - from + 1, existence: 0.999 };
    take(recogniseTrack(assess, trackOf('t1', t * 1000, state, COVARIANCE, seen), t * 1000));
  }
  for (let t = last; t < last + 120; t += 0.5) take(recogniseTick(assess, t * 1000));
  return all;
}

const sizes = ({ areas }: BallisticHazard): number[] =>
  areas.map(({ polygon }) => polygonArea(polygon));

test('a track lost about burnout is said to be lost after ten seconds, and its areas never shrink', () => {
  let lost = 0;
  fc.assert(
    fc.property(
      fc.nat(FLIGHTS.length - 1),
      fc.integer({ min: -2, max: 3 }),
      fc.integer({ min: 1, max: 1_000 }),
      (which, afterS, seed) => {
        const flight = FLIGHTS[which]!;
        const all = told(flight, afterS, seed);
        const open = all.findLastIndex(({ status }) => status === 'open');
        fc.pre(open >= 0);
        const unseen = all.slice(open + 1);
        const lastMs = (Math.ceil(flight.burnoutS) + afterS) * 1000;
        const { lostAfterS } = DEFAULT_BALLISTIC;
        assert.ok(unseen.length > 0, 'it is told');
        assert.ok(Math.abs(unseen[0]!.timeMs - lastMs - lostAfterS * 1000) <= 1_000);
        lost += 1;
        for (const one of unseen) assert.equal(one.status, 'lost');
        for (let i = open + 1; i < all.length; i++) {
          const [before, now] = [sizes(all[i - 1]!), sizes(all[i]!)];
          now.forEach((size, k) => {
            assert.ok(size >= before[k]!, `level ${k}: ${before[k]} to ${size} m²`);
          });
        }
      },
    ),
    { numRuns: 25 },
  );
  assert.ok(lost > 10, `${lost} were told`);
});
