import type { Definition, ExpansionDefinition } from './definition.ts';
import { CATEGORIES, type Carried, EXPANSIONS } from './definitions/catalogue.generated.ts';
import { type CategoryPlan, planCategory } from './plan.ts';

/**
 * Which edition each category is read by, and by which its Reserved Expansion field:
 * `{ '048': '1.32', '048re': '1.13' }`. Both are configured, never guessed; an expansion field
 * without an edition is kept as bytes.
 */
export type Editions = Readonly<Record<string, string>>;

/** Category numbers as the keys of {@link Editions}: 48 is `048`. */
export const CATEGORY_KEYS: readonly string[] = Array.from({ length: 256 }, (_, category) =>
  String(category).padStart(3, '0'),
);

const EXPANSION_KEYS: readonly string[] = CATEGORY_KEYS.map((key) => `${key}re`);

/** Made when first asked for: bounded by the editions that this build carries. */
const definitions = new Map<string, Definition | ExpansionDefinition>();
const plans = new Map<string, CategoryPlan>();

/** By category, the plan asked for last: a source is read by one edition for its life. */
const latest: (CategoryPlan | undefined)[] = [];

/**
 * The plan of one edition; undefined where this build does not carry it.
 *
 * @param expansion edition of the Reserved Expansion field; null to keep its bytes
 */
export function planOf(
  category: number,
  edition: string,
  expansion: string | null = null,
): CategoryPlan | undefined {
  const last = latest[category];
  if (last?.edition === edition && last.expansion === expansion) return last;
  const name = `${category}/${edition}/${expansion}`;
  let plan = plans.get(name);
  if (plan === undefined) {
    const definition = definitionOf(category, edition);
    const inner = expansion === null ? null : expansionOf(category, expansion);
    if (definition === undefined || inner === undefined) return undefined;
    plan = planCategory(definition, inner);
    plans.set(name, plan);
  }
  latest[category] = plan;
  return plan;
}

/** Edition of a category's expansion field that is configured; null for none. */
export function expansionEdition(category: number, editions: Editions): string | null {
  const key = EXPANSION_KEYS[category]!;
  return Object.hasOwn(editions, key) ? editions[key]! : null;
}

/** Definition of one edition; undefined where this build does not carry it. */
export function definitionOf(category: number, edition: string): Definition | undefined {
  return made('cat', CATEGORIES, category, edition);
}

/** Definition of what a Reserved Expansion field holds; undefined where it is not carried. */
export function expansionOf(category: number, edition: string): ExpansionDefinition | undefined {
  return made('ref', EXPANSIONS, category, edition);
}

function made<T extends Definition | ExpansionDefinition>(
  kind: string,
  carried: readonly Carried<T>[],
  category: number,
  edition: string,
): T | undefined {
  const name = `${kind}${category}/${edition}`;
  const known = definitions.get(name);
  if (known !== undefined) return known as T;
  const entry = carried.find((each) => each.category === category && each.edition === edition);
  const definition = entry?.make();
  if (definition !== undefined) definitions.set(name, definition);
  return definition;
}

/**
 * Editions that this build reads and writes, by category key, and by expansion key those of
 * Reserved Expansion fields: `{ '048': ['1.31', '1.32'], …, '048re': ['1.13'] }`.
 */
export function carriedEditions(): Readonly<Record<string, readonly string[]>> {
  const carried: Record<string, string[]> = {};
  for (const { category, edition } of CATEGORIES) {
    (carried[CATEGORY_KEYS[category]!] ??= []).push(edition);
  }
  for (const { category, edition } of EXPANSIONS) {
    (carried[EXPANSION_KEYS[category]!] ??= []).push(edition);
  }
  return carried;
}
