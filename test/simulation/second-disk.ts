import { DISK_PATIENCE_MS } from '../../src/ledger/patience.ts';
import type { Input } from '../../src/watch/index.ts';
import type { DiskState } from './disk.ts';

/** How often it is looked whether a disk that hangs has come back, ms. */
const LOOK_MS = 25;
/** A second disk that has failed is asked again after this, ms. */
const RETRY_MS = 250;

/** What the second disk needs of the first. */
export interface FirstDisk {
  /** Everything that is not durable on the first, in order. */
  unsynced(): readonly Input[];
  latency(state: DiskState): number;
  later(delayMs: number, run: () => void): void;
  nowMs(): number;
  /** A call of a disk; true where the power goes at it. */
  call(): boolean;
  onDurable(seq: number): void;
  onFailure(reason: string): void;
}

/**
 * Another disk, which holds what the first one does not take (law 1): asked for once that has
 * failed, read at the next start, and empty again when the first has everything.
 */
export class SecondDisk {
  state: DiskState = 'good';
  /** What is durable here, in order, and not on the first. */
  inputs: Input[] = [];
  carrying = false;
  failure: string | null = null;
  private writing: Input[] = [];
  private busy = false;
  private readonly first: FirstDisk;

  constructor(first: FirstDisk) {
    this.first = first;
  }

  /** True while it stands in for the first. */
  get carries(): boolean {
    return this.carrying && this.failure === null;
  }

  carry(): void {
    this.carrying = true;
    this.ask();
  }

  /** Something is not durable anywhere yet. */
  ask(): void {
    if (this.busy || !this.carrying) return;
    const from = this.inputs.at(-1)?.seq ?? 0;
    this.writing = this.first.unsynced().filter(({ seq }) => seq > from);
    if (this.writing.length === 0) return;
    this.busy = true;
    const askedMs = this.first.nowMs();
    this.first.later(this.first.latency(this.state), () => this.write(askedMs));
  }

  /** The first disk has everything up to this input. */
  release(seq: number): void {
    this.carrying = false;
    this.inputs = this.inputs.filter((input) => input.seq > seq);
  }

  /** The power goes: what is under way is there or is not. */
  lose(isThere: boolean): readonly Input[] {
    if (this.busy && isThere && this.state !== 'dead' && this.state !== 'full') this.keep();
    Object.assign(this, { carrying: false, failure: null, writing: [], busy: false });
    return this.inputs;
  }

  private write(askedMs: number): void {
    if (this.first.call()) return;
    if (this.state === 'hanging') {
      if (this.first.nowMs() - askedMs >= DISK_PATIENCE_MS) this.fail('does not answer');
      this.first.later(LOOK_MS, () => this.write(askedMs));
      return;
    }
    if (this.state === 'dead' || this.state === 'full') {
      this.fail(`is ${this.state}`);
      this.first.later(RETRY_MS, () => this.write(askedMs));
      return;
    }
    this.keep();
    this.busy = false;
    this.failure = null;
    const last = this.inputs.at(-1);
    if (last !== undefined) this.first.onDurable(last.seq);
    this.ask();
  }

  private keep(): void {
    const from = this.inputs.at(-1)?.seq ?? 0;
    const still = new Set(this.first.unsynced());
    this.inputs.push(...this.writing.filter((input) => input.seq > from && still.has(input)));
    this.writing = [];
  }

  private fail(why: string): void {
    const news = this.failure === null;
    this.failure = `the second disk ${why}`;
    if (news) this.first.onFailure(this.failure);
  }
}
