import { MAX_CLOCK_ERROR_S, type Sensor, type SensorFormat } from '../sense/index.ts';
import type { Summary, WatchSettings } from '../watch/index.ts';
import type { Clock } from './clock.ts';
import { sentence } from './errors.ts';

/** How often it is looked whether sensors are heard, ms. */
const ROUND_MS = 1000;
/** Nothing is taken of any witness for so long, and some are refused for their time: the node is blind, ms. */
export const BLIND_MS = 5000;
/** What these bring has the time of reception where it has none of its own: it shows nothing of clocks. */
const UNTIMED: readonly SensorFormat[] = ['nmea', 'beast', 'avr', 'sbs', 'bongsu-notice'];
/** The other supposition is tried after this at the soonest, twice as long each time up to the longest, ms. */
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 300_000;

export interface SensorClocksOptions {
  readonly clock: Clock;
  /** As they are in force, sensors not moved by this. */
  readonly settings: WatchSettings;
  /** By how much they are moved at the start ({@link movedAtStart}), ms. */
  readonly movedByMs: number;
  /** Sensors that are played from recordings, which are moved to the node's time anyway. */
  readonly recorded: ReadonlySet<string>;
  readonly summary: () => Pick<Summary, 'sensors' | 'faults'> | null;
  readonly settle: (settings: WatchSettings) => void;
  readonly tell: (code: string, message: string) => void;
  /** Milliseconds that only go on. */
  readonly steadyMs: () => number;
}

/**
 * A node whose ledger ends ahead of the machine's clock goes on from the ledger, and nobody knows which of
 * the two is wrong. Sensors with a time of their own are witnesses: where all of them are refused for it, they keep another
 * one than the ledger's. Then they are taken to keep the machine's, and what they say is moved by as much as
 * the node is ahead of it: a node that refuses every sensor warns of nothing. Where they are refused so too,
 * the first supposition is tried again. Each change is an input of the fold like any settings, so that a
 * replay has it.
 *
 * Only while the node is blind, since sensors with other clocks begin new tracks.
 */
export function watchSensorClocks(options: SensorClocksOptions): {
  round(): void;
  stop(): void;
} {
  const { clock, steadyMs } = options;
  const witnesses = witnessesOf(options.settings, options.recorded);
  let { movedByMs } = options;
  let [reports, refused] = [0, 0];
  let seenMs = steadyMs();
  let nextMs = 0;
  let pauseMs = FIRST_PAUSE_MS;
  let isTold = false;

  /** True where something was taken, or nothing refused, since the last round. */
  function sees(): boolean {
    const now = options.summary();
    if (now === null) return true;
    const before = { reports, refused };
    const taken = now.sensors.filter(({ id }) => witnesses.some((each) => each.id === id));
    reports = taken.reduce((sum, each) => sum + each.reports, 0);
    const faults = now.faults.filter(
      ({ reason, source: from }) =>
        reason === 'clock' && witnesses.some(({ id, source }) => from === source || from === id),
    );
    refused = faults.reduce((sum, { count }) => sum + count, 0);
    return reports !== before.reports || refused === before.refused;
  }

  function move(byMs: number): void {
    movedByMs = byMs;
    isTold = false;
    nextMs = steadyMs() + pauseMs;
    pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    options.settle(movedSettings(options.settings, options.recorded, byMs / 1000));
    // The counts of sensors begin anew.
    [reports, refused] = [0, 0];
    seenMs = steadyMs();
  }

  function round(): void {
    const aheadMs = clock.aheadMs?.() ?? 0;
    const isOff = aheadMs > MAX_CLOCK_ERROR_S * 1000;
    if (!isOff && movedByMs === 0) return;
    const nowMs = steadyMs();
    const taken = reports;
    if (sees()) {
      seenMs = nowMs;
      if (reports > taken && movedByMs > 0 && !isTold) {
        isTold = true;
        pauseMs = FIRST_PAUSE_MS;
        const seconds = Math.round(movedByMs / 1000);
        options.tell('BNG_SENSORS_MOVED', sentence('BNG_SENSORS_MOVED', { seconds }));
      }
      return;
    }
    if (nowMs - seenMs < BLIND_MS || nowMs < nextMs) return;
    move(isOff && !isSame(aheadMs, movedByMs) ? aheadMs : 0);
  }

  const timer = setInterval(round, ROUND_MS);
  timer.unref();
  return { round, stop: () => clearInterval(timer) };
}

function isSame(aheadMs: number, movedByMs: number): boolean {
  return Math.abs(aheadMs - movedByMs) <= (MAX_CLOCK_ERROR_S * 1000) / 2;
}

/**
 * By how much sensors are moved from the start on, ms: as they were (`inForceS`) before a restart, which must
 * not make the node blind, nor lose what it follows, only to find out again.
 */
export function movedAtStart(inForceS: number, aheadMs: number): number {
  if (inForceS === 0 || aheadMs <= MAX_CLOCK_ERROR_S * 1000) return 0;
  return isSame(aheadMs, inForceS * 1000) ? inForceS * 1000 : aheadMs;
}

/** Live sensors that keep a time; all that are live where none surely does. */
function witnessesOf({ sensors }: WatchSettings, recorded: ReadonlySet<string>): readonly Sensor[] {
  const live = sensors.filter(({ source }) => !recorded.has(source));
  const timed = live.filter(({ format }) => !UNTIMED.includes(format));
  return timed.length > 0 ? timed : live;
}

/** With every sensor that is heard live taken to lie so many seconds behind the node's time. */
export function movedSettings(
  settings: WatchSettings,
  recorded: ReadonlySet<string>,
  byS: number,
): WatchSettings {
  if (byS === 0) return settings;
  return {
    ...settings,
    sensors: settings.sensors.map((sensor) =>
      recorded.has(sensor.source) ? sensor : { ...sensor, clockOffsetS: sensor.clockOffsetS + byS },
    ),
    warn: { ...settings.warn, clockAheadS: byS },
  };
}
