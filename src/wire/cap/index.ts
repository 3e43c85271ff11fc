export * from './alert.ts';
export {
  CAP_PROFILES,
  type CapProfile,
  type CapProfileName,
  PROFILES as CAP_PROFILE_RULES,
} from './profiles.ts';
export { type CapReading, readCap } from './read.ts';
export type { CapFinding } from './rule.ts';
export { checkCap } from './rules.ts';
export * from './time.ts';
export { capXml } from './xml.ts';
