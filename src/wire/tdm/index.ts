export type { Fault, FaultReason } from '../fault.ts';
export { CONVERTED_TIME_SYSTEMS, instantOf, parseEpoch, type TdmEpoch } from './epoch.ts';
export {
  CHOICES,
  DATA,
  DATA_KEYWORDS,
  type DataKeyword,
  type DataKeywordRow,
  type DataKind,
  METADATA,
  METADATA_KEYWORDS,
  type MetadataKeyword,
  type MetadataKind,
  type PhaseKeyword,
  TDM_VERSIONS,
} from './keywords.ts';
export { LEAP_SECONDS_KNOWN_UNTIL } from './leap-seconds.ts';
export type * from './message.ts';
export { endTdm, feedTdm, readTdm, type TdmFile, type TdmPiece } from './read.ts';
export { createTdmState, MAX_FAULTS, type TdmEvent, type TdmState } from './state.ts';
export { writeTdmKvn, writeTdmXml } from './write.ts';
