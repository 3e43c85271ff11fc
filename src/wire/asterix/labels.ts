import type { Content, Structure } from './definition.ts';
import { CATEGORY_KEYS, carriedEditions, definitionOf, expansionOf } from './editions.ts';
import type { AsterixRecord, Items, Value } from './record.ts';

/** What the specification says in words, by path. */
interface Words {
  readonly labels: Map<string, ReadonlyMap<number, string>>;
  readonly units: Map<string, string>;
  /** Contents that other values choose. */
  readonly cases: Map<string, Case>;
}

interface Case {
  readonly by: readonly string[];
  readonly cases: readonly (readonly [values: readonly number[], content: Content])[];
  readonly otherwise: Content | null;
}

/** One for each edition asked about: bounded by the editions that this build carries. */
const wordsOf = new Map<string, Words>();

/**
 * What a coded value means in the specification's words; null where the path has no table or the
 * table not this value.
 *
 * @param path item and sub-items, `020/TYP`; indices of repeated values are left out
 * @param items of the record, where the meaning depends on other values in it
 */
export function labelOf(
  category: number,
  edition: string,
  path: string,
  value: number,
  items: Items = {},
): string | null {
  const known = words(category, edition);
  if (known === undefined) return null;
  const content = chosenContent(known, path, items);
  const table = content?.kind === 'table' ? new Map(content.labels) : known.labels.get(path);
  return table?.get(value) ?? null;
}

/** Unit of a number as the specification writes it, `NM`, `°`; null where it has none. */
export function unitOf(
  category: number,
  edition: string,
  path: string,
  items: Items = {},
): string | null {
  const known = words(category, edition);
  if (known === undefined) return null;
  const content = chosenContent(known, path, items);
  const unit = content?.kind === 'quantity' ? content.unit : known.units.get(path);
  return unit === undefined || unit === '' ? null : unit;
}

/** The content that the record's other values choose; null where nothing is chosen at the path. */
function chosenContent({ cases }: Words, path: string, items: Items): Content | null {
  const choice = cases.get(path);
  if (choice === undefined) return null;
  const values = choice.by.map((ruler) => {
    let value: unknown = items;
    for (const step of ruler.split('/')) {
      value = (value as Readonly<Record<string, unknown>> | undefined)?.[step];
    }
    return value;
  });
  const found = choice.cases.find(([when]) => when.every((each, i) => each === values[i]));
  return found?.[1] ?? choice.otherwise;
}

/** Title of an item; null where the edition has none. */
export function titleOf(category: number, edition: string, item: string): string | null {
  const items = definitionOf(category, edition)?.items;
  return items !== undefined && Object.hasOwn(items, item) ? items[item]!.title : null;
}

/** Texts of all coded values of a record, by path with indices: `020/TYP`, `030/0`. */
export function labelsOf(record: AsterixRecord): Record<string, string> {
  const { category, edition, items } = record;
  const found: Record<string, string> = {};
  const visit = (value: Value, path: string, shown: string): void => {
    if (typeof value === 'number') {
      const text = labelOf(category, edition, path, value, items);
      if (text !== null) found[shown] = text;
    } else if (isList(value)) {
      value.forEach((entry, index) => {
        visit(entry, path, `${shown}/${index}`);
      });
    } else if (typeof value === 'object') {
      for (const name of Object.keys(value)) {
        visit(value[name]!, `${path}/${name}`, `${shown}/${name}`);
      }
    }
  };
  for (const item of Object.keys(items)) visit(items[item]!, item, item);
  return found;
}

/** Narrows where `Array.isArray` does not: it knows nothing of readonly lists. */
function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function words(category: number, edition: string): Words | undefined {
  const key = `${category}/${edition}`;
  const known = wordsOf.get(key);
  if (known !== undefined) return known;
  const definition = definitionOf(category, edition);
  if (definition === undefined) return undefined;
  const collected: Words = { labels: new Map(), units: new Map(), cases: new Map() };
  for (const [item, { structure }] of Object.entries(definition.items)) {
    collect(structure, item, collected);
  }
  // One edition of each expansion field is carried; a record does not say by which it was read.
  const [expansion] = carriedEditions()[`${CATEGORY_KEYS[category]}re`] ?? [];
  const inner = expansion === undefined ? undefined : expansionOf(category, expansion);
  if (inner !== undefined) collect(inner.content, 'RE', collected);
  wordsOf.set(key, collected);
  return collected;
}

function collect(structure: Structure, path: string, into: Words): void {
  switch (structure.kind) {
    case 'element': {
      const { content } = structure;
      if (content.kind === 'table') into.labels.set(path, new Map(content.labels));
      if (content.kind === 'quantity') into.units.set(path, content.unit);
      if (content.kind === 'case') into.cases.set(path, content);
      return;
    }
    case 'repetitive':
      collect(structure.of, path, into);
      return;
    case 'group':
    case 'extended':
    case 'compound': {
      const parts = structure.kind === 'extended' ? structure.pieces.flat() : structure.parts;
      for (const part of parts) {
        if (part?.kind === 'named') collect(part.structure, `${path}/${part.name}`, into);
      }
      return;
    }
    case 'case':
      collectCase(structure, path, into);
      return;
    case 'explicit':
      return;
  }
}

/** Elements are chosen by value; groups bring sub-items with names, and so paths, of their own. */
function collectCase(
  { by, cases, otherwise }: Extract<Structure, { kind: 'case' }>,
  path: string,
  into: Words,
): void {
  const elements = cases.flatMap(([when, each]) => {
    if (each.kind === 'element') return [[when, each.content] as const];
    collect(each, path, into);
    return [];
  });
  const rest = otherwise?.kind === 'element' ? otherwise.content : null;
  into.cases.set(path, { by, cases: elements, otherwise: rest });
}
