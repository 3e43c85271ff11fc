import type { Fault } from '../fault.ts';
import { type AisBits, flagAt, rawAt, signedAt, textAt, unsignedAt } from './bits.ts';
import {
  type Choice,
  type Entries,
  type Field,
  isChoice,
  type List,
  type Quantity,
  type Squared,
} from './layout.ts';

/** Where the reader stands, and the last `scale` that it read. */
export interface Cursor {
  at: number;
  scale: number;
}

/** Reads a layout into a record, field by field, and moves the cursor behind it. */
export function readEntries(
  bits: AisBits,
  cursor: Cursor,
  entries: Entries,
  into: Record<string, unknown>,
  faults: Fault[],
): void {
  for (const [name, field] of entries) {
    if (field.field === 'spare') cursor.at += field.width;
    else if (field.field === 'align') cursor.at += (8 - (cursor.at % 8)) % 8;
    else into[name] = readField(bits, cursor, name, field, faults);
  }
}

function readField(
  bits: AisBits,
  cursor: Cursor,
  name: string,
  field: Field,
  faults: Fault[],
): unknown {
  const { at } = cursor;
  switch (field.field) {
    case 'unsigned': {
      cursor.at += field.width;
      const value = unsignedAt(bits, at, field.width);
      if (name === 'scale') cursor.scale = value;
      return value;
    }
    case 'flag':
      cursor.at += 1;
      return flagAt(bits, at);
    case 'quantity':
      cursor.at += field.width;
      return quantityAt(bits, at, name, field, faults);
    case 'squared':
      cursor.at += field.width;
      return squaredAt(bits, at, field);
    case 'scaled':
      cursor.at += field.width;
      return unsignedAt(bits, at, field.width) * 10 ** cursor.scale;
    case 'text': {
      const rest = Math.max(0, Math.floor((bits.length - at) / 6));
      const characters = field.characters === 0 ? rest : field.characters;
      cursor.at += characters * 6;
      return textAt(bits, at, characters);
    }
    case 'raw': {
      const width = field.width === 0 ? Math.max(0, bits.length - at) : field.width;
      cursor.at += width;
      return rawAt(bits, at, width);
    }
    case 'list':
      return readList(bits, cursor, field, faults);
    case 'choice':
      return readChoice(bits, cursor, field, faults);
    default:
      return null;
  }
}

/** The value in the standard's unit; eight decimals keep every sent position exactly. */
export function measured(field: Quantity, sent: number): number {
  const value = ((sent + field.offset) * field.step) / field.divisor;
  return field.divisor >= 600 ? Math.round(value * 1e8) / 1e8 : value;
}

function quantityAt(
  bits: AisBits,
  at: number,
  name: string,
  field: Quantity,
  faults: Fault[],
): number | null {
  const sent = field.signed ? signedAt(bits, at, field.width) : unsignedAt(bits, at, field.width);
  if (sent === field.none || sent === field.also) return null;
  if (sent >= field.low && sent <= field.high) return measured(field, sent);
  if (sent === field.more) {
    faults.push({
      reason: 'saturated',
      offset: at,
      message: `${name} is ${measured(field, sent)} or more (bit ${at})`,
    });
  } else {
    faults.push({
      reason: 'out-of-range',
      offset: at,
      message: `${name} ${measured(field, sent)} at bit ${at} is beyond its range`,
    });
  }
  return null;
}

function squaredAt(bits: AisBits, at: number, field: Squared): number | null {
  const sent = unsignedAt(bits, at, field.width);
  if (sent > field.high) return null;
  const unit = 10 ** field.decimals;
  return Math.round(sent * sent * field.factor * unit) / unit;
}

function readList(bits: AisBits, cursor: Cursor, field: List, faults: Fault[]): unknown[] {
  const room = Math.floor((bits.length - cursor.at - field.countWidth) / field.size);
  let count = Math.min(field.most, Math.max(0, room));
  if (field.countWidth > 0) {
    const stated = unsignedAt(bits, cursor.at, field.countWidth);
    if (stated > count) {
      faults.push({
        reason: 'truncated',
        offset: cursor.at,
        message: `${stated} items are stated at bit ${cursor.at}, ${count} are there`,
      });
    }
    count = Math.min(count, stated);
    cursor.at += field.countWidth;
  }
  const items: unknown[] = [];
  for (let i = 0; i < count; i++) {
    if (isChoice(field.item)) {
      items.push(readChoice(bits, cursor, field.item, faults));
      continue;
    }
    const item: Record<string, unknown> = { ...field.blank };
    readEntries(bits, cursor, field.entries, item, faults);
    items.push(item);
  }
  return items;
}

function readChoice(bits: AisBits, cursor: Cursor, field: Choice, faults: Fault[]): unknown {
  const code = unsignedAt(bits, cursor.at, field.width);
  cursor.at += field.width;
  const end = cursor.at + field.size;
  const chosen = field.byCode[code];
  if (chosen === undefined) {
    const data = rawAt(bits, cursor.at, field.size);
    cursor.at = end;
    return { kind: 'reserved', code, data };
  }
  const item: Record<string, unknown> = { ...chosen.blank, kind: chosen.kind };
  readEntries(bits, cursor, chosen.entries, item, faults);
  cursor.at = end;
  return item;
}
