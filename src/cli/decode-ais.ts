import { createAisState, decodeSentence } from '../wire/ais/index.ts';
import { decodeLines } from './decode-lines.ts';
import { type DecodeRequest, refusesOptions } from './decode-request.ts';
import { count } from './ledger-text.ts';

/** Messages of several sentences are printed at their last; other sentences are passed over. */
export function decodeAis(request: DecodeRequest): number {
  if (refusesOptions(request, 'AIS')) return 2;
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
