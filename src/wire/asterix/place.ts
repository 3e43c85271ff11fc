import type { Content, Named, Part, Structure } from './definition.ts';
import { makeLeaf } from './leaf.ts';
import type { Alternative, Choice, Field, Ruler, SpareBits } from './plan.ts';

/** Spare bits by byte, while a fixed part is laid out. */
export type Masks = Map<number, number>;

export function spareBits(masks: Masks): SpareBits[] {
  return [...masks].map(([byte, mask]) => ({ byte, mask }));
}

/** Gives every part of a fixed structure its place, from bit `from` on. */
export function placeParts(
  parts: readonly Part[],
  path: string,
  from: number,
  masks: Masks,
): { fields: Field[]; bit: number } {
  const fields: Field[] = [];
  let bit = from;
  for (const part of parts) {
    if (part.kind === 'spare') {
      for (const last = bit + part.bits; bit < last; bit++) {
        masks.set(bit >> 3, (masks.get(bit >> 3) ?? 0) | (0x80 >> (bit & 7)));
      }
      continue;
    }
    const placed = placeNamed(part, path, bit, fields, masks);
    fields.push(placed.field);
    bit = placed.bit;
  }
  return { fields, bit };
}

interface Placed {
  readonly field: Field;
  readonly bit: number;
}

function placeNamed(
  { name, structure }: Pick<Named, 'name' | 'structure'>,
  path: string,
  bit: number,
  siblings: readonly Field[],
  masks: Masks,
): Placed {
  const inner = `${path}/${name}`;
  switch (structure.kind) {
    case 'group': {
      const group = placeParts(structure.parts, inner, bit, masks);
      return { field: { name, leaf: null, fields: group.fields, choice: null }, bit: group.bit };
    }
    case 'element': {
      const { bits, content } = structure;
      const end = bit + bits;
      if (content.kind !== 'case') {
        const leaf = makeLeaf(structure, inner, bit);
        return { field: { name, leaf, fields: null, choice: null }, bit: end };
      }
      const element = (meaning: Content): Structure => ({
        kind: 'element',
        bits,
        content: meaning,
      });
      const cases = content.cases.map(([when, each]) => [when, element(each)] as const);
      const otherwise = element(content.otherwise ?? { kind: 'raw' });
      return placeChoice({ name, by: content.by, cases, otherwise }, path, bit, siblings);
    }
    case 'case': {
      const { by, cases, otherwise } = structure;
      if (otherwise === null) throw new Error(`${inner}: nothing for all other cases`);
      return placeChoice({ name, by, cases, otherwise }, path, bit, siblings);
    }
    default:
      throw new Error(`${inner}: a ${structure.kind} inside a part of fixed length`);
  }
}

interface Case {
  readonly name: string;
  readonly by: readonly string[];
  readonly cases: readonly (readonly [when: readonly number[], structure: Structure])[];
  readonly otherwise: Structure;
}

function placeChoice(
  { name, by, cases, otherwise }: Case,
  path: string,
  bit: number,
  siblings: readonly Field[],
): Placed {
  const place = (structure: Structure, masks: Masks): Placed =>
    placeNamed({ name, structure }, path, bit, [], masks);
  const plain = place(otherwise, new Map());
  const alternatives = cases.map(([when, structure]): Alternative => {
    const masks: Masks = new Map();
    const placed = place(structure, masks);
    if (placed.bit !== plain.bit) throw new Error(`${path}/${name}: cases of different widths`);
    return { when, field: placed.field, spare: spareBits(masks) };
  });
  const rulers = by.map((ruler) => rulerOf(ruler, path, siblings));
  const choice: Choice = { by: rulers, cases: alternatives };
  return { field: { ...plain.field, choice }, bit: plain.bit };
}

function rulerOf(path: string, own: string, siblings: readonly Field[]): Ruler {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const leaf = siblings.find((sibling) => sibling.name === name)?.leaf ?? null;
  if (leaf?.path === path) return { kind: 'sibling', name, leaf };
  if (/^\d{3}$/.test(path)) return { kind: 'item', item: path };
  throw new Error(`${own}: depends on ${path}, which is neither beside it nor an item`);
}
