import { isMainThread, workerData } from 'node:worker_threads';
import { SAMPLE_SIZE, type SampledFall, sampleImpacts } from '../../assess/index.ts';

/** What the threads that sample one fall share. */
export interface SampleWork {
  readonly fall: SampledFall;
  readonly count: number;
  /** Samples taken at a time. */
  readonly part: number;
  /** Number of the next part, taken by whoever is free; parts that are done. */
  readonly progress: Int32Array;
  readonly out: Float64Array;
}

/** Takes part after part until there are none left. */
export function sampleParts({ fall, count, part, progress, out }: SampleWork): void {
  for (;;) {
    const from = Atomics.add(progress, 0, 1) * part;
    if (from >= count) return;
    const some = Math.min(part, count - from);
    sampleImpacts(fall, from, some, out.subarray(SAMPLE_SIZE * from));
    Atomics.add(progress, 1, 1);
    Atomics.notify(progress, 1);
  }
}

if (!isMainThread) sampleParts(workerData as SampleWork);
