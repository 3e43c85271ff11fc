/**
 * The bits of one AIS message: six to an element, as the armoured payload carries them
 * (ITU-R M.1371-5 annex 8; IEC 61162-1 six-bit code). Reading past the end gives zeros, so that
 * a decoder checks the length once and not for every field.
 */
export interface AisBits {
  /** Values 0 to 63, most significant bit first. */
  readonly sixbit: Uint8Array;
  /** How many bits are meant: six to an element, less the fill bits of the last. */
  readonly length: number;
}

/** Bits that have no meaning here: an application's data that is not decoded. */
export interface AisRaw {
  readonly bits: number;
  /** Most significant bit first, filled with zeros to whole octets; lower case. */
  readonly hex: string;
}

/** `width` bits from `start`, 1 to 32 of them, unsigned. */
export function unsignedAt(bits: AisBits, start: number, width: number): number {
  const { sixbit } = bits;
  let index = Math.floor(start / 6);
  let have = 6 - (start - index * 6);
  let value = (sixbit[index] ?? 0) & ((1 << have) - 1);
  while (have < width) {
    index += 1;
    value = value * 64 + (sixbit[index] ?? 0);
    have += 6;
  }
  const surplus = have - width;
  return surplus === 0 ? value : Math.floor(value / (1 << surplus));
}

/** `width` bits from `start`, 2 to 32 of them, two's complement. */
export function signedAt(bits: AisBits, start: number, width: number): number {
  const value = unsignedAt(bits, start, width);
  const half = 2 ** (width - 1);
  return value >= half ? value - 2 * half : value;
}

export function flagAt(bits: AisBits, start: number): boolean {
  return unsignedAt(bits, start, 1) === 1;
}

/**
 * Six-bit text (M.1371-5 annex 8 table 47) of `characters` characters, ended by the first `@`,
 * without trailing blanks. Null when nothing stands there.
 */
export function textAt(bits: AisBits, start: number, characters: number): string | null {
  const trimmed = charactersAt(bits, start, characters).trimEnd();
  return trimmed === '' ? null : trimmed;
}

/** The same with its trailing blanks; as long as `characters` only where no `@` ends it. */
export function charactersAt(bits: AisBits, start: number, characters: number): string {
  let text = '';
  for (let i = 0; i < characters; i++) {
    const at = start + i * 6;
    if (at + 6 > bits.length) break;
    const value = unsignedAt(bits, at, 6);
    if (value === 0) break;
    text += String.fromCharCode(value < 32 ? value + 64 : value);
  }
  return text;
}

/** `width` bits from `start`, as far as they are there. */
export function rawAt(bits: AisBits, start: number, width: number): AisRaw {
  const count = Math.max(0, Math.min(width, bits.length - start));
  let hex = '';
  for (let at = 0; at < count; at += 8) {
    const here = Math.min(8, count - at);
    hex += (unsignedAt(bits, start + at, here) << (8 - here)).toString(16).padStart(2, '0');
  }
  return { bits: count, hex };
}

/** Collects fields into six-bit elements. */
export interface AisBitWriter {
  readonly bits: number[];
}

export function createBitWriter(): AisBitWriter {
  return { bits: [] };
}

/** Appends `width` bits of an integer, two's complement when negative; outside it is cut. */
export function writeBits(writer: AisBitWriter, value: number, width: number): void {
  const whole = value < 0 ? value + 2 ** width : value;
  for (let i = width - 1; i >= 0; i--) writer.bits.push(Math.floor(whole / 2 ** i) % 2);
}

export function writeFlag(writer: AisBitWriter, flag: boolean | undefined): void {
  writer.bits.push(flag === true ? 1 : 0);
}

/** Appends text in capitals, filled with `@`; characters that six bits cannot say become blanks. */
export function writeText(writer: AisBitWriter, text: string | null, characters: number): void {
  const upper = (text ?? '').toUpperCase();
  for (let i = 0; i < characters; i++) {
    if (i >= upper.length) {
      writeBits(writer, 0, 6);
      continue;
    }
    const code = upper.charCodeAt(i);
    const value = code >= 64 && code < 96 ? code - 64 : code >= 32 && code < 64 ? code : 32;
    writeBits(writer, value, 6);
  }
}

/** Appends the bits of {@link rawAt}; hexadecimal digits that are missing count as 0. */
export function writeRaw(writer: AisBitWriter, raw: AisRaw): void {
  for (let at = 0; at < raw.bits; at++) {
    const digit = Number.parseInt(raw.hex[at >> 2] ?? '0', 16);
    writer.bits.push(Number.isNaN(digit) ? 0 : (digit >> (3 - (at & 3))) & 1);
  }
}

/** The collected bits, filled with zeros to whole elements. */
export function writtenBits(writer: AisBitWriter): AisBits {
  const sixbit = new Uint8Array(Math.ceil(writer.bits.length / 6));
  writer.bits.forEach((bit, i) => {
    if (bit === 1) sixbit[Math.floor(i / 6)]! |= 1 << (5 - (i % 6));
  });
  return { sixbit, length: writer.bits.length };
}
