import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ShiftOpen } from '../../src/warn/index.ts';
import { LastingLinks, openGroups, openSummary } from './open-items.ts';

const NOTHING: ShiftOpen = {
  ...{ drafts: [], inForce: [], alarms: [], standing: [], leads: [], links: [] },
  ...{ sensors: [], channels: [] },
};
const BUSY: ShiftOpen = {
  ...NOTHING,
  drafts: [
    {
      ...{ warning: 'kor-w2', revision: 3, becomes: 'released', needed: 2 },
      ...{ signed: ['officer-1'], goesOutMs: 90_000 },
    },
  ],
  inForce: [
    {
      ...{ warning: 'kor-w1', revision: 9, state: 'released', headline: 'Take cover' },
      ...{ expiresMs: 1e6, unconfirmed: 2 },
    },
  ],
  alarms: [{ id: 'alarm-1', code: 'BNG_DRAFT_WAITS', state: 'new', count: 4 }],
  leads: [
    {
      ...{ id: 'jpn-l1', term: 1, owner: 'jpn', to: 'usa', state: 'lent', why: null, endsMs: 1e6 },
      ...{ kinds: ['ballistic'], areas: ['JP'], leftS: 31.2, failing: ['staff'], officers: [] },
    },
  ],
  links: [
    { peer: 'usa', state: 'up', waiting: 0 },
    { peer: 'jpn', state: 'down', waiting: 3 },
  ],
  channels: [{ channel: 'siren', waiting: 1 }],
};

test('what is open is listed by kind, what presses first, and a link that is well is not', () => {
  const groups = openGroups(BUSY, 'en', 30_000);
  assert.deepEqual(
    groups.map(({ key, lines }) => [key, lines.length]),
    [
      ['drafts', 1],
      ['inForce', 1],
      ['leads', 1],
      ['alarms', 1],
      ['links', 1],
      ['channels', 1],
    ],
  );
  const text = groups.flatMap(({ lines }) => lines).join('\n');
  assert.match(text, /kor-w2 revision 3: 1 of 2 have signed; goes out by itself in 01:00/);
  assert.match(text, /kor-w1, .*: Take cover; 2 receivers have not confirmed/);
  assert.match(text, /jpn to usa: JP, lent, 31 s left; fails: staff/);
  assert.match(text, /BNG_DRAFT_WAITS, 4 ×: new/);
  assert.match(text, /jpn: down, 3 not answered\nsiren: 1 not answered/);
  assert.match(openSummary(groups, 'en'), /^Open: drafts 1 · warnings in force 1/);
});

test('what is on its way over a good link is not open; what stays unanswered is, and a link that is down', () => {
  const lasting = new LastingLinks();
  const waits = (waiting: number, nowMs: number, state = 'up'): number =>
    lasting.see([{ peer: 'usa', state, waiting }], nowMs)[0]!.waiting;
  assert.equal(waits(0, 0), 0);
  assert.equal(waits(1, 1000), 0);
  assert.equal(waits(0, 2000), 0);
  assert.equal(waits(2, 2500), 0);
  assert.equal(waits(1, 4000), 0);
  assert.equal(waits(1, 6900), 0);
  assert.equal(waits(2, 7000), 2);
  assert.equal(waits(1, 8000), 0);
  assert.equal(waits(1, 8000, 'down'), 1);
  // Long quiet, then a first one.
  for (const nowMs of [10_000, 20_000]) assert.equal(waits(0, nowMs), 0);
  assert.equal(waits(1, 20_100), 0);
});

test('a state is told in the reader’s language', () => {
  for (const language of ['ko', 'ja'] as const) {
    const groups = openGroups(
      {
        ...BUSY,
        standing: [{ fromMs: 0, untilMs: 1e6, state: 'in-force' }],
        sensors: [{ id: 'radar', state: 'silent' }],
      },
      language,
      0,
    );
    const text = groups.flatMap(({ lines }) => lines).join('\n');
    assert.doesNotMatch(text, /\b(new|lent|down|in-force|silent)\b/, language);
  }
});

test('in every language all is said, with nothing left to fill in, and that nothing is open', () => {
  for (const language of ['en', 'ko', 'ja'] as const) {
    const groups = openGroups(BUSY, language, 0);
    for (const text of [openSummary(groups, language), ...groups.flatMap(({ lines }) => lines)]) {
      assert.doesNotMatch(text, /[{}]|undefined|null/);
    }
    assert.equal(openGroups(NOTHING, language, 0).length, 0);
    assert.match(openSummary([], language), /: ./);
  }
});
