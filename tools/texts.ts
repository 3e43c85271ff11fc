/**
 * The example texts of the documentation, made from the words of the program:
 * `node tools/texts.ts --write`; without it, only says whether they are up to date (exit code 1
 * when they are not).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HAZARD_KINDS } from '../src/assess/index.ts';
import {
  exampleTexts,
  type LanguageTable,
  MAX_BRIEF,
  MAX_HEADLINE,
  reviewStates,
  SHIPPED_LANGUAGES,
} from '../src/warn/index.ts';
import { gradeOf } from '../src/warn/texts/plain.ts';

const root = join(import.meta.dirname, '..');

/** One page a language, with every kind and message. */
function examplesPage(table: LanguageTable): string {
  const lines = [
    `# Example texts: ${table.name}`,
    '',
    'Made from the program by `node tools/texts.ts --write`; how they are made, and what holds of them,',
    'stands in [texts](../texts.md). **No native speaker has reviewed them for this project.**',
    '',
    `Of each text: the headline (${MAX_HEADLINE} characters), the brief text (${MAX_BRIEF}), the full text, and the`,
    'first two as they stand in an exercise.',
    '',
  ];
  for (const kind of HAZARD_KINDS) {
    lines.push(`## ${table.kinds[kind].event} (\`${kind}\`)`, '');
    for (const { name, live, drill } of exampleTexts(table).filter((one) => one.kind === kind)) {
      lines.push(
        `### ${name}`,
        '',
        `- **${live.headline.length}** ${live.headline}`,
        `- **${live.brief.length}** ${live.brief}`,
        `- **${live.description.length + live.instruction.length}** ${live.description}`,
        `  ${live.instruction}`,
        `- exercise **${drill.headline.length}** ${drill.headline}`,
        `- exercise **${drill.brief.length}** ${drill.brief}`,
        '',
      );
    }
  }
  return lines.join('\n');
}

/** What stands between two marks of a page. */
const BEGIN = '<!-- made by tools/texts.ts -->';
const END = '<!-- end -->';

function languageRows(): string {
  const rows = Object.values(SHIPPED_LANGUAGES).map((table) => {
    const texts = exampleTexts(table).map(({ live }) => live);
    const read = reviewStates(table).filter(({ state }) => state === 'reviewed').length;
    const reviewed = read === 0 ? 'no' : `${read} of ${HAZARD_KINDS.length} kinds`;
    const longest = (part: 'headline' | 'brief'): number =>
      Math.max(...texts.map((text) => text[part].length));
    const grades = texts.map(({ description, instruction }) =>
      gradeOf(`${description} ${instruction}`),
    );
    const grade = table.plain.grade === undefined ? '' : Math.max(...grades).toFixed(1);
    return `| [${table.name}](texts/${table.tag}.md) | \`${table.tag}\` | ${texts.length} | ${longest('headline')} | ${longest('brief')} | ${grade} | ${reviewed} |`;
  });
  return [
    '| language | tag | example texts | longest headline | longest brief | highest grade | reviewed by a native speaker |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** Every generated page with what should stand in it. */
export function generatedTexts(): { file: string; text: string }[] {
  const page = readFileSync(join(root, 'docs/texts.md'), 'utf8');
  const begin = page.indexOf(BEGIN) + BEGIN.length;
  const made = `${page.slice(0, begin)}\n\n${languageRows()}\n\n${page.slice(page.indexOf(END))}`;
  return [
    { file: 'docs/texts.md', text: made },
    ...Object.values(SHIPPED_LANGUAGES).map((table) => ({
      file: `docs/texts/${table.tag}.md`,
      text: examplesPage(table),
    })),
  ];
}

if (import.meta.main) {
  const write = process.argv.includes('--write');
  for (const { file, text } of generatedTexts()) {
    const path = join(root, file);
    if (write) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    } else if (readFileSync(path, 'utf8') !== text) {
      console.error(`${file} is out of date: run "node tools/texts.ts --write"`);
      process.exitCode = 1;
    }
  }
}
