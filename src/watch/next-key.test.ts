import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeSigner, fakeVerifier } from '../../test/simulation/keys.ts';
import { OFFICERS, simulatedPeer, simulatedSettings } from '../../test/simulation/settings.ts';
import { canonicalBytes, seal } from '../seal/index.ts';
import {
  CHAIN_START,
  CONSULT_ACT_TYPE,
  LINK_VERSION,
  nextChain,
  proveSuccession,
  readFrame,
  SPEAKS,
  STATEMENT_TYPE,
  type StatementContent,
} from '../share/index.ts';
import { createWatch, type Input, type LedgerRecord, settingsHash, step, viewOf } from './index.ts';

const START = 1_780_000_000_000;
const [OLD, NEXT] = ['kor', 'kor-2'].map((name) => name.padEnd(39, 'x')) as [string, string];

/** A watch and its one peer, whose every word is written here. */
function world(node: string, peer: string, peerKey = `sim-${peer}`, signer = node) {
  const settings = simulatedSettings(node, [], [simulatedPeer(peer, { statementKey: peerKey })]);
  const watch = createWatch('exercise', { signer: fakeSigner(signer), verifier: fakeVerifier });
  const records: LedgerRecord[] = [];
  const frames: string[] = [];
  const take = (body: Record<string, unknown> & { kind: Input['kind'] }): void => {
    const input = { ...body, seq: watch.state.lastSeq + 1, atMs: START };
    const outcome = step(watch, input as unknown as Input);
    records.push(...outcome.records);
    for (const effect of outcome.effects) {
      if (effect.kind !== 'send') continue;
      const read = readFrame(effect.bytes);
      assert.ok(read.ok);
      frames.push(read.frame.frame);
    }
  };
  const say = (frame: Record<string, unknown>): void =>
    take({ kind: 'peerFrame', peer, bytes: canonicalBytes(frame) });
  const greet = (speaks: readonly string[]): void => {
    take({ kind: 'link', peer, state: 'up' });
    say({
      ...{ frame: 'hello', version: LINK_VERSION, node: peer, mode: 'exercise', speaks },
      ...{ received: 0, receivedChain: CHAIN_START },
    });
  };
  const decisions = (reason: string) =>
    records.flatMap((record) =>
      record.kind === 'decision' && record.body.reason === reason ? [record.body] : [],
    );
  const nextKey = () => viewOf(watch, START)?.links[0]?.nextKey?.held;
  take({ kind: 'settings', hash: settingsHash(settings), value: settings });
  return { watch, take, say, greet, frames, decisions, nextKey };
}

function succession(): string {
  const names = { node: 'kor', mode: 'exercise', from: `sim-${OLD}`, key: `sim-${NEXT}` } as const;
  return proveSuccession(names, fakeSigner(NEXT));
}

test('an announcement that waited for a peer whose program turns out not to read it is recorded as not told', () => {
  const { take, greet, decisions, nextKey } = world('kor', 'usa', 'sim-usa', OLD);
  const body = {
    ...{ act: 'rotate', mode: 'exercise', node: 'kor', about: `sim-${NEXT}`, text: succession() },
    ...{ warning: '', answers: '', withinS: 86_400, officer: OFFICERS[0]!.id, atMs: START },
    nonce: 'n1',
  };
  take({ kind: 'command', command: seal(CONSULT_ACT_TYPE, body, fakeSigner('officer-a')) });
  const [told] = decisions('agreed');
  assert.deepEqual([told?.what, nextKey()], ['released-to', 'no-link']);
  greet(['probe']);
  const [withheld] = decisions('not-understood');
  assert.deepEqual(
    [withheld?.what, withheld?.subject, withheld?.about, nextKey()],
    ['withheld-from', 'usa', told?.about, 'not-told'],
  );
  take({ kind: 'link', peer: 'usa', state: 'down' });
  greet(SPEAKS);
  assert.equal(nextKey(), 'not-told', 'nothing of it went there, whatever it reads by now');
});

test('more time that an old key asks for, once the next one was used, is recorded as not given', () => {
  const { watch, say, greet, decisions, frames } = world('usa', 'kor', `sim-${OLD}`);
  greet(SPEAKS);
  let [sequence, chain] = [0, CHAIN_START];
  const state = (name: string, content: StatementContent): void => {
    sequence += 1;
    const label = {
      ...{ classification: 'unclassified' as const, releasableTo: ['usa'], caveats: [] },
      ...{ delayS: 0, fidelity: 'minimum' as const },
    };
    const body = {
      ...{ id: `kor-s${sequence}`, origin: 'kor', mode: 'exercise' as const, label, content },
      ...{ releaseClass: 'minimum', timeMs: START },
    };
    const statement = seal(STATEMENT_TYPE, body, fakeSigner(name));
    chain = nextChain(chain, statement);
    say({ frame: 'statement', sequence, chain, statement });
  };
  const announce = (revision: number, untilMs: number): void =>
    state(OLD, { about: 'key', revision, key: `sim-${NEXT}`, untilMs, proof: succession() });
  announce(1, START + 1000);
  announce(2, START + 2000);
  assert.equal(decisions('key-announced').length, 2, 'the old key has more time');
  state(NEXT, {
    ...{ about: 'hazard', hazard: 'kor-h1', revision: 1, kind: 'ballistic', status: 'open' },
    ...{ areas: [], arrivals: [], earliestMs: null, latestMs: null },
  });
  announce(3, START + 9000);
  assert.equal(decisions('key-announced').length, 2);
  const [kept, ...more] = decisions('key-ends-as-before');
  assert.deepEqual([kept?.subject, kept?.about, more], ['kor', 'kor-s4', []]);
  assert.match(kept?.message ?? '', /ends at 2026-05-28T20:26:42.000Z as it was to, not at .*:49/);
  assert.equal(watch.state.stages?.share.successors.get('kor')?.[0]?.untilMs, START + 2000);
  announce(4, START + 500);
  assert.equal(decisions('key-announced').length, 3, 'less time it may have');
  assert.ok(!frames.includes('rejected'));
});
