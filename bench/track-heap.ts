/**
 * What the tracker allocates for a report of an object that it has tracked for long: 60,000 plots of
 * 1,000 aircraft by one radar, in datagrams of fifty, every setting as shipped. Counted by the engine's
 * sampling heap profiler (V8's, what is collected again included), by the function that allocates; the
 * tracks that are handed on are made anew by nature and are counted apart. Beside it, what the state
 * takes and how long it is to write it down.
 */
import { type HeapProfiler, Session } from 'node:inspector';
import { serialize } from 'node:v8';
import type { PolarReport } from '../src/sense/index.ts';
import { associate, createTracker, DEFAULT_TRACKER, trackCount } from '../src/track/index.ts';
import { type BenchRow, median, row } from './row.ts';
import { aircraft, BATCH, EPOCH_MS, plotOf, radarAt, uniforms } from './track-load.ts';

const OBJECTS = 1_000;
/** By then the engine has compiled the loop, and every room has its size. */
const WARM_SCANS = 60;
const SCANS = 60;
const PERIOD_MS = 4_000;

/** Bytes between two samples on average: some 400,000 of them come together. */
const INTERVAL_BYTES = 256;

/** What makes the tracks that are handed on, and their list. */
const HANDING_ON = new Set(['showTrack', 'showTouched']);
/** What the tracker does; the rest is the benchmark's own. */
const LOOP = 'associate';

type Sampled = HeapProfiler.SamplingHeapProfileNode;

export async function rows(): Promise<BenchRow[]> {
  const uniform = uniforms(5);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const sensor = radarAt('heap', 37, 127, 400_000);
  const state = createTracker('simulated', DEFAULT_TRACKER, [sensor]);
  const sky = Array.from({ length: OBJECTS }, () => aircraft(uniform, 300_000));
  const session = new Session();
  session.connect();
  let shown = 0;
  for (let scan = 0; scan < WARM_SCANS + SCANS; scan++) {
    if (scan === WARM_SCANS) startSampling(session);
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
  const counted = { loop: 0, handing: 0 };
  count(stopSampling(session), false, false, counted);
  session.disconnect();
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

function startSampling(session: Session): void {
  session.post('HeapProfiler.startSampling', {
    samplingInterval: INTERVAL_BYTES,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
}

/** In-process sessions answer before `post` returns. */
function stopSampling(session: Session): Sampled {
  let head: Sampled | null = null;
  session.post('HeapProfiler.stopSampling', (error, { profile }) => {
    if (error === null) head = profile.head;
  });
  if (head === null) throw new Error('the heap was not sampled');
  return head;
}

/** Adds up what `node` and those below it have allocated. */
function count(
  node: Sampled,
  isLoop: boolean,
  isHanding: boolean,
  to: { loop: number; handing: number },
): void {
  const name = node.callFrame.functionName;
  const handing = isHanding || HANDING_ON.has(name);
  const loop = isLoop || name === LOOP;
  if (handing) to.handing += node.selfSize;
  else if (loop) to.loop += node.selfSize;
  for (const child of node.children) count(child, loop, handing, to);
}
