import { serialize } from 'node:v8';
import {
  answered,
  awaitWarning,
  createWaits,
  DISK_PATIENCE_MS,
  hangsMs,
  isOfWarning,
  LAST_PATIENCE_MS,
  type Waits,
} from '../../src/ledger/patience.ts';
import type { LedgerPort } from '../../src/node/ports.ts';
import type { Input } from '../../src/watch/index.ts';
import type { Chance } from './chance.ts';
import type { Mutant } from './mutant.ts';
import { SecondDisk } from './second-disk.ts';
import type { Timeline } from './timeline.ts';

/** How a simulated disk is. `hanging` answers nothing, neither yes nor no. */
export type DiskState = 'good' | 'slow' | 'full' | 'dead' | 'hanging';

/** As the real ledger: a failed commit is tried again after this, ms. */
const RETRY_MS = 250;
/** How often it is looked whether a disk that hangs has come back, ms. */
const LOOK_MS = 25;

/** What a mutant's disk does wrong at a start. */
export type DiskFlaws = Pick<Mutant, 'forgetsSecond' | 'keepsTorn'>;

/**
 * A disk with sync semantics. What is appended is in memory; `write` puts a batch of it in the
 * system's cache as one transaction; `sync` makes that durable. A crash forgets what is in memory
 * and, as chance will have it, what is in the cache. Every call is counted, and a crash can be
 * asked for at any of them.
 */
export class Disk {
  /** What is durable, in order. */
  inputs: Input[] = [];
  /** Snapshots that lie among what is durable. */
  snapshots: { readonly seq: number; readonly bytes: Uint8Array }[] = [];
  state: DiskState = 'good';
  calls = 0;
  /** Number of the call at which the power goes; 0: none. */
  crashAt = 0;
  /** Another disk that stands in for this one; null: there is none. */
  readonly second: SecondDisk | null;
  /** What a mutant does otherwise. */
  private readonly flaws: DiskFlaws;
  private memory: Input[] = [];
  private cache: Input[] = [];
  private imaged: { readonly seq: number; readonly bytes: Uint8Array }[] = [];
  private busy = false;
  private power = 0;
  private failure: Error | null = null;
  private waits: Waits = createWaits();
  private durable: ((seq: number) => void)[] = [];
  private failed: ((error: Error) => void)[] = [];
  private readonly timeline: Timeline;
  private readonly chance: Chance;
  private readonly onPowerLost: () => void;

  constructor(
    timeline: Timeline,
    chance: Chance,
    onPowerLost: () => void,
    hasSecond: boolean,
    flaws: DiskFlaws,
  ) {
    this.second = hasSecond ? this.newSecond() : null;
    this.flaws = flaws;
    this.timeline = timeline;
    this.chance = chance;
    this.onPowerLost = onPowerLost;
  }

  /** Everything up to this input is on a disk. */
  get syncedSeq(): number {
    return Math.max(this.ownSeq, this.second?.inputs.at(-1)?.seq ?? 0);
  }

  private get ownSeq(): number {
    return this.inputs.at(-1)?.seq ?? 0;
  }

  get broken(): boolean {
    return this.state !== 'good' && this.state !== 'slow';
  }

  /**
   * The power goes: memory is lost, what is in the cache is there up to anywhere or not at all, and
   * what only the second disk holds is taken in.
   */
  lose(): void {
    this.power += 1;
    if (this.cache.length > 0 && !this.broken && this.chance.hit(0.5)) {
      const kept = this.cache.slice(0, 1 + this.chance.below(this.cache.length));
      this.keep(this.flaws.keepsTorn === true ? torn(kept) : kept);
    }
    this.imaged = [];
    const carried = this.second?.lose(this.chance.hit(0.5)) ?? [];
    const { forgetsSecond } = this.flaws;
    if (forgetsSecond !== true) this.keep(carried.filter(({ seq }) => seq > this.ownSeq));
    this.second?.release(forgetsSecond === true ? Number.POSITIVE_INFINITY : this.ownSeq);
    Object.assign(this, { memory: [], cache: [], imaged: [], busy: false, failure: null });
    Object.assign(this, { durable: [], failed: [], crashAt: 0, waits: createWaits() });
  }

  /** The disk as the runner of one start sees it. */
  open(): LedgerPort {
    const disk = this;
    const { power } = this;
    return {
      append(input, records) {
        if (disk.power !== power) return 'queued';
        disk.memory.push(input);
        if (records.some(isOfWarning)) awaitWarning(disk.waits, input.seq, disk.timeline.nowMs);
        if (disk.call()) return 'queued';
        disk.second?.ask();
        disk.start(1 + disk.chance.below(6));
        return 'queued';
      },
      skip(input, _records, reason) {
        throw new Error(`law 1: the step of input ${input.seq} could not be recorded: ${reason}`);
      },
      flush() {
        if (disk.power === power) disk.start(0);
      },
      onDurable: (listener) => disk.durable.push(listener),
      onFailure: (listener) => disk.failed.push(listener),
      get failure() {
        return disk.second?.carries === true ? null : disk.failure;
      },
      snapshot(seq, state) {
        if (disk.power !== power || disk.failure !== null) return false;
        disk.imaged.push({ seq, bytes: Uint8Array.from(serialize(state)) });
        disk.call();
        return true;
      },
      close: () => Promise.resolve(),
    };
  }

  private call(): boolean {
    this.calls += 1;
    if (this.calls !== this.crashAt) return false;
    this.onPowerLost();
    return true;
  }

  private later(delayMs: number, run: () => void): void {
    const { power } = this;
    this.timeline.at(delayMs, () => {
      if (this.power === power) run();
    });
  }

  private start(delayMs: number): void {
    if (this.busy) return;
    this.busy = true;
    this.waits.postedMs = this.timeline.nowMs;
    this.later(delayMs, () => this.write());
  }

  private write(): void {
    if (this.call()) return;
    if (this.state === 'full' || this.state === 'dead') {
      this.fail(this.state);
      return;
    }
    if (this.state === 'hanging') {
      this.hang();
      return;
    }
    this.cache.push(...this.memory);
    this.memory = [];
    this.later(this.latency(), () => this.sync());
    if (this.state === 'slow') this.lookAtSlow();
  }

  /** What has waited for a disk that hung waits no longer than that for the slow one that it becomes. */
  private lookAtSlow(): void {
    if (!this.busy || this.state !== 'slow') return;
    this.tellHanging();
    this.later(LOOK_MS, () => this.lookAtSlow());
  }

  private sync(): void {
    if (this.call()) return;
    if (this.state === 'dead') {
      this.fail('dead');
      return;
    }
    if (this.state === 'hanging') {
      this.hang();
      return;
    }
    const batch = this.cache;
    this.cache = [];
    this.keep(batch);
    this.failure = null;
    this.second?.release(this.ownSeq);
    this.busy = false;
    answered(this.waits, this.syncedSeq, false, this.timeline.nowMs);
    if (this.memory.length > 0) this.start(0);
    for (const listener of this.durable) listener(this.syncedSeq);
  }

  private keep(batch: readonly Input[]): void {
    this.inputs.push(...batch);
    const seq = this.ownSeq;
    this.snapshots.push(...this.imaged.filter((each) => each.seq <= seq));
    this.imaged = this.imaged.filter((each) => each.seq > seq);
  }

  private newSecond(): SecondDisk {
    return new SecondDisk({
      unsynced: () => [...this.cache, ...this.memory],
      latency: (state) => this.latency(state),
      later: (delayMs, run) => this.later(delayMs, run),
      nowMs: () => this.timeline.nowMs,
      call: () => this.call(),
      onDurable: (seq) => {
        answered(this.waits, seq, this.busy, this.timeline.nowMs);
        for (const listener of this.durable) listener(seq);
      },
      onFailure: (reason) => {
        for (const listener of this.failed) listener(failureOf(reason));
      },
    });
  }

  private latency(state = this.state): number {
    return state === 'slow' ? 100 + this.chance.below(250) : 1 + this.chance.below(8);
  }

  private fail(why: string): void {
    this.memory = [...this.cache, ...this.memory];
    this.cache = [];
    this.later(RETRY_MS, () => this.write());
    this.tell(`the disk is ${why}`);
  }

  private hang(): void {
    if (this.state !== 'hanging') {
      this.memory = [...this.cache, ...this.memory];
      this.cache = [];
      this.write();
      return;
    }
    this.tellHanging();
    this.later(LOOK_MS, () => this.hang());
  }

  private tellHanging(): void {
    const another = this.second !== null && this.second.failure === null;
    const patienceMs = another ? DISK_PATIENCE_MS : LAST_PATIENCE_MS;
    if (this.timeline.nowMs >= hangsMs(this.waits, patienceMs)) {
      this.tell('the disk does not answer');
    }
  }

  private tell(reason: string): void {
    const news = this.failure === null;
    this.failure = failureOf(reason);
    if (!news) return;
    this.second?.carry();
    for (const listener of this.failed) listener(this.failure);
  }
}

/** The last one cut in its middle, where it has bytes, or with another time. */
function torn(batch: readonly Input[]): Input[] {
  return batch.map((input, i) => {
    if (i < batch.length - 1) return input;
    if (!('bytes' in input)) return { ...input, atMs: input.atMs + 1 };
    return { ...input, bytes: input.bytes.slice(0, input.bytes.length >> 1) };
  });
}

function failureOf(reason: string): Error {
  return Object.assign(new Error(reason), { code: 'BNG_LEDGER_FAILED' });
}
