import { Worker } from 'node:worker_threads';
import type { Done, Job } from './jobs.ts';

/**
 * Runs jobs on so many threads, each the next that is left; `heard` is told of each that is done,
 * in no order, and ends the whole by answering false: what is under way then is dropped.
 */
export async function runJobs(
  jobs: readonly Job[],
  threads: number,
  heard: (done: Done, job: Job) => boolean,
): Promise<void> {
  const left = [...jobs];
  let over = false;
  const runOne = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url));
      let job: Job | undefined;
      const next = (): void => {
        job = over ? undefined : left.shift();
        if (job !== undefined) worker.postMessage(job);
        else void worker.terminate().then(() => resolve());
      };
      worker.on('message', (done: Done) => {
        if (!over && !heard(done, job!)) over = true;
        next();
      });
      worker.on('error', reject);
      next();
    });
  const count = Math.max(1, Math.min(threads, left.length));
  await Promise.all(Array.from({ length: count }, runOne));
}
