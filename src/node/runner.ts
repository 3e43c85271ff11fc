import type { Mode } from '../mark/index.ts';
import type { Foreseen } from '../warn/index.ts';
import {
  type Effect,
  encodeInput,
  type Input,
  type LedgerRecord,
  type Outcome,
  type PreviewOf,
  type ReleasePreview,
  type View,
} from '../watch/index.ts';
import type { Clock } from './clock.ts';
import { reasonOf, sentence } from './errors.ts';
import type { InputBody, LedgerPort, Observer, Outlets, WatchPort } from './ports.ts';
import { createPeerReceipts } from './receipts.ts';
import { type Held, says, splitUrgent } from './urgent.ts';

/** Words that left unrecorded, which the ledger is told of when it writes again. */
const MAX_TOLD = 100_000;

const EMPTY: Outcome = { records: [], effects: [] };

export interface RunnerOptions {
  readonly mode: Mode;
  readonly watch: WatchPort;
  readonly ledger: LedgerPort;
  readonly clock: Clock;
  readonly outlets: Outlets;
  /** Last seq and time of the ledger, 0 and 0 of an empty one. */
  readonly lastSeq: number;
  readonly lastAtMs: number;
  /** Called when the ledger has moved on: whoever waited for it may look again. */
  readonly onProgress?: () => void;
  readonly observer?: Observer;
}

export interface Accepted {
  readonly seq: number;
  readonly outcome: Outcome;
}

/**
 * The one owner of a watch: stamps each input, steps, hands input and records to the ledger,
 * and holds every effect until its input is durable (law 1). It decides nothing else.
 */
export interface Runner {
  readonly mode: Mode;
  readonly lastSeq: number;
  readonly lastAtMs: number;
  readonly durableSeq: number;
  readonly heldEffects: number;
  /** Inputs that could not be stepped, recorded or followed: defects of ours, counted, survived. */
  readonly stepFailures: number;
  /** Statements and documents that left before they could be recorded. */
  readonly unrecorded: number;
  readonly ledgerFailure: string | null;
  /** Time since anything was said of a hazard or a warning, here or by an ally, ms. */
  readonly quietMs: number;
  /** False while much waits for the disk: sensors and peers should wait too. */
  readonly ready: boolean;
  /** Steps the watch at once. */
  accept(body: InputBody): Accepted;
  /** Resolves true once `seq` is durable, false if the ledger has failed or was closed before. */
  recorded(seq: number): Promise<boolean>;
  /** Null before the first settings. */
  view(): View | null;
  /** What the release of a warning's draft would send now; null where none waits. */
  preview(warning: string, as: Foreseen): PreviewOf | null;
  /** Who would get what of a hazard or warning now, of all that is open without a name. */
  releases(about: string | null): ReleasePreview[];
  /** Hands a snapshot of the state to the ledger. */
  snapshot(): void;
  /** Waits for the ledger; rejects when the disk does not take the end. */
  close(): Promise<void>;
}

export function createRunner(options: RunnerOptions): Runner {
  const { watch, ledger, clock, outlets } = options;
  let seq = options.lastSeq;
  let atMs = options.lastAtMs;
  let durable = options.lastSeq;
  let held: Held[] = [];
  let performing = false;
  let full = false;
  let gap = false;
  /** Inputs whose records could not be written; what they ask for leaves as unrecorded. */
  const unwritten = new Set<number>();
  let stepFailures = 0;
  let unrecorded = 0;
  let toRecord: string[] = [];
  const receipts = createPeerReceipts();
  let failure: string | null = null;
  let saidMs = Number.NEGATIVE_INFINITY;
  let closed = false;
  const waiting: { seq: number; resolve: (recorded: boolean) => void }[] = [];

  ledger.onDurable((upTo) => {
    full = false;
    durable = Math.max(durable, upTo);
    options.observer?.onDurable(durable);
    if (gap) closeGap();
    if (failure !== null && ledger.failure === null) recovered();
    perform();
    settle();
    options.onProgress?.();
  });
  ledger.onFailure((error) => {
    const code = (error as { code?: unknown }).code;
    alarm(typeof code === 'string' ? code : 'BNG_LEDGER_FAILED', reasonOf(error));
    if (ledger.failure === null) return;
    failure = reasonOf(ledger.failure);
    perform();
    settle();
    options.onProgress?.();
  });

  function accept(body: InputBody): Accepted {
    if (closed) return { seq, outcome: EMPTY };
    const nowMs = clock.nowMs();
    if (nowMs > atMs) atMs = nowMs;
    const input = recordable({ ...body, seq: seq + 1, atMs } as Input);
    seq = input.seq;
    // Frames of a connection that is gone must not reach the next one: it starts with `hello`.
    if (input.kind === 'link') held = held.filter(({ effect }) => !isSendTo(effect, input.peer));
    const outcome = step(input);
    if (input.kind === 'peerFrame') noteReceipt(input.peer, input.bytes);
    if (outcome.records.some(concernsPeople)) saidMs = performance.now();
    for (const effect of outcome.effects) held.push({ effect, frame: null });
    const problem = append(input, outcome);
    perform();
    options.observer?.onStep(input, outcome);
    // Said in the fold too; a health input of its own must not bring the next one about.
    if (problem !== null && body.kind !== 'health') {
      const message = `the records of input ${input.seq} could not be written: ${problem}`;
      accept({ kind: 'health', subject: 'ledger', name: options.mode, state: 'degraded', message });
    }
    return { seq: input.seq, outcome };
  }

  /**
   * The input, or where it has no bytes one that says so in its place: what cannot be recorded
   * must not be folded in (law 2). Only those of JSON are tried: the others carry bytes.
   */
  function recordable(input: Input): Input {
    if (input.kind === 'datagram' || input.kind === 'peerFrame' || input.kind === 'tick') {
      return input;
    }
    try {
      encodeInput(input);
      return input;
    } catch (error) {
      const reason = reasonOf(error);
      defect(`Input ${input.seq} (${input.kind})`, reason);
      const message = `an input (${input.kind}) could not be recorded and was not taken: ${reason}`;
      return {
        ...{ kind: 'health', seq: input.seq, atMs: input.atMs, subject: 'ledger' },
        ...{ name: options.mode, state: 'degraded', message: message.toWellFormed() },
      } as const;
    }
  }

  function step(input: Input): Outcome {
    try {
      return watch.step(input);
    } catch (error) {
      defect(`Input ${input.seq} (${input.kind})`, reasonOf(error));
      return EMPTY;
    }
  }

  /**
   * Hands the step to the ledger. The watch has changed already: records that cannot be written
   * are a hole in the log, stated as one, over which the state as it is now goes on. Returns why.
   */
  function append(input: Input, { records, effects }: Outcome): string | null {
    try {
      const appended = ledger.append(input, records);
      if (effects.length > 0) ledger.flush();
      full = appended !== 'queued';
      gap = appended === 'refused';
      return null;
    } catch (error) {
      const reason = reasonOf(error).toWellFormed();
      defect(`Input ${input.seq} (${input.kind})`, reason);
      unwritten.add(input.seq);
      ledger.skip(input, records, reason);
      closeGap();
      return reason;
    }
  }

  /** What was not recorded is in no log: the state as it is now stands in for it. */
  function closeGap(): void {
    gap = !ledger.snapshot(seq, watch.snapshot());
  }

  /** A defect of ours is told and passed over: the next input may bring a warning. */
  function defect(what: string, reason: string): void {
    stepFailures += 1;
    alarm('BNG_STEP', sentence('BNG_STEP', { what, reason }));
  }

  function alarm(code: string, message: string): void {
    try {
      outlets.alarm(code, message);
    } catch {
      // There is nobody left to tell: the state, the ledger and `/health` still say it.
    }
  }

  /** Lets go what is durable; while the ledger has failed, what must not wait for it. */
  function perform(): void {
    if (performing) return;
    performing = true;
    try {
      while (held.length > 0) {
        const cut = held.findIndex(({ effect }) => effect.after > durable);
        const free = held.splice(0, cut === -1 ? held.length : cut);
        for (const { effect } of free) {
          if (unwritten.has(effect.after) && says(effect)) {
            outlet(effect, true);
            leftUnrecorded(effect);
          } else outlet(effect, false);
        }
        for (const one of unwritten) if (one <= durable) unwritten.delete(one);
        if (free.length > 0) continue;
        if (failure === null || !performUrgent()) return;
      }
    } finally {
      performing = false;
    }
  }

  function performUrgent(): boolean {
    const { leave, stay } = splitUrgent(held);
    held = stay;
    for (const effect of leave) {
      outlet(effect, true);
      if (says(effect)) leftUnrecorded(effect);
    }
    return leave.length > 0;
  }

  function leftUnrecorded(effect: Extract<Effect, { kind: 'send' | 'publish' }>): void {
    unrecorded += 1;
    if (effect.kind === 'send') receipts.left(effect.peer, effect.bytes);
    const what =
      effect.kind === 'publish'
        ? `Document ${effect.name} of warning ${effect.warning}`
        : `A statement to ${effect.peer}, of input ${effect.after},`;
    if (toRecord.length < MAX_TOLD) toRecord.push(what);
    alarm('BNG_UNRECORDED', sentence('BNG_UNRECORDED', { what }));
  }

  /** Where this node's disks are dead, what a peer has recorded is the record. */
  function noteReceipt(peer: string, bytes: Uint8Array): void {
    const count = receipts.heard(peer, bytes);
    if (count > 0) alarm('BNG_RECORDED_AT_PEER', sentence('BNG_RECORDED_AT_PEER', { peer, count }));
  }

  /** The ledger writes again: what left without it is recorded now, as an input like any other. */
  function recovered(): void {
    failure = null;
    const left = toRecord;
    toRecord = [];
    if (left.length === 0) return;
    const held = receipts.told();
    const where = held === '' ? '' : ` (${held})`;
    const message = `${left.length} left unrecorded${where}: ${left.slice(0, 20).join('; ')}`;
    accept({ kind: 'health', subject: 'ledger', name: options.mode, state: 'degraded', message });
  }

  /** One effect that fails must not take the others of its step with it. */
  function outlet(effect: Effect, isUnrecorded: boolean): void {
    try {
      letOut(effect, isUnrecorded);
    } catch (error) {
      defect(`An effect of input ${effect.after} (${effect.kind})`, reasonOf(error));
    }
  }

  function letOut(effect: Effect, isUnrecorded: boolean): void {
    switch (effect.kind) {
      case 'send':
        outlets.send(effect, isUnrecorded);
        break;
      case 'disconnect':
        outlets.disconnect(effect);
        break;
      case 'publish':
        outlets.publish(effect, isUnrecorded);
        break;
      case 'alarm':
        outlets.sound(effect.code, effect.message);
        break;
    }
  }

  function settle(): void {
    while (waiting.length > 0) {
      if (waiting[0]!.seq <= durable) waiting.shift()!.resolve(true);
      else if (failure !== null || closed) waiting.shift()!.resolve(false);
      else return;
    }
  }

  return {
    mode: options.mode,
    get lastSeq() {
      return seq;
    },
    get lastAtMs() {
      return atMs;
    },
    get durableSeq() {
      return durable;
    },
    get heldEffects() {
      return held.length;
    },
    get stepFailures() {
      return stepFailures;
    },
    get unrecorded() {
      return unrecorded;
    },
    get ledgerFailure() {
      return failure;
    },
    get quietMs() {
      return performance.now() - saidMs;
    },
    get ready() {
      return failure !== null || !full;
    },
    accept,
    recorded(wanted) {
      if (wanted <= durable) return Promise.resolve(true);
      if (failure !== null || closed) return Promise.resolve(false);
      ledger.flush();
      return new Promise((resolve) => {
        waiting.push({ seq: wanted, resolve });
      });
    },
    view: () => watch.view(Math.max(atMs, clock.nowMs())),
    preview: (warning, as) => watch.preview(warning, Math.max(atMs, clock.nowMs()), as),
    releases: (about) => watch.releases(about, Math.max(atMs, clock.nowMs())),
    snapshot() {
      if (failure === null && seq > 0) ledger.snapshot(seq, watch.snapshot());
    },
    async close() {
      if (closed) return;
      closed = true;
      try {
        await ledger.close();
      } finally {
        perform();
        settle();
      }
    },
  };
}

function concernsPeople({ kind }: LedgerRecord): boolean {
  return kind === 'hazard' || kind === 'warning' || kind === 'accepted';
}

function isSendTo(effect: Effect, peer: string): boolean {
  return (effect.kind === 'send' || effect.kind === 'disconnect') && effect.peer === peer;
}
