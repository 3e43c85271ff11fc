import {
  createBeastState,
  decodeModes,
  encodeModes,
  inferCommB,
  readAvr,
  readBeast,
  readSbs,
  toAvr,
  toBeast,
} from './index.ts';

const SBS =
  'MSG,3,1,1,40621D,1,2026/11/21,12:00:00.000,2026/11/21,12:00:00.000,,38000,430,110,52.2572,3.9194,-64,2000,0,0,0,0';

/**
 * Decodes `count` damaged messages in every form of frame, with and without parity and correction,
 * and encodes what comes out. The real ones are all quoted hexadecimal texts of a message's length
 * in `text`. Returns how many were still read.
 */
export function mutateMessages(text: string, count: number): number {
  const real = [...text.matchAll(/"([0-9A-Fa-f]{14}|[0-9A-Fa-f]{28})"/g)].map((match) =>
    Uint8Array.from(match[1]!.match(/../g)!, (pair) => Number.parseInt(pair, 16)),
  );
  const random = xorshift(0x2545f491);
  const state = createBeastState();
  let read = 0;
  for (let i = 0; i < count; i++) {
    const bytes = mutate(real[random() % real.length]!, random);
    // The mutated bits pass the parity only by chance: read them without it too.
    const { message } = decodeModes(bytes, { checkParity: false });
    decodeModes(bytes, { correctBits: 2 });
    if (message !== null) {
      read += 1;
      encodeModes(message);
      if (message.kind === 'reply' && message.messageHex !== null) {
        const inferred = inferCommB(message.messageHex, { altitudeFt: message.altitudeFt });
        if (!((inferred?.otherProbability ?? 2) <= 1)) throw new Error(message.messageHex);
      }
    }
    readBeast(state, toBeast(bytes, random()).slice(0, 1 + (random() % 26)));
    const line = toAvr(bytes);
    readAvr(line.slice(0, random() % (line.length + 1)), []);
    readSbs(mutateText(SBS, random), []);
    if (state.pending.length > 64) throw new Error(`${state.pending.length} bytes wait`);
  }
  return read;
}

function mutateText(text: string, random: () => number): string {
  const at = random() % text.length;
  return text.slice(0, at) + String.fromCharCode(random() % 256) + text.slice(at + (random() % 9));
}

function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  const copy = bytes.slice();
  switch (random() % 4) {
    case 0:
      for (let i = 0; i < 3; i++) copy[random() % copy.length]! ^= 1 << (random() % 8);
      return copy;
    case 1:
      return copy.slice(0, random() % (copy.length + 1));
    case 2:
      copy[4] = random() & 255;
      return copy;
    default:
      copy[0] = random() & 255;
      return random() % 2 === 0 ? copy.slice(0, 7) : copy;
  }
}
