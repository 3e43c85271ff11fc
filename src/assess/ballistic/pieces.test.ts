import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pointInPolygon } from '../../earth/index.ts';
import type { BallisticHazard } from '../hazard.ts';
import { recogniseTick, recogniseTrack } from '../recognise.ts';
import { EXERCISE } from '../settings.fixture.ts';
import { type AssessState, createAssess } from '../state.ts';
import { fly, noisy, radarCovariance, randomFrom, SCUD_ER, trackOf } from './flight.fixture.ts';
import { MAXIMUM_DEBRIS } from './follow.ts';
import { forgetPiece, isPiece } from './pieces.ts';
import { plotOf } from './plot.fixture.ts';

const T0 = 1_700_000_000_000;
const flight = fly(SCUD_ER);
/** The radar sees it only some time after burnout. */
const from = Math.ceil(flight.burnoutS) + 60;
const RADAR = [37.5, 129] as const;
/** Seconds from then on at which a piece is first seen, is believed, and is seen for the last time. */
const PARTS = 8;
const BELIEVED = 24;
const UNSEEN = 28;
/** It comes down some kilometres short. */
const SLOWER = 6;

/** The whole is seen once a second; a piece that is `slower` m/s only for a few. */
class Sky {
  readonly assess: AssessState = createAssess(EXERCISE);
  readonly told: BallisticHazard[] = [];
  private readonly normal = randomFrom(3).normal;

  see(n: number, slower: number): void {
    const timeMs = T0 + (from + n) * 1000;
    const covariance = radarCovariance(flight, RADAR, from, from + n);
    const whole = noisy(flight.states[from + n]!, covariance, this.normal);
    const more = { firstMs: T0 + from * 1000, reportCount: n + 1, existence: 0.999 };
    this.take(recogniseTrack(this.assess, trackOf('t1', timeMs, whole, covariance, more), timeMs));
    if (n >= PARTS && n <= UNSEEN) {
      const state = flight.states[from + n]!.slice();
      const speed = Math.hypot(state[3]!, state[4]!, state[5]!);
      for (let i = 3; i < 6; i++) state[i] = state[i]! * (1 - slower / speed);
      const newest = plotOf(state, RADAR, timeMs, 1e-3, this.normal);
      const existence = n < BELIEVED ? 0.1 : 0.999;
      const piece = trackOf('t2', timeMs, state, covariance, { newest, existence });
      this.take(recogniseTrack(this.assess, { ...piece, parent: 't1' }, timeMs));
    }
    this.take(recogniseTick(this.assess, timeMs));
  }

  end(track: string, n: number, reason: 'existence' | 'merged'): void {
    const timeMs = T0 + (from + n) * 1000;
    const covariance = radarCovariance(flight, RADAR, from, from + n);
    const ended = trackOf(track, timeMs, flight.states[from + n]!, covariance);
    this.take(recogniseTrack(this.assess, { ...ended, status: 'dropped', reason }, timeMs));
  }

  get whole(): BallisticHazard {
    return [...this.assess.ballistic.hazards.values()][0]!.hazard;
  }

  get others(): BallisticHazard[] {
    return [...this.assess.ballistic.hazards.values()].slice(1).map(({ hazard }) => hazard);
  }

  private take(hazards: readonly object[]): void {
    this.told.push(...(hazards as BallisticHazard[]));
  }
}

/** Seen together until `UNSEEN`; then the piece's track ends, and the whole is seen until `last`. */
function parted(slower: number, last: number, reason: 'existence' | 'merged' = 'existence'): Sky {
  const sky = new Sky();
  for (let n = 3; n <= last; n++) {
    sky.see(n, slower);
    if (n === UNSEEN + 3) sky.end('t2', n, reason);
  }
  return sky;
}

test('the area shrinks away from a piece that nobody sees any more: it gets a hazard of its own', () => {
  const before = parted(SLOWER, UNSEEN + 2);
  assert.deepEqual(before.whole.debris, ['t2']);
  assert.deepEqual(before.others, []);
  const { whole, others, told } = parted(SLOWER, 150);
  assert.deepEqual(whole.debris, []);
  assert.deepEqual(
    others.map(({ tracks, status }) => ({ tracks, status })),
    [{ tracks: ['t2'], status: 'lost' }],
  );
  const [first] = told.filter(({ id }) => id === others[0]!.id);
  assert.equal(first!.revision, 1);
  assert.equal(first!.status, 'open');
  // The area as it was told last before.
  const area = told.slice(0, told.indexOf(first!)).findLast(({ id }) => id === whole.id);
  assert.ok(!pointInPolygon(area!.areas[2]!.polygon, first!.impact.point));
  assert.equal(others[0]!.areas.length, 3);
});

test('a piece that is still to come outlives the hazard that it was told in', () => {
  const sky = parted(3, UNSEEN + 4);
  assert.deepEqual(sky.others, []);
  const [followed] = [...sky.assess.ballistic.hazards.values()];
  followed!.hazard = { ...followed!.hazard, status: 'ended' };
  recogniseTick(sky.assess, T0 + (from + UNSEEN + 12) * 1000);
  assert.deepEqual(
    sky.others.map(({ tracks }) => tracks),
    [['t2']],
  );
});

test('what has come down, or was another track of the whole, gets none', () => {
  assert.deepEqual(parted(SLOWER, 150, 'merged').others, []);
  const sky = parted(SLOWER, UNSEEN + 4);
  const [followed] = [...sky.assess.ballistic.hazards.values()];
  followed!.hazard = { ...followed!.hazard, status: 'ended' };
  recogniseTick(sky.assess, T0 + 1000 * (flight.impactS + 300));
  assert.deepEqual(sky.others, []);
});

test('pieces beyond those that are followed are counted, and followed once there is room', () => {
  const sky = new Sky();
  for (let n = 3; n <= PARTS; n++) sky.see(n, SLOWER);
  const own = sky.assess.ballistic;
  const [followed] = [...own.hazards.values()];
  const state = flight.states[from + PARTS]!.slice();
  for (let i = 3; i < 6; i++) state[i] = state[i]! * 0.9995;
  const covariance = radarCovariance(flight, RADAR, from, from + PARTS);
  const timeMs = T0 + (from + PARTS) * 1000;
  const see = (id: string): boolean =>
    isPiece(own, { ...trackOf(id, timeMs, state, covariance), parent: 't1' }, null, 0.95);
  const all = Array.from({ length: MAXIMUM_DEBRIS + 6 }, (_, i) => `p${i}`);
  for (const id of [...all, ...all]) assert.ok(see(id));
  assert.equal(followed!.debris.length, MAXIMUM_DEBRIS);
  sky.see(PARTS + 1, SLOWER);
  assert.equal(sky.whole.moreDebris, 6);
  assert.equal(sky.whole.debris?.length, MAXIMUM_DEBRIS);
  forgetPiece(own, trackOf('p0', timeMs, state, covariance));
  assert.ok(see(all.at(-1)!));
  sky.see(PARTS + 2, SLOWER);
  assert.equal(sky.whole.moreDebris, 5);
  assert.equal(followed!.debris.at(-1)!.track, all.at(-1));
});
