import { createAisState, decodeSentence } from './index.ts';

/** Decodes damaged sentences; returns how many were still messages, and the most that waited. */
export function mutateSentences(
  text: string,
  count: number,
): { messages: number; pending: number; groups: number } {
  const real = text.split('\n').filter((line) => line.startsWith('!'));
  let seed = 0x1234567;
  const random = (): number => {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return seed >>> 0;
  };
  const ais = createAisState();
  let [messages, pending, groups] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const line = damaged(real[random() % real.length]!, random);
    const tag = `\\g:${random() % 3}-2-${random() % 500},c:${random() % 9999}`;
    const sent = random() % 5 === 0 ? `${withChecksum(tag)}\\${line}` : line;
    if (decodeSentence(ais, sent, `feed ${random() % 3}`).message !== null) messages += 1;
    pending = Math.max(pending, ais.pending.size);
    groups = Math.max(groups, ais.groups.size);
  }
  return { messages, pending, groups };
}

function damaged(line: string, random: () => number): string {
  const at = random() % line.length;
  const letter = String.fromCharCode(32 + (random() % 95));
  const kinds = [
    line.slice(0, at) + letter + line.slice(at + 1),
    line.slice(0, at),
    line.slice(0, at) + line.slice(at + 1 + (random() % 5)),
    line.slice(0, at) + letter.repeat(random() % 30) + line.slice(at),
  ];
  const mutated = kinds[random() % 4]!;
  return random() % 2 === 0 ? withChecksum(mutated) : mutated;
}

function withChecksum(line: string): string {
  const star = line.lastIndexOf('*');
  const body = star < 0 ? line : line.slice(0, star);
  let sum = 0;
  for (let i = 1; i < body.length; i++) sum ^= body.charCodeAt(i);
  return `${body}*${(sum & 0xff).toString(16).toUpperCase().padStart(2, '0')}`;
}
