import {
  type AisBitWriter,
  type AisRaw,
  writeBits,
  writeFlag,
  writeRaw,
  writeText,
} from './bits.ts';
import {
  type Choice,
  type Entries,
  type Field,
  isChoice,
  type List,
  MAX_MESSAGE_BITS,
  type Quantity,
  type Squared,
} from './layout.ts';

/** What a field may be given as; what is missing is written as "not available" or 0. */
type Given = Readonly<Record<string, unknown>>;

/** Writes a record by its layout. Values outside their field are cut to it. */
export function writeEntries(
  writer: AisBitWriter,
  entries: Entries,
  from: Given,
  scale: number = 0,
): void {
  for (const [name, field] of entries) {
    const value = from[name];
    if (name === 'scale' && typeof value === 'number') scale = value;
    writeField(writer, field, value, scale);
  }
}

function writeField(writer: AisBitWriter, field: Field, value: unknown, scale: number): void {
  switch (field.field) {
    case 'unsigned':
      writeBits(writer, clamp(numberOf(value) ?? 0, 0, 2 ** field.width - 1), field.width);
      return;
    case 'flag':
      writeFlag(writer, value === true);
      return;
    case 'quantity':
      writeQuantity(writer, field, numberOf(value));
      return;
    case 'squared':
      writeBits(writer, rootOf(field, numberOf(value)), field.width);
      return;
    case 'scaled': {
      const sent = (numberOf(value) ?? 0) / 10 ** scale;
      writeBits(writer, clamp(sent, 0, 2 ** field.width - 1), field.width);
      return;
    }
    case 'text': {
      const given = typeof value === 'string' ? value : null;
      const room = Math.floor((MAX_MESSAGE_BITS - writer.bits.length) / 6);
      const rest = Math.min(Math.max(0, room), (given ?? '').length);
      const characters = field.characters === 0 ? rest : field.characters;
      writeText(writer, given, characters);
      return;
    }
    case 'raw':
      writeRaw(writer, rawOf(value, field.width));
      return;
    case 'spare':
      for (let left = field.width; left > 0; left -= 32) writeBits(writer, 0, Math.min(32, left));
      return;
    case 'align':
      writeBits(writer, 0, (8 - (writer.bits.length % 8)) % 8);
      return;
    case 'list':
      writeList(writer, field, Array.isArray(value) ? value : [], scale);
      return;
    case 'choice':
      writeChoice(writer, field, recordOf(value), scale);
      return;
  }
}

/** What is sent for a value; null and what lies outside its range send "not available". */
export function sentFor(field: Quantity, value: number | null): number {
  if (value === null) return field.none;
  const sent = Math.round((value * field.divisor) / field.step) - field.offset;
  if (sent > field.high) return field.more ?? field.none;
  return sent < field.low ? field.none : sent;
}

function writeQuantity(writer: AisBitWriter, field: Quantity, value: number | null): void {
  writeBits(writer, sentFor(field, value), field.width);
}

function rootOf(field: Squared, value: number | null): number {
  if (value === null || value < 0) return field.none;
  return Math.min(field.high, Math.round(Math.sqrt(value / field.factor)));
}

function writeList(
  writer: AisBitWriter,
  field: List,
  items: readonly unknown[],
  scale: number,
): void {
  const count = Math.min(items.length, field.most);
  if (field.countWidth > 0) writeBits(writer, count, field.countWidth);
  for (let i = 0; i < count; i++) {
    if (isChoice(field.item)) {
      writeChoice(writer, field.item, recordOf(items[i]), scale);
    } else {
      writeEntries(writer, field.entries, recordOf(items[i]), scale);
    }
  }
}

function writeChoice(writer: AisBitWriter, field: Choice, value: Given, scale: number): void {
  const chosen = field.byCode.find((one) => one !== undefined && one.kind === value['kind']);
  const code = chosen === undefined ? (numberOf(value['code']) ?? 0) : chosen.code;
  writeBits(writer, clamp(code, 0, 2 ** field.width - 1), field.width);
  const end = writer.bits.length + field.size;
  if (chosen === undefined) writeRaw(writer, rawOf(value['data'], field.size));
  else writeEntries(writer, chosen.entries, value, scale);
  while (writer.bits.length < end) writer.bits.push(0);
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function recordOf(value: unknown): Given {
  return typeof value === 'object' && value !== null ? (value as Given) : {};
}

/** `width` 0: as many bits as are given. */
function rawOf(value: unknown, width: number): AisRaw {
  const { bits, hex } = recordOf(value);
  const given = numberOf(bits) ?? 0;
  return {
    bits: width === 0 ? clamp(given, 0, MAX_MESSAGE_BITS) : width,
    hex: typeof hex === 'string' ? hex : '',
  };
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Math.round(value)));
}
