import type { HazardKind } from '../assess/index.ts';
import {
  type ExampleText,
  exampleTexts,
  type LanguageTable,
  reviewStates,
  sentencesOf,
} from '../warn/index.ts';

/** What is asked of every text; docs/texts.md has the same list. */
export const REVIEW_RULES: readonly string[] = [
  'Complete: the headline alone says what it is, where, and what to do.',
  'Clear: who is meant, where and when can be read in one way only; "by" is not "until".',
  'Grammar: each sentence is right with any name or number in it: particles, articles, endings.',
  'Official: register and terms are those that your authorities use for this danger.',
  'Not over: track lost, time over, and a correction or an all-clear under which another warning stands, cannot be taken for the end.',
  'Over: the correction and the all-clear leave no doubt, and say what is still not to be touched.',
  'Drills: they say so first and last, and hold no word that only live alerts have.',
  'Read aloud: times, numbers, names, brackets and abbreviations sound right by screen reader and loudspeaker.',
  'Right to do: each advice is what your civil defence tells people for this danger, and whom to call.',
  'Plain: a child of twelve understands it at once; nothing is said twice.',
];

/** All texts of a language, kind by kind, with what to ask of them and a table to sign: Markdown. */
export function reviewSheet(table: LanguageTable, kinds: readonly HazardKind[]): string {
  const all = exampleTexts(table);
  return [
    `# Texts to review: ${table.name} (\`${table.tag}\`)`,
    '',
    'Read every text below as somebody would who gets it on the phone at night, and ask of it:',
    '',
    ...REVIEW_RULES.map((rule, i) => `${i + 1}. ${rule}`),
    '',
    'Write what is wrong beside it. Names of places, times and issuer are examples. Headlines are **bold**; *in full*:',
    'what only the full text says; *drill*: how the first text stands in an exercise.',
    '',
    ...kinds.flatMap((kind) => kindLines(table, kind, all)),
    ...otherLines(table),
    ...signTable(table, kinds),
  ].join('\n');
}

function kindLines(table: LanguageTable, kind: HazardKind, all: readonly ExampleText[]): string[] {
  const texts = new Map<string, { names: string[]; text: ExampleText }>();
  for (const text of all.filter((each) => each.kind === kind)) {
    const key = JSON.stringify(text.live);
    const same = texts.get(key);
    if (same === undefined) texts.set(key, { names: [text.name], text });
    else same.names.push(text.name);
  }
  const shown = [...texts.values()];
  const { drill } = shown[0]!.text;
  return [
    `## ${table.kinds[kind].event} (\`${kind}\`)`,
    '',
    ...shown.flatMap(({ names, text }) => [`### ${names.join('; ')}`, '', ...textLines(text)]),
    `*drill* **${drill.headline}**`,
    '',
    drill.brief,
    '',
  ];
}

function textLines({ live }: ExampleText): string[] {
  const more = sentencesOf(`${live.description} ${live.instruction}`).filter(
    (sentence) => !live.brief.includes(sentence),
  );
  const full = more.length === 0 ? [] : [`*in full* ${more.join(' ')}`, ''];
  return [`**${live.headline}**`, '', live.brief, '', ...full];
}

/** What no example has: tests and simulations, and the words for places. */
function otherLines({ frames, places, times, headline }: LanguageTable): string[] {
  const { list, more, much, parts, one, several, countries } = places;
  return [
    '## Other words',
    '',
    '`{…}` stands for what is filled in.',
    '',
    ...[frames.exercise, frames.test, frames.simulated]
      .flatMap(({ headline: short, brief, description, instruction }) => [
        ...[short, brief, description, instruction],
      ])
      .map((frame) => `- ${frame}`),
    ...[more, much, parts, one, several].map((words) => `- ${words}`),
    `- ${Object.values(countries).join(list)}`,
    `- ${Object.values(times.zones).join(list)}`,
    ...[
      headline.plain,
      headline.timed,
      times.span,
      times.at,
      times.withUtc,
      times.clock ?? '09:06',
    ].map((words) => `- ${words}`),
    '',
  ];
}

function signTable(table: LanguageTable, kinds: readonly HazardKind[]): string[] {
  const states = reviewStates(table).filter(({ kind }) => kinds.includes(kind));
  const columns = REVIEW_RULES.map((_, i) => String(i + 1));
  return [
    '## Signature',
    '',
    `| kind | ${columns.join(' | ')} | read before by | read by, day |`,
    `|---|${columns.map(() => '---').join('|')}|---|---|`,
    ...states.map(({ kind, state, by, on }) => {
      const before =
        state === 'none'
          ? 'nobody'
          : `${by}, ${on}${state === 'changed' ? ' (changed since)' : ''}`;
      return `| ${kind} | ${columns.map(() => '☐').join(' | ')} | ${before} | |`;
    }),
    '',
    `Then: bongsu texts sign ${table.tag} --by NAME --out ${table.tag}.json`,
  ];
}
