export type { Fault, FaultReason } from '../fault.ts';
export {
  decodeLaunchDetections,
  decodeMissileTracks,
  encodeUdl,
  MAX_RECORDS,
  type UdlRead,
} from './codec.ts';
export type * from './record.ts';
