import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeConfig } from '../config.ts';
import { BongsuError, reasonOf } from '../errors.ts';
import { keysFolder } from '../keys.ts';
import { type CapKey, isStrong, LEAST_BITS } from './cap-signature.ts';

/**
 * The key that CAP messages are signed with, `NAME.key` in the mode's folder of keys, and its
 * certificate `NAME.crt` where there is one (PEM both); null where none is configured. Throws
 * BNG_KEY_UNREADABLE: a node that was told to sign must not start and not do it.
 */
export function readCapKey({ data, mode, channels }: NodeConfig): CapKey | null {
  const name = channels.cap?.signatureKey;
  if (name === undefined) return null;
  const file = join(keysFolder(data, mode), `${name}.key`);
  const beside = join(keysFolder(data, mode), `${name}.crt`);
  try {
    const openToOthers = (statSync(file).mode & 0o077) !== 0 && process.platform !== 'win32';
    if (openToOthers) throw new Error('others may read it; run chmod 600 on it');
    const privateKey = createPrivateKey(readFileSync(file));
    if (!isStrong(privateKey)) throw new Error(`no RSA key of ${LEAST_BITS} bits or more`);
    if (!existsSync(beside)) return { privateKey, certificate: null };
    const certificate = new X509Certificate(readFileSync(beside));
    if (!certificate.checkPrivateKey(privateKey)) throw new Error(`${beside} is of another key`);
    return { privateKey, certificate };
  } catch (error) {
    throw new BongsuError('BNG_KEY_UNREADABLE', { file, reason: reasonOf(error) });
  }
}
