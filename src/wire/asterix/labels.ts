import type { Structure } from './definition.ts';
import { definitionOf } from './editions.ts';
import type { AsterixRecord, Value } from './record.ts';

type Texts = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** One for each edition asked about: bounded by the editions that this build carries. */
const textsOf = new Map<string, Texts>();

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
  return texts(category, edition)?.get(path)?.get(value) ?? null;
}

/** Texts of all coded values of a record, by path with indices: `020/TYP`, `030/0`. */
export function labelsOf(record: AsterixRecord): Record<string, string> {
  const known = texts(record.category, record.edition);
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

function texts(category: number, edition: string): Texts | undefined {
  const key = `${category}/${edition}`;
  const known = textsOf.get(key);
  if (known !== undefined) return known;
  const definition = definitionOf(category, edition);
  if (definition === undefined) return undefined;
  const collected = new Map<string, ReadonlyMap<number, string>>();
  for (const [item, { structure }] of Object.entries(definition.items)) {
    collect(structure, item, collected);
  }
  textsOf.set(key, collected);
  return collected;
}

function collect(
  structure: Structure,
  path: string,
  into: Map<string, ReadonlyMap<number, string>>,
): void {
  switch (structure.kind) {
    case 'element':
      if (structure.content.kind === 'table') into.set(path, new Map(structure.content.labels));
      return;
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
    case 'explicit':
    case 'case':
      return;
  }
}
