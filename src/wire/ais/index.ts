export type { AisBits, AisBitWriter } from './bits.ts';
export { decodeBits } from './decode.ts';
export { type AisSentenceOptions, type EncodableAis, encodeAis } from './encode.ts';
export type * from './message.ts';
export { type AisState, createAisState, MAX_PENDING } from './multipart.ts';
export { decodeSentence, MAX_LINE, type SentenceResult } from './sentence.ts';
