import type { Fault } from '../fault.ts';
import type { AsterixRecord, Items, Source, Value } from './record.ts';

const NO_FAULTS: readonly Fault[] = Object.freeze([]);

/**
 * What the records of all categories share. A record holds a field for every item of its edition,
 * undefined where the item is absent, so that all records of an edition have one shape.
 */
export abstract class RecordBase implements AsterixRecord {
  readonly category: number;
  readonly edition: string;
  readonly offset: number;
  length: number;
  faults: readonly Fault[];
  inherited: Source | null;
  private known: Items | null;

  constructor(category: number, edition: string, offset: number) {
    this.category = category;
    this.edition = edition;
    this.offset = offset;
    this.length = 0;
    this.faults = NO_FAULTS;
    this.inherited = null;
    this.known = null;
  }

  /** Items of the edition by number, and the names of their fields, in the same order. */
  abstract get itemNames(): readonly string[];
  abstract get fieldNames(): readonly string[];

  get items(): Items {
    this.known ??= this.present();
    return this.known;
  }

  private present(): Items {
    const { itemNames, fieldNames } = this;
    const fields = this as unknown as Readonly<Record<string, Value | undefined>>;
    const items: Record<string, Value> = {};
    for (let i = 0; i < itemNames.length; i++) {
      const value = fields[fieldNames[i]!];
      if (value !== undefined) items[itemNames[i]!] = withoutAbsent(value);
    }
    return items;
  }
}

/** Fills a record from items by number. */
export function fillRecord(record: RecordBase, items: Readonly<Record<string, Value>>): void {
  const { itemNames, fieldNames } = record;
  const fields = record as unknown as Record<string, Value | undefined>;
  for (let i = 0; i < itemNames.length; i++) {
    const name = itemNames[i]!;
    if (Object.hasOwn(items, name)) fields[fieldNames[i]!] = items[name];
  }
}

/** The value, its absent sub-items left out. */
function withoutAbsent(value: Value): Value {
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map(withoutAbsent);
  const found: Record<string, Value> = {};
  for (const name in value) {
    const inner: Value | undefined = value[name];
    if (inner !== undefined) found[name] = typeof inner === 'object' ? withoutAbsent(inner) : inner;
  }
  return found;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
