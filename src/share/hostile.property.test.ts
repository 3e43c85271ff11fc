import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serialize } from 'node:v8';
import fc from 'fast-check';
import { canonicalBytes, seal } from '../seal/index.ts';
import { MAX_ALLIED, MAX_STANDS_MS, standingStatements } from './allied.ts';
import { inLane } from './lane.ts';
import { type LinkState, MAX_IN_FLIGHT, nextChain, receiveFrame, setLink } from './link.ts';
import { MAX_RELAYED_WARNINGS, offer } from './outbox.ts';
import type { Peer } from './peer.ts';
import { namedVerifier, signerNamed } from './probe.fixture.ts';
import { readFrame } from './read.ts';
import { MAX_SEEN } from './seen.ts';
import { acceptStatement, createShare, type ShareState } from './share.ts';
import { type SignedStatement, STATEMENT_TYPE, type Statement } from './statement.ts';
import { waitingCount, waitingIn } from './waiting.ts';

const T0 = 1_800_000_000_000;
const LABEL = {
  ...{ classification: 'unclassified' as const, releasableTo: ['aus', 'jpn', 'usa'], caveats: [] },
  ...{ delayS: 0, fidelity: 'minimum' as const },
};

const peerNamed = (node: string, more: Partial<Peer> = {}): Peer => ({
  ...{ node, statementKey: `key of ${node}`, clearance: 'secret', releaseClasses: ['minimum'] },
  ...{ relay: false, origins: [], ...more },
});

/** A hub: Korea is honest, Mordor has a key that is good and keeps no rule, Japan is handed on to. */
function hub(): ShareState {
  const state = createShare('usa', 'exercise', LABEL, [
    peerNamed('kor'),
    peerNamed('mordor'),
    peerNamed('jpn', { relay: true }),
  ]);
  for (const [peer, link] of state.links) {
    setLink(link, true, state);
    if (peer !== 'mordor') Object.assign(link, { greeted: true, speaks: ['consult', 'tracks'] });
  }
  return state;
}

interface Saying {
  readonly about: 'hazard' | 'warning';
  readonly subject: number;
  readonly number: number;
  readonly timeMs?: number;
  readonly expiresMs?: number;
  readonly text?: string;
  readonly releaseClass?: string;
}

function said(origin: string, saying: Saying, key = origin): SignedStatement {
  const { about, subject, number, text = '', timeMs = T0 } = saying;
  const { expiresMs = T0 + 3_600_000, releaseClass = 'minimum' } = saying;
  const common = { hazard: `${origin}-h${subject}`, revision: number, kind: 'ballistic' } as const;
  const content: Statement['content'] =
    about === 'hazard'
      ? {
          ...{ ...common, about, status: 'open', areas: [], arrivals: [] },
          ...{ earliestMs: null, latestMs: null },
        }
      : {
          ...{ ...common, about, warning: `${origin}-w${subject}`, state: 'released' },
          ...{ areas: [], polygons: [], issuedMs: T0, expiresMs },
          texts: { en: { headline: 'h', description: text, instruction: 'i' } },
        };
  const body: Statement = {
    ...{ id: `${origin}-s${number}`, origin, mode: 'exercise', releaseClass, timeMs },
    ...{ label: LABEL, content },
  };
  return seal(STATEMENT_TYPE, body, signerNamed(`key of ${key}`));
}

/** As the watch does it; answers whether the statement, if there was one, was believed. */
function hear(state: ShareState, from: string, bytes: Uint8Array): boolean | null {
  const read = readFrame(bytes);
  if (!read.ok) return null;
  const link = state.links.get(from)!;
  const { statement, disconnect } = receiveFrame(link, read.frame, state, T0);
  if (disconnect) setLink(link, true, state);
  if (statement === null) return null;
  return acceptStatement(state, from, statement, namedVerifier, T0).ok;
}

const number = fc.oneof(
  fc.nat(8),
  fc.constantFrom(
    -1,
    0.5,
    1e15,
    Number.MAX_SAFE_INTEGER,
    2 ** 60,
    1e308,
    null as never,
    '7' as never,
  ),
);
const text = fc.constantFrom('', 'x'.repeat(5000), '\ud800', '[['.repeat(2000), '__proto__', '\0');

/** What the next frame is, and what is wrong with it. */
const trick = fc.record({
  frame: fc.constantFrom(
    ...['hello', 'statement', 'statement', 'statement', 'ack', 'rejected', 'heartbeat', 'refused'],
  ),
  wrong: fc.constantFrom(
    ...['', '', '', 'sequence', 'chain', 'origin', 'key', 'node', 'mode', 'cut', 'bits', 'deep'],
    ...['again', 'jump', 'back', 'counts', 'time'],
  ),
  number,
  text,
  subject: fc.nat(5),
});

type Trick = typeof trick extends fc.Arbitrary<infer T> ? T : never;

function frameOf(link: LinkState, each: Trick, n: number, past: readonly Uint8Array[]): Uint8Array {
  const { frame, wrong, subject } = each;
  if (wrong === 'again' && past.length > 0) return past[subject % past.length]!;
  const origin = wrong === 'origin' ? 'kor' : 'mordor';
  const timeMs = wrong === 'time' ? 8e15 : T0;
  const about = subject % 2 === 0 ? ('hazard' as const) : ('warning' as const);
  const statement = said(origin, { about, subject, number: n + 1, timeMs }, 'mordor');
  const step = wrong === 'jump' ? 7 : wrong === 'back' ? -3 : 1;
  const chain = wrong === 'chain' ? 'f'.repeat(64) : nextChain(link.receivedChain, statement);
  const counts = wrong === 'counts' || wrong === 'sequence';
  const sequence = counts ? each.number : link.received + step;
  const whole: Record<string, unknown> = {
    frame,
    ...(frame === 'hello'
      ? {
          ...{ version: 1, node: wrong === 'node' ? 'kor' : 'mordor', speaks: [each.text] },
          ...{ mode: wrong === 'mode' ? 'actual' : 'exercise' },
          received: counts ? each.number : link.acknowledged,
          receivedChain: link.acknowledgedChain,
        }
      : {}),
    ...(frame === 'statement' ? { sequence, chain, statement } : {}),
    ...(frame === 'ack' ? { sequence: counts ? each.number : link.sequenced, chain } : {}),
    ...(frame === 'heartbeat' ? { sentMs: each.number, lastSequence: sequence } : {}),
    ...(frame === 'rejected' ? { sequence, reason: each.text, message: each.text } : {}),
    ...(frame === 'refused' ? { reason: each.text, message: each.text } : {}),
  };
  let json = JSON.stringify(whole);
  if (wrong === 'deep') json = json.replace('{', `{"x":${'['.repeat(5000)}${']'.repeat(5000)},`);
  const bytes = new TextEncoder().encode(json);
  if (wrong === 'cut') return bytes.slice(0, (bytes.length * subject) / 6);
  const at = Math.floor((bytes.length * subject) / 6);
  if (wrong === 'bits') bytes[at] = bytes[at]! ^ (1 << subject);
  return bytes;
}

test('whatever a peer with a good key sends in whatever order, nothing is thrown and nobody else is touched', () => {
  let believed = 0;
  fc.assert(
    fc.property(fc.array(trick, { maxLength: 60 }), (tricks) => {
      const state = hub();
      const link = state.links.get('mordor')!;
      const past: Uint8Array[] = [];
      const hello = { frame: 'hello', wrong: '', number: 0, text: '', subject: 0 };
      let received = 0;
      tricks.forEach((each, n) => {
        if (!link.greeted && n % 3 !== 0) hear(state, 'mordor', frameOf(link, hello, n, []));
        const bytes = frameOf(link, each, n, past);
        past.push(bytes);
        if (hear(state, 'mordor', bytes) === true) believed += 1;
        assert.ok(
          link.received === received || link.received === received + 1,
          'one after another',
        );
        received = link.received;
      });
      const kor = state.links.get('kor')!;
      assert.deepEqual([kor.received, kor.refused, kor.rejected], [0, 0, 0]);
      const shown = [...state.allied.keys()].filter((pool) => !pool.startsWith('mordor/'));
      assert.deepEqual(shown, [], 'nothing stands under another’s name');
      const statement = said('kor', { about: 'warning', subject: 1, number: 1 });
      const chain = nextChain(kor.receivedChain, statement);
      const frame = canonicalBytes({ frame: 'statement', sequence: 1, chain, statement });
      assert.equal(hear(state, 'kor', frame), true);
      const onward = waitingIn(state.links.get('jpn')!.waiting);
      assert.ok(onward.some(({ signature }) => signature === statement.signature));
      assert.ok(onward.every(({ body }) => ['kor', 'mordor'].includes(body.origin)));
    }),
    { numRuns: 400 },
  );
  assert.ok(believed > 120, `${believed} statements were good`);
});

test('an originator that never stops fills its own room, and neither memory nor another’s', () => {
  const state = hub();
  const onward = state.links.get('jpn')!;
  const accept = (origin: string, saying: Saying): boolean =>
    acceptStatement(state, origin, said(origin, saying), namedVerifier, T0).ok;
  assert.ok(accept('kor', { about: 'warning', subject: 1, number: 1 }));
  assert.ok(accept('kor', { about: 'hazard', subject: 1, number: 2 }));
  const text = 'x'.repeat(40_000);
  let told = 0;
  for (let n = 1; n <= 6000; n++) {
    const large = n % 8 === 0 ? { text } : {};
    const about = n % 3 === 0 ? 'hazard' : 'warning';
    const verdict = acceptStatement(
      state,
      'mordor',
      said('mordor', { about, subject: n, number: n, releaseClass: 'minimum', ...large }),
      namedVerifier,
      T0,
    );
    assert.ok(verdict.ok);
    told += verdict.releases.filter(({ reason }) => reason === 'too-many-wait').length;
  }
  assert.ok(told > 1000, 'what is let go is said');
  const { relayed } = onward.waiting;
  assert.ok(relayed.origins.get('mordor')!.count <= MAX_RELAYED_WARNINGS);
  assert.ok(relayed.origins.get('mordor')!.weight <= 16 << 20);
  assert.equal(inLane(relayed)[0]?.body.origin, 'kor', 'what another said still waits');
  for (const [name, { words, weight }] of state.allied) {
    assert.ok(words.size <= MAX_ALLIED && weight <= 10 << 20, name);
  }
  assert.ok(state.allied.get('kor/warning')!.words.size === 1);
  const bytes = serialize(state).length;
  assert.ok(bytes < 64 << 20, `${bytes} bytes`);
  assert.equal(offer(onward, said('usa', { about: 'warning', subject: 1, number: 1 })), null);
  assert.equal(waitingIn(onward.waiting)[0]?.body.origin, 'usa', 'our own goes first');
});

test('an originator that announces keys without end fills its own room alone', () => {
  const state = hub();
  const { relayed } = state.links.get('jpn')!.waiting;
  const label = { ...LABEL, releasableTo: ['jpn', 'usa'] };
  const accept = (origin: string, content: Statement['content'], n: number) => {
    const body = { ...said(origin, { about: 'warning', subject: n, number: n }).body, label };
    const statement = seal(STATEMENT_TYPE, { ...body, content }, signerNamed(`key of ${origin}`));
    return acceptStatement(state, origin, statement, namedVerifier, T0);
  };
  const warning = said('kor', { about: 'warning', subject: 1, number: 1 }).body.content;
  assert.ok(accept('kor', warning, 1).ok);
  let told = 0;
  for (let n = 1; n <= MAX_RELAYED_WARNINGS + 500; n++) {
    const key = {
      about: 'key',
      revision: n,
      key: 'k'.repeat(43),
      untilMs: T0,
      proof: 'p',
    } as const;
    const verdict = accept('mordor', key, n);
    assert.ok(verdict.ok);
    told += verdict.releases.filter(({ reason }) => reason === 'too-many-wait').length;
  }
  assert.ok(relayed.origins.get('mordor')!.count <= MAX_RELAYED_WARNINGS);
  assert.equal(told, 500, 'what is let go is said');
  assert.equal(inLane(relayed)[0]?.body.origin, 'kor');
});

test('names of statements are remembered by originator, and no more than twice what is promised', () => {
  const state = hub();
  const first = said('kor', { about: 'warning', subject: 1, number: 1 });
  assert.ok(acceptStatement(state, 'kor', first, namedVerifier, T0).ok);
  const made = said('mordor', { about: 'hazard', subject: 1, number: 1 });
  for (let n = 1; n <= 2 * MAX_SEEN + 10; n++) {
    const signature = `${n}.`.padEnd(64, '0');
    const copy = { ...made, signature };
    acceptStatement(state, 'mordor', copy, { verify: () => true }, T0);
  }
  const { young, old } = state.seen.get('mordor')!;
  assert.ok(young.size + old.size <= 2 * MAX_SEEN);
  assert.ok(old.size + young.size >= MAX_SEEN);
  const again = acceptStatement(state, 'kor', first, namedVerifier, T0);
  assert.equal(again.ok ? '' : again.reason, 'repeated', 'another’s are still known');
});

test('a warning of another that would never end stands for a fortnight after it was heard', () => {
  const state = hub();
  const endless = said('mordor', {
    about: 'warning',
    subject: 1,
    number: 1,
    expiresMs: 8e15,
    timeMs: 8e15,
  });
  assert.ok(acceptStatement(state, 'mordor', endless, namedVerifier, T0).ok);
  assert.equal(standingStatements(state, T0 + MAX_STANDS_MS - 1).length, 1);
  assert.equal(standingStatements(state, T0 + MAX_STANDS_MS).length, 0);
});

test('a peer that takes nothing costs a bounded window whatever is told to it', () => {
  const state = hub();
  const link = state.links.get('jpn')!;
  for (let n = 1; n <= 20_000; n++) {
    offer(link, said('usa', { about: 'hazard', subject: n, number: n }));
  }
  assert.ok(waitingCount(link.waiting) <= 4096);
  assert.ok(link.inFlight.length <= MAX_IN_FLIGHT);
});
