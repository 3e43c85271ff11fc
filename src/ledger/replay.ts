import { canonicalJson, type Signer, signedBytes, type Verifier } from '../seal/index.ts';
import type { Input, LedgerRecord } from '../watch/index.ts';
import { parseRecord } from './entry.ts';
import { ledgerError } from './error.ts';
import type { LedgerReader, StoredRecord } from './reader.ts';
import { isShredded } from './shredded.ts';

/** The fold to replay: one step, giving what it decided. */
export type Fold = (input: Input) => readonly LedgerRecord[];

export interface ReplayPorts {
  readonly signer: Signer;
  readonly verifier: Verifier;
}

export interface ReplayOptions {
  /** A fold at its beginning (null), or going on from the state of a snapshot. */
  readonly makeFold: (state: unknown | null, ports: ReplayPorts) => Fold;
  readonly verifier: Verifier;
  /** Seq of a snapshot, or 0 for the beginning: where inputs were removed, the oldest snapshot. */
  readonly fromSeq: number;
}

/** Where the recomputed record is not, byte for byte, the recorded one. */
export interface ReplayDifference {
  readonly seq: number;
  readonly kind: string;
  /** Canonical JSON as recorded, null when nothing was. */
  readonly expected: string | null;
  /** Canonical JSON as recomputed, null when nothing was. */
  readonly got: string | null;
}

export interface ReplayStep {
  readonly input: Input;
  readonly records: readonly LedgerRecord[];
  readonly differences: readonly ReplayDifference[];
  /** Why the step threw, null when it did not. */
  readonly failure: string | null;
}

export interface ReplayResult {
  readonly fromSeq: number;
  readonly inputs: number;
  readonly lastSeq: number;
  /** Recomputed records by kind. */
  readonly records: Readonly<Record<string, number>>;
  /** The first {@link MAX_DIFFERENCES}. */
  readonly differences: readonly ReplayDifference[];
  readonly differenceCount: number;
  /** Steps that threw, and why the first one did. */
  readonly failures: number;
  readonly firstFailure: string | null;
}

/** Differences that are told in full; after a first one the rest is mostly its consequence. */
export const MAX_DIFFERENCES = 10;

const decoder = new TextDecoder();

/** Recomputes the ledger from its inputs and compares with what was recorded. */
export function replayLedger(
  reader: LedgerReader,
  options: ReplayOptions,
  progress?: (seq: number) => void,
): ReplayResult {
  const records: Record<string, number> = {};
  const differences: ReplayDifference[] = [];
  let differenceCount = 0;
  let inputs = 0;
  let lastSeq = options.fromSeq;
  let failures = 0;
  let firstFailure: string | null = null;
  for (const step of replaySteps(reader, options)) {
    inputs += 1;
    lastSeq = step.input.seq;
    for (const { kind } of step.records) records[kind] = (records[kind] ?? 0) + 1;
    differenceCount += step.differences.length;
    differences.push(...step.differences.slice(0, MAX_DIFFERENCES - differences.length));
    if (step.failure !== null) failures += 1;
    firstFailure ??= step.failure;
    progress?.(lastSeq);
  }
  return {
    ...{ fromSeq: options.fromSeq, inputs, lastSeq, records, differences, differenceCount },
    ...{ failures, firstFailure },
  };
}

/**
 * The replay input by input. Over a stated gap it goes on from the snapshot at the gap's end, over
 * inputs that were shredded from the first one after them.
 * A step that throws decided nothing, as in a node, which passes over it.
 */
export function* replaySteps(reader: LedgerReader, options: ReplayOptions): Generator<ReplayStep> {
  const { verifier } = options;
  // Inputs before it were removed after their days; the state after them is kept.
  const fromSeq = options.fromSeq === 0 ? (reader.removal()?.inputsTo ?? 0) : options.fromSeq;
  const signer = replaySigner(verifier, reader.meta.keys.at(-1) ?? '');
  const stateAt = (seq: number): unknown => (seq === 0 ? null : reader.snapshotState(seq));
  const foldFrom = (seq: number): Fold =>
    options.makeFold(stateAt(seq), { signer: signer.port, verifier });
  let fold = foldFrom(fromSeq);
  let nextSeq = fromSeq + 1;
  let resumeSeq: number | null = null;
  const recorded = new RecordCursor(reader.recordRows(nextSeq));
  // A node may be writing beside us: what it adds from here on is not for this replay.
  const untilSeq = reader.lastSeq;
  for (const input of reader.inputs(nextSeq)) {
    const { seq } = input;
    if (seq > untilSeq) return;
    if (seq !== nextSeq) {
      resumeSeq ??= stateAfterShred(reader, nextSeq) ?? seq - 1;
      if (seq <= resumeSeq) continue;
      if (seq !== resumeSeq + 1 || !reader.snapshots().some((one) => one.seq === resumeSeq)) {
        const reason = `input ${nextSeq} is missing`;
        throw ledgerError('BNG_LEDGER_CORRUPT', { path: reader.path, reason });
      }
      recorded.upTo(resumeSeq);
      resumeSeq = null;
      fold = foldFrom(seq - 1);
    }
    nextSeq = seq + 1;
    const expected = recorded.upTo(seq);
    signer.expect(expected);
    let records: readonly LedgerRecord[] = [];
    let failure: string | null = null;
    try {
      records = fold(input);
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    yield { input, records, differences: compare(seq, expected, records), failure };
  }
}

/** Seq of the first state after the shredded chunk that held input `seq`; null: there is no such chunk. */
function stateAfterShred(reader: LedgerReader, seq: number): number | null {
  for (const { was } of reader.tombstones().values()) {
    if (was.kind !== 'input' || seq < was.firstSeq || seq > was.lastSeq) continue;
    return reader.snapshots().find((one) => one.seq >= was.lastSeq)?.seq ?? Number.MAX_SAFE_INTEGER;
  }
  return null;
}

function compare(
  seq: number,
  expected: readonly StoredRecord[],
  records: readonly LedgerRecord[],
): ReplayDifference[] {
  const differences: ReplayDifference[] = [];
  for (let i = 0; i < Math.max(expected.length, records.length); i++) {
    const row = expected[i];
    const record = records[i];
    const was = row === undefined ? null : decoder.decode(row.bytes);
    const is = record === undefined ? null : canonicalJson(record);
    if (was === is) continue;
    // Its content was taken out: of what it was the kind alone can be compared.
    if (row !== undefined && isShredded(row) && row.kind === record?.kind) continue;
    const kind = row?.kind ?? record?.kind ?? '';
    differences.push({ seq: row?.seq ?? seq, kind, expected: was, got: is });
  }
  return differences;
}

/** Recorded rows in order, handed out up to a seq. */
export class RecordCursor {
  readonly #rows: Iterator<StoredRecord>;
  #next: IteratorResult<StoredRecord>;

  constructor(rows: Iterator<StoredRecord>) {
    this.#rows = rows;
    this.#next = rows.next();
  }

  upTo(seq: number): StoredRecord[] {
    const taken: StoredRecord[] = [];
    while (!this.#next.done && this.#next.value.seq <= seq) {
      taken.push(this.#next.value);
      this.#next = this.#rows.next();
    }
    return taken;
  }
}

interface Signed {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly signature: string;
}

export interface ReplaySigner {
  readonly port: Signer;
  /** The records of the step that comes next. */
  expect(rows: readonly StoredRecord[]): void;
}

/**
 * Stands in for the key, which a replay does not have: gives the recorded signature of exactly
 * the bytes to sign, once it verifies against them; else an empty one, which shows as a
 * difference. `key` is stated as public key where nothing is expected to be signed.
 *
 * A node that folds again what it had not kept the state of gives its `live` key: it signs what
 * is not recorded, and only that. What was sent before under another key stays what was sent.
 */
export function replaySigner(
  verifier: Verifier,
  key: string,
  live: Signer | null = null,
): ReplaySigner {
  let expected: Signed[] = [];
  let publicKey = key;
  return {
    port: {
      get publicKey() {
        return expected[0]?.key ?? live?.publicKey ?? publicKey;
      },
      sign(bytes) {
        const at = expected.findIndex((signed) => Buffer.from(signed.bytes).equals(bytes));
        const [signed] = at < 0 ? [] : expected.splice(at, 1);
        if (signed === undefined) return live?.sign(bytes) ?? '';
        publicKey = signed.key;
        if (verifier.verify(signed.key, bytes, signed.signature)) return signed.signature;
        return live?.sign(bytes) ?? '';
      },
    },
    expect(rows) {
      expected = rows.flatMap((row) => (SIGNED_KINDS.includes(row.kind) ? signedOf(row) : []));
    },
  };
}

/** Records of what was signed here. */
const SIGNED_KINDS: readonly string[] = ['statement', 'exchanged'];

function signedOf(row: StoredRecord): Signed[] {
  try {
    const record = parseRecord(row.bytes);
    if (record?.kind === 'exchanged') {
      const note = record.body.notes.at(-1);
      const ours = note?.signatures[0];
      if (!record.body.signed || note === undefined || ours === undefined) return [];
      return [{ ...ours, bytes: Buffer.from(note.text) }];
    }
    if (record?.kind !== 'statement') return [];
    const { type, key, signature, body } = record.body;
    return [{ key, signature, bytes: signedBytes(type, body) }];
  } catch {
    // A damaged record: nothing can be signed like it, and the comparison shows it.
    return [];
  }
}
