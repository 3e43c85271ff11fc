import type {
  Content,
  Definition,
  ExpansionDefinition,
  Integer,
  Limit,
  Part,
  Quantity,
  Structure,
} from '../../src/wire/asterix/definition.ts';

/**
 * Widths that cannot be right: items, pieces of an extended item and repeated parts must fill whole
 * bytes. An empty answer means that the specification was understood.
 */
export function widthErrors(definition: Definition | ExpansionDefinition): string[] {
  const errors: string[] = [];
  if ('items' in definition) {
    for (const [name, item] of Object.entries(definition.items)) {
      wholeBytes(name, item.structure, errors);
    }
  } else {
    wholeBytes('RE', definition.content, errors);
  }
  return errors;
}

/** Bits of a structure of fixed length; a case is as wide as its first alternative. */
export function fixedBits(structure: Structure): number | null {
  switch (structure.kind) {
    case 'element':
      return structure.bits;
    case 'group':
      return sumBits(structure.parts);
    case 'case': {
      const widths = structure.cases.map(([, alternative]) => fixedBits(alternative));
      const [first = null] = widths;
      return widths.every((width) => width === first) ? first : null;
    }
    default:
      return null;
  }
}

function sumBits(parts: readonly Part[]): number | null {
  let sum = 0;
  for (const part of parts) {
    const bits = part.kind === 'spare' ? part.bits : fixedBits(part.structure);
    if (bits === null) return null;
    sum += bits;
  }
  return sum;
}

function wholeBytes(path: string, structure: Structure, errors: string[], extra = 0): void {
  switch (structure.kind) {
    case 'element':
    case 'group':
    case 'case': {
      const bits = fixedBits(structure);
      if (bits === null || bits === 0 || (bits + extra) % 8 !== 0) {
        errors.push(`${path}: ${bits ?? 'variable'} bits do not fill whole bytes`);
      }
      return;
    }
    case 'extended':
      structure.pieces.forEach((piece, index) => {
        const fx = index < structure.pieces.length - 1 || structure.lastHasFx ? 1 : 0;
        const bits = sumBits(piece);
        if (bits === null || (bits + fx) % 8 !== 0) {
          errors.push(`${path}: piece ${index + 1} has ${bits ?? 'variable'} bits and ${fx} FX`);
        }
        if (!piece.some((part) => part.kind === 'named')) {
          errors.push(`${path}: piece ${index + 1} names nothing`);
        }
      });
      return;
    case 'repetitive':
      wholeBytes(path, structure.of, errors, structure.count === 'fx' ? 1 : 0);
      return;
    case 'compound':
      for (const part of structure.parts) {
        if (part !== null) wholeBytes(`${path}/${part.name}`, part.structure, errors);
      }
      return;
    case 'explicit':
      return;
  }
}

/**
 * The definition without limits that no codable value meets (an edition of CAT015 says that an
 * azimuth is `>= 360`), and the places where one was left out. The field's own range still holds.
 */
export function withoutImpossibleLimits<T>(definition: T): { definition: T; dropped: string[] } {
  const dropped: string[] = [];
  const visit = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((entry) => visit(entry, path));
    if (value === null || typeof value !== 'object') return value;
    const record = value as Record<string, unknown>;
    if (record['kind'] === 'element') {
      const content = record['content'] as Content;
      const bits = record['bits'] as number;
      const numeric = content.kind === 'integer' || content.kind === 'quantity';
      if (numeric && impossible(content, bits)) {
        const limits = content.limits.map(([relation, [n, d]]) => `${relation} ${n / d}`);
        dropped.push(`${path}: ${limits.join(' ')}`);
        return { ...record, content: { ...content, limits: [] } };
      }
    }
    const name = typeof record['name'] === 'string' ? `${path}/${record['name']}` : path;
    const inItems = path === '' && 'items' in record;
    return Object.fromEntries(
      Object.entries(record).map(([key, entry]) => {
        if (inItems && key === 'items') {
          const items = Object.entries(entry as Record<string, unknown>);
          return [
            key,
            Object.fromEntries(items.map(([item, inner]) => [item, visit(inner, item)])),
          ];
        }
        return [key, visit(entry, name)];
      }),
    );
  };
  return { definition: visit(definition, '') as T, dropped };
}

function impossible(content: Integer | Quantity, bits: number): boolean {
  const scale = content.kind === 'quantity' ? content.scale[0] / content.scale[1] : 1;
  const low = content.signed ? -(2 ** (bits - 1)) * scale : 0;
  const high = (2 ** (content.signed ? bits - 1 : bits) - 1) * scale;
  let [from, to] = [low, high];
  for (const [relation, [numerator, denominator]] of content.limits) {
    const bound = numerator / denominator;
    if (isLower(relation)) from = Math.max(from, bound);
    else to = Math.min(to, bound);
  }
  return from > to;
}

function isLower(relation: Limit[0]): boolean {
  return relation === '>' || relation === '>=';
}
