// Checks the proof of one ledger entry with Node.js (20 or newer) and nothing else:
//
//   node verify-entry.mjs PROOF.json PUBLIC-KEY
//
// PUBLIC-KEY is the node's key as its operator told you by another way (43 letters, base64url).
// Exit code 0: the entry stood in that node's ledger when the checkpoint was signed. 3: it is not proven.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [file, publicKey] = process.argv.slice(2);
if (file === undefined || publicKey === undefined) {
  console.error('Usage: node verify-entry.mjs PROOF.json PUBLIC-KEY');
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
if (proof.format !== 'bongsu/ledger-proof/1') fail('the file is no proof of this format');
const { index } = proof;

// 1. The checkpoint (C2SP tlog-checkpoint in a C2SP signed-note): a text, an empty line, a
//    signature line "— name base64(4 bytes of key id, 64 bytes of Ed25519)".
const split = proof.checkpoint.lastIndexOf('\n\n');
const text = proof.checkpoint.slice(0, split + 1);
const signed = /^— (\S+) (\S+)\n$/u.exec(proof.checkpoint.slice(split + 2));
if (split < 0 || signed === null) fail('the checkpoint is no signed note');
const [origin, size, root] = text.split('\n');
const [name, blob] = [signed[1], base64(signed[2])];
if (name !== origin) fail('the checkpoint is signed under another name than its own');

const rawKey = Buffer.from(publicKey, 'base64url');
if (rawKey.length !== 32) fail('the public key is not 32 bytes of base64url');
const keyId = sha256(Buffer.from(`${name}\n`), Buffer.of(1), rawKey).subarray(0, 4);
if (!keyId.equals(blob.subarray(0, 4))) fail('the checkpoint was signed with another key');
const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), rawKey]);
const key = createPublicKey({ key: spki, type: 'spki', format: 'der' });
if (!verify(null, Buffer.from(text), key, blob.subarray(4))) fail('the signature is wrong');

// 2. The path from the entry up to the root (RFC 9162 section 2.1.3.2). The leaf is a salted
//    commitment, so that the paths of other entries' proofs tell nothing about this one.
const node = (left, right) => sha256(Buffer.of(1), left, right);
let hash = sha256(Buffer.of(0), sha256(base64(proof.salt), base64(proof.entry)));
let at = BigInt(index);
let last = BigInt(size) - 1n;
if (at < 0n || at > last) fail(`entry ${index} is not among the ${size} of the checkpoint`);
for (const sibling of proof.path.map(base64)) {
  if (last === 0n) fail('the path is too long');
  if (at % 2n === 1n || at === last) {
    hash = node(sibling, hash);
    while (at % 2n === 0n && at !== 0n) {
      at /= 2n;
      last /= 2n;
    }
  } else {
    hash = node(hash, sibling);
  }
  at /= 2n;
  last /= 2n;
}
if (last !== 0n) fail('the path is too short');
if (hash.toString('base64') !== root) fail('the entry is not under the signed root');

// 3. What was proven.
const time = /^timeMs (\d+)/m.exec(text)?.[1];
console.log(`Proven: entry ${index} of ${size} in ${origin}`);
if (time !== undefined)
  console.log(`signed by its node at ${new Date(Number(time)).toISOString()}`);
const entry = base64(proof.entry);
console.log(entry[0] === 0x7b ? entry.toString() : `a chunk of inputs, ${entry.length} bytes`);
