import type { Alarm } from './status.ts';

/** Alarms of the shell that are kept to be shown; those of the watch are in its own state. */
const MAX_ALARMS = 200;

export interface Alarms {
  raise(code: string, message: string): void;
  list(): readonly Alarm[];
}

/** Alarms that cannot be part of the fold, since they are about recording it. Newest last. */
export function createAlarms(nowMs: () => number, log: (line: string) => void): Alarms {
  const kept: Alarm[] = [];
  return {
    raise(code, message) {
      kept.push({ atMs: nowMs(), code, message });
      if (kept.length > MAX_ALARMS) kept.shift();
      log(`${code}: ${message}`);
    },
    list: () => kept,
  };
}
