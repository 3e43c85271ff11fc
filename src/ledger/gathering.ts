import type { Input, LedgerRecord } from '../watch/index.ts';
import { appendInput, newInputChunk, resetInputChunk } from '../watch/index.ts';
import { isUrgent, type RecordRow, recordRow } from './entry.ts';
import type { Work } from './work.ts';

/** First length of the buffer; it grows to the largest batch and stays. */
const CHUNK_BYTES = 1 << 16;
/** Bytes of a record beside its body, for the count of what waits. */
const ROW_BYTES = 64;

/** Inputs and records that gather for the next commit. */
export class Gathering {
  readonly #chunk = newInputChunk(CHUNK_BYTES);
  #rows: RecordRow[] = [];
  #rowBytes = 0;
  #urgent = false;

  get inputs(): number {
    return this.#chunk.count;
  }

  get bytes(): number {
    return this.#chunk.length + this.#rowBytes;
  }

  get urgent(): boolean {
    return this.#urgent;
  }

  get lastSeq(): number {
    return this.#chunk.lastSeq;
  }

  /** Throws before anything is changed for what has no bytes: see `appendInput`, `canonicalJson`. */
  add(input: Input, records: readonly LedgerRecord[]): void {
    const rows = records.map(recordRow);
    appendInput(this.#chunk, input);
    this.#rows.push(...rows);
    this.#rowBytes += rowBytes(rows);
    this.#urgent ||= records.some(isUrgent);
  }

  /** All of it as one batch with bytes of its own; gathering begins anew. */
  take(): Extract<Work, { what: 'batch' }> {
    const { firstSeq, lastSeq, firstMs, lastMs, length } = this.#chunk;
    const batch = {
      what: 'batch',
      ...{ firstSeq, lastSeq, firstMs, lastMs },
      bytes: this.#chunk.bytes.slice(0, length),
      records: this.#rows,
      urgent: this.#urgent,
    } as const;
    resetInputChunk(this.#chunk);
    this.#rows = [];
    this.#rowBytes = 0;
    this.#urgent = false;
    return batch;
  }
}

export function rowBytes(rows: readonly RecordRow[]): number {
  return rows.reduce((sum, row) => sum + row.body.length + ROW_BYTES, 0);
}
