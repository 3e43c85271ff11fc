/** One line of text inside a datagram, with where it stands in it. */
export interface Line {
  /** Without its line end. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * The lines of a datagram, empty ones left out, without the byte order mark that some files begin
 * with. Bytes are read as Latin-1 or UTF-8.
 */
export function linesOf(bytes: Uint8Array, encoding: 'latin1' | 'utf8'): Line[] {
  const lines: Line[] = [];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length) {
    let end = bytes.indexOf(LINE_FEED, at);
    if (end < 0) end = bytes.length;
    let stop = end;
    while (stop > at && bytes[stop - 1] === CARRIAGE_RETURN) stop -= 1;
    if (stop > at) lines.push({ text: buffer.toString(encoding, at, stop), at, end: stop });
    at = end + 1;
  }
  return lines;
}
