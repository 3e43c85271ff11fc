/** A whole number from 0 up to, and without, `below`. */
export type Draw = (below: number) => number;

/** Xorshift (Marsaglia, Journal of Statistical Software 8, 2003): the same for the same seed. */
export function drawFrom(seed: number): Draw {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** One to four letters of the text replaced, put in or taken out; one text in eight breaks off. */
export function damagedText(whole: string, letters: string, draw: Draw): string {
  let text = whole;
  for (let change = draw(4); change >= 0; change--) {
    const at = draw(text.length);
    const letter = letters[draw(letters.length)]!;
    text = text.slice(0, at) + letter + text.slice(at + draw(3));
  }
  return draw(8) === 0 ? text.slice(0, draw(text.length)) : text;
}

/** Up to `changes` octets set to any value, in place; one message in eight breaks off. */
export function damagedBytes(bytes: Uint8Array, changes: number, draw: Draw): Uint8Array {
  for (let change = draw(changes); change >= 0; change--) bytes[draw(bytes.length)] = draw(256);
  return draw(8) === 0 ? bytes.subarray(0, draw(bytes.length)) : bytes;
}
