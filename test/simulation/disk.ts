import { serialize } from 'node:v8';
import {
  answered,
  awaitWarning,
  createWaits,
  hangsMs,
  isOfWarning,
  LAST_PATIENCE_MS,
  type Waits,
} from '../../src/ledger/patience.ts';
import type { LedgerPort } from '../../src/node/ports.ts';
import type { Input } from '../../src/watch/index.ts';
import type { Chance } from './chance.ts';
import type { Timeline } from './timeline.ts';

/** How a simulated disk is. `hanging` answers nothing, neither yes nor no. */
export type DiskState = 'good' | 'slow' | 'full' | 'dead' | 'hanging';

/** As the real ledger: a failed commit is tried again after this, ms. */
const RETRY_MS = 250;
/** How often it is looked whether a disk that hangs has come back, ms. */
const LOOK_MS = 25;

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

  constructor(timeline: Timeline, chance: Chance, onPowerLost: () => void) {
    this.timeline = timeline;
    this.chance = chance;
    this.onPowerLost = onPowerLost;
  }

  get syncedSeq(): number {
    return this.inputs.at(-1)?.seq ?? 0;
  }

  get broken(): boolean {
    return this.state !== 'good' && this.state !== 'slow';
  }

  /** The power goes: memory is lost; a transaction in the cache is there or is not. */
  lose(): void {
    this.power += 1;
    if (this.cache.length > 0 && !this.broken && this.chance.hit(0.5)) this.keep(this.cache);
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
        return disk.failure;
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
    this.busy = false;
    answered(this.waits, this.syncedSeq, false, this.timeline.nowMs);
    if (this.memory.length > 0) this.start(0);
    for (const listener of this.durable) listener(this.syncedSeq);
  }

  private keep(batch: readonly Input[]): void {
    this.inputs.push(...batch);
    const seq = this.syncedSeq;
    this.snapshots.push(...this.imaged.filter((each) => each.seq <= seq));
    this.imaged = this.imaged.filter((each) => each.seq > seq);
  }

  private latency(): number {
    return this.state === 'slow' ? 100 + this.chance.below(250) : 1 + this.chance.below(8);
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
    if (this.timeline.nowMs >= hangsMs(this.waits, LAST_PATIENCE_MS)) {
      this.tell('the disk does not answer');
    }
    this.later(LOOK_MS, () => this.hang());
  }

  private tell(reason: string): void {
    const news = this.failure === null;
    this.failure = Object.assign(new Error(reason), { code: 'BNG_LEDGER_FAILED' });
    if (news) for (const listener of this.failed) listener(this.failure);
  }
}
