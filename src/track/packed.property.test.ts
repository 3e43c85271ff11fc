import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BLOCK_COUNT, EXTRA_STATES, extraLength, MODEL_COUNT } from './models.ts';
import { MAXIMUM_PACKED, packEstimate, packedLength, unpackEstimate } from './packed.ts';
import { openPage, pageOf } from './pages.ts';
import { createStore, releaseSlot, takeSlot } from './store.ts';
import { createWork, loadWork, saveWork } from './work.ts';

const sets = fc.integer({ min: 1, max: (1 << MODEL_COUNT) - 1 });

/** A track in `slot` with these filters, whose numbers are all different. */
function fill(store: ReturnType<typeof createStore>, slot: number, models: number): void {
  store.models[slot] = models;
  for (let m = BLOCK_COUNT; m < MODEL_COUNT; m++) {
    if ((models & (1 << m)) !== 0) openPage(store.pages, slot, m);
  }
  const work = createWork();
  for (let m = 0; m < MODEL_COUNT; m++) {
    work.weight[m] = m / 10;
    const parts = [work.state[m]!, work.covariance[m]!, work.extra[m]!];
    parts.forEach((part, k) => {
      for (let i = 0; i < part.length; i++) part[i] = slot + m * 1000 + k * 100 + i;
    });
  }
  saveWork(store, slot, work);
}

test('a packed estimate brings back every filter, whichever ran before, and no longer than stated', () => {
  fc.assert(
    fc.property(sets, sets, fc.nat(5), (models, later, at) => {
      const store = createStore();
      const [slot, other] = [takeSlot(store, 1), takeSlot(store, 2)];
      fill(store, slot, models);
      fill(store, other, later);
      const length = packedLength(models);
      assert.ok(length <= MAXIMUM_PACKED);
      const packed = new Float64Array(at + length);
      assert.equal(packEstimate(store, slot, packed, at), length);
      const before = createWork();
      loadWork(store, slot, before);
      fill(store, slot, later);
      unpackEstimate(store, slot, packed, at);
      assert.equal(store.models[slot], models);
      const after = createWork();
      loadWork(store, slot, after);
      assert.deepEqual(after, before);
      for (let m = BLOCK_COUNT; m < MODEL_COUNT; m++) {
        assert.equal(pageOf(store.pages, slot, m) >= 0, (models & (1 << m)) !== 0);
      }
      const neighbour = createWork();
      loadWork(store, other, neighbour);
      for (let m = 0; m < MODEL_COUNT; m++) {
        if ((later & (1 << m)) !== 0) assert.equal(neighbour.state[m]![0], other + m * 1000);
      }
    }),
  );
});

test('pages of tracks that ended are used again', () => {
  const store = createStore();
  for (let k = 1; k < 500; k++) {
    const slot = takeSlot(store, k);
    fill(store, slot, (1 << MODEL_COUNT) - 1);
    releaseSlot(store, slot);
  }
  assert.ok(store.pages.top <= MODEL_COUNT - BLOCK_COUNT);
  assert.equal(new Set(store.pages.free).size, store.pages.free.length, 'none is free twice');
});

test('extra numbers are the values, their covariances with the six, and their own', () => {
  assert.deepEqual(
    EXTRA_STATES.map(extraLength),
    EXTRA_STATES.map((n) => n + 6 * n + n * n),
  );
});
