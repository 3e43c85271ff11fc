/** Longest word of somebody else's that is taken over, characters. */
const MAX_CHARS = 500;

/**
 * What came from outside (answers of gateways, names in certificates, errors of other systems), fit to
 * be recorded and shown: well-formed, without control characters or marks that turn the direction of
 * writing, by which a terminal or a page would show something else than what is there.
 */
export function plain(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu, ' ');
  return clean.length > MAX_CHARS ? `${clean.slice(0, MAX_CHARS).toWellFormed()}…` : clean;
}
