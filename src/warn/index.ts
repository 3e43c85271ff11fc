export * from './act.ts';
export type { Refusal, RefusalReason } from './approve.ts';
export type { WarnChange } from './change.ts';
export { type RenderedCap, renderCap } from './channels/cap.ts';
export { onHazard, onTick } from './life.ts';
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
