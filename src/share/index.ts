export { alliedPicture, heardStatements, MAX_STANDS_MS, standingStatements } from './allied.ts';
export { type KeyHeld, keyHeldBy, noteForgotten, noteRejected } from './announced.ts';
export * from './arrangement/arrangement.ts';
export { POLICY_SCHEMA, readPolicies } from './arrangement/cedar.ts';
export type { Choice, Refused } from './arrangement/choose.ts';
export type { HazardDetail } from './arrangement/detail.ts';
export * from './arrangement/load.ts';
export { shareLead } from './authority.ts';
export * from './bundle.ts';
export * from './bundle-take.ts';
export {
  CONSULT_WORDS,
  type Consult,
  type ConsultWord,
  consult,
  hearConsult,
  MAX_CONSULT_TEXT,
  silentOf,
} from './consult.ts';
export * from './consult-act.ts';
export { keepEarly, takeEarly } from './early.ts';
export {
  EXCHANGED_MS,
  type Exchanged,
  type ExchangedFrame,
  type ExchangedOutcome,
  hearExchanged,
  isUnsigned,
  type SignedNote,
  tickExchanged,
} from './exchanged.ts';
export { type FreshLeaves, pairLeaf } from './exchanged-tree.ts';
export * from './frame.ts';
export * from './labels/index.ts';
export * from './lattice.ts';
export * from './link.ts';
export { MAX_WAITING_HAZARDS, MAX_WAITING_WARNINGS, offer } from './outbox.ts';
export type * from './peer.ts';
export { type LinkRed, linkLight, PROBE_MS, PROBE_STALE_MS, tickProbes } from './probe.ts';
export * from './projection.ts';
export * from './read.ts';
export { hearRecall, recall } from './recall.ts';
export { redecide } from './redecide.ts';
export * from './release.ts';
export * from './renew.ts';
export * from './share.ts';
export * from './statement.ts';
export * from './subject.ts';
export {
  announceKey,
  hearKey,
  keysOf,
  noteKeyUsed,
  proveSuccession,
  type Succession,
} from './successor.ts';
export { MAX_BATCH_BYTES, TRACK_KINDS, type TrackKind } from './tracks/batch.ts';
export { type AlliedTrack, alliedTracks, hearTracks, originOf, tickAllied } from './tracks/hear.ts';
export { MAX_TRACK_DELAY_S, type TrackRelease } from './tracks/project.ts';
export { noteTracks, shareTracks } from './tracks/share.ts';
export {
  createWaiting,
  oldestWaitingMs,
  siftWaiting,
  waitingCount,
  waitingIn,
} from './waiting.ts';
export { hearWitness, noteRoot, ROOT } from './witness.ts';
