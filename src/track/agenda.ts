/**
 * When which track has to be looked at again: buckets of a quarter second, so that a tick costs
 * what is due and not what is alive. Entries are never moved; one that is found early or stale is
 * put where it belongs.
 */
export interface Agenda {
  /** Bucket number to slots. */
  readonly buckets: Map<number, number[]>;
  /** Buckets up to this one are done. */
  done: number;
}

const BUCKET_MS = 250;

export function createAgenda(): Agenda {
  return { buckets: new Map(), done: Number.NEGATIVE_INFINITY };
}

/** The bucket in which `slot` was put: never one that is done already. */
export function putOnAgenda(agenda: Agenda, slot: number, dueMs: number): number {
  const bucket = Math.max(Math.floor(dueMs / BUCKET_MS), agenda.done + 1);
  const slots = agenda.buckets.get(bucket);
  if (slots === undefined) agenda.buckets.set(bucket, [slot]);
  else slots.push(slot);
  return bucket;
}

/** Takes out all that is due at `nowMs`, oldest bucket first, as pairs of bucket and slot. */
export function takeDue(agenda: Agenda, nowMs: number, due: number[]): void {
  const last = Math.floor(nowMs / BUCKET_MS) - 1;
  if (last <= agenda.done) return;
  if (last - agenda.done <= agenda.buckets.size) {
    for (let bucket = agenda.done + 1; bucket <= last; bucket++) takeBucket(agenda, bucket, due);
  } else {
    const keys = [...agenda.buckets.keys()].filter((key) => key <= last).sort((a, b) => a - b);
    for (const bucket of keys) takeBucket(agenda, bucket, due);
  }
  agenda.done = last;
}

function takeBucket(agenda: Agenda, bucket: number, due: number[]): void {
  const slots = agenda.buckets.get(bucket);
  if (slots === undefined) return;
  agenda.buckets.delete(bucket);
  for (let i = 0; i < slots.length; i++) {
    due.push(bucket);
    due.push(slots[i]!);
  }
}
