import {
  type CategoryPlan,
  type ExtendedPlan,
  MAX_FSPEC_BYTES,
  type Plan,
  type RepetitivePlan,
  type Slots,
} from './plan.ts';
import { cut, explicit } from './reader.ts';
import { pieceOf, putByte, putPiece, putText } from './sink.ts';
import { fixedTexter, type Texter } from './text-plan.ts';

const CLOSE = 125;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const COMMA = 44;

/**
 * What reads a record of the plan straight to the JSON of its items, in the order of the profile;
 * null where the profile depends on the record.
 */
export function recordTexter(plan: CategoryPlan): Texter | null {
  return plan.chooser === null ? slotsTexter(plan.slots, null) : null;
}

/** @param before text that stands before the value */
function planTexter(plan: Plan, before: string): Texter {
  switch (plan.kind) {
    case 'fixed': {
      const braced = plan.leaf === null;
      const inner = fixedTexter(plan, braced ? `${before}{` : before, braced ? '}' : '');
      const { bytes } = plan;
      return (cursor, sink) => {
        const at = cursor.offset;
        if (at + bytes > cursor.end) return cut(cursor);
        cursor.offset = at + bytes;
        inner(cursor, at, sink);
      };
    }
    case 'extended':
      return extendedTexter(plan, before);
    case 'repetitive':
      return behind(before, plan.countBytes === 0 ? chainedTexter(plan) : countedTexter(plan));
    case 'compound':
      return behind(before, slotsTexter(plan.parts, plan.fspecBytes));
    case 'explicit': {
      const { content } = plan;
      if (content === null) {
        return (cursor, sink) => putText(sink, `${before}"${explicit(cursor)}"`);
      }
      return behind(before, expansionTexter(slotsTexter(content.parts, content.fspecBytes)));
    }
    case 'sequence':
      return (cursor) => cut(cursor);
  }
}

function behind(before: string, texter: Texter): Texter {
  const piece = pieceOf(before);
  return (cursor, sink) => {
    putPiece(sink, piece);
    texter(cursor, sink);
  };
}

function extendedTexter(plan: ExtendedPlan, before: string): Texter {
  const pieces = plan.pieces.map((piece, index) => ({
    bytes: piece.bytes,
    text: fixedTexter(piece, index === 0 ? `${before}{` : ',', ''),
  }));
  return (cursor, sink) => {
    const { bytes } = cursor;
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i]!;
      const at = cursor.offset;
      if (at + piece.bytes > cursor.end) return cut(cursor);
      cursor.offset = at + piece.bytes;
      piece.text(cursor, at, sink);
      const isLast = i === pieces.length - 1;
      if (isLast && !plan.lastHasFx) break;
      if ((bytes[cursor.offset - 1]! & 1) === 0) break;
      if (isLast) return cut(cursor);
    }
    putByte(sink, CLOSE);
  };
}

function countedTexter(plan: RepetitivePlan): Texter {
  const of = planTexter(plan.of, '');
  const { countBytes, leastBytes } = plan;
  return (cursor, sink) => {
    const at = cursor.offset;
    if (at + countBytes > cursor.end) return cut(cursor);
    let count = 0;
    for (let i = 0; i < countBytes; i++) count = count * 256 + cursor.bytes[at + i]!;
    cursor.offset = at + countBytes;
    if (count * leastBytes > cursor.end - cursor.offset) return cut(cursor);
    putByte(sink, OPEN_LIST);
    for (let i = 0; i < count; i++) {
      if (i > 0) putByte(sink, COMMA);
      of(cursor, sink);
    }
    putByte(sink, CLOSE_LIST);
  };
}

function chainedTexter(plan: RepetitivePlan): Texter {
  const of = planTexter(plan.of, '');
  return (cursor, sink) => {
    let separator = OPEN_LIST;
    do {
      putByte(sink, separator);
      separator = COMMA;
      of(cursor, sink);
      if (cursor.odd) return;
    } while ((cursor.bytes[cursor.offset - 1]! & 1) === 1);
    putByte(sink, CLOSE_LIST);
  };
}

function expansionTexter(inner: Texter): Texter {
  return (cursor, sink) => {
    const { end, offset } = cursor;
    if (offset >= end) return cut(cursor);
    const last = offset + cursor.bytes[offset]!;
    if (last === offset || last > end) return cut(cursor);
    cursor.end = last;
    cursor.offset = offset + 1;
    inner(cursor, sink);
    cursor.end = end;
    if (cursor.offset !== last) cursor.odd = true;
  };
}

/** A field specification and what it announces, as an object by name. */
function slotsTexter(slots: Slots, fspecBytes: number | null): Texter {
  const perByte = fspecBytes === null ? 7 : 8;
  // Each text starts with a brace, which only the first keeps.
  const texts = slots.map((slot) =>
    slot === null ? null : planTexter(slot.plan, `{${JSON.stringify(slot.name)}:`),
  );
  return (cursor, sink) => {
    const { bytes } = cursor;
    const first = cursor.offset;
    let last = first;
    if (fspecBytes === null) {
      const limit = Math.min(cursor.end, first + MAX_FSPEC_BYTES) - 1;
      while (last < limit && (bytes[last]! & 1) === 1) last++;
    } else last = first + fspecBytes - 1;
    if (last >= cursor.end || (fspecBytes === null && (bytes[last]! & 1) === 1)) return cut(cursor);
    cursor.offset = last + 1;
    const start = sink.at;
    for (let i = first; i <= last; i++) {
      let bits = fspecBytes === null ? bytes[i]! & 0xfe : bytes[i]!;
      while (bits !== 0) {
        const lead = Math.clz32(bits) - 24;
        bits &= ~(0x80 >> lead);
        const slot = (i - first) * perByte + lead;
        const texter = slot < texts.length ? texts[slot]! : null;
        if (texter === null) return cut(cursor);
        const at = sink.at;
        texter(cursor, sink);
        if (at > start) sink.bytes[at] = COMMA;
      }
    }
    if (sink.at === start) cut(cursor);
    else putByte(sink, CLOSE);
  };
}
