import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { sha256 } from '../../seal/index.ts';
import {
  bits,
  boolean,
  explicit,
  integer,
  objectId,
  octets,
  sequence,
  set,
  time,
  utf8,
} from './der.ts';

/** id-Ed25519, both of the key and of the signature (RFC 8410 section 3). */
const ED25519 = sequence(objectId('1.3.101.112'));

/** How far back a certificate reaches: a peer's clock may be behind ours. */
const BACKDATE_MS = 24 * 3_600_000;

/**
 * How long a certificate lives. Peers pin the key and never look at dates, so nothing stops
 * when it ends; the certificate is made anew from the key at each start.
 */
const LIFE_MS = 825 * 24 * 3_600_000;

/**
 * A self-signed X.509 version 3 certificate (RFC 5280 section 4.1) over an Ed25519 key
 * (RFC 8410), for both ends of a link: it only carries the key, which is what peers know.
 *
 * @param privateKey Ed25519; throws for another kind
 * @param commonName the node's id
 * @param nowMs the machine's time
 * @returns PEM
 */
export function selfSignedCertificate(
  privateKey: KeyObject,
  commonName: string,
  nowMs: number,
): string {
  if (privateKey.asymmetricKeyType !== 'ed25519') {
    throw new TypeError('selfSignedCertificate: not an Ed25519 key');
  }
  const publicKey = new Uint8Array(
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
  );
  const name = sequence(set(sequence(objectId('2.5.4.3'), utf8(commonName))));
  const toBeSigned = sequence(
    explicit(0, integer(Uint8Array.of(2))),
    integer(serialNumber(publicKey, nowMs)),
    ED25519,
    name,
    sequence(time(nowMs - BACKDATE_MS), time(nowMs + LIFE_MS)),
    name,
    publicKey,
    explicit(3, extensions()),
  );
  const signature = new Uint8Array(sign(null, toBeSigned, privateKey));
  return pem(sequence(toBeSigned, ED25519, bits(signature)));
}

/** Basic constraints, key usage and extended key usage: RFC 5280 sections 4.2.1.9, .3, .12. */
function extensions(): Uint8Array {
  const critical = boolean(true);
  const digitalSignature = bits(Uint8Array.of(0x80), 7);
  const serverAndClient = sequence(objectId('1.3.6.1.5.5.7.3.1'), objectId('1.3.6.1.5.5.7.3.2'));
  return sequence(
    sequence(objectId('2.5.29.19'), critical, octets(sequence())),
    sequence(objectId('2.5.29.15'), critical, octets(digitalSignature)),
    sequence(objectId('2.5.29.37'), octets(serverAndClient)),
  );
}

/** Positive, at most 20 octets, another one for each certificate (RFC 5280 section 4.1.2.2). */
function serialNumber(publicKey: Uint8Array, nowMs: number): Uint8Array {
  const text = new TextEncoder().encode(String(nowMs));
  const serial = sha256(Buffer.concat([publicKey, text])).slice(0, 16);
  serial[0] = (serial[0]! & 0x7f) | 0x40;
  return serial;
}

function pem(certificate: Uint8Array): string {
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
