// Checks the proof that a statement went from one node to another, with Node.js (20 or newer) and
// nothing else:
//
//   node verify-exchanged.mjs PROOF.json SENDER-KEY RECEIVER-KEY
//
// The keys are those of the two nodes as their operators told you by another way (43 letters each,
// base64url). Exit code 0: both have signed that this statement was exchanged. 3: it is not proven.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [file, senderKey, receiverKey] = process.argv.slice(2);
if (file === undefined || senderKey === undefined || receiverKey === undefined) {
  console.error('Usage: node verify-exchanged.mjs PROOF.json SENDER-KEY RECEIVER-KEY');
  process.exit(2);
}

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const base64 = (text) => Buffer.from(text, 'base64');
const fail = (why) => {
  console.error(`NOT proven: ${why}`);
  process.exit(3);
};

let proof;
try {
  proof = JSON.parse(readFileSync(file, 'utf8'));
} catch (error) {
  fail(`the file cannot be read: ${error.message}`);
}
if (proof.format !== 'bongsu/exchanged-proof/1') fail('the file is no proof of this format');
const { note, sequence } = proof;
if (!Number.isSafeInteger(sequence)) fail('the number of the statement is none');

// 1. The note (C2SP tlog-checkpoint in a C2SP signed-note): a text, an empty line, and signature
//    lines "— name base64(4 bytes of key id, 64 bytes of Ed25519)".
const split = note.lastIndexOf('\n\n');
const text = note.slice(0, split + 1);
const lines = note.slice(split + 2, -1).split('\n');
const [origin, size, root] = text.split('\n');
const parts = origin.split('/');
if (split < 0 || parts.length !== 7 || !origin.startsWith('bongsu/exchanged/')) {
  fail('the note is not about what two nodes exchanged');
}
const [, , mode, from, fromLedger, to, toLedger] = parts;

/** True when the node of this name has signed the note with this key. */
function isSigned(name, publicKey) {
  const raw = Buffer.from(publicKey, 'base64url');
  if (raw.length !== 32) fail('a public key is not 32 bytes of base64url');
  const keyId = sha256(Buffer.from(`${name}\n`), Buffer.of(1), raw).subarray(0, 4);
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  const key = createPublicKey({ key: spki, type: 'spki', format: 'der' });
  return lines.some((line) => {
    const [dash, who, blob] = line.split(' ');
    if (dash !== '—' || who !== name) return false;
    const bytes = base64(blob ?? '');
    return (
      keyId.equals(bytes.subarray(0, 4)) && verify(null, Buffer.from(text), key, bytes.subarray(4))
    );
  });
}
if (!isSigned(`bongsu/${from}/${mode}/${fromLedger}`, senderKey)) fail(`${from} has not signed it`);
if (!isSigned(`bongsu/${to}/${mode}/${toLedger}`, receiverKey)) fail(`${to} has not signed it`);

// 2. The path from the statement up to the root (RFC 9162 section 2.1.3.2). The leaf is the number
//    of the statement and its hash.
const number = Buffer.alloc(8);
number.writeBigUInt64BE(BigInt(sequence));
const node = (left, right) => sha256(Buffer.of(1), left, right);
let hash = sha256(Buffer.of(0), number, sha256(base64(proof.statement)));
let at = BigInt(sequence) - 1n;
let last = BigInt(size) - 1n;
if (at < 0n || at > last) fail(`statement ${sequence} is not among the ${size} of the note`);
for (const sibling of proof.path.map(base64)) {
  if (last === 0n) fail('the path is too long');
  const isRight = at % 2n === 1n || at === last;
  hash = isRight ? node(sibling, hash) : node(hash, sibling);
  while (isRight && at % 2n === 0n && at !== 0n) [at, last] = [at / 2n, last / 2n];
  [at, last] = [at / 2n, last / 2n];
}
if (last !== 0n) fail('the path is too short');
if (hash.toString('base64') !== root) fail('the statement is not under the signed root');

// 3. What was proven. The signature inside the statement is its originator's, who may be a third.
const time = /^timeMs (\d+)/m.exec(text)?.[1];
console.log(`Proven: ${from} sent and ${to} received it, statement ${sequence} of ${size}`);
if (time !== undefined) console.log(`signed by both at ${new Date(Number(time)).toISOString()}`);
console.log(base64(proof.statement).toString());
