import assert from 'node:assert/strict';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { publicKeyText } from '../../seal/index.ts';
import { selfSignedCertificate } from './certificate.ts';
import { integer, objectId, octets, time } from './der.ts';

const NOW_MS = Date.UTC(2026, 10, 21, 12);

test('the certificate carries the key and is signed by it', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const read = new X509Certificate(selfSignedCertificate(privateKey, 'kor', NOW_MS));
  assert.equal(publicKeyText(read.publicKey), publicKeyText(privateKey));
  assert.ok(read.verify(read.publicKey));
  assert.equal(read.subject, 'CN=kor');
  assert.equal(read.issuer, 'CN=kor');
  assert.equal(read.ca, false);
  assert.deepEqual(read.keyUsage, ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
  assert.ok(Date.parse(read.validFrom) < NOW_MS && Date.parse(read.validTo) > NOW_MS);
});

test('another key makes another serial number, positive and of at most 20 octets', () => {
  const serials = Array.from({ length: 20 }, () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    return new X509Certificate(selfSignedCertificate(privateKey, 'kor', NOW_MS)).serialNumber;
  });
  assert.equal(new Set(serials).size, 20);
  for (const serial of serials) assert.match(serial, /^[4-7][0-9A-F]{31}$/);
});

test('only Ed25519 keys are taken', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  assert.throws(() => selfSignedCertificate(privateKey, 'kor', NOW_MS), TypeError);
});

test('DER is the shortest form: examples of X.690', () => {
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  assert.equal(hex(objectId('2.100.3')), '0603813403', 'section 8.19.5');
  assert.equal(hex(objectId('1.3.101.112')), '06032b6570', 'RFC 8410 section 3');
  assert.equal(hex(integer(Uint8Array.of(0, 0, 0x7f))), '02017f');
  assert.equal(hex(integer(Uint8Array.of(0x80))), '02020080');
  assert.equal(hex(octets(new Uint8Array(201))).slice(0, 6), '0481c9', 'section 8.1.3.5');
  assert.equal(
    Buffer.from(time(Date.UTC(2049, 11, 31, 23, 59, 59)))
      .toString()
      .slice(2),
    '491231235959Z',
  );
  assert.equal(
    Buffer.from(time(Date.UTC(2050, 0, 1)))
      .toString()
      .slice(2),
    '20500101000000Z',
  );
});
