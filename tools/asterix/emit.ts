import type { Definition, ExpansionDefinition } from '../../src/wire/asterix/definition.ts';
import { withoutImpossibleLimits } from './check.ts';

/** What the name of a committed edition is made of. */
export interface EditionName {
  readonly category: number;
  readonly edition: string;
  /** `cat` for a category, `ref` for what its Reserved Expansion field holds. */
  readonly kind: 'cat' | 'ref';
}

/** `cat048-1.32.generated.ts` */
export function fileName({ kind, category, edition }: EditionName): string {
  return `${kind}${threeDigits(category)}-${edition}.generated.ts`;
}

export function threeDigits(category: number): string {
  return String(category).padStart(3, '0');
}

function functionName({ kind, category, edition }: EditionName): string {
  return `${kind}${threeDigits(category)}_${edition.replace('.', '_')}`;
}

/** What each generated file says first. */
export function heading(what: string): string[] {
  return [
    '/*',
    ' * Written by tools/asterix/compile.ts: do not edit.',
    ` * ${what}, derived from the machine-readable`,
    ' * specifications of github.com/zoranbosnjak/asterix-specs, Copyright (c) 2019, KZPS, whose',
    ' * licence (BSD-3-Clause) stands in definitions/LICENSE.asterix-specs.',
    ' */',
  ];
}

/**
 * The committed module of one edition: its data as JSON, one line an item. As text it costs next
 * to nothing to load; it is parsed when the edition is first used.
 */
export function emitDefinition(
  name: EditionName,
  source: Definition | ExpansionDefinition,
): string {
  const { definition, dropped } = withoutImpossibleLimits(source);
  const { category, edition } = definition;
  const type = 'items' in definition ? 'Definition' : 'ExpansionDefinition';
  const lines = [
    ...heading(`EUROCONTROL ASTERIX category ${threeDigits(category)}, edition ${edition}`),
    `import type { ${type} } from '../definition.ts';`,
    '',
    ...dropped.map((place) => `// Left out, since no value meets it: ${place}`),
    ...(dropped.length > 0 ? [''] : []),
    'const TEXT = [',
    ...jsonLines(definition).map((line) => `  ${quoted(line)},`),
    '];',
    '',
    `export function ${functionName(name)}(): ${type} {`,
    "  return JSON.parse(TEXT.join(''));",
    '}',
  ];
  return lines.join('\n') + '\n';
}

function jsonLines(definition: Definition | ExpansionDefinition): string[] {
  const { category, title, edition, date } = definition;
  const head = JSON.stringify({ category, edition, title, date }).slice(0, -1);
  if ('items' in definition) {
    const { items, profile } = definition;
    const names = Object.keys(items).sort();
    const rows = names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(items[name])}`);
    return [`${head},"items":{`, ...separated(rows), `},"profile":${JSON.stringify(profile)}}`];
  }
  const { parts, ...rest } = definition.content;
  const inner = JSON.stringify(rest).slice(0, -1);
  const rows = parts.map((part) => JSON.stringify(part));
  return [`${head},"content":${inner},"parts":[`, ...separated(rows), ']}}'];
}

function separated(rows: readonly string[]): string[] {
  return rows.map((row, index) => (index < rows.length - 1 ? `${row},` : row));
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** The module that lists the committed editions by category. */
export function emitCatalogue(names: readonly EditionName[]): string {
  const sorted = [...names].sort(
    (a, b) =>
      a.kind.localeCompare(b.kind) ||
      a.category - b.category ||
      a.edition.localeCompare(b.edition, 'en', { numeric: true }),
  );
  const rows = (kind: EditionName['kind']): string[] =>
    sorted
      .filter((name) => name.kind === kind)
      .map(
        (name) =>
          `  { category: ${name.category}, edition: '${name.edition}', make: ${functionName(name)} },`,
      );
  return [
    '// Written by tools/asterix/compile.ts: do not edit.',
    "import type { Definition, ExpansionDefinition } from '../definition.ts';",
    ...sorted.map((name) => `import { ${functionName(name)} } from './${fileName(name)}';`),
    '',
    '/** An edition and the function that makes its definition. */',
    'export interface Carried<T> {',
    '  readonly category: number;',
    '  readonly edition: string;',
    '  readonly make: () => T;',
    '}',
    '',
    '/** Every edition that this build can read and write. */',
    'export const CATEGORIES: readonly Carried<Definition>[] = [',
    ...rows('cat'),
    '];',
    '',
    '/** What Reserved Expansion fields hold, by category and edition. */',
    'export const EXPANSIONS: readonly Carried<ExpansionDefinition>[] = [',
    ...rows('ref'),
    '];',
    '',
  ].join('\n');
}
