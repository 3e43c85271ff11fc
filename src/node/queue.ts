/** Datagrams that one input may hold before it drops: about 0.4 s at 20,000 reports a second. */
export const MAX_QUEUED = 8192;

/** And no more than this many bytes of them, whatever their number. */
export const MAX_QUEUED_BYTES = 16 * 1024 * 1024;

/**
 * A first-in first-out queue with a bound. When it is full the oldest goes: of two plots the
 * older one is worth less. What was dropped is counted and shown, never silent.
 */
export interface BoundedQueue {
  readonly length: number;
  readonly bytes: number;
  readonly dropped: number;
  /** When the oldest that waits was put in, as `push` was told; null when nothing waits. */
  readonly oldestMs: number | null;
  /** Puts one in, dropping the oldest where there is no room. `atMs`: when it came. */
  push(bytes: Uint8Array, atMs: number): void;
  /** True while less than half is taken, for inputs that can wait: the rest is for a burst. */
  hasRoom(byteLength: number): boolean;
  shift(): Uint8Array | undefined;
}

export function boundedQueue(
  maximum: number = MAX_QUEUED,
  maximumBytes: number = MAX_QUEUED_BYTES,
): BoundedQueue {
  const ring: (Uint8Array | undefined)[] = new Array(maximum);
  const arrivedMs = new Float64Array(maximum);
  let head = 0;
  let length = 0;
  let bytes = 0;
  let dropped = 0;

  function shift(): Uint8Array | undefined {
    if (length === 0) return undefined;
    const item = ring[head]!;
    ring[head] = undefined;
    head = (head + 1) % maximum;
    length -= 1;
    bytes -= item.byteLength;
    return item;
  }

  return {
    get length() {
      return length;
    },
    get bytes() {
      return bytes;
    },
    get dropped() {
      return dropped;
    },
    get oldestMs() {
      return length === 0 ? null : arrivedMs[head]!;
    },
    hasRoom: (byteLength) =>
      length === 0 || (length * 2 < maximum && (bytes + byteLength) * 2 <= maximumBytes),
    push(item, atMs) {
      if (item.byteLength > maximumBytes) {
        dropped += 1;
        return;
      }
      while (length >= maximum || (length > 0 && bytes + item.byteLength > maximumBytes)) {
        shift();
        dropped += 1;
      }
      const at = (head + length) % maximum;
      ring[at] = item;
      arrivedMs[at] = atMs;
      length += 1;
      bytes += item.byteLength;
    },
    shift,
  };
}
