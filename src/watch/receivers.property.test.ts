import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chanceOf } from '../../test/simulation/chance.ts';
import { fakeSigner, fakeVerifier } from '../../test/simulation/keys.ts';
import { OFFICERS, RADAR, simulatedSettings } from '../../test/simulation/settings.ts';
import { flightStates, plotOf } from '../../test/simulation/world.ts';
import { seal } from '../seal/index.ts';
import { ACT_TYPE, currentWarnings } from '../warn/index.ts';
import { createWatch, type Effect, type Input, settingsHash, step } from './index.ts';

const BASE = simulatedSettings('kor', [RADAR], []);
const CHANNELS = ['siren', 'sms', 'email', 'webhook', 'cap', 'cot', 'camf'] as const;
const channels = fc.subarray([...CHANNELS], { minLength: 1 });

test('what heard of a warning hears every later word on it, however the channels were configured between', () => {
  const change = fc.record({
    seconds: fc.integer({ min: 1, max: 40 }),
    channels,
    camf: fc.boolean(),
  });
  fc.assert(
    fc.property(channels, fc.array(change, { minLength: 1, maxLength: 6 }), (first, changes) => {
      const watch = createWatch('exercise', { signer: fakeSigner('kor'), verifier: fakeVerifier });
      const chance = chanceOf(1);
      const states = flightStates();
      const effects: Effect[] = [];
      const alarms: string[] = [];
      let nowMs = 1_780_000_000_000;
      let second = 0;
      const take = (body: Record<string, unknown> & { kind: Input['kind'] }): void => {
        const input = { ...body, seq: watch.state.lastSeq + 1, atMs: nowMs };
        const outcome = step(watch, input as unknown as Input);
        effects.push(...outcome.effects);
        for (const { kind, body } of outcome.records.filter((each) => each.kind === 'decision')) {
          if (kind === 'decision' && body.reason === 'BNG_CHANNEL_FAILED')
            alarms.push(body.subject);
        }
      };
      const set = (named: readonly string[], camf: boolean): void => {
        const warn = { ...BASE.warn, channels: named };
        const value = {
          ...BASE,
          warn: camf ? { ...warn, camf: { country: 116, provider: 1 } } : warn,
        };
        take({ kind: 'settings', hash: settingsHash(value), value });
      };
      const sign = (act: 'release' | 'withdraw'): void => {
        const all = currentWarnings(watch.state.stages!.warn);
        const about = all.find(({ state }) => (state === 'drafted') === (act === 'release'));
        if (about === undefined) return;
        const { id: warning, revision, contentHash } = about;
        for (const { id: officer } of act === 'release' ? OFFICERS : OFFICERS.slice(1)) {
          const nonce = `${officer}${watch.state.lastSeq}`;
          const common = { act, mode: 'exercise', warning, revision, contentHash } as const;
          const body = { ...common, officer, nonce, atMs: nowMs };
          take({ kind: 'command', command: seal(ACT_TYPE, body, fakeSigner(officer)) });
        }
      };
      const fly = (seconds: number): void => {
        for (let i = 0; i < seconds; i++) {
          nowMs += 1000;
          const bytes = plotOf(states[second++]!, nowMs, chance);
          take({ kind: 'datagram', source: RADAR.source, bytes });
          take({ kind: 'tick' });
        }
      };
      set(first, true);
      fly(15);
      sign('release');
      for (const { seconds, channels: named, camf } of changes) {
        set(named, camf);
        fly(seconds);
        sign('release');
      }
      sign('withdraw');
      sign('release');

      const heard = new Map<number, Set<string>>();
      for (const each of effects) {
        if (each.kind !== 'publish') continue;
        const its = heard.get(each.revision) ?? new Set();
        heard.set(each.revision, its.add(each.channel));
      }
      const revisions = [...heard.keys()].sort((a, b) => a - b);
      assert.ok(revisions.length >= 1);
      const before = new Set<string>();
      for (const revision of revisions) {
        const its = heard.get(revision)!;
        for (const channel of before) {
          // Where it cannot be said any more, a person is told that it was not.
          const told = alarms.some((message) => message.startsWith(`${channel}/`));
          assert.ok(its.has(channel) || told, `${channel} in revision ${revision}`);
          if (channel !== 'camf') assert.ok(its.has(channel), `${channel}, ${revision}`);
        }
        for (const channel of its) before.add(channel);
      }
      const last = currentWarnings(watch.state.stages!.warn).find(
        ({ state }) => state !== 'drafted',
      );
      assert.equal(last?.state, 'cancelled');
    }),
    { numRuns: 40 },
  );
});
