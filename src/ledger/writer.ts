import { existsSync } from 'node:fs';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { frontierRoot, toHex } from '../seal/index.ts';
import { commitWorks, growTree, prepareCommitter } from './commit.ts';
import { classify, LedgerError, ledgerError } from './error.ts';
import { removeOld } from './keep.ts';
import { type OpenLedger, openForWriting } from './open.ts';
import { preallocate, releaseReserve } from './reserve.ts';
import { PAGE_BYTES } from './schema.ts';
import { worksToTakeIn } from './second/take-in.ts';
import type { FromWriter, ToWriter, TreeHead, Work, WriterData } from './work.ts';

/*
 * The writer thread of one ledger: takes work in order, makes all that waits durable in one
 * transaction, answers. A commit that fails is tried again with whatever has come meanwhile.
 */

/** Work that failed is tried again this often, milliseconds. */
const RETRY_MS = 250;
/**
 * The reserve is made at the first quiet moment, and made again once it was spent and there is
 * room; looked at this often, milliseconds.
 */
const RESERVE_MS = 60_000;
/** What is older than its days is looked for this often, milliseconds, */
const KEEP_MS = 60_000;
/** and gone on with after this pause while there is more. */
const KEEP_PAUSE_MS = 50;
/** The log is copied into the ledger once nothing has come for this long, milliseconds, */
const IDLE_MS = 20;
/** and it is worth it: who comes meanwhile waits for the disk twice. */
const IDLE_BYTES = 2 << 20;
/** or once it has grown by this much, which is below its preallocated length. */
const LOG_BYTES = 6 << 20;
/** Longest wait awake, milliseconds; about what falling asleep and waking costs. */
const AWAKE_MS = 0.05;

const { bell, second, ...options } = workerData as WriterData;
const port = parentPort!;
const { path, settings } = options;
const reservePath = `${path}-reserve`;

type FailureCode = Extract<FromWriter, { what: 'failure' }>['code'];

const answer = (message: FromWriter): void => port.postMessage(message);

let waiting: Work[] = [];
let posts = 0;
let failing = false;
let told = '';
let closed = false;
/** When each is due by the monotonic clock. */
let retryAt = Number.POSITIVE_INFINITY;
let idleAt = Number.POSITIVE_INFINITY;
let reserveAt = performance.now();
let keepAt = settings.keep.inputsDays === null ? Number.POSITIVE_INFINITY : performance.now();
let logBytes = 0;

const open = openOrRefuse();
let headSize = open.tree.frontier.size;
let headMs = performance.now();
const committer = prepareCommitter(open, settings);
limitPages();
const last = takeSecondIn();
answer({ what: 'ready', id: open.meta.id, ...last });

listen();

/**
 * Takes messages as they come. The thread sleeps on a bell that is rung after each post: a
 * wake-up so is several times shorter than one through the event loop, which it does without.
 */
function listen(): void {
  while (!closed) {
    const rung = Atomics.load(bell, 0);
    const message = receiveMessageOnPort(port) as { readonly message: ToWriter } | undefined;
    if (message !== undefined) take(message.message);
    else if (!expectMore(rung)) {
      Atomics.wait(bell, 0, rung, Math.max(0, doNext() - performance.now()));
    }
  }
}

/** Waits awake for a moment: after a commit the next batch is mostly on its way. */
function expectMore(rung: number): boolean {
  const until = performance.now() + AWAKE_MS;
  while (performance.now() < until) if (Atomics.load(bell, 0) !== rung) return true;
  return false;
}

/** Does what is due and gives the time of what is due next. */
function doNext(): number {
  const now = performance.now();
  if (now >= retryAt) work();
  if (now >= idleAt) copyLog();
  if (now >= reserveAt) {
    reserveAt = performance.now() + RESERVE_MS;
    if (preallocate(reservePath, settings.reserveBytes)) limitPages();
    else fail('BNG_LEDGER_RESERVE', 'there is no room to make it');
  }
  if (now >= keepAt && !failing) removeSome();
  return Math.min(retryAt, idleAt, reserveAt, failing ? Number.POSITIVE_INFINITY : keepAt);
}

function take(message: ToWriter): void {
  switch (message.what) {
    case 'works':
      waiting.push(...message.works);
      posts += 1;
      if (!failing || message.works.some(isUrgentWork)) work();
      break;
    case 'head':
      answer({ what: 'head', head: currentHead() });
      break;
    case 'close':
      close();
  }
}

/** Opens the ledger; one that cannot be opened ends this thread after its answer. */
function openOrRefuse(): OpenLedger {
  try {
    return openForWriting(options);
  } catch (error) {
    const known =
      error instanceof LedgerError
        ? error
        : ledgerError('BNG_LEDGER_OPEN', { path, reason: classify(error).reason });
    answer({ what: 'refused', code: known.code, message: known.message });
    process.exit();
  }
}

/** What only the second record holds since the ledger's disk died becomes part of the ledger. */
function takeSecondIn(): { readonly lastSeq: number; readonly lastMs: number } {
  const { lastSeq, lastMs, meta } = open;
  if (second === null) return { lastSeq, lastMs };
  try {
    const works = worksToTakeIn(second, meta.id, lastSeq);
    if (works.length > 0) {
      commitWorks(committer, works);
      growTree(committer);
    }
    const newest = works.findLast((one) => one.what === 'batch');
    return newest === undefined
      ? { lastSeq, lastMs }
      : { lastSeq: newest.lastSeq, lastMs: newest.lastMs };
  } catch (error) {
    const { reason } = classify(error);
    const known =
      error instanceof LedgerError
        ? error
        : ledgerError('BNG_LEDGER_SECOND', { path: second, reason });
    answer({ what: 'refused', code: known.code, message: known.message });
    process.exit();
  }
}

function work(): void {
  retryAt = Number.POSITIVE_INFINITY;
  idleAt = Number.POSITIVE_INFINITY;
  const error = attempt();
  if (error === null) {
    failing = false;
    told = '';
    for (const item of waiting) logBytes += loggedBytes(item);
    waiting = [];
    answer({ what: 'durable', posts });
    posts = 0;
    growTree(committer);
    if (headIsDue()) answer({ what: 'head', head: currentHead() });
    if (logBytes > LOG_BYTES) copyLog();
    else if (logBytes > IDLE_BYTES) idleAt = performance.now() + IDLE_MS;
    return;
  }
  failing = true;
  const { code, reason } = classify(error);
  fail(code === 'FULL' ? 'BNG_LEDGER_FULL' : 'BNG_LEDGER_WRITE', reason);
  retryAt = performance.now() + RETRY_MS;
}

/** One commit of all that waits; for what is urgent, a second one with the reserve given up. */
function attempt(): unknown {
  try {
    commitWorks(committer, waiting);
    return null;
  } catch (error) {
    const { code, reason } = classify(error);
    if (code !== 'FULL' || !waiting.some(isUrgentWork) || !releaseReserve(reservePath)) {
      return error;
    }
    fail('BNG_LEDGER_RESERVE', reason);
  }
  limitPages();
  try {
    commitWorks(committer, waiting);
    return null;
  } catch (error) {
    return error;
  }
}

function isUrgentWork(item: Work): boolean {
  return item.what === 'strays' || (item.what === 'batch' && item.urgent);
}

/** Told once until a commit succeeds or the reason changes: retries come four times a second. */
function fail(code: FailureCode, reason: string): void {
  if (told === `${code} ${reason}`) return;
  told = `${code} ${reason}`;
  answer({ what: 'failure', code, message: ledgerError(code, { path, reason }).message });
}

/** One pass of what has had its days, while nobody waits for a commit. */
function removeSome(): void {
  let rows = 0;
  try {
    rows = removeOld(committer, settings.keep);
    growTree(committer);
  } catch (error) {
    fail('BNG_LEDGER_WRITE', classify(error).reason);
  }
  logBytes += rows * PAGE_BYTES;
  if (logBytes > LOG_BYTES) copyLog();
  keepAt = performance.now() + (rows > 0 ? KEEP_PAUSE_MS : KEEP_MS);
}

/** The quota, less the reserve while there is one. */
function limitPages(): void {
  if (settings.maximumBytes === null) return;
  const usable = settings.maximumBytes - (existsSync(reservePath) ? settings.reserveBytes : 0);
  open.db.exec(`PRAGMA max_page_count = ${Math.max(1, Math.floor(usable / PAGE_BYTES))}`);
}

/** About what a piece of work adds to SQLite's log: its own pages and a shared one. */
function loggedBytes(item: Work): number {
  const bytes = 'bytes' in item ? item.bytes.length : 0;
  return (Math.ceil(bytes / PAGE_BYTES) + 1) * PAGE_BYTES;
}

/** Copies the log into the ledger as far as readers let it; a failure shows at the next commit. */
function copyLog(): void {
  logBytes = 0;
  idleAt = Number.POSITIVE_INFINITY;
  try {
    open.db.exec('PRAGMA wal_checkpoint(PASSIVE)');
  } catch (error) {
    fail('BNG_LEDGER_WRITE', classify(error).reason);
  }
}

function headIsDue(): boolean {
  const entries = open.tree.frontier.size - headSize;
  if (entries === 0) return false;
  const sinceMs = performance.now() - headMs;
  return entries >= settings.checkpointEntries || sinceMs >= settings.checkpointIntervalS * 1000;
}

function currentHead(): TreeHead {
  headSize = open.tree.frontier.size;
  headMs = performance.now();
  return { size: headSize, root: toHex(frontierRoot(open.tree.frontier)) };
}

function close(): void {
  open.db.close();
  open.lock.close();
  answer({ what: 'closed' });
  closed = true;
}
