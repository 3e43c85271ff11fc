import type { ConsultWord } from '../../src/share/index.ts';
import type { Language } from '../../src/warn/index.ts';
import type { ConsultView, View } from '../../src/watch/index.ts';
import { CONSULT_WORDS } from './consult-words.ts';
import { lengthText, timeOfDay } from './times.ts';
import { fill } from './words.ts';

type WordView = ConsultView['words'][number];

/** One hazard that nations speak of, a column a nation. */
export interface Consultation {
  readonly hazard: string;
  readonly columns: readonly Column[];
  readonly said: readonly Said[];
}

/** One nation: where it stands, whether it is awaited, and what it tells its public. */
export interface Column {
  readonly node: string;
  readonly own: boolean;
  /** Its newest word. */
  readonly position: string;
  readonly differs: boolean;
  /** What it owes an answer to: how long it has, or since when it is silent; empty: nothing. */
  readonly clock: string;
  readonly late: boolean;
  readonly publicTexts: readonly PublicText[];
}

export interface PublicText {
  readonly warning: string;
  readonly state: string;
  readonly headline: string;
  readonly instruction: string;
  /** Language tag of the text that is shown. */
  readonly tag: string;
}

/** One word as it was said; the newest first. */
export interface Said {
  readonly key: string;
  readonly head: string;
  /** As an officer wrote it, translated by nobody. */
  readonly text: string;
}

/** Words of one hazard that are shown; the others stand in the ledger. */
const MAX_SAID = 12;

export function consultationsOf(
  { node, nowMs, consultations }: Pick<View, 'node' | 'nowMs' | 'consultations'>,
  language: Language,
): Consultation[] {
  return consultations.map((view) => ({
    hazard: view.hazard,
    columns: nationsOf(node, view).map((each) => columnOf(each, node, view, nowMs, language)),
    said: view.words
      .slice(-MAX_SAID)
      .reverse()
      .map((word) => saidOf(word, view, language)),
  }));
}

/** This nation first, the others in the order in which they were heard of. */
function nationsOf(own: string, { words, publicTexts }: ConsultView): string[] {
  const named = words.flatMap(({ origin, to }) => [origin, ...to]);
  return [...new Set([own, ...named, ...publicTexts.map(({ node }) => node)])];
}

function columnOf(
  node: string,
  own: string,
  view: ConsultView,
  nowMs: number,
  language: Language,
): Column {
  const words = CONSULT_WORDS[language];
  const newest = view.words.findLast(({ origin }) => origin === node);
  const position = newest?.word as ConsultWord | undefined;
  const open = view.words.findLast((word) => isAwaited(word, node, own));
  const late = open !== undefined && nowMs >= open.dueMs!;
  const clock =
    open === undefined
      ? ''
      : late
        ? fill(words.silent, { time: timeOfDay(open.dueMs!) })
        : fill(words.asked, { in: lengthText(open.dueMs! - nowMs) });
  return {
    ...{ node, own: node === own, late, clock, differs: position === 'differ' },
    position: position === undefined ? words.noWord : words.positions[position],
    publicTexts: view.publicTexts
      .filter((text) => text.node === node)
      .flatMap(({ warning, state, texts }) => {
        const tag = [language, 'en', ...Object.keys(texts)].find((each) => each in texts);
        const text = tag === undefined ? undefined : texts[tag];
        if (tag === undefined || text === undefined) return [];
        return [{ warning, state, tag, headline: text.headline, instruction: text.instruction }];
      }),
  };
}

/** Whether this nation owes an answer to a word: of another's, what was said to us alone is known. */
function isAwaited({ origin, dueMs, to, answered }: WordView, node: string, own: string): boolean {
  if (dueMs === null || origin === node || answered.includes(node)) return false;
  return origin === own ? to.includes(node) : node === own;
}

function saidOf(
  { id, origin, atMs, word, text, inAnswerTo }: WordView,
  view: ConsultView,
  language: Language,
): Said {
  const words = CONSULT_WORDS[language];
  const asked = view.words.find((each) => each.id === inAnswerTo);
  const about =
    asked === undefined ? '' : `, ${fill(words.answers, { node: asked.origin.toUpperCase() })}`;
  const what = words.positions[word as ConsultWord] ?? word;
  return {
    key: `${origin}/${id}`,
    head: `${timeOfDay(atMs)} ${origin.toUpperCase()} ${what}${about}`,
    text,
  };
}
