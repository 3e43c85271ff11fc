import type {
  Compound,
  Definition,
  ExpansionDefinition,
  Extended,
  Item,
  Named,
  Part,
  Profile,
  Slot,
  Structure,
} from '../../src/wire/asterix/definition.ts';
import { parseCase, parseContent, wholeNumber } from './content.ts';
import { type Line, outline, SpecificationError } from './outline.ts';

export type Specification =
  | { readonly kind: 'category'; readonly definition: Definition }
  | { readonly kind: 'expansion'; readonly definition: ExpansionDefinition };

/** Explanations that hang below a name and are not structure. */
const PROSE = new Set(['definition', 'description', 'remark']);

/**
 * Reads the text of one `.ast` specification (the notation of github.com/zoranbosnjak/asterix-specs).
 * Throws {@link SpecificationError} with the line where the text is not understood: nothing is
 * skipped in silence.
 */
export function parseSpecification(text: string): Specification {
  const lines = outline(text);
  const [head] = lines;
  const match = /^(asterix|ref) (\d+) "(.*)"$/.exec(head?.text ?? '');
  if (head === undefined || match === null) {
    throw new SpecificationError(
      head ?? { text: '', number: 1, below: [] },
      'asterix NNN "title" or ref NNN "title"',
    );
  }
  const common = {
    category: Number(match[2]),
    title: match[3]!,
    edition: heading(lines, head, /^edition (\d+\.\d+)$/),
    date: heading(lines, head, /^date (\d{4}-\d\d-\d\d)$/),
  };
  if (match[1] === 'ref') {
    const line = lines.find((candidate) => /^compound\b/.test(candidate.text));
    if (line === undefined) throw new SpecificationError(head, 'a compound below the heading');
    return { kind: 'expansion', definition: { ...common, content: compound(line) } };
  }
  const items: Record<string, Item> = {};
  for (const line of section(lines, head, 'items').below) {
    const { name, title, structure } = named(line);
    if (name in items) throw new SpecificationError(line, 'an item number used once');
    items[name] = { title, structure };
  }
  return {
    kind: 'category',
    definition: { ...common, items, profile: profile(lines, head, items) },
  };
}

function heading(lines: readonly Line[], head: Line, pattern: RegExp): string {
  for (const line of lines) {
    const value = pattern.exec(line.text)?.[1];
    if (value !== undefined) return value;
  }
  throw new SpecificationError(head, `a heading like ${pattern.source}`);
}

function section(lines: readonly Line[], head: Line, name: string): Line {
  const found = lines.find((line) => line.text === name);
  if (found === undefined) throw new SpecificationError(head, `a section "${name}"`);
  return found;
}

function profile(
  lines: readonly Line[],
  head: Line,
  items: Readonly<Record<string, Item>>,
): Profile {
  const slot = (line: Line): Slot => {
    if (line.text === '-') return null;
    if (line.text !== 'rfs' && !(line.text in items)) {
      throw new SpecificationError(line, 'an item that is defined');
    }
    return line.text;
  };
  const single = lines.find((line) => line.text === 'uap');
  if (single !== undefined) return { kind: 'single', slots: single.below.map(slot) };
  const several = section(lines, head, 'uaps');
  const variations = section(several.below, several, 'variations');
  const choice = several.below.find((line) => line.text.startsWith('case '));
  if (choice === undefined) throw new SpecificationError(several, 'a case that chooses');
  return {
    kind: 'several',
    variations: Object.fromEntries(
      variations.below.map((line) => [line.text, line.below.map(slot)]),
    ),
    by: choice.text.slice('case '.length),
    cases: choice.below.map((line) => {
      const match = /^(\d+): (\S+)$/.exec(line.text);
      if (match === null) throw new SpecificationError(line, 'a value and a variation');
      return [Number(match[1]), match[2]!] as const;
    }),
  };
}

function named(line: Line): Named {
  const match = /^(\S+) "(.*)"$/.exec(line.text);
  if (match === null) throw new SpecificationError(line, 'a name and a title');
  const bodies = line.below.filter((child) => !PROSE.has(child.text));
  const [body] = bodies;
  if (body === undefined || bodies.length > 1) {
    throw new SpecificationError(bodies[1] ?? line, 'exactly one structure below the name');
  }
  return { kind: 'named', name: match[1]!, title: match[2]!, structure: structure(body) };
}

function part(line: Line): Part {
  const spare = /^spare (\d+)$/.exec(line.text)?.[1];
  return spare === undefined ? named(line) : { kind: 'spare', bits: Number(spare) };
}

function structure(line: Line): Structure {
  const [word = '', argument = ''] = line.text.split(' ');
  const [only] = line.below;
  switch (word) {
    case 'element':
      if (only === undefined) throw new SpecificationError(line, 'what the bits mean, below');
      return { kind: 'element', bits: wholeNumber(line, argument), content: parseContent(only) };
    case 'group':
      return { kind: 'group', parts: line.below.map(part) };
    case 'extended':
      return extended(line);
    case 'repetitive':
      if (only === undefined) throw new SpecificationError(line, 'what is repeated, below');
      return {
        kind: 'repetitive',
        count: argument === 'fx' ? 'fx' : wholeNumber(line, argument),
        of: structure(only),
      };
    case 'compound':
      return compound(line);
    case 'explicit':
      if (argument !== 're' && argument !== 'sp') throw new SpecificationError(line, 're or sp');
      return { kind: 'explicit', field: argument };
    case 'case':
      return { kind: 'case', ...parseCase(line, structure) };
    default:
      throw new SpecificationError(line, 'a structure (element, group, extended, …)');
  }
}

function extended(line: Line): Extended {
  const pieces: Part[][] = [[]];
  for (const child of line.below) {
    if (child.text === '-') pieces.push([]);
    else pieces.at(-1)!.push(part(child));
  }
  const lastHasFx = pieces.at(-1)!.length === 0;
  if (lastHasFx) pieces.pop();
  if (pieces.length === 0) throw new SpecificationError(line, 'at least one piece');
  return { kind: 'extended', pieces, lastHasFx };
}

function compound(line: Line): Compound {
  const argument = line.text.split(' ')[1];
  return {
    kind: 'compound',
    fspecBytes: argument === undefined ? null : wholeNumber(line, argument),
    parts: line.below
      .filter((child) => !PROSE.has(child.text))
      .map((child) => (child.text === '-' ? null : named(child))),
  };
}
