import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { geodeticToEcef } from '../../earth/index.ts';
import type { BearingReport, Vector3 } from '../../sense/index.ts';
import { type Burnout, createBurnout } from './burnout.ts';
import { noteDark, notePlume, type Plume } from './plume.ts';

const STATIONARY = geodeticToEcef(0, 2.4, 35_786e3);
const LOW = geodeticToEcef(0.5, 2.2, 1_000e3);

function seen(timeMs: number, observerEcefM: Vector3, source = 'ir-1'): BearingReport {
  return {
    kind: 'bearing',
    source,
    mode: 'exercise',
    timeMs,
    receivedMs: timeMs,
    observerEcefM,
    losEcef: [0, 0, 1],
    sigma: { losRad: 2e-5 },
  };
}

function burning(probability: number): Burnout {
  const state = [...geodeticToEcef(0.65, 2.2, 50e3), 1_000, 500, 800];
  return createBurnout(0, state, new Float64Array(36), probability);
}

function works({ on, lit }: Burnout): number {
  return on.weight + lit.weight;
}

/** Looks every five seconds until `end`. */
function watched(own: Burnout, end: number): Plume[] {
  const plumes: Plume[] = [];
  for (let t = 0; t <= end; t += 5_000) notePlume(own, plumes, seen(t, STATIONARY));
  return plumes;
}

test('each look that sees a plume speaks for a motor, and silence against it, no more than thrice', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (probability) => {
      const own = burning(probability);
      const plumes = watched(own, 10_000);
      const after = works(own);
      assert.ok(after > probability);
      noteDark(own, plumes, 16_000);
      assert.equal(works(own), after, 'the next look is not due yet');
      let last = after;
      for (const t of [18_000, 23_000, 28_000]) {
        noteDark(own, plumes, t);
        assert.ok(works(own) < last);
        last = works(own);
      }
      noteDark(own, plumes, 60_000);
      assert.equal(works(own), last);
      const sum = own.falls.reduce((total, { weight }) => total + weight, works(own));
      assert.ok(Math.abs(sum - 1) < 1e-12);
    }),
  );
});

test('a low satellite, a single look and a look out of order say nothing by their silence', () => {
  const own = burning(0.5);
  const plumes: Plume[] = [];
  notePlume(own, plumes, seen(0, LOW));
  assert.deepEqual(plumes, []);
  assert.equal(works(own), 0.5);
  notePlume(own, plumes, seen(10_000, STATIONARY));
  const once = works(own);
  const before = structuredClone(plumes);
  notePlume(own, plumes, seen(5_000, STATIONARY));
  assert.deepEqual(plumes, before);
  noteDark(own, plumes, 60_000);
  assert.equal(works(own), once);
});

test('two satellites that both see nothing any more say more than one', () => {
  const [one, two] = [burning(0.5), burning(0.5)];
  const alone: Plume[] = [{ source: 'ir-1', lastMs: 0, periodMs: 5_000, missed: 0 }];
  const both = [{ ...alone[0]! }, { ...alone[0]!, source: 'ir-2' }];
  noteDark(one, alone, 8_000);
  noteDark(two, both, 8_000);
  assert.ok(works(two) < 0.25 * works(one), `${works(one)} ${works(two)}`);
});
