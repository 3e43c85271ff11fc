export type { Fault, FaultReason } from '../fault.ts';
export {
  axisAtLeast,
  azimuthCode,
  type CamfEllipse,
  type EllipseCodes,
  ellipseCodes,
  ellipseOf,
  hasEllipse,
  SEMI_AXES,
} from './ellipse.ts';
export { type AdditionalArea, additionalArea, type TargetAreas, targetAreas } from './extension.ts';
export {
  DC_REPORT,
  DCX,
  type DcxFrame,
  decodeFrame,
  encodeFrame,
  frameOf,
  type OtherFrame,
} from './frame.ts';
export { readHexLine, writeHexLine } from './hex-line.ts';
export {
  CAMF_FIELDS,
  type CamfMessage,
  decodeCamf,
  encodeCamf,
  HAZARDS,
  MESSAGE_TYPES,
} from './message.ts';
export { onsetCodes, onsetMs } from './onset.ts';
export { type QzqsmSentence, readSentence, writeSentence } from './sentence.ts';
