import type { Structure } from './definition.ts';
import { definitionOf } from './editions.ts';
import type { AsterixRecord, Value } from './record.ts';

/** What the specification says in words, by path. */
interface Words {
  readonly labels: ReadonlyMap<string, ReadonlyMap<number, string>>;
  readonly units: ReadonlyMap<string, string>;
}

/** One for each edition asked about: bounded by the editions that this build carries. */
const wordsOf = new Map<string, Words>();

/**
 * What a coded value means in the specification's words; null where the path has no table or the
 * table not this value.
 *
 * @param path item and sub-items, `020/TYP`; indices of repeated values are left out
 */
export function labelOf(
  category: number,
  edition: string,
  path: string,
  value: number,
): string | null {
  return words(category, edition)?.labels.get(path)?.get(value) ?? null;
}

/** Unit of a number as the specification writes it, `NM`, `°`; null where it has none. */
export function unitOf(category: number, edition: string, path: string): string | null {
  return words(category, edition)?.units.get(path) ?? null;
}

/** Title of an item; null where the edition has none. */
export function titleOf(category: number, edition: string, item: string): string | null {
  const items = definitionOf(category, edition)?.items;
  return items !== undefined && Object.hasOwn(items, item) ? items[item]!.title : null;
}

/** Texts of all coded values of a record, by path with indices: `020/TYP`, `030/0`. */
export function labelsOf(record: AsterixRecord): Record<string, string> {
  const known = words(record.category, record.edition)?.labels;
  const found: Record<string, string> = {};
  if (known === undefined) return found;
  const visit = (value: Value, path: string, shown: string): void => {
    if (typeof value === 'number') {
      const text = known.get(path)?.get(value);
      if (text !== undefined) found[shown] = text;
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
  for (const item of Object.keys(record.items)) visit(record.items[item]!, item, item);
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
  const labels = new Map<string, ReadonlyMap<number, string>>();
  const units = new Map<string, string>();
  for (const [item, { structure }] of Object.entries(definition.items)) {
    collect(structure, item, labels, units);
  }
  const collected: Words = { labels, units };
  wordsOf.set(key, collected);
  return collected;
}

function collect(
  structure: Structure,
  path: string,
  labels: Map<string, ReadonlyMap<number, string>>,
  units: Map<string, string>,
): void {
  switch (structure.kind) {
    case 'element': {
      const { content } = structure;
      if (content.kind === 'table') labels.set(path, new Map(content.labels));
      if (content.kind === 'quantity' && content.unit !== '') units.set(path, content.unit);
      return;
    }
    case 'repetitive':
      collect(structure.of, path, labels, units);
      return;
    case 'group':
    case 'extended':
    case 'compound': {
      const parts = structure.kind === 'extended' ? structure.pieces.flat() : structure.parts;
      for (const part of parts) {
        if (part?.kind === 'named') collect(part.structure, `${path}/${part.name}`, labels, units);
      }
      return;
    }
    case 'explicit':
    case 'case':
      return;
  }
}
