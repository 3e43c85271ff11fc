import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalBytes, rootOf, sha256, toHex } from '../seal/index.ts';
import {
  EXCHANGED_MS,
  type Exchanged,
  type ExchangedFrame,
  type ExchangedOutcome,
  exchangedProblem,
  hearExchanged,
  tickExchanged,
} from './exchanged.ts';
import { pairLeaf } from './exchanged-tree.ts';
import { LINK_VERSION, SPEAKS } from './frame.ts';
import { receiveFrame, setLink } from './link.ts';
import { connect, exchange, namedVerifier, pairOf, shareOf, signerNamed } from './probe.fixture.ts';
import { tickProbes } from './probe.ts';
import type { ShareState } from './share.ts';

const NAMES = { kor: 'key of kor', usa: 'key of usa' } as const;
const portsOf = (node: 'kor' | 'usa') => ({
  signer: signerNamed(NAMES[node]),
  verifier: namedVerifier,
});

function world() {
  const a = shareOf('kor', 'usa', ['kor', 'usa']);
  const b = shareOf('usa', 'kor', ['kor', 'usa']);
  a.ledger = 'a'.repeat(32);
  b.ledger = 'b'.repeat(32);
  const pair = pairOf(a, b);
  return { a, b, pair, records: [] as [string, Exchanged][] };
}

type World = ReturnType<typeof world>;

/** A probe in each direction, whose leaf is the one thing that is looked at. */
function say(world: World, nowMs: number): void {
  tickProbes(world.a, portsOf('kor').signer, nowMs);
  tickProbes(world.b, portsOf('usa').signer, nowMs);
  exchange(world.pair, nowMs);
}

const linkOf = (state: ShareState) => [...state.links.values()][0]!;

function ask(world: World, who: 'kor' | 'usa', nowMs: number): ExchangedOutcome {
  const state = who === 'kor' ? world.a : world.b;
  const outcome = tickExchanged(state, linkOf(state), portsOf(who).signer, nowMs);
  for (const record of outcome.records) world.records.push([who, record]);
  return outcome;
}

function hear(world: World, who: 'kor' | 'usa', frame: unknown, nowMs: number): ExchangedOutcome {
  assert.equal(exchangedProblem(frame as Record<string, unknown>), null);
  const state = who === 'kor' ? world.a : world.b;
  const outcome = hearExchanged(state, linkOf(state), frame as ExchangedFrame, portsOf(who), nowMs);
  for (const record of outcome.records) world.records.push([who, record]);
  return outcome;
}

/** Each asks the other, who answers. */
function sign(world: World, nowMs: number): void {
  for (const [who, other] of [['kor', 'usa'] as const, ['usa', 'kor'] as const]) {
    for (const frame of ask(world, who, nowMs).frames) {
      const answer = hear(world, other, frame, nowMs);
      assert.equal(answer.refusal, null);
      assert.equal(answer.fork, null);
      for (const back of answer.frames) assert.equal(hear(world, who, back, nowMs).fork, null);
    }
  }
}

test('over exchanges, cuts and pauses of any length both sign one root, that of all leaves in order', () => {
  const act = fc.constantFrom('say', 'say', 'say', 'sign', 'cut');
  fc.assert(
    fc.property(fc.array(act, { minLength: 4, maxLength: 60 }), (acts) => {
      const all = world();
      let nowMs = 1_800_000_000_000;
      connect(all.pair, nowMs);
      for (const what of [...acts, 'say', 'sign']) {
        nowMs += EXCHANGED_MS;
        if (what === 'say') say(all, nowMs);
        else if (what === 'sign') sign(all, nowMs);
        else {
          for (const state of [all.a, all.b]) setLink(linkOf(state), false, state);
          connect(all.pair, nowMs);
        }
      }
      const heard = all.pair.accepted.get('usa')!;
      const leaves = heard.map((one, i) => pairLeaf(i + 1, sha256(canonicalBytes(one))));
      const root = Buffer.from(rootOf(leaves)).toString('base64');
      const agreed = all.records.filter(([, { what }]) => what === 'agreed');
      const newest = agreed.findLast(
        ([who, { direction }]) => who === 'usa' && direction === 'received',
      );
      const [note] = newest![1].notes;
      assert.deepEqual(note!.text.split('\n').slice(1, 3), [String(leaves.length), root]);
      assert.deepEqual(note!.signatures.map(({ key }) => key).sort(), [NAMES.kor, NAMES.usa]);
      const same = agreed.findLast(([who, { direction }]) => who === 'kor' && direction === 'sent');
      assert.equal(same![1].notes[0]!.text, note!.text, 'the sender keeps the same note');
      // What the records hold is all there is, without gap or repeat.
      const kept = all.records.filter(
        ([who, { direction }]) => who === 'kor' && direction === 'sent',
      );
      const hashes = kept.flatMap(([, { leaves: some }]) => (some === null ? [] : [some]));
      let next = 0;
      for (const { first, hashes: text } of hashes) {
        assert.equal(first, next);
        next += Buffer.from(text, 'base64').length / 32;
      }
      assert.equal(next, leaves.length);
    }),
    { numRuns: 30 },
  );
});

/** A world in which something was said and nothing signed yet. */
function told(): { all: World; nowMs: number } {
  const all = world();
  const nowMs = 1_800_000_000_000;
  connect(all.pair, nowMs);
  for (let i = 1; i <= 3; i++) say(all, nowMs + i * EXCHANGED_MS);
  return { all, nowMs: nowMs + 4 * EXCHANGED_MS };
}

/** What usa states of `size` statements of root `root`, rightly signed. */
function forged(all: World, by: 'receiver' | 'sender', size: number, root: string, timeMs: number) {
  const [from, to] = by === 'receiver' ? [all.a, all.b] : [all.b, all.a];
  const origin = `bongsu/exchanged/exercise/${from.node}/${from.ledger}/${to.node}/${to.ledger}`;
  const text = `${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\ntimeMs ${timeMs}\n`;
  const signature = portsOf('usa').signer.sign(Buffer.from(text));
  return { frame: 'exchanged', by, size, root, timeMs, signature };
}

test('a peer that signs for other statements than it took, or for more or fewer, is found, and both notes are kept', () => {
  const sizes = fc.nat({ max: 6 });
  const roots = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);
  fc.assert(
    fc.property(sizes, roots, (size, root) => {
      const { all, nowMs } = told();
      const outcome = hear(all, 'kor', forged(all, 'receiver', size, root, nowMs), nowMs);
      assert.match(outcome.fork ?? '', /usa has signed that what it received of us is/);
      const [record] = outcome.records;
      assert.equal(record?.what, 'disputed');
      assert.deepEqual(
        record.notes.map(({ signatures }) => signatures.map(({ key }) => key)),
        [[NAMES.usa], [NAMES.kor]],
      );
      for (const { text, signatures } of record.notes) {
        const { key, signature } = signatures[0]!;
        assert.ok(namedVerifier.verify(key, Buffer.from(text), signature), 'evidence verifies');
      }
      assert.equal(outcome.frames.length, 1, 'the peer is told what we hold');
    }),
    { numRuns: 40 },
  );
});

test('a sender that answers with another tree than it sent is found by who received', () => {
  const { all, nowMs } = told();
  const asked = ask(all, 'kor', nowMs).frames[0] as { size: number; timeMs: number };
  const answer = forged(all, 'sender', asked.size, 'c'.repeat(64), asked.timeMs);
  const outcome = hear(all, 'kor', answer, nowMs);
  assert.match(outcome.fork ?? '', /usa has signed that what it sent to us is/);
  assert.equal(outcome.records[0]?.what, 'disputed');
  assert.equal(hear(all, 'kor', answer, nowMs).refusal?.reason, 'unasked', 'and counts once');
});

test('a signature of nobody, one of another key, and questions without end are refused', () => {
  const { all, nowMs } = told();
  const good = ask(all, 'usa', nowMs).frames[0]!;
  const odd = { ...good, signature: 'A'.repeat(86) };
  assert.equal(hear(all, 'kor', odd, nowMs).refusal?.reason, 'signature');
  assert.equal(hear(all, 'kor', good, nowMs).refusal, null);
  assert.equal(hear(all, 'kor', good, nowMs + 1000).refusal?.reason, 'too-often');
  assert.equal(hear(all, 'kor', good, nowMs + EXCHANGED_MS).fork, null);
  for (const wrong of [
    { by: 'hub' },
    { size: -1 },
    { size: 1.5 },
    { root: 'x' },
    { timeMs: 'now' },
  ]) {
    assert.notEqual(exchangedProblem({ ...good, ...wrong }), null);
  }
});

test('a peer that says for one connection that it signs for nothing takes no leaf from the record', () => {
  const { all, nowMs } = told();
  const link = linkOf(all.b);
  const greet = (speaks: readonly string[], atMs: number): void => {
    for (const state of [all.a, all.b]) setLink(linkOf(state), false, state);
    connect(all.pair, atMs);
    Object.assign(link, { up: true, greeted: false });
    const { received, receivedChain } = linkOf(all.a);
    const hello = { frame: 'hello', version: LINK_VERSION, node: 'kor', mode: 'exercise' } as const;
    const self = { node: 'usa', mode: 'exercise', ledger: '' } as const;
    receiveFrame(link, { ...hello, received, receivedChain, speaks }, self, atMs);
  };
  greet(['probe'], nowMs);
  say(all, nowMs + EXCHANGED_MS);
  greet(SPEAKS, nowMs + 2 * EXCHANGED_MS);
  assert.ok(link.received > 3, 'something came meanwhile');
  const [record] = ask(all, 'usa', nowMs + 3 * EXCHANGED_MS).records;
  assert.equal(record?.leaves?.first, 0);
  assert.equal(Buffer.from(record!.leaves!.hashes, 'base64').length, 32 * link.received);
});

test('a peer of an earlier program is asked nothing, and no leaves are kept for it', () => {
  const { all, nowMs } = told();
  const link = linkOf(all.a);
  link.speaks = link.speaks.filter((word) => word !== 'exchanged');
  assert.deepEqual(ask(all, 'kor', nowMs).frames, []);
});
