/**
 * Mode S and ADS-B (1090 MHz): from what receivers send to typed messages, and back. No
 * dependencies; everything is a plain function over plain data, and nothing throws on bad input.
 *
 * 1. Framing: {@link readAvr} (text), {@link readBeast} (binary), {@link readSbs} (BaseStation).
 * 2. Messages: {@link decodeModes} gives a {@link ModesMessage}, told apart by `kind`.
 * 3. What one message does not say alone: {@link resolvePosition} (places of compact reports),
 *    {@link integrityOf} and its kin (what quality figures mean), {@link inferCommB} (which
 *    register a Comm-B reply holds, and how sure that is).
 * 4. The way back: {@link encodeModes} and the encoders for simulated aircraft.
 *
 * What is decoded, by which document, and what not: docs/codecs/modes.md.
 */
export type { Fault, FaultReason } from '../fault.ts';
export {
  gnssSecondsOfDay,
  type ModesFrame,
  readAvr,
  TICKS_PER_S,
} from './avr.ts';
export { type BeastState, createBeastState, readBeast } from './beast.ts';
export {
  type CommBData,
  type CommonUsageCapability,
  type DataLinkCapability,
  type HeadingAndSpeed,
  type Register,
  type RegisterAdvisory,
  type RegisterIdentification,
  readRegister,
  type TrackAndTurn,
  type VerticalIntention,
} from './comm-b.ts';
export { type CommBCandidate, type CommBInference, inferCommB } from './comm-b-infer.ts';
export type { CommBContext } from './comm-b-likelihood.ts';
export {
  type CprPlace,
  cprEncode,
  cprGlobal,
  cprGlobalSurface,
  cprLocal,
  longitudeZones,
} from './cpr.ts';
export { type DecodeOptions, decodeModes, type ModesResult } from './decode.ts';
export {
  encodeAirbornePosition,
  encodeIdentification,
  encodeVelocity,
  toAvr,
  toBeast,
} from './encode.ts';
export { encodeModes } from './encode-message.ts';
export {
  assuranceProbability,
  type Integrity,
  integrityOf,
  integrityProbability,
  NO_SUPPLEMENTS,
  positionBoundM,
  positionBoundOfType,
  type Supplements,
  velocityBoundMps,
  verticalBoundM,
} from './integrity.ts';
export type * from './message.ts';
export { CAPABILITIES, EMERGENCIES } from './message.ts';
export { parityOf, parityRemainder } from './parity.ts';
export {
  createPositionMemory,
  distanceM,
  FASTEST_MPS,
  type PositionMemory,
  type PositionReport,
  type Receiver,
  type Resolution,
  resolvePosition,
} from './position.ts';
export { readSbs, type SbsMessage } from './sbs.ts';
