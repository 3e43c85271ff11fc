export type { Fault, FaultReason } from '../fault.ts';
export * from './label.ts';
export { readConfidentialityLabel } from './read.ts';
export { labelXml } from './xml.ts';
