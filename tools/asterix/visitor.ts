/** Writes code that uses every value of a typed record, as a program that reads all of it would. */

import { ASCII, HEX, ICAO, OCTAL } from '../../src/wire/asterix/leaf.ts';
import type { CategoryPlan, Field, Plan } from '../../src/wire/asterix/plan.ts';
import type { Value } from '../../src/wire/asterix/record.ts';
import { propertyName } from './emit-types.ts';

/** Sum over all values of a record: numbers as they are, of texts first character and length. */
export type Visitor = (record: object) => number;

/** A visitor of the plan's records, as plain property reads. */
export async function visitorOf(plan: CategoryPlan): Promise<Visitor> {
  const lines: string[] = [];
  for (const slot of plan.slots) {
    if (slot === null || slot.plan.kind === 'sequence') continue;
    lines.push(...present(`r.${propertyName(slot.name)}`, (name) => planLines(slot.plan, name, 0)));
  }
  const source = `export function visit(r) { let s = 0;\n${lines.join('\n')}\nreturn s; }`;
  const module: { visit: Visitor } = await import(
    `data:text/javascript,${encodeURIComponent(source)}`
  );
  return module.visit;
}

/** The same sum by walking whatever is there: what a visitor is checked against. */
export function sumOf(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return textSum(value);
  return Object.values(value).reduce((sum: number, inner: Value) => sum + sumOf(inner), 0);
}

function textSum(text: string): number {
  return text.length === 0 ? 0 : text.charCodeAt(0) + text.length;
}

let names = 0;

function present(from: string, inside: (name: string) => string[]): string[] {
  const name = `v${names++}`;
  return [`const ${name} = ${from};`, `if (${name} !== undefined) {`, ...inside(name), '}'];
}

function planLines(plan: Plan, name: string, depth: number): string[] {
  switch (plan.kind) {
    case 'fixed':
      return plan.leaf === null
        ? fieldLines(plan.fields, name, false)
        : [valueLine(plan.leaf.kind, name)];
    case 'extended':
      return plan.pieces.flatMap((piece, index) => fieldLines(piece.fields, name, index > 0));
    case 'repetitive': {
      const each = `e${names++}`;
      const inner = planLines(plan.of, each, depth + 1);
      return [
        `for (let i${depth} = 0; i${depth} < ${name}.length; i${depth}++) {`,
        `const ${each} = ${name}[i${depth}];`,
        ...inner,
        '}',
      ];
    }
    case 'compound':
      return plan.parts.flatMap((part) =>
        part === null
          ? []
          : present(`${name}[${JSON.stringify(part.name)}]`, (inner) =>
              planLines(part.plan, inner, depth),
            ),
      );
    case 'explicit':
      return [valueLine(HEX, name)];
    case 'sequence':
      return [];
  }
}

function fieldLines(fields: readonly Field[], name: string, optional: boolean): string[] {
  return fields.flatMap(({ name: field, leaf, fields: inner }) => {
    const from = `${name}[${JSON.stringify(field)}]`;
    const lines = (value: string): string[] =>
      leaf === null ? fieldLines(inner!, value, false) : [valueLine(leaf.kind, value)];
    if (optional) return present(from, lines);
    const value = `v${names++}`;
    return [`const ${value} = ${from};`, ...lines(value)];
  });
}

function valueLine(kind: number, name: string): string {
  const isText = kind === HEX || kind === ASCII || kind === ICAO || kind === OCTAL;
  return isText
    ? `s += ${name}.length === 0 ? 0 : ${name}.charCodeAt(0) + ${name}.length;`
    : `s += ${name};`;
}
