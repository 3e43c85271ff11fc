export * from './act.ts';
export {
  MAX_ACT_AGE_S,
  MAX_ACT_AHEAD_S,
  type Refusal,
  type RefusalReason,
} from './approve.ts';
export type { WarnChange } from './change.ts';
export { type RenderedCap, renderCap } from './channels/cap.ts';
export { areasAsked, onHazard, onTick } from './life.ts';
export { type ActOutcome, officersNeeded, onAct } from './release.ts';
export * from './settings.ts';
export {
  createWarn,
  currentWarnings,
  pendingActs,
  reconfigureWarn,
  type WarnState,
} from './state.ts';
export * from './warning.ts';
