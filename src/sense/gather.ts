import { unbend } from '../earth/index.ts';
import type { Instant } from '../mark/index.ts';
import { toHex } from '../seal/index.ts';
import type { Fault, FaultReason } from '../wire/fault.ts';
import {
  MAX_FAULT_BYTES,
  MAX_FAULT_MESSAGE,
  MAX_FAULTS_PER_DATAGRAM,
  type SenseFault,
  type SenseReason,
} from './fault.ts';
import { implausibility } from './plausible.ts';
import { cutText } from './quote.ts';
import type { Report } from './report.ts';
import type { Sensor } from './sensor.ts';

/** One datagram under way: what it is and where its reports and faults gather. */
export interface Gather {
  readonly source: string;
  readonly bytes: Uint8Array;
  readonly receivedMs: Instant;
  readonly reports: Report[];
  readonly faults: SenseFault[];
  /** Faults beyond {@link MAX_FAULTS_PER_DATAGRAM}: only counted. */
  unsaid: number;
}

/**
 * A sensor's time that differs more than this from reception is not used: network and sensor
 * delays are seconds, and a track placed minutes off would warn of the wrong minute.
 */
export const MAX_CLOCK_ERROR_S = 300;

export function startGather(source: string, bytes: Uint8Array, receivedMs: Instant): Gather {
  return { source: source.toWellFormed(), bytes, receivedMs, reports: [], faults: [], unsaid: 0 };
}

/** Notes a fault, its message cut and well formed; `at` and `end` cut the bytes concerned out of the datagram. */
export function refuse(
  gather: Gather,
  sensor: Sensor | null,
  reason: FaultReason | SenseReason,
  message: string,
  at = 0,
  end = gather.bytes.length,
): void {
  if (gather.faults.length >= MAX_FAULTS_PER_DATAGRAM) {
    gather.unsaid += 1;
    return;
  }
  const start = Math.max(0, Math.min(at, gather.bytes.length));
  gather.faults.push({
    source: gather.source,
    sensor: sensor?.id ?? null,
    atMs: gather.receivedMs,
    reason,
    message: cutText(message, MAX_FAULT_MESSAGE),
    bytes: toHex(gather.bytes.subarray(start, Math.min(end, start + MAX_FAULT_BYTES))),
  });
}

/**
 * Notes data of a mode that is not the sensor's (law 3). `what` names what was found; the message
 * says too whether it came where real data belongs or among an exercise's.
 */
export function refuseMode(
  gather: Gather,
  sensor: Sensor,
  what: string,
  at: number,
  end: number,
): void {
  const place =
    sensor.mode === 'actual'
      ? 'an actual source, where only what is real belongs'
      : `a source of mode ${sensor.mode}, where nothing of another mode belongs`;
  refuse(gather, sensor, 'mode-mismatch', `${what} came from ${place}: not used`, at, end);
}

/** Notes what `wire` found, with the record's place in the datagram. */
export function refuseAll(
  gather: Gather,
  sensor: Sensor | null,
  faults: readonly Fault[],
  at = 0,
  end = gather.bytes.length,
): void {
  for (const fault of faults) refuse(gather, sensor, fault.reason, fault.message, at, end);
}

/** Takes a report, unless its time or its values cannot be right. */
export function admit(
  gather: Gather,
  sensor: Sensor,
  report: Report,
  at = 0,
  end = gather.bytes.length,
): boolean {
  const offS = (report.timeMs - report.receivedMs) / 1000;
  if (report.timeAssumed !== true && !(Math.abs(offS) <= MAX_CLOCK_ERROR_S)) {
    refuse(
      gather,
      sensor,
      'clock',
      `its time is ${Math.abs(offS).toFixed(0)} s ${offS < 0 ? 'before' : 'after'} reception, at most ${MAX_CLOCK_ERROR_S} s are taken: check the sensor's clock or set clockOffsetS; a recording is played with rebase=1`,
      at,
      end,
    );
    return false;
  }
  const wrong = implausibility(report);
  if (wrong !== null) {
    refuse(gather, sensor, 'implausible', wrong, at, end);
    return false;
  }
  const { timeSigmaS } = sensor;
  const timed = timeSigmaS === undefined || report.timeSigmaS !== undefined;
  const straight = sensor.refraction === 'apparent' ? unbent(report, sensor) : report;
  gather.reports.push(timed ? straight : { ...straight, timeSigmaS });
  return true;
}

/** The weather bends rays by a tenth more or less than the reference atmosphere, 1 sigma. */
const WEATHER_SHARE = 0.1;

/** A plot by its straight range and elevation, its elevation as much less sure as the weather is. */
function unbent(report: Report, { site }: Sensor): Report {
  if (report.kind !== 'polar' || report.elevationRad === undefined) return report;
  const { rangeM, elevationRad } = unbend(report.rangeM, report.elevationRad, site?.heightM ?? 0);
  const weather = WEATHER_SHARE * (report.elevationRad - elevationRad);
  const own = report.sigma.elevationRad;
  const sigma =
    own === undefined ? report.sigma : { ...report.sigma, elevationRad: Math.hypot(own, weather) };
  return { ...report, rangeM, elevationRad, sigma };
}
