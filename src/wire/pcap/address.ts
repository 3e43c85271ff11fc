/** Numbers of one byte with a dot, made once: a capture holds millions of addresses. */
const DOTTED: readonly string[] = Array.from({ length: 256 }, (_, byte) => `.${byte}`);

/** `192.0.2.1` */
export function ipv4Text(bytes: Uint8Array, at: number): string {
  const rest = DOTTED[bytes[at + 1]!]! + DOTTED[bytes[at + 2]!]! + DOTTED[bytes[at + 3]!]!;
  return bytes[at]! + rest;
}

/** As RFC 5952 section 4 writes it: the longest run of two or more zero groups is `::`. */
export function ipv6Text(bytes: Uint8Array, at: number): string {
  const groups: number[] = [];
  for (let i = 0; i < 16; i += 2) groups.push((bytes[at + i]! << 8) | bytes[at + i + 1]!);
  let runStart = 8;
  let runLength = 1;
  for (let i = 0; i < 8; i++) {
    let length = 0;
    while (i + length < 8 && groups[i + length] === 0) length++;
    if (length > runLength) [runStart, runLength] = [i, length];
  }
  const text = (part: readonly number[]): string =>
    part.map((group) => group.toString(16)).join(':');
  if (runStart === 8) return text(groups);
  return `${text(groups.slice(0, runStart))}::${text(groups.slice(runStart + runLength))}`;
}
