import type { Instant, SensorId } from '../mark/index.ts';
import { forgetOldAircraft } from './adapters/aircraft.ts';
import { readAisLine } from './adapters/ais.ts';
import { readAsterix } from './adapters/asterix.ts';
import { readRecordedReports } from './adapters/bongsu-report.ts';
import { readCotBytes } from './adapters/cot.ts';
import { readDisBytes } from './adapters/dis.ts';
import { readNoticeLine } from './adapters/launch-notice.ts';
import { linesOf } from './adapters/lines.ts';
import { readAvrLine, readBeastBytes } from './adapters/modes.ts';
import { readSbsLine } from './adapters/sbs.ts';
import { readTdmBytes } from './adapters/tdm.ts';
import { readTrackLine } from './adapters/track-table.ts';
import { isDuplicate } from './duplicate.ts';
import { countFault, type FaultCount, type SenseFault } from './fault.ts';
import { type Gather, refuse, startGather } from './gather.ts';
import {
  noteFault,
  noteHeard,
  noteReport,
  type SensorHealth,
  type SensorView,
  silentAfterS,
  viewOf,
} from './health.ts';
import type { Report } from './report.ts';
import type { Sensor } from './sensor.ts';
import type { Feed, SenseState } from './state.ts';

/**
 * Turns one datagram, as the input `source` brought it at `receivedMs`, into reports. Never
 * throws: what cannot be used comes back as faults, is counted, and shown in the sensor's health;
 * one bad record takes none of its neighbours along.
 */
export function readDatagram(
  state: SenseState,
  source: string,
  bytes: Uint8Array,
  receivedMs: Instant,
): { reports: Report[]; faults: SenseFault[] } {
  const gather = startGather(source, bytes, receivedMs);
  const feed = state.feeds.get(source);
  if (feed === undefined) {
    refuse(gather, null, 'unknown-source', `no sensor has the source ${source}`);
  } else if (feed.tellsApart && isDuplicate(feed.recent, bytes, receivedMs)) {
    refuse(gather, null, 'duplicate', 'the same bytes came on this input a moment ago');
  } else {
    readFeed(state, feed, gather);
  }
  if (gather.unsaid > 0) {
    const last = gather.faults.at(-1)!;
    const message = `${last.message}; ${gather.unsaid} further faults in this datagram are not listed`;
    gather.faults[gather.faults.length - 1] = { ...last, message };
  }
  account(state, gather);
  return { reports: gather.reports, faults: gather.faults };
}

function readFeed(state: SenseState, feed: Feed, gather: Gather): void {
  const { sensors } = feed;
  const first = sensors[0]!;
  const heard = (sensor: Sensor): void => {
    noteHeard(healthOf(state, sensor.id)!, gather.receivedMs);
  };
  switch (feed.format) {
    case 'asterix':
      readAsterix(gather, feed, sensors, heard);
      return;
    case 'nmea':
      for (const line of linesOf(gather.bytes, 'latin1')) {
        if (readAisLine(gather, feed, first, line)) heard(first);
      }
      return;
    case 'avr':
      for (const line of linesOf(gather.bytes, 'latin1')) {
        if (readAvrLine(gather, feed, first, line)) heard(first);
      }
      return;
    case 'beast':
      if (readBeastBytes(gather, feed, first)) heard(first);
      return;
    case 'bongsu-report':
      readRecordedReports(gather, sensors, heard);
      return;
    case 'track-table':
      for (const line of linesOf(gather.bytes, 'utf8')) {
        if (readTrackLine(gather, feed, first, line)) heard(first);
      }
      return;
    case 'bongsu-notice':
      for (const line of linesOf(gather.bytes, 'utf8')) {
        if (readNoticeLine(gather, first, line)) heard(first);
      }
      return;
    case 'sbs':
      for (const line of linesOf(gather.bytes, 'latin1')) {
        if (readSbsLine(gather, feed, first, line)) heard(first);
      }
      return;
    case 'tdm':
      readTdmBytes(gather, feed.tdm, sensors, heard);
      return;
    case 'dis':
      readDisBytes(gather, feed.dis, first, heard);
      return;
    case 'cot':
      readCotBytes(gather, first, heard);
  }
}

function healthOf(state: SenseState, sensor: SensorId | null): SensorHealth | undefined {
  return state.health[state.indexes.get(sensor ?? '') ?? -1];
}

/** Counts what came by sensor and by reason. */
function account(state: SenseState, gather: Gather): void {
  for (const report of gather.reports) {
    const health = healthOf(state, report.source);
    if (health === undefined) continue;
    noteReport(health, gather.receivedMs);
    if (report.kind === 'status') health.event = report.event;
  }
  for (const fault of gather.faults) {
    countFault(state.faults, fault);
    const health = healthOf(state, fault.sensor);
    if (health !== undefined) noteFault(health, gather.receivedMs);
  }
}

/** Forgetting looks at every aircraft: once a second is often enough. */
const SWEEP_MS = 1000;

/** Lets time pass: a sensor that should have been heard and was not is said once. */
export function tickSense(state: SenseState, nowMs: Instant): SenseFault[] {
  const faults: SenseFault[] = [];
  if (nowMs - state.sweptMs >= SWEEP_MS) {
    state.sweptMs = nowMs;
    for (const feed of state.feeds.values()) forgetOldAircraft(feed.aircraft, nowMs);
  }
  state.sensors.forEach((sensor, index) => {
    const health = state.health[index]!;
    health.silentSinceMs ??= nowMs;
    const limitS = silentAfterS(sensor);
    if (health.silent || nowMs - health.silentSinceMs <= limitS * 1000) return;
    health.silent = true;
    const fault: SenseFault = {
      source: sensor.source,
      sensor: sensor.id,
      atMs: nowMs,
      reason: 'silent',
      message:
        health.lastHeardMs === null
          ? `nothing was heard of it within ${limitS} s of listening`
          : `nothing was heard of it for ${limitS} s`,
      bytes: '',
    };
    countFault(state.faults, fault);
    faults.push(fault);
  });
  return faults;
}

/** What a person sees of every sensor, in the order of the settings. */
export function sensorViews(state: SenseState, nowMs: Instant): SensorView[] {
  return state.sensors.map((sensor, index) => viewOf(sensor, state.health[index]!, nowMs));
}

/** Bad input by source and reason, sorted by both. */
export function faultCounts(state: SenseState): FaultCount[] {
  return [...state.faults.values()].sort((a, b) =>
    a.source === b.source ? compare(a.reason, b.reason) : compare(a.source, b.source),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
