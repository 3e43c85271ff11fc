/**
 * Character sets of ASTERIX strings. Each maps every bit pattern to a character of its own, so that
 * text encodes to the bits it came from; characters outside the set are reported, not replaced.
 */

/** Six-bit characters of ICAO Annex 10 volume IV, table 3-9: letters, digits, space. */
export const ICAO_CHARACTERS: readonly string[] = Array.from({ length: 64 }, (_, code) =>
  String.fromCharCode(code < 32 ? code + 64 : code),
);

/**
 * 1 for codes that the table leaves undefined. Code 0 is not counted: all zero bits is how an
 * identification that was not received is sent, and it reads as `@@@@@@@@`.
 */
export const ICAO_UNDEFINED: Uint8Array = Uint8Array.from({ length: 64 }, (_, code): number =>
  code <= 26 || code === 32 || (code >= 48 && code <= 57) ? 0 : 1,
);

export function icaoCode(character: string): number {
  const code = character.charCodeAt(0);
  if (code >= 64 && code < 96) return code - 64;
  return code >= 32 && code < 64 ? code : -1;
}

/** Four octal digits of each 12-bit code, so that reading one makes no new string. */
export const OCTAL_CODES: readonly string[] = Array.from({ length: 4096 }, (_, code) =>
  code.toString(8).padStart(4, '0'),
);

export const HEX_BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);

/** Printable characters of ISO 646. */
export function isPrintable(code: number): boolean {
  return code >= 0x20 && code <= 0x7e;
}
