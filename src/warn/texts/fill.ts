/**
 * Templates that are remembered in parts; the languages of a node have some two thousand. A memory
 * of sums, no state.
 */
const MAX_TEMPLATES = 4096;
const TEMPLATES = new Map<string, readonly string[]>();

/** Puts values into braces; what is put in is not read again. A name without a value stays. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  let text = '';
  const parts = partsOf(template);
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    text += i % 2 === 0 ? part : (values[part] ?? `{${part}}`);
  }
  return text;
}

/** Names of the placeholders of a template, in their order. */
export function placeholdersOf(template: string): string[] {
  return partsOf(template).filter((_, i) => i % 2 === 1);
}

/**
 * How long a text becomes by the length of what is put into it, from 1 on, UTF-16 units: what is put in
 * stands there as it is, as many times as it is named.
 */
export function growth(put: (text: string) => string): (length: number) => number {
  const one = put('x').length;
  const each = put('xx').length - one;
  return (length) => one + each * (length - 1);
}

/** Text and names of placeholders in turn, text first. */
function partsOf(template: string): readonly string[] {
  let parts = TEMPLATES.get(template);
  if (parts === undefined) {
    parts = template.split(/\{([a-z]+)\}/);
    if (TEMPLATES.size >= MAX_TEMPLATES) TEMPLATES.clear();
    TEMPLATES.set(template, parts);
  }
  return parts;
}
