/**
 * The example texts of the documentation, made from the words of the program:
 * `node tools/texts.ts --write`; without it, only says whether they are up to date (exit code 1
 * when they are not).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HAZARD_KINDS, type HazardKind } from '../src/assess/index.ts';
import { regionByCode } from '../src/earth/index.ts';
import type { Mode } from '../src/mark/index.ts';
import { MAX_BRIEF, MAX_HEADLINE, type WarningText } from '../src/warn/index.ts';
import { composeText, type Saying } from '../src/warn/texts/compose.ts';
import {
  type LanguageTable,
  MESSAGES,
  type Message,
  SHIPPED_LANGUAGES,
} from '../src/warn/texts/language.ts';
import { gradeOf } from '../src/warn/texts/plain.ts';

const root = join(import.meta.dirname, '..');

/** 2026-11-21, 09:06 in Japan and Korea. */
const EARLIEST_MS = Date.UTC(2026, 10, 21, 0, 6, 10);
const LATEST_MS = EARLIEST_MS + 60_000;

const ISSUERS: Readonly<Record<string, string>> = {
  en: 'National Warning Centre',
  ko: '국가경보센터',
  ja: '国家警報センター',
  tl: 'National Warning Centre',
};

/** What each message of the table of stages means for the people who read the page. */
const STAGES: Readonly<Record<Message, string>> = {
  prepare: 'prepare',
  launched: 'launched: be ready',
  takeCover: 'take cover',
  lost: 'track lost',
  ended: 'time over, wait',
  correction: 'correction (issued in error)',
  allClear: 'all-clear',
};

const ZONED: readonly HazardKind[] = ['space-launch', 're-entry'];

function example(
  table: LanguageTable,
  kind: HazardKind,
  message: Message,
  mode: Mode,
  manner: Partial<Saying> = {},
): WarningText {
  const codes = ['JP-15', 'JP-16', 'KR-42'];
  const areas = codes.map((code) => ({
    region: code,
    names: regionByCode(code)!.names,
    earliestMs: EARLIEST_MS,
    latestMs: LATEST_MS,
  }));
  const zone = '38-10.0N/39-00.0N 135-20.0E/136-00.0E';
  const zoned = ZONED.includes(kind) && message !== 'takeCover';
  const over = message === 'correction' || message === 'allClear' || message === 'ended';
  const saying: Saying = {
    ...{ kind, message },
    areas: (zoned
      ? [{ ...areas[0]!, region: 'zone-1', names: { en: zone, ko: zone, ja: zone } }]
      : areas
    ).map((area) => (over ? { ...area, earliestMs: null, latestMs: null } : area)),
    ...(zoned ? { dated: true } : { nextMs: over ? null : LATEST_MS + 150_000 }),
    ...manner,
  };
  return composeText(table, saying, mode, ISSUERS[table.tag] ?? ISSUERS['en']!);
}

const PLACES = ['JP-01', 'JP-02'].map((region) => ({
  region,
  names: regionByCode(region)!.names,
}));

/** What else the words of a missile warning may have to say. */
const MANNERS: readonly (readonly [name: string, manner: Partial<Saying>])[] = [
  ['take cover, and elsewhere be ready', { ready: PLACES }],
  ['take cover, and where it only passes over', { over: PLACES }],
  ['where it only passes over', { flown: true }],
  [
    'announced as a satellite launch, not known to come down',
    { launch: 'announced-rocket', source: 'Japan Coast Guard' },
  ],
  [
    'announced as a satellite launch, and it comes down',
    { launch: 'announced', source: 'Japan Coast Guard' },
  ],
];

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
    const plain = MESSAGES.map((message) => [STAGES[message], message, {}] as const);
    const more = kind !== 'ballistic' ? [] : MANNERS;
    const all = [...plain, ...more.map(([name, manner]) => [name, 'takeCover', manner] as const)];
    for (const [name, message, manner] of all) {
      const live = example(table, kind, message, 'actual', manner);
      const drill = example(table, kind, message, 'exercise', manner);
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
    const texts = [
      ...HAZARD_KINDS.flatMap((kind) =>
        MESSAGES.map((message) => example(table, kind, message, 'actual')),
      ),
      ...MANNERS.map(([, manner]) => example(table, 'ballistic', 'takeCover', 'actual', manner)),
    ];
    const longest = (part: 'headline' | 'brief'): number =>
      Math.max(...texts.map((text) => text[part].length));
    const grades = texts.map(({ description, instruction }) =>
      gradeOf(`${description} ${instruction}`),
    );
    const grade = table.plain.grade === undefined ? '' : Math.max(...grades).toFixed(1);
    return `| [${table.name}](texts/${table.tag}.md) | \`${table.tag}\` | ${texts.length} | ${longest('headline')} | ${longest('brief')} | ${grade} | no |`;
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
