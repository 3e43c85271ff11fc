import { Worker } from 'node:worker_threads';
import { SAMPLE_SIZE, type SampledFall, sampleImpacts } from '../../assess/index.ts';
import { type SampleWork, sampleParts } from './worker.ts';

/** Samples that a thread takes at a time. */
const PART = 500;
/** Fewer are sooner done than a thread is started. */
const ALONE = 2_000;
/** Threads beyond this wait for each other. */
const MOST_WORKERS = 16;

/**
 * `count` samples of a fall's impact, by `workers` threads. Each sample depends on seed and number
 * alone and stands at its own place, so that the result is the same however many threads there are.
 */
export async function sampleInParallel(
  fall: SampledFall,
  count: number,
  workers: number,
): Promise<Float64Array> {
  const shared = new SharedArrayBuffer(8 * SAMPLE_SIZE * count);
  const out = new Float64Array(shared);
  if (workers <= 1 || count < ALONE) {
    sampleImpacts(fall, 0, count, out);
    return out;
  }
  const progress = new Int32Array(new SharedArrayBuffer(8));
  const work: SampleWork = { fall, count, part: PART, progress, out };
  // The same extension as this file: `.ts` in a checkout, `.js` in an installed package.
  const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
  const url = new URL(file, import.meta.url);
  const others = Array.from(
    { length: Math.min(workers, MOST_WORKERS) - 1 },
    () => new Worker(url, { workerData: work }),
  );
  const broken = new Promise<never>((_, reject) => {
    for (const other of others) other.once('error', reject);
  });
  // This thread works too, and waits for none that has only started.
  sampleParts(work);
  await Promise.race([allDone(progress, Math.ceil(count / PART)), broken]);
  await Promise.all(others.map((other) => other.terminate()));
  return out;
}

async function allDone(progress: Int32Array, parts: number): Promise<void> {
  for (;;) {
    const done = Atomics.load(progress, 1);
    if (done >= parts) return;
    await Atomics.waitAsync(progress, 1, done).value;
  }
}
