import { serialize } from 'node:v8';
import type { Worker } from 'node:worker_threads';
import type { Instant } from '../mark/index.ts';
import type { Input, LedgerRecord } from '../watch/index.ts';
import { signCheckpoint } from './checkpoint.ts';
import { isUrgent, strayRow } from './entry.ts';
import { LedgerError, type LedgerErrorCode, ledgerError } from './error.ts';
import { Gathering, rowBytes } from './gathering.ts';
import type { Appended, Running } from './options.ts';
import { isOfWarning } from './patience.ts';
import { type Closing, movable, type Posted, REFUSE_AT, STRAYS_UNTIL } from './posted.ts';
import { Guard, type SecondView } from './second/guard.ts';
import type { FromWriter, ToWriter, TreeHead, Work } from './work.ts';

/** A gap's reason is a sentence, not a document. */
const MAX_REASON_CHARS = 500;

/** The append-only log of one watch, written by one thread of its own. */
export class Ledger {
  /** Random name of this ledger, hexadecimal. */
  readonly id: string;
  #lastSeq: number;
  #lastMs: Instant;
  #durableSeq: number;
  #failure: LedgerError | null = null;
  /** First input that is not kept, and why. */
  #gap: { readonly from: number; readonly reason: string } | null = null;

  readonly #worker: Worker;
  readonly #bell: Int32Array<SharedArrayBuffer>;
  readonly #options: Running;
  readonly #gathering = new Gathering();
  /** Oldest first; while it is not empty a commit is under way. */
  readonly #posted: Posted[] = [];
  #postedInputs = 0;
  #postedBytes = 0;
  /** Waits for the next batch, to cost no commit of its own. */
  #checkpoint: Extract<Work, { what: 'checkpoint' }> | null = null;
  #flushing = false;
  /** Root of the newest signed tree that is durable with its checkpoint; null of none yet. */
  #sealed: string | null = null;
  /** Something that has gathered is waited for. */
  #hurried = false;
  #later: NodeJS.Timeout | undefined;
  #closing: Closing | null = null;
  #gone = false;
  readonly #guard: Guard;
  readonly #durable: ((seq: number) => void)[] = [];
  readonly #failed: ((error: LedgerError) => void)[] = [];

  /** Use openLedger or createLedger (start.ts). */
  constructor(
    worker: Worker,
    bell: Int32Array<SharedArrayBuffer>,
    ready: Extract<FromWriter, { what: 'ready' }>,
    options: Running,
  ) {
    this.id = ready.id;
    this.#lastSeq = ready.lastSeq;
    this.#lastMs = ready.lastMs;
    this.#durableSeq = ready.lastSeq;
    this.#worker = worker;
    this.#bell = bell;
    this.#options = options;
    const { path, node, mode, second } = options;
    this.#guard = new Guard({
      ...{ path, node, mode, second, ledger: ready.id },
      onDurable: (seq) => this.#tellDurable(seq),
      onFailure: (error) => this.#fail(error, false),
    });
    worker.on('message', (message: FromWriter) => this.#receive(message));
    worker.on('error', (error) => this.#end(error.message));
    worker.on('exit', () => this.#end('its thread ended'));
  }

  /** Seq of the newest input that was appended, 0 of none. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** Time of the newest input that was appended. */
  get lastMs(): Instant {
    return this.#lastMs;
  }

  /** All inputs up to this one are durable with all their records. */
  get durableSeq(): number {
    return this.#durableSeq;
  }

  /** Why nothing becomes durable at present, or null: a second record that stands in is as good. */
  get failure(): LedgerError | null {
    return this.#guard.carries ? null : this.#failure;
  }

  /** Root (RFC 6962), hexadecimal, of the newest tree whose checkpoint is durable; null: none yet. */
  get sealedRoot(): string | null {
    return this.#sealed;
  }

  get second(): SecondView | null {
    return this.#guard.view;
  }

  /** What waits for the disk, and the bytes from which appends answer `full`. */
  get pending(): { readonly inputs: number; readonly bytes: number; readonly limit: number } {
    return {
      inputs: this.#gathering.inputs + this.#postedInputs,
      bytes: this.#gathering.bytes + this.#postedBytes,
      limit: this.#limit,
    };
  }

  /**
   * Takes an input and every record of its step, which become durable together or not at all; at
   * once when there are records, else with what follows (`gatherMs`) or at {@link flush}. Never
   * waits. Throws, and changes nothing, unless `input.seq` is `lastSeq + 1`, time goes on,
   * and everything has bytes (no NaN in a record, no name or body beyond the codec's limits).
   */
  append(input: Input, records: readonly LedgerRecord[]): Appended {
    if (input.seq !== this.#lastSeq + 1 || input.atMs < this.#lastMs) {
      throw new RangeError(
        `append: input ${input.seq} at ${input.atMs} after input ${this.#lastSeq} at ${this.#lastMs}`,
      );
    }
    const limit = this.#limit;
    const waiting = this.#gathering.bytes + this.#postedBytes;
    const refused = this.#gap !== null || waiting >= limit * REFUSE_AT || this.#gone;
    if (!refused) {
      this.#gathering.add(input, records);
      if (records.some(isOfWarning)) this.#guard.hurry(input.seq);
      if (waiting >= limit) this.#guard.crowd();
    }
    this.#lastSeq = input.seq;
    this.#lastMs = input.atMs;
    if (refused) {
      this.#refuse(input.seq, records, waiting);
      return 'refused';
    }
    // What is said to people does not wait for a commit that keeps failing.
    if (this.#failure !== null && this.#gathering.urgent) this.#flush();
    else if (records.length > 0) this.flush();
    else this.#flushLater();
    return waiting < limit ? 'queued' : 'full';
  }

  get #limit(): number {
    return this.#guard.limit(this.#options.settings.pendingLimitBytes);
  }

  /** Somebody waits for what was appended: it is not to gather any longer. */
  flush(): void {
    this.#hurried = true;
    this.#flushSoon();
  }

  /** The input is not kept; what was said to people is, as far as there is any room. */
  #refuse(seq: number, records: readonly LedgerRecord[], waiting: number): void {
    if (this.#gap === null) {
      this.#gap = { from: seq, reason: 'the disk did not keep up' };
      if (!this.#gone) this.#fail(this.#error('BNG_LEDGER_BEHIND', `${waiting} bytes wait`));
    }
    this.#keepStrays(seq, records, waiting);
  }

  /**
   * Takes note of an input whose {@link append} threw: it is not kept, which is a gap for that
   * reason until a snapshot ends it. What was said to people in its step is, where it has bytes.
   */
  skip(input: Input, records: readonly LedgerRecord[], reason: string): void {
    if (input.seq !== this.#lastSeq + 1) {
      throw new RangeError(`skip: input ${input.seq} after input ${this.#lastSeq}`);
    }
    this.#lastSeq = input.seq;
    this.#lastMs = Math.max(this.#lastMs, input.atMs);
    this.#gap ??= { from: input.seq, reason: reason.slice(0, MAX_REASON_CHARS).toWellFormed() };
    this.#keepStrays(input.seq, records, this.#gathering.bytes + this.#postedBytes);
  }

  #keepStrays(seq: number, records: readonly LedgerRecord[], waiting: number): void {
    const limit = this.#limit;
    if (this.#gone || waiting >= limit * STRAYS_UNTIL) return;
    const rows = records.filter(isUrgent).flatMap((record) => strayRow(seq, record));
    if (rows.length > 0) this.#flush({ what: 'strays', records: rows });
  }

  /** Called with the highest seq that is durable with all before it. */
  onDurable(listener: (seq: number) => void): void {
    this.#durable.push(listener);
  }

  /**
   * Called when commits begin to fail or fail for another reason (they are tried again until one
   * succeeds, which `onDurable` tells), when the reserve on disk is broken into or missing, and
   * when appends begin to be refused.
   */
  onFailure(listener: (error: LedgerError) => void): void {
    this.#failed.push(listener);
  }

  /**
   * Keeps the state after the step of input `seq`; it is serialised before this returns. After
   * appends were refused it must be the state after the last one, notes the gap, and appends
   * are taken again. False, and not kept, while more waits than should or one is being written.
   * Its own bytes are not counted among those that wait: they would keep inputs out.
   */
  snapshot(seq: number, state: unknown): boolean {
    if (seq > this.#lastSeq || (this.#gap !== null && seq !== this.#lastSeq)) {
      throw new RangeError(`snapshot: of input ${seq}, the last one is ${this.#lastSeq}`);
    }
    const { inputs, bytes, limit } = this.pending;
    if (this.#gone || (inputs > 0 && bytes >= limit)) return false;
    if (this.#posted.some((post) => post.snapshot)) return false;
    const gap = this.#gap;
    this.#gap = null;
    this.#flush({
      what: 'snapshot',
      seq,
      timeMs: this.#lastMs,
      bytes: new Uint8Array(serialize(state)),
      gap,
    });
    return true;
  }

  /** Everything durable, a last checkpoint, closed. Rejects when the disk does not take it. */
  close(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#closing = { resolve, reject, stage: 'draining' };
      if (this.#gone) return this.#end('it had ended before');
      this.#flush();
      this.#goOnClosing();
    });
  }

  /** For sensor input that nothing followed from: many small commits would be in a warning's way. */
  #flushLater(): void {
    const { gatherMs, gatherBytes } = this.#options.settings;
    if (this.#hurried) return;
    if (this.#gathering.bytes >= gatherBytes) this.flush();
    else this.#later ??= setTimeout(() => this.flush(), gatherMs);
  }

  /** At most one commit is under way; what comes meanwhile gathers for the next. */
  #flushSoon(): void {
    if (this.#flushing || this.#isBusy) return;
    this.#flushing = true;
    queueMicrotask(() => {
      this.#flushing = false;
      if (!this.#isBusy) this.#flush();
    });
  }

  get #isBusy(): boolean {
    return this.#posted.length > 0 && !this.#guard.carries;
  }

  /** Posts what has gathered, what is given, and with them a checkpoint that waits. */
  #flush(more: Extract<Work, { what: 'snapshot' | 'strays' }> | null = null): void {
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#hurried = false;
    const { inputs, lastSeq } = this.#gathering;
    let { bytes } = this.#gathering;
    const works: Work[] = [];
    if (inputs > 0) works.push(this.#gathering.take());
    if (more !== null) works.push(more);
    if (more?.what === 'strays') bytes += rowBytes(more.records);
    if (works.length === 0 && this.#closing?.stage !== 'sealing') return;
    const sealed = this.#checkpoint;
    if (sealed !== null) works.push(sealed);
    this.#checkpoint = null;
    if (works.length === 0) return;
    const snapshotSeq = more?.what === 'snapshot' ? more.seq : 0;
    this.#posted.push({
      inputs,
      bytes,
      lastSeq: Math.max(lastSeq, snapshotSeq),
      snapshot: snapshotSeq > 0,
      root: sealed?.checkpoint.root ?? null,
    });
    this.#postedInputs += inputs;
    this.#postedBytes += bytes;
    this.#guard.keep(works, lastSeq);
    this.#tell({ what: 'works', works }, works.flatMap(movable));
  }

  #receive(message: FromWriter): void {
    switch (message.what) {
      case 'durable':
        for (const post of this.#posted.splice(0, message.posts)) this.#settle(post);
        this.#guard.release(message.posts, this.#durableSeq);
        // The writer goes on before the listeners take their time.
        if (this.#hurried) this.#flush();
        this.#tellDurable(this.#durableSeq);
        this.#goOnClosing();
        break;
      case 'head':
        this.#seal(message.head);
        this.#goOnClosing();
        break;
      case 'failure':
        this.#fail(new LedgerError(message.code, message.message));
        break;
      case 'closed':
        this.#closed();
        break;
      default:
        throw new TypeError(`ledger: ${message.what} out of turn`);
    }
  }

  #tellDurable(seq: number): void {
    this.#durableSeq = Math.max(this.#durableSeq, seq);
    for (const listener of this.#durable) listener(this.#durableSeq);
  }

  #settle(post: Posted): void {
    this.#postedInputs -= post.inputs;
    this.#postedBytes -= post.bytes;
    this.#durableSeq = Math.max(this.#durableSeq, post.lastSeq);
    this.#sealed = post.root ?? this.#sealed;
    this.#failure = null;
  }

  #seal({ size, root }: TreeHead): void {
    const { node, mode, signer, clock } = this.#options;
    const tree = { size, root, timeMs: clock() };
    const checkpoint = signCheckpoint({ id: this.id, node, mode }, tree, signer);
    this.#checkpoint = { what: 'checkpoint', checkpoint };
  }

  /** `told`: by the writer itself, which then closes as it is asked to. */
  #fail(error: LedgerError, told = true): void {
    if (error.code !== 'BNG_LEDGER_RESERVE' && error.code !== 'BNG_LEDGER_SECOND') {
      this.#failure = error;
      this.#guard.carry();
      // What gathered behind a post that hangs goes to the second record with it.
      if (this.#guard.carries) this.#flush();
    }
    for (const listener of this.#failed) listener(error);
    if (told && this.#closing !== null && this.#failure !== null) this.#tell({ what: 'close' });
  }

  /** Once all is durable: asks for the tree's head, has it signed and stored, then closes. */
  #goOnClosing(): void {
    const closing = this.#closing;
    if (closing === null || this.#posted.length > 0) return;
    switch (closing.stage) {
      case 'draining':
        closing.stage = 'asking';
        this.#checkpoint = null;
        this.#tell({ what: 'head' });
        break;
      case 'asking':
        // A head that had come due crosses the question; the answer to it comes later.
        if (this.#checkpoint === null) return;
        closing.stage = 'sealing';
        this.#flush();
        break;
      case 'sealing':
        closing.stage = 'ending';
        this.#tell({ what: 'close' });
        break;
      case 'ending':
    }
  }

  #tell(message: ToWriter, moved: readonly ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, moved);
    Atomics.add(this.#bell, 0, 1);
    Atomics.notify(this.#bell, 0);
  }

  #closed(): void {
    this.#gone = true;
    this.#guard.close();
    if (this.#posted.length === 0 || this.#guard.holdsAll) this.#closing?.resolve();
    else this.#closing?.reject(this.#failure ?? this.#error('BNG_LEDGER_WRITER', 'it was closed'));
  }

  /** The thread is gone; unless that was asked for, nothing is recorded any more. */
  #end(reason: string): void {
    const first = !this.#gone;
    this.#gone = true;
    const error = this.#error('BNG_LEDGER_WRITER', reason);
    if (first) this.#fail(error);
    this.#closing?.reject(error);
  }

  #error(code: LedgerErrorCode, reason: string): LedgerError {
    return ledgerError(code, { path: this.#options.path, reason });
  }
}
