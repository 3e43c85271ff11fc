/**
 * Altitude codes of Mode S (ICAO Annex 10 volume IV section 3.1.2.6.5.4) and of Mode C replies
 * (the Gillham code, section 3.1.1.7.12.2.3).
 */

/** 12 bits of a position squitter: the 13 of a reply without the M bit. Feet, null when none. */
export function altitude12(code: number): number | null {
  if (code === 0) return null;
  if ((code & 0x10) !== 0) {
    const steps = ((code & 0xfe0) >> 1) | (code & 0x0f);
    return steps * 25 - 1000;
  }
  return gillhamAltitude(((code & 0xfc0) << 1) | (code & 0x3f));
}

/** 13 bits of a reply. The metric form (M bit) is in no one's use and read as none. */
export function altitude13(code: number): number | null {
  if (code === 0 || (code & 0x40) !== 0) return null;
  if ((code & 0x10) !== 0) {
    const steps = ((code & 0x1f80) >> 2) | ((code & 0x20) >> 1) | (code & 0x0f);
    return steps * 25 - 1000;
  }
  return gillhamAltitude(code);
}

/** The 12-bit code for an altitude in steps of 25 ft, from -1,000 to 50,175 ft. */
export function encodeAltitude12(altitudeFt: number): number {
  const steps = Math.min(2047, Math.max(0, Math.round((altitudeFt + 1000) / 25)));
  return ((steps & 0x7f0) << 1) | 0x10 | (steps & 0x0f);
}

/**
 * Four octal digits of an identity field: C1 A1 C2 A2 C4 A4 X B1 D1 B2 D2 B4 D4 (section
 * 3.1.2.6.7.1).
 */
export function identityCode(code: number): string {
  const p = pulses(code);
  return `${p.a}${p.b}${p.c}${p.d}`;
}

/** 100 ft steps in Gray code: D2 D4 A1 A2 A4 B1 B2 B4 count 500 ft, C1 C2 C4 100 ft. */
function gillhamAltitude(code: number): number | null {
  const { a, b, c, d } = pulses(code);
  // D1 is not used for altitudes; C4 C2 C1 in Gray code count 1 to 5.
  if ((d & 1) !== 0 || c === 0) return null;
  const gray500 = (bit(d, 2) << 7) | (bit(d, 4) << 6) | (reversed(a) << 3) | reversed(b);
  const fives = fromGray(gray500);
  let ones = fromGray(reversed(c));
  if (ones === 7) ones = 5;
  else if (ones === 5 || ones === 6 || ones === 0) return null;
  if (fives % 2 === 1) ones = 6 - ones;
  return fives * 500 + ones * 100 - 1300;
}

/** Digit values 0 to 7 of the four pulse groups of a 13-bit code. */
function pulses(code: number): { a: number; b: number; c: number; d: number } {
  const at = (shift: number): number => (code >> shift) & 1;
  return {
    c: at(12) | (at(10) << 1) | (at(8) << 2),
    a: at(11) | (at(9) << 1) | (at(7) << 2),
    b: at(5) | (at(3) << 1) | (at(1) << 2),
    d: at(4) | (at(2) << 1) | (at(0) << 2),
  };
}

function bit(value: number, mask: number): number {
  return (value & mask) === 0 ? 0 : 1;
}

/** Pulse 1 is the most significant bit of the Gray code. */
function reversed(digit: number): number {
  return ((digit & 1) << 2) | (digit & 2) | (digit >> 2);
}

function fromGray(gray: number): number {
  let value = gray;
  for (let shift = 1; shift < 8; shift <<= 1) value ^= value >> shift;
  return value;
}
