import type { Chance } from './chance.ts';
import type { Timeline } from './timeline.ts';

/** Frames take this long, ms. */
const LATENCY_MS = 15;
/** A broken connection is called again after this and up to four times as long, ms. */
const REDIAL_MS = 60;

export type Mischief = 'drop' | 'double' | 'swap';

/** What is at an end of a wire. */
export interface WireEnd {
  readonly node: string;
  readonly up: boolean;
  readonly boot: number;
  link(peer: string, state: 'up' | 'down'): void;
  frame(peer: string, bytes: Uint8Array): void;
}

interface Direction {
  /** Latest arrival so far: a stream keeps its order. */
  lastMs: number;
  blackUntilMs: number;
  slowUntilMs: number;
  slowByMs: number;
  readonly next: Mischief[];
}

/** A connection between two nodes, and what goes wrong with it. */
export class Wire {
  readonly ends: readonly [WireEnd, WireEnd];
  up = false;
  /** Counts connections: what is under way in an earlier one is lost. */
  epoch = 0;
  /** No connection comes to be before this, ms. */
  cutUntilMs = 0;
  /** Since when nothing has disturbed it, ms. */
  quietSinceMs = 0;
  private readonly directions: readonly [Direction, Direction];
  private readonly timeline: Timeline;
  private readonly chance: Chance;
  private dialling = false;

  constructor(ends: readonly [WireEnd, WireEnd], timeline: Timeline, chance: Chance) {
    this.ends = ends;
    this.timeline = timeline;
    this.chance = chance;
    const direction = (): Direction => ({
      ...{ lastMs: 0, blackUntilMs: 0, slowUntilMs: 0, slowByMs: 0, next: [] },
    });
    this.directions = [direction(), direction()];
  }

  get name(): string {
    return this.ends.map(({ node }) => node).join('-');
  }

  /** To connect, both ends must hear each other. */
  private get openFromMs(): number {
    return Math.max(this.cutUntilMs, ...this.directions.map(({ blackUntilMs }) => blackUntilMs));
  }

  joins(a: string, b: string): boolean {
    const [one, other] = this.ends;
    return (one.node === a && other.node === b) || (one.node === b && other.node === a);
  }

  /** Calls, again and again until both ends are there. */
  dial(delayMs = 0): void {
    if (this.dialling) return;
    this.dialling = true;
    this.timeline.at(delayMs + REDIAL_MS + this.chance.below(3 * REDIAL_MS), () => {
      this.dialling = false;
      if (this.up) return;
      const [a, b] = this.ends;
      if (this.timeline.nowMs < this.openFromMs || !a.up || !b.up) {
        this.dial();
        return;
      }
      this.up = true;
      this.epoch += 1;
      this.disturb();
      this.tell('up');
    });
  }

  /** The connection breaks; nobody can call for so long. */
  cut(forMs: number): void {
    this.disturb();
    this.cutUntilMs = Math.max(this.cutUntilMs, this.timeline.nowMs + forMs);
    if (!this.up) {
      this.dial();
      return;
    }
    this.up = false;
    this.epoch += 1;
    for (const direction of this.directions) direction.next.length = 0;
    this.tell('down');
    this.dial();
  }

  /** Frames towards one end vanish; the connection breaks at the end of it. */
  blacken(to: 0 | 1, forMs: number): void {
    this.disturb();
    this.directions[to].blackUntilMs = this.timeline.nowMs + forMs;
    const { epoch } = this;
    this.timeline.at(forMs, () => {
      if (this.epoch === epoch && this.up) this.cut(0);
    });
  }

  delay(to: 0 | 1, forMs: number, byMs: number): void {
    this.disturb();
    const direction = this.directions[to];
    direction.slowUntilMs = this.timeline.nowMs + forMs;
    direction.slowByMs = byMs;
    this.quietSinceMs = Math.max(this.quietSinceMs, this.timeline.nowMs + forMs + byMs);
  }

  /** Something happens to the next frame. A stream that has lost one breaks soon. */
  meddle(to: 0 | 1, mischief: Mischief): void {
    this.disturb();
    this.directions[to].next.push(mischief);
  }

  disturb(): void {
    this.quietSinceMs = Math.max(this.quietSinceMs, this.timeline.nowMs);
  }

  /** Carries a frame to an end; tells what was done to it. */
  carry(to: 0 | 1, bytes: Uint8Array): Mischief | 'lost' | null {
    if (!this.up) return 'lost';
    const direction = this.directions[to];
    if (this.timeline.nowMs < direction.blackUntilMs) return 'lost';
    const mischief = direction.next.shift() ?? null;
    if (mischief !== null) this.disturb();
    if (mischief === 'drop') {
      const { epoch } = this;
      this.timeline.at(500, () => {
        if (this.epoch === epoch) this.cut(0);
      });
      return mischief;
    }
    this.arrive(to, bytes, mischief === 'swap');
    if (mischief === 'double') this.arrive(to, bytes, false);
    return mischief;
  }

  private arrive(to: 0 | 1, bytes: Uint8Array, late: boolean): void {
    const { epoch } = this;
    const direction = this.directions[to];
    const slow = this.timeline.nowMs < direction.slowUntilMs ? direction.slowByMs : 0;
    let atMs = this.timeline.nowMs + 1 + this.chance.below(LATENCY_MS) + slow;
    if (late) atMs += 200;
    else atMs = direction.lastMs = Math.max(atMs, direction.lastMs);
    this.timeline.at(atMs - this.timeline.nowMs, () => {
      if (this.epoch !== epoch) return;
      this.ends[to].frame(this.ends[1 - to]!.node, bytes);
    });
  }

  private tell(state: 'up' | 'down'): void {
    const { epoch } = this;
    for (const [i, end] of this.ends.entries()) {
      const { boot } = end;
      const peer = this.ends[1 - i]!.node;
      // A break is noticed at once at an end that is there; a connection is there for both.
      if (end.up && end.boot === boot && this.epoch === epoch) end.link(peer, state);
    }
  }
}
