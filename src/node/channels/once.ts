/** Documents that are kept in the form in which they leave: some warnings at once, said together. */
const MAX_KEPT = 32;

/**
 * What has been made of a text, so that a thousand destinations do not make it a thousand times; by
 * the text and the form (`variant`) that it has there.
 */
export type Once<T> = (text: string, variant: string, make: () => T) => T;

/** The forms of the newest {@link MAX_KEPT} texts are kept. */
export function madeOnce<T>(): Once<T> {
  const kept = new Map<string, Map<string, T>>();
  return (text, variant, make) => {
    let forms = kept.get(text);
    if (forms === undefined) {
      forms = new Map();
      kept.set(text, forms);
      if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value!);
    }
    const known = forms.get(variant);
    if (known !== undefined) return known;
    const made = make();
    forms.set(variant, made);
    return made;
  };
}
