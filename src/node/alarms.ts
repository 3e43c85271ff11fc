import {
  type AlarmGroupView,
  acknowledgeAlarm,
  alarmGroupViews,
  createAlarmGroups,
  type Decision,
  raiseAlarm,
  tendAlarms,
} from '../watch/index.ts';
import type { Alarm } from './status.ts';

/** Alarms of the shell that are kept to be shown; those of the watch are in its own state. */
const MAX_ALARMS = 200;
/** What a group names one alarm by, characters: the beginning of what it says. */
const SUBJECT_CHARS = 80;

/** Codes of the shell that are merely good to know; all others are safety-critical. */
const MINOR: readonly string[] = [
  'BNG_SNAPSHOT_SKIPPED',
  'BNG_RECOVERED_OTHERWISE',
  'BNG_RECORDED_AT_PEER',
  'BNG_STANDBY_LEFT',
];

/** Groups of the shell are told apart from those of the watch by this. */
const SHELL_PREFIX = 'shell-';

export interface Alarms {
  /** An alarm of the shell itself. */
  raise(code: string, message: string): void;
  /** What the watch lets be heard. */
  sound(code: string, message: string): void;
  list(): readonly Alarm[];
  groups(): AlarmGroupView[];
  /** What officers have acknowledged of the shell's alarms: the fold has judged who they are. */
  heed(decisions: readonly Pick<Decision, 'what' | 'subject' | 'reason' | 'about'>[]): void;
  /** Lets be heard what had to wait or stands unacknowledged; every few seconds at least. */
  tend(): void;
}

/** Alarms that cannot be part of the fold, since they are about recording it. Newest last. */
export function createAlarms(nowMs: () => number, log: (line: string) => void): Alarms {
  const kept: Alarm[] = [];
  const groups = createAlarmGroups();
  const say = (heard: { code: string; message: string } | null): void => {
    if (heard !== null) log(`${heard.code}: ${heard.message}`);
  };
  return {
    raise(code, message) {
      const atMs = nowMs();
      kept.push({ atMs, code, message });
      if (kept.length > MAX_ALARMS) kept.shift();
      const critical = !MINOR.includes(code);
      const subject = message.slice(0, SUBJECT_CHARS).toWellFormed();
      say(
        raiseAlarm(groups, { code, subject, message, critical, lasts: false }, atMs, SHELL_PREFIX),
      );
    },
    sound: (code, message) => say({ code, message }),
    list: () => kept,
    groups: () => alarmGroupViews(groups),
    heed(decisions) {
      for (const { what, subject, reason, about } of decisions) {
        if (what !== 'accepted-act' || reason !== 'acknowledge') continue;
        if (about?.startsWith(SHELL_PREFIX)) acknowledgeAlarm(groups, about, subject, nowMs());
      }
    },
    tend: () => say(tendAlarms(groups, nowMs())),
  };
}
