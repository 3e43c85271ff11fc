import type { Warning } from '../warn/index.ts';
import { tryActual } from './case-drill.ts';
import type { CaseRun } from './case-run.ts';
import { clockOf, linesOf, localClock, outlineOf, sinceZero, wordsIn } from './case-said.ts';

const GAP = ' │ ';
/** Room for `T`. */
const AT = 6;
/** Columns that are used at most, and of a terminal that does not say how wide it is. */
const WIDEST = 100;
/** Narrower than this no two columns stand side by side. */
const NARROWEST = 60;

/**
 * A case as people read it in a terminal: the timeline side by side, then the words. `columns`: how
 * wide the terminal is.
 */
export function caseText(run: CaseRun, columns = WIDEST): string[] {
  const width = Math.min(WIDEST, Math.max(NARROWEST, columns));
  const column = Math.floor((width - AT - 2 * GAP.length) / 2);
  const { case: told } = run;
  return [
    `EXERCISE  ${told.title}`,
    ...wrap(
      'A simulated flight with the published figures; every text says EXERCISE, as it must.',
      width,
    ),
    `T is minutes and seconds after ${localClock(told, 0)} ${told.zone}.`,
    '',
    row('T', 'what happened', 'what this system says', column),
    `${'─'.repeat(AT + 1)}┼${'─'.repeat(column + 2)}┼${'─'.repeat(column + 1)}`,
    ...linesOf(run).flatMap(({ atS, happened, said }) => {
      const left = happened === null ? [] : wrap(happened.says, column);
      const right = said === null ? [] : wrap(`${said.who}: ${said.says}`, column);
      const at = atS === null ? '?' : clockOf(atS);
      return zip(left, right).map(([a, b], i) => row(i === 0 ? at : '', a, b, column));
    }),
    '',
    ...summary(run),
    '',
    ...barrier(run, width),
    ...words(run, width),
    'Assumed:',
    ...told.assumed.flatMap((line) => bullet(line, width)),
    '',
    'What it shows:',
    ...told.lessons.flatMap((line) => bullet(line, width)),
  ];
}

function row(at: string, left: string, right: string, column: number): string {
  return `${at.padStart(AT)}${GAP}${left.padEnd(column)}${GAP}${right}`.trimEnd();
}

function zip(a: readonly string[], b: readonly string[]): [string, string][] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => [a[i] ?? '', b[i] ?? '']);
}

function summary(run: CaseRun): string[] {
  return run.played.map((played) => {
    const { staffing, firstS, overS } = outlineOf(run, played);
    const first = firstS === null ? 'no word to people on land' : `first word T+${clockOf(firstS)}`;
    const over = overS === null ? '' : `, taken back or all-clear T+${clockOf(overS)}`;
    return `  ${`${staffing}:`.padEnd(14)} ${first}${over}`;
  });
}

function barrier(run: CaseRun, width: number): string[] {
  if (run.case.kind !== 'drill') return [];
  const attempts = tryActual(run.case, run.seen, run.played.at(-1)!);
  return [
    'The same drill against the actual node:',
    ...attempts.flatMap(({ what, outcome }) => bullet(`${what}. ${outcome}`, width)),
    '',
  ];
}

/** The first public word and the last, in English and the people's language. */
function words(run: CaseRun, width: number): string[] {
  const { language } = run.case;
  const { first, over } = outlineOf(run, run.played.at(-1)!);
  const spoken = [first, over].filter((warning): warning is Warning => warning !== null);
  return spoken.flatMap((warning) => [
    `In words, T+${clockOf(sinceZero(run, warning.issuedMs ?? warning.draftedMs))}, by ${run.played.at(-1)!.staffing}:`,
    ...[...new Set(['en', language])].flatMap((tag) => {
      const { headline, description, instruction } = wordsIn(warning, tag);
      return [headline, description, instruction]
        .flatMap((text) => wrap(text, width - 10).map((line) => `    ${line}`))
        .concat('');
    }),
  ]);
}

function bullet(text: string, width: number): string[] {
  return wrap(text, width - 10).map((line, i) => `${i === 0 ? '  - ' : '    '}${line}`);
}

/** Breaks at spaces; what has none stays whole. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
