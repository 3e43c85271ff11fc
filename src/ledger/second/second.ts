import { Worker } from 'node:worker_threads';
import { LAST_PATIENCE_MS } from '../patience.ts';
import type { Work } from '../work.ts';
import type { SecondMeta, SecondWork } from './file.ts';
import type { FromSecond, ToSecond } from './writer.ts';

/** One post of the ledger's, until the ledger itself has made it durable. */
interface Kept {
  readonly post: number;
  readonly works: readonly SecondWork[];
  readonly lastSeq: number;
  state: 'kept' | 'asked' | 'added';
}

export interface SecondEvents {
  /** Everything up to this input is durable there. */
  onDurable(seq: number): void;
  /** It cannot be written, for this reason; told once until it can be again. */
  onFailure(reason: string): void;
}

/**
 * Keeps what the ledger has not made durable yet, and writes it to another disk once the ledger
 * fails (law 1: a second disk counts as the record). While the ledger works this costs one copy in
 * memory and no writing.
 */
export class SecondRecord {
  readonly path: string;
  readonly #worker: Worker;
  readonly #events: SecondEvents;
  readonly #kept: Kept[] = [];
  #posts = 0;
  #carrying = false;
  #failure: string | null = null;
  #used = false;
  #patienceMs = LAST_PATIENCE_MS;
  #overdue: NodeJS.Timeout | undefined;

  constructor(
    path: string,
    meta: SecondMeta,
    events: SecondEvents,
    worker: Worker = startWriter(path, meta),
  ) {
    this.path = path;
    this.#events = events;
    this.#worker = worker;
    this.#worker.on('message', (message: FromSecond) => this.#receive(message));
    this.#worker.on('error', (error) => this.#fail(error.message));
    this.#worker.unref();
  }

  /** What it is doing, and why it cannot. */
  get state(): { readonly carrying: boolean; readonly failure: string | null } {
    return { carrying: this.#carrying, failure: this.#failure };
  }

  /** True while the ledger has failed and this stands in for it. */
  get carries(): boolean {
    return this.#carrying && this.#failure === null;
  }

  /** True when nothing is in memory alone. */
  get holdsAll(): boolean {
    return this.#carrying && this.#kept.every(({ state }) => state === 'added');
  }

  /** A post that the ledger is about to be given. Before its buffers are handed over. */
  keep(works: readonly Work[], lastSeq: number): void {
    const kept = works.flatMap((work): SecondWork[] => {
      if (work.what === 'batch') return [{ ...work, bytes: work.bytes.slice() }];
      return work.what === 'strays' ? [work] : [];
    });
    this.#posts += 1;
    this.#kept.push({ post: this.#posts, works: kept, lastSeq, state: 'kept' });
    if (this.#carrying) this.#ask();
  }

  /**
   * The ledger has failed: this takes over from its oldest post on, and has failed too when its
   * first answer takes longer than this.
   */
  carry(patienceMs: number): void {
    if (this.#carrying) return;
    this.#carrying = true;
    this.#patienceMs = patienceMs;
    this.#ask();
  }

  /** The ledger has made its oldest posts durable. */
  release(posts: number): void {
    this.#kept.splice(0, posts);
    this.#carrying = false;
    this.#hear();
    if (this.#kept.length > 0 || !this.#used) return;
    this.#used = false;
    this.#tell({ what: 'empty' });
  }

  close(): void {
    this.#hear();
    this.#tell({ what: 'close' });
  }

  #ask(): void {
    for (const kept of this.#kept) {
      if (kept.state !== 'kept') continue;
      kept.state = 'asked';
      this.#used = true;
      this.#tell({ what: 'add', post: kept.post, works: kept.works });
    }
    if (this.#kept.some(({ state }) => state === 'asked')) this.#expect();
  }

  #expect(): void {
    const inMs = this.#patienceMs;
    this.#overdue ??= setTimeout(
      () => this.#fail(`its disk has not answered for ${(inMs / 1000).toFixed(1)} s`),
      inMs,
    );
  }

  #receive(message: FromSecond): void {
    switch (message.what) {
      case 'ready':
        break;
      case 'added': {
        this.#failure = null;
        const kept = this.#kept.find(({ post }) => post === message.post);
        if (kept !== undefined) kept.state = 'added';
        this.#hear();
        this.#patienceMs = LAST_PATIENCE_MS;
        if (this.#kept.some(({ state }) => state === 'asked')) this.#expect();
        if (kept !== undefined) this.#events.onDurable(kept.lastSeq);
        break;
      }
      case 'failed':
        this.#fail(message.reason);
    }
  }

  /** Nothing is awaited any more. */
  #hear(): void {
    clearTimeout(this.#overdue);
    this.#overdue = undefined;
  }

  #fail(reason: string): void {
    this.#hear();
    const first = this.#failure !== reason;
    this.#failure = reason;
    if (first) this.#events.onFailure(reason);
  }

  #tell(message: ToSecond): void {
    this.#worker.postMessage(message);
  }
}

function startWriter(path: string, meta: SecondMeta): Worker {
  const name = import.meta.url.endsWith('.ts') ? './writer.ts' : './writer.js';
  return new Worker(new URL(name, import.meta.url), { workerData: { path, meta } });
}
