/**
 * The few constructions of DER (ITU-T X.690 section 8 and 10) that a certificate needs. Each
 * returns one complete tag-length-value.
 */
export function der(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, part) => sum + part.length, 0);
  const head = lengthOctets(length);
  const out = new Uint8Array(1 + head.length + length);
  out[0] = tag;
  out.set(head, 1);
  let at = 1 + head.length;
  for (const part of contents) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** X.690 section 8.1.3: short form under 128, else the shortest long form. */
function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => der(0x30, ...parts);
export const set = (...parts: readonly Uint8Array[]): Uint8Array => der(0x31, ...parts);
export const octets = (bytes: Uint8Array): Uint8Array => der(0x04, bytes);
export const boolean = (value: boolean): Uint8Array => der(0x01, Uint8Array.of(value ? 0xff : 0));
export const utf8 = (text: string): Uint8Array => der(0x0c, new TextEncoder().encode(text));

/** BIT STRING; `unused` bits at the end of the last octet. */
export const bits = (bytes: Uint8Array, unused = 0): Uint8Array =>
  der(0x03, Uint8Array.of(unused), bytes);

/** `[number] EXPLICIT`. */
export const explicit = (number: number, content: Uint8Array): Uint8Array =>
  der(0xa0 | number, content);

/** A non-negative INTEGER from big-endian bytes: no leading zeros but the one for the sign. */
export function integer(bytes: Uint8Array): Uint8Array {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from += 1;
  const rest = bytes.subarray(from);
  return (rest[0] ?? 0) >= 0x80 ? der(0x02, Uint8Array.of(0), rest) : der(0x02, rest);
}

/** OBJECT IDENTIFIER from its dotted text, X.690 section 8.19. */
export function objectId(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...arcs] = dotted.split('.').map(Number);
  const octetsOfArcs = [first * 40 + second, ...arcs].flatMap((arc) => {
    const groups = [arc % 128];
    for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) {
      groups.unshift((rest % 128) | 0x80);
    }
    return groups;
  });
  return der(0x06, Uint8Array.from(octetsOfArcs));
}

/** UTCTime up to 2049, GeneralizedTime after (RFC 5280 section 4.1.2.5). */
export function time(instantMs: number): Uint8Array {
  const text = new Date(instantMs).toISOString().replace(/[-:T]/g, '').slice(0, 14) + 'Z';
  const ascii = (value: string): Uint8Array => new TextEncoder().encode(value);
  return Number(text.slice(0, 4)) < 2050 ? der(0x17, ascii(text.slice(2))) : der(0x18, ascii(text));
}
