/** A line of an indented text with the lines that hang below it. */
export interface Line {
  /** Without indentation and trailing blanks. */
  readonly text: string;
  /** Line number in the file, from 1. */
  readonly number: number;
  readonly below: readonly Line[];
}

interface Growing {
  readonly text: string;
  readonly number: number;
  readonly indent: number;
  readonly below: Growing[];
}

/** Reads indentation into a tree. Empty lines carry nothing and are left out. */
export function outline(text: string): readonly Line[] {
  const root: Growing = { text: '', number: 0, indent: -1, below: [] };
  const path: Growing[] = [root];
  text.split(/\r?\n/).forEach((raw, index) => {
    const trimmed = raw.trim();
    if (trimmed === '') return;
    const line: Growing = {
      text: trimmed,
      number: index + 1,
      indent: raw.length - raw.trimStart().length,
      below: [],
    };
    while (path.at(-1)!.indent >= line.indent) path.pop();
    path.at(-1)!.below.push(line);
    path.push(line);
  });
  return root.below;
}

/** A specification that cannot be read, with the place. */
export class SpecificationError extends Error {
  constructor(line: Line, expected: string) {
    super(`line ${line.number}: expected ${expected}, found "${line.text}"`);
    this.name = 'SpecificationError';
  }
}
