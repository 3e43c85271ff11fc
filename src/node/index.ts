export type { BundleAnswer } from './bundles.ts';
export { type CapSignature, signCap, verifyCap } from './channels/cap-signature.ts';
export type { ChannelsHealth } from './channels/channels.ts';
export { MAX_SIGNED_BYTES, type PageCheck, verifyPage } from './channels/public-signature.ts';
export type { TestResult } from './channels/test-schedule.ts';
export type { Clock } from './clock.ts';
export { scaledClock, systemClock } from './clock.ts';
export type { ConfigFile, NodeConfig, OfficerConfig, PeerConfig } from './config.ts';
export { completeConfig, readConfig, readYaml, sensorRows } from './config-read.ts';
export { CONFIG_SCHEMA } from './config-schema.ts';
export { environmentNames } from './environment.ts';
export { BongsuError, ERRORS, type ErrorCode, reasonOf, sentence } from './errors.ts';
export type { Extension, ExtensionHost } from './extension.ts';
export type { PreviewAnswer } from './http/preview.ts';
export type { ActAnswer, Site } from './http/server.ts';
export { readPieces } from './inputs/pieces.ts';
export { ASSUMED_RATE_HZ } from './inputs/recordings.ts';
export {
  createKey,
  ensureKey,
  type Key,
  keyNames,
  NODE_KEY,
  readKey,
  signerOf,
} from './keys.ts';
export { languageTable } from './languages.ts';
export {
  checkIntroduction,
  fingerprintOf,
  type Introduction,
  introduce,
  isIntroductionFile,
  readSecret,
  secretText,
} from './links/invitation.ts';
export { replaceFile, withPeer } from './links/peer-entry.ts';
export { didYouMean } from './nearest.ts';
export { type RunningNode, startNode } from './node.ts';
export type { Observer } from './ports.ts';
export { type Problem, problemsOf, stateOf } from './problems.ts';
export { readSensorRows } from './sensors.ts';
export { arrangementOf } from './sharing-config.ts';
export type { StartOptions } from './start.ts';
export type { NodeStatus } from './status.ts';
export { toWatchSettings } from './watch-settings.ts';
