import { BLOCK_HEADER_BYTES, INHERITING } from './decode.ts';
import { CATEGORY_KEYS, type Editions, expansionEdition, planOf } from './editions.ts';
import type { CategoryPlan } from './plan.ts';
import { createCursor } from './reader.ts';
import { type Piece, pieceOf, putCopy, putPiece, putWhole, type Sink } from './sink.ts';
import type { Texter } from './text-plan.ts';
import { recordTexter } from './text-record.ts';

const ITEMS = pieceOf(',"items":');
const ENDING = pieceOf(',"errors":[]}\n');

/** How the records of one plan are written. */
interface PlanTexter {
  /** What stands between the head and the offset. */
  readonly opening: Piece;
  readonly texter: Texter | null;
}

/** Made when first asked for: bounded by the editions that this build carries. */
const texters = new WeakMap<CategoryPlan, PlanTexter>();

function texterOf(plan: CategoryPlan): PlanTexter {
  const known = texters.get(plan);
  if (known !== undefined) return known;
  const { category, edition } = plan;
  const made: PlanTexter = {
    opening: pieceOf(`"category":${category},"edition":"${edition}","offset":`),
    texter: INHERITING.has(category) ? null : recordTexter(plan),
  };
  texters.set(plan, made);
  return made;
}

/**
 * Writes the records of a datagram as lines of JSON, straight from its bytes: for what is much and
 * in order. Each line is `head`, then `"category"`, `"edition"`, `"offset"`, `"items"` and
 * `"errors":[]`, a brace and a line end.
 *
 * All or nothing: where anything is not in order (a fault, an unknown edition, a profile that the
 * record chooses, an inherited source) the sink is left as it was and the answer is null; then
 * `decodeBlocks` tells what it is.
 *
 * @param head text that starts an object and ends behind a comma: `{"file":"x.pcap",`
 */
export function writeJsonLines(
  sink: Sink,
  bytes: Uint8Array,
  editions: Editions,
  head: Sink,
): { records: number; blocks: number } | null {
  const start = sink.at;
  let records = 0;
  let blocks = 0;
  for (let offset = 0; offset < bytes.length; blocks++) {
    const left = bytes.length - offset;
    const length = left < BLOCK_HEADER_BYTES ? 0 : (bytes[offset + 1]! << 8) | bytes[offset + 2]!;
    const written =
      length <= BLOCK_HEADER_BYTES || length > left
        ? -1
        : writeBlock(sink, bytes, offset, offset + length, editions, head);
    if (written < 0) {
      sink.at = start;
      return null;
    }
    records += written;
    offset += length;
  }
  return { records, blocks };
}

/** How many records were written; -1 where one needs explaining. */
function writeBlock(
  sink: Sink,
  bytes: Uint8Array,
  offset: number,
  end: number,
  editions: Editions,
  head: Sink,
): number {
  const category = bytes[offset]!;
  const key = CATEGORY_KEYS[category]!;
  const edition = Object.hasOwn(editions, key) ? editions[key]! : '';
  const plan = planOf(category, edition, expansionEdition(category, editions));
  if (plan === undefined) return -1;
  const { texter, opening } = texterOf(plan);
  if (texter === null) return -1;
  const cursor = createCursor(bytes, offset + BLOCK_HEADER_BYTES, end, plan);
  let records = 0;
  while (cursor.offset < end) {
    putCopy(sink, head.view, 0, head.at);
    putPiece(sink, opening);
    putWhole(sink, cursor.offset);
    putPiece(sink, ITEMS);
    texter(cursor, sink);
    if (cursor.odd || cursor.faults !== null) return -1;
    putPiece(sink, ENDING);
    records++;
  }
  return records;
}
