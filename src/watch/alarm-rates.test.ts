import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Chance, chanceOf } from '../../test/simulation/chance.ts';
import { fakeSigner, fakeVerifier } from '../../test/simulation/keys.ts';
import {
  OFFICERS,
  RADAR,
  simulatedPeer,
  simulatedSettings,
} from '../../test/simulation/settings.ts';
import { flightStates, plotOf } from '../../test/simulation/world.ts';
import { seal } from '../seal/index.ts';
import { ACT_TYPE, AUTHORITY_ACT_TYPE, type Warning } from '../warn/index.ts';
import {
  CRITICAL_ALARMS,
  createWatch,
  type Effect,
  type Input,
  settingsHash,
  step,
  viewOf,
  type Watch,
  type WatchSettings,
} from './index.ts';

/*
 * How many alarms one person hears: EEMUA 191 and ANSI/ISA-18.2 hold one in ten minutes acceptable on
 * a normal day, and ten in the first ten minutes of an upset the most that can be followed.
 */
const NORMAL_IN_TEN_MINUTES = 1;
const ATTACK_IN_TEN_MINUTES = 10;
const TEN_MINUTES_MS = 600_000;
const START = 1_780_000_000_000;

/** The radar reports at fixed places here; what it sees is seen whole. */
const SETTINGS: WatchSettings = simulatedSettings('kor', [RADAR], [simulatedPeer('usa')]);

class Day {
  readonly watch: Watch;
  readonly chance: Chance;
  nowMs = START;
  readonly heard: { readonly atMs: number; readonly code: string; readonly message: string }[] = [];
  readonly published: Extract<Effect, { kind: 'publish' }>[] = [];

  constructor(seed: number, settings = SETTINGS) {
    this.chance = chanceOf(seed);
    this.watch = createWatch(settings.mode, { signer: fakeSigner('kor'), verifier: fakeVerifier });
    this.take({ kind: 'settings', hash: settingsHash(settings), value: settings });
  }

  take(body: Record<string, unknown> & { kind: Input['kind'] }): void {
    const input = { ...body, seq: this.watch.state.lastSeq + 1, atMs: this.nowMs };
    for (const effect of step(this.watch, input as unknown as Input).effects) {
      if (effect.kind === 'alarm') {
        this.heard.push({ atMs: this.nowMs, code: effect.code, message: effect.message });
      } else if (effect.kind === 'publish') this.published.push(effect);
    }
  }

  health(subject: string, name: string, state: string, message: string): void {
    this.take({ kind: 'health', subject, name, state, message });
  }

  grant(hours: number): void {
    for (const officer of OFFICERS) {
      const body = {
        ...{ act: 'grant', mode: 'exercise', node: 'kor', officer: officer.id },
        ...{ fromMs: this.nowMs, untilMs: this.nowMs + hours * 3_600_000, atMs: this.nowMs },
      } as const;
      const command = seal(AUTHORITY_ACT_TYPE, body, fakeSigner(officer.id));
      this.take({ kind: 'command', command });
    }
  }

  /** The most that was heard within any ten minutes. */
  most(): number {
    return Math.max(
      0,
      ...this.heard.map(
        ({ atMs }) =>
          this.heard.filter((one) => one.atMs >= atMs && one.atMs < atMs + TEN_MINUTES_MS).length,
      ),
    );
  }
}

test('on a normal day nobody hears more than one alarm in ten minutes', () => {
  for (const seed of [1, 2, 3]) {
    const day = new Day(seed);
    const { chance } = day;
    day.grant(12);
    const hours = 8;
    let flapping: 'good' | 'failed' = 'good';
    for (let second = 1; second <= hours * 3600; second++) {
      day.nowMs += 1000;
      day.take({ kind: 'tick' });
      // An input that comes and goes, one that drops pieces, a clock that is put right, a peer
      // that sends now and then what is not of the protocol, and plots that cannot be.
      if (chance.hit(1 / 90)) {
        flapping = flapping === 'good' ? 'failed' : 'good';
        day.health('input', 'tcp://127.0.0.1:9000', flapping, 'the connection is gone');
      }
      if (chance.hit(1 / 60)) {
        day.health('input', 'udp://127.0.0.1:8600', 'degraded', '3 pieces were dropped');
      }
      if (chance.hit(1 / 400)) day.health('clock', 'system', 'degraded', 'it was set by 0.6 s');
      if (chance.hit(1 / 5000)) day.health('key', 'officer-a', 'degraded', 'it ends in 30 days');
      if (chance.hit(1 / 300)) {
        day.take({
          kind: 'datagram',
          source: RADAR.source,
          bytes: new Uint8Array(40).fill(second),
        });
      }
      if (chance.hit(1 / 900)) {
        day.take({ kind: 'link', peer: 'usa', state: chance.hit(0.5) ? 'up' : 'down' });
      }
    }
    const raised = day.watch.state.alarms.length;
    assert.ok(raised > 100, `seed ${seed}: the day raised ${raised} alarms`);
    assert.ok(
      day.most() <= NORMAL_IN_TEN_MINUTES,
      `seed ${seed}: ${day.most()} in ten minutes: ${day.heard.map(({ code }) => code).join()}`,
    );
    const named = day.heard.map(({ code, message }) => `${code} ${message}`).join();
    for (const code of ['BNG_HEALTH_INPUT', 'BNG_HEALTH_CLOCK']) assert.ok(named.includes(code));
  }
});

test('in an attack nobody hears more than ten alarms in ten minutes, and each cause at once', () => {
  const day = new Day(1, { ...SETTINGS, warn: { ...SETTINGS.warn, automaticUnderS: 0 } });
  const states = flightStates();
  const signed = new Set<string>();
  for (let second = 1; second <= 600; second++) {
    day.nowMs += 1000;
    day.take({ kind: 'tick' });
    for (let launch = 0; launch < 20; launch++) {
      // One every thirty seconds; each is followed for a while.
      const state = states[second - launch * 30];
      if (second < launch * 30 || second > launch * 30 + 45 || state === undefined) continue;
      const bytes = plotOf(state, day.nowMs, day.chance);
      day.take({ kind: 'datagram', source: RADAR.source, bytes });
    }
    // The link and a channel fail with it, and the disk runs full.
    if (second === 60) day.take({ kind: 'link', peer: 'usa', state: 'down' });
    if (second === 100) day.health('channel', 'link usa', 'degraded', 'it sent unrecorded');
    if (second > 120 && second % 20 === 0) {
      day.health('disk', 'ledger', 'degraded', 'it is nearly full');
      day.health('input', `udp://10.0.0.${second}`, 'failed', 'nothing comes');
    }
    // One officer signs what stands for ten seconds, the other is silent: no draft waits alone.
    for (const draft of drafts(day.watch)) {
      if (day.nowMs - draft.draftedMs < 10_000 || signed.has(draft.contentHash)) continue;
      signed.add(draft.contentHash);
      sign(day, draft, signed.size % 3 === 0 ? [0, 1] : [0]);
    }
    for (const { channel, name, after } of day.published.splice(0)) {
      const failure = { ok: false, message: 'it takes nothing' };
      day.take({ kind: 'receipt', channel, name, about: after, ...failure });
    }
  }
  const codes = new Set(day.watch.state.alarms.map(({ code }) => code));
  for (const code of ['BNG_DRAFT_WAITS', 'BNG_SECOND_SILENT', 'BNG_CHANNEL_FAILED']) {
    assert.ok(codes.has(code), `${code} of ${[...codes].join()}`);
  }
  const launches = viewOf(day.watch, day.nowMs)!.hazards.length;
  assert.ok(launches >= 15, `${launches} launches were seen`);
  assert.ok(
    day.heard.length <= ATTACK_IN_TEN_MINUTES,
    `${day.heard.length}: ${day.heard.map((one) => `${(one.atMs - START) / 1000} ${one.code}`).join()}`,
  );
  // What is safety-critical was heard the moment that it first came.
  for (const code of codes) {
    if (CRITICAL_ALARMS[code as keyof typeof CRITICAL_ALARMS] === undefined) continue;
    const first = day.watch.state.alarms.find((alarm) => alarm.code === code)!;
    const sound = day.heard.find((one) => one.code === code);
    assert.equal(sound?.atMs, first.atMs, code);
  }
});

function drafts(watch: Watch): Warning[] {
  const cases = [...watch.state.stages!.warn.cases.values()];
  return cases.flatMap(({ draft }) => (draft === null ? [] : [draft]));
}

let nonces = 0;

function sign(day: Day, draft: Warning, who: readonly number[]): void {
  for (const index of who) {
    const officer = OFFICERS[index]!;
    nonces += 1;
    const { id: warning, revision, contentHash } = draft;
    const body = {
      ...{ act: 'release', mode: 'exercise', warning, revision, contentHash },
      ...{ officer: officer.id, atMs: day.nowMs, nonce: `n${nonces}` },
    } as const;
    const command = seal(ACT_TYPE, body, fakeSigner(officer.id));
    day.take({ kind: 'command', command });
  }
}
