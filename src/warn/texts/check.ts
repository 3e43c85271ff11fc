import { HAZARD_KINDS } from '../../assess/index.ts';
import { MODES, type Mode } from '../../mark/index.ts';
import { composeText, lengthOf, MAX_BRIEF, MAX_HEADLINE, type Saying } from './compose.ts';
import { placeholdersOf } from './fill.ts';
import { FRAMED, LATER_MESSAGES, type LanguageTable, MESSAGES } from './language.ts';

/** What is wrong with a language: at which member, what, and what to do about it. */
export interface LanguageProblem {
  readonly where: string;
  readonly what: string;
  readonly todo: string;
}

/** Problems that are told at once; the rest after these are mended. */
export const MAX_LANGUAGE_PROBLEMS = 50;

/**
 * What a schema cannot say of a language, whose shape is right already: that every text has the
 * placeholders it must have and no other, that drills and live alerts keep apart, and that whatever
 * has to be said fits the shortest texts with room for a place. Empty when nothing is wrong.
 */
export function languageProblems(table: LanguageTable): LanguageProblem[] {
  const problems = [...characters(table), ...placeholders(table), ...wordLists(table)];
  // What has wrong placeholders cannot be measured.
  return (problems.length > 0 ? problems : lengths(table)).slice(0, MAX_LANGUAGE_PROBLEMS);
}

/** Control characters, halves of a character, and what XML has none for (XML 1.0, section 2.2). */
const UNSAYABLE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

/** No channel says them: CAP and displays would get another character in their place. */
function characters(table: LanguageTable): LanguageProblem[] {
  return [...textsIn(table, [])].flatMap(([path, text]) => {
    const found = UNSAYABLE.exec(text)?.[0];
    if (found === undefined) return [];
    const code = found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return {
      where: path.join('.'),
      what: `U+${code} is no character that channels can carry`,
      todo: 'Take it out, or write a space.',
    };
  });
}

/** Placeholders of each text: those that it must have, and those that it may have. */
type Rule = readonly [must: readonly string[], may?: readonly string[]];

function ruleOf(path: readonly string[]): Rule | null {
  const [head = '', second = '', third = ''] = path;
  switch (head) {
    case 'kinds':
      return third === 'where' ? [['places']] : [[]];
    case 'rocket':
    case 'advice':
      return [[]];
    case 'after':
      if (third === 'where') return [['places']];
      return third === 'when' ? [['times']] : [[], ['event', 'none']];
    case 'lifted':
      return [['places']];
    case 'still':
      return second === 'do' ? [['places']] : [[]];
    case 'frames':
      return [['text']];
    case 'headline':
      return [['threat', 'short', 'place', ...(second === 'timed' ? ['from'] : [])]];
    case 'sentences':
      return SENTENCES[second] ?? [[]];
    case 'places':
      return PLACES[second] ?? [[]];
    case 'times':
      return TIMES[second] ?? [[]];
    default:
      return null;
  }
}

const SENTENCES: Readonly<Record<string, Rule>> = {
  when: [['times']],
  ready: [['places']],
  over: [['places']],
  source: [['source']],
  issuer: [['issuer']],
  nextBy: [['time']],
};
const PLACES: Readonly<Record<string, Rule>> = {
  more: [['first', 'count']],
  much: [['country']],
  parts: [['country']],
  several: [['count']],
};
const TIMES: Readonly<Record<string, Rule>> = {
  span: [['from', 'to', 'zone']],
  at: [['at', 'zone']],
  withUtc: [['local', 'utc']],
  clock: [['hour', 'minute']],
};

function placeholders(table: LanguageTable): LanguageProblem[] {
  const problems: LanguageProblem[] = [];
  for (const [path, text] of textsIn(table, [])) {
    const rule = ruleOf(path);
    if (rule === null) continue;
    const [must, may = []] = rule;
    const where = path.join('.');
    const found = placeholdersOf(text);
    for (const name of must.filter((each) => !found.includes(each))) {
      problems.push({
        where,
        what: `{${name}} is missing`,
        todo: `Put {${name}} where it belongs in the sentence.`,
      });
    }
    for (const name of found.filter((each) => !must.includes(each) && !may.includes(each))) {
      const known = [...must, ...may].map((each) => `{${each}}`).join(', ');
      problems.push({
        where,
        what: `{${name}} is not known here`,
        todo: known === '' ? 'Take it out: nothing is filled in here.' : `Known here: ${known}.`,
      });
    }
    if (/[{}]/.test(text.replace(/\{[a-z]+\}/g, ''))) {
      problems.push({
        where,
        what: 'a brace stands alone',
        todo: 'Placeholders are small letters in braces, as {places}.',
      });
    }
    if (text.trim() === '' && where !== 'sentences.gap') {
      problems.push({ where, what: 'there is no text', todo: 'Write the text.' });
    }
  }
  return problems;
}

/** Every text of a table with its way through it. */
function* textsIn(
  value: unknown,
  path: readonly string[],
): Generator<readonly [readonly string[], string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) yield* textsIn(part, [...path, key]);
  }
}

function wordLists({ words, frames, places }: LanguageTable): LanguageProblem[] {
  const problems: LanguageProblem[] = [];
  for (const [code, name] of Object.entries(places.names ?? {})) {
    const word = [...words.drill, ...words.live].find((each) => name.toLowerCase().includes(each));
    if (word === undefined) continue;
    problems.push({
      where: `places.names.${code}`,
      what: `"${name}" holds "${word}", which stands in words`,
      todo: 'Name the place otherwise, or change the list of words.',
    });
  }
  for (const list of ['live', 'drill'] as const) {
    for (const word of words[list].filter((each) => each !== each.toLowerCase())) {
      problems.push({
        where: `words.${list}`,
        what: `"${word}" has capital letters`,
        todo: 'Write the words in small letters: texts are compared in small letters.',
      });
    }
  }
  for (const framed of FRAMED) {
    for (const [part, text] of Object.entries(frames[framed])) {
      const lower = text.toLowerCase();
      if (words.drill.some((word) => lower.includes(word))) continue;
      problems.push({
        where: `frames.${framed}.${part}`,
        what: 'no word says that it is a drill',
        todo: 'Use one of words.drill, or add the word to it.',
      });
    }
  }
  return problems;
}

/** The ways in which a message may be said. */
type Manners = readonly (readonly [name: string, manner: Partial<Saying>])[];
const PLAIN: Manners = [['', {}]];
const BALLISTIC: Manners = [
  ['', {}],
  [', announced', { launch: 'announced' }],
  [', as an announced rocket', { launch: 'announced-rocket' }],
  [', as a rocket', { launch: 'rocket' }],
  [', passing over', { flown: true }],
];

/** More areas than any warning has; texts are measured with this number instead of names. */
const MANY = 999;

/**
 * Composes every kind, message and mode with a place that fits nowhere, so that the shortest words
 * are taken: those must fit. Drill words in live texts, and the reverse, are found on the way.
 */
function lengths(table: LanguageTable): LanguageProblem[] {
  const problems = new Map<string, LanguageProblem>();
  const long = 'x'.repeat(MAX_BRIEF);
  const area = { region: '', names: { en: long, ko: long, ja: long } };
  const areas = Array.from({ length: MANY }, () => ({ ...area, earliestMs: 0, latestMs: 0 }));
  const add = (problem: LanguageProblem): unknown => problems.set(problem.where, problem);
  for (const kind of HAZARD_KINDS) {
    for (const message of MESSAGES) {
      for (const mode of MODES) {
        for (const [more, manner] of kind === 'ballistic' ? BALLISTIC : PLAIN) {
          const saying: Saying = { kind, message, areas, ...manner };
          const text = composeText(table, saying, mode, '');
          const where = `${kindPath(kind, message)}, ${mode}${more}`;
          for (const [part, most] of [
            ['headline', MAX_HEADLINE],
            ['brief', MAX_BRIEF],
          ] as const) {
            const length = lengthOf(text[part]);
            if (length <= most) continue;
            add({
              where: `${where}, ${part}`,
              what: `has ${length} characters with no more than a number of areas; ${most} fit: "${text[part]}"`,
              todo: 'Shorten its sentences, or the frame around it.',
            });
          }
          for (const problem of mixedWords(table, where, mode, Object.values(text))) add(problem);
        }
      }
    }
  }
  return [...problems.values()];
}

function kindPath(kind: Saying['kind'], message: Saying['message']): string {
  const later = (LATER_MESSAGES as readonly string[]).includes(message);
  return later ? `kinds.${kind} with after.${message}` : `kinds.${kind} with ${message}`;
}

function* mixedWords(
  { words }: LanguageTable,
  where: string,
  mode: Mode,
  texts: readonly string[],
): Generator<LanguageProblem> {
  const [list, wrong] =
    mode === 'actual' ? (['drill', words.drill] as const) : (['live', words.live] as const);
  for (const text of texts) {
    const word = wrong.find((each) => text.toLowerCase().includes(each));
    if (word === undefined) continue;
    yield {
      where,
      what: `"${word}", which stands in words.${list}, is in "${text.slice(0, 120)}"`,
      todo: 'Say it in other words: a drill and a live alert must not look alike.',
    };
    return;
  }
}
