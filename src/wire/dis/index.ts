export type { Fault, FaultReason } from '../fault.ts';
export {
  type DisDatagram,
  decodeDis,
  HEADER_BYTES,
  type PlacedPdu,
  type UnreadPdu,
} from './decode.ts';
export { encodeEntityState } from './encode.ts';
export { isDeactivated } from './entity-state.ts';
export type * from './pdu.ts';
export {
  DECODED_PDU_TYPES,
  PDU_TYPE,
  PDU_TYPE_COUNT,
  PROTOCOL_VERSIONS,
  pduTypeName,
} from './types.ts';
