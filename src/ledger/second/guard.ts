import type { Mode, NodeId } from '../../mark/index.ts';
import { type LedgerError, ledgerError } from '../error.ts';
import type { Work } from '../work.ts';
import { secondMeta } from './file.ts';
import { SecondRecord } from './second.ts';

/** What was given to the writer and is not durable after this is on a disk that hangs, ms. */
const HANG_MS = 5000;
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
  #hanging: NodeJS.Timeout | undefined;

  constructor(options: GuardOptions) {
    const { second, ledger, node, mode } = options;
    this.#options = options;
    this.#second =
      second === null
        ? null
        : new SecondRecord(second, secondMeta(ledger, node, mode), {
            onDurable: options.onDurable,
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
    if (this.#open === 1) this.#expectAnswer();
  }

  /** The writer has made its oldest posts durable. */
  release(posts: number): void {
    this.#open -= posts;
    this.#second?.release(posts);
    this.#expectAnswer();
  }

  /** The ledger has failed. */
  carry(): void {
    this.#second?.carry();
  }

  close(): void {
    clearTimeout(this.#hanging);
    this.#second?.close();
  }

  /** A disk that hangs is as dead as one that refuses. */
  #expectAnswer(): void {
    clearTimeout(this.#hanging);
    if (this.#open === 0) return;
    const { path, onFailure } = this.#options;
    const reason = `the disk has not answered for ${HANG_MS / 1000} s`;
    this.#hanging = setTimeout(
      () => onFailure(ledgerError('BNG_LEDGER_WRITE', { path, reason })),
      HANG_MS,
    );
    this.#hanging.unref();
  }
}
