import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { type FileHandle, open as openFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commitWorks, growTree, prepareCommitter } from '../src/ledger/commit.ts';
import { datagram, optionsFor } from '../src/ledger/fixture.ts';
import { DEFAULT_LEDGER, type Ledger, openLedger } from '../src/ledger/index.ts';
import { openForWriting } from '../src/ledger/open.ts';
import { appendInput, newInputChunk, resetInputChunk } from '../src/watch/index.ts';
import { type BenchRow, median, row } from './row.ts';

/*
 * Events of 320 bytes made durable in batches, one blob a commit, each batch waited for. Like is
 * set beside like: the ledger's commit in its own thread beside write and fdatasync that block;
 * the ledger as a node uses it, without blocking, through its thread, beside write and datasync
 * without blocking. The bound of both is the blocking one, for the commit to a file that is
 * overwritten. All in one folder (`BONGSU_BENCH_DIR`, else the system's temporary one), taking
 * turns.
 */

const EVENT_BYTES = 320;
/** Short turns and many rounds, so that what else the machine does falls on all alike. */
const ROUNDS = 21;
/** Each turn lasts at least this long, milliseconds. */
const TURN_MS = 50;
/** After a turn of the ledger its thread copies its log; nobody else is measured meanwhile. */
const SETTLE_MS = 40;
const STREAM_ROUNDS = 5;
const STREAM_MS = 300;
const BATCHES = [1, 100, 1000] as const;
const OVERWRITTEN_BYTES = 8 << 20;

/** One way to make batches durable: so many events as fast as it goes, and its end. */
interface Way {
  readonly name: string;
  /** Makes one batch durable. */
  batch(events: number): Promise<void> | void;
  close(): Promise<void> | void;
}

export async function rows(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(process.env['BONGSU_BENCH_DIR'] ?? tmpdir(), 'bongsu-bench-'));
  try {
    const ways = [
      plainWay(folder, 'grown'),
      plainWay(folder, 'overwritten'),
      await unblockedWay(folder),
      commitWay(folder),
      await ledgerWay(folder),
    ];
    const result: BenchRow[] = [];
    for (const events of BATCHES) result.push(...(await compare(ways, events)));
    for (const way of ways) await way.close();
    result.push(await stream(folder));
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Events a second of each way, in turns, the median over the rounds. */
async function compare(ways: readonly Way[], events: number): Promise<BenchRow[]> {
  const rates = ways.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [i, way] of ways.entries()) {
      const rate = await turn(way, events);
      // The first round warms up.
      if (round > 0) rates[i]!.push(rate);
      if (way.name === 'ledger') await sleep(SETTLE_MS);
    }
  }
  const [grown, overwritten, unblocked, commit, ledger] = rates.map(median);
  const blocking = { name: 'write + fdatasync', value: grown! };
  const name = `batches of ${events}`;
  return [
    row(`ledger commit, ${name}`, commit!, 'events/s', ROUNDS, {
      peer: blocking,
      bound: { name: 'write + fdatasync over what is there', value: overwritten! },
    }),
    row(`ledger through its thread, ${name}`, ledger!, 'events/s', ROUNDS, {
      peer: { name: 'write + datasync without blocking', value: unblocked! },
      bound: blocking,
    }),
  ];
}

async function turn(way: Way, events: number): Promise<number> {
  const begun = performance.now();
  let batches = 0;
  let took = 0;
  do {
    const pending = way.batch(events);
    if (pending !== undefined) await pending;
    batches += 1;
    took = performance.now() - begun;
  } while (took < TURN_MS);
  return (batches * events * 1000) / took;
}

function plainWay(folder: string, kind: 'grown' | 'overwritten'): Way {
  const file = openSync(join(folder, `plain-${kind}`), 'w');
  const bytes = new Uint8Array(Math.max(...BATCHES) * EVENT_BYTES).fill(7);
  let at = 0;
  if (kind === 'overwritten') {
    writeSync(file, new Uint8Array(OVERWRITTEN_BYTES));
    fsyncSync(file);
  }
  return {
    name: kind,
    batch(events) {
      const length = events * EVENT_BYTES;
      if (kind === 'overwritten' && at + length > OVERWRITTEN_BYTES) at = 0;
      writeSync(file, bytes, 0, length, at);
      fdatasyncSync(file);
      at += length;
    },
    close: () => closeSync(file),
  };
}

/** The usual way in Node not to block: the system calls run in its thread pool. */
async function unblockedWay(folder: string): Promise<Way> {
  const file: FileHandle = await openFile(join(folder, 'plain-unblocked'), 'w');
  const bytes = new Uint8Array(Math.max(...BATCHES) * EVENT_BYTES).fill(7);
  return {
    name: 'unblocked',
    async batch(events) {
      await file.write(bytes, 0, events * EVENT_BYTES);
      await file.datasync();
    },
    close: () => file.close(),
  };
}

/** What the writer thread does for a batch, without the thread. */
function commitWay(folder: string): Way {
  const { path, node, mode, signer } = optionsFor(join(folder, 'commit.db'));
  const settings = DEFAULT_LEDGER;
  const common = { path, node, mode, settings, key: signer.publicKey };
  const open = openForWriting({ ...common, nowMs: 0, expect: 'new' });
  const committer = prepareCommitter(open, settings);
  const chunk = newInputChunk(1 << 20);
  let seq = 0;
  let logged = 0;
  return {
    name: 'commit',
    batch(events) {
      for (let i = 0; i < events; i++) {
        seq += 1;
        appendInput(chunk, event(seq));
      }
      const { firstSeq, lastSeq, firstMs, lastMs, length } = chunk;
      const bytes = chunk.bytes.subarray(0, length);
      const batch = { what: 'batch', firstSeq, lastSeq, firstMs, lastMs, bytes } as const;
      commitWorks(committer, [{ ...batch, records: [], urgent: false }]);
      growTree(committer);
      resetInputChunk(chunk);
      logged += length + 8192;
      if (logged > 6 << 20) {
        open.db.exec('PRAGMA wal_checkpoint(PASSIVE)');
        logged = 0;
      }
    },
    close() {
      open.db.close();
      open.lock.close();
    },
  };
}

async function ledgerWay(folder: string): Promise<Way> {
  const ledger = await openLedger(optionsFor(join(folder, 'ledger.db')));
  const wait = waiter(ledger);
  return {
    name: 'ledger',
    batch(events) {
      for (let i = 0; i < events; i++) ledger.append(event(ledger.lastSeq + 1), []);
      return wait(ledger.lastSeq);
    },
    close: () => ledger.close(),
  };
}

/** Events a second when nobody waits for a batch and what comes gathers; told beside no peer. */
async function stream(folder: string): Promise<BenchRow> {
  const ledger = await openLedger(optionsFor(join(folder, 'stream.db')));
  const wait = waiter(ledger);
  const rates: number[] = [];
  for (let round = 0; round < STREAM_ROUNDS; round++) {
    const from = ledger.lastSeq;
    const begun = performance.now();
    while (performance.now() - begun < STREAM_MS) {
      for (let i = 0; i < 100; i++) ledger.append(event(ledger.lastSeq + 1), []);
      const { bytes, limit } = ledger.pending;
      if (bytes > limit / 2) await wait(ledger.durableSeq + 1);
      else await new Promise((resolve) => setImmediate(resolve));
    }
    await wait(ledger.lastSeq);
    rates.push(((ledger.lastSeq - from) * 1000) / (performance.now() - begun));
  }
  await ledger.close();
  return row('ledger, streamed', median(rates), 'events/s', STREAM_ROUNDS);
}

function waiter(ledger: Ledger): (seq: number) => Promise<void> {
  let waiting: { seq: number; resolve: () => void } | null = null;
  ledger.onDurable((upTo) => {
    if (waiting === null || upTo < waiting.seq) return;
    const { resolve } = waiting;
    waiting = null;
    resolve();
  });
  return (seq) => {
    if (ledger.durableSeq >= seq) return Promise.resolve();
    ledger.flush();
    return new Promise((resolve) => {
      waiting = { seq, resolve };
    });
  };
}

const EVENT = datagram(1, EVENT_BYTES);

function event(seq: number): typeof EVENT {
  return { ...EVENT, seq };
}
