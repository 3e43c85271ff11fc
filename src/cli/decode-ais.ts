import { createAisState, decodeSentence } from '../wire/ais/index.ts';
import { decodeLines } from './decode-lines.ts';
import type { DecodeRequest } from './decode-request.ts';

/** Messages of several sentences are printed at their last; other sentences are passed over. */
export function decodeAis(request: DecodeRequest): number {
  const state = createAisState();
  return decodeLines(request, (line) => {
    const { message, timeMs, station, channel, faults } = decodeSentence(state, line, '');
    if (message === null) return { message: null, faults };
    return { message: { ...message, timeMs, station, channel }, faults };
  });
}
