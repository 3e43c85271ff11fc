import type { LedgerReader } from '../ledger/index.ts';
import {
  CHAIN_START,
  type Frame,
  nextChain,
  readFrame,
  type SignedStatement,
} from '../share/index.ts';
import type { Decision, Input, LedgerRecord } from '../watch/index.ts';

/** What passed, or did not, between this node and one peer, of one sort. */
export interface ReportRow {
  readonly peer: string;
  readonly direction: 'to' | 'from';
  /** Of which node it was: handed on by a hub where it is neither this one nor the peer. */
  readonly origin: string;
  readonly about: string;
  readonly kind: string;
  readonly releaseClass: string;
  /** What it was let out under; empty: what every partner holds. */
  readonly arrangement: string;
  /** Let out to the peer, or accepted from it. */
  shared: number;
  /** Held back for a time before that. */
  delayed: number;
  /** Kept from the peer, with the reasons. */
  withheld: number;
  readonly reasons: Map<string, number>;
  /** Acknowledged by the peer as durably recorded there. */
  held: number;
  /** Held by the receiver and not believed. */
  refused: number;
  /** Seconds from signing to the receipt of the acknowledgement, or to acceptance here. */
  readonly tookS: number[];
}

export interface Report {
  readonly node: string;
  readonly mode: string;
  readonly ledger: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly rows: readonly ReportRow[];
  /** Acknowledged statements of which it cannot be told which they were. */
  readonly unnamed: number;
}

/** Statements that wait for an acknowledgement of one peer; beyond it the oldest are let go. */
const MAX_PENDING = 20_000;
/** Statements that are tried for one acknowledgement: a link has 256 under way. */
const MAX_TRIED = 1024;

interface Pending {
  readonly statement: SignedStatement;
  readonly row: ReportRow;
  /** It is counted in the row as shared. */
  readonly counted: boolean;
}

interface PeerTrail {
  sequence: number;
  chain: string;
  /** Statements that were let out and not acknowledged, by id, in the order of release. */
  readonly pending: Map<string, Pending>;
  readonly rejected: Map<number, string>;
}

/**
 * Reads a ledger once, inputs and records side by side. Which statement an acknowledgement means is
 * told by its hash chain: the one with which the chain comes out.
 */
export function gatherReport(
  reader: Pick<LedgerReader, 'meta' | 'inputs' | 'records'>,
  fromMs: number,
  untilMs: number,
): Report {
  const { node, mode, id } = reader.meta;
  const gathering = new Gathering(node, fromMs, untilMs);
  const records = reader.records();
  let next = records.next();
  for (const input of reader.inputs()) {
    gathering.input(input);
    while (next.done !== true && next.value.seq <= input.seq) {
      gathering.record(next.value, input.atMs);
      next = records.next();
    }
  }
  const { rows, unnamed } = gathering;
  return { node, mode, ledger: id, fromMs, untilMs, rows: [...rows.values()], unnamed };
}

class Gathering {
  readonly rows = new Map<string, ReportRow>();
  unnamed = 0;
  readonly #node: string;
  readonly #fromMs: number;
  readonly #untilMs: number;
  readonly #trails = new Map<string, PeerTrail>();
  /** Newest statements by id, ours and accepted ones: a decision names them. */
  readonly #statements = new Map<string, SignedStatement>();
  /** Kinds of hazards and warnings by id. */
  readonly #kinds = new Map<string, { about: string; kind: string }>();

  constructor(node: string, fromMs: number, untilMs: number) {
    this.#node = node;
    this.#fromMs = fromMs;
    this.#untilMs = untilMs;
  }

  input(input: Input): void {
    if (input.kind !== 'peerFrame') return;
    const read = readFrame(input.bytes);
    if (read.ok) this.#frame(input.peer, read.frame, input.atMs);
  }

  record(record: LedgerRecord, atMs: number): void {
    if (record.kind === 'hazard' || record.kind === 'warning') {
      this.#kinds.set(record.body.id, { about: record.kind, kind: record.body.kind });
    } else if (record.kind === 'statement') {
      this.#keep(record.body);
    } else if (record.kind === 'accepted') {
      this.#keep(record.body);
      const row = this.#rowOf(record.peer, 'from', record.body, '');
      if (!this.#isWithin(atMs)) return;
      row.shared += 1;
      row.tookS.push((atMs - record.body.body.timeMs) / 1000);
    } else if (record.kind === 'decision') this.#decision(record.body);
  }

  #decision(decision: Decision): void {
    const { what, subject, reason, message, atMs, about = '' } = decision;
    if (what === 'accepted-act' && reason === 'accept-ledger') {
      // Its counts begin anew, and what was let out goes again.
      Object.assign(this.#trailOf(about), { sequence: 0, chain: CHAIN_START });
      return;
    }
    if (what === 'refused-statement') {
      const row = this.#row(subject, 'from', subject, 'statement', 'unknown', '', '');
      if (this.#isWithin(atMs)) count(row, 'refused', reason);
      return;
    }
    const isRelease = what === 'released-to' || what === 'forwarded-to';
    if (!isRelease && what !== 'held-for' && what !== 'withheld-from') return;
    const statement = this.#statements.get(about);
    const row =
      statement === undefined
        ? this.#rowOfThing(subject, about, message)
        : this.#rowOf(subject, 'to', statement, reason === 'arrangement' ? message : '');
    const within = this.#isWithin(atMs);
    if (isRelease && statement !== undefined) this.#await(subject, statement, row, within);
    if (what === 'withheld-from') this.#takeBack(subject, about, within);
    if (!within) return;
    if (isRelease) row.shared += 1;
    else if (what === 'held-for') row.delayed += 1;
    else count(row, 'withheld', reason);
  }

  #frame(peer: string, frame: Frame, atMs: number): void {
    const trail = this.#trailOf(peer);
    if (frame.frame === 'rejected') trail.rejected.set(frame.sequence, frame.reason);
    else if (frame.frame === 'ack') this.#settle(trail, frame.sequence, frame.chain, atMs);
    else if (frame.frame === 'hello') {
      this.#settle(trail, frame.received, frame.receivedChain, atMs);
    }
  }

  #settle(trail: PeerTrail, sequence: number, chain: string, atMs: number): void {
    const steps = sequence - trail.sequence;
    if (steps <= 0) return;
    let at = trail.chain;
    const found: string[] = [];
    // One after another; a cumulative one is followed in the order of release.
    for (let step = 0; step < steps && found.length === step; step += 1) {
      const last = step === steps - 1;
      let tried = 0;
      for (const [id, { statement }] of trail.pending) {
        if (found.includes(id)) continue;
        tried += 1;
        const next = nextChain(at, statement);
        if (last && next !== chain && tried < MAX_TRIED) continue;
        if (last && next !== chain) break;
        found.push(id);
        at = next;
        break;
      }
    }
    if (at === chain) {
      for (const [step, id] of found.entries()) {
        const refused = trail.rejected.get(trail.sequence + step + 1);
        this.#held(trail, id, refused, atMs);
      }
    } else if (this.#isWithin(atMs)) this.unnamed += steps;
    for (const each of trail.rejected.keys()) if (each <= sequence) trail.rejected.delete(each);
    Object.assign(trail, { sequence, chain });
  }

  #held(trail: PeerTrail, id: string, refused: string | undefined, atMs: number): void {
    const { statement, row } = trail.pending.get(id)!;
    trail.pending.delete(id);
    if (!this.#isWithin(atMs)) return;
    row.held += 1;
    if (refused === undefined) row.tookS.push((atMs - statement.body.timeMs) / 1000);
    else count(row, 'refused', refused);
  }

  /** It was let out, waited for the peer, and does not go there after all: of a period, what was so at its end. */
  #takeBack(peer: string, id: string, within: boolean): void {
    const { pending } = this.#trailOf(peer);
    const waited = pending.get(id);
    if (within && waited?.counted === true) waited.row.shared -= 1;
    pending.delete(id);
  }

  #await(peer: string, statement: SignedStatement, row: ReportRow, counted: boolean): void {
    const { pending } = this.#trailOf(peer);
    pending.set(statement.body.id, { statement, row, counted });
    if (pending.size > MAX_PENDING) pending.delete(pending.keys().next().value!);
  }

  #keep(statement: SignedStatement): void {
    this.#statements.delete(statement.body.id);
    this.#statements.set(statement.body.id, statement);
    if (this.#statements.size > MAX_PENDING) {
      this.#statements.delete(this.#statements.keys().next().value!);
    }
  }

  #trailOf(peer: string): PeerTrail {
    let trail = this.#trails.get(peer);
    if (trail === undefined) {
      trail = { sequence: 0, chain: CHAIN_START, pending: new Map(), rejected: new Map() };
      this.#trails.set(peer, trail);
    }
    return trail;
  }

  #isWithin(atMs: number): boolean {
    return atMs >= this.#fromMs && atMs < this.#untilMs;
  }

  #rowOf(
    peer: string,
    direction: 'to' | 'from',
    statement: SignedStatement,
    by: string,
  ): ReportRow {
    const { origin, releaseClass, content } = statement.body;
    const kind = 'kind' in content ? content.kind : content.about;
    // "combined: kor-usa-2026 version 1, names of policies"
    const arrangement = by.split(': ')[1]?.split(', ')[0] ?? '';
    return this.#row(peer, direction, origin, content.about, kind, releaseClass, arrangement);
  }

  /** Of what was never signed: its kind by its id, the class as the decision's words have it. */
  #rowOfThing(peer: string, id: string, message: string): ReportRow {
    const { about, kind } = this.#kinds.get(id) ?? { about: 'statement', kind: 'unknown' };
    const releaseClass = /^class ([^:]+):/.exec(message)?.[1] ?? '';
    return this.#row(peer, 'to', this.#node, about, kind, releaseClass, '');
  }

  #row(
    peer: string,
    direction: 'to' | 'from',
    origin: string,
    about: string,
    kind: string,
    releaseClass: string,
    arrangement: string,
  ): ReportRow {
    const key = [direction, peer, origin, about, kind, releaseClass, arrangement].join('\n');
    let row = this.rows.get(key);
    if (row === undefined) {
      row = {
        ...{ peer, direction, origin, about, kind, releaseClass, arrangement },
        ...{ shared: 0, delayed: 0, withheld: 0, held: 0, refused: 0 },
        ...{ reasons: new Map(), tookS: [] },
      };
      this.rows.set(key, row);
    }
    return row;
  }
}

function count(row: ReportRow, what: 'withheld' | 'refused', reason: string): void {
  row[what] += 1;
  row.reasons.set(reason, (row.reasons.get(reason) ?? 0) + 1);
}
