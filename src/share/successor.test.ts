import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seal } from '../seal/index.ts';
import { keyHeldBy, noteForgotten } from './announced.ts';
import { CHAIN_START, receiveFrame, setLink } from './link.ts';
import { connect, exchange, namedVerifier, pairOf, shareOf, signerNamed } from './probe.fixture.ts';
import { acceptStatement, createShare } from './share.ts';
import { type SignedStatement, STATEMENT_TYPE } from './statement.ts';
import { announceKey, hearKey, keysOf, proveSuccession } from './successor.ts';
import { waitingCount } from './waiting.ts';

const T0 = 1_795_000_000_000;
const OLD = signerNamed('key of kor');
/** Of the form of a key, as the reader asks for it. */
const NEXT = signerNamed('N'.repeat(43));
const UNTIL = T0 + 1000;

/** Korea has announced its next key, and the United States has heard of it. */
function announced() {
  const pair = pairOf(shareOf('kor', 'usa'), shareOf('usa', 'kor'));
  connect(pair, T0);
  const succession = {
    node: 'kor',
    mode: 'exercise',
    from: OLD.publicKey,
    key: NEXT.publicKey,
  } as const;
  const next = { key: NEXT.publicKey, untilMs: UNTIL, proof: proveSuccession(succession, NEXT) };
  const shared = announceKey(pair.a, next, OLD, namedVerifier, T0);
  assert.ok(shared?.statement);
  exchange(pair, T0);
  const [heard] = pair.accepted.get('usa') ?? [];
  assert.ok(heard !== undefined && hearKey(pair.b, heard, namedVerifier, T0));
  return { pair, heard, next };
}

test('both keys are taken until the old one ends, and the next one alone afterwards', () => {
  const { pair, heard } = announced();
  const accepts = (signer: typeof OLD, n: number, atMs: number): boolean => {
    const body = { ...heard.body, id: `kor-s${n}`, timeMs: T0 };
    const statement = seal(STATEMENT_TYPE, body, signer) as SignedStatement;
    return acceptStatement(pair.b, 'kor', statement, namedVerifier, atMs).ok;
  };
  assert.deepEqual([accepts(OLD, 1, UNTIL), accepts(NEXT, 2, UNTIL)], [true, true]);
  assert.deepEqual([accepts(OLD, 3, UNTIL + 1), accepts(NEXT, 4, UNTIL + 1)], [false, true]);
  assert.equal(accepts(signerNamed('another'), 5, UNTIL), false);
  assert.deepEqual(keysOf(pair.b, 'kor', NEXT.publicKey, UNTIL), [NEXT.publicKey]);
});

test('who holds our next key is said until it is our key, and of who lacks it afterwards too', () => {
  const { pair } = announced();
  const link = pair.a.links.get('usa')!;
  assert.deepEqual(keyHeldBy(pair.a, link, OLD.publicKey), { key: NEXT.publicKey, held: 'held' });
  assert.equal(keyHeldBy(pair.a, link, NEXT.publicKey), null);
  pair.a.announced = { ...pair.a.announced!, refusedBy: ['usa'] };
  assert.equal(keyHeldBy(pair.a, link, NEXT.publicKey)?.held, 'refused');
});

test('a peer that no link was ever made with is told in what is exported to it, and by a link where it reads that', () => {
  const pair = pairOf(shareOf('kor', 'usa'), shareOf('usa', 'kor'));
  const succession = { node: 'kor', mode: 'exercise', from: OLD.publicKey } as const;
  const proof = proveSuccession({ ...succession, key: NEXT.publicKey }, NEXT);
  const next = { key: NEXT.publicKey, untilMs: UNTIL, proof };
  const shared = announceKey(pair.a, next, OLD, namedVerifier, T0);
  assert.deepEqual(
    shared?.releases.map(({ peer, what }) => [peer, what]),
    [['usa', 'released-to']],
  );
  const link = pair.a.links.get('usa')!;
  const held = (): string | undefined => keyHeldBy(pair.a, link, OLD.publicKey)?.held;
  assert.equal(held(), 'no-link');
  const hello = { frame: 'hello', version: 1, node: 'usa', mode: 'exercise', received: 0 } as const;
  const older = structuredClone(link);
  setLink(older, true, pair.a);
  const answer = receiveFrame(older, { ...hello, receivedChain: CHAIN_START }, pair.a, T0);
  assert.deepEqual([answer.frames, waitingCount(older.waiting)], [[], 0], 'an older program');
  assert.equal(keyHeldBy(pair.a, older, OLD.publicKey)?.held, 'not-told');
  const after = structuredClone(pair.a);
  const id = after.announced?.id ?? '';
  assert.deepEqual(
    noteForgotten(after, 'usa', answer.forgotten ?? []).map(({ what, peer, about }) => [
      what,
      peer,
      about,
    ]),
    [['withheld-from', 'usa', id]],
  );
  // Its next program reads announcements, and this one did not go there.
  older.speaks = ['key'];
  assert.equal(keyHeldBy(after, older, OLD.publicKey)?.held, 'not-told');
  connect(pair, T0);
  exchange(pair, T0);
  assert.equal(held(), 'held');
  assert.equal(pair.accepted.get('usa')?.[0]?.body.content.about, 'key');
});

test('a hub does not say that it handed a next key on to a peer whose program does not read it', () => {
  const hub = shareOf('usa', 'kor');
  const other = { ...hub.peers[0]!, node: 'jpn', statementKey: 'key of jpn', relay: true };
  const state = createShare('usa', 'exercise', hub.label, [...hub.peers, other]);
  const { heard } = announced();
  const label = { ...heard.body.label, releasableTo: ['usa', 'jpn'] };
  const link = state.links.get('jpn')!;
  const handedOn = (id: string): unknown => {
    const signed = seal(STATEMENT_TYPE, { ...heard.body, id, label }, OLD) as SignedStatement;
    const verdict = acceptStatement(state, 'kor', signed, namedVerifier, T0);
    assert.ok(verdict.ok);
    return verdict.releases.map(({ what, reason }) => [what, reason, waitingCount(link.waiting)]);
  };
  assert.deepEqual(handedOn('kor-s1'), [['forwarded-to', 'lattice', 1]], 'by files');
  Object.assign(link, { lastHeardMs: T0, speaks: ['key'] });
  assert.deepEqual(handedOn('kor-s2'), [['forwarded-to', 'lattice', 2]]);
  link.speaks = [];
  assert.deepEqual(handedOn('kor-s3'), [['withheld-from', 'not-understood', 2]]);
});

test('a key whose holder has not signed that it follows is neither announced nor taken', () => {
  const { pair, heard, next } = announced();
  const forged = { ...next, key: 'M'.repeat(43) };
  assert.equal(announceKey(pair.a, forged, OLD, namedVerifier, T0), null);
  pair.b.successors.clear();
  const content = { ...heard.body.content, key: 'M'.repeat(43) };
  const statement = seal(STATEMENT_TYPE, { ...heard.body, content }, OLD) as SignedStatement;
  assert.equal(hearKey(pair.b, statement, namedVerifier, T0), false);
  assert.equal(pair.b.successors.size, 0);
});

/** Korea, known by its first key, says with one key that another follows. */
function row() {
  const state = shareOf('usa', 'kor');
  const first = signerNamed(nameOfKey(1));
  state.peers = [{ ...state.peers[0]!, statementKey: first.publicKey }];
  let revision = 0;
  const say = (by: number, next: number, untilMs: number, atMs = T0) => {
    revision += 1;
    const from = nameOfKey(by);
    const key = nameOfKey(next);
    const succession = { node: 'kor', mode: 'exercise', from, key } as const;
    const proof = proveSuccession(succession, signerNamed(key));
    const content = { about: 'key', revision, key, untilMs, proof } as const;
    const { heard } = announced();
    const body = { ...heard.body, content };
    const statement = seal(STATEMENT_TYPE, body, signerNamed(from)) as SignedStatement;
    return hearKey(state, statement, namedVerifier, atMs);
  };
  /** Numbers of the keys that are taken by whose settings name the key `named`. */
  const taken = (named: number, atMs: number): number[] =>
    keysOf(state, 'kor', nameOfKey(named), atMs).map((key) => Number.parseInt(key, 10));
  return { state, say, taken };
}

function nameOfKey(n: number): string {
  return `${n}`.padEnd(43, 'k');
}

test('changes that follow each other within one overlap all count, each key until its own end', () => {
  const { say, taken } = row();
  assert.ok(say(1, 2, T0 + 3000) && say(2, 3, T0 + 2000) && say(3, 4, T0 + 1000));
  assert.deepEqual(taken(1, T0), [1, 2, 3, 4]);
  assert.deepEqual(taken(1, T0 + 1500), [1, 2, 4]);
  assert.deepEqual(taken(1, T0 + 9000), [4]);
  // What stands before the key that the settings name counts no more.
  assert.deepEqual([taken(2, T0), taken(4, T0)], [[2, 3, 4], [4]]);
});

test('an announcement that is said again counts once, and an older one that comes late does not', () => {
  const { state, say, taken } = row();
  assert.ok(say(1, 2, T0 + 1000) && say(1, 2, T0 + 5000));
  assert.deepEqual(taken(1, T0 + 2000), [1, 2], 'it has more time');
  assert.ok(say(2, 3, T0 + 1000));
  assert.deepEqual(taken(1, T0 + 2000), [1, 3]);
  // Once the node has gone on, whoever has the old key gives it no more time; less it may have.
  assert.ok(say(1, 2, T0 + 9000));
  assert.deepEqual(taken(1, T0 + 6000), [3]);
  assert.ok(say(1, 2, T0 + 3000));
  assert.deepEqual(taken(1, T0 + 4000), [3]);
  const before = state.successors.get('kor');
  assert.equal(before?.length, 2);
  const said = before.map((each) => ({ ...each, revision: 99 }));
  state.successors.set('kor', said);
  assert.equal(say(1, 2, T0 + 9000), false);
  assert.deepEqual(state.successors.get('kor'), said);
});

test('a node may announce another key in place of the next one, but not once that one has announced its own', () => {
  const { say, taken } = row();
  assert.ok(say(1, 2, T0 + 1000) && say(1, 3, T0 + 1000));
  assert.deepEqual(taken(1, T0), [1, 3]);
  assert.ok(say(3, 4, T0 + 1000));
  assert.equal(say(1, 5, T0 + 1000), false);
  assert.deepEqual(taken(1, T0), [1, 3, 4]);
});

test('once the next key has signed something that is accepted, whoever holds the old one names no other and gives it no more time', () => {
  const { pair, heard } = announced();
  const accepts = (body: typeof heard.body, signer: typeof OLD): boolean =>
    acceptStatement(
      pair.b,
      'kor',
      seal(STATEMENT_TYPE, body, signer) as SignedStatement,
      namedVerifier,
      T0,
    ).ok;
  let revision = T0;
  const says = (signer: typeof OLD, next: typeof OLD, untilMs: number) => {
    revision += 1;
    const { publicKey: from } = signer;
    const { publicKey: key } = next;
    const succession = { node: 'kor', mode: 'exercise', from, key } as const;
    const proof = proveSuccession(succession, next);
    const content = { about: 'key', revision, key, untilMs, proof } as const;
    const statement = seal(STATEMENT_TYPE, { ...heard.body, content }, signer) as SignedStatement;
    return hearKey(pair.b, statement, namedVerifier, T0);
  };
  const taken = (atMs: number): readonly string[] =>
    keysOf(pair.b, 'kor', OLD.publicKey, atMs).map((key) => key.slice(0, 1));
  const thief = signerNamed('T'.repeat(43));
  const lasts = signerNamed('L'.repeat(43));
  assert.ok(accepts({ ...heard.body, id: 'kor-s1' }, OLD));
  assert.ok(says(OLD, lasts, UNTIL), 'the officer had announced the wrong one');
  assert.ok(says(OLD, NEXT, UNTIL));
  assert.ok(accepts({ ...heard.body, id: 'kor-s2' }, NEXT));
  assert.equal(says(OLD, thief, UNTIL + 1000), false);
  assert.equal(says(OLD, NEXT, UNTIL + 1000), 'ends-as-before');
  assert.deepEqual([taken(UNTIL), taken(UNTIL + 1)], [['k', 'N'], ['N']]);
  // The node itself goes on from the key that it has.
  assert.ok(says(NEXT, lasts, UNTIL + 2000));
  assert.deepEqual(taken(UNTIL + 1), ['N', 'L']);
});

test('what the next key signed before it was announced, anew or at all, does not freeze a node that is back at its old key', () => {
  const MINUTE = 60_000;
  const { pair, heard } = announced();
  let revision = T0;
  const says = (key: typeof OLD, atMs: number, untilMs = T0 + 90 * MINUTE): boolean => {
    const succession = { node: 'kor', mode: 'exercise', from: OLD.publicKey } as const;
    const proof = proveSuccession({ ...succession, key: key.publicKey }, key);
    revision = Math.max(revision + 1, atMs);
    const content = { about: 'key', revision, key: key.publicKey, untilMs, proof } as const;
    const body = { ...heard.body, content, timeMs: atMs };
    const statement = seal(STATEMENT_TYPE, body, OLD) as SignedStatement;
    return hearKey(pair.b, statement, namedVerifier, atMs) === 'taken';
  };
  const signs = (id: string, timeMs: number, nowMs: number): void => {
    const body = { ...heard.body, id, timeMs };
    const statement = seal(STATEMENT_TYPE, body, NEXT) as SignedStatement;
    assert.ok(acceptStatement(pair.b, 'kor', statement, namedVerifier, nowMs).ok);
  };
  const lasts = signerNamed('L'.repeat(43));
  assert.ok(says(NEXT, T0 + 10 * MINUTE), 'put back by hand, it gives its key more time');
  signs('kor-s1', T0 + 5 * MINUTE, T0 + 11 * MINUTE);
  assert.ok(says(lasts, T0 + 12 * MINUTE) && says(NEXT, T0 + 13 * MINUTE));
  // Whoever stole the old key may say so all the time, and puts off nothing that is signed later.
  revision = T0 + 999 * MINUTE;
  assert.equal(says(NEXT, T0 + 14 * MINUTE), false, 'of a time to come');
  revision = T0 + 15 * MINUTE - 1;
  assert.ok(says(NEXT, T0 + 14 * MINUTE));
  signs('kor-s2', T0 + 14 * MINUTE, T0 + 14 * MINUTE);
  assert.equal(says(lasts, T0 + 16 * MINUTE), false);
  const [last] = pair.b.successors.get('kor')!.slice(-1);
  assert.deepEqual([last?.key, last?.used], [NEXT.publicKey, true]);
});

test('whoever says what follows an old key again and again puts nothing off where the node’s clock is behind', () => {
  const { pair, heard } = announced();
  const BEHIND_MS = 50_000;
  for (let n = 1; n <= 3; n++) {
    const nowMs = T0 + n * 20_000;
    const revision = nowMs + 60_000;
    const content = { ...heard.body.content, revision } as SignedStatement['body']['content'];
    const again = seal(STATEMENT_TYPE, { ...heard.body, content }, OLD) as SignedStatement;
    assert.equal(hearKey(pair.b, again, namedVerifier, nowMs), 'taken');
  }
  const body = { ...heard.body, id: 'kor-s3', timeMs: T0 + 61_000 - BEHIND_MS };
  const signed = seal(STATEMENT_TYPE, body, NEXT) as SignedStatement;
  assert.ok(acceptStatement(pair.b, 'kor', signed, namedVerifier, T0 + 61_000).ok);
  assert.equal(pair.b.successors.get('kor')?.[0]?.used, true);
});

test('a node may go back to a key, and on from it once more', () => {
  const { say, taken } = row();
  assert.ok(say(1, 2, T0 + 1000) && say(2, 1, T0 + 2000));
  assert.deepEqual([taken(1, T0), taken(1, T0 + 1500), taken(1, T0 + 3000)], [[1, 2], [1, 2], [1]]);
  assert.ok(say(1, 2, T0 + 4000));
  assert.deepEqual([taken(1, T0), taken(1, T0 + 5000)], [[1, 2], [2]]);
  assert.ok(say(2, 1, T0 + 6000) && say(1, 3, T0 + 6000));
  assert.deepEqual([taken(1, T0 + 5500), taken(1, T0 + 7000)], [[1, 2, 3], [3]]);
});

test('however often a key changes, little is remembered, and the keys that settings name lead on', () => {
  const { state, say, taken } = row();
  const [peer] = state.peers;
  const beyond = { node: 'kor', statementKey: nameOfKey(7) };
  state.peers = [peer!, { ...peer!, node: 'jpn', origins: [beyond] }];
  for (let n = 1; n <= 60; n++) {
    assert.ok(say(n, n + 1, T0 + n * 1000 + 500, T0 + n * 1000));
    const both = [n, n + 1];
    assert.deepEqual(taken(1, T0 + n * 1000), both);
    if (n > 7) assert.deepEqual(taken(7, T0 + n * 1000), both);
  }
  assert.ok((state.successors.get('kor')?.length ?? 0) <= 16);
});
