import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Frame } from './frame.ts';
import {
  createLink,
  drain,
  type LinkSelf,
  type LinkState,
  MAX_IN_FLIGHT,
  receiveFrame,
  setLink,
} from './link.ts';
import { MAX_WAITING_WARNINGS, offer } from './outbox.ts';
import type { SignedStatement } from './statement.ts';
import { subjectOf } from './subject.ts';
import { waitingCount, waitingIn } from './waiting.ts';

/** A statement that the link can carry; the link never looks inside beyond `about` and ids. */
function statement(n: number, about: 'hazard' | 'warning', id: string): SignedStatement {
  const content =
    about === 'hazard'
      ? ({
          about,
          hazard: id,
          revision: n,
          kind: 'ballistic',
          status: 'open',
          areas: [],
          arrivals: [],
          earliestMs: null,
          latestMs: null,
        } as const)
      : ({
          about,
          warning: id,
          revision: n,
          state: 'released',
          kind: 'ballistic',
          hazard: 'kor-h1',
          areas: [],
          polygons: [],
          texts: { en: text(), ko: text(), ja: text() },
          issuedMs: 1,
          expiresMs: 2,
        } as const);
  return {
    type: 'bongsu/statement/1',
    key: 'k',
    signature: 's',
    body: {
      id: `kor-s${n}`,
      origin: 'kor',
      mode: 'exercise',
      releaseClass: 'minimum',
      timeMs: n,
      label: {
        classification: 'unclassified',
        releasableTo: ['usa'],
        caveats: [],
        delayS: 0,
        fidelity: 'minimum',
      },
      content,
    },
  };
}

function text(): { headline: string; description: string; instruction: string } {
  return { headline: 'h', description: 'd', instruction: 'i' };
}

const KOR: LinkSelf = { node: 'kor', mode: 'exercise', ledger: '0'.repeat(32) };
const USA: LinkSelf = { node: 'usa', mode: 'exercise', ledger: '1'.repeat(32) };

/** Two ends and the frames under way between them. */
interface Pair {
  readonly kor: LinkState;
  readonly usa: LinkState;
  toUsa: Frame[];
  toKor: Frame[];
  readonly got: SignedStatement[];
}

function connect(pair: Pair): void {
  pair.toUsa = setLink(pair.kor, true, KOR);
  pair.toKor = setLink(pair.usa, true, USA);
}

function cut(pair: Pair): void {
  pair.toUsa = [];
  pair.toKor = [];
  setLink(pair.kor, false, KOR);
  setLink(pair.usa, false, USA);
}

function deliver(pair: Pair): void {
  const frame = pair.toUsa.shift();
  if (frame !== undefined) {
    const outcome = receiveFrame(pair.usa, frame, USA, 1);
    assert.equal(outcome.refusal, null, JSON.stringify(outcome.refusal));
    if (outcome.statement !== null) pair.got.push(outcome.statement);
    pair.toKor.push(...outcome.frames);
  }
  const back = pair.toKor.shift();
  if (back !== undefined) {
    const outcome = receiveFrame(pair.kor, back, KOR, 1);
    assert.equal(outcome.refusal, null, JSON.stringify(outcome.refusal));
    pair.toUsa.push(...outcome.frames);
  }
}

const action = fc.oneof(
  { weight: 4, arbitrary: fc.constant('deliver' as const) },
  { weight: 2, arbitrary: fc.constant('hazard' as const) },
  { weight: 2, arbitrary: fc.constant('warning' as const) },
  { weight: 1, arbitrary: fc.constant('cut' as const) },
);

test('over cuts at any moment every warning arrives once, in order, and the newest of every hazard', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 120 }), (actions) => {
      const pair: Pair = {
        kor: createLink('usa'),
        usa: createLink('kor'),
        toUsa: [],
        toKor: [],
        got: [],
      };
      const warnings: string[] = [];
      let newestHazard = '';
      let n = 0;
      connect(pair);
      const say = (about: 'hazard' | 'warning'): void => {
        n += 1;
        const made = statement(n, about, about === 'hazard' ? 'kor-h1' : `kor-w${n}`);
        if (about === 'warning') warnings.push(made.body.id);
        else newestHazard = made.body.id;
        offer(pair.kor, made);
        pair.toUsa.push(...drain(pair.kor));
      };
      for (const each of actions) {
        if (each === 'deliver') deliver(pair);
        else if (each === 'cut') {
          cut(pair);
          connect(pair);
        } else say(each);
      }
      while (pair.toUsa.length + pair.toKor.length > 0) deliver(pair);
      const got = pair.got.map((each) => each.body);
      const gotWarnings = got
        .filter((each) => each.content.about === 'warning')
        .map((each) => each.id);
      assert.deepEqual(gotWarnings, warnings);
      assert.equal(new Set(got.map((each) => each.id)).size, got.length, 'nothing twice');
      const hazards = got.filter((each) => each.content.about === 'hazard');
      assert.equal(hazards.at(-1)?.id ?? '', newestHazard);
      assert.equal(pair.kor.acknowledged, pair.kor.sequenced);
      assert.equal(pair.usa.receivedChain, pair.kor.chain);
      assert.equal(pair.kor.inFlight.length + waitingCount(pair.kor.waiting), 0);
    }),
    { numRuns: 300 },
  );
});

test('while a peer is away only the newest revision of a hazard waits, and every warning', () => {
  const link = createLink('usa');
  for (let n = 1; n <= 1000; n++) offer(link, statement(n, 'hazard', 'kor-h1'));
  for (let n = 1001; n <= 1100; n++) offer(link, statement(n, 'warning', 'kor-w1'));
  assert.equal(waitingCount(link.waiting), 101);
  assert.equal(link.superseded, 999);
  assert.equal(waitingIn(link.waiting)[0]?.body.content.about, 'warning', 'warnings go first');
});

test('what is older and comes later, as in a file that was carried, takes no newer one away', () => {
  const link = createLink('usa');
  for (const n of [1, 3, 2]) offer(link, statement(n, 'hazard', 'kor-h1'));
  assert.deepEqual(
    waitingIn(link.waiting).map(({ body }) => body.content.revision),
    [3],
  );
  assert.equal(link.superseded, 2);
});

test('however long a peer is away, only words that still hold wait for it, and of those every warning', () => {
  const many = 2 * MAX_WAITING_WARNINGS;
  const link = createLink('usa');
  for (let n = 1; n <= many; n++) offer(link, inForce(n, `kor-w${n % 7}`, many + 1));
  assert.ok(waitingCount(link.waiting) <= MAX_WAITING_WARNINGS);
  const last = new Map(
    waitingIn(link.waiting).map((each) => [subjectOf(each), each.body.content.revision]),
  );
  for (let n = many - 6; n <= many; n++) assert.equal(last.get(`kor-w${n % 7}`), n);
  assert.equal(link.offered - link.superseded, waitingCount(link.waiting));

  const expired = createLink('usa');
  for (let n = 1; n <= many; n++) offer(expired, inForce(n, `kor-w${n}`, n + 10));
  assert.ok(waitingCount(expired.waiting) <= MAX_WAITING_WARNINGS);
  const distinct = createLink('usa');
  for (let n = 1; n <= many; n++) offer(distinct, inForce(n, `kor-w${n}`, many + 1));
  assert.equal(waitingCount(distinct.waiting), many, 'what is in force is never let go');
});

test('no originator’s words take the place of another’s, whatever ids and times they bear', () => {
  const from = (origin: string, made: SignedStatement): SignedStatement => {
    return { ...made, body: { ...made.body, origin } };
  };
  const link = createLink('usa');
  offer(link, statement(1, 'hazard', 'kor-h1'));
  offer(link, from('jpn', statement(2, 'hazard', 'kor-h1')));
  assert.deepEqual(
    waitingIn(link.waiting)
      .map(({ body }) => body.origin)
      .sort(),
    ['jpn', 'kor'],
  );

  const full = createLink('usa');
  offer(full, inForce(1, 'kor-w1', 1_000_000));
  for (let n = 2; n <= MAX_WAITING_WARNINGS + 2; n++) {
    offer(full, from('jpn', inForce(n, `jpn-w${n}`, 1e15)));
  }
  const future = 1e14;
  offer(full, from('jpn', inForce(future, 'jpn-w1', 1e15)));
  assert.ok(
    waitingIn(full.waiting).some(({ body }) => body.origin === 'kor'),
    'what KOR said still waits',
  );
});

/** A warning said at `n` that holds until `expiresMs`. */
function inForce(n: number, id: string, expiresMs: number): SignedStatement {
  const made = statement(n, 'warning', id);
  return { ...made, body: { ...made.body, content: { ...made.body.content, expiresMs } as never } };
}

test('no more than the window goes out before the peer says that it holds something', () => {
  const link = createLink('usa');
  link.up = true;
  link.greeted = true;
  for (let n = 1; n <= MAX_IN_FLIGHT + 50; n++) offer(link, statement(n, 'warning', 'kor-w1'));
  const frames = drain(link);
  assert.equal(frames.length, MAX_IN_FLIGHT);
  const last = link.inFlight[9]!;
  const outcome = receiveFrame(
    link,
    { frame: 'ack', sequence: last.sequence, chain: last.chain },
    USA,
    1,
  );
  assert.equal(outcome.frames.length, 10);
});

/** A link on which one statement was received. */
function received(): { link: LinkState; first: Extract<Frame, { frame: 'statement' }> } {
  const from = createLink('usa');
  from.up = true;
  from.greeted = true;
  offer(from, statement(1, 'warning', 'kor-w1'));
  const first = drain(from)[0] as Extract<Frame, { frame: 'statement' }>;
  const link = createLink('kor');
  setLink(link, true, USA);
  link.greeted = true;
  assert.equal(receiveFrame(link, first, USA, 1).refusal, null);
  return { link, first };
}

test('a replayed, a skipped and a forged sequence are refused, and what was received stands', () => {
  const { link, first } = received();
  const replayed = receiveFrame(link, first, USA, 2);
  assert.equal(replayed.refusal?.reason, 'replayed');
  // The acknowledgement may have been lost with the connection before this one.
  assert.deepEqual(replayed.frames, [{ frame: 'ack', sequence: 1, chain: link.receivedChain }]);
  assert.equal(receiveFrame(link, { ...first, sequence: 3 }, USA, 2).refusal?.reason, 'gap');
  const forged = receiveFrame(link, { ...first, sequence: 2 }, USA, 2);
  assert.equal(forged.refusal?.reason, 'chain');
  assert.equal(forged.disconnect, true);
  assert.equal(link.received, 1);
  assert.equal(link.refused, 3);
});

test('an acknowledgement of other statements than were sent, or of more, ends the link, and nothing counts as held', () => {
  const link = createLink('usa');
  Object.assign(link, { up: true, greeted: true });
  offer(link, statement(1, 'warning', 'kor-w1'));
  offer(link, statement(2, 'warning', 'kor-w2'));
  const [, second] = drain(link) as Extract<Frame, { frame: 'statement' }>[];
  const ack = (sequence: number, chain: string) =>
    receiveFrame(link, { frame: 'ack', sequence, chain }, KOR, 1);
  const other = ack(2, 'f'.repeat(64));
  assert.deepEqual([other.refusal?.reason, other.disconnect], ['chain', true]);
  assert.equal(ack(3, second!.chain).refusal?.reason, 'gap');
  assert.deepEqual([link.acknowledged, link.inFlight.length], [0, 2]);
  assert.equal(ack(2, second!.chain).refusal, null);
  assert.deepEqual([link.acknowledged, link.inFlight.length], [2, 0]);
  assert.equal(ack(2, 'f'.repeat(64)).refusal?.reason, 'chain', 'nor of what was held before');
});

test('a hello of another mode, node or version, and one that lost what it had, is refused', () => {
  const { link } = received();
  const hello = {
    frame: 'hello',
    version: 1,
    node: 'kor',
    mode: 'exercise',
    received: 0,
    receivedChain: '0'.repeat(64),
  } as const;
  const reason = (frame: Frame): string | undefined => {
    link.greeted = false;
    return receiveFrame(link, frame, USA, 3).refusal?.reason;
  };
  assert.equal(reason({ ...hello, mode: 'actual' }), 'wrong-mode');
  assert.equal(reason({ ...hello, node: 'jpn' }), 'wrong-node');
  assert.equal(reason({ ...hello, version: 2 }), 'wrong-version');
  assert.equal(reason({ ...hello, received: 5 }), 'lost-here');
  assert.equal(reason(hello), undefined);
  assert.equal(receiveFrame(link, hello, USA, 3).refusal?.reason, 'repeated-hello');
  offer(link, statement(9, 'warning', 'usa-w1'));
  drain(link);
  const entry = link.inFlight[0]!;
  receiveFrame(link, { frame: 'ack', sequence: 1, chain: entry.chain }, USA, 3);
  assert.equal(reason(hello), 'lost-at-peer');
});

test('before a hello nothing is taken', () => {
  const link = createLink('kor');
  setLink(link, true, USA);
  const outcome = receiveFrame(link, { frame: 'heartbeat', sentMs: 1, lastSequence: 0 }, USA, 1);
  assert.equal(outcome.refusal?.reason, 'no-hello');
});
