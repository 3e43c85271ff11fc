import { parentPort } from 'node:worker_threads';
import { type Job, runJob } from './jobs.ts';

/* One thread of several that run seeds: takes a job, answers what it gave, takes the next. */
parentPort!.on('message', (job: Job) => parentPort!.postMessage(runJob(job)));
