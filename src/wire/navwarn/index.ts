export type { Fault, FaultReason } from '../fault.ts';
export { readNavWarning } from './read.ts';
export { type NavName, type NavPlace, type NavWarning, navPlace, navWords } from './warning.ts';
export { writeNavWarning } from './write.ts';
