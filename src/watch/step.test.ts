import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import { chanceOf } from '../../test/simulation/chance.ts';
import { fakeSigner, fakeVerifier } from '../../test/simulation/keys.ts';
import {
  OFFICERS,
  RADAR,
  simulatedPeer,
  simulatedSettings,
} from '../../test/simulation/settings.ts';
import { flightStates, plotOf } from '../../test/simulation/world.ts';
import { canonicalJson, seal } from '../seal/index.ts';
import { ACT_TYPE, currentWarnings, type Warning } from '../warn/index.ts';
import { encodeBlock } from '../wire/asterix/index.ts';
import {
  createWatch,
  type Effect,
  type Input,
  type Outcome,
  restoreWatch,
  settingsHash,
  step,
  viewOf,
  type Watch,
  type WatchSettings,
  type WatchState,
} from './index.ts';

const PORTS = { signer: fakeSigner('kor'), verifier: fakeVerifier };
const START = 1_780_000_000_000;
const SETTINGS = simulatedSettings('kor', [RADAR], [simulatedPeer('usa')]);

/** A watch that counts its inputs by itself. */
class Bench {
  watch: Watch;
  nowMs = START;

  constructor(settings: WatchSettings = SETTINGS, mode: WatchSettings['mode'] = settings.mode) {
    this.watch = createWatch(mode, PORTS);
    this.take({ kind: 'settings', hash: settingsHash(settings), value: settings });
  }

  take(body: Record<string, unknown> & { kind: Input['kind'] }): Outcome {
    const input = { ...body, seq: this.watch.state.lastSeq + 1, atMs: this.nowMs };
    return step(this.watch, input as unknown as Input);
  }

  /** Flies the missile until a draft stands; gives it. */
  fly(seconds: number): Outcome[] {
    const chance = chanceOf(1);
    const states = flightStates();
    const outcomes: Outcome[] = [];
    for (let second = 0; second < seconds; second++) {
      this.nowMs += 1000;
      const bytes = plotOf(states[second]!, this.nowMs, chance);
      outcomes.push(this.take({ kind: 'datagram', source: RADAR.source, bytes }));
    }
    return outcomes;
  }

  draft(): Warning {
    return currentWarnings(this.watch.state.stages!.warn).find((each) => each.state === 'drafted')!;
  }

  sign(who: 0 | 1, draft: Warning, nonce: string): Outcome {
    const officer = OFFICERS[who]!;
    const act = {
      act: 'release',
      mode: 'exercise',
      warning: draft.id,
      revision: draft.revision,
      contentHash: draft.contentHash,
      officer: officer.id,
      atMs: this.nowMs,
      nonce,
    } as const;
    return this.take({ kind: 'command', command: seal(ACT_TYPE, act, fakeSigner(officer.id)) });
  }
}

function effects<K extends Effect['kind']>(
  outcome: Outcome,
  kind: K,
): Extract<Effect, { kind: K }>[] {
  return outcome.effects.filter((each): each is Extract<Effect, { kind: K }> => each.kind === kind);
}

test('plots of a missile become a hazard, a draft, and with two signatures a warning that leaves', () => {
  const bench = new Bench();
  const hazards = bench.fly(15).flatMap((each) => each.records.filter((r) => r.kind === 'hazard'));
  assert.ok(hazards.length > 0);
  const draft = bench.draft();
  const first = bench.sign(0, draft, 'a');
  assert.equal(effects(first, 'publish').length, 0, 'one officer is not enough');
  const second = bench.sign(1, draft, 'b');
  const [document] = effects(second, 'publish');
  assert.match(document!.document, /<status>Exercise<\/status>/);
  assert.deepEqual(
    second.records.map((record) => record.kind),
    ['decision', 'warning', 'statement', 'decision'],
  );
  assert.ok(
    second.effects.every((each) => each.after === bench.watch.state.lastSeq),
    'law 1',
  );
});

test('a document without a receipt is published again after a restart, and with one it is not', () => {
  const bench = new Bench();
  bench.fly(15);
  const draft = bench.draft();
  bench.sign(0, draft, 'a');
  const [document] = effects(bench.sign(1, draft, 'b'), 'publish');
  const recovered = {
    kind: 'health',
    subject: 'ledger',
    name: 'recovered',
    state: 'good',
    message: '',
  } as const;
  assert.equal(effects(bench.take(recovered), 'publish')[0]?.document, document!.document);
  const { channel, name, after } = document!;
  bench.take({ kind: 'receipt', channel, name, about: after, ok: true, message: '' });
  assert.equal(effects(bench.take(recovered), 'publish').length, 0);
});

test('a snapshot in mid-flight goes on exactly as the watch that was never stopped', () => {
  const bench = new Bench();
  bench.fly(8);
  const copy = new Bench();
  const state = deserialize(serialize(bench.watch.state)) as WatchState;
  copy.watch = restoreWatch('exercise', state, PORTS);
  copy.nowMs = bench.nowMs;
  const records = (each: Bench): string =>
    canonicalJson(each.fly(12).map((outcome) => outcome.records));
  assert.equal(records(copy), records(bench));
});

test('settings that do not match their hash, or are for another mode, change nothing', () => {
  const bench = new Bench();
  const outcome = bench.take({ kind: 'settings', hash: '0'.repeat(64), value: SETTINGS });
  assert.equal(
    outcome.records[0]?.kind === 'decision' && outcome.records[0].body.reason,
    'refused',
  );
  const actual = new Bench(SETTINGS, 'actual');
  assert.equal(actual.watch.state.stages, null);
  assert.equal(viewOf(actual.watch, START), null);
});

test('an input out of order is a mistake of the shell and throws before anything changes', () => {
  const bench = new Bench();
  const before = serialize(bench.watch.state);
  const tick = { kind: 'tick', seq: 9, atMs: START } as const;
  assert.throws(() => step(bench.watch, tick), /came where 2 was due/);
  assert.throws(() => step(bench.watch, { ...tick, seq: 2, atMs: START - 1 }), /earlier/);
  assert.deepEqual(serialize(bench.watch.state), before);
});

test('a simulated plot on an actual source is quarantined with an alarm and makes no track', () => {
  const { node } = SETTINGS;
  const sensor = {
    ...RADAR,
    mode: 'actual',
    format: 'asterix',
    editions: { '048': '1.32' },
  } as const;
  const settings: WatchSettings = {
    ...simulatedSettings(node, [sensor], []),
    mode: 'actual',
    assess: { ...SETTINGS.assess, mode: 'actual' },
  };
  const bench = new Bench(settings);
  const seconds = (START / 1000) % 86_400;
  const bytes = encodeBlock(48, '1.32', [
    {
      '010': { SAC: 25, SIC: 201 },
      '140': seconds,
      '020': { TYP: 1, SIM: 1, RDP: 0, SPI: 0, RAB: 0 },
      '040': { RHO: 100, THETA: 90 },
    },
  ]);
  const outcome = bench.take({ kind: 'datagram', source: RADAR.source, bytes });
  assert.equal(effects(outcome, 'alarm')[0]?.code, 'BNG_MODE_MISMATCH');
  const view = viewOf(bench.watch, START)!;
  assert.equal(view.tracks.length, 0);
  assert.equal(view.faults.find((fault) => fault.reason === 'mode-mismatch')?.count, 1);
});

test('a flood of one fault is recorded once a minute and counted always', () => {
  const bench = new Bench();
  let noted = 0;
  for (let i = 0; i < 500; i++) {
    const bytes = Uint8Array.of(0, 0, 0, 2, i >> 8, i & 255);
    noted += bench.take({ kind: 'datagram', source: RADAR.source, bytes }).records.length;
  }
  assert.equal(noted, 1);
  assert.equal(viewOf(bench.watch, START)!.faults[0]?.count, 500);
});

test('a frame of somebody without an arrangement closes that link and nothing else', () => {
  const bench = new Bench();
  const outcome = bench.take({ kind: 'peerFrame', peer: 'aus', bytes: Uint8Array.of(1) });
  assert.equal(effects(outcome, 'disconnect')[0]?.peer, 'aus');
  const garbled = bench.take({ kind: 'peerFrame', peer: 'usa', bytes: Uint8Array.of(1) });
  assert.equal(effects(garbled, 'disconnect')[0]?.peer, 'usa');
  assert.equal(viewOf(bench.watch, START)!.links[0]?.refused, 1);
});

test('a track whose hazard comes out with a number that is none raises an alarm and is not signed', () => {
  const bench = new Bench();
  bench.fly(6);
  const { assess } = bench.watch.state.stages!;
  const before = bench.watch.state.stages!.share.made;
  (assess as unknown as { settings: { label: { delayS: number } } }).settings = {
    ...assess.settings,
    label: { ...assess.settings.label, delayS: Number.NaN },
  };
  const alarms = bench.fly(12).flatMap((outcome) => effects(outcome, 'alarm'));
  assert.ok(alarms.some((alarm) => alarm.code === 'BNG_HAZARD_UNSOUND'));
  assert.equal(bench.watch.state.stages!.share.made, before);
});
