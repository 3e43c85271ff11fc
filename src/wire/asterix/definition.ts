/**
 * The structure of one ASTERIX category in one edition, as plain data. Committed definitions are
 * written by `tools/asterix/compile.ts` out of machine-readable specifications; nothing here is
 * typed by hand.
 *
 * Structure terms follow EUROCONTROL-SPEC-0149 (ASTERIX part 1): data blocks of records, a field
 * specification (FSPEC) that says which items of the user application profile (UAP) follow, items
 * of fixed, extended, repetitive, compound and explicit length.
 */
export interface Definition {
  readonly category: number;
  /** Edition as the specification writes it: `1.32`. */
  readonly edition: string;
  readonly title: string;
  /** Publication date of the edition, `YYYY-MM-DD`. */
  readonly date: string;
  /** Items by their number in the specification: `010`, `RE`, `SP`. */
  readonly items: Readonly<Record<string, Item>>;
  readonly profile: Profile;
}

/** An expansion definition: what a Reserved Expansion field (RE) of a category holds. */
export interface ExpansionDefinition {
  readonly category: number;
  readonly edition: string;
  readonly title: string;
  readonly date: string;
  readonly content: Compound;
}

export interface Item {
  readonly title: string;
  readonly structure: Structure;
}

/**
 * Which item each bit of the FSPEC stands for, FX bits not counted; null where none is defined.
 * Some categories have several profiles, chosen by a coded value in the record itself.
 */
export type Profile =
  | { readonly kind: 'single'; readonly slots: readonly Slot[] }
  | {
      readonly kind: 'several';
      readonly variations: Readonly<Record<string, readonly Slot[]>>;
      /** Item and sub-item whose value chooses, `020/TYP`. */
      readonly by: string;
      readonly cases: readonly (readonly [value: number, variation: string])[];
    };

/** An item number, `rfs` for the random field sequencing indicator, or null for an unused bit. */
export type Slot = string | null;

export type Structure =
  | Element
  | Group
  | Extended
  | Repetitive
  | Compound
  | Explicit
  | StructureCase;

/** Bits with one meaning. */
export interface Element {
  readonly kind: 'element';
  readonly bits: number;
  readonly content: Content;
}

/** Parts one after the other, of fixed length together. */
export interface Group {
  readonly kind: 'group';
  readonly parts: readonly Part[];
}

/** Pieces each closed by an FX bit that says whether the next follows. */
export interface Extended {
  readonly kind: 'extended';
  readonly pieces: readonly (readonly Part[])[];
  /** False where the last piece fills its last bit itself and has no FX. */
  readonly lastHasFx: boolean;
}

/** The same structure several times: a leading count of so many bytes, or an FX bit after each. */
export interface Repetitive {
  readonly kind: 'repetitive';
  readonly count: number | 'fx';
  readonly of: Structure;
}

/** Sub-items of which a leading FSPEC says which follow. */
export interface Compound {
  readonly kind: 'compound';
  /** Null: FSPEC closed by FX bits. A number: so many bytes without FX. */
  readonly fspecBytes: number | null;
  readonly parts: readonly (Named | null)[];
}

/** A leading length byte (counting itself) and bytes that another document defines. */
export interface Explicit {
  readonly kind: 'explicit';
  readonly field: 're' | 'sp';
}

/** A structure that depends on other values of the record. */
export interface StructureCase {
  readonly kind: 'case';
  readonly by: readonly string[];
  readonly cases: readonly (readonly [values: readonly number[], structure: Structure])[];
  readonly otherwise: Structure | null;
}

export interface Named {
  readonly kind: 'named';
  readonly name: string;
  readonly title: string;
  readonly structure: Structure;
}
export interface Spare {
  readonly kind: 'spare';
  readonly bits: number;
}
export type Part = Named | Spare;

export type Content =
  | { readonly kind: 'raw' }
  | { readonly kind: 'table'; readonly labels: readonly (readonly [code: number, text: string])[] }
  | { readonly kind: 'string'; readonly alphabet: 'ascii' | 'octal' | 'icao' }
  /** Contents of a Mode S register; its number where it is fixed, else in the bits themselves. */
  | { readonly kind: 'bds'; readonly register: string | null }
  | Integer
  | Quantity
  | {
      readonly kind: 'case';
      readonly by: readonly string[];
      readonly cases: readonly (readonly [values: readonly number[], content: Content])[];
      readonly otherwise: Content | null;
    };

export interface Integer {
  readonly kind: 'integer';
  readonly signed: boolean;
  readonly limits: readonly Limit[];
}

/** value = bits × scale, in `unit`. */
export interface Quantity {
  readonly kind: 'quantity';
  readonly signed: boolean;
  readonly scale: Ratio;
  /** As the specification writes it: `NM`, `°`, `FL`, `s`; empty where it has none. */
  readonly unit: string;
  readonly limits: readonly Limit[];
}

/** A condition that the value meets, in the item's unit. */
export type Limit = readonly [relation: '<' | '<=' | '>' | '>=', bound: Ratio];
export type Ratio = readonly [numerator: number, denominator: number];
