import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { ed25519Signer, ed25519Verifier } from '../../seal/index.ts';
import { checkIntroduction, introduce, readSecret, secretText } from './invitation.ts';
import { withPeer } from './peer-entry.ts';

const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const other = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const SECRET = readSecret(secretText(new Uint8Array(32).map((_, n) => n * 7)))!;
const BODY = {
  ...({ about: 'invitation', node: 'kor', peer: 'usa', mode: 'exercise' } as const),
  ...{ invitation: '0'.repeat(32), address: '192.0.2.10:8790', expiresMs: 2000 },
};
const EXPECTED = {
  ...({ about: 'invitation', node: 'usa', mode: 'exercise' } as const),
  ...{ secret: SECRET, nowMs: 1000 },
};

test('a secret that was read out is read back, however it was typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 40 }), fc.boolean(), (random, lower) => {
      const text = secretText(random);
      const letters = text.replaceAll('-', '');
      const misread = letters.replaceAll('0', 'O').replaceAll('1', 'l');
      assert.equal(readSecret(lower ? text.toLowerCase() : ` ${text} `), letters);
      assert.equal(readSecret(misread), letters);
      assert.equal(readSecret(letters.slice(1)), null);
    }),
  );
});

test('whatever is changed in a file, or whoever else signs it, it is refused', () => {
  const good = introduce(BODY, SECRET, signer);
  assert.equal(typeof checkIntroduction(good, EXPECTED, ed25519Verifier()), 'object');
  const text = JSON.stringify(good);
  fc.assert(
    fc.property(fc.nat({ max: text.length - 1 }), fc.constantFrom(...'0aZ"}9'), (at, letter) => {
      if (text[at] === letter) return;
      let changed: unknown;
      try {
        changed = JSON.parse(text.slice(0, at) + letter + text.slice(at + 1));
      } catch {
        return;
      }
      const verdict = checkIntroduction(changed, EXPECTED, ed25519Verifier());
      // The last letter of a base64url text has bits that nothing reads.
      if (typeof verdict !== 'string') assert.deepEqual(verdict, good.body);
    }),
    { numRuns: 1000 },
  );
  const swapped = introduce(BODY, 'A'.repeat(20), other);
  assert.match(String(checkIntroduction(swapped, EXPECTED, ed25519Verifier())), /secret/);
  const stolen = { ...introduce(BODY, SECRET, other), proof: good.proof };
  assert.match(String(checkIntroduction(stolen, EXPECTED, ed25519Verifier())), /secret/);
});

test('an introduction is refused after its end, for another node, another mode, or as what it is not', () => {
  const good = introduce(BODY, SECRET, signer);
  const refused = (more: Partial<Parameters<typeof checkIntroduction>[1]>, why: RegExp): void =>
    assert.match(String(checkIntroduction(good, { ...EXPECTED, ...more }, ed25519Verifier())), why);
  refused({ nowMs: 2001 }, /expired/);
  refused({ node: 'jpn' }, /for usa/);
  refused({ mode: 'test' }, /for mode exercise/);
  refused({ about: 'answer' }, /not an answer/);
});

test('writing a peer into a configuration keeps comments, and changes a key only when told to', () => {
  const peer = introduce(BODY, SECRET, signer).body;
  const at = '# ours\nnode: usa # the hub\nlinks:\n  listen: true # for kor\n  peers: []\n';
  const once = withPeer(at, peer, false);
  assert.ok(once.ok);
  for (const comment of ['# ours', '# the hub', '# for kor'])
    assert.ok(once.text.includes(comment));
  const entry = { node: 'kor', key: peer.statementKey, address: '192.0.2.10:8790' };
  assert.deepEqual(parse(once.text), { node: 'usa', links: { listen: true, peers: [entry] } });
  const twice = withPeer(once.text, peer, false);
  assert.ok(twice.ok);
  assert.equal(twice.text, once.text);
  const changed = introduce(BODY, SECRET, other).body;
  const refused = withPeer(once.text, changed, false);
  assert.ok(!refused.ok);
  assert.match(refused.message, /another key/);
  assert.ok(withPeer(once.text, changed, true).ok);
  for (const bare of ['', '# nothing yet\n', 'node: usa\n', 'node: usa\nlinks:\n']) {
    const written = withPeer(bare, peer, false);
    assert.ok(written.ok, bare);
    assert.deepEqual(parse(written.text).links.peers, [entry]);
  }
});
