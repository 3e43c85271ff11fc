/**
 * Writes the docs that are made from the program: `node tools/docs.ts`; with `--check` it only
 * says whether they are up to date (exit code 1 when they are not).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEDGER_ERRORS } from '../src/ledger/index.ts';
import { ERRORS } from '../src/node/index.ts';
import { ALARMS } from '../src/watch/index.ts';
import { formatsPage } from './docs-formats.ts';

const root = join(import.meta.dirname, '..');

/** The error table: every code that a user can meet, in alphabetical order. */
export function errorTable(): string {
  const rows = [
    ...Object.entries(ERRORS).map(([code, { text, exit }]) => [code, text, String(exit)]),
    ...Object.entries(LEDGER_ERRORS).map(([code, text]) => [code, text, '1']),
    ...Object.entries(ALARMS).map(([code, text]) => [code, text, 'alarm']),
  ].sort(([a], [b]) => (a! < b! ? -1 : 1));
  const lines = rows.map(([code, text, exit]) => `| \`${code}\` | ${text} | ${exit} |`);
  return [
    '# Errors and alarms',
    '',
    'Made from the program by `node tools/docs.ts`. Words in braces are filled in. The last column',
    'is the exit code of a command that ends with it; alarms stand in the ledger, on the page and in',
    '`/health`. Bad sensor or peer input is no error: it is counted by reason and shown in `/health`',
    'and by `bongsu doctor`.',
    '',
    '| code | what it says | exit |',
    '|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}

/** Every generated page with what should stand in it. */
export function generatedDocs(): { file: string; text: string }[] {
  return [
    { file: 'docs/errors.md', text: errorTable() },
    { file: 'docs/formats.md', text: formatsPage() },
  ];
}

if (import.meta.main) {
  const check = process.argv.includes('--check');
  for (const { file, text } of generatedDocs()) {
    const path = join(root, file);
    if (!check) writeFileSync(path, text);
    else if (readFileSync(path, 'utf8') !== text) {
      console.error(`${file} is out of date: run "node tools/docs.ts"`);
      process.exitCode = 1;
    }
  }
}
