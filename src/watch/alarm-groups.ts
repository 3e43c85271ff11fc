import type { Instant, OfficerId } from '../mark/index.ts';

/**
 * Alarms gathered by cause, so that they stay few enough to be read: EEMUA Publication 191 and
 * ANSI/ISA-18.2 (IEC 62682) hold one new alarm in ten minutes to be acceptable on a normal day, and
 * call it a flood from ten in ten minutes on.
 *
 * A cause is one code: its members are the subjects it is about (inputs, peers, warnings). What is
 * safety-critical sounds at once, and again when it grows. Anything else sounds at once unless
 * something has sounded within {@link APART_S}: whoever was called then has the list before them,
 * where it stands from the first moment. Nothing is left out of the list but by its end.
 */

/** Between two sounds that are not safety-critical, and before what nobody acknowledged sounds again, s. */
export const APART_S = 600;
/** A safety-critical group that has grown sounds again no sooner than this after the last sound of all, s. */
export const GROWN_S = 150;
/** A member is over once it was good for this long: what flaps stands (EEMUA 191 off-delay), s. */
export const OFF_DELAY_S = 60;
/** What merely happens, and does not last, is over when it has not come again for this long, s. */
export const QUIET_S = 600;
/** A group that is over is the same one again when its cause comes back within this, s. */
export const REJOIN_S = 600;
/** A group that is over and was never acknowledged is shown for this long, longer than a shift, s. */
export const SHOWN_S = 86_400;
/** Members that are named; further ones are counted. More than inputs, peers or warnings of a day. */
export const MAX_MEMBERS = 200;
/** Groups at once; codes are fewer. */
export const MAX_GROUPS = 100;

/** `new`: nobody has acknowledged it. `standing`: it lasts, and somebody has. `cleared`: it is over. */
export type AlarmGroupState = 'new' | 'standing' | 'cleared';

export interface AlarmMember {
  message: string;
  firstMs: Instant;
  lastMs: Instant;
  count: number;
  /** It stays until it is cleared; otherwise it is over after {@link QUIET_S}. */
  lasts: boolean;
  /** Good since; null while it is not. */
  goodMs: Instant | null;
}

/** Plain data: part of a watch's state. */
export interface AlarmGroup {
  /** Name for people and for an acknowledgement; never used again. */
  readonly id: string;
  readonly code: string;
  readonly critical: boolean;
  readonly firstMs: Instant;
  lastMs: Instant;
  /** How often it was raised, members together. */
  count: number;
  /** By subject; of more than {@link MAX_MEMBERS} the first. */
  readonly members: Map<string, AlarmMember>;
  /** Times that subjects beyond those came. */
  unnamed: number;
  state: AlarmGroupState;
  clearedMs: Instant | null;
  acknowledged: { readonly officer: OfficerId; readonly atMs: Instant } | null;
  /** Null: it has not sounded yet. */
  soundedMs: Instant | null;
  /** Something came since it sounded that has to be heard too. */
  grown: boolean;
}

export interface AlarmGroups {
  /** By code. */
  readonly byCode: Map<string, AlarmGroup>;
  lastNumber: number;
  /** When anything last sounded, and when last tended. */
  soundedMs: Instant | null;
  tendedMs: Instant;
}

/** One thing that a person is to hear of now. */
export interface Sound {
  readonly code: string;
  readonly message: string;
}

/** One occurrence. */
export interface Raised {
  readonly code: string;
  readonly subject: string;
  readonly message: string;
  readonly critical: boolean;
  readonly lasts: boolean;
}

/** What several groups say together, or one says again. */
export const STANDING_CODE = 'BNG_ALARMS_STAND';

export function createAlarmGroups(): AlarmGroups {
  return { byCode: new Map(), lastNumber: 0, soundedMs: null, tendedMs: 0 };
}

/** Takes one occurrence in. What is to be heard at once, null when it waits or is known. */
export function raiseAlarm(
  groups: AlarmGroups,
  raised: Raised,
  nowMs: Instant,
  prefix = 'alarm-',
): Sound | null {
  const { code, critical } = raised;
  const known = groups.byCode.get(code);
  const group = known ?? openGroup(groups, code, critical, nowMs, prefix);
  const news = join(group, raised, nowMs);
  if (news && known !== undefined) group.acknowledged = null;
  if (group.state === 'cleared') {
    group.acknowledged = null;
    group.clearedMs = null;
    group.grown = true;
  }
  group.grown ||= news;
  group.state = group.acknowledged === null ? 'new' : 'standing';
  if (!group.grown || !mayNow(groups, group, nowMs)) return null;
  const first = group.soundedMs === null;
  sounded(groups, group, nowMs);
  const message = (
    raised.message.startsWith(raised.subject)
      ? raised.message
      : `${raised.subject}: ${raised.message}`
  ).toWellFormed();
  return { code, message: first ? message : `${message} (${summary(group)})` };
}

function openGroup(
  groups: AlarmGroups,
  code: string,
  critical: boolean,
  nowMs: Instant,
  prefix: string,
): AlarmGroup {
  groups.lastNumber += 1;
  const group: AlarmGroup = {
    ...{ id: `${prefix}${groups.lastNumber}`, code, critical, firstMs: nowMs, lastMs: nowMs },
    ...{ count: 0, members: new Map(), unnamed: 0, state: 'new', clearedMs: null },
    ...{ acknowledged: null, soundedMs: null, grown: true },
  };
  groups.byCode.set(code, group);
  if (groups.byCode.size > MAX_GROUPS) groups.byCode.delete(groups.byCode.keys().next().value!);
  return group;
}

/** True when it is about a subject that the group did not have. */
function join(group: AlarmGroup, raised: Raised, nowMs: Instant): boolean {
  const { subject, message, lasts } = raised;
  group.count += 1;
  group.lastMs = nowMs;
  const member = group.members.get(subject);
  if (member !== undefined) {
    Object.assign(member, { message, lasts, lastMs: nowMs, goodMs: null });
    member.count += 1;
    return false;
  }
  if (group.members.size >= MAX_MEMBERS && !dropOver(group)) {
    group.unnamed += 1;
    return false;
  }
  const fresh = { message, lasts, firstMs: nowMs, lastMs: nowMs, count: 1, goodMs: null };
  group.members.set(subject, fresh);
  return true;
}

/** Lets the oldest member go that is over; false where there is none. */
function dropOver({ members }: AlarmGroup): boolean {
  for (const [subject, { goodMs }] of members) {
    if (goodMs !== null) return members.delete(subject);
  }
  return false;
}

/** When a group that has something to say may say it. */
function mayNow(groups: AlarmGroups, group: AlarmGroup, nowMs: Instant): boolean {
  const { critical, soundedMs } = group;
  if (critical && soundedMs === null) return true;
  const last = groups.soundedMs;
  return last === null || nowMs - last >= (critical ? GROWN_S : APART_S) * 1000;
}

function sounded(groups: AlarmGroups, group: AlarmGroup, nowMs: Instant): void {
  group.soundedMs = nowMs;
  group.grown = false;
  groups.soundedMs = nowMs;
}

/** A member is good again; it is over when it stays so. Nothing where there is no such member. */
export function clearAlarm(
  groups: AlarmGroups,
  code: string,
  subject: string,
  nowMs: Instant,
): void {
  const member = groups.byCode.get(code)?.members.get(subject);
  if (member !== undefined) member.goodMs ??= nowMs;
}

/**
 * What comes back is another matter, which whoever acknowledged the one before has not seen, and has
 * not heard either.
 */
export function comesAnew({ byCode }: AlarmGroups, code: string, subject: string): void {
  const group = byCode.get(code);
  if (group !== undefined && (group.members.get(subject)?.goodMs ?? null) !== null) {
    group.acknowledged = null;
    group.grown = true;
  }
}

/** How often the groups are looked after, ms. */
const TEND_MS = 1000;

/**
 * What time does: ends what is good or quiet, forgets what is over, and gives what is to be heard:
 * groups that had to wait, that have grown, or that nobody has acknowledged for {@link APART_S}, all
 * in one.
 */
export function tendAlarms(groups: AlarmGroups, nowMs: Instant): Sound | null {
  if (groups.byCode.size === 0 || nowMs - groups.tendedMs < TEND_MS) return null;
  groups.tendedMs = nowMs;
  const open: AlarmGroup[] = [];
  let due = false;
  for (const group of groups.byCode.values()) {
    endMembers(group, nowMs);
    if (isForgotten(group, nowMs)) groups.byCode.delete(group.code);
    else if (group.state !== 'cleared') {
      open.push(group);
      due ||= isDue(groups, group, nowMs);
    } else if (group.grown) {
      // It waited for its sound and is over meanwhile: it is told all the same.
      open.push(group);
      due ||= mayNow(groups, group, nowMs);
    }
  }
  if (!due) return null;
  const told = open.filter((group) => group.grown || group.acknowledged === null);
  for (const group of told) sounded(groups, group, nowMs);
  const message = told.map((group) => `${group.code} (${summary(group)})`).join('; ');
  return { code: STANDING_CODE, message };
}

function isDue(groups: AlarmGroups, group: AlarmGroup, nowMs: Instant): boolean {
  if (group.grown) return mayNow(groups, group, nowMs);
  const last = groups.soundedMs ?? nowMs;
  return group.acknowledged === null && nowMs - last >= APART_S * 1000;
}

function endMembers(group: AlarmGroup, nowMs: Instant): void {
  if (group.state === 'cleared') return;
  let standing = false;
  for (const member of group.members.values()) {
    if (!member.lasts && nowMs - member.lastMs >= QUIET_S * 1000) member.goodMs ??= nowMs;
    standing ||= !isOver(member, nowMs);
  }
  if (standing) return;
  group.state = 'cleared';
  group.clearedMs = nowMs;
}

/** A member that is good, and long enough. What merely happened was quiet for longer than that. */
function isOver({ goodMs, lasts }: AlarmMember, nowMs: Instant): boolean {
  return goodMs !== null && (!lasts || nowMs - goodMs >= OFF_DELAY_S * 1000);
}

function isForgotten({ clearedMs, acknowledged }: AlarmGroup, nowMs: Instant): boolean {
  if (clearedMs === null) return false;
  return nowMs - clearedMs >= (acknowledged === null ? SHOWN_S : REJOIN_S) * 1000;
}

/** Null when it was done, otherwise why not. */
export function acknowledgeAlarm(
  groups: AlarmGroups,
  id: string,
  officer: OfficerId,
  nowMs: Instant,
): string | null {
  const group = [...groups.byCode.values()].find((each) => each.id === id);
  if (group === undefined) return 'there is no such alarm, or it is over and forgotten';
  if (group.acknowledged !== null) return `${group.acknowledged.officer} has acknowledged it`;
  group.acknowledged = { officer, atMs: nowMs };
  group.grown = false;
  if (group.state === 'new') group.state = 'standing';
  return null;
}

/** `3 of 5 last: radar-1, radar-2, radar-3`. */
function summary(group: AlarmGroup): string {
  const standing = [...group.members].filter(([, { goodMs }]) => goodMs === null);
  const all = group.members.size;
  const names = standing.slice(0, NAMED).map(([subject]) => subject);
  const more = standing.length - names.length + group.unnamed;
  const which = [...names, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  const last = standing.length === all ? `${all}` : `${standing.length} of ${all} last`;
  return `${last}${which === '' ? '' : `: ${which}`}`.toWellFormed();
}

/** Members whose names a line has room for. */
const NAMED = 5;

/** A group as people see it. */
export interface AlarmGroupView {
  readonly id: string;
  readonly code: string;
  readonly critical: boolean;
  readonly state: AlarmGroupState;
  readonly firstMs: Instant;
  readonly lastMs: Instant;
  readonly count: number;
  readonly acknowledged: AlarmGroup['acknowledged'];
  readonly members: readonly {
    readonly subject: string;
    readonly message: string;
    readonly firstMs: Instant;
    readonly lastMs: Instant;
    readonly count: number;
    readonly over: boolean;
  }[];
  /** Times that subjects came for which there was no room. */
  readonly unnamed: number;
}

/** Safety-critical and unacknowledged first, then the newest. */
export function alarmGroupViews(groups: AlarmGroups): AlarmGroupView[] {
  const order: readonly AlarmGroupState[] = ['new', 'standing', 'cleared'];
  return [...groups.byCode.values()]
    .sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        Number(b.critical) - Number(a.critical) ||
        b.lastMs - a.lastMs,
    )
    .map((group) => {
      const { id, code, critical, state, firstMs, lastMs, count, acknowledged, unnamed } = group;
      return {
        ...{ id, code, critical, state, firstMs, lastMs, count, acknowledged, unnamed },
        members: [...group.members].map(([subject, member]) => ({
          ...{ subject, message: member.message, firstMs: member.firstMs },
          ...{ lastMs: member.lastMs, count: member.count, over: member.goodMs !== null },
        })),
      };
    });
}
