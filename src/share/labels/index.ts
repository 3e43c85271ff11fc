export { adatpToLabel, labelToAdatp } from './adatp4774.ts';
export {
  type Converted,
  labelToMarking,
  type MarkingTable,
  markingToLabel,
  type Unknown,
} from './marking.ts';
export { readLabel } from './read.ts';
export { MARKING_TABLES } from './tables.ts';
export { labelToTlp, readTlp, TLP_LABELS, tlpToLabel, writeTlp } from './tlp.ts';
