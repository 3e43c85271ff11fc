/** Edits between two words at most for one to be taken as a slip of the other. */
const MAX_EDITS = 2;

/** `Did you mean "x"?` for the nearest known word; null when none is near. */
export function didYouMean(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let bestEdits = MAX_EDITS + 1;
  for (const candidate of known) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < bestEdits && edits < candidate.length) {
      best = candidate;
      bestEdits = edits;
    }
  }
  return best === null ? null : `Did you mean "${best}"?`;
}

/** Levenshtein's distance, one row at a time; words are short. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
