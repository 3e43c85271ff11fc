import { tryActual } from '../src/cli/case-drill.ts';
import type { CaseRun } from '../src/cli/case-run.ts';
import {
  clockOf,
  linesOf,
  localClock,
  outlineOf,
  sinceZero,
  wordsIn,
} from '../src/cli/case-said.ts';
import { CHANGED_S, FIRST_SIGNS_S, REGRET_S, SECOND_SIGNS_S } from '../src/exercise/index.ts';
import type { Warning } from '../src/warn/index.ts';

/** docs/cases.md, all of it. */
export function casesPage(runs: readonly CaseRun[]): string {
  return [
    '# Six cases: what happened, and what this system says',
    '',
    'Made by `node tools/cases.ts --write`; each case by itself: `bongsu case 2017-09-15`.',
    '',
    'Each is an exercise: a simulated flight with the published figures, seen by simulated radars at',
    'guessed places, through the whole path (their bytes, tracks, recognition, drafts, signatures), in',
    'virtual time. What happened is told with its public source, to the minute that the source tells.',
    'No simulation proves what would have been: it shows what the rules of this program lead to, with',
    'the flaws that are left. Every text says EXERCISE; without that frame the words are those of an',
    'actual warning.',
    '',
    '**Who releases.** *Automatic*: two officers have granted a standing authority for the shift and',
    'nobody signs anything but what takes a warning back; it acts with under five minutes left',
    `([warnings](warnings.md)). *One officer*: signs ${FIRST_SIGNS_S} s after a warning came up. *Two officers*: the`,
    `second ${SECOND_SIGNS_S} s after the first. No one signs a draft that changed less than ${CHANGED_S} s ago. These people`,
    'sign whatever is put before them: they judge nothing. As shipped, the second and the first stand',
    'together: two officers, and the authority where they have no time.',
    '',
    '| case | first word in public | automatic | one officer | two officers |',
    '|---|---|---|---|---|',
    ...runs.map((run) => {
      const cells = run.played.map((played) => {
        const { firstS } = outlineOf(run, played);
        return firstS === null ? 'none' : `T+${clockOf(firstS)}`;
      });
      return `| [${run.case.title}](#${anchor(run.case.title)}) | ${run.case.firstWord} | ${cells.join(' | ')} |`;
    }),
    '',
    'How many of all the places that are struck are warned in time is measured over many simulated',
    'flights: [what warnings reach](warned.md).',
    '',
    ...runs.flatMap(caseSection),
  ].join('\n');
}

/** As GitHub makes it of a heading. */
function anchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}

function caseSection(run: CaseRun): string[] {
  const { case: told } = run;
  return [
    `## ${told.title}`,
    '',
    `![${told.title}: the flight, the areas of the first word, and who said what when](images/case-${told.name}.svg)`,
    '',
    `\`bongsu case ${told.name}\`. T is minutes and seconds after ${localClock(told, 0)} ${told.zone}.`,
    '',
    '| T | what happened | what this system says |',
    '|---|---|---|',
    ...linesOf(run).map(({ atS, happened, said }) => {
      const at = atS === null ? 'not published' : clockOf(atS);
      const left = happened === null ? '' : `${happened.says} *(${happened.source})*`;
      const right = said === null ? '' : `*${said.who}*: ${said.says}`;
      return `| ${at} | ${left} | ${right} |`;
    }),
    '',
    '**What it shows.**',
    '',
    ...told.lessons.map((lesson) => `- ${lesson}`),
    '',
    ...attempts(run),
    ...words(run),
    '**Assumed.**',
    '',
    ...told.assumed.map((line) => `- ${line}`),
    '',
  ];
}

function attempts(run: CaseRun): string[] {
  if (run.case.kind !== 'drill') return [];
  return [
    '**The drill against the actual node** (law 3):',
    '',
    ...tryActual(run.case, run.seen, run.played.at(-1)!).map(
      ({ what, outcome }) => `- ${what}. ${outcome}`,
    ),
    '',
    `The error within the exercise: ${REGRET_S / 60} minutes after a warning went out an officer asks to take it back,`,
    'and the correction that was prepared with it waits for its signatures at once.',
    '',
  ];
}

function words(run: CaseRun): string[] {
  const played = run.played.at(-1)!;
  const { first, over } = outlineOf(run, played);
  const spoken = [first, over].filter((warning): warning is Warning => warning !== null);
  if (spoken.length === 0) return [];
  return [
    '<details><summary>In words: the first and the last, by two officers</summary>',
    '',
    ...spoken.flatMap((warning) => [
      `T+${clockOf(sinceZero(run, warning.issuedMs ?? warning.draftedMs))}`,
      '',
      ...[...new Set(['en', run.case.language])].flatMap((tag) => {
        const { headline, description, instruction } = wordsIn(warning, tag);
        return [`> **${headline}**  `, `> ${description}  `, `> ${instruction}`, ''];
      }),
    ]),
    '</details>',
    '',
  ];
}
