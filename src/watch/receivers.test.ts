import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf } from '../../test/simulation/chance.ts';
import { fakeSigner, fakeVerifier } from '../../test/simulation/keys.ts';
import { OFFICERS, RADAR, simulatedSettings } from '../../test/simulation/settings.ts';
import { flightStates, plotOf } from '../../test/simulation/world.ts';
import { seal } from '../seal/index.ts';
import { ACT_TYPE, type Act, currentWarnings, type Warning } from '../warn/index.ts';
import {
  CONFIRMING,
  createWatch,
  type Decision,
  decodeInput,
  type Effect,
  encodeInput,
  type Input,
  isOwed,
  type Outcome,
  receiversOf,
  settingsHash,
  step,
  viewOf,
  type WatchSettings,
} from './index.ts';

const BASE = simulatedSettings('kor', [RADAR], []);
const RECEIVERS = Array.from({ length: 12 }, (_, i) => ({ id: `agency-${i + 1}` }));

/** A node whose warning was released by two officers; `settings` may be changed on the way. */
class Desk {
  readonly watch = createWatch('exercise', {
    signer: fakeSigner('kor'),
    verifier: fakeVerifier,
  });
  nowMs = 1_780_000_000_000;
  readonly effects: Effect[] = [];
  readonly decisions: Decision[] = [];

  constructor(warn: Partial<WatchSettings['warn']>) {
    this.set(warn);
  }

  take(body: Record<string, unknown> & { kind: Input['kind'] }): Outcome {
    const input = { ...body, seq: this.watch.state.lastSeq + 1, atMs: this.nowMs };
    const outcome = step(this.watch, input as unknown as Input);
    this.effects.push(...outcome.effects);
    for (const record of outcome.records)
      if (record.kind === 'decision') this.decisions.push(record.body);
    return outcome;
  }

  set(warn: Partial<WatchSettings['warn']>): void {
    const value = { ...BASE, warn: { ...BASE.warn, ...warn } };
    this.take({ kind: 'settings', hash: settingsHash(value), value });
  }

  release(): Warning {
    const chance = chanceOf(1);
    const states = flightStates();
    for (let second = 0; second < 15; second++) {
      this.nowMs += 1000;
      const bytes = plotOf(states[second]!, this.nowMs, chance);
      this.take({ kind: 'datagram', source: RADAR.source, bytes });
    }
    return this.signBoth();
  }

  signBoth(): Warning {
    const draft = this.newest('drafted')!;
    for (const officer of OFFICERS) this.act('release', draft, officer.id);
    return this.newest(draft.becomes)!;
  }

  newest(state: Warning['state']): Warning | undefined {
    const all = currentWarnings(this.watch.state.stages!.warn);
    return all.find((each) => each.state === state);
  }

  act(act: Act['act'], about: Warning, officer: string): void {
    const { id: warning, revision, contentHash } = about;
    const nonce = `${officer}${this.watch.state.lastSeq}`;
    const body = { act, mode: 'exercise', warning, revision, contentHash, officer, nonce } as const;
    const command = seal(ACT_TYPE, { ...body, atMs: this.nowMs }, fakeSigner(officer));
    this.take({ kind: 'command', command });
  }

  tick(seconds: number): Outcome {
    this.nowMs += seconds * 1000;
    return this.take({ kind: 'tick' });
  }

  answer(revision: number, receiver: string, state: string, channel = CONFIRMING): Outcome {
    const receivers = { warning: 'kor-w1', revision, answers: [{ receiver, state }] };
    const about = { channel, name: receiver, about: 1, ok: state !== 'failed', message: state };
    return this.take({ kind: 'receipt', ...about, receivers });
  }

  said(code: string): string[] {
    return this.decisions.flatMap(({ what, reason, subject, message }) =>
      what === 'alarm' && reason === code ? [`${subject}: ${message}`] : [],
    );
  }

  published(revision: number): string[] {
    return this.effects.flatMap((each) =>
      each.kind === 'publish' && each.revision === revision ? [each.channel] : [],
    );
  }
}

test('whoever does not confirm in time is one alarm for the warning, not one for each', () => {
  const desk = new Desk({ receivers: RECEIVERS, confirmWithinS: 2 });
  const { revision } = desk.release();
  desk.answer(revision, 'agency-1', 'confirmed');
  desk.tick(1.9);
  assert.deepEqual(desk.said('BNG_RECEIVERS_SILENT'), []);
  desk.tick(0.1);
  desk.tick(1);
  const [told, ...more] = desk.said('BNG_RECEIVERS_SILENT');
  assert.deepEqual(more, []);
  assert.match(told!, /^kor-w1: 11 of 12 receivers .* within 2 s: agency-2, .*, .* and 1 more$/);
  const [view] = viewOf(desk.watch, desk.nowMs)!.receivers;
  assert.deepEqual([view!.asked, view!.confirmed, view!.silent.length], [12, 1, 10]);
});

test('a confirmation is of one revision: the correction is awaited anew, also of whoever is no longer listed', () => {
  const desk = new Desk({ receivers: RECEIVERS.slice(0, 2), confirmWithinS: 2 });
  const released = desk.release();
  desk.answer(released.revision, 'agency-1', 'confirmed');
  desk.answer(released.revision, 'agency-2', 'confirmed');
  desk.tick(3);
  assert.deepEqual(desk.said('BNG_RECEIVERS_SILENT'), []);
  desk.set({ receivers: [], confirmWithinS: 2 });
  desk.act('withdraw', released, OFFICERS[0]!.id);
  const cancelled = desk.signBoth();
  assert.equal(cancelled.state, 'cancelled');
  desk.answer(released.revision, 'agency-1', 'confirmed');
  desk.answer(cancelled.revision, 'agency-2', 'confirmed');
  desk.tick(2);
  assert.match(desk.said('BNG_RECEIVERS_SILENT')[0]!, /1 of 2 .*: agency-1$/);
  const all = receiversOf(desk.watch.state.receivers, 'kor-w1')!;
  assert.deepEqual(
    all.receivers.map(({ receiver, confirmed }) => [receiver, confirmed]),
    [
      ['agency-1', released.revision],
      ['agency-2', cancelled.revision],
    ],
  );
});

test('answers of single receivers leave the document waiting for the others; doubt is told', () => {
  const desk = new Desk({ channels: ['siren', 'webhook'] });
  const { revision } = desk.release();
  desk.answer(revision, 'coast', 'sent', 'siren');
  desk.answer(revision, 'inland', 'doubtful', 'siren');
  assert.equal(desk.watch.state.publishing.size, 2);
  assert.match(desk.said('BNG_DELIVERY_DOUBTFUL')[0]!, /on siren to inland/);
  const [siren] = viewOf(desk.watch, desk.nowMs)!.receivers[0]!.channels;
  assert.deepEqual(siren, { channel: 'siren', sent: 1, failed: 0, doubtful: 1 });
  desk.answer(revision, 'inland', 'failed', 'siren');
  assert.equal(desk.said('BNG_CHANNEL_FAILED').length, 1);
});

test('answers about what was never said change nothing and raise nothing', () => {
  const desk = new Desk({ receivers: RECEIVERS.slice(0, 1) });
  const { revision } = desk.release();
  const before = structuredClone(desk.watch.state.receivers);
  desk.answer(revision + 1, 'agency-1', 'confirmed');
  desk.answer(0, 'agency-1', 'confirmed');
  desk.answer(Number.NaN, 'agency-1', 'confirmed');
  desk.answer(revision, 'nobody-asked', 'confirmed');
  assert.deepEqual(desk.watch.state.receivers, before);
});

test('a channel that cannot put a warning into its form keeps it from no other, and that is an alarm', () => {
  const channels = ['camf', 'cap', 'siren'];
  const desk = new Desk({ channels, camf: { country: 9999, provider: 1 } });
  assert.equal(desk.release().state, 'released');
  assert.deepEqual(desk.published(desk.newest('released')!.revision), ['siren', 'cap']);
  assert.match(desk.said('BNG_CHANNEL_FAILED').join(), /camf/);
});

test('sirens and gateways leave first', () => {
  const desk = new Desk({ channels: ['cap', 'page', 'cot', 'webhook', 'email', 'sms', 'siren'] });
  const { revision } = desk.release();
  assert.deepEqual(desk.published(revision), ['siren', 'sms', 'email', 'webhook', 'cap', 'cot']);
});

test('what receivers answered is kept in the ledger as it came, and nothing else passes for it', () => {
  const answers = [
    { receiver: 'coast', state: 'sent' },
    { receiver: 'fire-7', state: 'doubtful' },
  ] as const;
  const input: Input = {
    ...{ kind: 'receipt', seq: 1, atMs: 5, channel: 'siren', name: 'n', about: 1, ok: true },
    ...{ message: 'sent', receivers: { warning: 'kor-w1', revision: 2, answers } },
  };
  const decoded = decodeInput(encodeInput(input), 0);
  assert.ok('input' in decoded);
  assert.deepEqual(decoded.input, input);
  const wrongs: unknown[] = [null, {}, 'x', { ...input.receivers, answers: [{ receiver: 'a' }] }];
  for (const wrong of wrongs) {
    const bytes = encodeInput({ ...input, receivers: wrong } as Input);
    assert.ok('reason' in decodeInput(bytes, 0));
  }
});

test('a failure of a channel ends when it takes the document, and when the warning is long over', () => {
  const desk = new Desk({ channels: ['siren', 'webhook'] });
  const { revision, expiresMs } = desk.release();
  const isOver = (channel: string): boolean | undefined => {
    const group = viewOf(desk.watch, desk.nowMs)!.alarmGroups.find(
      ({ code }) => code === 'BNG_CHANNEL_FAILED',
    );
    return group?.members.find(({ subject }) => subject.startsWith(`${channel}/`))?.over;
  };
  desk.answer(revision, `bongsu-exercise-kor-w1-${revision}`, 'failed', 'siren');
  desk.answer(revision, `bongsu-exercise-kor-w1-${revision}`, 'failed', 'webhook');
  desk.tick(1);
  desk.tick(1);
  assert.deepEqual([isOver('siren'), isOver('webhook')], [false, false]);
  const document = { channel: 'siren', name: `bongsu-exercise-kor-w1-${revision}`, about: 1 };
  desk.take({ kind: 'receipt', ...document, ok: true, message: 'sent' });
  desk.tick(1);
  desk.tick(1);
  assert.deepEqual([isOver('siren'), isOver('webhook')], [true, false]);
  const released = desk.newest('released')!;
  assert.ok(isOwed(released, desk.nowMs));
  assert.ok(isOwed(released, expiresMs - 1));
  assert.ok(!isOwed(released, Math.max(expiresMs, desk.nowMs + 7_200_000) + 1));
  assert.ok(!isOwed(null, desk.nowMs), 'of a warning that is forgotten');
});

test('a correction that cannot be said where the warning was is told of until that is long over', () => {
  const channels = ['camf', 'siren'];
  const desk = new Desk({ channels, camf: { country: 116, provider: 1 } });
  const released = desk.release();
  assert.ok(desk.published(released.revision).includes('camf'));
  desk.set({ channels });
  desk.act('withdraw', released, OFFICERS[0]!.id);
  const cancelled = desk.signBoth();
  assert.deepEqual(desk.published(cancelled.revision), ['siren']);
  const isOver = (): boolean | undefined =>
    viewOf(desk.watch, desk.nowMs)!
      .alarmGroups.find(({ code }) => code === 'BNG_CHANNEL_FAILED')
      ?.members.find(({ subject }) => subject.startsWith('camf/kor-w1'))?.over;
  for (let i = 0; i < 60; i++) desk.tick(1);
  assert.equal(isOver(), false);
  const standsMs = Math.max(cancelled.expiresMs, desk.nowMs + 7_200_000) - desk.nowMs;
  desk.tick(standsMs / 1000);
  desk.tick(1);
  assert.notEqual(isOver(), false);
});
