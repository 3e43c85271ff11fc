import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf } from '../../test/simulation/chance.ts';
import { fakeSigner, fakeVerifier } from '../../test/simulation/keys.ts';
import {
  OFFICERS,
  RADAR,
  simulatedPeer,
  simulatedSettings,
} from '../../test/simulation/settings.ts';
import { flightStates, plotOf } from '../../test/simulation/world.ts';
import { seal } from '../seal/index.ts';
import {
  ACT_TYPE,
  AUTHORITY_ACT_TYPE,
  CONDITIONS,
  DEFAULT_LEAD,
  DESK_ACT_TYPE,
  type DeskAct,
  LEAD_ACT_TYPE,
  type LeadSettings,
} from '../warn/index.ts';
import { acknowledgeAlarm, alarmGroupViews, clearAlarm, raiseAlarm } from './alarm-groups.ts';
import type { Effect } from './effect.ts';
import {
  createWatch,
  type Decision,
  type Input,
  type Outcome,
  settingsHash,
  step,
  viewOf,
  type Watch,
  type WatchSettings,
} from './index.ts';
import { alarm } from './record.ts';

const START = 1_780_000_000_000;
const SETTINGS: WatchSettings = {
  ...simulatedSettings('kor', [RADAR], [simulatedPeer('usa')]),
  shifts: { startsS: [0, 43_200], graceS: 900 },
};

class Bench {
  readonly watch: Watch = createWatch('exercise', {
    signer: fakeSigner('kor'),
    verifier: fakeVerifier,
  });
  nowMs = START;
  nonce = 0;

  constructor(settings = SETTINGS) {
    this.take({ kind: 'settings', hash: settingsHash(settings), value: settings });
  }

  take(body: Record<string, unknown> & { kind: Input['kind'] }): Outcome {
    const input = { ...body, seq: this.watch.state.lastSeq + 1, atMs: this.nowMs };
    return step(this.watch, input as unknown as Input);
  }

  /** What became of an act at the desk: `act` when it was done, else the reason. */
  act(who: 0 | 1, changes: Partial<DeskAct>): string {
    this.nonce += 1;
    const officer = OFFICERS[who]!;
    const body: DeskAct = {
      ...{ act: 'hand-over', mode: 'exercise', node: 'kor', about: '', contentHash: '' },
      ...{ officer: officer.id, atMs: this.nowMs, nonce: `n${this.nonce}`, ...changes },
    };
    return decided(
      this.take({ kind: 'command', command: seal(DESK_ACT_TYPE, body, fakeSigner(officer.id)) }),
    );
  }

  fly(seconds: number, from = 0): Outcome[] {
    const chance = chanceOf(1);
    const states = flightStates();
    return Array.from({ length: seconds }, (_, second) => {
      this.nowMs += 1000;
      const bytes = plotOf(states[from + second]!, this.nowMs, chance);
      return this.take({ kind: 'datagram', source: RADAR.source, bytes });
    });
  }

  ticks(seconds: number): Outcome[] {
    return Array.from({ length: seconds }, () => {
      this.nowMs += 1000;
      return this.take({ kind: 'tick' });
    });
  }

  actual(state: 'good' | 'degraded' | 'failed', message = 'a launch'): Outcome {
    return this.take({ kind: 'health', subject: 'actual', name: 'kor', state, message });
  }
}

function decisions(outcome: Outcome): Decision[] {
  return outcome.records.flatMap((record) => (record.kind === 'decision' ? [record.body] : []));
}

function decided(outcome: Outcome): string {
  return decisions(outcome).find(({ what }) => what === 'accepted-act' || what === 'refused-act')!
    .reason;
}

test('the next officer accepts exactly the record of what is open, and both stand in the ledger', () => {
  const bench = new Bench();
  bench.fly(12);
  bench.ticks(1);
  assert.equal(bench.act(0, {}), 'hand-over');
  const { pending, open } = viewOf(bench.watch, bench.nowMs)!.desk;
  assert.equal(pending!.open.drafts.length, 1);
  assert.ok(pending!.open.alarms.some(({ code }) => code === 'BNG_DRAFT_WAITS'));
  assert.deepEqual(pending!.open.links, [{ peer: 'usa', state: 'down', waiting: 1 }]);
  assert.deepEqual(open, pending!.open);
  const { id: about, contentHash } = pending!;
  const accept = { act: 'accept-shift', about } as const;
  assert.equal(bench.act(1, { ...accept, contentHash: 'f'.repeat(64) }), 'other-content');
  assert.equal(bench.act(0, { ...accept, contentHash }), 'same-person');
  assert.equal(bench.act(1, { ...accept, contentHash, mode: 'actual' }), 'wrong-mode');
  assert.equal(bench.act(1, { ...accept, contentHash, atMs: START - 1 }), 'accept-shift');
  const { accepted } = viewOf(bench.watch, bench.nowMs)!.desk;
  assert.equal(accepted?.by, OFFICERS[1]!.id);
  assert.equal(accepted?.handOver.contentHash, contentHash);
});

test('who signs the draft that waits has acknowledged that it does, and the next draft is new again', () => {
  const bench = new Bench();
  bench.fly(12);
  bench.ticks(1);
  const group = () =>
    alarmGroupViews(bench.watch.state.groups).find(({ code }) => code === 'BNG_DRAFT_WAITS')!;
  const sign = (who: 0 | 1): void => {
    const draft = viewOf(bench.watch, bench.nowMs)!.warnings.find(
      (each) => each.state === 'drafted',
    )!;
    const { id: warning, revision, contentHash } = draft;
    const { id: officer } = OFFICERS[who]!;
    const body = {
      ...{ act: 'release', mode: 'exercise', warning, revision, contentHash, officer },
      ...{ atMs: bench.nowMs, nonce: `${officer} ${revision}` },
    };
    bench.take({ kind: 'command', command: seal(ACT_TYPE, body, fakeSigner(officer)) });
  };
  assert.equal(group().state, 'new');
  sign(0);
  assert.equal(group().state, 'standing');
  assert.equal(group().acknowledged?.officer, OFFICERS[0]!.id);
  sign(1);
  assert.deepEqual([group().state, group().members[0]!.over], ['standing', true]);
  for (let second = 12; group().members[0]!.over && second < 300; second++) bench.fly(1, second);
  assert.deepEqual([group().state, group().acknowledged], ['new', null]);
});

test('a draft that goes out by itself in the step that makes it takes no acknowledgement back', () => {
  const bench = new Bench({ ...SETTINGS, warn: { ...SETTINGS.warn, automaticUnderS: 3600 } });
  for (const { id: officer } of OFFICERS) {
    const body = {
      ...{ act: 'grant', mode: 'exercise', node: 'kor', officer, fromMs: START },
      ...{ untilMs: START + 3_600_000, atMs: bench.nowMs },
    };
    const command = seal(AUTHORITY_ACT_TYPE, body, fakeSigner(officer));
    bench.take({ kind: 'command', command });
  }
  // The one before of the same warning is over, and was acknowledged.
  const { groups } = bench.watch.state;
  const before = { code: 'BNG_DRAFT_WAITS', subject: 'kor-w1', message: 'revision 0 waits' };
  raiseAlarm(groups, { ...before, critical: true, lasts: true }, START);
  const group = groups.byCode.get(before.code)!;
  assert.equal(acknowledgeAlarm(groups, group.id, OFFICERS[0]!.id, START), null);
  clearAlarm(groups, before.code, before.subject, START);
  const said = bench.fly(6).flatMap(({ records }) => records);
  const states = said.flatMap((each) => (each.kind === 'warning' ? [each.body.state] : []));
  assert.deepEqual(states, ['drafted', 'released']);
  assert.deepEqual([group.count, group.acknowledged?.officer], [2, OFFICERS[0]!.id]);
});

test('a desk act that comes twice, too late, malformed or from nobody known is refused', () => {
  const bench = new Bench();
  assert.equal(bench.act(0, { nonce: 'same' }), 'hand-over');
  assert.equal(bench.act(0, { nonce: 'same' }), 'replayed');
  assert.equal(bench.act(0, { atMs: START - 301_000 }), 'wrong-time');
  assert.equal(bench.act(0, { atMs: START + 61_000 }), 'wrong-time');
  assert.equal(bench.act(0, { officer: 'nobody' }), 'unknown-officer');
  assert.equal(bench.act(0, { officer: OFFICERS[1]!.id }), 'wrong-key');
  assert.equal(bench.act(0, { node: 'usa' }), 'wrong-mode');
  assert.equal(bench.act(0, { extra: 1 } as Partial<DeskAct>), 'malformed');
  assert.equal(bench.act(0, { act: 'acknowledge', about: 'alarm-99' }), 'no-alarm');
  assert.equal(bench.act(0, { act: 'resume' }), 'not-suspended');
});

test('a shift that nobody accepts is one alarm, which ends when somebody does', () => {
  const bench = new Bench();
  bench.ticks(1);
  bench.nowMs = START - (START % 43_200_000) + 2 * 43_200_000 + 900_000;
  const [outcome] = bench.ticks(1);
  assert.match(
    outcome!.effects.find((each) => each.kind === 'alarm' && each.code === 'BNG_SHIFT_UNACCEPTED')
      ?.kind ?? '',
    /alarm/,
  );
  const alarm = () =>
    viewOf(bench.watch, bench.nowMs)!.alarmGroups.find(
      ({ code }) => code === 'BNG_SHIFT_UNACCEPTED',
    )!;
  assert.equal(alarm().state, 'new');
  assert.equal(bench.act(0, { act: 'acknowledge', about: alarm().id }), 'acknowledge');
  assert.equal(alarm().state, 'standing');
  assert.equal(alarm().acknowledged?.officer, OFFICERS[0]!.id);
  assert.equal(bench.act(0, {}), 'hand-over');
  const { id: about, contentHash } = viewOf(bench.watch, bench.nowMs)!.desk.pending!;
  assert.equal(bench.act(1, { act: 'accept-shift', about, contentHash }), 'accept-shift');
  bench.ticks(62);
  assert.equal(alarm().state, 'cleared');
});

test('an actual hazard makes an exercise stand still until it is over and an officer resumes it', () => {
  const bench = new Bench();
  bench.fly(12);
  const before = viewOf(bench.watch, bench.nowMs)!;
  assert.equal(before.warnings.length, 1);
  const told = bench.actual('failed', '1 actual hazard at kor');
  assert.ok(told.effects.some((e) => e.kind === 'alarm' && e.code === 'BNG_EXERCISE_SUSPENDED'));
  const still = [...bench.fly(30), ...bench.ticks(120)];
  for (const { records, effects } of still) {
    assert.ok(
      records.every(({ kind }) => kind === 'decision'),
      'nothing is decided but alarms',
    );
    assert.ok(effects.every(({ kind }) => kind === 'alarm' || kind === 'send'));
  }
  assert.match(viewOf(bench.watch, bench.nowMs)!.desk.suspended?.message ?? '', /1 actual hazard/);
  assert.equal(bench.act(0, { act: 'resume' }), 'still-at-hand');
  bench.actual('good');
  bench.ticks(5);
  assert.ok(viewOf(bench.watch, bench.nowMs)!.desk.suspended !== null, 'not by itself');
  assert.equal(bench.act(0, { act: 'resume' }), 'resume');
  assert.equal(viewOf(bench.watch, bench.nowMs)!.desk.suspended, null);
  assert.ok(bench.ticks(2).some(({ records }) => records.some(({ kind }) => kind === 'tracks')));
});

test('nothing suspends an actual watch', () => {
  const settings = { ...SETTINGS, mode: 'actual', sensors: [] } as const;
  const watch = createWatch('actual', { signer: fakeSigner('kor'), verifier: fakeVerifier });
  const stamp = (seq: number) => ({ seq, atMs: START });
  step(watch, { kind: 'settings', hash: settingsHash(settings), value: settings, ...stamp(1) });
  const health = { kind: 'health', subject: 'actual', name: 'x', state: 'failed' } as const;
  step(watch, { ...health, message: 'go away', ...stamp(2) });
  assert.equal(viewOf(watch, START)!.desk.suspended, null);
});

test('who leads where is handed over, and an offer of it is heard at once and ends with the offer', () => {
  const lead: LeadSettings = {
    ...{ ...DEFAULT_LEAD, waivable: [...CONDITIONS] },
    owners: [
      { node: 'kor', areas: ['KR'] },
      { node: 'usa', areas: ['US'] },
    ],
  };
  const settings: WatchSettings = { ...SETTINGS, warn: { ...SETTINGS.warn, lead } };
  const bench = new Bench();
  bench.take({ kind: 'settings', hash: settingsHash(settings), value: settings });
  bench.ticks(70);
  const term = viewOf(bench.watch, bench.nowMs)!.authority!.nextTerm;
  const endsMs = bench.nowMs + 3_600_000;
  for (const officer of OFFICERS.slice(0, 2)) {
    const body = {
      ...{ act: 'offer', mode: 'exercise', node: 'kor', officer: officer.id, atMs: bench.nowMs },
      ...{ lead: `kor-l${term}`, term, to: 'usa', kinds: ['ballistic'], areas: ['KR'], endsMs },
      conditions: CONDITIONS.map((name) => ({ name, state: 'waived' })),
    };
    bench.take({ kind: 'command', command: seal(LEAD_ACT_TYPE, body, fakeSigner(officer.id)) });
  }
  assert.equal(bench.act(0, {}), 'hand-over');
  const { leads } = viewOf(bench.watch, bench.nowMs)!.desk.pending!.open;
  assert.deepEqual(
    leads.map(({ owner, to, state, areas }) => ({ owner, to, state, areas })),
    [{ owner: 'kor', to: 'usa', state: 'offered', areas: ['KR'] }],
  );

  const effects: Effect[] = [];
  const { state } = bench.watch;
  const current = { watch: bench.watch, state, seq: 0, atMs: bench.nowMs, records: [], effects };
  alarm(current, 'BNG_HEALTH_CLOCK', 'system', 'the clock was set');
  alarm(current, 'BNG_LEAD_OFFERED', `kor-l${term}`, 'it is offered');
  assert.ok(effects.some((each) => each.kind === 'alarm' && each.code === 'BNG_LEAD_OFFERED'));
  const offered = (): string | undefined =>
    viewOf(bench.watch, bench.nowMs)!.alarmGroups.find(({ code }) => code === 'BNG_LEAD_OFFERED')
      ?.state;
  bench.ticks(700);
  assert.equal(offered(), 'new', 'it lasts as long as the offer');
  bench.ticks(300);
  assert.equal(offered(), 'cleared');
});
