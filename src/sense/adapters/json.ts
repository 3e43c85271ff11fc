/**
 * Deeper nesting than this is refused: no report has more than a few levels, and what walks a
 * value later (canonical JSON, printing) does so on a stack.
 */
export const MAX_JSON_DEPTH = 32;

export type JsonText =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/**
 * Parses JSON from outside. What JSON can write and canonical JSON (RFC 8785, by I-JSON, RFC 7493
 * sections 2.1 and 2.2) cannot is refused here once for all: half a surrogate pair in a text or a
 * name, a number beyond the range of doubles; and nesting beyond {@link MAX_JSON_DEPTH}.
 */
export function readJson(text: string): JsonText {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, message: 'is no JSON' };
  }
  const wrong = unwritable(value, MAX_JSON_DEPTH);
  return wrong === null ? { ok: true, value } : { ok: false, message: wrong };
}

function unwritable(value: unknown, depth: number): string | null {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? null : 'holds half a character (a lone surrogate)';
    case 'number':
      return Number.isFinite(value) ? null : 'holds a number that is too large';
    case 'object': {
      if (value === null) return null;
      if (depth === 0) return `is nested deeper than ${MAX_JSON_DEPTH} levels`;
      for (const [name, member] of Object.entries(value)) {
        const wrong = unwritable(name, depth) ?? unwritable(member, depth - 1);
        if (wrong !== null) return wrong;
      }
      return null;
    }
    default:
      return null;
  }
}
