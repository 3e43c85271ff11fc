/** Writes the TypeScript types of one category's records, with titles and units as doc comments. */
import type {
  Content,
  Definition,
  ExpansionDefinition,
  Part,
  Structure,
} from '../../src/wire/asterix/definition.ts';
import { heading, threeDigits } from './emit.ts';
import { keyCode } from './emit-fixed.ts';

/** `Cat048Edition1_32` */
export function className(name: { readonly category: number; readonly edition: string }): string {
  return `Cat${threeDigits(name.category)}Edition${name.edition.replace('.', '_')}`;
}

/** Name of an item's field in a typed record: `I040`, `RE`. */
export function propertyName(item: string): string {
  return /^\d/.test(item) ? `I${item}` : item;
}

/** Item types written so far, by their text: editions share those that are equal. */
interface Shelf {
  readonly category: string;
  readonly byText: Map<string, string>;
  readonly names: Set<string>;
  readonly declarations: string[];
}

/** The module of a category's types in all its editions. */
export function emitTypes(
  definitions: readonly Definition[],
  expansion: ExpansionDefinition | null,
): string {
  const category = threeDigits(definitions[0]!.category);
  const shelf: Shelf = { category, byText: new Map(), names: new Set(), declarations: [] };
  const editions = definitions.flatMap((definition) => edition(definition, expansion, shelf));
  const names = definitions.map((definition) => className(definition));
  return [
    ...heading(`Record types of EUROCONTROL ASTERIX category ${category}`),
    "import type { AsterixRecord } from '../record.ts';",
    '',
    ...shelf.declarations,
    ...editions,
    `/** A record of category ${category}: ${definitions[0]!.title}. */`,
    `export type Cat${category} = ${names.join(' | ')};`,
    '',
  ].join('\n');
}

/** The module that gathers the types of all categories. */
export function emitTypeIndex(categories: readonly string[]): string {
  return [
    '// Written by tools/asterix/compile.ts: do not edit.',
    ...categories.map((key) => `import type { Cat${key} } from './cat${key}.generated.ts';`),
    '',
    ...categories.map((key) => `export type * from './cat${key}.generated.ts';`),
    '',
    '/** A record of any category; `category` and `edition` tell which. */',
    'export type TypedRecord =',
    ...categories.map((key, i) => `  | Cat${key}${i === categories.length - 1 ? ';' : ''}`),
    '',
  ].join('\n');
}

function edition(
  definition: Definition,
  expansion: ExpansionDefinition | null,
  shelf: Shelf,
): string[] {
  const { items, profile } = definition;
  const lists = profile.kind === 'single' ? [profile.slots] : Object.values(profile.variations);
  const names = [...new Set(lists.flat())].filter((slot) => slot !== null && slot !== 'rfs');
  const lines = [
    `/** A record of category ${shelf.category} by edition ${definition.edition} (${definition.date}): ${definition.title}. */`,
    `export interface ${className(definition)} extends AsterixRecord {`,
    `  readonly category: ${definition.category};`,
    `  readonly edition: '${definition.edition}';`,
  ];
  for (const name of names as string[]) {
    const { title, structure } = items[name]!;
    const isExpansion = name === 'RE' && expansion !== null;
    const type = isExpansion
      ? `string | ${named(shelf, 'RE', typeOf(expansion.content, '  '), expansion.edition)}`
      : named(shelf, name, typeOf(structure, '  '), definition.edition);
    lines.push(
      ...comment(title, structure, '  '),
      `  readonly ${propertyName(name)}: ${type} | undefined;`,
    );
  }
  return [...lines, '}', ''];
}

/** Object types get a name, so that a program can speak of them. */
function named(shelf: Shelf, item: string, text: string, edition: string): string {
  if (!text.startsWith('{')) return text;
  const key = `${item} ${text}`;
  const known = shelf.byText.get(key);
  if (known !== undefined) return known;
  const plain = `Cat${shelf.category}Item${item}`;
  const name = shelf.names.has(plain) ? `${plain}Edition${edition.replace('.', '_')}` : plain;
  shelf.names.add(name);
  shelf.byText.set(key, name);
  shelf.declarations.push(`export interface ${name} ${outdented(text)}`, '');
  return name;
}

function outdented(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^ {2}/, ''))
    .join('\n');
}

function typeOf(structure: Structure, indent: string): string {
  switch (structure.kind) {
    case 'element':
      return contentType(structure.content, structure.bits);
    case 'case':
      return [...new Set(structure.cases.map(([, each]) => typeOf(each, indent)))].join(' | ');
    case 'group':
      return objectType(structure.parts, indent, false);
    case 'extended':
      return objectType(structure.pieces.flat(), indent, structure.pieces[0]!.length);
    case 'repetitive': {
      const of = typeOf(structure.of, indent);
      return of.includes('|') ? `readonly (${of})[]` : `readonly ${of}[]`;
    }
    case 'compound':
      return objectType(structure.parts, indent, 0);
    case 'explicit':
      return 'string';
  }
}

/** @param always parts from the first on that are always there, or false for all */
function objectType(
  parts: readonly (Part | null)[],
  indent: string,
  always: number | false,
): string {
  const inner = `${indent}  `;
  const lines = parts.flatMap((part, index) => {
    if (part === null || part.kind === 'spare') return [];
    const type = typeOf(part.structure, inner);
    const there = always === false || index < always;
    const rest = there ? `: ${type}` : `?: ${type} | undefined`;
    return [
      ...comment(part.title, part.structure, inner),
      `${inner}readonly ${keyCode(part.name)}${rest};`,
    ];
  });
  return ['{', ...lines, `${indent}}`].join('\n');
}

function contentType(content: Content, bits: number): string {
  switch (content.kind) {
    case 'raw':
      return bits <= 32 ? 'number' : 'string';
    case 'string':
    case 'bds':
      return 'string';
    case 'case':
      return [...new Set(content.cases.map(([, each]) => contentType(each, bits)))].join(' | ');
    default:
      return 'number';
  }
}

function comment(title: string, structure: Structure, indent: string): string[] {
  const unit = unitText(structure);
  const text = [title, unit].filter((part) => part !== '').join(', ');
  return text === '' ? [] : [`${indent}/** ${text.replaceAll('*/', '* /')}. */`];
}

function unitText(structure: Structure): string {
  if (structure.kind === 'repetitive') return unitText(structure.of);
  if (structure.kind !== 'element') return '';
  const { content } = structure;
  if (content.kind === 'quantity') return content.unit;
  if (content.kind !== 'case') return '';
  const units = content.cases.map(([values, each]) =>
    each.kind === 'quantity' ? `${each.unit} where ${content.by.join(', ')} is ${values}` : '',
  );
  return units.filter((unit) => unit !== '').join(', ');
}
