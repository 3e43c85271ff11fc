import type { Definition, Extended, Part, Slot, Structure } from './definition.ts';
import { type Leaf, makeLeaf } from './leaf.ts';

/**
 * Longest field specification followed. The longest profile of the specifications at hand has 49
 * slots, 7 bytes; a longer chain of set FX bits is noise.
 */
export const MAX_FSPEC_BYTES = 16;

/** A leaf or a group of them under a name; a nameless leaf is the whole value. */
export interface Field {
  readonly name: string;
  readonly leaf: Leaf | null;
  readonly fields: readonly Field[] | null;
}

/** Bits that must be zero: a byte of the fixed part and which of its bits. */
export interface SpareBits {
  readonly byte: number;
  readonly mask: number;
}

/** So many bytes with leaves at known bits. */
export interface FixedPlan {
  readonly kind: 'fixed';
  readonly path: string;
  /** Bits named or spare; where they leave one bit of the last byte, that is the FX bit. */
  readonly bits: number;
  readonly bytes: number;
  /** The whole value, where it is one leaf. */
  readonly leaf: Leaf | null;
  readonly fields: readonly Field[];
  readonly spare: readonly SpareBits[];
}

export interface ExtendedPlan {
  readonly kind: 'extended';
  readonly path: string;
  readonly pieces: readonly FixedPlan[];
  readonly lastHasFx: boolean;
}

export interface RepetitivePlan {
  readonly kind: 'repetitive';
  readonly path: string;
  /** Bytes of the leading count; 0 where an FX bit follows each. */
  readonly countBytes: number;
  readonly of: Plan;
  /** Shortest form of one, in bytes: a count that cannot fit is refused before the first is read. */
  readonly leastBytes: number;
}

export interface CompoundPlan {
  readonly kind: 'compound';
  readonly path: string;
  readonly fspecBytes: number | null;
  readonly parts: readonly (Slotted | null)[];
}

export interface ExplicitPlan {
  readonly kind: 'explicit';
  readonly path: string;
}

export type Plan = FixedPlan | ExtendedPlan | RepetitivePlan | CompoundPlan | ExplicitPlan;

/** What one bit of a field specification announces. */
export interface Slotted {
  readonly name: string;
  readonly plan: Plan;
}

export interface CategoryPlan {
  readonly category: number;
  readonly edition: string;
  readonly slots: readonly (Slotted | null)[];
  readonly byItem: ReadonlyMap<string, Plan>;
}

/** Works out the bits of every item once, so that records are read without looking at structure. */
export function planCategory(definition: Definition): CategoryPlan {
  const { category, edition, profile } = definition;
  if (profile.kind !== 'single') throw new Error(`category ${category} has several profiles`);
  if (profile.slots.length > MAX_FSPEC_BYTES * 7)
    throw new Error(`category ${category} has too many slots`);
  const byItem = new Map<string, Plan>();
  for (const [name, item] of Object.entries(definition.items)) {
    byItem.set(name, planStructure(item.structure, name));
  }
  const slots = profile.slots.map((slot: Slot): Slotted | null => {
    if (slot === null) return null;
    const plan = byItem.get(slot);
    if (plan === undefined) throw new Error(`category ${category}: ${slot} is not carried yet`);
    return { name: slot, plan };
  });
  return { category, edition, slots, byItem };
}

function planStructure(structure: Structure, path: string): Plan {
  switch (structure.kind) {
    case 'element': {
      const leaf = makeLeaf(structure, path, 0);
      const { bits } = structure;
      return { kind: 'fixed', path, bits, bytes: (bits + 7) >> 3, leaf, fields: [], spare: [] };
    }
    case 'group':
      return planFixed(structure.parts, path);
    case 'extended':
      return planExtended(structure, path);
    case 'repetitive': {
      const of = planStructure(structure.of, path);
      const countBytes = structure.count === 'fx' ? 0 : structure.count;
      return { kind: 'repetitive', path, countBytes, of, leastBytes: leastBytes(of) };
    }
    case 'compound':
      return {
        kind: 'compound',
        path,
        fspecBytes: structure.fspecBytes,
        parts: structure.parts.map((part) =>
          part === null
            ? null
            : { name: part.name, plan: planStructure(part.structure, `${path}/${part.name}`) },
        ),
      };
    case 'explicit':
      return { kind: 'explicit', path };
    case 'case':
      throw new Error(`${path}: structures that depend on other items are not carried yet`);
  }
}

function planExtended(structure: Extended, path: string): ExtendedPlan {
  const pieces = structure.pieces.map((piece) => planFixed(piece, path));
  return { kind: 'extended', path, pieces, lastHasFx: structure.lastHasFx };
}

/** Parts of fixed length; a last FX bit, if any, is not counted among them but fills the byte. */
function planFixed(parts: readonly Part[], path: string): FixedPlan {
  const spareMasks = new Map<number, number>();
  const { fields, bit } = place(parts, path, 0, spareMasks);
  return {
    kind: 'fixed',
    path,
    bits: bit,
    bytes: (bit + 7) >> 3,
    leaf: null,
    fields,
    spare: [...spareMasks].map(([byte, mask]) => ({ byte, mask })),
  };
}

function place(
  parts: readonly Part[],
  path: string,
  from: number,
  spareMasks: Map<number, number>,
): { fields: Field[]; bit: number } {
  const fields: Field[] = [];
  let bit = from;
  for (const part of parts) {
    if (part.kind === 'spare') {
      for (let last = bit + part.bits; bit < last; bit++) {
        spareMasks.set(bit >> 3, (spareMasks.get(bit >> 3) ?? 0) | (0x80 >> (bit & 7)));
      }
      continue;
    }
    const { name, structure } = part;
    const inner = `${path}/${name}`;
    if (structure.kind === 'element') {
      fields.push({ name, leaf: makeLeaf(structure, inner, bit), fields: null });
      bit += structure.bits;
    } else if (structure.kind === 'group') {
      const group = place(structure.parts, inner, bit, spareMasks);
      fields.push({ name, leaf: null, fields: group.fields });
      bit = group.bit;
    } else {
      throw new Error(`${inner}: a ${structure.kind} inside a part of fixed length`);
    }
  }
  return { fields, bit };
}

function leastBytes(plan: Plan): number {
  switch (plan.kind) {
    case 'fixed':
      return plan.bytes;
    case 'extended':
      return plan.pieces[0]!.bytes;
    default:
      return 1;
  }
}
