import type { Definition } from './definition.ts';
import { DEFINITIONS } from './definitions/catalogue.generated.ts';
import { type CategoryPlan, planCategory } from './plan.ts';

/** Which edition each category is read by: `{ '048': '1.32' }`. It is configured, never guessed. */
export type Editions = Readonly<Record<string, string>>;

/** Category numbers as the keys of {@link Editions}: 48 is `048`. */
export const CATEGORY_KEYS: readonly string[] = Array.from({ length: 256 }, (_, category) =>
  String(category).padStart(3, '0'),
);

const plans: readonly CategoryPlan[] = DEFINITIONS.map(planCategory);

/** By category, so that the edition alone is compared for each block. */
const plansOf: readonly (readonly CategoryPlan[])[] = CATEGORY_KEYS.map((_, category) =>
  plans.filter((plan) => plan.category === category),
);

/** The plan of one edition; undefined where this build does not carry it. */
export function planOf(category: number, edition: string): CategoryPlan | undefined {
  const carried = plansOf[category];
  if (carried === undefined) return undefined;
  for (const plan of carried) if (plan.edition === edition) return plan;
  return undefined;
}

/** Definition of one edition; undefined where this build does not carry it. */
export function definitionOf(category: number, edition: string): Definition | undefined {
  return DEFINITIONS.find((entry) => entry.category === category && entry.edition === edition);
}

/** Editions that this build reads and writes, by category key: `{ '048': ['1.32'] }`. */
export function carriedEditions(): Readonly<Record<string, readonly string[]>> {
  const carried: Record<string, string[]> = {};
  for (const { category, edition } of DEFINITIONS) {
    (carried[CATEGORY_KEYS[category]!] ??= []).push(edition);
  }
  return carried;
}
