import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mode } from '../mark/index.ts';
import { ed25519Signer, publicKeyText, type Signer } from '../seal/index.ts';
import { BongsuError, reasonOf } from './errors.ts';

/** A key and where it lies. The secret half stays in `privateKey`. */
export interface Key {
  readonly name: string;
  readonly mode: Mode;
  /** Raw Ed25519 public key, base64url: what peers and officers' lists name. */
  readonly publicKey: string;
  readonly demonstration: boolean;
  readonly file: string;
  readonly privateKey: KeyObject;
}

/** Name of the key that a node signs statements with and shows on its links. */
export const NODE_KEY = 'node';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const DEMONSTRATION_MARK = 'demonstration key, never for mode actual';

/** `<data>/keys/<mode>`: keys of different modes never lie together (law 3). */
export function keysFolder(dataFolder: string, mode: Mode): string {
  return join(dataFolder, 'keys', mode);
}

/**
 * Makes a key as PKCS #8 PEM (RFC 5958, RFC 7468) that only its owner may read. Throws
 * BNG_KEY_EXISTS rather than replace one, BNG_KEY_DEMONSTRATION for one in mode actual.
 */
export function createKey(
  dataFolder: string,
  mode: Mode,
  name: string,
  demonstration = false,
): Key {
  if (!NAME.test(name)) {
    throw new BongsuError('BNG_USAGE', {
      what: `"${name}" is no key name`,
      hint: 'Use up to 64 letters, digits, dots, dashes, underscores',
    });
  }
  if (demonstration && mode === 'actual') throw new BongsuError('BNG_KEY_DEMONSTRATION', { name });
  const folder = keysFolder(dataFolder, mode);
  const file = join(folder, `${name}.pem`);
  if (existsSync(file)) throw new BongsuError('BNG_KEY_EXISTS', { file });
  const { privateKey } = generateKeyPairSync('ed25519');
  const text = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // RFC 7468 section 2: text before the BEGIN line is explanatory and ignored.
    writeFileSync(file, demonstration ? `# ${DEMONSTRATION_MARK}\n${text}` : text, {
      mode: 0o600,
      flag: 'wx',
    });
  } catch (error) {
    throw new BongsuError('BNG_DATA_UNWRITABLE', { folder, reason: reasonOf(error) });
  }
  return {
    name,
    mode,
    publicKey: publicKeyText(privateKey),
    demonstration,
    file,
    privateKey,
  };
}

/** Reads one key. Throws BNG_KEY_UNREADABLE, and refuses demonstration keys in mode actual. */
export function readKey(dataFolder: string, mode: Mode, name: string): Key {
  const file = join(keysFolder(dataFolder, mode), `${name}.pem`);
  let text: string;
  let privateKey: KeyObject;
  let publicKey: string;
  try {
    const openToOthers = (statSync(file).mode & 0o077) !== 0 && process.platform !== 'win32';
    if (openToOthers) throw new Error('others may read it; run chmod 600 on it');
    text = readFileSync(file, 'utf8');
    privateKey = createPrivateKey(text.slice(Math.max(0, text.indexOf('-----BEGIN'))));
    publicKey = publicKeyText(privateKey);
  } catch (error) {
    throw new BongsuError('BNG_KEY_UNREADABLE', { file, reason: reasonOf(error) });
  }
  const demonstration = text.includes(DEMONSTRATION_MARK);
  if (demonstration && mode === 'actual') throw new BongsuError('BNG_KEY_DEMONSTRATION', { name });
  return { name, mode, publicKey, demonstration, file, privateKey };
}

/** The key of that name, made if there is none yet. */
export function ensureKey(
  dataFolder: string,
  mode: Mode,
  name: string,
  demonstration = false,
): Key {
  return existsSync(join(keysFolder(dataFolder, mode), `${name}.pem`))
    ? readKey(dataFolder, mode, name)
    : createKey(dataFolder, mode, name, demonstration);
}

/** Names of the keys of one mode, sorted; of a folder that is not there, none. */
export function keyNames(dataFolder: string, mode: Mode): string[] {
  const folder = keysFolder(dataFolder, mode);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.pem'))
    .map((file) => file.slice(0, -'.pem'.length))
    .sort();
}

/** Signs with what the key is at that moment. */
export function signerOf(key: Key): Signer {
  let { privateKey } = key;
  let signer = ed25519Signer(privateKey);
  const now = (): Signer => {
    if (key.privateKey !== privateKey) {
      privateKey = key.privateKey;
      signer = ed25519Signer(privateKey);
    }
    return signer;
  };
  return {
    get publicKey() {
      return now().publicKey;
    },
    sign: (bytes) => now().sign(bytes),
  };
}
