import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  APART_S,
  acknowledgeAlarm,
  alarmGroupViews,
  clearAlarm,
  comesAnew,
  createAlarmGroups,
  GROWN_S,
  MAX_MEMBERS,
  OFF_DELAY_S,
  QUIET_S,
  raiseAlarm,
  STANDING_CODE,
  tendAlarms,
} from './alarm-groups.ts';

const START = 1_780_000_000_000;

interface Event {
  readonly afterS: number;
  readonly what: 'raise' | 'clear' | 'acknowledge';
  readonly code: string;
  readonly subject: string;
}

const event: fc.Arbitrary<Event> = fc.record({
  afterS: fc.integer({ min: 0, max: 240 }),
  what: fc.constantFrom('raise', 'raise', 'raise', 'clear', 'acknowledge'),
  code: fc.constantFrom('C1', 'C2', 'M1', 'M2', 'M3', 'M4', 'M5'),
  subject: fc.constantFrom('a', 'b', 'c', 'd'),
});

/** Plays events with a tick each second; gives every sound. */
function play(events: readonly Event[]): {
  readonly sounds: { readonly atMs: number; readonly code: string; readonly message: string }[];
  readonly groups: ReturnType<typeof createAlarmGroups>;
} {
  const groups = createAlarmGroups();
  const sounds: { atMs: number; code: string; message: string }[] = [];
  let nowMs = START;
  const hear = (sound: { code: string; message: string } | null): void => {
    if (sound !== null) sounds.push({ atMs: nowMs, ...sound });
  };
  for (const { afterS, what, code, subject } of events) {
    for (let second = 0; second < afterS; second++) {
      nowMs += 1000;
      hear(tendAlarms(groups, nowMs));
    }
    if (what === 'clear') clearAlarm(groups, code, subject, nowMs);
    else if (what === 'acknowledge') {
      const group = alarmGroupViews(groups).find((each) => each.code === code);
      if (group !== undefined) acknowledgeAlarm(groups, group.id, 'officer-1', nowMs);
    } else {
      const critical = code.startsWith('C');
      const raised = { code, subject, message: 'it is so', critical, lasts: subject < 'c' };
      hear(raiseAlarm(groups, raised, nowMs));
    }
  }
  for (let second = 0; second < 2 * APART_S; second++) {
    nowMs += 1000;
    hear(tendAlarms(groups, nowMs));
  }
  return { sounds, groups };
}

test('what is not safety-critical never sounds twice within ten minutes, whatever happens', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 120 }), (events) => {
      const { sounds } = play(events.filter(({ code }) => code.startsWith('M')));
      for (const [index, { atMs }] of sounds.entries()) {
        const before = sounds[index - 1];
        if (before !== undefined) assert.ok(atMs - before.atMs >= APART_S * 1000);
      }
    }),
    { numRuns: 300 },
  );
});

test('a safety-critical cause sounds at once when it is new, and within 150 s when it grows', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 120 }), (events) => {
      const { sounds } = play(events);
      const seen = new Map<string, Set<string>>();
      const waiting: { dueMs: number; sinceMs: number; code: string; subject: string }[] = [];
      let nowMs = START;
      for (const { afterS, what, code, subject } of events) {
        nowMs += afterS * 1000;
        if (!code.startsWith('C') || what !== 'raise') {
          // Who has acknowledged it has seen who belongs to it.
          if (what === 'acknowledge') {
            for (const one of waiting) if (one.code === code && one.dueMs > nowMs) one.dueMs = 0;
          }
          continue;
        }
        const members = seen.get(code) ?? new Set();
        if (!members.has(subject)) {
          const graceMs = members.size === 0 ? 0 : GROWN_S * 1000 + 1000;
          waiting.push({ dueMs: nowMs + graceMs, sinceMs: nowMs, code, subject });
        }
        seen.set(code, members.add(subject));
      }
      for (const { dueMs, sinceMs, code, subject } of waiting.filter((one) => one.dueMs > 0)) {
        // What has grown waits from the last sound of all, which may be another cause's first.
        const other = sounds.findLast(({ atMs }) => atMs > sinceMs && atMs <= dueMs);
        const lastMs = other === undefined ? dueMs : other.atMs + GROWN_S * 1000 + 1000;
        const heard = sounds.some(
          ({ atMs, message, code: said }) =>
            atMs >= sinceMs &&
            atMs <= Math.max(dueMs, lastMs) &&
            (said === code || message.includes(code)),
        );
        assert.ok(heard, `${code} ${subject} of ${sinceMs - START} was not heard`);
      }
    }),
    { numRuns: 300 },
  );
});

test('every cause that ever came is heard, by itself or with others, and all of it is listed', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 80 }), (events) => {
      const { sounds, groups } = play(events);
      for (const code of new Set(events.flatMap((e) => (e.what === 'raise' ? [e.code] : [])))) {
        const acknowledged = events.some((e) => e.what === 'acknowledge' && e.code === code);
        const heard = sounds.some((sound) => sound.code === code || sound.message.includes(code));
        assert.ok(heard || acknowledged, `${code} was never heard`);
      }
      for (const { id, count, members, unnamed } of alarmGroupViews(groups)) {
        const total = members.reduce((sum, member) => sum + member.count, 0);
        assert.equal(total + unnamed, count, id);
      }
    }),
    { numRuns: 300 },
  );
});

const ONE = { code: 'M1', subject: 'radar-1', message: 'silent', critical: false, lasts: true };

test('one that flaps is one alarm with a count, and is over only when it stays good', () => {
  const groups = createAlarmGroups();
  assert.deepEqual(raiseAlarm(groups, ONE, START), { code: 'M1', message: 'radar-1: silent' });
  let nowMs = START;
  for (let flap = 0; flap < 8; flap++) {
    nowMs += 20_000;
    clearAlarm(groups, 'M1', 'radar-1', nowMs);
    tendAlarms(groups, nowMs);
    nowMs += 20_000;
    assert.equal(raiseAlarm(groups, ONE, nowMs), null);
  }
  assert.equal(alarmGroupViews(groups)[0]!.count, 9);
  assert.equal(alarmGroupViews(groups)[0]!.state, 'new');
  clearAlarm(groups, 'M1', 'radar-1', nowMs);
  tendAlarms(groups, nowMs + (OFF_DELAY_S - 1) * 1000);
  assert.equal(alarmGroupViews(groups)[0]!.state, 'new');
  tendAlarms(groups, nowMs + OFF_DELAY_S * 1000);
  assert.equal(alarmGroupViews(groups)[0]!.state, 'cleared');
});

test('what nobody acknowledges sounds again after ten minutes; what is acknowledged does not', () => {
  const groups = createAlarmGroups();
  raiseAlarm(groups, ONE, START);
  const again = tendAlarms(groups, START + APART_S * 1000);
  assert.deepEqual(again, { code: STANDING_CODE, message: 'M1 (1: radar-1)' });
  const { id } = alarmGroupViews(groups)[0]!;
  assert.equal(acknowledgeAlarm(groups, id, 'officer-1', START), null);
  assert.match(acknowledgeAlarm(groups, id, 'officer-2', START) ?? '', /officer-1 has/);
  assert.match(acknowledgeAlarm(groups, 'alarm-9', 'officer-2', START) ?? '', /no such alarm/);
  assert.equal(alarmGroupViews(groups)[0]!.state, 'standing');
  assert.equal(tendAlarms(groups, START + 3 * APART_S * 1000), null);
  const more = { ...ONE, subject: 'radar-2' };
  assert.match(raiseAlarm(groups, more, START + 3 * APART_S * 1000)?.message ?? '', /radar-2/);
  assert.equal(alarmGroupViews(groups)[0]!.acknowledged, null, 'a second radar is new');
});

test('what merely happens is over when it was quiet, and members are bounded and counted', () => {
  const groups = createAlarmGroups();
  for (let number = 0; number < MAX_MEMBERS + 7; number++) {
    raiseAlarm(groups, { ...ONE, subject: `s${number}`, lasts: false }, START);
  }
  const [view] = alarmGroupViews(groups);
  assert.equal(view!.members.length, MAX_MEMBERS);
  assert.equal(view!.unnamed, 7);
  tendAlarms(groups, START + QUIET_S * 1000);
  assert.equal(alarmGroupViews(groups)[0]!.state, 'cleared');
});

test('a draft that comes after the one before was seen to is heard again, as soon as anything may be', () => {
  const raised = { ...ONE, code: 'BNG_DRAFT_WAITS', subject: 'kor-w1', critical: true };
  for (const [laterS, heard] of [
    [GROWN_S - 1, false],
    [GROWN_S, true],
  ] as const) {
    const groups = createAlarmGroups();
    assert.ok(raiseAlarm(groups, raised, START));
    const { id } = alarmGroupViews(groups)[0]!;
    assert.equal(acknowledgeAlarm(groups, id, 'officer-1', START), null);
    const laterMs = START + laterS * 1000;
    assert.equal(raiseAlarm(groups, raised, laterMs), null, 'it waits still, and is known');
    clearAlarm(groups, raised.code, raised.subject, START + 1000);
    comesAnew(groups, raised.code, raised.subject);
    assert.equal(raiseAlarm(groups, raised, laterMs) !== null, heard);
    assert.equal(alarmGroupViews(groups)[0]!.state, 'new');
  }
});
