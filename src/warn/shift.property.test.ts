import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { holder } from './fixture.ts';
import {
  acceptShift,
  createShift,
  EARLY_S,
  handOver,
  type ShiftOpen,
  shiftStartMs,
  unacceptedShift,
} from './shift.ts';

const DAY_MS = 86_400_000;
const START = 1_795_219_200_000;
const OPEN: ShiftOpen = {
  ...{ drafts: [], inForce: [], alarms: [], standing: [], leads: [], links: [] },
  ...{ sensors: [], channels: [] },
};
const A = holder('officer-a').officer;
const B = holder('officer-b').officer;
const BY_A = { node: 'kor', mode: 'exercise', officer: A.id } as const;

const starts = fc.uniqueArray(fc.integer({ min: 0, max: 86_399 }), { minLength: 1, maxLength: 4 });

test('a moment is in the shift that began last before it, less than a day ago', () => {
  fc.assert(
    fc.property(starts, fc.integer({ min: 0, max: 3 * DAY_MS }), (startsS, afterMs) => {
      const nowMs = START + afterMs;
      const from = shiftStartMs({ startsS, graceS: 0 }, nowMs)!;
      assert.ok(from <= nowMs && nowMs - from < DAY_MS);
      assert.ok(startsS.includes((from % DAY_MS) / 1000));
      for (const startS of startsS) {
        for (const day of [-1, 0, 1, 2, 3]) {
          const other = START + day * DAY_MS + startS * 1000;
          assert.ok(other > nowMs || other <= from);
        }
      }
    }),
  );
  assert.equal(shiftStartMs({ startsS: [], graceS: 0 }, START), null);
});

test('each shift that nobody accepts in time is missed, and none that was accepted around its begin', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 60, max: 3600 }),
      fc.integer({ min: -2 * EARLY_S, max: 4 * EARLY_S }),
      (graceS, acceptedAfterS) => {
        const settings = { startsS: [0, 43_200], graceS };
        const state = createShift();
        const beginMs = START + DAY_MS;
        assert.equal(unacceptedShift(state, settings, beginMs - 5 * 3_600_000), null);
        handOver(state, BY_A, OPEN, beginMs - 1000);
        const { id: about, contentHash } = state.pending!;
        const signed = { about, contentHash, key: B.key, signature: 's' };
        const atMs = beginMs + acceptedAfterS * 1000;
        const outcome = acceptShift(state, [A, B], B, signed, atMs);
        assert.ok(outcome.ok);
        const laterMs = beginMs + Math.max(graceS, acceptedAfterS) * 1000;
        const missed = unacceptedShift(state, settings, laterMs);
        assert.equal(missed, acceptedAfterS >= -EARLY_S ? null : beginMs);
        assert.equal(unacceptedShift(state, undefined, laterMs), null);
      },
    ),
  );
});

test('only the next officer, another person, accepts, and exactly what was written down', () => {
  const state = createShift();
  const twin = { ...B, id: 'officer-a2', person: A.person };
  const signed = { about: 'kor-shift1', contentHash: '', key: 'k', signature: 's' };
  const accept = (by: typeof A, changes: Partial<typeof signed> = {}): string => {
    const contentHash = state.pending?.contentHash ?? '';
    const act = { ...signed, contentHash, ...changes };
    const outcome = acceptShift(state, [A, B, twin], by, act, START);
    return outcome.ok ? 'accepted' : outcome.reason;
  };
  assert.equal(accept(B), 'no-draft');
  const first = handOver(state, BY_A, OPEN, START);
  handOver(state, BY_A, { ...OPEN, channels: [{ channel: 'cap', waiting: 1 }] }, START);
  assert.notEqual(state.pending!.contentHash, first.contentHash);
  assert.equal(accept(B), 'stale-revision');
  const about = 'kor-shift2';
  assert.equal(accept(B, { about, contentHash: first.contentHash }), 'other-content');
  assert.equal(accept(A, { about }), 'same-person');
  assert.equal(accept(twin, { about }), 'same-person', 'one person with two keys');
  assert.equal(accept(B, { about }), 'accepted');
  assert.equal(accept(B, { about }), 'no-draft');
});
