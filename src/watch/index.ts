export {
  type AlarmGroup,
  type AlarmGroupState,
  type AlarmGroups,
  type AlarmGroupView,
  acknowledgeAlarm,
  alarmGroupViews,
  createAlarmGroups,
  raiseAlarm,
  tendAlarms,
} from './alarm-groups.ts';
export * from './alarms.ts';
export type { ConsultView, RecallView } from './consult.ts';
export type { DeskView, Suspension } from './desk.ts';
export * from './effect.ts';
export * from './input.ts';
export * from './input-codec.ts';
export { type Preview, type PreviewOf, previewOf } from './preview.ts';
export { isOwed } from './publish.ts';
export {
  CONFIRM_WITHIN_S,
  CONFIRMING,
  MAX_RECEIVERS,
  type ReceiverRecord,
  type ReceiversOf,
  type ReceiversView,
  receiversOf,
} from './receivers.ts';
export { type ReleasePreview, releasePreviewsOf } from './releases.ts';
export type * from './settings.ts';
export * from './shape.ts';
export * from './step.ts';
export type * from './view.ts';
export * from './watch.ts';
