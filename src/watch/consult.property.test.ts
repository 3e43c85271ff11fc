import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chanceOf } from '../../test/simulation/chance.ts';
import { fakeSigner, fakeVerifier } from '../../test/simulation/keys.ts';
import { RADAR, simulatedPeer, simulatedSettings } from '../../test/simulation/settings.ts';
import { flightStates, plotOf } from '../../test/simulation/world.ts';
import { canonicalBytes, canonicalJson, type Envelope, seal } from '../seal/index.ts';
import {
  CHAIN_START,
  CONSULT_ACT_TYPE,
  CONSULT_WORDS,
  type ConsultAct,
  LINK_VERSION,
  SPEAKS,
} from '../share/index.ts';
import { createWatch, type Input, type LedgerRecord, settingsHash, step, viewOf } from './index.ts';

const START = 1_780_000_000_000;
const SETTINGS = simulatedSettings('kor', [RADAR], [simulatedPeer('usa')]);
const STATES = flightStates().slice(0, 60);

/** One flight through a whole watch; at each of these seconds an officer speaks to the ally. */
function fly(words: ReadonlyMap<number, Partial<ConsultAct>>) {
  const watch = createWatch('exercise', { signer: fakeSigner('kor'), verifier: fakeVerifier });
  const records: LedgerRecord[] = [];
  let nowMs = START;
  const take = (body: Record<string, unknown> & { kind: Input['kind'] }): void => {
    const input = { ...body, seq: watch.state.lastSeq + 1, atMs: nowMs };
    records.push(...step(watch, input as unknown as Input).records);
  };
  take({ kind: 'settings', hash: settingsHash(SETTINGS), value: SETTINGS });
  take({ kind: 'link', peer: 'usa', state: 'up' });
  const hello = {
    ...{ frame: 'hello', version: LINK_VERSION, node: 'usa', mode: 'exercise', speaks: SPEAKS },
    ...{ received: 0, receivedChain: CHAIN_START },
  };
  take({ kind: 'peerFrame', peer: 'usa', bytes: canonicalBytes(hello) });
  const chance = chanceOf(1);
  for (const [second, state] of STATES.entries()) {
    nowMs += 1000;
    take({ kind: 'datagram', source: RADAR.source, bytes: plotOf(state, nowMs, chance) });
    const said = words.get(second);
    if (said !== undefined) take({ kind: 'command', command: signed(said, nowMs, second) });
    take({ kind: 'tick' });
  }
  const warnings = records.flatMap((record) => (record.kind === 'warning' ? [record.body] : []));
  return {
    records,
    warnings: canonicalJson(warnings),
    count: warnings.length,
    view: viewOf(watch, nowMs),
  };
}

function signed(said: Partial<ConsultAct>, atMs: number, n: number): Envelope<ConsultAct> {
  const officer = SETTINGS.officers[0]!;
  const body: ConsultAct = {
    ...{ act: 'intend-to-warn', mode: 'exercise', node: 'kor', about: 'kor-h1' },
    ...{ warning: 'kor-w1', answers: '', text: '', withinS: 10, officer: officer.id, atMs },
    ...{ nonce: `n${n}`, ...said },
  };
  return { ...seal(CONSULT_ACT_TYPE, body, fakeSigner(officer.id)), key: officer.key };
}

const ALONE = fly(new Map());

test('whatever is said to allies, and whoever is silent, the nation’s own warnings are the same', () => {
  assert.ok(ALONE.count > 0, 'the flight is warned of');
  const act = fc.record({
    act: fc.constantFrom(...CONSULT_WORDS, 'recall' as const),
    about: fc.constantFrom('kor-h1', 'kor-h2', 'usa-h1', 'kor-s1'),
    warning: fc.constantFrom('', 'kor-w1', 'usa-w9'),
    answers: fc.constantFrom('', 'usa-s1'),
    text: fc.string({ maxLength: 40 }),
    withinS: fc.nat({ max: 20 }),
  });
  const words = fc.array(fc.tuple(fc.nat({ max: 59 }), act), { maxLength: 8 });
  fc.assert(
    fc.property(words, (said) => {
      assert.equal(fly(new Map(said)).warnings, ALONE.warnings);
    }),
    { numRuns: 8 },
  );
});

test('a word that is not answered in time is an alarm, and both publics’ texts stand beside it', () => {
  const { records, view } = fly(new Map([[40, {}]]));
  const said = records.flatMap((record) =>
    record.kind === 'statement' && record.body.body.content.about === 'consult'
      ? [record.body]
      : [],
  );
  assert.equal(said.length, 1);
  const alarms = records.flatMap((record) =>
    record.kind === 'decision' && record.body.reason === 'BNG_CONSULT_SILENT' ? [record.body] : [],
  );
  assert.match(alarms[0]?.message ?? '', /usa has not answered intend-to-warn on kor-h1/);
  assert.deepEqual(view?.consultations[0]?.words[0]?.silent, ['usa']);
  assert.equal(alarms.length, 1);
});
