/** Writes the code that reads one category's records fast: one function an item, shared by editions. */
import type {
  CategoryPlan,
  CompoundPlan,
  ExtendedPlan,
  Plan,
  RepetitivePlan,
  Slots,
} from '../../src/wire/asterix/plan.ts';
import { heading, threeDigits } from './emit.ts';
import { entriesCode, fixedCode, keyCode } from './emit-fixed.ts';
import { className, propertyName } from './emit-types.ts';

/** Functions written so far, by their text without the name: equal items of editions share one. */
interface Shelf {
  readonly byText: Map<string, string>;
  readonly names: Set<string>;
  readonly functions: string[];
}

const HELPERS = [
  'ascii',
  'bitsAt',
  'cut',
  'explicit',
  'hex56',
  'hexBits',
  'hexBytes',
  'icao',
  'icao48',
  'OCTAL_CODES',
  'octal',
] as const;

/** The module that reads the records of one category in all its editions. */
export function emitReader(plans: readonly CategoryPlan[]): string {
  const category = plans[0]!.category;
  const key = threeDigits(category);
  const shelf: Shelf = { byText: new Map(), names: new Set(), functions: [] };
  const editions = plans.flatMap((plan) => editionCode(plan, shelf));
  const body = [...shelf.functions, ...editions].join('\n');
  const used = HELPERS.filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  return [
    ...heading(`Reading code of EUROCONTROL ASTERIX category ${key}`),
    `import { ${[...used, 'type EditionReader', 'type Reader'].join(', ')} } from '../reader.ts';`,
    "import { RecordBase } from '../record-base.ts';",
    `import type { ${plans.map((plan) => className(plan)).join(', ')} } from '../types/cat${key}.generated.ts';`,
    '',
    body,
    `export const CAT${key}: readonly EditionReader[] = [`,
    ...plans.map(
      ({ edition }) =>
        `  { category: ${category}, edition: '${edition}', read: ${localName('read', edition)}, make: ${localName('make', edition)} },`,
    ),
    '];',
    '',
  ].join('\n');
}

/** The module that lists the reading code of all editions. */
export function emitReaderCatalogue(keys: readonly string[]): string {
  return [
    '// Written by tools/asterix/compile.ts: do not edit.',
    "import type { EditionReader } from '../reader.ts';",
    ...keys.map((key) => `import { CAT${key} } from './cat${key}.generated.ts';`),
    '',
    '/** Reading code of every edition that this build carries. */',
    'export const READERS: readonly EditionReader[] = [',
    ...keys.map((key) => `  ...CAT${key},`),
    '];',
    '',
  ].join('\n');
}

function localName(verb: string, edition: string): string {
  return `${verb}${edition.replace('.', '_')}`;
}

const START: readonly string[] = ['const b = c.bytes;', 'const p = c.offset;'];

function shelve(shelf: Shelf, wish: string, body: readonly string[]): string {
  const needsBytes = body.some((line) => line !== START[0] && /\bb\b/.test(line));
  const kept = needsBytes ? body : body.filter((line) => line !== START[0]);
  const text = kept.map((line) => `  ${line}`).join('\n');
  const known = shelf.byText.get(text);
  if (known !== undefined) return known;
  const plain = wish.replaceAll(/\W/g, '_');
  let name = plain;
  for (let n = 2; shelf.names.has(name); n++) name = `${plain}_${n}`;
  shelf.names.add(name);
  shelf.byText.set(text, name);
  shelf.functions.push(`function ${name}(c: Reader) {\n${text}\n}\n`);
  return name;
}

/** Name of the function that reads the structure. */
function planCode(plan: Plan, shelf: Shelf): string {
  const wish = `item${plan.path}`;
  switch (plan.kind) {
    case 'fixed': {
      const { statements, value } = fixedCode(plan, 0);
      return shelve(shelf, wish, [
        ...START,
        `if (p + ${plan.bytes} > c.end) return cut(c);`,
        `c.offset = p + ${plan.bytes};`,
        ...statements,
        `return ${value};`,
      ]);
    }
    case 'extended':
      return extendedCode(plan, wish, shelf);
    case 'repetitive':
      return repetitiveCode(plan, wish, shelf);
    case 'compound':
      return compoundCode(plan, wish, shelf);
    case 'explicit': {
      if (plan.content === null) return 'explicit';
      const inner = planCode(plan.content, shelf);
      return shelve(shelf, 'itemRE', [
        'if (!c.expansion) return explicit(c);',
        ...START,
        'const end = c.end;',
        'if (p >= end) return cut(c);',
        'const last = p + b[p]!;',
        'if (last === p || last > end) return cut(c);',
        'c.end = last;',
        'c.offset = p + 1;',
        `const value = ${inner}(c);`,
        'c.end = end;',
        'if (c.offset !== last) c.odd = true;',
        'return value;',
      ]);
    }
    case 'sequence':
      throw new Error('a sequence stands in a profile alone');
  }
}

/** One literal for each number of pieces: an object holds what was sent. */
function extendedCode(plan: ExtendedPlan, wish: string, shelf: Shelf): string {
  const lines = [...START];
  const entries: string[] = [];
  let from = 0;
  plan.pieces.forEach((piece, index) => {
    const { statements, value } = fixedCode(piece, from, `${index}_`);
    const to = from + piece.bytes;
    const isLast = index === plan.pieces.length - 1;
    entries.push(entriesCode(value));
    lines.push(`if (p + ${to} > c.end) return cut(c);`, ...statements);
    const literal = `{ ${entries.join(', ')} }`;
    const fx = `(b[p + ${to - 1}]! & 1)`;
    if (isLast) {
      if (plan.lastHasFx) lines.push(`if (${fx} !== 0) return cut(c);`);
      lines.push(`c.offset = p + ${to};`, `return ${literal};`);
    } else {
      lines.push(`if (${fx} === 0) {`, `  c.offset = p + ${to};`, `  return ${literal};`, '}');
    }
    from = to;
  });
  return shelve(shelf, wish, lines);
}

function repetitiveCode(plan: RepetitivePlan, wish: string, shelf: Shelf): string {
  const { of, countBytes, leastBytes } = plan;
  if (countBytes === 0) {
    if (of.kind !== 'fixed') throw new Error(`${plan.path}: only fixed parts repeat by FX`);
    const { statements, value } = fixedCode(of, 0);
    return shelve(shelf, wish, [
      'const b = c.bytes;',
      'let p = c.offset;',
      'const list = [];',
      'for (;;) {',
      `  if (p + ${of.bytes} > c.end) return cut(c);`,
      ...statements.map((line) => `  ${line}`),
      `  list.push(${value});`,
      `  p += ${of.bytes};`,
      '  if ((b[p - 1]! & 1) === 0) break;',
      '}',
      'c.offset = p;',
      'return list;',
    ]);
  }
  if (countBytes !== 1) throw new Error(`${plan.path}: a count of ${countBytes} bytes`);
  const each = planCode(of, shelf);
  return shelve(shelf, wish, [
    'if (c.offset >= c.end) return cut(c);',
    'const count = c.bytes[c.offset]!;',
    'c.offset++;',
    `if (count * ${leastBytes} > c.end - c.offset) return cut(c);`,
    'const list = [];',
    `for (let i = 0; i < count; i++) list.push(${each}(c));`,
    'return list;',
  ]);
}

function compoundCode(plan: CompoundPlan, wish: string, shelf: Shelf): string {
  const { lines, bit } = specificationCode(plan.parts, plan.fspecBytes);
  const entries: string[] = [];
  plan.parts.forEach((part, index) => {
    if (part === null) return;
    lines.push(`const v${index} = ${bit(index)} ? ${planCode(part.plan, shelf)}(c) : undefined;`);
    entries.push(`${keyCode(part.name)}: v${index}`);
  });
  lines.push(`return { ${entries.join(', ')} };`);
  return shelve(shelf, wish, lines);
}

/**
 * Reads a field specification into `f0`, `f1`, …, and leaves the offset behind it. What is too
 * long, empty or announces an undefined item is left to the plan.
 */
function specificationCode(
  slots: Slots,
  fspecBytes: number | null,
): { lines: string[]; bit: (slot: number) => string } {
  const perByte = fspecBytes === null ? 7 : 8;
  const bytes = fspecBytes ?? Math.ceil(slots.length / 7);
  const lines = ['const b = c.bytes;', 'let p = c.offset;'];
  const masks: number[] = [];
  for (let i = 0; i < bytes; i++) {
    let mask = 0;
    for (let lead = 0; lead < perByte; lead++) {
      if ((slots[i * perByte + lead] ?? null) !== null) mask |= 0x80 >> lead;
    }
    masks.push(mask);
  }
  const next = (i: number): string => `f${i} = b[p++]!;`;
  lines.push('if (p >= c.end) return cut(c);', `const ${next(0)}`);
  for (let i = 1; i < bytes; i++) {
    lines.push(`let f${i} = 0;`);
    if (fspecBytes !== null) {
      lines.push('if (p >= c.end) return cut(c);', next(i));
    } else {
      lines.push(
        `if ((f${i - 1} & 1) !== 0) {`,
        '  if (p >= c.end) return cut(c);',
        `  ${next(i)}`,
        '}',
      );
    }
  }
  const fx = fspecBytes === null ? 1 : 0;
  const undefinedBits = masks
    .map((mask, i) => [i, 0xff & ~mask & ~(i < bytes - 1 ? fx : 0)] as const)
    .filter(([, mask]) => mask !== 0)
    .map(([i, mask]) => `(f${i} & ${mask}) !== 0`);
  const empty = `(${masks.map((_, i) => `f${i}`).join(' | ')}) < ${fx === 1 ? 2 : 1}`;
  lines.push(`if (${[...undefinedBits, empty].join(' || ')}) return cut(c);`, 'c.offset = p;');
  const bit = (slot: number): string =>
    `(f${Math.floor(slot / perByte)} & ${0x80 >> (slot % perByte)}) !== 0`;
  return { lines, bit };
}

function editionCode(plan: CategoryPlan, shelf: Shelf): string[] {
  const { category, edition, slots, chooser } = plan;
  const names = [...new Set([slots, ...(chooser?.cases.values() ?? [])].flat())].flatMap((slot) =>
    slot === null || slot.plan.kind === 'sequence' ? [] : [slot.name],
  );
  const items = [...new Set(names)];
  const type = className(plan);
  const longest = [slots, ...(chooser?.cases.values() ?? [])].reduce((a, b) =>
    b.length > a.length ? b : a,
  );
  const everywhere: Slots = longest.map(
    (slot, i) =>
      slot ?? [...(chooser?.cases.values() ?? [])].map((each) => each[i]).find(Boolean) ?? null,
  );
  const { lines, bit } = specificationCode(everywhere, null);
  lines.push(`const r = new ${localName('Record', edition)}(start);`);
  const assign = (list: Slots, from: number): string[] =>
    list.flatMap((slot, index) => {
      if (index < from) return [];
      if (slot === null) {
        return everywhere[index] === null || everywhere[index] === undefined
          ? []
          : [`if (${bit(index)}) return cut(c);`];
      }
      if (slot.plan.kind === 'sequence') return [`if (${bit(index)}) return cut(c);`];
      return [
        `if (${bit(index)}) r.${propertyName(slot.name)} = ${planCode(slot.plan, shelf)}(c);`,
      ];
    });
  if (chooser === null) lines.push(...assign(slots, 0));
  else {
    lines.push(...assign(slots.slice(0, chooser.shared), 0));
    lines.push(`switch (r.${propertyName(chooser.item)}?.${chooser.subItem}) {`);
    for (const [value, list] of chooser.cases) {
      lines.push(
        `  case ${value}:`,
        ...assign(padded(list, everywhere.length), chooser.shared).map((line) => `    ${line}`),
        '    break;',
      );
    }
    lines.push('  default:', '    return cut(c);', '}');
  }
  lines.push('r.length = c.offset - start;', 'return r;');
  return [
    `const ITEMS${localName('', edition)} = [${items.map((name) => `'${name}'`).join(', ')}];`,
    `const FIELDS${localName('', edition)} = [${items.map((name) => `'${propertyName(name)}'`).join(', ')}];`,
    '',
    `class ${localName('Record', edition)} extends RecordBase implements ${type} {`,
    ...items.map((name) => `  declare ${propertyName(name)}: ${type}['${propertyName(name)}'];`),
    '  declare readonly category: ' + category + ';',
    `  declare readonly edition: '${edition}';`,
    '  constructor(offset: number) {',
    `    super(${category}, '${edition}', offset);`,
    ...items.map((name) => `    this.${propertyName(name)} = undefined;`),
    '  }',
    `  override get itemNames(): readonly string[] { return ITEMS${localName('', edition)}; }`,
    `  override get fieldNames(): readonly string[] { return FIELDS${localName('', edition)}; }`,
    '}',
    '',
    `function ${localName('make', edition)}(offset: number) {`,
    `  return new ${localName('Record', edition)}(offset);`,
    '}',
    '',
    `function ${localName('read', edition)}(c: Reader) {`,
    '  const start = c.offset;',
    ...lines.map((line) => `  ${line}`),
    '}',
    '',
  ];
}

function padded(slots: Slots, length: number): Slots {
  return Array.from({ length }, (_, index) => slots[index] ?? null);
}
