import type { ServerResponse } from 'node:http';
import type { View } from '../../watch/index.ts';

/** The picture is sent this often, ms. */
const INTERVAL_MS = 500;

/** A change that matters is sent at once, but no more often than this, ms. */
const SOONEST_MS = 50;

/** At most this share of time goes into making pictures: a large one is sent more seldom. */
const SHARE = 0.1;

/** Readers at once: a watch floor's screens. */
export const MAX_READERS = 64;

/** A reader that has this much waiting gets no new picture until it has caught up. */
const MAX_WAITING_BYTES = 1 << 20;

/** Server-sent events (HTML Living Standard section 9.2) with the whole picture in each. */
export interface ViewStream {
  /** False when there are too many readers. */
  add(response: ServerResponse, lastEventId: string | null): boolean;
  /** Something happened that people wait for. */
  changed(): void;
  readonly readers: number;
  close(): void;
}

export function openViewStream(view: () => View | null): ViewStream {
  const readers = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | null = null;
  let sentAt = Number.NEGATIVE_INFINITY;
  let pause = INTERVAL_MS;
  let dueAt = 0;

  function schedule(inMs: number): void {
    const at = performance.now() + inMs;
    if (timer !== null) {
      if (dueAt <= at) return;
      clearTimeout(timer);
    }
    dueAt = at;
    timer = setTimeout(send, inMs);
  }

  function event(): { id: string; text: string } | null {
    const now = view();
    if (now === null) return null;
    const id = String(now.seq);
    return { id, text: `id: ${id}\nevent: view\ndata: ${JSON.stringify(now)}\n\n` };
  }

  function send(): void {
    timer = null;
    if (readers.size === 0) return;
    const from = performance.now();
    const next = event();
    if (next !== null) {
      const bytes = Buffer.from(next.text);
      for (const reader of readers) {
        // Each event is the whole picture: who is slow misses some, never a part of one.
        if (reader.writableLength < MAX_WAITING_BYTES) reader.write(bytes);
      }
    }
    sentAt = performance.now();
    pause = Math.max(INTERVAL_MS, (sentAt - from) / SHARE);
    schedule(pause);
  }

  return {
    get readers() {
      return readers.size;
    },
    add(response, lastEventId) {
      if (readers.size >= MAX_READERS) return false;
      response.write(`retry: ${INTERVAL_MS}\n\n`);
      const first = event();
      if (first !== null && first.id !== lastEventId) response.write(first.text);
      readers.add(response);
      response.on('close', () => readers.delete(response));
      response.on('error', () => readers.delete(response));
      schedule(pause);
      return true;
    },
    changed() {
      if (readers.size === 0 || pause > INTERVAL_MS) return;
      schedule(Math.max(0, SOONEST_MS - (performance.now() - sentAt)));
    },
    close() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      for (const reader of readers) reader.end();
      readers.clear();
    },
  };
}
