import { createHash, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { readCap } from '../../wire/cap/index.ts';
import { reasonOf } from '../errors.ts';
import { signaturePlace } from './shown.ts';

/**
 * The XML signature of a CAP message (CAP 1.2 section 3.3.2.1; XML Signature Syntax and Processing,
 * W3C 2008): enveloped, over the whole document, RSA with SHA-256, Exclusive Canonicalization.
 * Nothing else is made, and nothing else is accepted.
 */
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
const TRANSFORMS: readonly string[] = [ENVELOPED, EXCLUSIVE];

/** Shorter RSA keys are no protection (NIST SP 800-131A Rev. 2, table 2), bits. */
export const LEAST_BITS = 2048;

/** What a node signs CAP messages with. */
export interface CapKey {
  readonly privateKey: KeyObject;
  /** Goes into the message; without one the bare public key does. */
  readonly certificate: X509Certificate | null;
}

/** The document with its signature as the last element; not a byte of it is changed otherwise. */
export function signCap(document: string, key: CapKey): string {
  return withSignature(document, key, new SignedXml({ privateKey: key.privateKey }));
}

/** Stands for the value of a signature while the element around it is made. */
const VALUE = 'VALUE';

/**
 * The same with its digest and without the value of the signature, which is not even made: for who
 * looks at what would leave.
 */
export function capWithPlace(document: string, key: CapKey): string {
  const unsigned = new SignedXml({ privateKey: key.privateKey });
  unsigned.SignatureAlgorithms = { ...unsigned.SignatureAlgorithms, [RSA_SHA256]: NoSignature };
  const place = signaturePlace('RSA-SHA256', 'the key of CAP messages');
  const made = withSignature(document, key, unsigned);
  const at = made.lastIndexOf(`>${VALUE}<`) + 1;
  return made.slice(0, at) + place + made.slice(at + VALUE.length);
}

class NoSignature {
  getSignature = (): string => VALUE;
  verifySignature = (): boolean => false;
  getAlgorithmName = (): string => RSA_SHA256;
}

function withSignature(document: string, key: CapKey, signed: SignedXml): string {
  const { privateKey, certificate } = key;
  const end = document.lastIndexOf('</alert>');
  if (end === -1) throw new Error('no alert that could be signed');
  signed.signatureAlgorithm = RSA_SHA256;
  signed.canonicalizationAlgorithm = EXCLUSIVE;
  signed.getKeyInfoContent = () => keyInfo(privateKey, certificate);
  const reference = { xpath: '/*', transforms: [...TRANSFORMS], digestAlgorithm: SHA256 };
  signed.addReference({ ...reference, uri: '', isEmptyUri: true });
  signed.computeSignature(document, { location: { reference: '/*', action: 'append' } });
  return `${document.slice(0, end)}${signed.getSignatureXml()}${document.slice(end)}`;
}

function keyInfo(privateKey: KeyObject, certificate: X509Certificate | null): string {
  if (certificate !== null) {
    const body = certificate.raw.toString('base64');
    return `<X509Data><X509Certificate>${body}</X509Certificate></X509Data>`;
  }
  const { n = '', e = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const number = (text: string): string => Buffer.from(text, 'base64url').toString('base64');
  return `<KeyValue><RSAKeyValue><Modulus>${number(n)}</Modulus><Exponent>${number(e)}</Exponent></RSAKeyValue></KeyValue>`;
}

/** What a message's signature is worth. */
export type CapSignature =
  /** There is none. */
  | { readonly state: 'none' }
  /** Not looked at: more than one, another algorithm, or not over the whole message. */
  | { readonly state: 'refused'; readonly reason: string }
  /** The message or the signature was changed, or another key made it. */
  | { readonly state: 'wrong'; readonly reason: string }
  /**
   * Whole. `intact`: as whoever holds the key in the message signed it, and anybody may be that;
   * `trusted`: by a key that was given as trusted.
   */
  | {
      readonly state: 'intact' | 'trusted';
      /** SHA-256 of the public key (SubjectPublicKeyInfo), hexadecimal. */
      readonly key: string;
      /** Who the certificate in the message says it is, and until when; null without one. */
      readonly subject: string | null;
      readonly validTo: string | null;
      /** What was signed, in canonical form: to be read instead of the document it came in. */
      readonly signed: string;
    };

const ANY_SIGNATURE = /<(?:[\w.-]+:)?Signature[\s>/]/g;
const THE_SIGNATURE = /<((?:[\w.-]+:)?)Signature[\s>][\s\S]*?<\/\1Signature\s*>/;

/**
 * Checks a message that is a document of its own. With keys given, only those count; without, the
 * key that the message carries, which shows no more than that nobody changed it on the way.
 */
export function verifyCap(document: string, trusted: readonly KeyObject[] = []): CapSignature {
  // First by our own reader: no declarations, entities, inclusions, nor depths beyond bounds.
  const read = readCap(document);
  if ('reason' in read) return refused(read.message);
  const [alert, ...others] = read;
  if (alert === undefined || others.length > 0 || !alert.isDocument) {
    return refused('the document is not one alert');
  }
  const found = document.match(ANY_SIGNATURE) ?? [];
  if (found.length === 0) return { state: 'none' };
  if (found.length > 1) return refused('there is more than one signature');
  if (alert.signatures !== 1) return refused('the signature does not stand in the alert itself');
  const signature = THE_SIGNATURE.exec(document)?.[0] ?? '';
  const carried = carriedKey(signature);
  const keys = trusted.length > 0 ? trusted : carried === null ? [] : [carried.key];
  if (keys.length === 0) return refused('it carries no RSA key, and none was given');
  let last: CapSignature = refused('no key fits');
  for (const key of keys) {
    const result = check(document, signature, key);
    if (typeof result === 'string') {
      const isIts = carried !== null && nameOf(carried.key) === nameOf(key);
      return {
        state: trusted.length > 0 ? 'trusted' : 'intact',
        key: nameOf(key),
        subject: isIts ? carried.subject : null,
        validTo: isIts ? carried.validTo : null,
        signed: result,
      };
    }
    last = result;
  }
  return last;
}

function refused(reason: string): CapSignature {
  return { state: 'refused', reason };
}

/** The signed text, or why there is none. */
function check(document: string, signature: string, key: KeyObject): string | CapSignature {
  if (!isStrong(key)) return refused(`the key is no RSA key of ${LEAST_BITS} bits or more`);
  const algorithms = onlyAllowed(
    new SignedXml({ publicCert: key, getCertFromKeyInfo: () => null }),
  );
  try {
    algorithms.loadSignature(signature);
  } catch (error) {
    return refused(reasonOf(error));
  }
  const { signatureAlgorithm, canonicalizationAlgorithm } = algorithms;
  if (signatureAlgorithm !== RSA_SHA256 || canonicalizationAlgorithm !== EXCLUSIVE) {
    return refused(`made by ${signatureAlgorithm} over ${canonicalizationAlgorithm}`);
  }
  try {
    if (!algorithms.checkSignature(document)) {
      return { state: 'wrong', reason: 'the message is not what was signed' };
    }
  } catch (error) {
    const reason = reasonOf(error);
    return /not supported|signature algorithm/.test(reason)
      ? refused(reason)
      : { state: 'wrong', reason: reason.slice(0, 120) };
  }
  const [reference, ...more] = algorithms.getReferences();
  const whole =
    reference !== undefined &&
    more.length === 0 &&
    reference.uri === '' &&
    reference.digestAlgorithm === SHA256 &&
    reference.transforms.join(' ') === TRANSFORMS.join(' ');
  if (!whole) return refused('it is not over the whole message, or changed by other transforms');
  const [signed, ...others] = algorithms.getSignedReferences();
  return signed === undefined || others.length > 0 ? refused('it signs nothing, or more') : signed;
}

/** Everything but the one way is taken out of the library's tables: no SHA-1, no HMAC, no XPath. */
function onlyAllowed(signed: SignedXml): SignedXml {
  const only = <T>(table: Readonly<Record<string, T>>, names: readonly string[]): never =>
    Object.fromEntries(names.map((name) => [name, table[name]])) as never;
  signed.SignatureAlgorithms = only(signed.SignatureAlgorithms, [RSA_SHA256]);
  signed.HashAlgorithms = only(signed.HashAlgorithms, [SHA256]);
  signed.CanonicalizationAlgorithms = only(signed.CanonicalizationAlgorithms, TRANSFORMS);
  return signed;
}

export function isStrong(key: KeyObject): boolean {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return key.asymmetricKeyType === 'rsa' && bits >= LEAST_BITS;
}

interface Carried {
  readonly key: KeyObject;
  readonly subject: string | null;
  readonly validTo: string | null;
}

/** The key in the signature: of the first certificate, else the bare one. */
function carriedKey(signature: string): Carried | null {
  const text = (name: string): string | null =>
    new RegExp(`<(?:[\\w.-]+:)?${name}\\s*>([\\sA-Za-z0-9+/=]*)<`).exec(signature)?.[1] ?? null;
  try {
    const body = text('X509Certificate');
    if (body !== null) {
      const { publicKey, subject, validTo } = new X509Certificate(Buffer.from(body, 'base64'));
      return { key: publicKey, subject: subject.replaceAll('\n', ', '), validTo };
    }
    const [n, e] = [text('Modulus'), text('Exponent')].map((value) =>
      value === null ? null : Buffer.from(value, 'base64').toString('base64url'),
    );
    if (n === null || n === undefined || e === null || e === undefined) return null;
    const key = createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });
    return { key, subject: null, validTo: null };
  } catch {
    return null;
  }
}

function nameOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}
