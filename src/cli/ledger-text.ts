/** `1 entry`, `2 entries`. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `7 (hazard 4, warning 3)`, most first; `none`. */
export function list(numbers: Readonly<Record<string, number>>): string {
  const kinds = Object.entries(numbers).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (kinds.length === 0) return 'none';
  const sum = kinds.reduce((total, [, number]) => total + number, 0);
  return `${sum} (${kinds.map(([kind, number]) => `${kind} ${number}`).join(', ')})`;
}

/** What is around the first place where two texts part, with an ellipsis where it was cut. */
export function around(text: string, other: string): string {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at += 1;
  const from = Math.max(0, at - BEFORE);
  const to = Math.min(text.length, at + AFTER);
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}

const BEFORE = 60;
const AFTER = 100;
