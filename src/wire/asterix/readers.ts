import type { EditionReader } from './reader.ts';
import { READERS } from './readers/catalogue.generated.ts';

/** Generated reading code by category; editions of one are few. */
const byCategory: readonly (readonly EditionReader[])[] = Array.from(
  { length: 256 },
  (_, category) => READERS.filter((reader) => reader.category === category),
);

/** The reading code of an edition that is carried. */
export function readerOf(plan: {
  readonly category: number;
  readonly edition: string;
}): EditionReader {
  for (const reader of byCategory[plan.category]!) {
    if (reader.edition === plan.edition) return reader;
  }
  throw new Error(`category ${plan.category} edition ${plan.edition} has no reading code`);
}
