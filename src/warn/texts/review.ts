import { HAZARD_KINDS, type HazardKind } from '../../assess/index.ts';
import { canonicalBytes, sha256, toHex } from '../../seal/index.ts';
import { ADVICE, CALM } from './advice.ts';
import type { LanguageTable, Review } from './language.ts';

/** How the texts of one kind of hazard stand with those who have to read them. */
export interface ReviewState {
  readonly kind: HazardKind;
  /** `changed`: words were read and have changed since, so that nobody has read these. */
  readonly state: 'reviewed' | 'changed' | 'none';
  readonly by: string;
  /** Day, as it was written down; empty: never. */
  readonly on: string;
}

/**
 * SHA-256, lower-case hexadecimal, of all words of which texts of this kind are made and of how they
 * are put together: another word in any of them gives another one. What is only checked
 * (`words`, `plain`) is not in it.
 */
export function reviewDigest(table: LanguageTable, kind: HazardKind): string {
  const { after, lifted, still, frames, headline, sentences, places, times } = table;
  const advised = new Set([...Object.values(ADVICE[kind]), CALM]);
  const advice = Object.entries(ADVICE[kind]).map(([message, name]) => [message, name]);
  return toHex(
    sha256(
      canonicalBytes({
        ...{ after, lifted, still, frames, headline, sentences, places, times },
        tag: table.tag,
        words: table.kinds[kind],
        rocket: kind === 'ballistic' ? table.rocket : null,
        advice: [...advised].sort().map((name) => [name, table.advice[name] ?? null]),
        asks: advice,
      }),
    ),
  );
}

/** What stands in a language file about its reviews, kind by kind, held against its words. */
export function reviewStates(table: LanguageTable): ReviewState[] {
  return HAZARD_KINDS.map((kind): ReviewState => {
    const review = table.reviewed?.[kind];
    if (review === undefined) return { kind, state: 'none', by: '', on: '' };
    const state = review.digest === reviewDigest(table, kind) ? 'reviewed' : 'changed';
    return { kind, state, by: review.by, on: review.on };
  });
}

/** The same table with a review of these kinds written into it. */
export function withReview(
  table: LanguageTable,
  kinds: readonly HazardKind[],
  { by, on }: Omit<Review, 'digest'>,
): LanguageTable {
  const added = kinds.map((kind) => [kind, { by, on, digest: reviewDigest(table, kind) }] as const);
  return { ...table, reviewed: { ...table.reviewed, ...Object.fromEntries(added) } };
}
