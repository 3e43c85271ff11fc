import { isSameText, macOf, type Secrets } from './secrets.ts';
import { signaturePlace, TIME_PLACE } from './shown.ts';

/** Header with the time and the signatures of a posted document. */
export const SIGNATURE_HEADER = 'bongsu-signature';

/** A receiver refuses what was signed longer ago, or is further ahead, than this, s. */
export const REPLAY_WINDOW_S = 300;

/**
 * `t=1795219200,v1=…`: seconds since the epoch, and for each secret HMAC-SHA256 in hexadecimal over
 * `t`, a full stop and the body. Two signatures stand there while a secret is replaced, so that a
 * receiver may change to the new one at any time between.
 */
export function signatureOf(secrets: Secrets, body: string, nowMs: number): string {
  const t = Math.floor(nowMs / 1000);
  return headerOf(
    t,
    secrets.map((secret) => macOf(secret, `${t}.${body}`)),
  );
}

/** The same without its values, for who looks at what would leave. */
export function signaturePlaces(secrets: Secrets, name: string): string {
  const places = secrets.map((_, i) => {
    const secret = i === 0 ? `the secret of ${name}` : `the previous secret of ${name}`;
    return signaturePlace('HMAC-SHA256', secret);
  });
  return headerOf(TIME_PLACE, places);
}

function headerOf(t: number | string, macs: readonly string[]): string {
  return [`t=${t}`, ...macs.map((mac) => `v1=${mac}`)].join(',');
}

/**
 * What a receiver does: true where one of its secrets signed exactly this body, not too long ago.
 * Whoever keeps the `idempotency-key` of the last ten minutes is safe from repetition within it.
 */
export function isSigned(header: string, body: string, secrets: Secrets, nowMs: number): boolean {
  const parts = header.split(',').map((part) => part.trim().split('='));
  const times = parts.filter(([name]) => name === 't').map(([, value]) => value ?? '');
  const [t] = times;
  if (t === undefined || times.length !== 1 || !/^\d{1,12}$/.test(t)) return false;
  if (Math.abs(nowMs / 1000 - Number(t)) > REPLAY_WINDOW_S) return false;
  const signatures = parts.filter(([name]) => name === 'v1').map(([, value]) => value ?? '');
  return secrets.some((secret) => {
    const right = macOf(secret, `${t}.${body}`);
    return signatures.some((one) => isSameText(one, right));
  });
}
