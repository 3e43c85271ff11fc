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

/**
 * The 12-bit code of an altitude that {@link altitude12} gives: steps of 25 ft from -1,000 to
 * 50,175 ft, Gray code in steps of 100 ft beyond.
 */
export function encodeAltitude12(altitudeFt: number): number {
  const code = encodeAltitude13(altitudeFt);
  return ((code & 0x1f80) >> 1) | (code & 0x3f);
}

/** The same with the 13 bits of a reply, the M bit being 0. */
export function encodeAltitude13(altitudeFt: number): number {
  const known = Math.min(126_700, Math.max(-1200, altitudeFt));
  if (known > 50_175 || known < -1000) return gillhamCode(known);
  const steps = Math.round((known + 1000) / 25);
  return ((steps & 0x7e0) << 2) | ((steps & 0x10) << 1) | 0x10 | (steps & 0x0f);
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

/** The inverse of {@link gillhamAltitude}: the code of the nearest 100 ft. */
function gillhamCode(altitudeFt: number): number {
  const hundreds = Math.round(altitudeFt / 100) + 13;
  const fives = Math.floor((hundreds - 1) / 5);
  let ones = hundreds - fives * 5;
  if (fives % 2 === 1) ones = 6 - ones;
  const gray500 = fives ^ (fives >> 1);
  const counted = ones === 5 ? 7 : ones;
  const gray100 = counted ^ (counted >> 1);
  const d = ((gray500 >> 7) & 1) * 2 + ((gray500 >> 6) & 1) * 4;
  return codeOf(reversed((gray500 >> 3) & 7), reversed(gray500 & 7), reversed(gray100), d);
}

/** The 13 bits of four octal digits: the inverse of {@link identityCode}. */
export function codeOfIdentity(mode3A: string): number {
  const [a = 0, b = 0, c = 0, d = 0] = [...mode3A].map(Number);
  return codeOf(a, b, c, d);
}

function codeOf(a: number, b: number, c: number, d: number): number {
  let code = 0;
  for (let i = 0; i < 3; i++) {
    code |= ((c >> i) & 1) << (12 - 2 * i);
    code |= ((a >> i) & 1) << (11 - 2 * i);
    code |= ((b >> i) & 1) << (5 - 2 * i);
    code |= ((d >> i) & 1) << (4 - 2 * i);
  }
  return code;
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
