import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeSigner, fakeVerifier } from '../../test/simulation/keys.ts';
import { simulatedPeer, simulatedSettings } from '../../test/simulation/settings.ts';
import { canonicalBytes, seal } from '../seal/index.ts';
import { MAX_FRESH_LEAVES } from '../share/exchanged.ts';
import { growPair } from '../share/exchanged-tree.ts';
import {
  CHAIN_START,
  type Frame,
  LINK_VERSION,
  nextChain,
  readFrame,
  SPEAKS,
  STATEMENT_TYPE,
} from '../share/index.ts';
import { createWatch, type Input, type LedgerRecord, settingsHash, step, viewOf } from './index.ts';

const START = 1_780_000_000_000;
const SETTINGS = simulatedSettings('kor', [], [simulatedPeer('usa')]);
const LEDGER = 'b'.repeat(32);

type StatementFrame = Extract<Frame, { frame: 'statement' }>;

/** A watch and a peer whose every word is written here. */
function world(speaks = SPEAKS) {
  const watch = createWatch('exercise', { signer: fakeSigner('kor'), verifier: fakeVerifier });
  const records: LedgerRecord[] = [];
  const got: Frame[] = [];
  let nowMs = START;
  const take = (body: Record<string, unknown> & { kind: Input['kind'] }): void => {
    const input = { ...body, seq: watch.state.lastSeq + 1, atMs: nowMs };
    const outcome = step(watch, input as unknown as Input);
    records.push(...outcome.records);
    for (const effect of outcome.effects) {
      if (effect.kind === 'send') got.push((readFrame(effect.bytes) as { frame: Frame }).frame);
      else if (effect.kind === 'disconnect') assert.fail(effect.reason);
    }
  };
  const say = (frame: Record<string, unknown>): void =>
    take({ kind: 'peerFrame', peer: 'usa', bytes: canonicalBytes(frame) });
  const pass = (seconds: number): void => {
    for (let i = 0; i < seconds; i++) {
      nowMs += 1000;
      take({ kind: 'tick' });
    }
  };
  take({ kind: 'settings', hash: settingsHash(SETTINGS), value: SETTINGS });
  take({ kind: 'link', peer: 'usa', state: 'up' });
  say({
    ...{ frame: 'hello', version: LINK_VERSION, node: 'usa', mode: 'exercise', speaks },
    ...{ received: 0, receivedChain: CHAIN_START, ledger: LEDGER, yourLedger: null },
  });
  const statements = (): StatementFrame[] =>
    got.filter((frame): frame is StatementFrame => frame.frame === 'statement');
  const acknowledge = (): void => {
    const { sequence, chain } = statements().at(-1)!;
    say({ frame: 'ack', sequence, chain });
  };
  /** What the peer signs of so many statements of ours under this root. */
  const signs = (size: number, root: string): void => {
    const origin = `bongsu/exchanged/exercise/kor/${SETTINGS.ledger}/usa/${LEDGER}`;
    const text = `${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\ntimeMs ${nowMs}\n`;
    const signature = fakeSigner('usa').sign(Buffer.from(text));
    say({ frame: 'exchanged', by: 'receiver', size, root, timeMs: nowMs, signature });
  };
  /** A statement of the peer, that it has a word to say. */
  const sends = (): void => {
    const content = { about: 'probe', revision: 1, pad: '.' } as const;
    const label = {
      ...{ classification: 'unclassified' as const, releasableTo: ['kor'], caveats: [] },
      ...{ delayS: 0, fidelity: 'minimum' as const },
    };
    const body = {
      ...{ id: 'usa-s1', origin: 'usa', mode: 'exercise' as const, releaseClass: 'minimum' },
      ...{ timeMs: nowMs, label, content },
    };
    const statement = seal(STATEMENT_TYPE, body, fakeSigner('usa'));
    say({ frame: 'statement', sequence: 1, chain: nextChain(CHAIN_START, statement), statement });
  };
  /** It signs what it was asked to sign last. */
  const answers = (): void => {
    const asked = got.findLast((frame) => frame.frame === 'exchanged' && frame.by === 'receiver');
    assert.ok(asked?.frame === 'exchanged');
    const { size, root, timeMs } = asked;
    const origin = `bongsu/exchanged/exercise/usa/${LEDGER}/kor/${SETTINGS.ledger}`;
    const text = `${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\ntimeMs ${timeMs}\n`;
    const signature = fakeSigner('usa').sign(Buffer.from(text));
    say({ frame: 'exchanged', by: 'sender', size, root, timeMs, signature });
  };
  const alarms = (): string[] =>
    records.flatMap((record) =>
      record.kind === 'decision' && record.body.what === 'alarm' ? [record.body.reason] : [],
    );
  const view = () => viewOf(watch, nowMs)!.links[0]!;
  return {
    sends,
    answers,
    watch,
    records,
    got,
    statements,
    pass,
    acknowledge,
    signs,
    alarms,
    view,
  };
}

test('a peer that has signed for two histories of one exchange is told of, with both notes, and goes on being warned', () => {
  const all = world();
  all.pass(40);
  all.acknowledge();
  const before = all.statements().length;
  all.signs(before, 'd'.repeat(64));
  assert.deepEqual(
    all.alarms().filter((code) => code === 'BNG_PEER_FORK'),
    ['BNG_PEER_FORK'],
  );
  const record = all.records.find(({ kind }) => kind === 'exchanged');
  assert.ok(record?.kind === 'exchanged' && record.body.what === 'disputed');
  assert.deepEqual(
    record.body.notes.map(({ signatures }) => signatures.map(({ name }) => name.split('/')[1])),
    [['usa'], ['kor']],
  );
  all.pass(40);
  assert.ok(all.statements().length > before, 'the link carries on');
  assert.equal(all.view().agreed.sent, null);
});

test('what a peer truly took is signed by both, and shown', () => {
  const all = world();
  all.pass(40);
  all.acknowledge();
  const size = all.statements().length;
  // It asks with a wrong root once, and is told the right one.
  all.signs(size, 'd'.repeat(64));
  const answer = all.got.findLast((frame) => frame.frame === 'exchanged');
  assert.ok(answer?.frame === 'exchanged' && answer.by === 'sender');
  all.pass(31);
  all.signs(size, answer.root);
  assert.equal(all.view().agreed.sent?.size, size);
});

test('a peer that sends statements and never signs for them is told of until it does', () => {
  const all = world();
  const code = 'BNG_EXCHANGED_UNSIGNED';
  all.sends();
  all.pass(170);
  assert.ok(!all.alarms().includes(code));
  all.pass(60);
  assert.ok(all.alarms().includes(code));
  const stands = (): boolean =>
    viewOf(all.watch, START)!.alarmGroups.some(
      (each) => each.code === code && each.members.some(({ over }) => !over),
    );
  assert.ok(stands());
  all.answers();
  all.pass(70);
  assert.ok(!stands());
});

test('while an exercise stands still leaves are written down, and what new rules forbid is taken back', () => {
  const all = world();
  all.watch.state.desk.suspended = { sinceMs: START, message: 'a launch', overMs: null };
  const { share } = all.watch.state.stages!;
  const { sent } = share.links.get('usa')!.exchanged;
  for (let n = 0; n < MAX_FRESH_LEAVES; n++) growPair(sent, new Uint8Array(32));
  share.undecided.peers.add('usa');
  all.pass(1);
  assert.equal(sent.fresh?.hashes.length, 0);
  const records = all.records.filter(({ kind }) => kind === 'exchanged');
  assert.ok(records.some((record) => record.kind === 'exchanged' && record.body.what === 'leaves'));
  assert.equal(share.undecided.peers.size, 0);
});

test('a peer of an earlier program gets no frame that it could not read, and no record is made', () => {
  const all = world(['probe']);
  all.pass(150);
  assert.ok(all.statements().length > 0);
  assert.deepEqual(
    all.got.filter(({ frame }) => frame === 'exchanged'),
    [],
  );
  assert.ok(all.records.every(({ kind }) => kind !== 'exchanged'));
});
