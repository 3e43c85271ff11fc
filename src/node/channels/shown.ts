/** What leaves for a destination, as people and tests may look at it beforehand. */
export interface Shown {
  /** By which way: a request, a connection, datagrams, a program, a file. */
  readonly how: string;
  /** In the order in which they leave: each one write, datagram, request or file, to the byte. */
  readonly pieces: readonly Piece[];
  /** Why nothing of it can be said there. */
  readonly refused?: string;
}

/** UTF-8, or bytes as hexadecimal digits where they are no text. */
export type Piece = { readonly text: string } | { readonly hex: string };

/**
 * Stands where a signature will: a draft that bore one could be taken for what was released, by
 * whoever looks at it or copies it. Everything else is shown as it leaves.
 */
export function signaturePlace(how: string, key: string): string {
  return `<signature: ${how} by ${key}>`;
}

/** Stands where the time of leaving will. */
export const TIME_PLACE = '<seconds since 1970 when it leaves>';

/**
 * Stands for the end of a link by which a receiver confirms, which is a secret of that receiver, in as
 * many characters: lengths that are told elsewhere stay right.
 */
export const LINK_PLACE = '<22 characters of MAC>';

export function pieceOf(bytes: Uint8Array, isText: boolean): Piece {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isText ? { text: buffer.toString('utf8') } : { hex: buffer.toString('hex') };
}

export function bytesIn(pieces: readonly Piece[]): number {
  return pieces.reduce(
    (sum, piece) => sum + ('text' in piece ? Buffer.byteLength(piece.text) : piece.hex.length / 2),
    0,
  );
}
