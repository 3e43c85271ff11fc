import { createAisState, decodeSentence } from '../wire/ais/index.ts';
import { decodeLines } from './decode-lines.ts';
import type { DecodeRequest } from './decode-request.ts';
import { count } from './ledger-text.ts';

/** Messages of several sentences are printed at their last; other sentences are passed over. */
export function decodeAis(request: DecodeRequest): number {
  const refused = refusal(request);
  if (refused !== null) {
    request.err(refused);
    return 2;
  }
  const state = createAisState();
  const code = decodeLines(request, (line) => {
    const { message, timeMs, station, channel, own, faults } = decodeSentence(state, line, '');
    if (message === null) return { message: null, faults };
    return { message: { ...message, timeMs, station, channel, own }, faults };
  });
  if (state.pending.size > 0) {
    request.err(
      `${count(state.pending.size, 'message lacks', 'messages lack')} a part to the end of the file.`,
    );
  }
  return code;
}

/** Options that mean nothing here are refused: who gives them expects something of them. */
function refusal({ editions, ports, labels, correctBits, receiver }: DecodeRequest): string | null {
  const given = [
    Object.keys(editions).length > 0 ? '--edition' : null,
    ports.length > 0 ? '--port' : null,
    labels ? '--labels' : null,
    correctBits > 0 ? '--correct' : null,
    receiver !== null ? '--receiver' : null,
  ].filter((option) => option !== null);
  if (given.length === 0) return null;
  return `${given.join(', ')} is not of AIS, which is read by ITU-R M.1371-5 alone: leave it out.`;
}
