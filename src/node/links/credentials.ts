import { constants } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { Mode } from '../../mark/index.ts';
import { publicKeyText } from '../../seal/index.ts';
import { LINK_VERSION } from '../../share/index.ts';
import type { Key } from '../keys.ts';
import { selfSignedCertificate } from './certificate.ts';

/**
 * What both ends of a link bring to TLS: 1.3 only, an Ed25519 certificate, a client certificate
 * asked for. No authority is consulted; `peerKey` is compared with the pinned key instead, so
 * `rejectUnauthorized` is off: TLS itself still proves that the other end holds its key (RFC
 * 8446 section 4.4.3). The protocol name carries version and mode (RFC 7301), so that modes do
 * not even shake hands. No tickets: each connection proves the key anew.
 */
export function linkCredentials(key: Key, node: string, mode: Mode): LinkCredentials {
  return {
    key: key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    // The machine's date, not the node's clock: an exercise's clock may run elsewhere.
    cert: selfSignedCertificate(key.privateKey, node, Date.now()),
    minVersion: 'TLSv1.3',
    maxVersion: 'TLSv1.3',
    ALPNProtocols: [`bongsu-link/${LINK_VERSION}/${mode}`],
    requestCert: true,
    rejectUnauthorized: false,
    secureOptions: constants.SSL_OP_NO_TICKET,
  };
}

export interface LinkCredentials {
  readonly key: string;
  readonly cert: string;
  readonly minVersion: 'TLSv1.3';
  readonly maxVersion: 'TLSv1.3';
  readonly ALPNProtocols: string[];
  readonly requestCert: true;
  readonly rejectUnauthorized: false;
  readonly secureOptions: number;
}

/** The raw public key that the other end has proven to hold, base64url; null without one. */
export function peerKey(socket: TLSSocket): string | null {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return null;
  try {
    return publicKeyText(certificate.publicKey);
  } catch {
    return null;
  }
}
