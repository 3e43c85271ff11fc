/**
 * Compiles ASTERIX specifications into the committed definitions:
 *
 *     node tools/asterix/compile.ts FOLDER_OF_AST_FILES
 *
 * The folder holds files named `catNNN-cat-E.E.ast` and the LICENSE of asterix-specs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Definition } from '../../src/wire/asterix/definition.ts';
import { widthErrors } from './check.ts';
import { emitCatalogue, emitDefinition, fileName } from './emit.ts';
import { parseSpecification } from './parse.ts';

/** The editions that Bongsu carries. */
export const CARRIED: readonly { readonly category: string; readonly edition: string }[] = [
  { category: '015', edition: '1.2' },
  { category: '034', edition: '1.29' },
  { category: '048', edition: '1.32' },
];

/** Names and texts of the files that `folder` compiles to. */
export function compileFolder(folder: string): Map<string, string> {
  const notice = readFileSync(join(folder, 'LICENSE'), 'utf8');
  const files = new Map<string, string>();
  const definitions: Definition[] = [];
  for (const { category, edition } of CARRIED) {
    const source = `cat${category}-cat-${edition}.ast`;
    const parsed = parseSpecification(readFileSync(join(folder, source), 'utf8'));
    if (parsed.kind !== 'category') throw new Error(`${source} is not a category`);
    const errors = widthErrors(parsed.definition);
    if (errors.length > 0) throw new Error(`${source}: ${errors.join('; ')}`);
    definitions.push(parsed.definition);
    files.set(
      fileName(parsed.definition.category, edition),
      emitDefinition(parsed.definition, notice),
    );
  }
  files.set('catalogue.generated.ts', emitCatalogue(definitions));
  files.set('LICENSE.asterix-specs', notice);
  return files;
}

export const DEFINITIONS_FOLDER: string = join(
  dirname(fileURLToPath(import.meta.url)),
  '../../src/wire/asterix/definitions',
);

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error('usage: node tools/asterix/compile.ts FOLDER_OF_AST_FILES');
    process.exit(2);
  }
  for (const [name, text] of compileFolder(folder)) {
    writeFileSync(join(DEFINITIONS_FOLDER, name), text);
    console.log(name);
  }
}
