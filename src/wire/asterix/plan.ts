import type {
  Definition,
  ExpansionDefinition,
  Extended,
  Part,
  Slot,
  Structure,
} from './definition.ts';
import { type Leaf, makeLeaf } from './leaf.ts';
import { type Masks, placeParts, spareBits } from './place.ts';

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
  /** Where other values decide what the bits are; leaf and fields then stand for all other cases. */
  readonly choice: Choice | null;
}

/** Meanings of a field's bits by the values of others. */
export interface Choice {
  readonly by: readonly Ruler[];
  readonly cases: readonly Alternative[];
}

/** A value that decides: one beside the field, or one of an item read before. */
export type Ruler =
  | { readonly kind: 'sibling'; readonly name: string; readonly leaf: Leaf }
  | { readonly kind: 'item'; readonly item: string };

export interface Alternative {
  /** One value for each ruler. */
  readonly when: readonly number[];
  readonly field: Field;
  readonly spare: readonly SpareBits[];
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
  /** What the bytes hold, where an edition of the expansion is configured; null: kept as hex. */
  readonly content: CompoundPlan | null;
}

/** Random field sequencing: a count, then items each behind its number in the profile. */
export interface SequencePlan {
  readonly kind: 'sequence';
  readonly path: string;
}

export type Plan =
  | FixedPlan
  | ExtendedPlan
  | RepetitivePlan
  | CompoundPlan
  | ExplicitPlan
  | SequencePlan;

/** What one bit of a field specification announces. */
export interface Slotted {
  readonly name: string;
  readonly plan: Plan;
}

export type Slots = readonly (Slotted | null)[];

/** Which of several profiles a record follows: decided by a value in an item that all share. */
export interface Chooser {
  readonly item: string;
  readonly subItem: string;
  readonly cases: ReadonlyMap<number, Slots>;
  /** Slots from the first on that are the same in every profile; the item is among them. */
  readonly shared: number;
}

export interface CategoryPlan {
  readonly category: number;
  readonly edition: string;
  /** Edition of the Reserved Expansion field; null where its bytes stay hex. */
  readonly expansion: string | null;
  /** The profile; of several the first, good for the slots that they share. */
  readonly slots: Slots;
  readonly chooser: Chooser | null;
  readonly byItem: ReadonlyMap<string, Plan>;
}

/** Works out the bits of every item once, so that records are read without looking at structure. */
export function planCategory(
  definition: Definition,
  expansion: ExpansionDefinition | null = null,
): CategoryPlan {
  const { category, edition, profile } = definition;
  const byItem = new Map<string, Plan>();
  for (const [name, item] of Object.entries(definition.items)) {
    byItem.set(name, planStructure(item.structure, name));
  }
  if (expansion !== null) {
    const content = planStructure(expansion.content, 'RE');
    if (content.kind !== 'compound') throw new Error(`category ${category}: RE is no compound`);
    byItem.set('RE', { kind: 'explicit', path: 'RE', content });
  }
  const slotted = (slots: readonly Slot[]): Slots => {
    if (slots.length > MAX_FSPEC_BYTES * 7) throw new Error(`category ${category}: many slots`);
    return slots.map((slot) => slotOf(slot, byItem));
  };
  const common = { category, edition, expansion: expansion?.edition ?? null, byItem };
  if (profile.kind === 'single') {
    return { ...common, slots: slotted(profile.slots), chooser: null };
  }
  const variations = new Map(
    Object.entries(profile.variations).map(([name, slots]) => [name, slotted(slots)]),
  );
  const [item = '', subItem = ''] = profile.by.split('/');
  const [first, ...others] = variations.values();
  let shared = 0;
  while (
    shared < first!.length &&
    others.every((slots) => slots[shared]?.name === first![shared]?.name)
  ) {
    shared++;
  }
  if (!first!.slice(0, shared).some((slot) => slot?.name === item)) {
    throw new Error(`category ${category}: ${item} does not stand before what it chooses`);
  }
  const cases = new Map(profile.cases.map(([value, name]) => [value, variations.get(name)!]));
  return { ...common, slots: first!, chooser: { item, subItem, cases, shared } };
}

function slotOf(slot: Slot, byItem: ReadonlyMap<string, Plan>): Slotted | null {
  if (slot === null) return null;
  if (slot === 'rfs') return { name: slot, plan: { kind: 'sequence', path: slot } };
  const plan = byItem.get(slot);
  if (plan === undefined) throw new Error(`${slot} is in the profile and not defined`);
  return { name: slot, plan };
}

function planStructure(structure: Structure, path: string): Plan {
  switch (structure.kind) {
    case 'element': {
      const leaf = makeLeaf(structure, path, 0);
      const { bits } = structure;
      return { kind: 'fixed', path, bits, bytes: (bits + 7) >> 3, leaf, fields: [], spare: [] };
    }
    case 'case':
      throw new Error(`${path}: other values choose between whole items`);
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
      return { kind: 'explicit', path, content: null };
  }
}

function planExtended(structure: Extended, path: string): ExtendedPlan {
  const pieces = structure.pieces.map((piece) => planFixed(piece, path));
  return { kind: 'extended', path, pieces, lastHasFx: structure.lastHasFx };
}

/** Parts of fixed length; a last FX bit, if any, is not counted among them but fills the byte. */
function planFixed(parts: readonly Part[], path: string): FixedPlan {
  const masks: Masks = new Map();
  const { fields, bit } = placeParts(parts, path, 0, masks);
  return {
    kind: 'fixed',
    path,
    bits: bit,
    bytes: (bit + 7) >> 3,
    leaf: null,
    fields,
    spare: spareBits(masks),
  };
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
