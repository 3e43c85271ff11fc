import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { SecretConfig } from '../config.ts';
import { BongsuError, reasonOf } from '../errors.ts';

/** A secret of fewer characters can be guessed. */
export const SHORTEST_SECRET = 24;

/** What a destination and we both know: the newest first, and the one before while it is replaced. */
export type Secrets = readonly string[];

/**
 * Reads the secrets of a destination from files that nobody else may read, or from the environment.
 * Throws a BongsuError that says what is wrong.
 */
export function readSecrets(
  given: SecretConfig,
  where: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Secrets {
  const { secretFile, secretEnv, previousSecretFile, previousSecretEnv } = given;
  const newest = readOne(secretFile, secretEnv, where, environment);
  const previous = readOne(previousSecretFile, previousSecretEnv, where, environment);
  if (newest === null && previous !== null) {
    throw invalid(where, 'there is a previous secret and no present one');
  }
  return [newest, previous].filter((one) => one !== null);
}

function readOne(
  file: string | undefined,
  name: string | undefined,
  where: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  if (file === undefined && name === undefined) return null;
  if (file !== undefined && name !== undefined) {
    throw invalid(where, 'a secret is in a file or in the environment, not in both');
  }
  const text = (file === undefined ? environment[name!] : readSecretFile(file))?.trim();
  if (text === undefined || text.length < SHORTEST_SECRET) {
    const what = file ?? `the environment variable ${name}`;
    const found = text === undefined ? 'is not there' : `has only ${text.length} characters`;
    throw invalid(where, `${what} ${found}; a secret has at least ${SHORTEST_SECRET}`);
  }
  return text;
}

/** The text of a file that only its owner may read. Throws a BongsuError. */
export function readSecretFile(file: string): string {
  try {
    if ((statSync(file).mode & 0o077) !== 0 && process.platform !== 'win32') {
      throw new Error('others may read it; run chmod 600 on it');
    }
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new BongsuError('BNG_FILE_UNREADABLE', { file, reason: reasonOf(error) });
  }
}

/** Names a secret without telling it: two modes must not have one in common. */
export function secretClaim(secret: string): string {
  return createHash('sha256').update(`bongsu/secret\n${secret}`).digest('hex');
}

/** HMAC-SHA256 (RFC 2104) over a text, hexadecimal. */
export function macOf(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

/** Whether two texts are the same, in a time that tells nothing of where they differ. */
export function isSameText(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(left!, right!);
}

function invalid(where: string, reason: string): BongsuError {
  return new BongsuError('BNG_CONFIG_INVALID', {
    ...{ file: 'channels', where, reason },
    hint: 'docs/channels.md tells how to make a secret.',
  });
}
