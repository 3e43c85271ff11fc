import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createAgenda, leaveAgenda, putOnAgenda, takeDue } from './agenda.ts';
import { START_MS } from './sky.fixture.ts';

const SLOTS = 20;

/** Something that is done with the agenda: a slot is put, or taken out, or time passes. */
const deeds = fc.array(
  fc.oneof(
    fc.record({
      slot: fc.nat(SLOTS - 1),
      // Up to an hour ahead, which is beyond what the ring holds.
      aheadMs: fc.oneof(fc.integer({ min: -2_000, max: 60_000 }), fc.nat(3_600_000)),
    }),
    fc.record({ leaves: fc.nat(SLOTS - 1) }),
    fc.record({ passMs: fc.oneof(fc.nat(3_000), fc.nat(4_000_000)) }),
  ),
  { maxLength: 200 },
);

test('each slot comes up once, in time, and never early but for what lies beyond the ring', () => {
  fc.assert(
    fc.property(deeds, (list) => {
      const agenda = createAgenda();
      const dueMs = new Float64Array(SLOTS);
      /** By slot: the earliest time for which it was put, and whether that was ever beyond the ring. */
      const planned = new Map<number, { dueMs: number; isFar: boolean }>();
      let nowMs = START_MS;
      takeDue(agenda, nowMs, []);
      for (const deed of list) {
        if ('slot' in deed) {
          const before = planned.get(deed.slot);
          dueMs[deed.slot] = nowMs + deed.aheadMs;
          putOnAgenda(agenda, deed.slot, dueMs);
          planned.set(deed.slot, {
            // What was due before it was put is due at once.
            dueMs: Math.min(
              nowMs + Math.max(deed.aheadMs, 0),
              before?.dueMs ?? Number.POSITIVE_INFINITY,
            ),
            isFar: deed.aheadMs > 1_000_000 || before?.isFar === true,
          });
        } else if ('leaves' in deed) {
          leaveAgenda(agenda, deed.leaves);
          planned.delete(deed.leaves);
        } else {
          nowMs += deed.passMs;
          const found: number[] = [];
          const count = takeDue(agenda, nowMs, found);
          assert.equal(new Set(found.slice(0, count)).size, count);
          for (const slot of found.slice(0, count)) {
            const plan = planned.get(slot);
            assert.ok(plan !== undefined, `slot ${slot} was not there`);
            assert.ok(plan.isFar || plan.dueMs <= nowMs, `slot ${slot} came early`);
            planned.delete(slot);
          }
          for (const [slot, plan] of planned) {
            assert.ok(plan.dueMs > nowMs - 750, `slot ${slot} did not come`);
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});
