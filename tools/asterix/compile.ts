/**
 * Compiles ASTERIX specifications into the committed definitions:
 *
 *     node tools/asterix/compile.ts FOLDER_OF_AST_FILES
 *
 * The folder holds files named `catNNN-cat-E.E.ast` and the LICENSE of asterix-specs.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Definition, ExpansionDefinition } from '../../src/wire/asterix/definition.ts';
import { planCategory } from '../../src/wire/asterix/plan.ts';
import { widthErrors, withoutImpossibleLimits } from './check.ts';
import { type EditionName, emitCatalogue, emitDefinition, fileName } from './emit.ts';
import { emitReader, emitReaderCatalogue } from './emit-reader.ts';
import { emitTypeIndex, emitTypes } from './emit-types.ts';
import { parseSpecification } from './parse.ts';

/** The editions that Bongsu carries, by kind and category. */
const CARRIED: Readonly<Record<EditionName['kind'], Readonly<Record<string, readonly string[]>>>> =
  {
    cat: {
      '001': ['1.4'],
      '002': ['1.2'],
      '004': ['1.13'],
      '010': ['1.1'],
      '015': ['1.2'],
      '016': ['1.0'],
      '019': ['1.3'],
      '020': ['1.11'],
      '021': ['2.1', '2.4', '2.6', '2.7'],
      '034': ['1.29'],
      '048': ['1.31', '1.32'],
      '062': ['1.18', '1.19', '1.21'],
      '063': ['1.7'],
      '065': ['1.6'],
      '205': ['1.0'],
      '240': ['1.3'],
      '247': ['1.3'],
    },
    ref: { '021': ['1.5'], '048': ['1.13'], '062': ['1.3'] },
  };

/** Names and texts of the files that `folder` compiles to. */
export function compileFolder(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  const names: EditionName[] = [];
  const definitions: Definition[] = [];
  const expansions = new Map<number, ExpansionDefinition>();
  for (const kind of ['cat', 'ref'] as const) {
    for (const [key, editions] of Object.entries(CARRIED[kind])) {
      for (const edition of editions) {
        const source = `cat${key}-${kind}-${edition}.ast`;
        const parsed = parseSpecification(readFileSync(join(folder, source), 'utf8'));
        if ((parsed.kind === 'category') !== (kind === 'cat')) throw new Error(`${source}: kind`);
        const errors = widthErrors(parsed.definition);
        if (errors.length > 0) throw new Error(`${source}: ${errors.join('; ')}`);
        const name = { kind, category: Number(key), edition };
        names.push(name);
        const { definition } = withoutImpossibleLimits(parsed.definition);
        if ('items' in definition) definitions.push(definition);
        else expansions.set(definition.category, definition);
        files.set(join('definitions', fileName(name)), emitDefinition(name, parsed.definition));
      }
    }
  }
  files.set('definitions/catalogue.generated.ts', emitCatalogue(names));
  files.set('definitions/LICENSE.asterix-specs', readFileSync(join(folder, 'LICENSE'), 'utf8'));
  const keys = Object.keys(CARRIED.cat);
  for (const key of keys) {
    const own = definitions.filter(({ category }) => category === Number(key));
    const expansion = expansions.get(Number(key)) ?? null;
    const plans = own.map((definition) => planCategory(definition, expansion));
    files.set(`types/cat${key}.generated.ts`, emitTypes(own, expansion));
    files.set(`readers/cat${key}.generated.ts`, emitReader(plans));
  }
  files.set('types/index.generated.ts', emitTypeIndex(keys));
  files.set('readers/catalogue.generated.ts', emitReaderCatalogue(keys));
  return files;
}

export const CODEC_FOLDER: string = join(
  dirname(fileURLToPath(import.meta.url)),
  '../../src/wire/asterix',
);

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error('usage: node tools/asterix/compile.ts FOLDER_OF_AST_FILES');
    process.exit(2);
  }
  for (const [name, text] of compileFolder(folder)) {
    mkdirSync(dirname(join(CODEC_FOLDER, name)), { recursive: true });
    writeFileSync(join(CODEC_FOLDER, name), text);
    console.log(name);
  }
}
