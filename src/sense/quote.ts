/**
 * Text from outside in a message for a person: cut by code points, so that no half of a pair is
 * left, and well formed, so that it has a canonical JSON text wherever the message goes.
 */
export function cutText(text: string, most: number): string {
  // Two code units at most make one code point: no more of a long text has to be looked at.
  const letters = [...text.slice(0, 2 * most + 2)];
  const cut = letters.length > most ? `${letters.slice(0, most).join('')}...` : text;
  return cut.toWellFormed();
}

/** A text as {@link cutText} cuts it, the kind of anything else: that may not even print. */
export function quoted(value: unknown, most: number): string {
  if (typeof value === 'string') return cutText(value, most);
  return value === undefined || value === null ? 'none' : `no text but a ${typeof value}`;
}
