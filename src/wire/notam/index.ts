export type { Fault, FaultReason } from '../fault.ts';
export {
  type Notam,
  type NotamName,
  notamPosition,
  notamPositions,
  notamWords,
  type Qualifiers,
} from './notam.ts';
export { readNotam } from './read.ts';
export { writeNotam } from './write.ts';
