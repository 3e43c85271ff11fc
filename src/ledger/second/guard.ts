import type { Mode, NodeId } from '../../mark/index.ts';
import { type LedgerError, ledgerError } from '../error.ts';
import {
  answered,
  awaitWarning,
  createWaits,
  DISK_PATIENCE_MS,
  hangsMs,
  LAST_PATIENCE_MS,
  waitsSinceMs,
} from '../patience.ts';
import type { Work } from '../work.ts';
import { secondMeta } from './file.ts';
import { SecondRecord } from './second.ts';

/** While the second record stands in, so many times more may wait for the ledger itself. */
const CARRIED = 16;

export interface GuardOptions {
  readonly path: string;
  readonly ledger: string;
  readonly node: NodeId;
  readonly mode: Mode;
  readonly second: string | null;
  /** Everything up to this input is durable in the second record. */
  onDurable(seq: number): void;
  onFailure(error: LedgerError): void;
}

/** How the second record is; null where there is none. */
export interface SecondView {
  readonly path: string;
  /** It stands in for the ledger. */
  readonly carrying: boolean;
  readonly failure: string | null;
}

/** Watches over what the writer was given: tells of a disk that hangs, and has a second one. */
export class Guard {
  readonly #options: GuardOptions;
  readonly #second: SecondRecord | null;
  #open = 0;
  readonly #waits = createWaits();
  /** That the ledger has failed is known already. */
  #told = false;
  #hanging: NodeJS.Timeout | undefined;
  #looking: NodeJS.Immediate | undefined;

  constructor(options: GuardOptions) {
    const { second, ledger, node, mode } = options;
    this.#options = options;
    this.#second =
      second === null
        ? null
        : new SecondRecord(second, secondMeta(ledger, node, mode), {
            onDurable: (seq) => {
              this.#answer(seq);
              options.onDurable(seq);
            },
            onFailure: (reason) =>
              options.onFailure(ledgerError('BNG_LEDGER_SECOND', { path: second, reason })),
          });
  }

  /** True while the second record stands in for the ledger. */
  get carries(): boolean {
    return this.#second?.carries ?? false;
  }

  /** True when all that the ledger has not made durable is so in the second record. */
  get holdsAll(): boolean {
    return this.#second?.holdsAll ?? false;
  }

  get view(): SecondView | null {
    return this.#second === null ? null : { path: this.#second.path, ...this.#second.state };
  }

  /** How many bytes may wait, of what may wait otherwise. */
  limit(bytes: number): number {
    return this.carries ? bytes * CARRIED : bytes;
  }

  /** A post that the writer is about to be given, before its buffers are handed over. */
  keep(works: readonly Work[], lastSeq: number): void {
    this.#second?.keep(works, lastSeq);
    this.#open += 1;
    if (this.#open > 1) return;
    this.#waits.postedMs = performance.now();
    this.#expectAnswer();
  }

  /** A warning is in the step of this input: it does not wait for a disk as other things do. */
  hurry(seq: number): void {
    awaitWarning(this.#waits, seq, performance.now());
    this.#expectAnswer();
  }

  /** So much waits that sensors are kept waiting: what they see may be the next warning. */
  crowd(): void {
    if (this.#waits.crowdedMs !== null) return;
    this.#waits.crowdedMs = performance.now();
    this.#expectAnswer();
  }

  /** The writer has made its oldest posts durable, and with them everything up to this input. */
  release(posts: number, seq: number): void {
    this.#open -= posts;
    this.#second?.release(posts);
    this.#told = false;
    this.#answer(seq);
  }

  /** The ledger has failed. */
  carry(): void {
    this.#told = true;
    this.#forget();
    const waitedMs = performance.now() - Math.min(performance.now(), waitsSinceMs(this.#waits));
    this.#second?.carry(Math.max(DISK_PATIENCE_MS, LAST_PATIENCE_MS - waitedMs));
  }

  close(): void {
    this.#forget();
    this.#second?.close();
  }

  #answer(seq: number): void {
    answered(this.#waits, seq, this.#open > 0, performance.now());
    this.#expectAnswer();
  }

  #forget(): void {
    clearTimeout(this.#hanging);
    clearImmediate(this.#looking);
  }

  /** A disk that hangs is as dead as one that refuses. */
  #expectAnswer(): void {
    this.#forget();
    if (this.#told) return;
    const dueMs = hangsMs(this.#waits, this.#patienceMs);
    if (dueMs === Number.POSITIVE_INFINITY) return;
    const inMs = Math.max(0, Math.ceil(dueMs - performance.now()));
    // An answer that came while this thread was busy is heard first.
    this.#hanging = setTimeout(() => {
      this.#looking = setImmediate(() => this.#hang());
    }, inMs);
    this.#hanging.unref();
  }

  get #patienceMs(): number {
    const another = this.#second !== null && this.#second.state.failure === null;
    return another ? DISK_PATIENCE_MS : LAST_PATIENCE_MS;
  }

  #hang(): void {
    const { path, onFailure } = this.#options;
    const waitedS = (performance.now() - waitsSinceMs(this.#waits)) / 1000;
    const reason = `the disk has not answered for ${waitedS.toFixed(1)} s`;
    onFailure(ledgerError('BNG_LEDGER_WRITE', { path, reason }));
  }
}
