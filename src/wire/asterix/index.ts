export { BLOCK_HEADER_BYTES, decodeBlocks } from './decode.ts';
export type { Definition, ExpansionDefinition } from './definition.ts';
export { CATEGORY_KEYS, carriedEditions, definitionOf, type Editions } from './editions.ts';
export { encodeBlock } from './encode.ts';
export { writeJsonLines } from './json.ts';
export { labelOf, labelsOf, titleOf, unitOf } from './labels.ts';
export { type OradisFrame, unwrapOradis } from './oradis.ts';
export type {
  AsterixRecord,
  Decoded,
  Items,
  Source,
  Unread,
  Value,
  Values,
} from './record.ts';
export { createSink, putNumber, putText, type Sink } from './sink.ts';
export type * from './types/index.generated.ts';
export type { EncodeOptions } from './write.ts';
