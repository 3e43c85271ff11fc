/** Virtual time: what is to happen, in the order of its time and, at one time, of its asking. */
export class Timeline {
  nowMs: number;
  private readonly queue: { readonly atMs: number; readonly order: number; run: () => void }[] = [];
  private order = 0;
  /** True once nothing more is to happen. */
  stopped = false;

  constructor(startMs: number) {
    this.nowMs = startMs;
  }

  at(delayMs: number, run: () => void): void {
    this.order += 1;
    this.queue.push({ atMs: this.nowMs + Math.max(0, delayMs), order: this.order, run });
    let child = this.queue.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.before(child, parent)) break;
      this.swap(child, parent);
      child = parent;
    }
  }

  /** Nothing more happens. */
  stop(): void {
    this.stopped = true;
  }

  /** Lets everything happen that comes before this time. */
  runUntil(endMs: number): void {
    for (let next = this.queue[0]; next !== undefined; next = this.queue[0]) {
      if (next.atMs > endMs || this.stopped) return;
      this.pop();
      this.nowMs = next.atMs;
      next.run();
    }
  }

  private pop(): void {
    const last = this.queue.pop()!;
    if (this.queue.length === 0) return;
    this.queue[0] = last;
    let parent = 0;
    for (;;) {
      let child = parent * 2 + 1;
      if (child >= this.queue.length) return;
      if (child + 1 < this.queue.length && this.before(child + 1, child)) child += 1;
      if (!this.before(child, parent)) return;
      this.swap(child, parent);
      parent = child;
    }
  }

  private before(a: number, b: number): boolean {
    const x = this.queue[a]!;
    const y = this.queue[b]!;
    return x.atMs < y.atMs || (x.atMs === y.atMs && x.order < y.order);
  }

  private swap(a: number, b: number): void {
    const kept = this.queue[a]!;
    this.queue[a] = this.queue[b]!;
    this.queue[b] = kept;
  }
}
