export * from './act.ts';
export { type ActOutcome, onAct } from './acts.ts';
export {
  MAX_ACT_AGE_S,
  MAX_ACT_AHEAD_S,
  type Refusal,
  type RefusalReason,
} from './approve.ts';
export { type LeadActOutcome, onLeadAct } from './authority/acts.ts';
export * from './authority/lead.ts';
export { type Merged, mergeSaid, type Said } from './authority/merge.ts';
export type { LeadAlarm, LeadOutcome } from './authority/outcome.ts';
export { beyondRight, type OtherRight, otherRight } from './authority/right.ts';
export {
  isArea,
  isConditions,
  isKind,
  isLeadId,
  isRegion,
  isSignedLeadAct,
  isTerm,
  MAX_AREAS,
  MAX_GRANTS,
} from './authority/signatures.ts';
export {
  type AuthorityView,
  authorityView,
  conditionsToSign,
  type LeadView,
  takeable,
} from './authority/view.ts';
export { type HeardWord, onLeadWord, tickLead } from './authority/words.ts';
export { type ReleasePlan, releasePlans } from './automatic.ts';
export type { WarnChange } from './change.ts';
export { type RenderedCamf, renderCamf } from './channels/camf.ts';
export { type RenderedCap, renderCap } from './channels/cap.ts';
export {
  type CoarseLaunch,
  coarseLaunch,
  type RenderedCot,
  renderCot,
  restampCot,
} from './channels/cot.ts';
export { type EllipseCover, ellipsesOver } from './channels/ellipses.ts';
export { type GsmText, gsmText } from './channels/gsm.ts';
export { MESSAGE_TYPE, type RenderedMessage, renderMessage } from './channels/message.ts';
export { renderNavWarning } from './channels/navwarn.ts';
export { type RenderedNotice, renderNotam } from './channels/notam.ts';
export { MAX_PAGE_BYTES, type RenderedPage, renderPublic } from './channels/public.ts';
export { PAGE_STYLE_HASH } from './channels/public-style.ts';
export {
  estimateOf,
  launchDetectionOf,
  missileTrackOf,
  type NoEstimate,
  type UdlMarking,
} from './channels/udl.ts';
export { type Concern, concerns, isDiscarded } from './concerns.ts';
export { FORESEEN, type Foreseen, foresee } from './foresee.ts';
export { areasAsked, onHazard, onTick } from './life.ts';
export type { People } from './people.ts';
export { officersNeeded } from './release.ts';
export * from './settings.ts';
export {
  type AcceptedShift,
  acceptShift,
  createShift,
  type HandOver,
  handOver,
  type OpenLead,
  type ShiftOpen,
  type ShiftSettings,
  type ShiftState,
  shiftStartMs,
  unacceptedShift,
} from './shift.ts';
export {
  checkDeskAct,
  DESK_ACT_TYPE,
  DESK_ACTS,
  type DeskAct,
  type SignedDeskAct,
} from './shift-act.ts';
export {
  AUTHORITY_ACT_TYPE,
  type AuthorityAct,
  onAuthorityAct,
  type SignedAuthorityAct,
  type StandingView,
  standingViews,
} from './standing.ts';
export {
  createWarn,
  currentWarnings,
  pendingActs,
  reconfigureWarn,
  type WarnState,
} from './state.ts';
export { type LanguageProblem, languageProblems } from './texts/check.ts';
export { composeTexts, MAX_BRIEF, MAX_HEADLINE } from './texts/compose.ts';
export { type ExampleText, exampleTexts } from './texts/examples.ts';
export {
  issuerIn,
  LANGUAGE_SCHEMA,
  LANGUAGE_TAG,
  type LanguageTable,
  languagesOf,
  MAX_TEXT_LANGUAGES,
  SHIPPED_LANGUAGES,
} from './texts/language.ts';
export { type PlainProblem, plainProblems, sentencesOf } from './texts/plain.ts';
export { type ReviewState, reviewStates, withReview } from './texts/review.ts';
export * from './warning.ts';
