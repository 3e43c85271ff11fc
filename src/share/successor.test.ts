import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seal } from '../seal/index.ts';
import { connect, exchange, namedVerifier, pairOf, shareOf, signerNamed } from './probe.fixture.ts';
import { acceptStatement } from './share.ts';
import { type SignedStatement, STATEMENT_TYPE } from './statement.ts';
import { announceKey, hearKey, keysOf, proveSuccession } from './successor.ts';

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
  assert.ok(heard !== undefined && hearKey(pair.b, heard, namedVerifier));
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

test('a key whose holder has not signed that it follows is neither announced nor taken', () => {
  const { pair, heard, next } = announced();
  const forged = { ...next, key: 'M'.repeat(43) };
  assert.equal(announceKey(pair.a, forged, OLD, namedVerifier, T0), null);
  pair.b.successors.clear();
  const content = { ...heard.body.content, key: 'M'.repeat(43) };
  const statement = seal(STATEMENT_TYPE, { ...heard.body, content }, OLD) as SignedStatement;
  assert.equal(hearKey(pair.b, statement, namedVerifier), false);
  assert.equal(pair.b.successors.size, 0);
});

test('a second change counts for peers whose settings name the first key, also when it is said again', () => {
  const { pair, heard } = announced();
  const third = signerNamed('T'.repeat(43));
  const from = NEXT.publicKey;
  const key = third.publicKey;
  const proof = proveSuccession({ node: 'kor', mode: 'exercise', from, key }, third);
  for (const revision of [1, 2]) {
    const content = { about: 'key', revision, key, untilMs: UNTIL, proof } as const;
    const said = seal(STATEMENT_TYPE, { ...heard.body, content }, NEXT) as SignedStatement;
    assert.ok(hearKey(pair.b, said, namedVerifier));
    assert.deepEqual(keysOf(pair.b, 'kor', OLD.publicKey, UNTIL), [from, key]);
  }
});
