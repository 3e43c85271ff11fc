import { join } from 'node:path';
import type { Sensor } from '../sense/index.ts';
import type { WatchSettings } from '../watch/index.ts';
import { type Alarms, createAlarms } from './alarms.ts';
import { type Clock, systemClock } from './clock.ts';
import type { NodeConfig } from './config.ts';
import type { HttpServer } from './http/server.ts';
import type { Inputs } from './inputs/inputs.ts';
import { type Recording, readRecordings } from './inputs/recordings.ts';
import { ensureKey, type Key, NODE_KEY, readKey } from './keys.ts';
import type { Links } from './links/links.ts';
import { type LiveKey, liveKey } from './live-key.ts';
import type { Modes } from './modes.ts';
import type { Observer } from './ports.ts';
import type { Runner } from './runner.ts';
import { readSensorRows } from './sensors.ts';
import { toWatchSettings } from './watch-settings.ts';

export interface StartOptions {
  readonly config: NodeConfig;
  readonly clock?: Clock;
  /** Alarms and the like, a line each; default: stderr. */
  readonly log?: (line: string) => void;
  /** A key made at this start is a demonstration key, which mode actual refuses. */
  readonly demonstrationKeys?: boolean;
  /** Folder of the built page; default: the package's own. */
  readonly webFolder?: string;
  /** False: no ticks by themselves; `tick()` makes each. For tests. */
  readonly ticking?: boolean;
  /** For measurements. */
  readonly observer?: Observer;
}

/** A node that is starting: what its parts share, and what of it is open already. */
export interface Start {
  readonly options: StartOptions;
  readonly config: NodeConfig;
  readonly clock: Clock;
  readonly nowMs: () => number;
  readonly startedMs: number;
  readonly sensors: readonly Sensor[];
  readonly recordings: ReadonlyMap<string, Recording>;
  /** As the configuration has them, recordings not moved to now yet. */
  readonly given: WatchSettings;
  readonly live: LiveKey;
  /** The key of the node, as `live` has it at any moment. */
  readonly key: Key;
  /** Where this mode keeps its data. */
  readonly folder: string;
  readonly alarms: Alarms;
  /** Parts that call one another, each there once it has been opened. */
  readonly parts: {
    runner?: Runner;
    links?: Links;
    inputs?: Inputs;
    http?: HttpServer;
    modes?: Modes;
  };
  /** How to close what is open, in the order of opening. */
  readonly closers: (() => Promise<void> | void)[];
}

/** Reads what the configuration names; the node's key is made where there is none. Throws a BongsuError. */
export function prepareStart(options: StartOptions): Start {
  const { config } = options;
  const clock = options.clock ?? systemClock();
  const nowMs = (): number => clock.nowMs();
  const sensors = readSensorRows(config.sensors, config.node);
  const { data, mode } = config;
  const live = liveKey(
    ensureKey(data, mode, NODE_KEY, options.demonstrationKeys ?? false),
    () => readKey(data, mode, NODE_KEY),
    options.log ?? toStderr,
  );
  return {
    ...{ options, config, clock, nowMs, sensors },
    given: toWatchSettings(config, sensors),
    recordings: readRecordings(sensors),
    startedMs: nowMs(),
    ...{ live, key: live.key },
    folder: join(config.data, config.mode),
    alarms: createAlarms(nowMs, options.log ?? toStderr),
    parts: {},
    closers: [],
  };
}

/** Last opened, first closed; the first failure is told after all had their turn. */
export async function closeAll(closers: (() => Promise<void> | void)[]): Promise<void> {
  let failure: unknown = null;
  for (const close of closers.reverse()) {
    try {
      await close();
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure !== null) throw failure;
}

function toStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
