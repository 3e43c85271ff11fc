export { type ModesFrame, readAvr } from './avr.ts';
export { type BeastState, createBeastState, readBeast } from './beast.ts';
export { type CprPlace, cprEncode, cprGlobal, cprLocal, longitudeZones } from './cpr.ts';
export { decodeModes, decodeModesUnchecked, type ModesResult } from './decode.ts';
export {
  encodeAirbornePosition,
  encodeIdentification,
  encodeVelocity,
  toAvr,
} from './encode.ts';
export { integrityOfType, positionBoundM, velocityBoundMps } from './integrity.ts';
export type * from './message.ts';
export { parityOf, parityRemainder } from './parity.ts';
