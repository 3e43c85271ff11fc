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

const OPEN = 123;
const CLOSE = 125;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const COMMA = 44;

/** One for each plan asked for: bounded by the editions that this build carries. */
const texters = new WeakMap<CategoryPlan, Texter>();

/**
 * What reads a record of the plan straight to the JSON of its items, in the order of the
 * profile; null where the profile depends on the record.
 */
export function recordTexter(plan: CategoryPlan): Texter | null {
  if (plan.chooser !== null) return null;
  const known = texters.get(plan);
  if (known !== undefined) return known;
  const made = slotsTexter(plan.slots, null);
  texters.set(plan, made);
  return made;
}

function planTexter(plan: Plan): Texter {
  switch (plan.kind) {
    case 'fixed': {
      const inner = fixedTexter(plan);
      const { bytes } = plan;
      const braced = plan.leaf === null;
      return (cursor, sink) => {
        const at = cursor.offset;
        if (at + bytes > cursor.end) return cut(cursor);
        cursor.offset = at + bytes;
        if (braced) putByte(sink, OPEN);
        inner(cursor, at, sink);
        if (braced) putByte(sink, CLOSE);
      };
    }
    case 'extended':
      return extendedTexter(plan);
    case 'repetitive':
      return plan.countBytes === 0 ? chainedTexter(plan) : countedTexter(plan);
    case 'compound':
      return slotsTexter(plan.parts, plan.fspecBytes);
    case 'explicit': {
      const { content } = plan;
      if (content === null) return (cursor, sink) => putText(sink, `"${explicit(cursor)}"`);
      return expansionTexter(slotsTexter(content.parts, content.fspecBytes));
    }
    case 'sequence':
      return (cursor) => cut(cursor);
  }
}

function extendedTexter(plan: ExtendedPlan): Texter {
  const pieces = plan.pieces.map((piece) => ({ bytes: piece.bytes, text: fixedTexter(piece) }));
  return (cursor, sink) => {
    const { bytes } = cursor;
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i]!;
      const at = cursor.offset;
      if (at + piece.bytes > cursor.end) return cut(cursor);
      cursor.offset = at + piece.bytes;
      putByte(sink, i > 0 ? COMMA : OPEN);
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
  const of = planTexter(plan.of);
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
  const of = planTexter(plan.of);
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
  const names = slots.map((slot) => pieceOf(`{${JSON.stringify(slot?.name ?? '')}:`));
  const texts = slots.map((slot) => (slot === null ? null : planTexter(slot.plan)));
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
        putPiece(sink, names[slot]!);
        // Each name stands behind a brace, which only the first keeps.
        if (at > start) sink.bytes[at] = COMMA;
        texter(cursor, sink);
      }
    }
    if (sink.at === start) cut(cursor);
    else putByte(sink, CLOSE);
  };
}
