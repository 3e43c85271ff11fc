/** False for anything with a NaN or an infinity in it: nothing that can be written or signed. */
export function isSound(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isSound);
}
