import canonicalize from 'canonicalize';

/** What JSON can say. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * Canonical JSON, RFC 8785: one text for one value, whoever writes it.
 * Members that are `undefined` are left out, as `JSON.stringify` does.
 *
 * Throws on what has no such text: NaN and infinities, lone surrogates, functions, cycles. To
 * reach that is our own mistake, since everything from outside is checked before it gets here.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('canonicalJson: the value has no JSON text');
  return text;
}

const encoder = new TextEncoder();

/** {@link canonicalJson} as UTF-8. */
export function canonicalBytes(value: unknown): Uint8Array {
  return encoder.encode(canonicalJson(value));
}
