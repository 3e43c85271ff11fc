import type { Definition } from '../../src/wire/asterix/definition.ts';
import { withoutImpossibleLimits } from './check.ts';

/** `cat048-1.32.generated.ts` */
export function fileName(category: number, edition: string): string {
  return `cat${String(category).padStart(3, '0')}-${edition}.generated.ts`;
}

function constantName(category: number, edition: string): string {
  return `CAT${String(category).padStart(3, '0')}_${edition.replace('.', '_')}`;
}

/**
 * The committed module of one edition: its data, one line an item, below the notice of the
 * specification it is derived from.
 *
 * @param notice licence text of the specifications, kept whole as it demands
 */
export function emitDefinition(source: Definition, notice: string): string {
  const { definition, dropped } = withoutImpossibleLimits(source);
  const { category, edition, title, date, items, profile } = definition;
  const lines = [
    '/*',
    ` * Written by tools/asterix/compile.ts: do not edit. EUROCONTROL ASTERIX category`,
    ` * ${String(category).padStart(3, '0')}, edition ${edition}, derived from the machine-readable specification of`,
    ' * github.com/zoranbosnjak/asterix-specs, whose notice follows.',
    ' *',
    ...notice
      .trimEnd()
      .split(/\r?\n/)
      .map((line) => ` * ${line}`.trimEnd()),
    ' */',
    "import type { Definition } from '../definition.ts';",
    '',
    ...dropped.map((place) => `// Left out, since no value meets it: ${place}`),
    ...(dropped.length > 0 ? ['', ''].slice(1) : []),
    `export const ${constantName(category, edition)}: Definition = {`,
    `  category: ${category},`,
    `  edition: ${JSON.stringify(edition)},`,
    `  title: ${JSON.stringify(title)},`,
    `  date: ${JSON.stringify(date)},`,
    '  items: {',
    ...Object.keys(items)
      .sort()
      .map((name) => `    ${JSON.stringify(name)}: ${JSON.stringify(items[name])},`),
    '  },',
    `  profile: ${JSON.stringify(profile)},`,
    '};',
  ];
  return lines.join('\n') + '\n';
}

/** The module that lists the committed editions by category. */
export function emitCatalogue(
  editions: readonly { readonly category: number; readonly edition: string }[],
): string {
  const sorted = [...editions].sort(
    (a, b) =>
      a.category - b.category || a.edition.localeCompare(b.edition, 'en', { numeric: true }),
  );
  return [
    '// Written by tools/asterix/compile.ts: do not edit.',
    "import type { Definition } from '../definition.ts';",
    ...sorted.map(
      ({ category, edition }) =>
        `import { ${constantName(category, edition)} } from './${fileName(category, edition)}';`,
    ),
    '',
    '/** Every edition that this build can read and write. */',
    'export const DEFINITIONS: readonly Definition[] = [',
    ...sorted.map(({ category, edition }) => `  ${constantName(category, edition)},`),
    '];',
    '',
  ].join('\n');
}
