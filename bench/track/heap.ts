/** What the tracker allocates, by V8's sampling heap profiler. */
import { type HeapProfiler, Session } from 'node:inspector';

/** What makes the tracks that are handed on, and their list. */
const HANDING_ON = new Set(['showTrack', 'showTouched']);
/** What the tracker does; the rest is the benchmark's own. */
const LOOP = 'associate';

type Sampled = HeapProfiler.SamplingHeapProfileNode;

/** Bytes: the loop's own, and those of the tracks that were handed on. */
interface Allocated {
  loop: number;
  handing: number;
}

export interface Sampler {
  readonly stop: () => Allocated;
}

/** Samples each so many bytes on average, what is collected again included. */
export function startSampling(intervalBytes: number): Sampler {
  const session = new Session();
  session.connect();
  session.post('HeapProfiler.startSampling', {
    samplingInterval: intervalBytes,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  return {
    stop: () => {
      const counted = { loop: 0, handing: 0 };
      count(stopSampling(session), false, false, counted);
      session.disconnect();
      return counted;
    },
  };
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
function count(node: Sampled, isLoop: boolean, isHanding: boolean, to: Allocated): void {
  const name = node.callFrame.functionName;
  const handing = isHanding || HANDING_ON.has(name);
  const loop = isLoop || name === LOOP;
  if (handing) to.handing += node.selfSize;
  else if (loop) to.loop += node.selfSize;
  for (const child of node.children) count(child, loop, handing, to);
}
