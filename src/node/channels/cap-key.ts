import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';

import { join } from 'node:path';
import { MODES, type Mode } from '../../mark/index.ts';
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
    if (mode !== 'actual') refuseOtherModes(data, mode, privateKey);
    if (!existsSync(beside)) return { privateKey, certificate: null };
    const certificate = new X509Certificate(readFileSync(beside));
    if (!certificate.checkPrivateKey(privateKey)) throw new Error(`${beside} is of another key`);
    return { privateKey, certificate };
  } catch (error) {
    if (error instanceof BongsuError) throw error;
    throw new BongsuError('BNG_KEY_UNREADABLE', { file, reason: reasonOf(error) });
  }
}

/**
 * Law 3: a key that signs in one mode signs in no other of this installation. Where one does, the
 * other mode does not start, and never the actual one.
 */
function refuseOtherModes(data: string, mode: Mode, key: KeyObject): void {
  for (const other of MODES) {
    const folder = keysFolder(data, other);
    if (other === mode || !existsSync(folder)) continue;
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.key'))) {
      if (!isSame(join(folder, name), key)) continue;
      throw new BongsuError('BNG_CHANNEL_SHARED', { what: 'the key of CAP messages', mode, other });
    }
  }
}

/** False for what is no key that can be read. */
function isSame(file: string, key: KeyObject): boolean {
  try {
    return createPublicKey(readFileSync(file)).equals(createPublicKey(key));
  } catch {
    return false;
  }
}
