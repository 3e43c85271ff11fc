/**
 * AIS, the automatic identification system of ships (ITU-R M.1371-5): NMEA 0183 sentences to
 * typed messages and back. Nothing here throws on bad input, keeps a clock or opens a file.
 *
 * - {@link decodeSentence}: one line of a feed, with TAG blocks and messages in parts
 * - {@link decodeBits}: the bits of one whole message
 * - {@link encodeAis}: the sentences of a message
 * - {@link readRadio}: the communication state of a message
 * - {@link AIS_APPLICATIONS}: the application messages that are read by field
 */

export type { Fault, FaultReason } from '../fault.ts';
export type { AisBits, AisRaw } from './bits.ts';
export {
  AIS_APPLICATIONS,
  type AisApplication,
  type AisContent,
  type AisContentKind,
} from './contents.ts';
export { decodeBits } from './decode.ts';
export { type AisSentenceOptions, encodeAis, encodeBits } from './encode.ts';
export type { AisReserved } from './layout.ts';
export type * from './message.ts';
export { type AisState, createAisState, MAX_PENDING } from './multipart.ts';
export { type AisRadio, readRadio } from './radio.ts';
export { decodeSentence, MAX_LINE, readPayload, type SentenceResult } from './sentence.ts';
export type { AisTag, AisTagGroup } from './tag.ts';
