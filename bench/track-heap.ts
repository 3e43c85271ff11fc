/**
 * What the tracker allocates for a report of an object that it has tracked for long: 200,000 plots of
 * 1,000 aircraft by one radar, in datagrams of fifty, every setting as shipped. Counted between
 * collections, as growth of the heap across each call; the tracks that are handed on are made anew by
 * nature and are counted apart. Beside it, what the state takes and how long it is to write it down.
 */
import { serialize } from 'node:v8';
import type { PolarReport } from '../src/sense/index.ts';
import {
  allTracks,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  trackCount,
} from '../src/track/index.ts';
import { type BenchRow, median, row } from './row.ts';
import { aircraft, BATCH, EPOCH_MS, plotOf, radarAt, uniforms } from './track-load.ts';

const OBJECTS = 1_000;
const WARM_SCANS = 40;
const SCANS = 200;
const PERIOD_MS = 4_000;

export async function rows(): Promise<BenchRow[]> {
  const uniform = uniforms(5);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const sensor = radarAt('heap', 37, 127, 400_000);
  const state = createTracker('simulated', DEFAULT_TRACKER, [sensor]);
  const sky = Array.from({ length: OBJECTS }, () => aircraft(uniform, 300_000));
  let calls = 0;
  let bytes = 0;
  let reports = 0;
  let shown = 0;
  for (let scan = 0; scan < WARM_SCANS + SCANS; scan++) {
    for (let i = 0; i < OBJECTS; i += BATCH) {
      const startMs = EPOCH_MS + scan * PERIOD_MS + (i * PERIOD_MS) / OBJECTS;
      const batch: PolarReport[] = sky
        .slice(i, i + BATCH)
        .map((object, k) => plotOf(sensor, object, startMs + (k * PERIOD_MS) / OBJECTS, normal));
      const before = process.memoryUsage().heapUsed;
      const tracks = associate(state, batch, startMs + (BATCH * PERIOD_MS) / OBJECTS);
      const grown = process.memoryUsage().heapUsed - before;
      // Less than nothing: the collector ran meanwhile.
      if (scan < WARM_SCANS || grown < 0) continue;
      calls++;
      bytes += grown;
      reports += batch.length;
      shown += tracks.length;
    }
  }
  const each = bytesOfTracks(() => allTracks(state).length);
  const own = (bytes - calls * bytesOfNothing() - shown * each) / reports;
  const live = trackCount(state);
  const times: number[] = [];
  let written = 0;
  for (let run = 0; run < 9; run++) {
    const began = process.cpuUsage();
    written = serialize(state).length;
    const { user, system } = process.cpuUsage(began);
    times.push((user + system) / 1000);
  }
  return [
    row('heap: allocated a report, with the tracks handed on', bytes / reports, 'bytes', reports),
    row('heap: of it a track handed on', each, 'bytes', live),
    row('heap: allocated a report, the loop alone', Math.max(own, 0), 'bytes', reports),
    row('state of 1,000 tracks written down, a track', written / live, 'bytes', 1),
    row('state of 1,000 tracks written down, processor time', median(times), 'ms', 9),
  ];
}

/** What asking for the size of the heap allocates itself. */
function bytesOfNothing(): number {
  return grownBy(() => 0, 500);
}

function bytesOfTracks(make: () => number): number {
  let count = 1;
  const all = grownBy(() => {
    count = make();
    return count;
  }, 50);
  return (all - bytesOfNothing()) / count;
}

/** Median growth of the heap across a call, of the calls in which it was not collected. */
function grownBy(call: () => number, runs: number): number {
  const grown: number[] = [];
  for (let i = 0; i < runs; i++) {
    const before = process.memoryUsage().heapUsed;
    call();
    const bytes = process.memoryUsage().heapUsed - before;
    if (bytes >= 0) grown.push(bytes);
  }
  return median(grown);
}
