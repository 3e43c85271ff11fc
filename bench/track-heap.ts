/**
 * What the tracker allocates for a report of an object that it has tracked for long: 60,000 plots of
 * 1,000 aircraft by one radar, in datagrams of fifty, every setting as shipped. Counted by the engine's
 * sampling heap profiler (V8's, what is collected again included), by the function that allocates; the
 * tracks that are handed on are made anew by nature and are counted apart. Beside it, what the state
 * takes and how long it is to write it down. Missiles and lines of sight: `track-heap-missiles.ts`.
 */
import { serialize } from 'node:v8';
import type { PolarReport } from '../src/sense/index.ts';
import { associate, createTracker, DEFAULT_TRACKER, trackCount } from '../src/track/index.ts';
import { type BenchRow, median, row } from './row.ts';
import { type Sampler, startSampling } from './track/heap.ts';
import { aircraft, BATCH, EPOCH_MS, plotOf, radarAt, uniforms } from './track-load.ts';

const OBJECTS = 1_000;
/** By then the engine has compiled the loop, and every room has its size. */
const WARM_SCANS = 60;
const SCANS = 60;
const PERIOD_MS = 4_000;

/** Bytes between two samples on average: some 400,000 of them come together. */
const INTERVAL_BYTES = 256;

export async function rows(): Promise<BenchRow[]> {
  const uniform = uniforms(5);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const sensor = radarAt('heap', 37, 127, 400_000);
  const state = createTracker('simulated', DEFAULT_TRACKER, [sensor]);
  const sky = Array.from({ length: OBJECTS }, () => aircraft(uniform, 300_000));
  let sampler: Sampler | null = null;
  let shown = 0;
  for (let scan = 0; scan < WARM_SCANS + SCANS; scan++) {
    if (scan === WARM_SCANS) sampler = startSampling(INTERVAL_BYTES);
    for (let i = 0; i < OBJECTS; i += BATCH) {
      const startMs = EPOCH_MS + scan * PERIOD_MS + (i * PERIOD_MS) / OBJECTS;
      const batch: PolarReport[] = sky.slice(i, i + BATCH).map((object, k) => {
        // No two looks are exactly a period apart, so no time is a whole number by chance.
        const timeMs = startMs + ((k + uniform()) * PERIOD_MS) / OBJECTS;
        return plotOf(sensor, object, timeMs, normal);
      });
      const tracks = associate(state, batch, startMs + (BATCH * PERIOD_MS) / OBJECTS);
      if (scan >= WARM_SCANS) shown += tracks.length;
    }
  }
  const counted = sampler!.stop();
  const reports = SCANS * OBJECTS;
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
    row('heap: allocated a report, the loop alone', counted.loop / reports, 'bytes', reports),
    row('heap: a track handed on', counted.handing / shown, 'bytes', shown),
    row('state of 1,000 tracks written down, a track', written / live, 'bytes', 1),
    row('state of 1,000 tracks written down, processor time', median(times), 'ms', 9),
  ];
}
