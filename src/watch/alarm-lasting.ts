import type { OfficerId } from '../mark/index.ts';
import { isUnsigned } from '../share/index.ts';
import { isDiscarded } from '../warn/index.ts';
import { acknowledgeAlarm, clearAlarm } from './alarm-groups.ts';
import type { AlarmCode } from './alarms.ts';
import { hasBundleGap } from './bundle.ts';
import { isAsking } from './consult.ts';
import { isUnproven } from './probe.ts';
import { isOwed, isUnsaid } from './publish.ts';
import { isAwaited } from './receivers.ts';
import type { Stages, WatchState } from './watch.ts';

/**
 * Alarms that last until what they say is over, which the state of the watch shows. Others last
 * until somebody says that it is good again, or merely happen.
 */
const LASTING: Partial<
  Readonly<Record<AlarmCode, (state: WatchState, stages: Stages, subject: string) => boolean>>
> = {
  BNG_DRAFT_WAITS: (_, { warn }, subject) => (warn.cases.get(subject)?.draft ?? null) !== null,
  BNG_SECOND_SILENT: (_, { warn }, subject) => warn.cases.get(subject)?.escalated ?? false,
  BNG_DRAFT_HELD: (_, { warn }, subject) => warn.cases.get(subject)?.heldTold ?? false,
  BNG_DRAFT_DISCARDED: ({ lastMs }, { warn }, subject) => {
    const entry = warn.cases.get(subject);
    return entry !== undefined && isDiscarded(entry, lastMs);
  },
  BNG_STANDING_NONE: (_, { warn }) => warn.told.standing === 'none',
  BNG_STANDING_ENDS: (_, { warn }) => warn.told.standing === 'ending',
  BNG_LINK_LEDGER: (_, { share }, subject) => (share.links.get(subject)?.trouble ?? null) !== null,
  BNG_CONSULT_ASKED: ({ lastMs }, stages, subject) => isAsking(stages, subject, lastMs),
  BNG_CONSULT_SILENT: ({ lastMs }, stages, subject) => isAsking(stages, subject, lastMs),
  BNG_LINK_UNPROVEN: ({ lastMs }, { share }, subject) =>
    isUnproven(share.links.get(subject), lastMs),
  BNG_LEAD_OFFERED: (_, { warn }, subject) => warn.lead.leads.get(subject)?.state === 'offered',
  BNG_EXCHANGED_UNSIGNED: (_, { share }, subject) => {
    const link = share.links.get(subject);
    return link !== undefined && isUnsigned(link);
  },
  BNG_BUNDLE_GAP: (_, stages, subject) => hasBundleGap(stages, subject),
  BNG_RECEIVERS_SILENT: ({ receivers }, _, subject) => isAwaited(receivers, subject),
  BNG_CHANNEL_FAILED: ({ publishing, lastMs }, stages, subject) => {
    const document = publishing.get(subject);
    if (document === undefined) return isUnsaid(stages, subject, lastMs);
    return isOwed(stages.warn.cases.get(document.warning)?.released ?? null, lastMs);
  },
};

/** True for what does not merely happen. */
export function alarmLasts(code: AlarmCode): boolean {
  return LASTING[code] !== undefined;
}

/** Marks as good what is over. */
export function clearWhatIsOver(state: WatchState, stages: Stages): void {
  for (const group of state.groups.byCode.values()) {
    const holds = LASTING[group.code as AlarmCode];
    if (holds === undefined || group.state === 'cleared') continue;
    for (const subject of group.members.keys()) {
      if (holds(state, stages, subject)) continue;
      clearAlarm(state.groups, group.code, subject, state.lastMs);
    }
  }
}

/**
 * Who signs a draft knows that it waits: once each that does has somebody's signature, or is over, nobody
 * need acknowledge the alarm too.
 */
export function noteSigned(state: WatchState, stages: Stages, officer: OfficerId): void {
  clearWhatIsOver(state, stages);
  const group = state.groups.byCode.get('BNG_DRAFT_WAITS');
  if (group?.state !== 'new' || group.unnamed > 0) return;
  for (const [subject, { goodMs }] of group.members) {
    const entry = stages.warn.cases.get(subject);
    if (goodMs === null && entry?.draft != null && entry.acts.length === 0) return;
  }
  acknowledgeAlarm(state.groups, group.id, officer, state.lastMs);
}
