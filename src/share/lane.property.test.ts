import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import {
  createLane,
  first,
  inLane,
  keyOf,
  type Lane,
  oldestPlaceOf,
  push,
  replace,
  shareOf,
  sift,
  take,
  takeFirst,
  weightOf,
} from './lane.ts';
import type { SignedStatement } from './statement.ts';

function said(number: number, origin: string, subject: number): SignedStatement {
  const content = { about: 'warning', warning: `${origin}-w${subject}`, revision: number };
  const body = { id: `${origin}-s${number}`, origin, releaseClass: 'minimum', content };
  return { type: '', key: '', signature: `${number}`, body } as unknown as SignedStatement;
}

const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('push' as const), subject: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('next' as const), subject: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take' as const), subject: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replace' as const), subject: fc.nat(6) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('oldest' as const), subject: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sift' as const), subject: fc.nat(6) }) },
);

const ORIGINS = ['kor', 'jpn'];

function agrees(lane: Lane, model: readonly SignedStatement[]): void {
  assert.deepEqual(inLane(lane), model);
  assert.equal(lane.count, model.length);
  assert.equal(first(lane), model[0] ?? null);
  const newest = new Map(model.map((each) => [keyOf(each), each]));
  for (const [key, place] of lane.places) {
    assert.equal(lane.items[place - lane.base], newest.get(key), key);
  }
  for (const origin of ORIGINS) {
    const theirs = model.filter(({ body }) => body.origin === origin);
    const weight = theirs.reduce((sum, { body }) => sum + weightOf(body), 0);
    assert.deepEqual(shareOf(lane, origin), { count: theirs.length, weight });
  }
  const spare = lane.items.length - lane.head - lane.count;
  assert.ok(lane.head < 64 || 2 * lane.head < lane.items.length, 'what was taken is let go');
  assert.ok(spare >= 0);
}

test('a lane does what a list does, keeps places and shares, and is plain data at any moment', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 400 }), (acts) => {
      let lane = createLane();
      let model: SignedStatement[] = [];
      acts.forEach(({ do: what, subject }, number) => {
        const made = said(number, ORIGINS[subject % 2]!, subject);
        const place = lane.places.get(keyOf(made));
        if (what === 'push') {
          push(lane, made);
          model.push(made);
        } else if (what === 'next') assert.equal(takeFirst(lane), model.shift() ?? null);
        else if (what === 'take') {
          const gone = take(lane, lane.base + subject);
          model = model.filter((each) => each !== gone);
        } else if (what === 'replace' && place !== undefined) {
          const older = lane.items[place - lane.base];
          replace(lane, place, made);
          model = model.map((each) => (each === older ? made : each));
        } else if (what === 'oldest') {
          const origin = ORIGINS[subject]!;
          const at = oldestPlaceOf(lane, origin);
          const oldest = model.find(({ body }) => body.origin === origin) ?? null;
          assert.equal(at === null ? null : take(lane, at), oldest);
          model = model.filter((each) => each !== oldest);
        } else if (what === 'sift') {
          const keeps = (each: SignedStatement): boolean => !keyOf(each).endsWith(`w${subject}`);
          const gone = sift(lane, keeps);
          assert.deepEqual(
            gone,
            model.filter((each) => !keeps(each)),
          );
          model = model.filter(keeps);
        }
        if (number % 40 === 0) {
          lane = deserialize(serialize(lane)) as Lane;
          model = inLane(lane);
        }
        agrees(lane, model);
      });
      agrees(lane, model);
    }),
    { numRuns: 200 },
  );
});
