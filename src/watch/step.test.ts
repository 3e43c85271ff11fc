import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import { chanceOf } from '../../test/simulation/chance.ts';
import { fakeSigner, fakeVerifier } from '../../test/simulation/keys.ts';
import {
  LABEL,
  OFFICERS,
  RADAR,
  simulatedPeer,
  simulatedSettings,
} from '../../test/simulation/settings.ts';
import { flightStates, plotOf } from '../../test/simulation/world.ts';
import { canonicalJson, seal } from '../seal/index.ts';
import {
  nextChain,
  proveSuccession,
  type SignedStatement,
  STATEMENT_TYPE,
  type Statement,
} from '../share/index.ts';
import { ACT_TYPE, type Act, currentWarnings, type Warning } from '../warn/index.ts';
import { encodeBlock } from '../wire/asterix/index.ts';
import {
  createWatch,
  type Effect,
  type Input,
  type Outcome,
  previewOf,
  restoreWatch,
  settingsHash,
  step,
  summaryOf,
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

  sign(who: 0 | 1, draft: Warning, nonce: string, what: Act['act'] = 'release'): Outcome {
    const officer = OFFICERS[who]!;
    const act = {
      act: what,
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

test('a released warning leaves on every channel that it names, as the preview showed it', () => {
  const bench = new Bench({
    ...SETTINGS,
    warn: {
      ...SETTINGS.warn,
      channels: ['cap', 'cot', 'camf'],
      camf: { country: 116, provider: 1 },
      cotLaunchM: 20_000,
    },
  });
  bench.fly(15);
  const draft = bench.draft();
  const shown = previewOf(bench.watch, draft.id, bench.nowMs)!;
  bench.sign(0, draft, 'a');
  const sent = effects(bench.sign(1, draft, 'b'), 'publish');
  assert.deepEqual(
    sent.map(({ channel }) => channel),
    ['cap', 'cot', 'camf'],
  );
  assert.deepEqual(
    sent.map(({ channel, name, document }) => ({ channel, name, document })),
    shown.documents.map(({ channel, name, document }) => ({ channel, name, document })),
  );
  assert.match(sent[1]!.document, /type="b-d-l"/);
  assert.ok(!/opex="o"/.test(sent[1]!.document), 'an exercise');
  assert.match(sent[2]!.document, /^(?:[0-9A-F]{32}\n)+$/);
  assert.equal(bench.watch.state.publishing.size, 3);
});

test('a document waits for its receipt, so that a restart knows what to publish again', () => {
  const bench = new Bench();
  bench.fly(15);
  const draft = bench.draft();
  bench.sign(0, draft, 'a');
  const [document] = effects(bench.sign(1, draft, 'b'), 'publish');
  const { channel, name, after } = document!;
  const { publishing } = bench.watch.state;
  assert.equal(publishing.get(`${channel}/${name}`)?.document, document!.document);
  const failed = { kind: 'receipt', channel, name, about: after, ok: false, message: 'full' };
  const outcome = bench.take({ ...failed, kind: 'receipt' });
  assert.equal(effects(outcome, 'alarm')[0]?.code, 'BNG_CHANNEL_FAILED');
  assert.equal(publishing.size, 1);
  bench.take({ ...failed, kind: 'receipt', ok: true });
  assert.equal(publishing.size, 0);
});

test('what a channel never took is not said after what took its place, whenever the node starts again', () => {
  const channels = ['cap', 'cot', 'camf'];
  const camf = { country: 116, provider: 1 };
  const bench = new Bench({ ...SETTINGS, warn: { ...SETTINGS.warn, channels, camf } });
  bench.fly(15);
  const draft = bench.draft();
  bench.sign(0, draft, 'a');
  bench.sign(1, draft, 'b');
  const { publishing } = bench.watch.state;
  assert.equal(publishing.size, 3);
  const { stages } = bench.watch.state;
  const out = currentWarnings(stages!.warn).find(({ state }) => state === 'released')!;
  bench.sign(0, out, 'c', 'withdraw');
  const correction = bench.draft();
  bench.sign(0, correction, 'd');
  bench.sign(1, correction, 'e');
  const waiting = [...publishing.values()].map(({ channel, revision }) => `${channel} ${revision}`);
  assert.deepEqual(waiting, [
    `cap ${draft.revision}`,
    // The cancellation, and the alert that corrects.
    ...['cap', ...channels].map((channel) => `${channel} ${correction.revision}`),
  ]);
});

test('all pages of a revision wait for their receipts, and give way together to those of the next', () => {
  const bench = new Bench({ ...SETTINGS, warn: { ...SETTINGS.warn, channels: ['public'] } });
  bench.fly(15);
  const draft = bench.draft();
  bench.sign(0, draft, 'a');
  bench.sign(1, draft, 'b');
  const { publishing, stages } = bench.watch.state;
  const pages = (): string[] => [...publishing.values()].map(({ revision }) => `${revision}`);
  assert.equal(publishing.size, draft.areas.length + 1, 'each area and the index');
  const out = currentWarnings(stages!.warn).find(({ state }) => state === 'released')!;
  bench.sign(0, out, 'c', 'withdraw');
  const correction = bench.draft();
  bench.sign(0, correction, 'd');
  bench.sign(1, correction, 'e');
  assert.deepEqual([...new Set(pages())], [`${correction.revision}`]);
  assert.equal(publishing.size, correction.areas.length + 1);
});

test('new settings lose no warning: what was open is said to be lost, and the next launch is warned of', () => {
  const bench = new Bench();
  bench.fly(15);
  const first = bench.draft();
  bench.sign(0, first, 'a');
  bench.sign(1, first, 'b');
  const changed: WatchSettings = { ...SETTINGS, sensors: [{ ...RADAR, clutterPerScan: 1 }] };
  const outcome = bench.take({ kind: 'settings', hash: settingsHash(changed), value: changed });
  const lost = outcome.records.flatMap((each) => (each.kind === 'warning' ? [each.body] : []));
  assert.deepEqual(
    lost.map(({ id, state }) => [id, state]),
    [[first.id, 'lost']],
  );
  bench.nowMs += 600_000;
  bench.take({ kind: 'tick' });
  const again = bench.fly(20).flatMap(({ records }) => records);
  const drafted = again.flatMap((each) => (each.kind === 'warning' ? [each.body] : []));
  assert.ok(drafted.some(({ id, state }) => id !== first.id && state === 'drafted'));
  const numbers = viewOf(bench.watch, bench.nowMs)!.tracks.map(({ id }) => Number(id.slice(1)));
  assert.ok(Math.min(...numbers) > 1, 'no track takes the number of an earlier one');
});

test('settings that concern neither sensors nor recognisers keep tracks, hazards and links', () => {
  const bench = new Bench();
  bench.fly(10);
  const before = viewOf(bench.watch, bench.nowMs)!;
  const changed: WatchSettings = { ...SETTINGS, officers: OFFICERS.slice(0, 1) };
  const outcome = bench.take({ kind: 'settings', hash: settingsHash(changed), value: changed });
  assert.deepEqual(
    outcome.records.map((each) => each.kind),
    ['decision'],
  );
  assert.deepEqual(viewOf(bench.watch, bench.nowMs)!.tracks, before.tracks);
  assert.deepEqual(viewOf(bench.watch, bench.nowMs)!.hazards, before.hazards);
  assert.equal(bench.watch.state.stages!.share.links.get('usa')!.offered, before.links[0]!.offered);
});

test('hostile frames are refused with a reason, never thrown, whatever they hold', () => {
  const hello = {
    frame: 'hello',
    version: 1,
    node: 'usa',
    mode: 'exercise',
    received: 0,
    receivedChain: '0'.repeat(64),
  };
  const statement = sealedByUsa({});
  const frame = {
    frame: 'statement',
    sequence: 1,
    chain: nextChain('0'.repeat(64), statement),
    statement,
  };
  const good = JSON.stringify(frame);
  const hostile: [string, string][] = [
    ['infinite delay', good.replace('"delayS":0', '"delayS":1e999')],
    ['lone surrogate', good.replace('"delayS":0', '"delayS":0,"x":"\\ud800"')],
    [
      'deep nesting',
      good.replace('"delayS":0', `"delayS":0,"x":${'['.repeat(9000)}${']'.repeat(9000)}`),
    ],
    ['unknown member', good.replace('"delayS":0', '"delayS":0,"launch":1')],
    ['growing numbers', good.replace('"delayS":0', `"delayS":0,"x":[${'1e20,'.repeat(50_000)}1]`)],
  ];
  for (const [name, text] of hostile) {
    const bench = new Bench();
    bench.take({ kind: 'link', peer: 'usa', state: 'up' });
    bench.take({
      kind: 'peerFrame',
      peer: 'usa',
      bytes: new TextEncoder().encode(JSON.stringify(hello)),
    });
    const bytes = new TextEncoder().encode(text);
    const outcome = bench.take({ kind: 'peerFrame', peer: 'usa', bytes });
    const [record] = outcome.records;
    assert.equal(record?.kind === 'decision' && record.body.what, 'refused-frame', name);
    assert.equal(effects(outcome, 'disconnect').length, 1, name);
  }
});

test('a statement that is not believed is told to its sender and to our people', () => {
  const bench = new Bench();
  bench.take({ kind: 'link', peer: 'usa', state: 'up' });
  const say = (frame: unknown): Outcome =>
    bench.take({
      kind: 'peerFrame',
      peer: 'usa',
      bytes: new TextEncoder().encode(JSON.stringify(frame)),
    });
  const received = { received: 0, receivedChain: '0'.repeat(64) };
  say({ frame: 'hello', version: 1, node: 'usa', mode: 'exercise', ...received });
  const statement = sealedByUsa({ timeMs: START + 3_600_000 });
  const chain = nextChain('0'.repeat(64), statement);
  const outcome = say({ frame: 'statement', sequence: 1, chain, statement });
  const frames = effects(outcome, 'send').map((each) =>
    JSON.parse(new TextDecoder().decode(each.bytes)),
  );
  assert.deepEqual(
    frames.map((frame) => frame.frame),
    ['rejected', 'ack'],
  );
  assert.equal(effects(outcome, 'alarm')[0]?.code, 'BNG_STATEMENT_REFUSED');
  bench.watch.state.stages!.share.links.get('usa')!.sequenced = 1;
  const told = say({ frame: 'rejected', sequence: 1, reason: 'future', message: 'ahead' });
  assert.equal(effects(told, 'alarm')[0]?.code, 'BNG_STATEMENT_REJECTED');
  assert.equal(viewOf(bench.watch, START)!.links[0]!.rejected, 1);
  const never = say({ frame: 'rejected', sequence: 2, reason: 'future', message: 'ahead' });
  assert.equal(effects(never, 'disconnect').length, 1, 'what was not sent cannot be disbelieved');
});

test('an announced key that is not taken is told to its node, which must not change to it', () => {
  const bench = new Bench();
  bench.take({ kind: 'link', peer: 'usa', state: 'up' });
  let chain = '0'.repeat(64);
  let sequence = 0;
  const say = (frame: unknown): Outcome => {
    const bytes = new TextEncoder().encode(JSON.stringify(frame));
    return bench.take({ kind: 'peerFrame', peer: 'usa', bytes });
  };
  const receivedChain = chain;
  say({ frame: 'hello', version: 1, node: 'usa', mode: 'exercise', received: 0, receivedChain });
  const announce = (by: string, next: string, revision = sequence + 1): string[] => {
    const [from, key] = [`sim-${by}`, `sim-${next}`];
    const names = { node: 'usa', mode: 'exercise', from, key } as const;
    sequence += 1;
    const content = {
      ...{ about: 'key' as const, revision, key, untilMs: START + 1000 },
      proof: proveSuccession(names, fakeSigner(next)),
    } as const;
    const statement = sealedByUsa({ id: `usa-s${sequence}`, content }, by);
    chain = nextChain(chain, statement);
    const outcome = say({ frame: 'statement', sequence, chain, statement });
    return effects(outcome, 'send').map(
      (each) => JSON.parse(new TextDecoder().decode(each.bytes)).frame,
    );
  };
  const [second, third, other] = ['b', 'c', 'd'].map((name) => name.padEnd(39, 'x'));
  assert.deepEqual(announce('usa', second!), ['ack']);
  assert.deepEqual(announce(second!, third!), ['ack']);
  assert.deepEqual(announce('usa', second!, 1), ['ack'], 'an older word on what is known');
  assert.deepEqual(announce('usa', other!), ['rejected', 'ack'], 'the row has gone on');
  const view = viewOf(bench.watch, START)!.links[0]!;
  assert.deepEqual(view.refusals, { key: 1 });
  assert.ok(!view.keys.includes(`sim-${other}`));
  assert.deepEqual(announce(second!, other!), ['ack'], 'the third had not been used');
  bench.take({ kind: 'link', peer: 'usa', state: 'up', key: `sim-${other}` });
  say({ frame: 'hello', version: 1, node: 'usa', mode: 'exercise', received: 0, receivedChain });
  assert.deepEqual(announce(second!, third!), ['rejected', 'ack'], 'a link was made with another');
});

/** A hazard statement that the peer has signed. */
function sealedByUsa(changes: Partial<Statement>, signer = 'usa'): SignedStatement {
  const body: Statement = {
    id: 'usa-s1',
    origin: 'usa',
    mode: 'exercise',
    releaseClass: 'minimum',
    timeMs: START,
    label: { ...LABEL, fidelity: 'minimum' },
    content: {
      about: 'hazard',
      hazard: 'usa-h1',
      revision: 1,
      kind: 'ballistic',
      status: 'open',
      areas: [],
      arrivals: [],
      earliestMs: null,
      latestMs: null,
    },
    ...changes,
  };
  return seal(STATEMENT_TYPE, body, fakeSigner(signer));
}

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
  const before = bench.watch.state.stages!.share.links.get('usa')!.offered;
  (assess as unknown as { settings: { label: { delayS: number } } }).settings = {
    ...assess.settings,
    label: { ...assess.settings.label, delayS: Number.NaN },
  };
  const alarms = bench.fly(12).flatMap((outcome) => effects(outcome, 'alarm'));
  assert.ok(alarms.some((alarm) => alarm.code === 'BNG_HAZARD_UNSOUND'));
  assert.equal(bench.watch.state.stages!.share.links.get('usa')!.offered, before);
});

test('the summary counts what the view shows, and says the same of sensors and links', () => {
  const bench = new Bench();
  assert.equal(summaryOf(createWatch('exercise', PORTS), START), null);
  bench.fly(20);
  const view = viewOf(bench.watch, bench.nowMs)!;
  const { tracks, hazards, warnings, ...rest } = summaryOf(bench.watch, bench.nowMs)!;
  assert.ok(tracks > 0 && hazards > 0 && warnings > 0);
  assert.deepEqual(
    [tracks, hazards, warnings],
    [view.tracks.length, view.hazards.length, view.warnings.length],
  );
  for (const [name, value] of Object.entries(rest)) {
    assert.deepEqual(value, view[name as keyof typeof rest], name);
  }
});
