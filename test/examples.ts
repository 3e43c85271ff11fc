/**
 * The examples of the pages: each block of JavaScript or TypeScript, and what it says that its
 * `console.log` lines print.
 */
export interface Example {
  /** Of its first line in the page, from 1. */
  readonly line: number;
  readonly code: string;
  /** What stands in a comment behind each `console.log`, in order. */
  readonly prints: readonly string[];
}

const BLOCK = /^```(?:js|ts|javascript|typescript)\n([\s\S]*?)^```$/gm;
const PRINTED = /console\.log\(.*\);? *\/\/ *(.*)$/;

export function examplesOf(page: string): Example[] {
  return [...page.matchAll(BLOCK)].map((match) => {
    const code = match[1]!;
    const prints = code
      .split('\n')
      .map((line) => PRINTED.exec(line)?.[1])
      .filter((text): text is string => text !== undefined);
    return { line: page.slice(0, match.index).split('\n').length + 1, code, prints };
  });
}

/** Loader hooks by which `bongsu/…` is what stands in the sources of this checkout. */
export function sourceHooks(root: string): string {
  return [
    `import { registerHooks } from 'node:module';`,
    `const sources = ${JSON.stringify(`file://${root}/src/`)};`,
    `registerHooks({ resolve(name, context, next) {`,
    `  if (!name.startsWith('bongsu/')) return next(name, context);`,
    `  return { url: sources + name.slice(7) + '/index.ts', shortCircuit: true };`,
    `} });`,
  ].join('\n');
}
