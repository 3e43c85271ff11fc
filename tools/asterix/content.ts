import type { Content, Limit, Ratio } from '../../src/wire/asterix/definition.ts';
import { type Line, SpecificationError } from './outline.ts';

/** Reads what an element's bits mean: the line below `element N`. */
export function parseContent(line: Line): Content {
  const { text } = line;
  if (text === 'raw') return { kind: 'raw' };
  if (text === 'table') return { kind: 'table', labels: line.below.map(label) };
  const alphabet = /^string (ascii|octal|icao)$/.exec(text)?.[1];
  if (alphabet !== undefined) {
    return { kind: 'string', alphabet: alphabet as 'ascii' | 'octal' | 'icao' };
  }
  const register = /^bds(?: (\?|[0-9A-Fa-f]+))?$/.exec(text);
  if (register !== null) {
    const fixed = register[1];
    return { kind: 'bds', register: fixed === undefined || fixed === '?' ? null : fixed };
  }
  const integer = /^(un)?signed integer(.*)$/.exec(text);
  if (integer !== null) {
    return { kind: 'integer', signed: integer[1] === undefined, limits: limits(line, integer[2]!) };
  }
  const quantity = /^(un)?signed quantity (\S+) "([^"]*)"(.*)$/.exec(text);
  if (quantity !== null) {
    return {
      kind: 'quantity',
      signed: quantity[1] === undefined,
      scale: ratio(line, quantity[2]!),
      unit: quantity[3]!,
      limits: limits(line, quantity[4]!),
    };
  }
  if (text.startsWith('case ')) {
    const { by, cases, otherwise } = parseCase(line, parseContent);
    return { kind: 'case', by, cases, otherwise };
  }
  throw new SpecificationError(line, 'what the bits mean (raw, table, string, bds, integer, …)');
}

/** A choice by other values: `case 150/IM` or `case (000, 120/CC/TID)`, alternatives below. */
export function parseCase<T>(
  line: Line,
  parse: (line: Line) => T,
): { by: string[]; cases: (readonly [number[], T])[]; otherwise: T | null } {
  const by = tuple(line.text.slice('case '.length));
  const cases: (readonly [number[], T])[] = [];
  let otherwise: T | null = null;
  for (const choice of line.below) {
    const [content] = choice.below;
    const key = /^(.*):$/.exec(choice.text)?.[1];
    if (key === undefined || content === undefined) {
      throw new SpecificationError(choice, 'a value, a colon and what it chooses');
    }
    if (key === 'default') otherwise = parse(content);
    else cases.push([tuple(key).map((value) => wholeNumber(choice, value)), parse(content)]);
  }
  return { by, cases, otherwise };
}

function tuple(text: string): string[] {
  const inner = /^\((.*)\)$/.exec(text)?.[1] ?? text;
  return inner.split(',').map((part) => part.trim());
}

function label(line: Line): readonly [number, string] {
  const match = /^(\d+):\s*(.*)$/.exec(line.text);
  if (match === null) throw new SpecificationError(line, 'a code, a colon and its meaning');
  return [Number(match[1]), match[2]!];
}

function limits(line: Line, text: string): Limit[] {
  const found: Limit[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const match = /^(<=|>=|<|>) (\S+)\s*/.exec(rest);
    if (match === null) throw new SpecificationError(line, 'limits like >= -90 <= 90');
    found.push([match[1] as Limit[0], ratio(line, match[2]!)]);
    rest = rest.slice(match[0].length);
  }
  return found;
}

/** `25`, `-8388607/100`, `360/2^16`, `1/10^6`: exact, as numerator and denominator. */
function ratio(line: Line, text: string): Ratio {
  const match = /^(-?)(\d+)(?:\^(\d+))?(?:\/(\d+)(?:\^(\d+))?)?$/.exec(text);
  if (match === null) throw new SpecificationError(line, 'a number or a ratio');
  const [, sign, base, power, lowerBase, lowerPower] = match;
  const numerator = Number(base) ** Number(power ?? 1);
  const denominator = Number(lowerBase ?? 1) ** Number(lowerPower ?? 1);
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator)) {
    throw new SpecificationError(line, 'a ratio of numbers below 2^53');
  }
  return [sign === '-' ? -numerator : numerator, denominator];
}

export function wholeNumber(line: Line, text: string): number {
  if (!/^\d+$/.test(text)) throw new SpecificationError(line, 'a whole number');
  return Number(text);
}
