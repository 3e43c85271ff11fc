import type { PlainRules } from './language.ts';

/** One thing in a text that people may stumble over. */
export interface PlainProblem {
  readonly rule: 'sentence' | 'ideas' | 'sentences' | 'word' | 'passive' | 'abbreviation' | 'grade';
  /** The sentence, or the whole text. */
  readonly text: string;
  readonly what: string;
}

/**
 * What makes a text hard, by the rules of its language: long sentences, many ideas in one, many
 * sentences, words of the trade, passive forms, abbreviations, and for English a grade. Empty when
 * nothing does. A list of rules no more than approximates plain language; a person has to read the
 * text all the same.
 */
export function plainProblems(text: string, rules: PlainRules): PlainProblem[] {
  const sentences = sentencesOf(text);
  const problems = sentences.flatMap((sentence) => sentenceProblems(sentence, rules));
  if (sentences.length > rules.mostSentences) {
    problems.push({
      rule: 'sentences',
      text,
      what: `${sentences.length} sentences; ${rules.mostSentences} at the most`,
    });
  }
  for (const { word, say } of rules.banned) {
    if (holds(text, word, rules)) {
      problems.push({ rule: 'word', text, what: `"${word}": say "${say}"` });
    }
  }
  for (const form of rules.passive) {
    if (holds(text, form, rules)) problems.push({ rule: 'passive', text, what: `"${form}"` });
  }
  for (const short of rules.abbreviations) {
    if (holds(text, short, rules))
      problems.push({ rule: 'abbreviation', text, what: `"${short}"` });
  }
  const grade = rules.grade === undefined ? 0 : gradeOf(text);
  if (rules.grade !== undefined && grade > rules.grade) {
    const what = `grade ${grade.toFixed(1)}; ${rules.grade} at the most`;
    problems.push({ rule: 'grade', text, what });
  }
  return problems;
}

function sentenceProblems(sentence: string, rules: PlainRules): PlainProblem[] {
  const problems: PlainProblem[] = [];
  const length = rules.counts === 'words' ? wordsOf(sentence).length : [...sentence].length;
  if (length > rules.longest) {
    const what = `${length} ${rules.counts}; ${rules.longest} at the most`;
    problems.push({ rule: 'sentence', text: sentence, what });
  }
  const joints = rules.joints.reduce((sum, joint) => sum + sentence.split(joint).length - 1, 0);
  if (joints > rules.mostJoints) {
    const what = `goes on ${joints} times; ${rules.mostJoints} at the most`;
    problems.push({ rule: 'ideas', text: sentence, what });
  }
  return problems;
}

/** By their last letter: `.`, `?`, `!` with a space or the end behind it, or `。`. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.?!])\s+|(?<=。)/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’:-]*/gu) ?? [];
}

/** In small letters; where words stand apart, as whole words. */
function holds(text: string, part: string, { counts }: PlainRules): boolean {
  const [inside, sought] = [text.toLowerCase(), part.toLowerCase()];
  for (let at = inside.indexOf(sought); at >= 0; at = inside.indexOf(sought, at + 1)) {
    if (counts === 'characters') return true;
    const before = inside[at - 1] ?? ' ';
    const after = inside[at + sought.length] ?? ' ';
    if (!/\p{L}/u.test(before) && !/\p{L}/u.test(after)) return true;
  }
  return false;
}

/**
 * Grade of school by which an English text is understood: Kincaid, Fishburne, Rogers and Chissom,
 * Research Branch Report 8-75 (1975), 0.39 words per sentence + 11.8 syllables per word − 15.59.
 * Syllables are counted by groups of vowels. 0 for a text without words.
 */
export function gradeOf(text: string): number {
  const words = wordsOf(text).filter((word) => /\p{L}/u.test(word));
  const sentences = sentencesOf(text).length;
  if (words.length === 0 || sentences === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return (0.39 * words.length) / sentences + (11.8 * syllables) / words.length - 15.59;
}

function syllablesOf(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  const groups = plain.match(/[aeiouy]+/g)?.length ?? 0;
  const silent = /[^aeiouyl]e$|[^aeiouydt]ed$|[^aeiouysxz]es$/.test(plain) ? 1 : 0;
  return Math.max(1, groups - silent);
}
