/** Six-bit characters of call signs (ICAO Annex 10 volume IV table 3-9); # has none. */
const CHARACTERS = '#ABCDEFGHIJKLMNOPQRSTUVWXYZ##### ###############0123456789######';

/** The code of a blank, for what is no letter or digit. */
const BLANK = 32;

/**
 * Eight characters out of two times 24 bits, trailing blanks cut; empty where all are blank; null
 * where one is none, which all zeros ("not available") are too.
 */
export function callsignOf(high: number, low: number): string | null {
  let text = '';
  for (let shift = 18; shift >= 0; shift -= 6) text += CHARACTERS[(high >> shift) & 63]!;
  for (let shift = 18; shift >= 0; shift -= 6) text += CHARACTERS[(low >> shift) & 63]!;
  return text.includes('#') ? null : text.trimEnd();
}

/** The inverse: two times 24 bits. Null gives zeros. */
export function callsignCodes(callsign: string | null): readonly [number, number] {
  if (callsign === null) return [0, 0];
  const text = callsign.toUpperCase().padEnd(8, ' ').slice(0, 8);
  const codes: [number, number] = [0, 0];
  for (let i = 0; i < 8; i++) {
    const code = text.charCodeAt(i);
    // Letters, digits and the blank: six bits of their ASCII code are the code.
    const known = (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
    codes[i < 4 ? 0 : 1] |= (known ? code & 63 : BLANK) << (18 - 6 * (i % 4));
  }
  return codes;
}
